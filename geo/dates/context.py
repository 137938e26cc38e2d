"""What is known where an expression stands: when the text was published, and what it told before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.dates.periods import Unit

if TYPE_CHECKING:
    from datetime import date

    from geo.dates.periods import Period


_A_LEAP = 300
"""So many days from one mention to the next are no step of a narrative."""
_LONG_PAST = 2 * 366


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where an expression stands."""

    published: date | None = None
    mention: Period | None = None
    """The time last mentioned."""
    day: Period | None = None
    """The day last mentioned."""
    past_day: Period | None = None
    """The day last mentioned that was not still to come when the text was published."""
    told: Period | None = None
    """Where a narrative has got to: what was last mentioned, asides left out."""
    left: Period | None = None
    """Where the narrative had got to before it leapt to another time just now: it may come back at once."""
    section: tuple[int, int] | None = None
    """The first and last year that the heading above names."""
    goal: Period | None = None
    """The date that the paragraph states next: a narrative gets there without leaping past it."""
    narrative: bool = False
    """The text tells a past of its own here: a bare date follows the last one, not the publication."""
    history: bool = False
    """The text is a history throughout: even *this year* is that of its time."""
    until: bool = False
    """*By* or *until* stands before: a narrative goes on to it, never back."""
    ahead: bool = False
    """A word before announces the future: *will*, *due*, *scheduled*."""
    undecided: bool = False
    """A verb in the present leads up to it, and no word says which way it looks: *envoys meet on Monday*."""
    behind: bool = False
    """A verb before reports the past: *resigned*, *was shelled*."""

    def after(self, mentioned: Period, *, aside: bool) -> Context:
        """Return the context once `mentioned` has been read."""
        told = self.told if aside else mentioned
        left = self.told if self.told and told is mentioned and _is_leap(self.told, mentioned) else None
        if mentioned.unit is not Unit.DAY:
            return replace(self, mention=mentioned, told=told, left=left)
        past = self.published is None or mentioned.begin <= self.published
        past_day = mentioned if past else self.past_day
        return replace(self, mention=mentioned, day=mentioned, past_day=past_day, told=told, left=left)

    @property
    def in_history(self) -> bool:
        """Tell whether the time told of is that of a history, long before its publication."""
        if not (self.history and self.told and self.published):
            return False
        return (self.published - self.told.until).days > _LONG_PAST


def _is_leap(told: Period, mentioned: Period) -> bool:
    return mentioned.begin > told.until + timedelta(_A_LEAP) or mentioned.until < told.begin - timedelta(
        _A_LEAP
    )
