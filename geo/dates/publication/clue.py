"""One clue to the day of publication, and what the expressions that clues rest on state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.dates.expressions import Expression
    from geo.model import Unit

Days = tuple[date, date]
"""A first and a last day, both included."""

MAX_CHARACTERS_LEAD = 1500
"""Headline, captions and opening paragraphs end about here."""
MAX_CHARACTERS_LINE = 100
"""What heads a line before a date is no longer."""
MAX_EXPRESSIONS = 6
"""Time expressions of the opening that are compared with each other, so that no text takes long."""
DAYS_AFTER_A_WEEKDAY = 6
"""News reports what happened in the week before."""


class ClueKind(Enum):
    """What a clue rests on."""

    DATELINE = auto()
    """A dateline with its year."""
    DATELINE_AND_WEEKDAY = auto()
    """A dateline whose year the weekday in the opening proves."""
    YEARLESS_DATELINE = auto()
    """A dateline whose year only the other dates of the report can show."""
    ADDRESS = auto()
    FILE_NAME = auto()
    """*2022-07-16-talks.txt*"""
    WEEKDAY_OF_DATE = auto()
    """*On Monday, May 1*: a date with its weekday, in the opening."""
    PERIOD = auto()
    """*Covering 12 to 18 June 2024*, at the head."""
    DATE_AND_WEEKDAY = auto()
    """*On July 16, 2022* beside *on Saturday*, in the opening."""
    BOUND = auto()
    """Only narrows what others leave open."""


_DATELINES = (ClueKind.DATELINE, ClueKind.DATELINE_AND_WEEKDAY, ClueKind.YEARLESS_DATELINE)


@dataclass(frozen=True, slots=True)
class Clue:
    """The days of publication that a piece of text leaves open, and how it says so in words."""

    days: tuple[Days, ...]
    says: str
    kind: ClueKind

    @property
    def decides(self) -> bool:
        """True if it leaves a day or a week; a clue that does not only narrows what others leave."""
        return self.kind not in (ClueKind.BOUND, ClueKind.YEARLESS_DATELINE)

    @property
    def is_dateline(self) -> bool:
        """True if it rests on a dateline."""
        return self.kind in _DATELINES


def stated_begin(expression: Expression) -> date:
    """Return the first day of a date that is stated whole; the calendar's first for others."""
    period = expression.meaning.stated_period
    return period.begin if period else date.min


def stated_unit(expression: Expression) -> Unit | None:
    """Return the unit of a date that is stated whole."""
    period = expression.meaning.stated_period
    return period.unit if period else None


def single_days(days: Sequence[date]) -> tuple[Days, ...]:
    """Return each day as a stretch of its own."""
    return tuple((day, day) for day in days)


def words_of(text: str, expression: Expression) -> str:
    """Return the words of an expression on one line."""
    return re.sub(r"\s+", " ", text[expression.start : expression.end])
