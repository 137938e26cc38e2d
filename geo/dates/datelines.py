"""The date at the head of a report, in the many ways in which agencies and papers write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.announcement import announced
from geo.dates.evidence import (
    FEW,
    LEAD,
    LINE,
    WEEK,
    Clue,
    bare_weekday,
    begin_of,
    day_said,
    is_calendar_day,
    occurrences,
    single_days,
    unit_of,
    words_of,
)
from geo.dates.grammar.lexicon import ANY_WEEKDAY
from geo.dates.meanings import Either, Expression, Given
from geo.dates.periods import Unit
from geo.model import PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_PLACE = r"[A-Z][\w.'’/-]*(?:[ ](?:[A-Z][\w.'’/-]*|of|the|and|de|el|al))*"
_AGENCY = r"(?:\([\w. /]+\)|/[\w .]+/|\[[\w .]+\])"
_BEFORE_DATELINE = re.compile(
    rf"^[ \t>*_#-]*[\[(]?(?:{_PLACE}(?:,[ ]{_PLACE})*[ ]?{_AGENCY}?(?:[,:]|[ ]?[-–—]|(?=[ ]\())?[ ])?"
    r"(?:\((?:[A-Z][\w. ]*,[ ])?)?$"
)
"""*LIMA, Peru,*, *Lima/Quito –*, *LIMA (ABC) -*, *GENEVA (ABC,*, *LIMA (*."""
_AFTER_DATELINE = re.compile(
    rf"[.,:]?[\])]?[ ]*{_AGENCY}?[.,]?[ ]*(?:--|[-–—:_]|(?<=[./)\]])[ ]*)[ ]*\S"
    r"|,[ ](?:[A-Z][\w.]+(?:[ ][A-Z]\w+)?[ ]*[-–—:]|[A-Z]{2}[A-Z.]+[.:])[ ]*\S"
)
"""*(ABC) –*, *. /ABC/.*, *, ABC –*, *, ABCPRESS.*: the agency and what parts it from the text."""
_LABEL = re.compile(
    r"^[\W_]*(?:(?:first[ ])?(?:published|posted|issued|date|filed|(?:for[ ]immediate|press)[ ]release)"
    r"(?:[ ](?:on|at))?[:,]?[ ]*)?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(rf"^[\W_]*(?:By[ ][^.!?]{{3,60}}?|{_PLACE}(?:,[ ]{_PLACE})*[ ]\|)[ ,|–—-]+$")
"""*By Jane Doe, Lima,* and *Lima |* on a line that ends with the date."""
_CLOCK = r"[ ]*(?:,|at|[-–—|])?[ ]*\d{1,2}[:.]\d\d.{0,24}"
_AFTER_LABELLED = re.compile(rf"[.,|]?(?:{_CLOCK}|[ ]*(?:[-–—|]|,)[ ]{_PLACE}(?:,[ ]{_PLACE})*)?[ ]*$")
"""An hour, or the place, ends the line: *15 March 2023 — Bamako*."""
_REPRINT = re.compile(
    r"\b(?:from[ ](?:the|our)[ ]archives?|first[ ]printed|reprint(?:ed)?|years[ ]ago)\b", re.IGNORECASE
)
"""What heads an old report that is printed again: its dateline is not that of the printing."""
_STAMPED = re.compile(rf"[.,|]?(?:{_CLOCK}|[ ]*{_AGENCY})[ ]*$")
"""An hour or an agency that ends the line, as no caption of a picture has it."""
_WEEKDAY = re.compile(ANY_WEEKDAY)
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")


def datelines(
    text: str, expressions: Sequence[Expression], told: Sequence[Expression], today: date
) -> Iterator[Clue]:
    """Read *BAKU, May 14. /TASS/*, *YEREVAN, 9 November 2022 —*, *(AP, July 16)*, *Published: 9 May 2022*."""
    for number, expression in enumerate(expressions):
        if expression.start > LEAD:
            return
        if not (is_calendar_day(expression.meaning) and _heads_line(text, expression)):
            continue
        if _REPRINT.search(text, 0, expression.start):
            return
        words = (_line_before(text, expression) + words_of(text, expression)).strip(" \t>*_#-")
        says = f"the dateline {words!r}"
        days = occurrences(expression.meaning, today)
        if isinstance(day_said(expression.meaning), Given | Either):
            yield Clue(single_days(days), says, PublishedBasis.DATELINE)
        elif year := _year_told(days, _opening(text, expression, expressions[number + 1 :]), told, text):
            yield Clue(single_days(year), f"{says} with the weekday that opens it", PublishedBasis.DATELINE)
        else:
            yield Clue(single_days(days), f"{says}, which leaves the year open", decides=False)


def _year_told(
    days: Sequence[date], opening: Sequence[Expression], told: Sequence[Expression], text: str
) -> list[date]:
    """Return the day that a dateline without a year means: the first after all the days and months told.

    Only a weekday in the opening proves it, be it bare or of a full date in the week before; the years of
    news reach back further than that too often.
    """
    dated = [begin_of(one) for one in told if unit_of(one) in (Unit.DAY, Unit.MONTH)]
    following = [day for day in days if dated and day >= max(dated)]
    weekdays = {bare_weekday(one) for one in opening}
    recent = [
        begin_of(one) for one in opening if unit_of(one) is Unit.DAY and _WEEKDAY.search(words_of(text, one))
    ]
    return [
        day
        for day in following[:1]
        if day.weekday() in weekdays or any(day - WEEK <= told_day <= day for told_day in recent)
    ]


def dateline_day(text: str, expression: Expression) -> date | None:
    """Return the day that a dateline states whole; None for what is no dateline.

    Examples
    --------
    >>> from geo.dates.grammar import recognise
    >>> text = "LIMA, 3 March 2020 — A bridge fell in May 2019."
    >>> [dateline_day(text, expression) for expression in recognise(text)]
    [datetime.date(2020, 3, 3), None]
    """
    day = day_said(expression.meaning)
    if not isinstance(day, Given) or day.period.unit is not Unit.DAY or not _heads_line(text, expression):
        return None
    return day.period.begin


def _heads_line(text: str, expression: Expression) -> bool:
    before = _line_before(text, expression)
    after = text[expression.end : expression.end + LINE].split("\n", 1)[0]
    if (_LABEL.match(before) or _BYLINE.match(before)) and _AFTER_LABELLED.fullmatch(after):
        return True
    if before and _BEFORE_DATELINE.match(before) and _STAMPED.fullmatch(after):
        return True
    return bool(before) and bool(_BEFORE_DATELINE.match(before) and _AFTER_DATELINE.match(after))


def _line_before(text: str, expression: Expression) -> str:
    return text[max(0, expression.start - LINE) : expression.start].rsplit("\n", 1)[-1]


def _opening(text: str, dateline: Expression, following: Sequence[Expression]) -> list[Expression]:
    """Return what the paragraph after a dateline tells of as past; its own day is among it."""
    break_ = _PARAGRAPH_BREAK.search(text, dateline.end + 1, dateline.end + LEAD)
    end = break_.start() if break_ and break_.start() - dateline.end > LINE else dateline.end + LINE * 4
    return [one for one in following[:FEW] if one.start < end and not announced(text, one.start)]
