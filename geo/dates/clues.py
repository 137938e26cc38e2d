"""What in a report tells when it was published: each clue leaves some days and rules out the rest."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from geo.dates.announcement import announced, reported
from geo.dates.datelines import datelines
from geo.dates.evidence import (
    FEW,
    LEAD,
    LINE,
    WEEK,
    Clue,
    bare_weekday,
    begin_of,
    occurrences,
    single_days,
    words_of,
)
from geo.dates.grammar.lexicon import MONTHS, WEEKDAYS
from geo.dates.meanings import Expression, Given, YearPart
from geo.dates.periods import Unit, day_of
from geo.dates.sentences import sentence_after, sentence_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.dates.evidence import Days

_SHARED_NAMES = 2
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


def clues(text: str, url: str, expressions: Sequence[Expression], today: date) -> list[Clue]:
    """Collect the clues of a report; `today` only rules the future out.

    A date at the head of the report or in its address is about the report; only where there is none does what
    the opening tells of stand in for it.
    """
    told = [one for one in expressions if _is_told(text, one, today)]
    found = [*_address(url), *datelines(text, expressions, told, today)]
    if not any(clue.decides for clue in found):
        found.extend(_dated_weekdays(text, expressions, today))
        found.extend(_weekday_of_explicit_day(text, expressions))
    if told:
        latest = max(told, key=begin_of)
        found.append(
            _narrowing(f"not before {words_of(text, latest)!r}, which it tells", begin_of(latest), date.max)
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
            yield Clue(single_days([day.begin]), f"its address, {match[0]!r}")


def _dated_weekdays(text: str, expressions: Sequence[Expression], today: date) -> Iterator[Clue]:
    """Read *on Monday, May 1* in the opening: together they tell the year, and news tells of its week."""
    for expression in expressions:
        meaning = expression.meaning
        if expression.start > LEAD or not reported(text, expression.start, expression.end):
            continue
        if isinstance(meaning, YearPart) and meaning.unit is Unit.DAY and meaning.weekday is not None:
            days = [day for day in occurrences(meaning, today) if day.weekday() == meaning.weekday]
            yield Clue(_following_week(days), f"{words_of(text, expression)!r} in its opening")


def _weekday_of_explicit_day(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """Read *on July 16, 2022* beside *on Saturday*: the opening tells of one thing by date and by weekday.

    That both fall on a Saturday happens by chance once in seven times, so the two sentences must share two
    names besides, and the date must come first: what led to the news is told after it.
    """
    opening = [one for one in expressions if one.start < LEAD and not announced(text, one.start)]
    weekdays = [(one, number) for one in opening if (number := bare_weekday(one)) is not None]
    for expression in opening:
        meaning = expression.meaning
        if not (isinstance(meaning, Given) and meaning.period.unit is Unit.DAY):
            continue
        day = meaning.period.begin
        for other, number in weekdays[:FEW]:
            if (
                expression.start < other.start
                and number == day.weekday()
                and len(_names(text, expression) & _names(text, other)) >= _SHARED_NAMES
            ):
                words = f"{words_of(text, expression)!r} and {words_of(text, other)!r} in its opening"
                yield Clue(_following_week([day]), words)
                return


def _is_told(text: str, expression: Expression, today: date) -> bool:
    """Tell whether the report tells of that date as past, so that it can't have come before it."""
    meaning = expression.meaning
    if not isinstance(meaning, Given) or meaning.period.begin > today:
        return False
    before = text[max(0, expression.start - LINE) : expression.start]
    if _TO_COME.search(before) or not reported(text, expression.start, expression.end):
        return False
    return bool(_TOLD.search(before) or words_of(text, expression)[:1].isalpha())


def _appointments(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """Read *scheduled for 5 June 2023*: the report came before."""
    for expression in expressions:
        meaning = expression.meaning
        if isinstance(meaning, Given) and _APPOINTED.search(
            text[max(0, expression.start - LINE) : expression.start]
        ):
            words = f"not after {words_of(text, expression)!r}, which it announces"
            yield _narrowing(words, date.min, meaning.period.until)


def _following_week(days: Sequence[date]) -> tuple[Days, ...]:
    return tuple((day, day + WEEK) for day in days)


def _names(text: str, expression: Expression) -> set[str]:
    """Return the capitalised words of the sentence, save those of the calendar."""
    sentence = sentence_before(text, expression.start, LEAD) + sentence_after(text, expression.start, LEAD)
    return set(_NAME.findall(sentence)) - {*MONTHS, *WEEKDAYS, "The"}
