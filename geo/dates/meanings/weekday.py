"""Weekdays: *on Monday*, *last Friday*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.meanings.base import UNANCHORED, Anchored, Meaning
from geo.dates.rules.weekday import WEEKDAY, WeekdayCase, weekday_before
from geo.dates.which import Which
from geo.model import Unit

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.periods import Period

_FROM_PUBLICATION = (Which.BARE, Which.LAST, Which.THIS, Which.NEXT)


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """*Monday*, *last Friday*: 0 is Monday."""

    number: int
    which: Which = Which.BARE

    @property
    def unit(self) -> Unit:
        """A day."""
        return Unit.DAY

    @property
    def is_whole(self) -> bool:
        """False: the week is missing."""
        return False

    @property
    def weekday_number(self) -> int:
        """Its number."""
        return self.number

    @property
    def bare_weekday(self) -> int | None:
        """Its number, unless a word says which."""
        return self.number if self.which is Which.BARE else None

    @property
    def is_day(self) -> bool:
        """True."""
        return True

    @property
    def is_dating(self) -> bool:
        """True."""
        return True

    @property
    def counts_from_publication(self) -> bool:
        """True for *Monday*, *last Monday*; False for *that Monday*."""
        return self.which in _FROM_PUBLICATION

    def resolve(self, context: Context) -> Anchored:
        """Return the Monday, last Friday or following Sunday that is meant here.

        Examples
        --------
        >>> from datetime import date
        >>> from geo.dates.context import Context
        >>> wednesday = Weekday(2).resolve(Context(published=date(2021, 5, 14)))
        >>> wednesday.outcome.value, wednesday.rule
        ('2021-05-12', 'anchor.latest-weekday')
        >>> Weekday(2).resolve(Context()).outcome is None
        True
        """
        return WEEKDAY.find(WeekdayCase(self, context)) or UNANCHORED

    def underspecified(self) -> str:
        """Return the weekday of an unknown week."""
        return f"XXXX-WXX-{self.number + 1}"

    def latest_before(self, end: Period) -> Period | None:
        """Return the last day of that name before `end`.

        Examples
        --------
        >>> from datetime import date
        >>> from geo.dates.periods import containing
        >>> Weekday(0).latest_before(containing(Unit.DAY, date(2022, 7, 14))).value
        '2022-07-11'
        """
        return weekday_before(self.number, end)
