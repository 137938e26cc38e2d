"""What is known where an expression stands: when the text was published, and what was mentioned before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.dates.periods import containing
from geo.model import Unit, add_days

if TYPE_CHECKING:
    from datetime import date

    from geo.dates.periods import Period


_DAYS_OF_LEAP = 300
"""So far from one mention to the next is no step of a narrative: most of a year."""
_MIN_DAYS_DISTANT = 2 * 366
"""A history of a time two years before its publication doesn't say *this year* of the publication's."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where an expression stands."""

    published: date | None = None
    """The day of publication, or of the saying in which it stands."""
    last_mention: Period | None = None
    """The time last mentioned."""
    last_day: Period | None = None
    """The day last mentioned."""
    last_past_day: Period | None = None
    """The day last mentioned that was not still to come when the text was published."""
    last_scene_day: Period | None = None
    """The day last mentioned that is not only compared or counted from: *fewer than on Monday*."""
    story_time: Period | None = None
    """The time that a narrative has reached: what was last mentioned, asides left out."""
    time_before_leap: Period | None = None
    """The time that it had reached before it leapt to another just now: it may come back at once."""
    section_years: tuple[int, int] | None = None
    """The first and last year that the heading above names."""
    next_stated: Period | None = None
    """The date that the paragraph states next: a narrative gets there without leaping past it."""
    is_day_first: bool | None = None
    """The order of day and month in its figures, as far as the publication proves it."""
    in_narrative: bool = False
    """A narrative of the past surrounds it: a bare date follows the last one, not the publication."""
    is_history: bool = False
    """The text is a history throughout: even *this year* is that of its time."""
    follows_until: bool = False
    """*By* or *until* stands before: a narrative goes on to it, never back."""
    follows_in: bool = False
    """*In* or *during* stands before: something happens then, it isn't reported on."""
    is_announced: bool = False
    """A word before announces the future: *will*, *due*, *scheduled*."""
    is_willed: bool = False
    """*Will* leads up to it: it is to come, however far that is."""
    is_undecided: bool = False
    """A verb in the present leads up to it, and no word says which way it looks: *envoys meet on Monday*."""
    is_reported: bool = False
    """A verb before reports the past: *resigned*, *was shelled*."""

    def after(self, mention: Period, *, is_aside: bool, is_bound: bool = False) -> Context:
        """Return the context once `mention` has been read; `is_bound` if nothing is said to be of it.

        Examples
        --------
        >>> from datetime import date
        >>> from geo.dates.periods import containing
        >>> May = containing(Unit.MONTH, date(2021, 5, 3))
        >>> Context().after(May, is_aside=True).story_time is None
        True
        """
        before = self.story_time
        story = before if is_aside else mention
        left = before if before and story is mention and _is_leap(before, mention) else None
        if mention.unit is not Unit.DAY:
            return replace(self, last_mention=mention, story_time=story, time_before_leap=left)
        is_past = self.published is None or mention.begin <= self.published
        return replace(
            self, last_mention=mention, last_day=mention, story_time=story, time_before_leap=left,
            last_past_day=mention if is_past else self.last_past_day,
            last_scene_day=self.last_scene_day if is_bound else mention,
        )  # fmt: skip

    def after_months(self) -> Context:
        """Return the context once *the nine months* were read: what is compared is no longer the quarter.

        Examples
        --------
        >>> from datetime import date
        >>> from geo.dates.periods import containing
        >>> summer = containing(Unit.QUARTER, date(2021, 8, 3))
        >>> Context(last_mention=summer).after_months().last_mention.value
        '2021'
        """
        mention = self.last_mention
        if mention is None or mention.unit is not Unit.QUARTER:
            return self
        return replace(self, last_mention=containing(Unit.YEAR, mention.begin))

    @property
    def in_distant_past(self) -> bool:
        """True if the time reached is that of a history, long before its publication."""
        if not (self.is_history and self.story_time and self.published):
            return False
        return (self.published - self.story_time.until).days > _MIN_DAYS_DISTANT


def _is_leap(story: Period, mention: Period) -> bool:
    return mention.begin > add_days(story.until, _DAYS_OF_LEAP) or mention.until < add_days(
        story.begin, -_DAYS_OF_LEAP
    )
