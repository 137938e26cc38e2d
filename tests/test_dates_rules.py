"""The rules of dates: each decides of its examples what they say, and of none of its counterexamples."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geo.dates import ANCHORING, PUBLICATION, infer_published, tag
from geo.model import Article
from geo.rules import Example

if TYPE_CHECKING:
    from geo.dates import PublicationDate
    from geo.model import Timex
    from geo.rules import Rule

EDGES = Path(__file__).parent / "golden" / "date_edges.csv"
TODAY = date(2024, 3, 1)
ANCHORING_RULES = [rule for rules in ANCHORING for rule in rules]


def params(rules: list[Rule[Any, Any]], *, counter: bool = False) -> list[Any]:
    return [
        pytest.param(rule.id, example, id=f"{rule.id}: {example.text[:40]}")
        for rule in rules
        for example in (rule.counterexamples if counter else rule.examples)
    ]


def anchored(example: Example) -> Timex:
    published = date.fromisoformat(example.published) if example.published else None
    article = Article("example", example.plain, published=published)
    (timex,) = [timex for timex in tag(article) if (timex.start, timex.end) == example.marked]
    return timex


def outcome(timex: Timex, example: Example) -> str | None:
    """Return the value of an expression, or its days where the example gives days."""
    if "/" not in example.outcome:
        return timex.value
    return f"{timex.interval.begin}/{timex.interval.until}" if timex.interval else None


def inferred(example: Example) -> PublicationDate:
    return infer_published(Article("example", example.plain, url=example.url, file=example.file), today=TODAY)


def written(found: PublicationDate) -> str:
    if found.within:
        return f"{found.within.begin}/{found.within.until}"
    return str(found.published or "unknown")


@pytest.mark.parametrize(("rule", "example"), params(ANCHORING_RULES))
def test_an_anchoring_rule_decides_its_examples(rule: str, example: Example) -> None:
    timex = anchored(example)
    assert (timex.rule, outcome(timex, example)) == (rule, example.outcome)


@pytest.mark.parametrize(("rule", "example"), params(ANCHORING_RULES, counter=True))
def test_an_anchoring_rule_leaves_its_counterexamples_alone(rule: str, example: Example) -> None:
    assert anchored(example).rule != rule


@pytest.mark.parametrize(("rule", "example"), params(list(PUBLICATION)))
def test_a_publication_rule_decides_its_examples(rule: str, example: Example) -> None:
    found = inferred(example)
    assert (found.rule, written(found)) == (rule, example.outcome)


@pytest.mark.parametrize(("rule", "example"), params(list(PUBLICATION), counter=True))
def test_a_publication_rule_leaves_its_counterexamples_alone(rule: str, example: Example) -> None:
    assert inferred(example).rule != rule


def edges() -> list[Example]:
    """Return what is published, or means a day, at the end of a month, a year or a span that a rule names."""
    with EDGES.open(encoding="utf-8", newline="") as table:
        return [Example(row["text"], row["expected"], row["published"]) for row in csv.DictReader(table)]


@pytest.mark.parametrize("edge", edges(), ids=lambda edge: f"{edge.published}: {edge.text[:60]}")
def test_at_the_edges_of_months_years_and_spans(edge: Example) -> None:
    assert outcome(anchored(edge), edge) == edge.outcome


@pytest.mark.parametrize("rule", [*ANCHORING_RULES, *PUBLICATION], ids=lambda rule: rule.id)
def test_every_rule_says_what_it_does_and_shows_it(rule: Rule[Any, Any]) -> None:
    assert rule.says.endswith(".")
    assert rule.examples


def test_no_two_rules_share_an_id() -> None:
    ids = Counter(rule.id for rule in ANCHORING_RULES)
    assert max(ids.values()) == 1


def test_what_is_stated_whole_needs_no_rule() -> None:
    assert [timex.rule for timex in tag(Article("x", "It fell on 3 May 2021."))] == [""]
