"""What a time expression says before it is known when it was said.

The grammar builds these; the anchoring layer turns them into periods. None of them looks at a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR
from enum import Enum, auto
from typing import TYPE_CHECKING

from geo.dates.easter import easter
from geo.dates.hijri import in_year
from geo.dates.periods import Period, Unit, containing, day_of, period

if TYPE_CHECKING:
    from geo.model import TimexType


class Which(Enum):
    """Which of the many Mondays, Mays or springs is meant."""

    BARE = auto()
    """Not said: *on Monday*, *in May*."""
    LAST = auto()
    THIS = auto()
    NEXT = auto()
    """These three count from the publication: *last May*, *this Friday*, *next spring*."""
    THAT = auto()
    PREVIOUS = auto()
    FOLLOWING = auto()
    """These three count from the time last mentioned: *that spring*, *the following Monday*."""


class Link(Enum):
    """How an expression is bound to the next one."""

    NONE = auto()
    RANGE = auto()
    """They are the two ends: *from Monday to Thursday*, *12–14 September*."""
    LIST = auto()
    """They are told in one breath: *in April and May*, *July or August*, *5, 6 and 7 January*."""


class Origin(Enum):
    """What a count of days, weeks or years starts from."""

    PUBLICATION = auto()
    MENTION = auto()
    EITHER = auto()
    """The publication in news, the time last mentioned in a narrative: *the end of the year*."""


@dataclass(frozen=True, slots=True)
class Given:
    """A period stated whole: *16 July 2022*, *the 1990s*."""

    period: Period
    reach: tuple[int, int] = (0, 0)
    """As of a `YearPart`: *Ramadan 2021*."""


@dataclass(frozen=True, slots=True)
class YearPart:
    """A part of any year: *14 May*, *May*, *spring*, *the third quarter*.

    `number` counts from 0 within the year, save for a day, where it is the month from 1 to 12.
    """

    unit: Unit
    number: int
    day: int = 0
    weekday: int | None = None
    """0 is Monday; stated beside the day, it tells the year: *Monday, May 1*."""
    which: Which = Which.BARE
    reach: tuple[int, int] = (0, 0)
    """Days before its first and after its last that may be meant as well: *over Easter*."""

    def of_year(self, year: int) -> Period | None:
        """Return this part of `year`; None for 29 February of most."""
        if self.unit is Unit.DAY:
            return day_of(year, self.number, self.day)
        parts = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.SEASON: 4, Unit.HALF: 2}[self.unit]
        return period(self.unit, year * parts + self.number)

    def all_of_year(self, year: int) -> list[Period]:
        """Return all times that it comes in `year`."""
        found = self.of_year(year)
        return [found] if found else []


@dataclass(frozen=True, slots=True)
class EasterDay(YearPart):
    """A feast that moves with Easter: *Good Friday*, *Whit Monday*."""

    after: int = 0
    """Days after Easter Sunday."""
    orthodox: bool = False

    def of_year(self, year: int) -> Period | None:
        """Return this feast of `year`."""
        if not MINYEAR < year < MAXYEAR:
            return None
        sunday = containing(Unit.DAY, easter(year, orthodox=self.orthodox))
        return sunday.shifted(self.after)


@dataclass(frozen=True, slots=True)
class HijriDay(YearPart):
    """A feast of the Islamic year, by its month and day there: *Ramadan*, *Eid al-Fitr*.

    Where the moon is looked for it may begin a day earlier or later, which `reach` allows for.
    """

    def of_year(self, year: int) -> Period | None:
        """Return its first day in `year`, the first where the year has two."""
        return next(iter(self.all_of_year(year)), None)

    def all_of_year(self, year: int) -> list[Period]:
        """Return its first days in `year`: at the turn of some years it comes twice."""
        if not MINYEAR < year < MAXYEAR:
            return []
        return [containing(Unit.DAY, day) for day in in_year(year, self.number, self.day)]


@dataclass(frozen=True, slots=True)
class Weekday:
    """*Monday*, *last Friday*: 0 is Monday."""

    number: int
    which: Which = Which.BARE


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units from something: *yesterday*, *next week*, *eleven days ago*, *a week earlier*."""

    unit: Unit
    count: int
    origin: Origin
    exact: bool = False
    """Counted in days from a day if one is at hand (*a week earlier*), not in whole units (*last week*)."""
    comparing: bool = False
    """Names the same part of another year: *profit rose in the third quarter from a year earlier*."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of a year that is itself counted: *May 14 last year*, *the spring of that year*."""

    part: YearPart
    year: Counted


@dataclass(frozen=True, slots=True)
class OfMonth:
    """A day of a month that is not named: *the 12th*."""

    day: int
    month: Counted | None = None
    """*The 12th of last month*; None for the month that the text is in."""


@dataclass(frozen=True, slots=True)
class InWeek:
    """A weekday of a week that is itself counted: *Tuesday of last week*, *a week ago on Friday*."""

    weekday: Weekday
    week: Counted


@dataclass(frozen=True, slots=True)
class Around:
    """The week or weekend in which a day lies: *the week of 12 September*."""

    unit: Unit
    day: Meaning | None = None
    """None while the words that name the day are still to be joined."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A week that ends on a day: *the week to 6 March*."""

    day: Meaning | None = None
    """None while the words that name the day are still to be joined."""


@dataclass(frozen=True, slots=True)
class Spread:
    """One count or another: *two or three months ago*."""

    furthest: Counted
    nearer: int
    """How many units nearer the other count comes."""


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from something named: *two days after the vote of 3 May*, *the eve of 9 May*."""

    unit: Unit
    count: int
    start: Meaning | None = None
    """None while the words that date it are still to be joined, or where only `happening` is named."""
    happening: str = ""
    """What is named without a date: *two days after the ceasefire*."""
    counted_until: int = 0
    """Where the words of the count alone end, *two days*; 0 where they would be no duration."""


@dataclass(frozen=True, slots=True)
class Either:
    """One of two days: *03/04/2021* where nothing tells the order of day and month."""

    first: Period
    second: Period


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, by its TIMEX3 suffix (``T10:35``, ``TMO``), on a day that is said or not."""

    suffix: str
    day: Meaning | None = None
    lasts_into_next: bool = False
    """*Overnight into Monday*: the day that follows is meant as well."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no anchor: durations, sets, *now*, *recently*."""

    value: str


Meaning = (
    Given
    | YearPart
    | Weekday
    | Counted
    | PartOf
    | OfMonth
    | InWeek
    | Around
    | Ending
    | Spread
    | Offset
    | Either
    | Clock
    | Fixed
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of text and what it says."""

    start: int
    end: int
    type: TimexType
    meaning: Meaning
    link: Link = Link.NONE
    """How it goes on to the next expression."""
