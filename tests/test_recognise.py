"""Toponym recognition: golden sentences, offsets, and text of any kind."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest
from golden_rows import cases, golden
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import GeoError
from geo.gazetteer import Gazetteer
from geo.model import Toponym, Usage
from geo.recognise import recognise
from geo.recognise.name_context import PLACE, name_context
from geo.recognise.sentence_bounds import sequences
from geo.recognise.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geo.evaluation import Gold
    from geo.model import Article


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def found(text: str, gazetteer: Gazetteer) -> list[tuple[str, Usage]]:
    return [(toponym.text, toponym.usage) for toponym in recognise(text, gazetteer)]


def assert_sound(text: str, toponyms: tuple[Toponym, ...]) -> None:
    for toponym in toponyms:
        assert toponym.text == text[toponym.start : toponym.end] != ""
        assert 0 <= toponym.certainty <= 1
    for before, after in pairwise(toponyms):
        assert before.end <= after.start


@pytest.mark.parametrize(("article", "gold"), cases(golden("toponyms")))
def test_golden_mentions(article: Article, gold: Gold, gazetteer: Gazetteer) -> None:
    marked = [(one.span.start, one.span.end, one.usage) for one in gold.toponyms or ()]
    assert [(one.start, one.end, one.usage) for one in recognise(article.text, gazetteer)] == marked


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_keeps_its_offsets(text: str) -> None:
    assert_sound(text, recognise(text, Gazetteer.open()))


PIECES = st.sampled_from(
    [
        "Baku",
        "New York",
        "Lachin corridor",
        "’s",
        "-",
        ", ",
        " said ",
        "\n\n",
        "\x00",
        "U.S.",
        "Ժողով",
        "a\u0301",
        "(",
        "🙂",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_names_run_together_keep_their_offsets(text: str) -> None:
    assert_sound(text, recognise(text, Gazetteer.open()))


@given(st.text(max_size=400))
def test_tokens_cover_all_but_white_space(text: str) -> None:
    words = tokens(text)
    assert all(word.text == text[word.start : word.end] for word in words)
    assert sum(len(word.text) for word in words) == sum(not one.isspace() for one in text)
    assert [word for sequence in sequences(text, words) for word in sequence] == words


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x01\x02", ".....", "'" * 50])
def test_text_without_names_has_none(text: str, gazetteer: Gazetteer) -> None:
    assert recognise(text, gazetteer) == ()


def test_a_long_line_of_nothing_but_names(gazetteer: Gazetteer) -> None:
    text = "Baku Yerevan Tbilisi " * 3000
    toponyms = recognise(text, gazetteer)
    assert_sound(text, toponyms)
    assert toponyms


class Counting:
    """A gazetteer that counts how often it is asked."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.asked = 0

    def __getattr__(self, name: str) -> Callable[..., object]:
        def ask(*given: object) -> object:
            self.asked += 1
            answer: object = getattr(self._gazetteer, name)(*given)
            return answer

        return ask


def work(text: str, gazetteer: Gazetteer) -> int:
    counting = Counting(gazetteer)
    assert_sound(text, recognise(text, cast("Gazetteer", counting)))
    return counting.asked


@pytest.mark.parametrize(
    "piece",
    [
        "Baku Yerevan Tbilisi ",
        "San Jose San Juan San Diego, ",
        "Talks were held in Tbilisi. ",
        "x" * 50 + " ",
        "Paris\x00\x07",
    ],
)
def test_twice_the_text_is_twice_the_work(piece: str, gazetteer: Gazetteer) -> None:
    once, twice = work(piece * 400, gazetteer), work(piece * 800, gazetteer)
    assert twice <= 2.05 * once + 5


def test_a_megabyte_on_one_line_keeps_its_offsets(gazetteer: Gazetteer) -> None:
    text = "Talks were held in Tbilisi, " + "and so on " * 100_000 + "then in Baku."
    found = recognise(text, gazetteer)
    assert_sound(text, found)
    assert [one.text for one in found] == ["Tbilisi", "Baku"]


def test_a_name_found_once_is_found_again(gazetteer: Gazetteer) -> None:
    text = "Talks were held in the village of Berkaber in Armenia. Later Berkaber was quiet."
    assert [name for name, _ in found(text, gazetteer)].count("Berkaber") == 2


def test_a_person_is_not_a_place_by_its_surname(gazetteer: Gazetteer) -> None:
    text = "Spokesman Ned Price said the talks in Armenia went well. Price said Antony Blinken was pleased."
    assert found(text, gazetteer) == [("Armenia", Usage.LITERAL)]


def test_a_given_name_and_surname_are_no_towns(gazetteer: Gazetteer) -> None:
    text = "The clerk, Charlotte West, left at noon. West said she was tired. Sgt. Lincoln agreed."
    assert found(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("talks between X and X collapsed", ("between", "talks")),
        ("they won a match against X", ("against", "match")),
        ("X has warned them", ("", "")),
    ],
)
def test_what_a_name_hangs_on(text: str, expected: tuple[str, str]) -> None:
    words = [PLACE if word == "X" else word for word in text.split()]
    begin = len(words) - 1 - words[::-1].index(PLACE)
    assert name_context(words, begin, begin + 1).preposition == expected


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("X and X have now agreed", "agreed", ""),
        ("X 's foreign ministry said so", "foreign", "so"),
        ("X 's foreign ministry has", "foreign", "ministry"),
    ],
)
def test_what_follows_a_name(text: str, verb: str, noun: str) -> None:
    words = [PLACE if word == "X" else word for word in text.split()]
    one = name_context(words, 0, 1)
    assert one.noun == noun
    assert noun or one.verb == verb


def test_the_same_text_gives_the_same_mentions(gazetteer: Gazetteer) -> None:
    text = "Moscow and Kyiv traded accusations over the shelling of Kherson."
    assert recognise(text, gazetteer) == recognise(text, gazetteer)


def test_missing_weights_are_named(tmp_path: Path, gazetteer: Gazetteer) -> None:
    with pytest.raises(GeoError, match=r"recogniser\.crfsuite"):
        recognise("Baku", gazetteer, tmp_path)


def test_broken_weights_are_named(tmp_path: Path, gazetteer: Gazetteer) -> None:
    (tmp_path / "recogniser.crfsuite").write_bytes(b"no weights")
    with pytest.raises(GeoError, match=r"recogniser\.crfsuite"):
        recognise("Baku", gazetteer, tmp_path)


def test_what_the_text_calls_a_place_is_found_though_no_gazetteer_knows_it(gazetteer: Gazetteer) -> None:
    text = "The hamlet of Qwertasarak was cut off, and the villages of Zyxwen and two others had no power."
    assert [found.text for found in recognise(text, gazetteer)] == ["Qwertasarak", "Zyxwen"]
