"""The examples of the rules about events: each runs through the whole parse, and its rule must decide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from golden_rows import iso

from geo.gazetteer import Gazetteer
from geo.model import Article, Span
from geo.pipeline.article import annotated, parse_article, prepare
from geo.pipeline.rules import ALL_RULE_LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.events.mentions.draft import Draft
    from geo.model import Interval, Parse
    from geo.pipeline.article import Prepared
    from geo.rules import Example

    Outcome = tuple[Sequence[str], str, str, Interval | None, Sequence[int]]

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


class Examined:
    """An example through the whole parse, and its events as their own sentences alone tell them."""

    def __init__(self, example: Example, parsed: Parse, prepared: Prepared, drafts: Sequence[Draft]) -> None:
        self.parse, self.resolutions = parsed, prepared.resolutions
        word = Span(*(example.marked or (0, 0)))
        self.drafts = [draft for draft in drafts if draft.trigger.span.overlaps(word)]
        self.mentions = [mention for mention in parsed.events if mention.trigger.overlaps(word)]
        self.dismissed = {one.rule for one in parsed.dismissals if one.trigger.overlaps(word)}

    @property
    def outcomes(self) -> Iterator[Outcome]:
        """Yield for the event as its sentence and as the article tells it the rules and what they decided."""
        for draft in self.drafts:
            rules = (draft.status_rule, draft.dated.rule, *draft.place_rules)
            kind = draft.trigger.sense.type
            yield (
                (*rules, draft.trigger.sense.rule),
                draft.status.value,
                kind,
                draft.dated.interval,
                draft.places,
            )
        for mention in self.mentions:
            yield mention.rules, mention.status.value, mention.type, mention.interval, mention.places

    @property
    def rules(self) -> set[str]:
        """The ids of the rules that decided about the marked word."""
        return self.dismissed.union(*(rules for rules, *_ in self.outcomes))


@pytest.fixture(scope="session")
def examined() -> Mapping[Example, Examined]:
    """Return each example examined; all are parsed together, which is faster."""
    gazetteer = Gazetteer.open()
    examples = [example for rule in RULES for example in (*rule.examples, *rule.counterexamples)]
    articles = [
        Article(
            str(number),
            example.plain,
            published=date.fromisoformat(example.published) if example.published else None,
        )
        for number, example in enumerate(examples)
    ]
    found = {}
    for example, article, (document, encoding) in zip(examples, articles, annotated(articles), strict=True):
        assert example.marked, f"nothing stands in brackets in {example.text!r}"
        prepared = prepare(article, document, encoding, gazetteer)
        drafts = prepared.finder.drafts(prepared.article)
        parsed = parse_article(article, document, encoding, gazetteer)
        found[example] = Examined(example, parsed, prepared, drafts)
    return found


def decided(rule: str, outcome: Outcome, examined: Examined) -> str:
    """Return what was decided, as an example writes it."""
    _, status, kind, interval, places = outcome
    match rule.partition(".")[0]:
        case "status":
            return str(status)
        case "kind":
            return str(kind)
        case "date":
            return iso(interval) or NONE
        case _:
            names = sorted(examined.resolutions[index].toponym.text for index in places)
            return ", ".join(names) or NONE


@pytest.mark.parametrize(("rule", "example"), cases("examples"))
def test_a_rule_decides_its_examples(
    rule: str, example: Example, examined: Mapping[Example, Examined]
) -> None:
    found = examined[example]
    assert rule in found.rules
    if example.outcome and not rule.startswith("not_event."):
        wanted = example.outcome
        if rule.startswith("place."):
            wanted = ", ".join(sorted(wanted.split(", ")))
        assert wanted in {decided(rule, one, found) for one in found.outcomes if rule in one[0]}


@pytest.mark.parametrize(("rule", "example"), cases("counterexamples"))
def test_a_rule_does_not_decide_its_counterexamples(
    rule: str, example: Example, examined: Mapping[Example, Examined]
) -> None:
    assert rule not in examined[example].rules


def test_every_rule_has_an_example_and_a_sentence_and_an_id_of_its_own() -> None:
    rules = [rule for rules in ALL_RULE_LISTS for rule in rules]
    assert [rule.id for rule in rules if not rule.examples or not rule.says.endswith(".")] == []
    assert len({rule.id for rule in rules}) == len(rules)
