"""Days and months by their rank in a longer time: *the first Monday of May*, *the last day of the month*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.meanings.base import UNANCHORED, UNKNOWN_VALUES, Anchored, Meaning, derived
from geo.dates.periods import containing
from geo.model import Unit

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.periods import Period

_DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class NthOf(Meaning):
    """A day, weekday or month of a month or year that is named beside it."""

    part_unit: Unit
    """A day or a month."""
    rank: int
    """From 1 on; -1 for the last."""
    weekday: int | None = None
    """0 is Monday; only the days of that name are counted."""
    whole: Meaning | None = None
    """None while the words that name it are still to be joined."""

    @property
    def unit(self) -> Unit:
        """A day or a month."""
        return self.part_unit

    @property
    def is_whole(self) -> bool:
        """True if what it is part of is."""
        return self.whole is not None and self.whole.is_whole

    @property
    def is_incomplete(self) -> bool:
        """True without what it is part of."""
        return self.whole is None

    @property
    def is_day(self) -> bool:
        """True for *the first Monday of May*."""
        return self.part_unit is Unit.DAY

    @property
    def is_dating(self) -> bool:
        """True."""
        return True

    @property
    def weekday_number(self) -> int | None:
        """The weekday that is counted."""
        return self.weekday

    def resolve(self, context: Context) -> Anchored:
        """Return the part of that rank."""
        return derived(self.whole.resolve(context), self.part_of) if self.whole else UNANCHORED

    def part_of(self, whole: Period) -> Period | None:
        """Return the part of that rank in a month or year; None where that has fewer.

        Examples
        --------
        >>> from datetime import date
        >>> may = containing(Unit.MONTH, date(2022, 5, 1))
        >>> NthOf(Unit.DAY, 1, weekday=0).part_of(may).value, NthOf(Unit.DAY, -1).part_of(may).value
        ('2022-05-02', '2022-05-31')
        >>> NthOf(Unit.DAY, 6, weekday=0).part_of(may) is None
        True
        """
        first, last = containing(self.part_unit, whole.begin), containing(self.part_unit, whole.until)
        step = 1
        if self.weekday is not None:
            step = _DAYS_IN_WEEK
            first_one = first.shifted((self.weekday - first.begin.weekday()) % _DAYS_IN_WEEK)
            last_one = last.shifted(-((last.begin.weekday() - self.weekday) % _DAYS_IN_WEEK))
            first, last = first_one or first, last_one or last
        part = (
            last.shifted((self.rank + 1) * step) if self.rank < 0 else first.shifted((self.rank - 1) * step)
        )
        return part if part and whole.begin <= part.begin and part.until <= whole.until else None

    def underspecified(self) -> str:
        """Return a unit of which nothing is known."""
        return UNKNOWN_VALUES[self.part_unit]
