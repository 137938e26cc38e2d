"""Times around a day, or at a distance from it: *the week of 12 September*, *two days after the vote*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.meanings.base import (
    UNANCHORED,
    UNKNOWN_VALUES,
    Anchored,
    Meaning,
    derived,
)
from geo.dates.periods import containing, count_from
from geo.model import Interval, Precision, Unit, add_days

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.periods import Period

_DAYS_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Around(Meaning):
    """The week or weekend that a day is in: *the week of 12 September*."""

    around_unit: Unit
    day: Meaning | None = None
    """None while the words that name the day are still to be joined."""

    @property
    def unit(self) -> Unit:
        """A week or a weekend."""
        return self.around_unit

    @property
    def is_whole(self) -> bool:
        """True if the day is."""
        return self.day is not None and self.day.is_whole

    @property
    def is_incomplete(self) -> bool:
        """True without a day."""
        return self.day is None

    def resolve(self, context: Context) -> Anchored:
        """Return the week or weekend of the day."""
        if self.day is None:
            return UNANCHORED
        return derived(self.day.resolve(context), lambda day: containing(self.around_unit, day.begin))

    def underspecified(self) -> str:
        """Return a week or weekend of which nothing is known."""
        return UNKNOWN_VALUES[self.around_unit]


@dataclass(frozen=True, slots=True)
class WeekEnding(Meaning):
    """A week that ends on a day: *the week to 6 March*."""

    day: Meaning | None = None
    """None while the words that name the day are still to be joined."""

    @property
    def unit(self) -> Unit:
        """A week."""
        return Unit.WEEK

    @property
    def is_whole(self) -> bool:
        """True if the day is."""
        return self.day is not None and self.day.is_whole

    @property
    def is_incomplete(self) -> bool:
        """True without a day."""
        return self.day is None

    def resolve(self, context: Context) -> Anchored:
        """Return the day on which the week ends."""
        return self.day.resolve(context) if self.day else UNANCHORED

    def underspecified(self) -> str:
        """Return a week of which nothing is known."""
        return UNKNOWN_VALUES[Unit.WEEK]

    def value(self, period: Period) -> str:
        """Return the calendar week of its last day.

        Examples
        --------
        >>> from datetime import date
        >>> WeekEnding().value(containing(Unit.DAY, date(2023, 3, 6)))
        '2023-W10'
        """
        return containing(Unit.WEEK, period.begin).value

    def days(self, period: Period) -> Interval:
        """Return the seven days that end on that day.

        Examples
        --------
        >>> from datetime import date
        >>> WeekEnding().days(containing(Unit.DAY, date(2023, 3, 6))).begin
        datetime.date(2023, 2, 28)
        """
        return Interval(add_days(period.begin, -_DAYS_BEFORE), period.begin, Precision.WEEK)


@dataclass(frozen=True, slots=True)
class Offset(Meaning):
    """So many units from something named: *two days after the vote of 3 May*, *the eve of 9 May*."""

    offset_unit: Unit
    count: int
    start: Meaning | None = None
    """None while the words that date it are still to be joined, or where only `event` is named."""
    event: str = ""
    """What is named without a date: *two days after the ceasefire*."""
    counted_until: int = 0
    """Where the words of the count alone end, *two days*; 0 where they would be no duration."""

    @property
    def unit(self) -> Unit:
        """The unit counted."""
        return self.offset_unit

    @property
    def is_whole(self) -> bool:
        """True if what it counts from is."""
        return self.start is not None and self.start.is_whole

    @property
    def is_incomplete(self) -> bool:
        """True if nothing follows *the eve of*.

        *Two days after the ceasefire* stays, for the ceasefire may have been dated before, and *two days*
        says more than nothing; *the day after he left* says nothing that a rule could follow.
        """
        return not (self.start or self.event or self.counted_until)

    @property
    def duration_end(self) -> int:
        """Where *two days* ends."""
        return self.counted_until

    def resolve(self, context: Context) -> Anchored:
        """Return the period at that distance from what is dated beside it."""
        if self.start is None:
            return UNANCHORED
        return derived(self.start.resolve(context), self.counted_from)

    def counted_from(self, start: Period) -> Period | None:
        """Return the period at that distance from another."""
        return count_from(start, self.offset_unit, self.count)

    def underspecified(self) -> str:
        """Return a unit of which nothing is known; the duration where nothing follows."""
        if self.start or self.event:
            return UNKNOWN_VALUES[self.offset_unit]
        return f"P{abs(self.count)}{self.offset_unit[0].upper()}"
