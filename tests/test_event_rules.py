"""The examples of the rules about events: each runs through the whole parse, and its rule must decide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from golden_rows import iso

from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Span
from geo.pipeline import parse
from geo.pipeline.rules import ALL_RULE_LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.model import EventMention
    from geo.rules import Example

LISTS = ("not_event", "kind", "status", "date", "place")
RULES = [rule for rules in ALL_RULE_LISTS if rules.name in LISTS for rule in rules]
NONE = "none"
"""The outcome of a rule by which an event has no date, or no place."""


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(rule.id, example, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


@pytest.fixture(scope="session")
def parses() -> Mapping[Example, Parse]:
    """Return the parse of each example; all are parsed together, which is faster."""
    examples = [example for rule in RULES for example in (*rule.examples, *rule.counterexamples)]
    articles = [
        Article(
            str(number),
            example.plain,
            published=date.fromisoformat(example.published) if example.published else None,
        )
        for number, example in enumerate(examples)
    ]
    parsed = {}
    for example, item in zip(examples, parse(articles, Gazetteer.open()), strict=True):
        assert isinstance(item, Parse), item.reason
        parsed[example] = item
    return parsed


def marked(example: Example) -> Span:
    assert example.marked, f"nothing stands in brackets in {example.text!r}"
    return Span(*example.marked)


def mentions(example: Example, parsed: Parse) -> list[EventMention]:
    return [mention for mention in parsed.events if mention.trigger.overlaps(marked(example))]


def deciding(example: Example, parsed: Parse) -> set[str]:
    """Return the ids of the rules that decided about the marked word."""
    dismissed = {one.rule for one in parsed.dismissals if one.trigger.overlaps(marked(example))}
    return dismissed.union(*(mention.rules for mention in mentions(example, parsed)))


def decided(rule: str, mention: EventMention, parsed: Parse) -> str:
    """Return what was decided, as an example writes it."""
    match rule.partition(".")[0]:
        case "status":
            return mention.status.value
        case "kind":
            return mention.type
        case "date":
            return iso(mention.interval) or NONE
        case _:
            names = sorted(parsed.toponyms[index].toponym.text for index in mention.places)
            return ", ".join(names) or NONE


@pytest.mark.parametrize(("rule", "example"), cases("examples"))
def test_a_rule_decides_its_examples(rule: str, example: Example, parses: Mapping[Example, Parse]) -> None:
    parsed = parses[example]
    assert rule in deciding(example, parsed)
    if example.outcome and not rule.startswith("not_event."):
        outcome = example.outcome
        if rule.startswith("place."):
            outcome = ", ".join(sorted(outcome.split(", ")))
        by_rule = [mention for mention in mentions(example, parsed) if rule in mention.rules]
        assert outcome in {decided(rule, mention, parsed) for mention in by_rule}


@pytest.mark.parametrize(("rule", "example"), cases("counterexamples"))
def test_a_rule_does_not_decide_its_counterexamples(
    rule: str, example: Example, parses: Mapping[Example, Parse]
) -> None:
    assert rule not in deciding(example, parses[example])


def test_every_rule_has_an_example_and_a_sentence_and_an_id_of_its_own() -> None:
    rules = [rule for rules in ALL_RULE_LISTS for rule in rules]
    assert [rule.id for rule in rules if not rule.examples or not rule.says.endswith(".")] == []
    assert len({rule.id for rule in rules}) == len(rules)
