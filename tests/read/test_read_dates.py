"""Dates as sources give them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import UnreadableError
from geo.model import Precision
from geo.readers.records.dates import published


@pytest.mark.parametrize(
    "value",
    [
        "2022-07-16",
        "2022-7-16",
        " 2022-07-16T23:59:59-11:00 ",
        "2022-07-16 20:00:00 UTC",
        "20220716",
        "20220716T200000Z",
        "20220716200000",
        "2022/07/16",
        "2022.07.16 10:00",
        "16.07.2022",
        "16 July 2022",
        "16th Jul 2022",
        "July 16, 2022",
        "Saturday, July 16, 2022 10:30",
        "Sat, 16 Jul 2022 10:00:00 GMT",
        "1657929600",
        1657929600,
        1657929600000,
        1657929600.5,
        date(2022, 7, 16),
        datetime(2022, 7, 16, 23, 59, tzinfo=UTC),
    ],
)
def test_dates_as_they_are_given(value: object) -> None:
    found = published(value)
    assert found is not None
    assert found.begin == found.until == date(2022, 7, 16)
    assert found.precision is Precision.DAY


def test_september_by_its_four_letters() -> None:
    assert published("Sept. 5, 2022") == published("5 Sep 2022") == published("2022-09-05")


@pytest.mark.parametrize("value", ["14May2022", "14 may2022", "14th May2022", "May14,2022"])
def test_what_stands_without_a_space_loses_no_figure(value: str) -> None:
    assert published(value) == published("2022-05-14")


@pytest.mark.parametrize(
    "value",
    [
        *("yesterday", "07/08/2022", "2022-02-30", "0000-01-01", "2022-13", "16 Ju 2022", "J 1, 2022"),
        *("16 July", "?", "9" * 5000, True, [2022], 12),
        *("16209May9000", "160May2022", "2021 May 2022", "16" + "2" * 20 + " May 2022", "16July"),
    ],
)
def test_dates_that_are_none(value: object) -> None:
    with pytest.raises(UnreadableError, match="publication date"):
        published(value)


@pytest.mark.parametrize("value", [None, "", float("nan")])
def test_no_date_given(value: object) -> None:
    assert published(value) is None


@given(st.text() | st.integers() | st.floats())
def test_no_value_stops_the_run(value: object) -> None:
    try:
        found = published(value)
    except UnreadableError:
        return
    assert found is None or (
        found.begin is not None and found.until is not None and found.begin <= found.until
    )
