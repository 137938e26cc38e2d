"""The examples of the rules for one event: pairs of reports that run through the whole pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import pytest

from geo.events import SAME_EVENT
from geo.events.gathering.compared import compared_mentions
from geo.events.gathering.pairs import Pair
from geo.gazetteer import Gazetteer
from geo.model import Article
from geo.pipeline import collect

if TYPE_CHECKING:
    from geo.rules import Example


@dataclass(frozen=True)
class Gathered:
    """What comes of the reports of an example."""

    outcome: str
    deciding: frozenset[str]
    """The rules that decided about pairs of mentions, of two reports or, if there is one, within it."""
    in_events: frozenset[str]


def article(name: str, text: str, published: str) -> Article:
    return Article(name, text, published=date.fromisoformat(published) if published else None)


def gathered(example: Example, gazetteer: Gazetteer) -> Gathered:
    articles = [article("one", example.text, example.published)]
    if example.other:
        articles.append(article("other", example.other, example.other_published))
    corpus = collect(articles, gazetteer)
    mentions = compared_mentions(corpus.parses)
    one, other = (
        [compared for compared in mentions if compared.parse.article.id == name] for name in ("one", "other")
    )
    deciding = {
        SAME_EVENT.decide(Pair(*pair)).rule
        for pair in (product(one, other) if example.other else combinations(one, 2))
    }
    are_all = (
        any(len(event.reports) == 2 for event in corpus.events) if example.other else len(corpus.events) == 1
    )
    in_events = {rule for event in corpus.events for rule in event.rules}
    return Gathered("same" if are_all else "different", frozenset(deciding), frozenset(in_events))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(rule.id, example, id=f"{rule.id}-{number}")
        for rule in SAME_EVENT
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("rule", "example"), cases("examples"))
def test_a_rule_decides_its_examples(rule: str, example: Example, gazetteer: Gazetteer) -> None:
    found = gathered(example, gazetteer)
    assert rule in found.deciding
    assert found.outcome == example.outcome
    assert (rule in found.in_events) == (example.outcome == "same")


@pytest.mark.parametrize(("rule", "example"), cases("counterexamples"))
def test_a_rule_does_not_decide_its_counterexamples(
    rule: str, example: Example, gazetteer: Gazetteer
) -> None:
    found = gathered(example, gazetteer)
    assert rule not in found.deciding
    assert found.outcome == example.outcome


def test_an_event_has_the_rules_of_its_mentions_and_those_that_joined_them(gazetteer: Gazetteer) -> None:
    text = "Gunmen attacked a bank in Peshawar on 3 May 2021, police said."
    corpus = collect([article("one", text, ""), article("other", text, "")], gazetteer)
    (event,) = corpus.events
    of_mentions = dict.fromkeys(rule for report in event.reports for rule in report.mention.rules)
    assert event.rules == (*of_mentions, "same.day-place-and-type")
