"""From what an expression says to the period that it means.

The rules are counted in annotated news and histories: a bare weekday is the most recent one, the publication
day included; a day or month without its year is the nearest, the past preferred, the future only where a word
announces it; *ago*, *yesterday*, *last* count from the publication, *a week earlier*, *that day* from the
time last mentioned; and a narrative moves its own anchor along.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.dates.meanings import Clock, Counted, Fixed, Given, Meaning, Origin, PartOf, Weekday, Which, YearPart
from geo.dates.periods import Period, Unit, containing, period

if TYPE_CHECKING:
    from datetime import date

_DAYS_OF_WEEK = 7
_LEAP_REACH = 8
"""Years to either side within which even a 29 February is found."""
_NEARER_UNANNOUNCED = 3
"""How many times nearer a day ahead must be than the one behind to be meant without a word that says so."""
_NEARER_ANNOUNCED = 0.5
"""The same where a word does say so: it may be up to twice as far."""
_BACKWARD = 2
"""A narrative goes forward: a step back counts as so many times its length."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where an expression stands."""

    published: date | None = None
    mention: Period | None = None
    """The time last mentioned."""
    day: Period | None = None
    """The day last mentioned."""
    told: Period | None = None
    """Where a narrative has got to: what was last mentioned, asides left out."""
    narrative: bool = False
    """The text tells a past of its own here: a bare date follows the last one, not the publication."""
    ahead: bool = False
    """A word before announces the future: *will*, *due*, *scheduled*."""
    behind: bool = False
    """A verb before reports the past: *resigned*, *was shelled*."""

    def after(self, mentioned: Period, *, aside: bool) -> Context:
        """Return the context once `mentioned` has been read."""
        day = mentioned if mentioned.unit is Unit.DAY else self.day
        return replace(self, mention=mentioned, day=day, told=self.told if aside else mentioned)


def resolve(meaning: Meaning, context: Context) -> Period | None:
    """Return the period meant, or None where the context doesn't tell.

    Examples
    --------
    >>> from datetime import date
    >>> resolve(Weekday(2), Context(published=date(2021, 5, 14))).value
    '2021-05-12'
    >>> resolve(Weekday(2), Context()) is None
    True
    """
    found: Period | None = None
    match meaning:
        case Given():
            found = meaning.period
        case Clock():
            found = resolve(meaning.day, context) if meaning.day else context.day
        case PartOf():
            year = _counted(meaning.year, context)
            found = meaning.part.of_year(year.number) if year else None
        case Counted():
            found = _counted(meaning, context)
        case Weekday():
            found = _weekday(meaning, context)
        case YearPart():
            found = _year_part(meaning, context)
        case Fixed():
            pass
    return found


def latest_before(meaning: Meaning, end: Period) -> Period | None:
    """Return the latest period of that name before `end`: the first end of a range whose last is known.

    Examples
    --------
    >>> from datetime import date
    >>> latest_before(Weekday(0), containing(Unit.DAY, date(2022, 7, 14))).value
    '2022-07-11'
    """
    if isinstance(meaning, Weekday):
        return _weekday_near(meaning.number, end, -_DAYS_OF_WEEK)
    if isinstance(meaning, YearPart):
        earlier = [one for one in _occurrences(meaning, end.begin) if one.begin < end.begin]
        return earlier[-1] if earlier else None
    return None


def nearest(meaning: Meaning, listed: Period) -> Period | None:
    """Return the period of that name nearest to the one that it is listed with: *July or August*.

    Examples
    --------
    >>> from datetime import date
    >>> nearest(YearPart(Unit.MONTH, 0), containing(Unit.MONTH, date(2022, 12, 1))).value
    '2023-01'
    """
    if not isinstance(meaning, YearPart) or meaning.which is not Which.BARE:
        return None
    around = _occurrences(meaning, listed.begin)
    return min(around, key=lambda one: abs((one.begin - listed.begin).days), default=None)


def _counted(meaning: Counted, context: Context) -> Period | None:
    origin = meaning.origin
    if origin is Origin.EITHER:
        origin = Origin.MENTION if context.narrative and context.mention else Origin.PUBLICATION
    start = _start(meaning, origin, context)
    if start is None:
        return None
    if meaning.unit is Unit.WEEKEND and meaning.origin is Origin.EITHER:
        weekend = containing(Unit.WEEKEND, start.begin)
        return weekend if context.ahead or weekend.begin <= start.begin else weekend.shifted(-1)
    if meaning.exact and start.unit is Unit.DAY:
        return start.shifted(meaning.count * (_DAYS_OF_WEEK if meaning.unit is Unit.WEEK else 1))
    return containing(meaning.unit, start.begin).shifted(meaning.count)


def _start(meaning: Counted, origin: Origin, context: Context) -> Period | None:
    """Return what to count from: for days and weeks a day, for the rest whatever was last mentioned."""
    published = containing(Unit.DAY, context.published) if context.published else None
    if origin is Origin.PUBLICATION:
        return published
    if meaning.unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND):
        return context.day
    if context.mention and _days(context.mention) <= _days(containing(meaning.unit, context.mention.begin)):
        return context.mention
    return published if meaning.count < 0 else None


