"""Counts of units: *yesterday*, *next week*, *a week earlier*, *two or three years ago*."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.dates.meanings.base import (
    MONTHS_IN_UNIT,
    UNANCHORED,
    UNKNOWN_VALUES,
    Anchored,
    Meaning,
)
from geo.dates.meanings.margins import coarsened
from geo.dates.periods import containing
from geo.dates.rules.counted import COUNTED, CountedCase
from geo.dates.which import Origin
from geo.model import Interval, Unit

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.periods import Period


@dataclass(frozen=True, slots=True)
class Counted(Meaning):
    """So many units from something: *yesterday*, *next week*, *eleven days ago*, *a week earlier*."""

    counted_unit: Unit
    count: int
    origin: Origin
    is_exact: bool = False
    """Counted in days from a day if one is at hand (*a week earlier*), not in whole units (*last week*)."""
    compares: bool = False
    """Names the same part of another year: *profit rose in the third quarter from a year earlier*."""

    @property
    def unit(self) -> Unit:
        """The unit counted."""
        return self.counted_unit

    @property
    def is_whole(self) -> bool:
        """False: what it counts from is missing."""
        return False

    @property
    def is_day(self) -> bool:
        """True for *yesterday*."""
        return self.counted_unit is Unit.DAY

    @property
    def is_dating(self) -> bool:
        """True."""
        return True

    @property
    def is_comparison(self) -> bool:
        """True for *from a year earlier*."""
        return self.compares

    @property
    def counts_from_publication(self) -> bool:
        """True for *ago*, *last*, *yesterday*; False for *earlier*, *that*."""
        return self.origin is Origin.PUBLICATION

    def without_comparison(self) -> Counted:
        """Return the same count where it only counts."""
        return replace(self, compares=False)

    def resolve(self, context: Context) -> Anchored:
        """Return the unit that lies so far from the publication or from the time last mentioned.

        Examples
        --------
        >>> from datetime import date
        >>> from geo.dates.context import Context
        >>> yesterday = Counted(Unit.DAY, -1, Origin.PUBLICATION)
        >>> yesterday.resolve(Context(published=date(2021, 5, 14))).outcome.value
        '2021-05-13'
        """
        return COUNTED.find(CountedCase(self, context)) or UNANCHORED

    def underspecified(self) -> str:
        """Return a unit of which nothing is known."""
        return UNKNOWN_VALUES[self.counted_unit]

    @property
    def can_end_on_day(self) -> bool:
        """True for *the quarter* and *the year*."""
        return self.counted_unit in MONTHS_IN_UNIT

    def period_ending_on(self, last: Period) -> Period | None:
        """Return the quarter of the calendar in whose middle a quarter is that ends on a day.

        Examples
        --------
        >>> from datetime import date
        >>> july = containing(Unit.DAY, date(2021, 7, 31))
        >>> Counted(Unit.QUARTER, 0, Origin.MENTION).period_ending_on(july).value
        '2021-Q2'
        """
        days = self.ending_on(last.interval)
        if days is None or days.begin is None or days.until is None:
            return None
        return containing(self.counted_unit, days.begin + (days.until - days.begin) // 2)


@dataclass(frozen=True, slots=True)
class Spread(Meaning):
    """One count or another: *two or three months ago*."""

    furthest: Counted
    nearer: int
    """How many units nearer the other count comes."""

    @property
    def unit(self) -> Unit:
        """The unit counted."""
        return self.furthest.unit

    @property
    def is_whole(self) -> bool:
        """False: what it counts from is missing."""
        return False

    def resolve(self, context: Context) -> Anchored:
        """Return the furthest unit that may be meant."""
        return self.furthest.resolve(context)

    def underspecified(self) -> str:
        """Return a unit of which nothing is known."""
        return self.furthest.underspecified()

    def value(self, period: Period) -> str:  # noqa: ARG002 - none of the two is picked
        """Return a unit of which nothing is known."""
        return self.underspecified()

    def days(self, period: Period) -> Interval:
        """Return all days from the furthest unit to the nearest."""
        nearest = period.shifted(self.nearer) or period
        return coarsened(Interval(period.begin, nearest.until, period.interval.precision))
