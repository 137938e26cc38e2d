"""What in a report tells when it was published: each clue leaves some days and rules out the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.dates.announcement import announced, reported
from geo.dates.lexicon import ANY_WEEKDAY, MONTHS, WEEKDAYS
from geo.dates.meanings import Clock, Expression, Given, Meaning, Weekday, Which, YearPart
from geo.dates.periods import Unit, day_of
from geo.model import PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Days = tuple[date, date]
"""A first and a last day, both included."""

_LEAD = 1500
"""Headline, captions and opening paragraphs end about here."""
_LINE = 100
_FEW = 6
_SHARED_NAMES = 2
_FIRST_YEAR = 1900
_WEEK = timedelta(days=6)
_PLACE = r"[A-Z][\w.'’/-]*(?:[ ](?:[A-Z][\w.'’/-]*|of|the|and|de|el|al))*"
_BEFORE_DATELINE = re.compile(
    rf"^[ \t>*_#-]*(?:{_PLACE}(?:,[ ]{_PLACE})*(?:,|[ ][-–—])?[ ])?(?:\([A-Z][\w. ]*,[ ])?$"
)
_AFTER_DATELINE = re.compile(
    r"[.,:]?\)?[ ]*(?:\([\w. ]+\)|/[\w .]+/|\[[\w .]+\])?[.,]?[ ]*(?:--|[-–—:_]|(?<=[./)])[ ]*)[ ]*\S"
)
_LABEL = re.compile(
    r"^[\W_]*(?:(?:first[ ])?(?:published|posted|issued|date|filed)(?:[ ](?:on|at))?:?[ ]*)?$", re.IGNORECASE
)
_AFTER_LABELLED = re.compile(r"[.,|]?(?:[ ]*(?:,|at|[-–—|])?[ ]*\d{1,2}[:.]\d\d.{0,24})?[ ]*$")
_TOLD = re.compile(
    r"\b(?:on|in|since|of|from|during|after|between|late|early|the|and|on[ ]\w+,|signed)[ ](?:the[ ])?$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|shall|would|by|until|till|before|scheduled|due|planned?s?|expect(?:s|ed)?|set|next|through"
    r"|target|goal|end[ ]of|to)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_APPOINTED = re.compile(
    r"\b(?:is|are|be)[ ](?:scheduled|due|slated|set)[ ](?:to[ ]\w+[ ](?:\w+[ ]){0,3})?(?:for|on|in)[ ]$",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w'’-]{2,}")
_URL_DATE = re.compile(
    r"(?<=/)(?P<year>(?:19|20)\d\d)(?P<sign>[/-])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?=[/-])"
)
_WEEKDAY = re.compile(ANY_WEEKDAY)
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")
_SENTENCE_BREAK = re.compile(r"[.!?][\"”’)]?\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Clue:
    """The days of publication that a piece of text leaves open, and how it says so in words."""

    days: tuple[Days, ...]
    says: str
    basis: PublishedBasis = PublishedBasis.INFERRED
    decides: bool = True
    """Tells the day or the week; a clue that does not only narrows what others tell."""


def clues(text: str, url: str, expressions: Sequence[Expression], today: date) -> list[Clue]:
    """Collect the clues of a report; `today` only rules the future out.

    A date at the head of the report or in its address is about the report; only where there is none does what
    the opening tells of stand in for it.
    """
    told = [one for one in expressions if _is_told(text, one, today)]
    found = [*_address(url), *_datelines(text, expressions, told, today)]
    if not any(clue.decides for clue in found):
        found.extend(_dated_weekdays(text, expressions, today))
        found.extend(_weekday_of_explicit_day(text, expressions))
    if told:
        latest = max(told, key=_begin)
        found.append(
            _narrowing(f"not before {_words(text, latest)!r}, which it tells", _begin(latest), date.max)
        )
    found.extend(_appointments(text, expressions))
    # The clock goes without saying: its word would make the same input give another output tomorrow.
    found.append(_narrowing("", date.min, today))
    return found


def _narrowing(says: str, begin: date, until: date) -> Clue:
    return Clue(((begin, until),), says, decides=False)


def _address(url: str) -> Iterator[Clue]:
    """Read */2022/07/16/* in the report's address."""
    if match := _URL_DATE.search(url):
        day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
        if day:
            yield Clue(_single([day.begin]), f"its address, {match[0]!r}")


def _datelines(
    text: str, expressions: Sequence[Expression], told: Sequence[Expression], today: date
) -> Iterator[Clue]:
    """Read *BAKU, May 14. /TASS/*, *YEREVAN, 9 November 2022 —*, *(AP, July 16)*, *Published: 9 May 2022*."""
    for number, expression in enumerate(expressions):
        if expression.start > _LEAD:
            return
        if not (_is_calendar_day(expression.meaning) and _heads_line(text, expression)):
            continue
        words = (_line_before(text, expression) + _words(text, expression)).strip(" \t>*_#-")
        says = f"the dateline {words!r}"
        days = _occurrences(expression.meaning, today)
        if isinstance(expression.meaning, Given):
            yield Clue(_single(days), says, PublishedBasis.DATELINE)
        elif year := _year_told(days, _opening(text, expression, expressions[number + 1 :]), told, text):
            yield Clue(_single(year), f"{says} with the weekday that opens it", PublishedBasis.DATELINE)
        else:
            yield Clue(_single(days), f"{says}, which leaves the year open", decides=False)


def _year_told(
    days: Sequence[date], opening: Sequence[Expression], told: Sequence[Expression], text: str
) -> list[date]:
    """Return the day that a dateline without a year means: the first after all the days and months told.

    Only a weekday in the opening proves it, be it bare or of a full date in the week before; the years of
    news reach back further than that too often.
    """
    dated = [_begin(one) for one in told if _unit(one) in (Unit.DAY, Unit.MONTH)]
    following = [day for day in days if dated and day >= max(dated)]
    weekdays = {_bare_weekday(one) for one in opening}
    recent = [_begin(one) for one in opening if _unit(one) is Unit.DAY and _WEEKDAY.search(_words(text, one))]
    return [
        day
        for day in following[:1]
        if day.weekday() in weekdays or any(day - _WEEK <= told_day <= day for told_day in recent)
    ]


def _heads_line(text: str, expression: Expression) -> bool:
    before = _line_before(text, expression)
    after = text[expression.end : expression.end + _LINE].split("\n", 1)[0]
    if _LABEL.match(before) and _AFTER_LABELLED.fullmatch(after):
        return True
    return bool(before) and bool(_BEFORE_DATELINE.match(before) and _AFTER_DATELINE.match(after))


def _line_before(text: str, expression: Expression) -> str:
    return text[max(0, expression.start - _LINE) : expression.start].rsplit("\n", 1)[-1]


def _opening(text: str, dateline: Expression, following: Sequence[Expression]) -> list[Expression]:
    """Return what the paragraph after a dateline tells of as past; its own day is among it."""
    break_ = _PARAGRAPH_BREAK.search(text, dateline.end + 1, dateline.end + _LEAD)
    end = break_.start() if break_ and break_.start() - dateline.end > _LINE else dateline.end + _LINE * 4
    return [one for one in following[:_FEW] if one.start < end and not announced(text, one.start)]


def _dated_weekdays(text: str, expressions: Sequence[Expression], today: date) -> Iterator[Clue]:
    """Read *on Monday, May 1* in the opening: together they tell the year, and news tells of its week."""
    for expression in expressions:
        meaning = expression.meaning
        if expression.start > _LEAD or not reported(text, expression.start, expression.end):
            continue
        if isinstance(meaning, YearPart) and meaning.unit is Unit.DAY and meaning.weekday is not None:
            days = [day for day in _occurrences(meaning, today) if day.weekday() == meaning.weekday]
            yield Clue(_following_week(days), f"{_words(text, expression)!r} in its opening")


def _weekday_of_explicit_day(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """Read *on July 16, 2022* beside *on Saturday*: the opening tells of one thing by date and by weekday.

    That both fall on a Saturday happens by chance once in seven times, so the two sentences must share two
    names besides, and the date must come first: what led to the news is told after it.
    """
    opening = [one for one in expressions if one.start < _LEAD and not announced(text, one.start)]
    weekdays = [(one, number) for one in opening if (number := _bare_weekday(one)) is not None]
    for expression in opening:
        meaning = expression.meaning
        if not (isinstance(meaning, Given) and meaning.period.unit is Unit.DAY):
            continue
        day = meaning.period.begin
        for other, number in weekdays[:_FEW]:
            if (
                expression.start < other.start
                and number == day.weekday()
                and len(_names(text, expression) & _names(text, other)) >= _SHARED_NAMES
            ):
                words = f"{_words(text, expression)!r} and {_words(text, other)!r} in its opening"
                yield Clue(_following_week([day]), words)
                return


def _is_told(text: str, expression: Expression, today: date) -> bool:
    """Tell whether the report tells of that date as past, so that it can't have come before it."""
    meaning = expression.meaning
    if not isinstance(meaning, Given) or meaning.period.begin > today:
        return False
    before = text[max(0, expression.start - _LINE) : expression.start]
    if _TO_COME.search(before) or not reported(text, expression.start, expression.end):
        return False
    return bool(_TOLD.search(before) or _words(text, expression)[:1].isalpha())


def _begin(expression: Expression) -> date:
    meaning = expression.meaning
    return meaning.period.begin if isinstance(meaning, Given) else date.min


def _unit(expression: Expression) -> Unit | None:
    meaning = expression.meaning
    return meaning.period.unit if isinstance(meaning, Given) else None


def _appointments(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """Read *scheduled for 5 June 2023*: the report came before."""
    for expression in expressions:
        meaning = expression.meaning
        if isinstance(meaning, Given) and _APPOINTED.search(
            text[max(0, expression.start - _LINE) : expression.start]
        ):
            words = f"not after {_words(text, expression)!r}, which it announces"
            yield _narrowing(words, date.min, meaning.period.until)


def _is_calendar_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Given):
        return meaning.period.unit is Unit.DAY
    return isinstance(meaning, YearPart) and meaning.unit is Unit.DAY


def _occurrences(meaning: Meaning, today: date) -> list[date]:
    """Return the days up to `today` that the meaning may name."""
    if isinstance(meaning, Given):
        return [meaning.period.begin]
    if not isinstance(meaning, YearPart):
        return []
    days = (meaning.of_year(year) for year in range(_FIRST_YEAR, today.year + 1))
    return [day.begin for day in days if day and meaning.weekday in {None, day.begin.weekday()}]


def _single(days: Sequence[date]) -> tuple[Days, ...]:
    return tuple((day, day) for day in days)


def _following_week(days: Sequence[date]) -> tuple[Days, ...]:
    return tuple((day, day + _WEEK) for day in days)


def _bare_weekday(expression: Expression) -> int | None:
    meaning = expression.meaning
    if isinstance(meaning, Clock) and meaning.day:
        meaning = meaning.day
    return meaning.number if isinstance(meaning, Weekday) and meaning.which is Which.BARE else None


def _names(text: str, expression: Expression) -> set[str]:
    """Return the capitalised words of the sentence, save those of the calendar."""
    begin = max(
        (
            one.end()
            for one in _SENTENCE_BREAK.finditer(text, max(0, expression.start - _LEAD), expression.start)
        ),
        default=0,
    )
    end = _SENTENCE_BREAK.search(text, expression.end)
    sentence = text[begin : end.start() if end else len(text)][: 2 * _LEAD]
    return set(_NAME.findall(sentence)) - {*MONTHS, *WEEKDAYS, "The"}


def _words(text: str, expression: Expression) -> str:
    return re.sub(r"\s+", " ", text[expression.start : expression.end])
