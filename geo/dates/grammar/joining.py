"""What expressions that stand together say as one, and how one goes on to the next.

*10:35 a.m.* with *Friday* is a time of day, *Tuesday* with *of last week* a day, *two days after the vote of*
with *3 May* another; *late October* and *mid-November* with *until* between them are the ends of a stretch.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeGuard

from geo.dates.grammar.lexicon import SPACE
from geo.dates.meanings import (
    Around,
    Clock,
    Counted,
    Ending,
    Expression,
    Given,
    InWeek,
    Link,
    Meaning,
    Offset,
    Origin,
    PartOf,
    Weekday,
    Which,
    YearPart,
)
from geo.dates.periods import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_REACH = 64
"""How many code points may lie between two expressions that say one thing."""
_ON = re.compile(rf"(?:,?{SPACE}|,?{SPACE}(?:on|of){SPACE})")
_INTO = re.compile(rf"{SPACE}(?:(?:in)?to|(?P<from>from)){SPACE}(?:the{SPACE})?")
_OF = re.compile(rf"(?:{SPACE}of)?{SPACE}")
_NAMED = re.compile(
    rf"(?:{SPACE}(?:the|an?|his|her|its|their))?(?:{SPACE}(?!said\b|says\b|told\b)[\w'’-]+){{0,4}}?(?:{SPACE}(?:of|on|in))?"
    rf"{SPACE}(?:the{SPACE})?"
)
"""What lies between *two days after* and its date: *the vote of*, *troops crossed on*, nothing."""
_THROUGH = re.compile(rf"(?:[-–—/]|{SPACE}through{SPACE})(?:the{SPACE})?")
_TO = re.compile(
    rf"(?:[ ]?[-–—/][ ]?|,?{SPACE}(?:to|through|till|until){SPACE})(?:on{SPACE})?(?:the{SPACE})?"
)
_FROM = re.compile(rf"\bfrom{SPACE}(?:the{SPACE})?$", re.IGNORECASE)
_AND = re.compile(
    rf"(?P<and>,?{SPACE}(?:and|or){SPACE}|,{SPACE})(?:(?:again|then|on|in){SPACE})*(?:the{SPACE})?"
)
_BETWEEN = re.compile(rf"\bbetween{SPACE}(?:the{SPACE})?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:mov|postpon|shift|delay|chang|reschedul|push|put|brought|bring|advanc)\w*\b[^.;]{0,40}"
    r"\bfrom[ ](?:the[ ])?$",
    re.IGNORECASE,
)
"""*Moved from Monday to Thursday*: a change, not a stretch."""


def joined(text: str, found: Iterable[Expression]) -> list[Expression]:
    """Join what says one thing, drop what was only its beginning, and link what goes on."""
    whole = list(found)
    for join in (
        _part_of_year,
        _overnight_into,
        _clock_and_day,
        _weekday_of_week,
        _week_and_weekday,
        _week_of_day,
        _offset_from_day,
    ):
        whole = list(_pairwise(whole, partial(join, text)))
    kept = [one for expression in whole for one in _remains(expression)]
    return [_linked(text, *pair) for pair in zip(kept, [*kept, None][1:], strict=True)]


def _pairwise(
    found: list[Expression], join: Callable[[Expression, Expression], Expression | None]
) -> Iterator[Expression]:
    waiting: Expression | None = None
    for expression in found:
        whole = join(waiting, expression) if waiting else None
        if waiting and not whole:
            yield waiting
        waiting = whole or expression
    if waiting:
        yield waiting


def _lies_between(text: str, first: Expression, second: Expression, pattern: re.Pattern[str]) -> bool:
    return second.start - first.end <= _REACH and bool(pattern.fullmatch(text, first.end, second.start))


def _clock_and_day(text: str, first: Expression, second: Expression) -> Expression | None:
    """Join *10:35 a.m. Friday*, *November 9 at noon*."""
    clock = first.meaning
    if not (isinstance(clock, Clock) and clock.day is None and is_day(second.meaning)):
        return None
    if not _lies_between(text, first, second, _ON):
        return None
    return replace(first, end=second.end, meaning=Clock(clock.suffix, second.meaning), link=second.link)


def _weekday_of_week(text: str, first: Expression, second: Expression) -> Expression | None:
    """Join *Tuesday of last week*, *Monday night last week*."""
    day = first.meaning.day if isinstance(first.meaning, Clock) else first.meaning
    if not (_is_bare(day) and _is_week(second.meaning) and _lies_between(text, first, second, _OF)):
        return None
    meaning: Meaning = InWeek(day, second.meaning)
    if isinstance(first.meaning, Clock):
        meaning = Clock(first.meaning.suffix, meaning)
    return replace(first, end=second.end, meaning=meaning, link=second.link)


def _week_and_weekday(text: str, first: Expression, second: Expression) -> Expression | None:
    """Join *last week on Tuesday*, *a week ago Friday*."""
    if not (_is_bare(second.meaning) and _is_week(first.meaning) and _lies_between(text, first, second, _ON)):
        return None
    return replace(second, start=first.start, meaning=InWeek(second.meaning, first.meaning))


def _part_of_year(text: str, first: Expression, second: Expression) -> Expression | None:
    """Join *3 May two years ago*, *October a year earlier*."""
    part, year = first.meaning, second.meaning
    if not (isinstance(part, YearPart) and part.which is Which.BARE and _is_year(year)):
        return None
    if not _lies_between(text, first, second, _OF):
        return None
    return replace(
        first, end=second.end, meaning=PartOf(part, replace(year, comparing=False)), link=second.link
    )


def _overnight_into(text: str, first: Expression, second: Expression) -> Expression | None:
    """Join *overnight into Monday*: the night that begins on Sunday; and *overnight from Sunday*."""
    night = first.meaning
    if not (isinstance(night, Clock) and night.day is None and is_day(second.meaning)):
        return None
    between = _INTO.fullmatch(text, first.end, second.start)
    if between is None:
        return None
    if between["from"]:
        return replace(first, end=second.end, meaning=Clock(night.suffix, second.meaning))
    evening = Offset(Unit.DAY, -1, second.meaning)
    whole = Clock(night.suffix, evening, lasts_into_next=True)
    return replace(first, end=second.end, meaning=whole, link=Link.NONE)


def _week_of_day(text: str, first: Expression, second: Expression) -> Expression | None:
    """Join *the week of 12 September*, *the weekend of May 3*, *the week to 6 March*."""
    around = first.meaning
    if not (isinstance(around, Around | Ending) and around.day is None and is_day(second.meaning)):
        return None
    if text[first.end : second.start].strip():
        return None
    return replace(second, start=first.start, meaning=replace(around, day=second.meaning), link=Link.NONE)


def _offset_from_day(text: str, first: Expression, second: Expression) -> Expression | None:
    """Join *two days after the vote of 3 May*, *the eve of 9 May*, *a week before Christmas*."""
    offset = first.meaning
    if not (isinstance(offset, Offset) and offset.start is None and is_day(second.meaning)):
        return None
    if not _lies_between(text, first, second, _NAMED):
        return None
    return replace(second, start=first.start, meaning=replace(offset, start=second.meaning), link=Link.NONE)


def _remains(expression: Expression) -> Iterator[Expression]:
    """Yield an expression unless it is a beginning that nothing followed, such as *the week of*.

    *Two days after the ceasefire* stays, for the ceasefire may have been dated before, and *two days* says
    more than nothing; *the day after he left* says nothing that a rule could follow.
    """
    meaning = expression.meaning
    begun = (isinstance(meaning, Around | Ending) and meaning.day is None) or (
        isinstance(meaning, Offset) and not (meaning.start or meaning.happening or meaning.counted_until)
    )
    if not begun:
        yield expression


def _linked(text: str, first: Expression, second: Expression | None) -> Expression:
    """Tell how an expression goes on to the next where its own rule didn't."""
    if second is None or first.link is not Link.NONE or not (_is_dating(first) and _is_dating(second)):
        return first
    between = text[first.end : second.start][:_REACH]
    before = text[max(0, first.start - _REACH) : first.start]
    is_night = isinstance(first.meaning, Clock) and first.meaning.suffix == "TNI"
    if is_night and _TO.fullmatch(between):
        return replace(first, link=Link.RANGE)
    if _is_range(between, before) or (_THROUGH.fullmatch(between) and _is_listed(first, second)):
        return replace(first, link=Link.RANGE)
    listed = _AND.fullmatch(between)
    return replace(first, link=Link.LIST) if listed and _is_listed(first, second) else first


