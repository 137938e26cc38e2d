"""The entries of a live blog, a log or a timeline, each headed by a date or by an hour.

An hour counts from the date that heads the entries before it; without any, the newest entry is of the day of
publication, and the day changes where the hours jump against their order.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.dates.layout.lines import lines_of
from geo.dates.layout.passage import DatedPassage
from geo.language import alternatives, word_class
from geo.model import Interval, Precision, Span, TimexType, add_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.dates.layout.lines import Line
    from geo.model import Article, Timex

_ZONE = r"(?:[ ]?(?:[A-Z]{2,5}\b|[Hh]rs?\b|hours\b|local time\b|[Zz]\b))?"
_CLOCK = re.compile(
    r"[\[(]?(?P<hour>2[0-3]|[01]?\d)(?:[:.h](?P<minute>[0-5]\d)(?:[:.][0-5]\d)?)?"
    rf"(?:[ ]?(?P<half>[ap])\.?m\b\.?)?{_ZONE}[\])]?"
)
_PARTED = re.compile(r"[ ]?[\])]?[ ]?(?:[:–—|,•·]|-{1,2}|\.(?=[ ]|$))[*_]*(?=[ ]|$)|[\])]?[*_ ]*$")
"""What parts the head of an entry from its words, on the same line or on the next."""
_PARTED_CLOCK = re.compile(rf"(?:{_PARTED.pattern})|[*_]*[ ]+(?=[A-Z\"“‘'(])")
"""After an hour a blank is enough: *14:05 Shells hit the port*."""
_UPDATED = re.compile(rf"\W*{alternatives(word_class('entry_label'))}\W*", re.IGNORECASE)
"""*Updated at 14:05*: stands before the hour of an entry."""
_MIN_ENTRIES = 2
"""One date or hour at the head of a line may be that of the report."""
_NOON = 12
_MIN_MINUTES_OF_NEW_DAY = 6 * 60
"""A smaller step against the order of the hours is a late entry, not another day."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The date or hour that heads an entry."""

    span: Span
    days: Interval | None
    """Of a date; None for an hour."""
    minutes: int = 0
    """Of an hour: since midnight."""


def find_dated_entries(article: Article, timexes: Sequence[Timex]) -> tuple[DatedPassage, ...]:
    r"""Return the entries of a report that dates or hours head, each with its days.

    Parameters
    ----------
    article
        The report and its publication date.
    timexes
        Its time expressions, as `geo.dates.tag` gives them.

    Returns
    -------
    tuple of DatedPassage
        In the order of the text, without overlaps; none where fewer than two lines are headed so, or where
        hours stand alone in a report of unknown date.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.dates import tag
    >>> from geo.model import Article
    >>> text = "00:40 A bridge fell.\n\n23:15 Rain began.\n\n21:05 The sky was clear.\n"
    >>> article = Article("1", text, published=date(2022, 7, 16))
    >>> for entry in find_dated_entries(article, tag(article)):
    ...     print(entry.interval.begin, entry.scope.of(text).strip())
    2022-07-16 00:40 A bridge fell.
    2022-07-15 23:15 Rain began.
    2022-07-15 21:05 The sky was clear.
    """
    heads = [head for line in lines_of(article, timexes) if (head := _head(line)) is not None]
    if len(heads) < _MIN_ENTRIES:
        return ()
    ends = [*(head.span.start for head in heads[1:]), len(article.text)]
    return tuple(
        DatedPassage(days, head.span, Span(head.span.start, end), rule)
        for head, end, (days, rule) in zip(heads, ends, _days_of(heads, article.published), strict=True)
        if days is not None
    )


def _head(line: Line) -> _Head | None:
    """Return the date or hour that heads a line, if it is an entry."""
    if line.span.start == line.span.end:
        return None
    label = _UPDATED.match(line.text)
    begin = label.end() if label else 0
    first = next((timex for timex in line.timexes if timex.start == begin), None)
    if first and first.interval and first.type in (TimexType.DATE, TimexType.TIME) and not first.is_hour_only:
        end = _end_of_range(line, first)
        is_head = _PARTED.match(line.text, end) is not None
        return _Head(_span(line, begin, end), first.interval) if is_head else None
    clock = _CLOCK.match(line.text, begin)
    if (
        clock is None
        or not (clock["minute"] or clock["half"])
        or not _PARTED_CLOCK.match(line.text, clock.end())
    ):
        return None
    return _Head(_span(line, begin, clock.end()), None, _minutes(clock))


def _end_of_range(line: Line, first: Timex) -> int:
    """Return where the date ends that opens a line: of *3–5 May* with its last day."""
    along = [timex.end for timex in line.timexes if timex.interval == first.interval]
    return max(along) if _is_stretch(first.interval) else first.end


def _is_stretch(days: Interval | None) -> bool:
    return days is not None and days.begin != days.until


def _span(line: Line, begin: int, end: int) -> Span:
    return Span(line.span.start + begin, line.span.start + end)


def _minutes(clock: re.Match[str]) -> int:
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % _NOON + _NOON * (clock["half"] == "p")
    return hour * 60 + int(clock["minute"] or 0)


def _days_of(heads: Sequence[_Head], published: date | None) -> Iterator[tuple[Interval | None, str]]:
    """Yield the days of each entry and the rule: those of its date, or those that its hour belongs to."""
    shifts = _shifts(heads)
    newest = max(shifts)
    above: Interval | None = None
    for head, shift in zip(heads, shifts, strict=True):
        above = head.days or above
        if head.days is not None:
            yield head.days, "entry.date"
        elif above is not None:
            yield above, "entry.hour-below-date"
        elif published is not None:
            day = add_days(published, shift - newest)
            yield Interval(day, day, Precision.DAY), "entry.hour"
        else:
            yield None, ""


def _shifts(heads: Sequence[_Head]) -> list[int]:
    """Return by how many days each hour is later than the first, where no date says it."""
    steps = [after.minutes - before.minutes for before, after in pairwise(heads)]
    signs = Counter(step > 0 for step in steps if 0 < abs(step) < _MIN_MINUTES_OF_NEW_DAY)
    is_rising = signs[True] >= signs[False]
    shifts = [0]
    for step in steps:
        is_new_day = abs(step) >= _MIN_MINUTES_OF_NEW_DAY and (step < 0) == is_rising and step != 0
        shifts.append(shifts[-1] + (0 if not is_new_day else 1 if is_rising else -1))
    return shifts
