"""The examples of the rules for one event: pairs of reports that run through the whole pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import pytest

from geo.events import ONE_WAR, SAME_EVENT, SAME_WITHIN_ARTICLE
from geo.events.gathering.accounts import all_accounts
from geo.events.gathering.compared import mentions_of
from geo.events.gathering.sameness.pair import AccountPair
from geo.events.gathering.sameness.scorer import load
from geo.events.gathering.wars import War, WarPair
from geo.events.gathering.within.pairs import Pair
from geo.events.gathering.within.report import Report
from geo.gazetteer import Gazetteer
from geo.model import Article
from geo.pipeline import collect

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.pipeline import Corpus
    from geo.rules import Example

    GatherExample = Callable[[Example, Gazetteer], "Gathered"]


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
    """Gather the two reports of an example of the rules for two articles."""
    corpus = collect(
        [
            article("one", example.text, example.published),
            article("other", example.other, example.other_published),
        ],
        gazetteer,
    )
    accounts = all_accounts(corpus.parses)
    one, other = ([one for one in accounts if one.parse.article.id == name] for name in ("one", "other"))
    deciding = {SAME_EVENT.decide(AccountPair(*pair, load())).rule for pair in product(one, other)}
    are_one = any(len(event.reports) == 2 for event in corpus.events)
    return Gathered("same" if are_one else "different", frozenset(deciding), _rules_of(corpus))


def of_one_war(example: Example, gazetteer: Gazetteer) -> Gathered:
    """Gather the two reports of an example of the rules for wars."""
    found = gathered(example, gazetteer)
    reports = [
        article("one", example.text, example.published),
        article("other", example.other, example.other_published),
    ]
    wars = [War.of([account]) for account in all_accounts(collect(reports, gazetteer).parses)]
    deciding = {ONE_WAR.decide(WarPair(*pair)).rule for pair in combinations(wars, 2)}
    return Gathered(found.outcome, frozenset(deciding), found.in_events)


def told_in_one(example: Example, gazetteer: Gazetteer) -> Gathered:
    """Gather the text of an example of the rules for one article, of two passages if it has a second."""
    text = "\n\n".join(filter(None, (example.text, example.other)))
    published = max(example.published, example.other_published)
    corpus = collect([article("one", text, published)], gazetteer)
    report = Report.of([mention for parse in corpus.parses for mention in mentions_of(parse)])
    deciding = {
        SAME_WITHIN_ARTICLE.decide(Pair(*pair, report)).rule for pair in combinations(report.mentions, 2)
    }
    outcome = "same" if len(corpus.events) == 1 else "different"
    return Gathered(outcome, frozenset(deciding), _rules_of(corpus))


def _rules_of(corpus: Corpus) -> frozenset[str]:
    return frozenset(rule for event in corpus.events for rule in event.rules)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


RUNNERS = ((SAME_WITHIN_ARTICLE, told_in_one), (SAME_EVENT, gathered), (ONE_WAR, of_one_war))


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(rule.id, example, gather_example, id=f"{rule.id}-{number}")
        for rules, gather_example in (
            (SAME_WITHIN_ARTICLE, told_in_one),
            (SAME_EVENT, gathered),
            (ONE_WAR, of_one_war),
        )
        for rule in rules
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("rule", "example", "gather_example"), cases("examples"))
def test_a_rule_decides_its_examples(
    rule: str, example: Example, gather_example: GatherExample, gazetteer: Gazetteer
) -> None:
    found = gather_example(example, gazetteer)
    assert rule in found.deciding
    assert found.outcome == example.outcome
    assert (rule in found.in_events) == (example.outcome == "same")


@pytest.mark.parametrize(("rule", "example", "gather_example"), cases("counterexamples"))
def test_a_rule_does_not_decide_its_counterexamples(
    rule: str, example: Example, gather_example: GatherExample, gazetteer: Gazetteer
) -> None:
    found = gather_example(example, gazetteer)
    assert rule not in found.deciding
    assert found.outcome == example.outcome


def test_an_event_has_the_rules_of_its_mentions_and_those_that_joined_them(gazetteer: Gazetteer) -> None:
    text = "Gunmen attacked a bank in Peshawar on 3 May 2021, police said."
    corpus = collect([article("one", text, ""), article("other", text, "")], gazetteer)
    (event,) = corpus.events
    of_mentions = dict.fromkeys(rule for report in event.reports for rule in report.mention.rules)
    assert event.rules == (*of_mentions, "same.copied")
