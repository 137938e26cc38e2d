"""Clues to the day on which a report was published: each leaves some days and rules out the rest."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from geo.dates.announcement import is_announced, is_reported, is_willed
from geo.dates.grammar.lexicon import MONTHS, WEEKDAYS
from geo.dates.meanings import YearPart
from geo.dates.periods import day_of
from geo.dates.publication.clue import (
    DAYS_AFTER_A_WEEKDAY,
    MAX_CHARACTERS_LEAD,
    MAX_CHARACTERS_LINE,
    MAX_EXPRESSIONS,
    Clue,
    ClueKind,
    single_days,
    stated_begin,
    words_of,
)
from geo.dates.publication.datelines import datelines
from geo.dates.publication.file_name import file_name_clue
from geo.language import alternatives, word_class
from geo.model import Unit, add_days
from geo.text.sentence_ends import sentence_after, sentence_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.dates.expressions import Expression
    from geo.dates.publication.clue import Days
    from geo.model import Article

_MIN_SHARED_NAMES = 2
"""One shared name is often the country's."""
_DATING = re.compile(
    rf"\b(?:{alternatives(word_class('dating_preposition'))}|on[ ]\w+,)[ ](?:the[ ])?$", re.IGNORECASE
)
_TO_COME = re.compile(rf"\b{alternatives(word_class('word_of_time_to_come'))}\b[^.]{{0,60}}$", re.IGNORECASE)
_APPOINTED = re.compile(
    r"\b(?:is|are|be)[ ](?:scheduled|due|slated|set)[ ](?:to[ ]\w+[ ](?:\w+[ ]){0,3})?(?:for|on|in)[ ]$",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"(?:^|[(:;–—-][ ]?)(?:the[ ])?{alternatives(word_class('period_label'))}\b",
    re.IGNORECASE | re.MULTILINE,
)
_MAX_CHARACTERS_AFTER_LABEL = 12
"""*Period: from the* before the first day."""
_NAME = re.compile(r"\b[A-Z][\w'’-]{2,}")
_URL_DATE = re.compile(
    r"(?<=/)(?P<year>(?:19|20)\d\d)(?P<sign>[/-])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?=[/-])"
)


def find_clues(article: Article, expressions: Sequence[Expression], today: date) -> list[Clue]:
    """Return the clues of a report; `today` only rules the future out.

    A date at the head of the report or in its address is about the report; only where there is none do the
    name of its file and the dates in the opening stand in for it.
    """
    text = article.text
    past = [expression for expression in expressions if _is_past(text, expression, today)]
    clues = [*_address(article.url), *datelines(text, expressions, past, today)]
    if not any(clue.decides for clue in clues):
        clues.extend(file_name_clue(article.file))
    if not any(clue.decides for clue in clues):
        clues.extend(_periods(text, expressions))
        clues.extend(_weekdays_of_dates(text, expressions, today))
        clues.extend(_dates_and_weekdays(text, expressions))
    if past:
        latest = max(past, key=stated_begin)
        says = f"not before {words_of(text, latest)!r}, which it reports"
        clues.append(_bound(says, stated_begin(latest), date.max))
    clues.extend(_appointments(text, expressions, trusts_will=not any(clue.decides for clue in clues)))
    # The clock goes without saying: its word would make the same input give another output tomorrow.
    clues.append(_bound("", date.min, today))
    return clues


def _bound(reason: str, begin: date, until: date) -> Clue:
    return Clue(((begin, until),), reason, ClueKind.BOUND)


def _address(url: str) -> Iterator[Clue]:
    """Yield the clue of */2022/07/16/* in the report's address."""
    if match := _URL_DATE.search(url):
        day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
        if day:
            yield Clue(single_days([day.begin]), f"its address, {match[0]!r}", ClueKind.ADDRESS)


def _weekdays_of_dates(text: str, expressions: Sequence[Expression], today: date) -> Iterator[Clue]:
    """Yield the clue of *on Monday, May 1* in the opening: together they prove the year."""
    for expression in expressions:
        meaning = expression.meaning
        if expression.start > MAX_CHARACTERS_LEAD or not is_reported(text, expression.start, expression.end):
            continue
        if isinstance(meaning, YearPart) and meaning.unit is Unit.DAY and meaning.weekday is not None:
            days = meaning.possible_days(today)
            says = f"{words_of(text, expression)!r} in its opening"
            yield Clue(_following_week(days), says, ClueKind.WEEKDAY_OF_DATE)


