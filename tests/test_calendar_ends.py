"""Both ends of the calendar: what counts from a day stays within it, whatever the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates.periods import containing, count_from, day_or_month, period
from geo.model import Unit, add_days

ENDS = [
    date.min,
    date(1, 1, 2),
    date(1, 12, 31),
    date(2, 1, 1),
    date(9998, 12, 31),
    date(9999, 1, 1),
    date.max,
]


@given(st.dates(), st.integers(-(10**7), 10**7))
def test_days_are_added_as_the_calendar_has_them_or_end_with_it(day: date, days: int) -> None:
    wanted = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    assert add_days(day, days).toordinal() == wanted


@pytest.mark.parametrize("days", [10**9, 10**12, 10**30])
def test_more_days_than_a_difference_can_hold_end_with_the_calendar(days: int) -> None:
    assert add_days(date(2022, 7, 1), days) == date.max
    assert add_days(date(2022, 7, 1), -days) == date.min


@pytest.mark.parametrize("day", ENDS)
@pytest.mark.parametrize(
    "unit",
    [
        Unit.DAY,
        Unit.WEEK,
        Unit.MONTH,
        Unit.QUARTER,
        Unit.SEASON,
        Unit.HALF,
        Unit.YEAR,
        Unit.DECADE,
        Unit.CENTURY,
    ],
)
def test_the_period_of_a_day_holds_it_and_has_a_value(day: date, unit: Unit) -> None:
    found = containing(unit, day)
    assert found.begin <= day <= found.until
    assert found.value
    assert period(unit, found.number) == found


@given(
    st.dates(),
    st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.SEASON, Unit.YEAR, Unit.DECADE]),
    st.integers(-(10**6), 10**6),
)
def test_counting_ends_within_the_calendar_or_gives_nothing(day: date, unit: Unit, count: int) -> None:
    found = count_from(containing(Unit.DAY, day), unit, count)
    assert found is None or date.min <= found.begin <= found.until <= date.max


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from([Unit.MONTH, Unit.YEAR, Unit.WEEK]))
def test_a_period_ends_the_day_before_the_next_begins(day: date, unit: Unit) -> None:
    found = containing(unit, day)
    following = found.shifted(1)
    assert following is not None
    assert found.until + timedelta(days=1) == following.begin


def test_the_weekend_after_the_last_day_is_that_day() -> None:
    assert containing(Unit.WEEKEND, date.max).interval.until == date.max


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ((2022, 2, 0), None), ((2022, 2, 1), "2022-02-01"), ((2022, 2, 28), "2022-02-28"),
        ((2022, 2, 29), "2022-02"), ((2024, 2, 29), "2024-02-29"), ((2022, 2, 31), "2022-02"),
        ((2022, 2, 32), None), ((2022, 1, 31), "2022-01-31"), ((2022, 12, 31), "2022-12-31"),
        ((2022, 0, 1), None), ((2022, 13, 1), None), ((0, 1, 1), None), ((9999, 12, 31), "9999-12-31"),
    ],
)  # fmt: skip
def test_a_day_that_its_month_lacks_is_its_month(day: tuple[int, int, int], value: str | None) -> None:
    found = day_or_month(*day)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("unit", "day", "value", "begin", "until"),
    [
        (Unit.WEEK, date(2021, 1, 3), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        (Unit.WEEK, date(2021, 1, 4), "2021-W01", date(2021, 1, 4), date(2021, 1, 10)),
        (Unit.WEEKEND, date(2021, 1, 1), "2020-W53-WE", date(2021, 1, 2), date(2021, 1, 3)),
        (Unit.MONTH, date(2024, 2, 29), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (Unit.QUARTER, date(2022, 3, 31), "2022-Q1", date(2022, 1, 1), date(2022, 3, 31)),
        (Unit.QUARTER, date(2022, 4, 1), "2022-Q2", date(2022, 4, 1), date(2022, 6, 30)),
        (Unit.QUARTER, date(2022, 12, 31), "2022-Q4", date(2022, 10, 1), date(2022, 12, 31)),
        (Unit.SEASON, date(2022, 2, 28), "2021-WI", date(2021, 12, 1), date(2022, 2, 28)),
        (Unit.SEASON, date(2022, 3, 1), "2022-SP", date(2022, 3, 1), date(2022, 5, 31)),
        (Unit.SEASON, date(2022, 12, 1), "2022-WI", date(2022, 12, 1), date(2023, 2, 28)),
        (Unit.HALF, date(2022, 6, 30), "2022-H1", date(2022, 1, 1), date(2022, 6, 30)),
        (Unit.HALF, date(2022, 7, 1), "2022-H2", date(2022, 7, 1), date(2022, 12, 31)),
        (Unit.DECADE, date(2019, 12, 31), "201", date(2010, 1, 1), date(2019, 12, 31)),
        (Unit.CENTURY, date(2000, 1, 1), "20", date(2000, 1, 1), date(2099, 12, 31)),
    ],
)
def test_periods_at_their_edges(unit: Unit, day: date, value: str, begin: date, until: date) -> None:
    found = containing(unit, day)
    assert (found.value, found.begin, found.until) == (value, begin, until)
