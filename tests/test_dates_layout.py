"""The periods that reports say they cover, and the entries of live blogs, logs and timelines."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from geo.dates import PERIOD, find_dated_entries, find_reporting_periods, passage_at, tag
from geo.model import Article

if TYPE_CHECKING:
    from geo.dates import DatedPassage
    from geo.rules import Example

SATURDAY = date(2022, 7, 16)


def periods(text: str, published: date | None = SATURDAY, title: str = "") -> tuple[DatedPassage, ...]:
    article = Article("report", text, published=published, title=title)
    return find_reporting_periods(article, tag(article))


def entries(text: str, published: date | None = SATURDAY) -> tuple[DatedPassage, ...]:
    article = Article("blog", text, published=published)
    return find_dated_entries(article, tag(article))


def days(passage: DatedPassage) -> str:
    return f"{passage.interval.begin}/{passage.interval.until}"


def examples(*, counter: bool = False) -> list[tuple[str, Example]]:
    return [
        (rule.id, example)
        for rule in PERIOD
        for example in (rule.counterexamples if counter else rule.examples)
    ]


@pytest.mark.parametrize(("rule", "example"), examples())
def test_a_rule_of_periods_decides_its_examples(rule: str, example: Example) -> None:
    found = periods(example.plain, date.fromisoformat(example.published))
    (period,) = [one for one in found if (one.words.start, one.words.end) == example.marked]
    assert (period.rule, days(period)) == (rule, example.outcome)


@pytest.mark.parametrize(("rule", "example"), examples(counter=True))
def test_a_rule_of_periods_leaves_its_counterexamples_alone(rule: str, example: Example) -> None:
    found = periods(example.plain, date.fromisoformat(example.published))
    assert rule not in {one.rule for one in found if (one.words.start, one.words.end) == example.marked}


def test_what_heads_a_report_holds_for_all_of_it_and_what_heads_a_section_to_the_next() -> None:
    text = (
        "Monthly bulletin\n1–30 June 2022\n\nThe mill was shut for want of grain all month.\n\n"
        "North, 1–9 June\n\nA bridge fell.\n\nSouth, 10–30 June\n\nA dam broke.\n"
    )
    found = periods(text)
    assert [days(one) for one in found] == [
        "2022-06-01/2022-06-30", "2022-06-01/2022-06-09", "2022-06-10/2022-06-30",
    ]  # fmt: skip
    at = {word: passage_at(found, text.index(word)) for word in ("mill", "bridge", "dam")}
    assert [one and days(one) for one in at.values()] == [days(one) for one in found]


def test_a_title_that_the_text_does_not_hold_states_the_period() -> None:
    (period,) = periods("A tug sank.\n", title="Weekly incident summary, 9 July")
    assert (days(period), period.words.start, period.words.end) == ("2022-07-02/2022-07-09", 0, 0)
    assert period.scope.end == len("A tug sank.\n")


def test_the_dates_of_a_head_win_over_the_name_of_the_edition() -> None:
    text = "DAILY BULLETIN\n14 July 2022, 08:00 (period: from 08:00 on 13 July)\n\nA mill burned.\n"
    (period,) = periods(text)
    assert (days(period), period.rule) == ("2022-07-13/2022-07-14", "period.labelled")


@pytest.mark.parametrize(
    "text",
    [
        "Mill burns in Goma\n\nA mill burned on Friday. Three days of rain had gone before.\n",
        "Ten years on\n\nIn the past ten years nine mills burned.\n",
        "Fair to open 20–25 July\n\nThe mayor said so on Friday.\n",
        "Nine mills burned in Goma.",
        "",
    ],
)
def test_a_report_without_a_period_has_none(text: str) -> None:
    assert periods(text) == ()


def test_an_undated_report_has_only_the_periods_that_it_states_whole() -> None:
    text = "Weekly summary\n\nA mill burned.\n\nNorth, 1–9 June 2021\n\nA bridge fell.\n"
    assert [days(one) for one in periods(text, None)] == ["2021-06-01/2021-06-09"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:05 Shells hit Goma.\n\n13:50 Sirens sound.\n", ["2022-07-16", "2022-07-16"]),
        ("14.05: Shells hit Goma.\n14.20: It burns.\n", ["2022-07-16", "2022-07-16"]),
        ("2:05 p.m. EDT – Shells hit.\n\n11:50 a.m. EDT – Sirens.\n", ["2022-07-16", "2022-07-16"]),
        ("Updated at 14:05\nShells hit.\n\nUpdated at 13:50\nSirens.\n", ["2022-07-16", "2022-07-16"]),
        ("**22:10** Shells hit.\n\n**00:30** A fire.\n\n**02:00** Out.\n",
         ["2022-07-15", "2022-07-16", "2022-07-16"]),
        ("3 May: Rebels took Goma.\n\n5 May: They left.\n", ["2022-05-03", "2022-05-05"]),
        ("- 3 May 2021 – Rebels took Goma.\n- 5 May 2021 – They left.\n", ["2021-05-03", "2021-05-05"]),
        ("Friday, 15 July\n\n09:00 Rain.\n\n10:00 Sun.\n\nThursday, 14 July\n\n09:00 Snow.\n",
         ["2022-07-15", "2022-07-15", "2022-07-15", "2022-07-14", "2022-07-14"]),
        ("2022-07-14: Rain.\n2022-07-15: Sun.\n", ["2022-07-14", "2022-07-15"]),
    ],
)  # fmt: skip
def test_entries_have_the_day_of_what_heads_them(text: str, expected: list[str]) -> None:
    found = entries(text)
    assert [str(one.interval.begin) for one in found] == expected
    assert all(one.interval.begin == one.interval.until for one in found)
    assert all(before.scope.end == after.scope.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "BAKU, May 3 (ABC) — A mill burned.\n\nNobody was hurt.\n",
        "3 May 2022\n\nA mill burned.\n",
        "At 14:05 a mill burned.\n\nAt noon it rained.\n",
        "16 people died.\n\n20 were hurt.\n",
        "2:1 for Goma.\n\n3:0 for Beira.\n",
        "3 May was wet. It rained.\n\n5 May was dry.\n",
    ],
)
def test_what_is_no_live_blog_has_no_entries(text: str) -> None:
    assert entries(text) == ()


def test_hours_in_a_report_of_unknown_date_give_no_day() -> None:
    assert entries("14:05 Shells hit Goma.\n\n13:50 Sirens sound.\n", None) == ()
