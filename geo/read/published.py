"""What a source gives as publication date → the days it denotes. Never the clock, never the file's time."""

from __future__ import annotations

import re
from calendar import day_abbr, month_name, monthrange
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.model import Interval, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[t ].*)?)?)?")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t?\d{6}z?)?")
SLASHED = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?: .*)?")
DOTTED = re.compile(r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})(?: .*)?")
WEEKDAY = rf"(?:(?:{'|'.join(day_abbr).lower()})[a-z]*\.?,? )?"
CLOCK = r"(?:,? (?:at )?\d\d?:\d\d.*)?"
DAY_MONTH = re.compile(
    rf"{WEEKDAY}(?P<day>\d\d?)(?:st|nd|rd|th)? (?P<word>[a-z]+)\.?,? (?P<year>\d{{4}}){CLOCK}"
)
MONTH_DAY = re.compile(
    rf"{WEEKDAY}(?P<word>[a-z]+)\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){CLOCK}"
)
EPOCH = re.compile(r"(\d{9,10})(?:\.\d+|\d{3})?")
MONTHS = tuple(name.lower() for name in month_name[1:])
MIN_LETTERS_OF_MONTH = 3
"""Letters by which a month is known: *Jan*."""


def published(value: object) -> Interval | None:
    """Return the days that a given publication date denotes; None for an empty value.

    A time of day is dropped: the day is the one written, in the zone it was written in. A year, or a year and
    a month, leaves an interval. Odd and future dates are kept as given.

    Parameters
    ----------
    value
        A date or datetime; text as ISO 8601, RFC 2822, ``16 July 2022``, ``July 16, 2022``, ``2022/07/16``,
        ``16.07.2022`` or ``20220716``; or seconds or milliseconds since 1970 (UTC).

    Raises
    ------
    UnreadableError
        If it is no date, or one that can be read in two ways, as ``07/08/2022``.

    Examples
    --------
    >>> published("2022-07-16T23:30:00-04:00").begin
    datetime.date(2022, 7, 16)
    >>> published("2022-02").until
    datetime.date(2022, 2, 28)
    """
    if value is None or value != value or value == "":  # noqa: PLR0124 - NaN, a table's way to say none
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Interval(value, value, Precision.DAY)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        found = _from_text(value.strip().lower())
        if found is not None:
            return found
    shown = repr(value[:60]) if isinstance(value, str) else f"a value of type {type(value).__name__}"
    raise UnreadableError(f"{shown} is not a publication date that can be read; write it as 2022-07-16")


def _from_text(text: str) -> Interval | None:
    try:
        for pattern in (ISO, COMPACT, SLASHED):
            if found := pattern.fullmatch(text):
                return _interval([int(part) for part in found.groups() if part])
        for pattern in (DOTTED, DAY_MONTH, MONTH_DAY):
            if found := pattern.fullmatch(text):
                return _interval([int(found["year"]), _month(found), int(found["day"])])
        if found := EPOCH.fullmatch(text):
            day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(found[1]))).date()
            return Interval(day, day, Precision.DAY)
    except ValueError:
        return None
    return None


def _month(found: re.Match[str]) -> int:
    named = found.groupdict()
    if "month" in named:
        return int(named["month"])
    word = named["word"]
    matches = [
        n
        for n, month in enumerate(MONTHS, 1)
        if month.startswith(word[: max(len(word), MIN_LETTERS_OF_MONTH)])
    ]
    if len(matches) != 1 and word != "sept":
        raise ValueError(word)
    return matches[0]


def _interval(parts: Sequence[int]) -> Interval:
    match parts:
        case [year]:
            return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
        case [year, month]:
            first = date(year, month, 1)
            return Interval(first, first.replace(day=monthrange(year, month)[1]), Precision.MONTH)
        case _:
            day = date(*parts)
            return Interval(day, day, Precision.DAY)
