from datetime import date

import pytest

from geo.model import Interval, Place, Precision, Span

JULY = Interval(date(2022, 7, 1), date(2022, 7, 31), Precision.MONTH)


@pytest.mark.parametrize(
    ("begin", "until", "meets"),
    [
        (None, None, True),
        (date(2022, 7, 31), None, True),
        (date(2022, 8, 1), None, False),
        (None, date(2022, 7, 1), True),
        (None, date(2022, 6, 30), False),
        (date(2022, 7, 10), date(2022, 7, 12), True),
        (date(2022, 6, 1), date(2022, 8, 31), True),
    ],
)
def test_an_interval_meets_a_range_with_which_it_shares_a_day(
    begin: date | None, until: date | None, *, meets: bool
) -> None:
    assert JULY.meets(begin, until) is meets


def test_an_open_interval_meets_all_that_lies_beyond_its_known_end() -> None:
    since_july = Interval(date(2022, 7, 1), None, Precision.DAY)
    assert since_july.meets(date(2031, 1, 1), None)
    assert not since_july.meets(None, date(2022, 6, 30))


def test_spans_overlap_only_where_they_share_a_character() -> None:
    assert Span(0, 4).overlaps(Span(3, 9))
    assert not Span(0, 4).overlaps(Span(4, 9))


def test_a_label_shows_both_names_where_two_are_in_use() -> None:
    place = Place("geonames:1", "Stepanakert", 39.8, 46.75, "P", "PPLA", other_name="Khankendi")
    assert place.label == "Stepanakert / Khankendi"