def _dates_and_weekdays(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """Yield the clue of *on July 16, 2022* beside *on Saturday*: the opening dates one thing in both ways.

    That both fall on a Saturday happens by chance once in seven times, so the two sentences must share two
    names besides, and the date must come first: what led to the news is reported after it.
    """
    opening = [
        expression
        for expression in expressions
        if expression.start < MAX_CHARACTERS_LEAD and not is_announced(text, expression.start)
    ]
    weekdays = [expression for expression in opening if expression.meaning.bare_weekday is not None]
    for expression in opening:
        period = expression.meaning.stated_period
        if period is None or period.unit is not Unit.DAY:
            continue
        for other in weekdays[:MAX_EXPRESSIONS]:
            if (
                expression.start < other.start
                and other.meaning.bare_weekday == period.begin.weekday()
                and len(_names(text, expression) & _names(text, other)) >= _MIN_SHARED_NAMES
            ):
                says = f"{words_of(text, expression)!r} and {words_of(text, other)!r} in its opening"
                yield Clue(_following_week([period.begin]), says, ClueKind.DATE_AND_WEEKDAY)
                return


def _periods(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """Yield the clue of *Reporting period: 12 to 18 June 2024* at the head.

    The report came after its last day within as many days as it covers, and within a week: a daily bulletin
    is not of next week. A day before the label is that of issue: *14 January 2022 (period: from 13 January)*.
    """
    for label in _PERIOD.finditer(text, 0, MAX_CHARACTERS_LEAD):
        on_line = _on_line(text, label.start(), expressions)
        if not any(0 <= one.start - label.end() <= _MAX_CHARACTERS_AFTER_LABEL for one in on_line):
            continue
        stated = [(day, one) for one in on_line if (day := _stated_day(one)) is not None]
        issued = [(day, one) for day, one in stated if one.end <= label.start()]
        for day, one in issued[:1]:
            yield Clue(single_days([day]), f"its day of issue, {words_of(text, one)!r}", ClueKind.PERIOD)
            return
        for day, one in sorted(stated, key=lambda pair: pair[0])[-1:]:
            says = f"the period that ends on {words_of(text, one)!r}, at its head"
            first = min(other.meaning.possible_days(day)[-1] for other in on_line if _may_be_day(other, day))
            days_after = max(1, min((day - first).days, DAYS_AFTER_A_WEEKDAY))
            yield Clue(((day, add_days(day, days_after)),), says, ClueKind.PERIOD)
            return


def _on_line(text: str, start: int, expressions: Sequence[Expression]) -> list[Expression]:
    """Return the expressions on the line around `start`."""
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    return [one for one in expressions if begin <= one.start < (end if end >= 0 else len(text))]


def _stated_day(expression: Expression) -> date | None:
    """Return the day that an expression states in full, be it with an hour."""
    day = expression.meaning.without_hour
    period = day.stated_period if day is not None else None
    return period.begin if period is not None and period.unit is Unit.DAY else None


def _may_be_day(expression: Expression, last: date) -> bool:
    return bool(expression.meaning.is_calendar_day and expression.meaning.possible_days(last))


def _is_past(text: str, expression: Expression, today: date) -> bool:
    """Return True if the report speaks of a date as past, so that it can't have come before it."""
    period = expression.meaning.stated_period
    if period is None or period.begin > today:
        return False
    before = text[max(0, expression.start - MAX_CHARACTERS_LINE) : expression.start]
    if _TO_COME.search(before) or not is_reported(text, expression.start, expression.end):
        return False
    return bool(_DATING.search(before) or words_of(text, expression)[:1].isalpha())


def _appointments(text: str, expressions: Sequence[Expression], *, trusts_will: bool) -> Iterator[Clue]:
    """Yield the clue of *scheduled for 5 June 2023*, *will open on 5 June 2023*: the report came before.

    *Will* may be quoted from an older text, so that it is no match for a date at the head.
    """
    for expression in expressions:
        period = expression.meaning.stated_period
        before = text[max(0, expression.start - MAX_CHARACTERS_LINE) : expression.start]
        if period and (_APPOINTED.search(before) or (trusts_will and is_willed(text, expression.start))):
            words = f"not after {words_of(text, expression)!r}, which it announces"
            yield _bound(words, date.min, period.until)


def _following_week(days: Sequence[date]) -> tuple[Days, ...]:
    return tuple((day, add_days(day, DAYS_AFTER_A_WEEKDAY)) for day in days)


def _names(text: str, expression: Expression) -> set[str]:
    """Return the capitalised words of the sentence, save those of the calendar."""
    sentence = sentence_before(text, expression.start, MAX_CHARACTERS_LEAD) + sentence_after(
        text, expression.start, MAX_CHARACTERS_LEAD
    )
    return set(_NAME.findall(sentence)) - {*MONTHS, *WEEKDAYS, "The"}
