"""The encoder: the same answer whatever stands beside a sentence, odd sentences, damaged weights, offsets."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from geo.errors import GeoError
from geo.events.encoder import Role, encode_all, load
from geo.events.encoder.session import LABELS, MAX_PIECES, PIECES, WEIGHTS
from geo.models import MODELS
from geo.text import tokenise_all

if TYPE_CHECKING:
    from pathlib import Path

SHELLED = "Rebels shelled Goma on Monday, officials in Kinshasa said."
OTHERS = ("A bus plunged into a ravine near Lima, killing 12.", "The minister likes tea.", "Wow!")
ODD = (
    "",
    " ",
    "\n\n",
    "?!…",
    "x",
    "zxqv blorf fnord",
    "\u200b\ufeff",
    "1234567890 " * 3,
    "\x00\x07",
    "a\u0301" * 50,
)


def scores_of(text: str, word: str) -> tuple[float, ...]:
    """Return all that is said of a word of a text."""
    (encoding,) = encode_all(tokenise_all([text]))
    scores = encoding.of(text.index(word))
    assert scores is not None
    return (
        scores.event,
        scores.happening,
        scores.background,
        *scores.types.values(),
        *scores.statuses.values(),
    )


def test_a_sentence_is_scored_alike_alone_and_in_a_document() -> None:
    alone = scores_of(SHELLED, "shelled")
    for text in (f"{OTHERS[0]} {SHELLED}", f"{SHELLED} {OTHERS[1]}", " ".join((*OTHERS, SHELLED, *OTHERS))):
        assert scores_of(text, "shelled") == alone


def test_a_sentence_is_scored_alike_twice() -> None:
    session = load()
    first = session.run(SHELLED)
    for other in OTHERS:
        session.run(other)
    second = session.run(SHELLED)
    assert all(np.array_equal(one, two) for one, two in zip(first, second, strict=True))


def test_a_session_opened_anew_scores_alike(tmp_path: Path) -> None:
    for name in (WEIGHTS, PIECES, LABELS):
        shutil.copy(MODELS / name, tmp_path / name)
    assert np.array_equal(load(tmp_path).run(SHELLED)[1], load().run(SHELLED)[1])


@pytest.mark.parametrize("text", ODD)
def test_odd_sentences_have_finite_scores(text: str) -> None:
    starts, scores = load().run(text)
    assert len(starts) == len(scores)
    assert np.isfinite(scores).all()
    (encoding,) = encode_all(tokenise_all([text]))
    for offset in range(len(text) + 2):
        found = encoding.of(offset)
        assert found is None or 0 <= found.event <= 1


def test_of_an_empty_text_nothing_is_said() -> None:
    (encoding,) = encode_all(tokenise_all([""]))
    assert encoding.of(0) is None
    assert encoding.relates(Role.PLACE, 0, 0) is None
    assert encoding.likely(0, 10, 0.1) == set()


def test_a_sentence_of_a_thousand_words_is_read() -> None:
    text = f"Rebels shelled {', '.join(['villages'] * 1000)} and shot a farmer."
    (encoding,) = encode_all(tokenise_all([text]))
    assert encoding.of(text.index("shelled")) is not None


def test_what_lies_beyond_a_very_long_sentence_is_unseen() -> None:
    names = " and ".join(["Qwrtzpsdfghjk"] * 40)  # many pieces each, so that the sentence has few words
    text = f"Rebels shelled {names} and shot a farmer."
    (encoding,) = encode_all(tokenise_all([text]))
    seen = encoding.of(text.index("shelled"))
    assert seen is not None
    assert seen.event > 0.5
    assert encoding.of(text.index("shot")) is None
    assert encoding.relates(Role.PLACE, text.index("shelled"), text.index("farmer")) is None
    assert len(load().run(text)[0]) == MAX_PIECES - 2


@pytest.mark.parametrize(
    "text",
    [
        "Повстанцы обстреляли Гому в понедельник.",
        "反政府武装星期一炮击了戈马。",
        "قصف المتمردون غوما يوم الاثنين.",
        "Ապստամբները գնդակոծել են Գոման։",  # noqa: RUF001
    ],
)
def test_sentences_in_other_scripts_are_not_read(text: str) -> None:
    (encoding,) = encode_all(tokenise_all([text]))
    assert not encoding.likely(0, len(text), 0.01)
    assert all(encoding.of(offset) is None for offset in range(len(text)))


def test_a_latin_sentence_beside_another_script_is_read_with_its_own_offsets() -> None:
    text = f"Повстанцы обстреляли Гому. {SHELLED}"
    assert scores_of(text, "shelled") == scores_of(SHELLED, "shelled")


def test_what_is_said_not_to_be_english_is_not_read() -> None:
    (encoding,) = encode_all(tokenise_all([SHELLED]), [False])
    assert encoding.of(SHELLED.index("shelled")) is None


@pytest.mark.parametrize(
    "before",
    [
        "🔥🔥 ",
        "👩‍👩‍👧 ",
        "🇺🇦 ",
        "Cafe\u0301 owners said: ",
        "Z̷̧͚al̵go ",
        "naïve ",
        "ﬁre ",
        "İstanbul: ",
        "Straße ",
    ],
    ids=["emoji", "joined", "flag", "accent", "marks", "composed", "ligature", "dotted", "sharp"],
)
def test_offsets_count_code_points_of_the_text(before: str) -> None:
    text = f"{before}{SHELLED}"
    starts = {int(start) for start in load().run(text)[0]}
    assert {text.index(word) for word in ("shelled", "Goma", "Monday", "Kinshasa")} <= starts
    (encoding,) = encode_all(tokenise_all([text]))
    scores = encoding.of(text.index("shelled"))
    assert scores is not None
    assert max(scores.types, key=lambda name: scores.types[name]) == "ASSAULT"


def test_a_word_with_combining_letters_is_one_word() -> None:
    text = "Rebels shelled Pe\u0301tion\u2011ville and Goma."
    (encoding,) = encode_all(tokenise_all([text]))
    chance = encoding.relates(Role.PLACE, text.index("shelled"), text.index("Goma"))
    assert chance is not None
    assert chance > 0.5


def test_words_of_two_sentences_are_not_related() -> None:
    text = f"{SHELLED} {OTHERS[0]}"
    (encoding,) = encode_all(tokenise_all([text]))
    assert encoding.relates(Role.PLACE, text.index("shelled"), text.index("Lima")) is None


@pytest.mark.parametrize("name", [WEIGHTS, PIECES, LABELS])
@pytest.mark.parametrize(
    "content", [None, b"", b"{}", b"\x00\xff not weights"], ids=["none", "empty", "json", "bytes"]
)
def test_missing_or_damaged_weights_are_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    for one in {WEIGHTS, PIECES, LABELS} - {name}:
        (tmp_path / one).symlink_to(MODELS / one)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(GeoError, match="install geo again") as told:
        load(tmp_path)
    assert str(tmp_path) in str(told.value)


def test_cut_off_weights_are_named(tmp_path: Path) -> None:
    for one in (PIECES, LABELS):
        (tmp_path / one).symlink_to(MODELS / one)
    whole = (MODELS / WEIGHTS).read_bytes()
    (tmp_path / WEIGHTS).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(GeoError, match="install geo again"):
        load(tmp_path)


def test_the_columns_are_those_that_the_labels_stand_for() -> None:
    session = load()
    labels = session.labels
    _, scores = session.run(SHELLED)
    assert scores.shape[1] == 3 + len(labels.types) + len(labels.statuses) + 1 + 4 * labels.width
