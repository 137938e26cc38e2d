"""Feasts that move through the year: with Easter, or with the moon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from geo.dates.hijri import in_year
from geo.dates.meanings.base import UNKNOWN_VALUES
from geo.dates.meanings.year_part import YearPart
from geo.dates.periods import containing
from geo.model import Unit

if TYPE_CHECKING:
    from geo.dates.periods import Period

_FIRST_GREGORIAN_YEAR = 1583
_LAST_YEAR_OF_EASTER = 4099
"""As far as dateutil's computus goes."""


@dataclass(frozen=True, slots=True)
class EasterDay(YearPart):
    """A feast that moves with Easter: *Good Friday*, *Whit Monday*."""

    after: int = 0
    """Days after Easter Sunday."""
    is_orthodox: bool = False

    def of_year(self, year: int) -> Period | None:
        """Return this feast of `year`.

        Examples
        --------
        >>> EasterDay(Unit.DAY, 0, after=1).of_year(2019).value
        '2019-04-22'
        >>> EasterDay(Unit.DAY, 0, is_orthodox=True).of_year(2019).value
        '2019-04-28'
        """
        if not MINYEAR < year <= _LAST_YEAR_OF_EASTER:
            return None
        is_julian = self.is_orthodox or year < _FIRST_GREGORIAN_YEAR
        sunday = easter(year, EASTER_ORTHODOX if is_julian else EASTER_WESTERN)
        return containing(Unit.DAY, sunday).shifted(self.after)

    @property
    def is_impossible_day(self) -> bool:
        """False."""
        return False

    def underspecified(self) -> str:
        """Return a day of which nothing is known."""
        return UNKNOWN_VALUES[Unit.DAY]


@dataclass(frozen=True, slots=True)
class HijriDay(YearPart):
    """A feast of the Islamic year, by its month and day there: *Ramadan*, *Eid al-Fitr*.

    Where the moon is looked for it may begin a day earlier or later, which `margin` allows for.
    """

    def of_year(self, year: int) -> Period | None:
        """Return its first day in `year`, the first where the year has two."""
        return next(iter(self.all_of_year(year)), None)

    def all_of_year(self, year: int) -> list[Period]:
        """Return its first days in `year`: at the turn of some years it comes twice."""
        if not MINYEAR < year < MAXYEAR:
            return []
        return [containing(Unit.DAY, day) for day in in_year(year, self.number, self.day)]

    @property
    def is_impossible_day(self) -> bool:
        """False."""
        return False

    def underspecified(self) -> str:
        """Return a day of which nothing is known."""
        return UNKNOWN_VALUES[Unit.DAY]
