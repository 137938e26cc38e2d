"""What speaks for a day of publication: clues, and what the expressions that they rest on say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.dates.meanings import Clock, Either, Expression, Given, Meaning, Weekday, Which, YearPart
from geo.dates.periods import Unit
from geo.model import PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Sequence

Days = tuple[date, date]
"""A first and a last day, both included."""

LEAD = 1500
"""Headline, captions and opening paragraphs end about here."""
LINE = 100
FEW = 6
WEEK = timedelta(days=6)
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Clue:
    """The days of publication that a piece of text leaves open, and how it says so in words."""

    days: tuple[Days, ...]
    says: str
    basis: PublishedBasis = PublishedBasis.INFERRED
    decides: bool = True
    """Tells the day or the week; a clue that does not only narrows what others tell."""


def begin_of(expression: Expression) -> date:
    """Return the first day of a date that is stated whole; the calendar's first for others."""
    meaning = expression.meaning
    return meaning.period.begin if isinstance(meaning, Given) else date.min


def unit_of(expression: Expression) -> Unit | None:
    """Return the unit of a date that is stated whole."""
    meaning = expression.meaning
    return meaning.period.unit if isinstance(meaning, Given) else None


def day_said(meaning: Meaning) -> Meaning | None:
    """Return what is said of the day: *2022-07-16T14:05*, *14:05, 16 July 2022*."""
    return meaning.day if isinstance(meaning, Clock) else meaning


def is_calendar_day(meaning: Meaning) -> bool:
    """Tell whether a day is named by its month, be the year known or not."""
    day = day_said(meaning)
    if isinstance(day, Given):
        return day.period.unit is Unit.DAY
    return isinstance(day, Either) or (isinstance(day, YearPart) and day.unit is Unit.DAY)


def occurrences(meaning: Meaning, today: date) -> list[date]:
    """Return the days up to `today` that the meaning may name."""
    meaning = day_said(meaning) or meaning
    if isinstance(meaning, Given):
        return [meaning.period.begin]
    if isinstance(meaning, Either):
        return sorted((meaning.first.begin, meaning.second.begin))
    if not isinstance(meaning, YearPart):
        return []
    days = (meaning.of_year(year) for year in range(_FIRST_YEAR, today.year + 1))
    return [day.begin for day in days if day and meaning.weekday in {None, day.begin.weekday()}]


def single_days(days: Sequence[date]) -> tuple[Days, ...]:
    """Return each day as a stretch of its own."""
    return tuple((day, day) for day in days)


def bare_weekday(expression: Expression) -> int | None:
    """Return the number of a weekday that stands alone; 0 is Monday."""
    meaning = expression.meaning
    meaning = day_said(meaning) or meaning
    return meaning.number if isinstance(meaning, Weekday) and meaning.which is Which.BARE else None


def words_of(text: str, expression: Expression) -> str:
    """Return the words of an expression on one line."""
    return re.sub(r"\s+", " ", text[expression.start : expression.end])
