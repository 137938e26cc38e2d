"""The date at the head of a report, and the year that its opening proves where it states none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.announcement import is_announced
from geo.dates.grammar.lexicon import ANY_WEEKDAY
from geo.dates.meanings import Either, StatedPeriod
from geo.dates.publication.clue import (
    DAYS_AFTER_A_WEEKDAY,
    MAX_CHARACTERS_LEAD,
    MAX_CHARACTERS_LINE,
    MAX_EXPRESSIONS,
    Clue,
    ClueKind,
    single_days,
    stated_begin,
    stated_unit,
    words_of,
)
from geo.dates.publication.heads import heads_line
from geo.language import alternatives, word_class
from geo.model import Unit, add_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.dates.expressions import Expression

_REPRINT = re.compile(rf"\b{alternatives(word_class('reprint_phrase'))}\b", re.IGNORECASE)
"""What heads an old report that is printed again: its dateline is not that of the printing."""
_WEEKDAY = re.compile(ANY_WEEKDAY)
_MAX_CHARACTERS_OPENING = 400
"""An opening paragraph that no empty line ends is no longer."""
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")


def datelines(
    text: str, expressions: Sequence[Expression], past: Sequence[Expression], today: date
) -> Iterator[Clue]:
    """Yield the clue of *BAKU, May 14. /ABC/*, *YEREVAN, 9 November 2022 —*, *(ABC, July 16)*.

    Parameters
    ----------
    text
        The report.
    expressions
        All its time expressions.
    past
        Those that state a date which the report speaks of as past.
    today
        The last day on which it can have been published.
    """
    for number, expression in enumerate(expressions):
        if expression.start > MAX_CHARACTERS_LEAD:
            return
        if not (expression.meaning.is_calendar_day and _heads_line(text, expression)):
            continue
        if _REPRINT.search(text, 0, expression.start):
            return
        words = (_line_before(text, expression) + words_of(text, expression)).strip(" \t>*_#-")
        says = f"the dateline {words!r}"
        days = expression.meaning.possible_days(today)
        if isinstance(expression.meaning.without_hour, StatedPeriod | Either):
            yield Clue(single_days(days), says, ClueKind.DATELINE)
            continue
        proved = _proved_day(days, _opening(text, expression, expressions[number + 1 :]), past, text)
        if proved:
            says = f"{says} with the weekday that opens it"
            yield Clue(single_days(proved), says, ClueKind.DATELINE_AND_WEEKDAY)
        else:
            yield Clue(single_days(days), f"{says}, which leaves the year open", ClueKind.YEARLESS_DATELINE)


def _proved_day(
    days: Sequence[date], opening: Sequence[Expression], past: Sequence[Expression], text: str
) -> list[date]:
    """Return the day that a dateline without a year means: the first after all past days and months stated.

    Only a weekday in the opening proves it, be it bare or of a full date in the week before; the years of
    news reach back further than that too often.
    """
    dated = [stated_begin(date) for date in past if stated_unit(date) in (Unit.DAY, Unit.MONTH)]
    following = [day for day in days if dated and day >= max(dated)]
    weekdays = {expression.meaning.bare_weekday for expression in opening}
    recent = [
        stated_begin(expression)
        for expression in opening
        if stated_unit(expression) is Unit.DAY and _WEEKDAY.search(words_of(text, expression))
    ]
    return [
        day
        for day in following[:1]
        if day.weekday() in weekdays
        or any(add_days(day, -DAYS_AFTER_A_WEEKDAY) <= stated <= day for stated in recent)
    ]


def dateline_day(text: str, expression: Expression) -> date | None:
    """Return the day that a dateline states with its year; None for what is no dateline.

    Examples
    --------
    >>> from geo.dates.grammar import find_expressions
    >>> text = "LIMA, 3 March 2020 — A bridge fell in May 2019."
    >>> [dateline_day(text, expression) for expression in find_expressions(text)]
    [datetime.date(2020, 3, 3), None]
    """
    day = expression.meaning.without_hour
    period = day.stated_period if day else None
    if period is None or period.unit is not Unit.DAY or not _heads_line(text, expression):
        return None
    return period.begin


def _heads_line(text: str, expression: Expression) -> bool:
    after = text[expression.end : expression.end + MAX_CHARACTERS_LINE].split("\n", 1)[0]
    return heads_line(_line_before(text, expression), after, is_whole=expression.meaning.is_whole)


def _line_before(text: str, expression: Expression) -> str:
    return text[max(0, expression.start - MAX_CHARACTERS_LINE) : expression.start].rsplit("\n", 1)[-1]


def _opening(text: str, dateline: Expression, following: Sequence[Expression]) -> list[Expression]:
    """Return the past dates of the paragraph after a dateline; its own day may be among them."""
    break_ = _PARAGRAPH_BREAK.search(text, dateline.end + 1, dateline.end + MAX_CHARACTERS_LEAD)
    end = (
        break_.start()
        if break_ and break_.start() - dateline.end > MAX_CHARACTERS_LINE
        else dateline.end + _MAX_CHARACTERS_OPENING
    )
    return [
        expression
        for expression in following[:MAX_EXPRESSIONS]
        if expression.start < end and not is_announced(text, expression.start)
    ]
