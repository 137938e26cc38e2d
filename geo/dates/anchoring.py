"""From what an expression says to the period that it means.

*Ago*, *yesterday*, *last* count from the publication, *a week earlier*, *that day* from the time last
mentioned; a narrative moves its own anchor along. Which of many Mondays or Mays is meant, `recurring` tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.dates.meanings import (
    Around,
    Clock,
    Counted,
    Either,
    Ending,
    Fixed,
    Given,
    InWeek,
    Meaning,
    Offset,
    OfMonth,
    Origin,
    PartOf,
    Spread,
    Weekday,
    YearPart,
)
from geo.dates.periods import Unit, containing, day_of, period
from geo.dates.recurring import weekday, year_part

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.periods import Period

_DAYS_OF_WEEK = 7
_QUARTERS = 4
_SHORT = (Unit.DAY, Unit.WEEK, Unit.WEEKEND)


def resolve(meaning: Meaning, context: Context) -> Period | None:  # noqa: C901, PLR0912 - one case a meaning
    """Return the period meant, or None where the context doesn't tell.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.dates.context import Context
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
        case Ending():
            found = resolve(meaning.day, context) if meaning.day else None
        case Spread():
            found = _counted(meaning.furthest, context)
        case PartOf():
            year = _counted(meaning.year, context)
            found = meaning.part.of_year(year.number) if year else None
        case Counted():
            found = _counted(meaning, context)
        case Weekday():
            found = weekday(meaning, context)
        case YearPart():
            found = year_part(meaning, context)
        case OfMonth():
            found = _of_month(meaning, context)
        case InWeek():
            week = _counted(meaning.week, context)
            found = period(Unit.DAY, week.begin.toordinal() + meaning.weekday.number) if week else None
        case Around():
            day = resolve(meaning.day, context) if meaning.day else None
            found = containing(meaning.unit, day.begin) if day else None
        case Offset():
            start = resolve(meaning.start, context) if meaning.start else None
            found = count_from(start, meaning.unit, meaning.count) if start else None
        case Fixed() | Either():
            pass
    return found


def count_from(start: Period, unit: Unit, count: int) -> Period | None:
    """Count from a day in days; from a longer period, or by months and years, in whole units.

    Examples
    --------
    >>> from datetime import date
    >>> day = containing(Unit.DAY, date(2021, 5, 3))
    >>> count_from(day, Unit.WEEK, 1).value, count_from(day, Unit.MONTH, 1).value
    ('2021-05-10', '2021-06')
    """
    if start.unit is Unit.DAY and unit in (Unit.DAY, Unit.WEEK):
        return start.shifted(count * (_DAYS_OF_WEEK if unit is Unit.WEEK else 1))
    return containing(unit, start.begin).shifted(count)


def _counted(meaning: Counted, context: Context) -> Period | None:
    origin = meaning.origin
    if origin is Origin.EITHER:
        origin = Origin.MENTION if context.narrative and context.mention else Origin.PUBLICATION
    if meaning.comparing and (compared := _same_part(meaning, context)):
        return compared
    start = _start(meaning, origin, context)
    if start is None:
        return None
    if meaning.unit is Unit.WEEKEND and meaning.origin is Origin.EITHER:
        weekend = containing(Unit.WEEKEND, start.begin)
        return weekend if context.ahead or weekend.begin <= start.begin else weekend.shifted(-1)
    if not meaning.exact or start.unit is not Unit.DAY:
        return containing(meaning.unit, start.begin).shifted(meaning.count)
    found = count_from(start, meaning.unit, meaning.count)
    return found if found and not _is_told_too_early(found, start, context) else None


def _same_part(meaning: Counted, context: Context) -> Period | None:
    """Return the quarter of another year that news compares with the one that it tells of."""
    told = context.mention
    if told is None or told.unit is not Unit.QUARTER or context.narrative:
        return None
    return told.shifted(meaning.count * _QUARTERS)


def _start(meaning: Counted, origin: Origin, context: Context) -> Period | None:
    """Return what to count from: for days and weeks a day, for the rest whatever was last mentioned."""
    published = containing(Unit.DAY, context.published) if context.published else None
    if origin is Origin.PUBLICATION and context.in_history:
        return None if meaning.unit in _SHORT else context.told
    if origin is Origin.PUBLICATION:
        return published
    if meaning.unit in _SHORT:
        return context.day if context.ahead or not meaning.exact else context.past_day
    if context.mention and context.mention.length <= containing(meaning.unit, context.mention.begin).length:
        return context.mention
    return published if meaning.count < 0 else None


def _is_told_too_early(found: Period, start: Period, context: Context) -> bool:
    """Tell whether a count from a day gone by leads past the publication, with nothing that announces it."""
    published = context.published
    return published is not None and not context.ahead and start.begin <= published < found.begin


def _of_month(meaning: OfMonth, context: Context) -> Period | None:
    """Return the 12th of the month counted, of the one told of, or the one nearest to the publication."""
    if meaning.month:
        month = _counted(meaning.month, context)
        return day_of(month.begin.year, month.begin.month, meaning.day) if month else None
    anchor = context.told.begin if context.narrative and context.told else context.published
    if anchor is None:
        return None
    months = [containing(Unit.MONTH, anchor).shifted(step) for step in (-1, 0, 1)]
    days = [day for one in months if one and (day := day_of(one.begin.year, one.begin.month, meaning.day))]
    if context.narrative or context.ahead:
        return next((day for day in days if day.begin >= anchor), None)
    return next((day for day in reversed(days) if day.begin <= anchor), None)
