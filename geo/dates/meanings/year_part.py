"""Parts of a year whose year is not stated: *14 May*, *May*, *spring*, *the third quarter*."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.dates.meanings.base import MONTHS_IN_UNIT, UNANCHORED, UNKNOWN_VALUES, Anchored, Meaning
from geo.dates.meanings.margins import days_with_margin, value_with_margin
from geo.dates.periods import day_of, period
from geo.dates.rules.year_part import YEAR_PART, YearPartCase
from geo.dates.which import Which
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.dates.context import Context
    from geo.dates.periods import Period
    from geo.model import Interval

_PARTS_OF_YEAR = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.SEASON: 4, Unit.HALF: 2}
_LEAP_YEAR = 2000
"""So that every day of any year has a place in it; its digits never show."""
_YEARS_AROUND = 8
"""Years to either side within which even a 29 February is found."""
_DAYS_WEEKDAY_DECIDES = 2 * 366
"""A weekday beside a day decides among the years so near; the same pair comes again after six years."""
_DAYS_OF_NEWS = 7
"""What a report says with a weekday happened in the week before it."""
_FIRST_YEAR_OF_NEWS = 1900


@dataclass(frozen=True, slots=True)
class YearPart(Meaning):
    """A part of any year: *14 May*, *May*, *spring*, *the third quarter*.

    `number` counts from 0 within the year, save for a day, where it is the month from 1 to 12.
    """

    part_unit: Unit
    number: int
    day: int = 0
    weekday: int | None = None
    """0 is Monday; stated beside the day, it decides the year: *Monday, May 1*."""
    which: Which = Which.BARE
    margin: tuple[int, int] = (0, 0)
    """Days before its first and after its last that may be meant as well: *over Easter*."""

    def of_year(self, year: int) -> Period | None:
        """Return this part of `year`; None for 29 February of most."""
        if self.part_unit is Unit.DAY:
            return day_of(year, self.number, self.day)
        return period(self.part_unit, year * _PARTS_OF_YEAR[self.part_unit] + self.number)

    def all_of_year(self, year: int) -> list[Period]:
        """Return all times that it comes in `year`."""
        only = self.of_year(year)
        return [only] if only else []

    def occurrences(self, around: date) -> list[Period]:
        """Return the times that it came and comes round, in order; those on its weekday, if any are.

        Examples
        --------
        >>> from datetime import date
        >>> [day.value for day in YearPart(Unit.DAY, 5, 1, weekday=0).occurrences(date(2023, 6, 1))]
        ['2023-05-01']
        """
        years = range(around.year - _YEARS_AROUND, around.year + _YEARS_AROUND + 1)
        occurrences = [occurrence for year in years for occurrence in self.all_of_year(year)]
        agreeing = [
            occurrence
            for occurrence in occurrences
            if occurrence.begin.weekday() == self.weekday
            and abs((occurrence.begin - around).days) < _DAYS_WEEKDAY_DECIDES
        ]
        return agreeing if agreeing and not _is_miswritten(occurrences, agreeing, around) else occurrences

    def without_weekday(self) -> YearPart:
        """Return the same day without the weekday that stands beside it."""
        return replace(self, weekday=None)

    @property
    def unit(self) -> Unit:
        """The unit of the part."""
        return self.part_unit

    @property
    def is_whole(self) -> bool:
        """False: the year is missing."""
        return False

    @property
    def is_day(self) -> bool:
        """True for *14 May*."""
        return self.part_unit is Unit.DAY

    @property
    def is_calendar_day(self) -> bool:
        """True for *14 May*."""
        return self.part_unit is Unit.DAY

    @property
    def is_dating(self) -> bool:
        """True."""
        return True

    @property
    def is_impossible_day(self) -> bool:
        """True for 30 February."""
        return self.part_unit is Unit.DAY and self.day > monthrange(_LEAP_YEAR, self.number)[1]

    @property
    def counts_from_publication(self) -> bool:
        """True for *last May*, and for a day with its weekday, which is near."""
        return self.weekday is not None or self.which in (Which.LAST, Which.THIS, Which.NEXT)

    def resolve(self, context: Context) -> Anchored:
        """Return the 14 May, the May or the spring that is meant here.

        Examples
        --------
        >>> from datetime import date
        >>> from geo.dates.context import Context
        >>> may = YearPart(Unit.MONTH, 4).resolve(Context(published=date(2021, 4, 30)))
        >>> may.outcome.value, may.rule
        ('2020-05', 'anchor.latest-part')
        """
        return YEAR_PART.find(YearPartCase(self, context)) or UNANCHORED

    def underspecified(self) -> str:
        """Return the value without its year.

        Examples
        --------
        >>> YearPart(Unit.DAY, 2, 30).underspecified(), YearPart(Unit.SEASON, 0).underspecified()
        ('XXXX-02-30', 'XXXX-SP')
        """
        if self.part_unit is Unit.DAY:
            return f"XXXX-{self.number:02d}-{self.day:02d}"
        example = self.of_year(_LEAP_YEAR)
        return f"XXXX{example.value[4:]}" if example else UNKNOWN_VALUES[self.part_unit]

    def value(self, period: Period) -> str:
        """Return the value; only the year's where the day itself isn't certain."""
        return value_with_margin(period, self.margin)

    def days(self, period: Period) -> Interval:
        """Return the days, with those that may be meant as well."""
        return days_with_margin(period, self.margin)

    def latest_before(self, end: Period) -> Period | None:
        """Return the latest occurrence that begins before `end`."""
        earlier = [occurrence for occurrence in self.occurrences(end.begin) if occurrence.begin < end.begin]
        return earlier[-1] if earlier else None

    def nearest_to(self, listed: Period) -> Period | None:
        """Return the occurrence nearest to the period that it is listed with: *July or August*.

        Examples
        --------
        >>> from datetime import date
        >>> from geo.dates.periods import containing
        >>> YearPart(Unit.MONTH, 0).nearest_to(containing(Unit.MONTH, date(2022, 12, 1))).value
        '2023-01'
        """
        if self.which is not Which.BARE:
            return None
        around = self.occurrences(listed.begin)
        return min(around, key=lambda occurrence: abs((occurrence.begin - listed.begin).days), default=None)

    def possible_days(self, until: date) -> Sequence[date]:
        """Return the first day of each occurrence in the years of news, on its weekday if it has one."""
        occurrences = (self.of_year(year) for year in range(_FIRST_YEAR_OF_NEWS, until.year + 1))
        return [day.begin for day in occurrences if day and self.weekday in {None, day.begin.weekday()}]

    @property
    def can_end_on_day(self) -> bool:
        """True for a quarter and a half."""
        return self.part_unit in MONTHS_IN_UNIT


def _is_miswritten(occurrences: Sequence[Period], agreeing: Sequence[Period], around: date) -> bool:
    """Return True for a day of the week before that is no such weekday: an error sooner than years back."""
    days_ago = [(around - occurrence.begin).days for occurrence in occurrences]
    is_of_news = any(0 <= days < _DAYS_OF_NEWS for days in days_ago)
    return is_of_news and not any(0 <= (around - one.begin).days < _DAYS_OF_NEWS for one in agreeing)