def _is_range(between: str, before: str) -> bool:
    """Tell *from Friday night to Saturday* and *between May and July* from *moved from May to July*."""
    if _BETWEEN.search(before):
        return between.strip() == "and"
    return bool(_TO.fullmatch(between) and _FROM.search(before)) and not _MOVED.search(before)


def _is_listed(first: Expression, second: Expression) -> bool:
    """Tell whether both are of one kind: two months, two weekdays, two seasons."""
    one, other = _day_of(first.meaning), _day_of(second.meaning)
    if isinstance(one, Weekday) and isinstance(other, Weekday):
        return one.which is other.which is Which.BARE
    unit = other.period.unit if isinstance(other, Given) else getattr(other, "unit", None)
    return isinstance(one, YearPart) and one.which is Which.BARE and one.unit is unit


def _day_of(meaning: Meaning) -> Meaning | None:
    return meaning.day if isinstance(meaning, Clock) else meaning


def is_day(meaning: Meaning | None) -> bool:
    """Tell whether the words name a day, be it known which or not."""
    if isinstance(meaning, Given):
        return meaning.period.unit is Unit.DAY
    return isinstance(meaning, Weekday | InWeek) or (
        isinstance(meaning, YearPart | Counted) and meaning.unit is Unit.DAY
    )


def _is_bare(meaning: Meaning | None) -> TypeGuard[Weekday]:
    return isinstance(meaning, Weekday) and meaning.which is Which.BARE


def _is_week(meaning: Meaning | None) -> TypeGuard[Counted]:
    return isinstance(meaning, Counted) and meaning.unit is Unit.WEEK and meaning.origin is Origin.PUBLICATION


def _is_year(meaning: Meaning | None) -> TypeGuard[Counted]:
    return isinstance(meaning, Counted) and meaning.unit is Unit.YEAR and meaning.count != 0


def _is_dating(expression: Expression) -> bool:
    """Tell whether it dates something: days, months and years, and times on a day that is said."""
    meaning = _day_of(expression.meaning)
    return isinstance(meaning, Given | YearPart | Weekday | Counted | InWeek)
