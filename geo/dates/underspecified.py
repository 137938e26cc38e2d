"""What an expression says where nothing anchors it, as TIMEX3 writes it with X for what is not known."""

from __future__ import annotations

from geo.dates.meanings import (
    Around,
    Clock,
    Counted,
    EasterDay,
    Either,
    Ending,
    Fixed,
    Given,
    HijriDay,
    InWeek,
    Meaning,
    Offset,
    OfMonth,
    PartOf,
    Spread,
    Weekday,
    YearPart,
)
from geo.dates.periods import Unit

_UNKNOWN = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.SEASON: "XXXX-XX",
    Unit.HALF: "XXXX-HX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}
_SOME_YEAR = 2000
"""A leap year, so that every day of any year has a place in it; its digits never show."""


def underspecified(meaning: Meaning) -> str:  # noqa: C901, PLR0912 - one case a meaning
    """Write what is known without an anchor.

    Examples
    --------
    >>> underspecified(Weekday(2)), underspecified(OfMonth(12)), underspecified(YearPart(Unit.DAY, 2, 30))
    ('XXXX-WXX-3', 'XXXX-XX-12', 'XXXX-02-30')
    """
    match meaning:
        case Fixed():
            value = meaning.value
        case Given():
            value = meaning.period.value
        case Clock():
            value = (underspecified(meaning.day) if meaning.day else _UNKNOWN[Unit.DAY]) + meaning.suffix
        case Weekday():
            value = f"XXXX-WXX-{meaning.number + 1}"
        case Counted():
            value = _UNKNOWN[meaning.unit]
        case PartOf():
            value = underspecified(meaning.part)
        case OfMonth():
            value = f"XXXX-XX-{meaning.day:02d}"
        case InWeek():
            value = underspecified(meaning.weekday)
        case Around():
            value = _UNKNOWN[meaning.unit]
        case Ending():
            value = _UNKNOWN[Unit.WEEK]
        case Spread():
            value = _UNKNOWN[meaning.furthest.unit]
        case Offset():
            value = _UNKNOWN[meaning.unit] if meaning.start or meaning.happening else _length(meaning)
        case Either():
            value = f"{meaning.first.value[:4]}-XX-XX"
        case EasterDay() | HijriDay():
            value = _UNKNOWN[Unit.DAY]
        case YearPart() if meaning.unit is Unit.DAY:
            value = f"XXXX-{meaning.number:02d}-{meaning.day:02d}"
        case YearPart():
            some = meaning.of_year(_SOME_YEAR)
            value = f"XXXX{some.value[4:]}" if some else _UNKNOWN[meaning.unit]
    return value


def _length(meaning: Offset) -> str:
    return f"P{abs(meaning.count)}{meaning.unit[0].upper()}"
