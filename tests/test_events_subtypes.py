"""Subtypes of events: which words tell them, and that they reach the records."""

from __future__ import annotations

import pytest

from geo.events import find_event_mentions
from geo.events.gathering import gather
from geo.language import event_subtypes, event_types, subtype_of
from geo.model import Article, Parse
from geo.text import annotate


def mentions(text: str) -> list[tuple[str, str]]:
    found = find_event_mentions(Article("a", text), annotate(text), (), ()).mentions
    return [(mention.type, mention.subtype) for mention in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels fired rockets at the town.", ("ASSAULT", "shelling")),
        ("Police fired at the crowd.", ("ASSAULT", "shooting")),
        ("Nine people were killed in an air strike on the market on Monday.", ("ASSAULT", "airstrike")),
        ("Police arrested two men.", ("COERCE", "arrest")),
        ("The envoys visited the camp.", ("CONSULT", "visit")),
        ("A drone attack hit the depot.", ("ASSAULT", "airstrike")),
        ("Rebels attacked the town.", ("ASSAULT", "")),
    ],
)
def test_a_subtype_is_known_by_the_trigger_or_by_what_stands_beside_it(
    text: str, kind: tuple[str, str]
) -> None:
    assert kind in mentions(text)


def test_the_trigger_counts_before_its_arguments() -> None:
    assert subtype_of("ASSAULT", ("shell", "hostage")) == "shelling"
    assert subtype_of("ASSAULT", ("hostage", "shell")) == "abduction"


def test_a_weak_word_counts_only_alone() -> None:
    assert subtype_of("ASSAULT", ("fire", "mortar")) == "shelling"
    assert subtype_of("ACCIDENT", ("building", "fire")) == "fire"
    assert subtype_of("ACCIDENT", ("building",)) == "collapse"


def test_subtypes_are_of_types_that_there_are() -> None:
    assert event_subtypes().keys() <= event_types().keys()
    assert {"HAZARD", "ACCIDENT", "CRIME", "DISPLACEMENT", "CIVIC"} <= event_subtypes().keys()
    assert subtype_of("HAZARD", ("parliament",)) == ""
    assert subtype_of("NONE", ("flood",)) == ""


def test_a_gathered_event_has_the_subtype_that_most_reports_name() -> None:
    texts = ("Rebels shelled the bridge on Monday.", "Rebels attacked the bridge on Monday.")
    parses = []
    for number, text in enumerate(texts):
        article = Article(str(number), text)
        parses.append(Parse(article, (), (), find_event_mentions(article, annotate(text), (), ()).mentions))
    assert "shelling" in {event.subtype for event in gather(parses)}
