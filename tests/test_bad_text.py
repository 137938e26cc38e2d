"""Texts in bad faith or bad shape: nothing falls over, and every offset is right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.events.detect import detect, lexicon, may_name_event
from geo.gazetteer import Gazetteer
from geo.model import Article, Interval, Parse, Span
from geo.pipeline import parse
from geo.pipeline.rules import all_rules
from geo.text import annotate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAZETTEER = Gazetteer.open()
WORDS = st.sampled_from(
    [
        *("Tbilisi", "Yerevan's", "Baku–Tbilisi", "the Lachin corridor", "shelled", "talks were held in"),
        *(
            "on Monday",
            "12 May 2022",
            "U.S.",
            "ceasefire",
            "Ереван",
            "תל אביב",
            "القدس",
            "München",
            "Mu\u0308nchen",
            "🏔️",
        ),
        *("\U0001d53eoris", "\n\n", "\r\n", "\t", "\x00", "\x1b[31m", "\u202e", "\ufeff", "\u200b"),
        *(".", "!", "”", "—", "-", ", "),
    ]
)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TEXTS = st.lists(st.one_of(WORDS, ANY), max_size=24).map(" ".join)


def parsed(text: str) -> Parse:
    (found,) = parse([Article("a", text)], GAZETTEER)
    assert isinstance(found, Parse), found
    return found


def assert_offsets_are_right(found: Parse) -> None:
    text = found.article.text
    for toponym in (resolution.toponym for resolution in found.toponyms):
        assert text[toponym.start : toponym.end] == toponym.text != ""
    for timex in found.timexes:
        assert text[timex.start : timex.end] == timex.text != ""
        assert_runs_forward(timex.interval)
    for event in found.events:
        assert 0 <= event.sentence.start <= event.trigger.start
        assert event.trigger.start < event.trigger.end <= event.sentence.end <= len(text)
        assert all(0 <= index < len(found.toponyms) for index in event.places)
        assert_runs_forward(event.interval)
    for dismissal in found.dismissals:
        assert text[dismissal.trigger.start : dismissal.trigger.end].strip()
    assert_apart([resolution.toponym for resolution in found.toponyms])
    assert_apart(found.timexes)


def assert_runs_forward(interval: Interval | None) -> None:
    if interval and interval.begin and interval.until:
        assert interval.begin <= interval.until


def assert_rules_are_named(found: Parse) -> None:
    """Check that each rule of a parse is known, and that an event has one of status and some of date."""
    for event in found.events:
        lists = [rule.split(".")[0] for rule in event.rules]
        assert lists.count("status") == 1, event
        assert "date" in lists, event
    of_events = {rule for event in found.events for rule in event.rules}
    others = {found.article.published_rule, *(timex.rule for timex in found.timexes)} - {""}
    assert of_events | others | {dismissal.rule for dismissal in found.dismissals} <= all_rules().keys()


def assert_apart(spans: Sequence[Span] | Sequence[object]) -> None:
    """Check that spans are in order and none overlaps the next."""
    ends = [(getattr(span, "start"), getattr(span, "end")) for span in spans]  # noqa: B009 - of any kind
    assert all(one[1] <= other[0] for one, other in pairwise(ends))


@given(TEXTS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_all_offsets_of_any_text_are_right(text: str) -> None:
    found = parsed(text)
    assert_offsets_are_right(found)
    assert_rules_are_named(found)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_what_is_left_out_before_parsing_has_no_trigger(text: str) -> None:
    document = annotate(text, may_name_event)
    assert all(trigger.word.sentence.is_parsed for trigger in detect(document).triggers)


@pytest.mark.parametrize("part", ["verb", "noun", "adjective", "aux"])
def test_every_sense_of_the_lexicon_is_parsed(part: str) -> None:
    rules = [rule for (pos, _), found in lexicon().event_senses.items() for rule in found if pos == part]
    assert rules
    for rule in rules:
        asked = [*map(_spelled, rule.words), *map(_one_of, (rule.objects, rule.subjects))]
        assert may_name_event(" ".join([*asked, "the"]).split()), rule


def _spelled(word: str) -> str:
    """Write a word as it comes out of the tokenizer, which takes one hyphen apart."""
    return word.replace("-", " - ") if word.count("-") == 1 else word


def _one_of(words: Iterable[str]) -> str:
    """Return one of the words of which a rule wants one."""
    return next((word for word in sorted(words) if "-" not in word), "")


KINDS = {
    "names": "Tbilisi Baku Yerevan New York ",
    "dates": "12 May 2022, 13 June 2021; ",
    "one sentence": "rebels shelled the town of Goris and ",
    "one word": "Tbilisi",
    "controls": "Talks\x00 in\x1b[0m Tbi\u0301lisi \u202e were held 🏔️ ",
    "brackets": "((((“‘[",
    "blank": " \n\t",
    "full stops": "... !!! ??? ",
    "dashes": "Baku-Tbilisi-",
}


@pytest.mark.parametrize("kind", KINDS)
def test_endless_texts_come_to_an_end(kind: str) -> None:
    found = parsed((KINDS[kind] * 2000)[:2000])
    assert_offsets_are_right(found)


def test_a_word_without_end_is_cut_at_its_own_offsets() -> None:
    text = f"Talks in Tbilisi. {'(“[' * 500} They failed."
    document = annotate(text)
    assert all(text[word.start : word.end] == word.text for word in document.words)
    assert [sentence.text for sentence in document.sentences][-1].endswith("They failed.")
