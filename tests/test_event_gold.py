"""Figures on our own golden text: dates, places, status and type of events, and one event from many reports.

The floors lie a little below what was measured when they were set; `tools/evaluate_events.py` prints by
construction what is right.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from golden_rows import golden

from geo.evaluation import Gold, Outcome, outcomes
from geo.evaluation.gathering import GatheringTally
from geo.events import gather
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Status
from geo.pipeline import parse
from geo.pipeline.evaluating import parse_annotated

if TYPE_CHECKING:
    from collections.abc import Sequence

    Outcomes = Sequence[tuple[Gold, Outcome]]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def outcomes_of(name: str, gazetteer: Gazetteer) -> list[tuple[Gold, Outcome]]:
    found = []
    for gold, parsed in parse_annotated(golden(name), gazetteer):
        assert isinstance(parsed, Parse), parsed.reason
        found += [(gold, outcome) for outcome in outcomes(gold, parsed)]
    return found


@pytest.fixture(scope="module")
def dates(gazetteer: Gazetteer) -> Outcomes:
    return outcomes_of("event_dates", gazetteer)


@pytest.fixture(scope="module")
def statuses(gazetteer: Gazetteer) -> Outcomes:
    return outcomes_of("event_status", gazetteer)


@pytest.fixture(scope="module")
def placed(gazetteer: Gazetteer) -> Outcomes:
    return outcomes_of("event_places", gazetteer)


def share(marks: list[bool]) -> float:
    return sum(marks) / len(marks)


def half(outcomes: Outcomes, held_out: bool) -> list[Outcome]:  # noqa: FBT001 - a half
    return [outcome for gold, outcome in outcomes if gold.held_out is held_out]


def test_the_gold_is_large_and_half_of_it_was_held_out(dates: Outcomes, statuses: Outcomes) -> None:
    assert len(dates) >= 250
    assert len({gold.text for gold, _ in statuses}) >= 100
    assert all(any(gold.held_out for gold, _ in outcomes) for outcomes in (dates, statuses))


@pytest.mark.parametrize("held_out", [True, False])
def test_the_date_that_governs_an_event(dates: Outcomes, held_out: bool) -> None:  # noqa: FBT001 - a half
    assert share([outcome.has_date for outcome in half(dates, held_out)]) >= 0.84


@pytest.mark.parametrize("held_out", [True, False])
def test_status_and_type(statuses: Outcomes, held_out: bool) -> None:  # noqa: FBT001 - a half
    chosen = half(statuses, held_out)
    assert share([outcome.has_status for outcome in chosen]) >= 0.72
    assert share([outcome.has_type for outcome in chosen]) >= 0.77


@pytest.mark.parametrize("held_out", [True, False])
def test_the_places_of_an_event(placed: Outcomes, held_out: bool) -> None:  # noqa: FBT001 - a half
    assert share([outcome.has_places for outcome in half(placed, held_out)]) >= 0.77


def test_a_place_of_another_event_is_rarely_given(placed: Outcomes) -> None:
    given = [
        name in outcome.event.places
        for _, outcome in placed
        for mention in outcome.found
        for name in outcome.places(mention)
    ]
    assert share(given) >= 0.85


@pytest.mark.parametrize("construction", ["figurative", "sport"])
def test_figures_of_speech_and_games_are_no_force(statuses: Outcomes, construction: str) -> None:
    assert share([outcome.has_type for gold, outcome in statuses if gold.construction == construction]) >= 0.8


def test_what_did_not_happen_rarely_has_the_status_occurred(statuses: Outcomes) -> None:
    wanted = {Status.PLANNED, Status.HYPOTHETICAL, Status.NEGATED}
    undone = [outcome for _, outcome in statuses if outcome.event.status in wanted]
    wrong = [one for one in undone if any(mention.status is Status.OCCURRED for mention in one.found)]
    assert len(wrong) <= 0.1 * len(undone)


def test_120_reports_of_30_events(gazetteer: Gazetteer) -> None:
    tally = GatheringTally(gather)
    for gold, parsed in parse_annotated(golden("reports"), gazetteer):
        assert isinstance(parsed, Parse), parsed.reason
        tally.add(gold, parsed)
    pairs = tally.figures()
    assert pairs["gold"] == 180
    assert (pairs["false_merges"] or 0) <= 3
    assert (pairs["false_splits"] or 0) <= 32


def test_dates_go_with_their_own_places(gazetteer: Gazetteer) -> None:
    text = "Bombs exploded in Kirkuk on 11 March and in Mosul on 12 March."
    (one,) = parse([Article("a", text, published=date(2023, 3, 15))], gazetteer)
    assert isinstance(one, Parse)
    given = {
        (str(event.interval.begin), one.toponyms[event.places[0]].toponym.text)
        for event in one.events
        if event.interval is not None
    }
    assert given == {("2023-03-11", "Kirkuk"), ("2023-03-12", "Mosul")}
    assert len({event.id for event in one.events}) == len(one.events) == 2
    assert len(gather([one])) == 2


def test_a_name_that_only_an_event_shows_to_be_a_place_is_kept(gazetteer: Gazetteer) -> None:
    (one,) = parse([Article("a", "Gunmen killed four people in Velmisarak on Monday.")], gazetteer)
    assert isinstance(one, Parse)
    (event,) = one.events
    assert [one.toponyms[index].toponym.text for index in event.places] == ["Velmisarak"]


@pytest.mark.parametrize(
    "text",
    [
        "PARIS, May 3 (Wire) — LIMA, May 9 (Wire) — Police shot a man on May 5.",
        "Police shot a man on 30 February 2023 in Lima.",
        "Police shot a man on 30 February in Lima.",
        "In 99999 and in the year 0 rebels shelled Lima.",
        "On 4 May 2050 rebels shelled Lima.",
        "5 May 2020. 6 May 2020. 7 May 2020.",
        "Police shot a man " + "on 5 May 2020, " * 400 + "in Lima.",
    ],
    ids=[
        "contradictory datelines",
        "no such day",
        "no such day of any year",
        "no such year",
        "the future",
        "dates alone",
        "endless dates",
    ],
)
@pytest.mark.parametrize("published", [None, date(2023, 3, 15)], ids=str)
def test_bad_dates_give_a_reason_or_an_interval_and_never_an_error(
    text: str, published: date | None, gazetteer: Gazetteer
) -> None:
    (one,) = parse([Article("a", text, published=published)], gazetteer)
    assert isinstance(one, Parse)
    assert all(event.interval is not None or event.reason for event in one.events)


def test_a_day_of_no_calendar_is_the_reason_for_no_date(gazetteer: Gazetteer) -> None:
    text = "Police shot a man on 30 February in Lima."
    (one,) = parse([Article("a", text, published=date(2023, 3, 15))], gazetteer)
    assert isinstance(one, Parse)
    assert [event.reason for event in one.events] == ["the calendar has no '30 February'"]
