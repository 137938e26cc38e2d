"""Both ends of the calendar: what counts from a day stays within it, whatever the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates.periods import containing, count_from, period
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