def _days(one: Period) -> int:
    return (one.until - one.begin).days


def _weekday(meaning: Weekday, context: Context) -> Period | None:
    if meaning.which in (Which.THAT, Which.PREVIOUS, Which.FOLLOWING) or (
        meaning.which is Which.BARE and context.narrative and context.day
    ):
        reach = -_DAYS_OF_WEEK if meaning.which is Which.PREVIOUS else _DAYS_OF_WEEK
        if meaning.which in (Which.THAT, Which.BARE):
            reach -= 1
        return _weekday_near(meaning.number, context.day, reach) if context.day else None
    if context.published is None:
        return None
    today = containing(Unit.DAY, context.published)
    ahead = meaning.which is Which.NEXT or (meaning.which is Which.BARE and context.ahead)
    if meaning.which is Which.THIS:
        week = containing(Unit.WEEK, context.published)
        return period(Unit.DAY, week.begin.toordinal() + meaning.number)
    reach = _DAYS_OF_WEEK if ahead else -_DAYS_OF_WEEK if meaning.which is Which.LAST else 1 - _DAYS_OF_WEEK
    return _weekday_near(meaning.number, today, reach)


def _weekday_near(number: int, day: Period, reach: int) -> Period | None:
    """Return the day of that weekday within `reach` days on from `day` (back, if negative).

    A reach of 7 leaves `day` itself out; one of 6 takes it in.
    """
    distance = (number - day.begin.weekday()) % _DAYS_OF_WEEK
    if reach < 0:
        distance -= _DAYS_OF_WEEK * (distance > 0)
        return day.shifted(distance or (-_DAYS_OF_WEEK if reach == -_DAYS_OF_WEEK else 0))
    return day.shifted(distance or (_DAYS_OF_WEEK if reach == _DAYS_OF_WEEK else 0))


def _occurrences(part: YearPart, around: date) -> list[Period]:
    """Return the times that `part` came and comes round, in order; those that bear its weekday, if any do."""
    years = range(around.year - _LEAP_REACH, around.year + _LEAP_REACH + 1)
    found = [one for one in map(part.of_year, years) if one]
    agreeing = [
        one
        for one in found
        if one.begin.weekday() == part.weekday and abs((one.begin - around).days) < 2 * 366
    ]
    return agreeing or found


def _year_part(part: YearPart, context: Context) -> Period | None:
    if part.which in (Which.THAT, Which.PREVIOUS, Which.FOLLOWING):
        return _beside(part, context.mention) if context.mention else None
    if part.which is Which.BARE and context.narrative and context.told:
        told = _in_narrative(part, context.told)
        if told and (context.published is None or told.begin <= context.published):
            return told
    return _in_news(part, context.published, context) if context.published else None


def _in_news(part: YearPart, published: date, context: Context) -> Period | None:
    """Return the occurrence that news of that day means by *May*, *last May*, *14 May*."""
    if part.which is Which.THIS:
        return part.of_year(published.year)
    occurrences = _occurrences(part, published)
    future = next((one for one in occurrences if one.begin > published), None)
    past = [one for one in occurrences if one.begin <= published]
    if future is None or not past or part.which is Which.NEXT:
        return future or past[-1]
    current = past[-1].until >= published
    if part.which is Which.LAST:
        return past[-2] if current and len(past) > 1 else past[-1]
    if current:
        return past[-1]
    since, to_come = (published - past[-1].until).days, (future.begin - published).days
    return future if _is_ahead(part, since, to_come, context) else past[-1]


def _is_ahead(part: YearPart, since: int, to_come: int, context: Context) -> bool:
    """Weigh the occurrence to come against the one gone by; only a day may be meant ahead unannounced."""
    if part.unit is not Unit.DAY:
        return context.ahead
    if context.behind:
        return False
    nearer = _NEARER_ANNOUNCED if context.ahead else _NEARER_UNANNOUNCED
    return to_come * nearer < since


def _beside(part: YearPart, mention: Period) -> Period | None:
    """Return *that spring*, *the previous May*, *the following winter*, as seen from `mention`."""
    around = _occurrences(part, mention.begin)
    if part.which is Which.PREVIOUS:
        earlier = [one for one in around if one.until < mention.begin]
        return earlier[-1] if earlier else None
    if part.which is Which.FOLLOWING:
        later = [one for one in around if one.begin > mention.until]
        return later[0] if later else None
    return part.of_year(mention.begin.year)


def _in_narrative(part: YearPart, mention: Period) -> Period | None:
    """Return the occurrence in the year told of, or the one nearest to the day or month last told."""
    if _days(mention) > _days(containing(Unit.QUARTER, mention.begin)):
        return part.of_year(mention.begin.year)
    around = _occurrences(replace(part, weekday=None), mention.begin)
    steps = [((one.begin - mention.begin).days, one) for one in around]
    return min(steps, key=lambda step: max(step[0], -step[0] * _BACKWARD), default=(0, None))[1]
