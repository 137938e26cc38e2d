"""Expressions that stand together and mean one thing, and how one goes on to the next.

*10:35 a.m.* with *Friday* is a time of day, *Tuesday* with *of last week* a day, *two days after the vote of*
with *3 May* another; *late October* and *mid-November* with *until* between them are the ends of a stretch.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeGuard

from geo.dates.expressions import Expression, Link
from geo.dates.grammar.lexicon import SPACE, any_of_class
from geo.dates.meanings import (
    Around,
    Clock,
    Counted,
    InWeek,
    Meaning,
    NthOf,
    Offset,
    PartOf,
    Weekday,
    WeekEnding,
    YearPart,
)
from geo.dates.meanings.clock import NIGHT
from geo.dates.which import Which
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MAX_CHARACTERS_BETWEEN = 64
"""Between two expressions that say one thing: *two days after* the vote of *3 May*."""
_LONGER_THAN_DAY = (Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR)
_SEVERAL_WEEKS = (*_LONGER_THAN_DAY, Unit.SEASON)
_IN = re.compile(
    rf"(?:{SPACE}(?:early|late))?(?:{SPACE}(?:in|of)(?:{SPACE}the)?)?{SPACE}(?:(?:early|late){SPACE})?"
)
_ON = re.compile(rf"(?:,?{SPACE}|,?{SPACE}(?:on|of){SPACE})")
_INTO = re.compile(rf"{SPACE}(?:(?:in)?to|(?P<from>from)){SPACE}(?:the{SPACE})?")
_OF = re.compile(rf"(?:{SPACE}of)?{SPACE}")
_NAMED = re.compile(
    rf"(?:{SPACE}(?:the|an?|his|her|its|their))?(?:{SPACE}(?!said\b|says\b|told\b)[\w'’-]+){{0,4}}?(?:{SPACE}(?:of|on|in))?"
    rf"{SPACE}(?:the{SPACE})?"
)
"""What may stand between *two days after* and its date: *the vote of*, *troops crossed on*, nothing."""
_THROUGH = re.compile(rf"(?:[-–—/]|{SPACE}through{SPACE})(?:the{SPACE})?")
_TO = re.compile(
    rf"(?:[ ]?[-–—/][ ]?|,?{SPACE}(?:to|through|till|until){SPACE})(?:on{SPACE})?(?:the{SPACE})?"
)
_ENDED = re.compile(r",?\s(?:that\s)?(?:ended|ending|ends|to)\s(?:on\s)?")
"""*The quarter ended July 31*: the three months before."""
_FROM = re.compile(rf"\bfrom{SPACE}(?:the{SPACE})?$", re.IGNORECASE)
_AND = re.compile(
    rf"(?P<and>,?{SPACE}(?:and|or){SPACE}|,{SPACE})(?:(?:again|then|on|in){SPACE})*(?:the{SPACE})?"
)
_BETWEEN = re.compile(rf"\bbetween{SPACE}(?:the{SPACE})?$", re.IGNORECASE)
_MOVED = re.compile(
    rf"\b{any_of_class('move_stem')}\w*\b[^.;]{{0,40}}\bfrom[ ](?:the[ ])?$",
    re.IGNORECASE,
)
"""*Moved from Monday to Thursday*: a change, not a stretch."""


def joined(text: str, expressions: Iterable[Expression]) -> list[Expression]:
    """Join what means one thing, drop what was only its beginning, and link what goes on."""
    whole = list(expressions)
    for join in (
        _part_of_year,
        _overnight_into,
        _clock_and_day,
        _weekday_of_week,
        _week_and_weekday,
        _week_of_day,
        _nth_of_whole,
        _some_day_of_whole,
        _offset_from_day,
    ):
        whole = list(_pairwise(whole, partial(join, text)))
    kept = [expression for expression in whole if not expression.meaning.is_incomplete]
    return [_linked(text, *pair) for pair in zip(kept, [*kept, None][1:], strict=True)]


def _pairwise(
    expressions: list[Expression], join: Callable[[Expression, Expression], Expression | None]
) -> Iterator[Expression]:
    waiting: Expression | None = None
    for expression in expressions:
        whole = join(waiting, expression) if waiting else None
        if waiting and not whole:
            yield waiting
        waiting = whole or expression
    if waiting:
        yield waiting


def _is_between(text: str, first: Expression, second: Expression, pattern: re.Pattern[str]) -> bool:
    return second.start - first.end <= _MAX_CHARACTERS_BETWEEN and bool(
        pattern.fullmatch(text, first.end, second.start)
    )


def _clock_and_day(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return the expression of *10:35 a.m. Friday*, *November 9 at noon*."""
    clock = first.meaning
    if not (isinstance(clock, Clock) and clock.day is None and second.meaning.is_day):
        return None
    if not _is_between(text, first, second, _ON):
        return None
    meaning = Clock(clock.suffix, second.meaning, comes_first=True)
    return replace(first, end=second.end, meaning=meaning, link=second.link)


