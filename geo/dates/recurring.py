"""Which of the many Mondays, Mays or springs is meant.

A bare weekday is the most recent one, the publication day included; a day or month without its year is the
nearest, the past preferred, the future only where a word announces it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.dates.meanings import Meaning, Weekday, Which, YearPart
from geo.dates.periods import Unit, containing, period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.dates.context import Context
    from geo.dates.periods import Period

_DAYS_OF_WEEK = 7
_LEAP_REACH = 8
"""Years to either side within which even a 29 February is found."""
_NEARER_UNANNOUNCED = 3
"""How many times nearer a day ahead must be than the one behind to be meant without a word that says so."""
_NEARER_ANNOUNCED = 0.5
"""The same where a word does say so: it may be up to twice as far."""
_A_STEP = 92
"""Days from one mention to the next within which news goes on with what it tells of the past."""
_BACKWARD = 2
"""A narrative goes forward: a step back counts as so many times its length."""
_BACKWARD_BY = 4
"""The same after *by* and *until*."""


def weekday(meaning: Weekday, context: Context) -> Period | None:
    """Return the Monday, last Friday or following Sunday that is meant here."""
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
    if meaning.which is Which.BARE and context.undecided and not context.ahead:
        return today if today.begin.weekday() == meaning.number else None
    ahead = meaning.which is Which.NEXT or (meaning.which is Which.BARE and context.ahead)
    if meaning.which is Which.THIS:
        week = containing(Unit.WEEK, context.published)
        return period(Unit.DAY, week.begin.toordinal() + meaning.number)
    if meaning.which is Which.BARE:  # agencies say *Monday* for today too, be it to come or gone by
        reach = _DAYS_OF_WEEK - 1 if ahead else 1 - _DAYS_OF_WEEK
    else:
        reach = _DAYS_OF_WEEK if ahead else -_DAYS_OF_WEEK
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


def _occurrences(part: YearPart, around: date) -> list[Period]:
    """Return the times that `part` came and comes round, in order; those that bear its weekday, if any do."""
    years = range(around.year - _LEAP_REACH, around.year + _LEAP_REACH + 1)
    found = [one for year in years for one in part.all_of_year(year)]
    agreeing = [
        one
        for one in found
        if one.begin.weekday() == part.weekday and abs((one.begin - around).days) < 2 * 366
    ]
    return agreeing or found


def year_part(part: YearPart, context: Context) -> Period | None:
    """Return the 14 May, the May or the spring that is meant here."""
    if part.which in (Which.THAT, Which.PREVIOUS, Which.FOLLOWING):
        return _beside(part, context.mention) if context.mention else None
    if part.which is Which.BARE and context.narrative and context.told:
        told = _in_narrative(part, context.told, context)
        if told and _goes_on(told, context.told, context):
            return told
    anchor = context.told.until if context.in_history and context.told else context.published
    return _in_news(part, anchor, context) if anchor else None


def _goes_on(told: Period, last: Period, context: Context) -> bool:
    """Tell whether the story goes on at `told`: not after its publication, nor in news after a long silence.

    A later month of the year told of is no such silence: *met on 27 April 2018, and in September*.
    *The war ended on 10 November 2020* in a report of 2023 doesn't tell which May the next sentence means.
    """
    if context.published is not None and told.begin > context.published:
        return False
    is_later_month = (
        told.unit is Unit.MONTH and told.begin.year == last.begin.year and told.begin > last.begin
    )
    return context.history or is_later_month or abs((told.begin - last.begin).days) <= _A_STEP


def _in_news(part: YearPart, published: date, context: Context) -> Period | None:
    """Return the occurrence that news of that day means by *May*, *last May*, *14 May*.

    None for a day that no year has.
    """
    if part.which is Which.THIS:
        return part.of_year(published.year)
    occurrences = _occurrences(part, published)
    if not occurrences:
        return None
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
    """Weigh the occurrence to come against the one gone by; only a day may be meant ahead unannounced.

    A quarter gone by is still to be reported on, and what is announced then is the report.
    """
    if part.unit in (Unit.QUARTER, Unit.HALF):
        return context.ahead and to_come < since
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


def _in_narrative(part: YearPart, told: Period, context: Context) -> Period | None:
    """Return the occurrence in the year told of, or the one nearest to where the story has got to.

    After a leap to another time the story may go on from there or come back to where it left.
    """
    anchors = [told, context.left] if context.left and part.unit is Unit.DAY else [told]
    if told.unit in (Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        return part.of_year(told.begin.year)
    steps = [step for anchor in anchors for step in _steps(part, anchor, context)]
    return min(_fitting(steps, part, context), key=lambda step: step[0], default=(0, None))[1]


def _fitting(
    steps: Sequence[tuple[int, Period]], part: YearPart, context: Context
) -> Sequence[tuple[int, Period]]:
    """Keep the steps to years of the section, where any such is left; months, not past the date stated next.

    A day may be told before a date that it is compared with: *on 5 May, the worst since 3 April 1942*.
    """
    if context.section:
        first, last = context.section
        steps = [step for step in steps if first <= step[1].begin.year <= last] or steps
    if context.goal and part.unit is not Unit.DAY:
        until = context.goal.until
        steps = [step for step in steps if step[1].begin <= until] or steps
    return steps


def _steps(part: YearPart, told: Period, context: Context) -> Iterator[tuple[int, Period]]:
    """Yield how far each occurrence lies from what was told, and the occurrence."""
    for one in _occurrences(replace(part, weekday=None), told.begin):
        days = (one.begin - told.begin).days
        yield max(days, -days * (_BACKWARD_BY if context.until else _BACKWARD)), one