def _weekday_of_week(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return the expression of *Tuesday of last week*, *Monday night last week*."""
    day = first.meaning.without_hour
    if not (_is_bare(day) and _is_week(second.meaning) and _is_between(text, first, second, _OF)):
        return None
    meaning: Meaning = InWeek(day, second.meaning)
    if isinstance(first.meaning, Clock):
        meaning = replace(first.meaning, day=meaning)
    return replace(first, end=second.end, meaning=meaning, link=second.link)


def _week_and_weekday(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return the expression of *last week on Tuesday*, *a week ago Friday*."""
    if not (_is_bare(second.meaning) and _is_week(first.meaning) and _is_between(text, first, second, _ON)):
        return None
    return replace(second, start=first.start, meaning=InWeek(second.meaning, first.meaning))


def _part_of_year(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return the expression of *3 May two years ago*, *October a year earlier*."""
    part, year = first.meaning, second.meaning
    if not (isinstance(part, YearPart) and part.which is Which.BARE and _is_year(year)):
        return None
    if not _is_between(text, first, second, _OF):
        return None
    return replace(first, end=second.end, meaning=PartOf(part, year.without_comparison()), link=second.link)


def _overnight_into(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return the expression of *overnight into Monday*."""
    night = first.meaning
    if not (isinstance(night, Clock) and night.day is None and second.meaning.is_day):
        return None
    between = _INTO.fullmatch(text, first.end, second.start)
    if between is None:
        return None
    if between["from"]:
        return replace(first, end=second.end, meaning=Clock(night.suffix, second.meaning, comes_first=True))
    evening = Offset(Unit.DAY, -1, second.meaning)
    whole = Clock(night.suffix, evening, lasts_into_next=True, comes_first=True)
    return replace(first, end=second.end, meaning=whole, link=Link.NONE)


def _week_of_day(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return the expression of *the week of 12 September*, *the weekend of May 3*, *the week to 6 March*."""
    around = first.meaning
    if not (isinstance(around, Around | WeekEnding) and around.day is None and second.meaning.is_day):
        return None
    if text[first.end : second.start].strip():
        return None
    return replace(second, start=first.start, meaning=replace(around, day=second.meaning), link=Link.NONE)


def _nth_of_whole(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return the expression of *the first Monday of May 2022*, *the last day of next month*."""
    nth = first.meaning
    if not (isinstance(nth, NthOf) and nth.whole is None and second.meaning.unit in _LONGER_THAN_DAY):
        return None
    if text[first.end : second.start].strip():
        return None
    return replace(second, start=first.start, meaning=replace(nth, whole=second.meaning), link=Link.NONE)


def _some_day_of_whole(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return the expression of *a Saturday in August 2024*, of which only the month is known."""
    day = first.meaning.without_hour
    is_any = isinstance(day, Weekday) and day.which is Which.ANY
    if not (is_any and second.meaning.unit in _SEVERAL_WEEKS and _is_between(text, first, second, _IN)):
        return None
    return replace(second, start=first.start)


def _offset_from_day(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return the expression of *two days after the vote of 3 May*, *the eve of 9 May*."""
    offset = first.meaning
    if not (isinstance(offset, Offset) and offset.start is None and second.meaning.is_day):
        return None
    if not _is_between(text, first, second, _NAMED):
        return None
    return replace(second, start=first.start, meaning=replace(offset, start=second.meaning), link=Link.NONE)


def _linked(text: str, first: Expression, second: Expression | None) -> Expression:
    """Return an expression with its link to the next, where its own phrase set none."""
    if second is None or first.link is not Link.NONE:
        return first
    if not (first.meaning.is_dating and second.meaning.is_dating):
        return first
    return replace(first, link=_link(text, first, second))


def _link(text: str, first: Expression, second: Expression) -> Link:
    between = text[first.end : second.start][:_MAX_CHARACTERS_BETWEEN]
    before = text[max(0, first.start - _MAX_CHARACTERS_BETWEEN) : first.start]
    if _is_range(first, second, between, before):
        return Link.RANGE
    if first.meaning.can_end_on_day and second.meaning.is_day and _ENDED.fullmatch(between):
        return Link.END
    return Link.LIST if _AND.fullmatch(between) and _is_listed(first, second) else Link.NONE


def _is_range(first: Expression, second: Expression, between: str, before: str) -> bool:
    """Return True for the ends of a stretch, by the words around or by what stands there."""
    if _are_ends(between, before) or (_THROUGH.fullmatch(between) and _is_listed(first, second)):
        return True
    is_night = isinstance(first.meaning, Clock) and first.meaning.suffix == NIGHT
    return bool(_TO.fullmatch(between)) and (is_night or _are_hours_of_days(first, second))


def _are_ends(between: str, before: str) -> bool:
    """Return True for *from Friday night to Saturday*, not for *moved from May to July*."""
    if _BETWEEN.search(before):
        return between.strip() == "and"
    return bool(_TO.fullmatch(between) and _FROM.search(before)) and not _MOVED.search(before)


def _is_listed(first: Expression, second: Expression) -> bool:
    """Return True if both are of one kind: two months, two weekdays, two seasons."""
    day, other = first.meaning.without_hour, second.meaning.without_hour
    if day is None or other is None:
        return False
    if isinstance(day, Weekday) and isinstance(other, Weekday):
        return day.which is other.which is Which.BARE
    is_bare = isinstance(day, YearPart) and day.which is Which.BARE
    return is_bare and other.weekday_number is None and day.unit is other.unit


def _are_hours_of_days(first: Expression, second: Expression) -> bool:
    """Return True for *00:00 on 12 June to 24:00 on 18 June*."""
    return all(isinstance(one.meaning, Clock) and one.meaning.is_calendar_day for one in (first, second))


def _is_bare(meaning: Meaning | None) -> TypeGuard[Weekday]:
    return isinstance(meaning, Weekday) and meaning.which is Which.BARE


def _is_week(meaning: Meaning | None) -> TypeGuard[Counted]:
    return isinstance(meaning, Counted) and meaning.unit is Unit.WEEK and meaning.counts_from_publication


def _is_year(meaning: Meaning | None) -> TypeGuard[Counted]:
    return isinstance(meaning, Counted) and meaning.unit is Unit.YEAR and meaning.count != 0
