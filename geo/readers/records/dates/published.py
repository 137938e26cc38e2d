"""What a source gives as publication date → the days it denotes. Never the clock, never the file's time."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.model import Interval, Precision, add_days
from geo.readers.records.dates.order import FIGURES, Order, orders_of
from geo.readers.records.dates.words import NotADateError, date_in_words, full_year

if TYPE_CHECKING:
    from collections.abc import Sequence

ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[t ].*)?)?)?")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t?\d{6}(?:\.\d+)?z?)?")
SLASHED = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?:[ t].*)?")
EASTERN = re.compile(r"(\d{4}) ?[年년] ?(\d\d?) ?[月월] ?(?:(\d\d?) ?[日일].*)?")
YEAR_FIRST = (ISO, COMPACT, SLASHED, EASTERN)
EPOCH = re.compile(r"(?:/date\()?(\d{9,10})(\d{3}|\d{6}|\d{9})?(?:\.\d+)?(?:[+-]\d{4})?(?:\)/)?")
"""Seconds since 1970, or a thousandth, a millionth or a milliardth of them."""
MAX_EPOCH = 1e19
SERIAL = re.compile(r"([345]\d{4})(?:\.\d+)?")
"""The days that a spreadsheet counts, of 1982 to 2064."""
SERIAL_ZERO = date(1899, 12, 30)
EPOCH_ZERO = date(1970, 1, 1)
SECONDS_A_DAY = 24 * 60 * 60
NOTHING = frozenset(
    ("", "nan", "nat", "null", "none", "nil", "n/a", "na", "#n/a", "<na>", "\\n", "-", "--", "unknown")
)
"""What tables write where there is no value."""
NO_DAY = frozenset(("0000-00-00", "0000-00-00 00:00:00", "undefined", "n.d.", "invalid date"))
NESTED = ("$date", "$numberlong", "value", "date", "start", "iso")
"""The keys under which databases put a date in a record of its own."""


def is_nothing(value: object) -> bool:
    """Return True if a value is how tables say that there is none.

    Examples
    --------
    >>> is_nothing("NaT"), is_nothing(float("nan")), is_nothing("0")
    (True, True, False)
    """
    if isinstance(value, str):
        return value.strip().lower() in NOTHING
    return value is None or value != value  # noqa: PLR0124 - NaN


def published(value: object, order: Order | None = None) -> Interval | None:
    """Return the days that a given publication date denotes; None for an empty value.

    A time of day is dropped: the day is the one written, in the zone it was written in. A year, or a year and
    a month, leaves an interval. Odd and future dates are kept as given.

    Parameters
    ----------
    value
        A date or datetime; text as ISO 8601, RFC 2822, ``16 July 2022``, ``July 16, 2022 Saturday``,
        ``2022/07/16``, ``16.07.2022``, ``16/07/2022`` or ``20220716``, names of months and weekdays in many
        languages; seconds or milliseconds since 1970 (UTC), or the days that a spreadsheet counts.
    order
        Whether the day or the month stands first in dates of figures, where its column or feed shows it.

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
    >>> published("07/08/2022", Order.DAY_FIRST).begin
    datetime.date(2022, 8, 7)
    """
    value = _bare(value)
    if is_nothing(value) or (isinstance(value, str) and value in NO_DAY):
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Interval(value, value, Precision.DAY)
    if isinstance(value, str):
        found = _from_text(value, order)
        if found is not None:
            return found
    raise UnreadableError(_why_not(value))


def _bare(value: object) -> object:
    """Return a value as text in lower case with plain figures, where it is text or a number."""
    if isinstance(value, dict):
        keys = {str(key).lower(): key for key in value}
        inner = next((value[keys[key]] for key in NESTED if key in keys), value)
        return value if isinstance(inner, dict) and inner is value else _bare(inner)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if value == value and abs(value) < MAX_EPOCH else str(value)  # noqa: PLR0124 - NaN
    if isinstance(value, str):
        plain = "".join(str(int(one)) if one.isdecimal() and not one.isascii() else one for one in value)
        return " ".join(plain.lower().split())
    return value


def _why_not(value: object) -> str:
    if isinstance(value, str):
        if len(orders_of(value)) > 1:
            return f"{value[:60]!r} can be read as two publication dates; write it as 2022-07-16"
        return f"{value[:60]!r} is not a publication date that can be read; write it as 2022-07-16"
    kind = f"a value of type {type(value).__name__}"
    return f"{kind} is not a publication date that can be read; write it as 2022-07-16"


def _from_text(text: str, order: Order | None) -> Interval | None:
    try:
        for pattern in YEAR_FIRST:
            if found := pattern.fullmatch(text):
                return _interval([int(part) for part in found.groups() if part])
        if found := FIGURES.fullmatch(text):
            return _of_figures(found, text, order)
        if found := EPOCH.fullmatch(text):
            return _day(add_days(EPOCH_ZERO, int(found[1]) // SECONDS_A_DAY))
        if found := SERIAL.fullmatch(text):
            return _day(add_days(SERIAL_ZERO, int(found[1])))
        return _interval(date_in_words(text))
    except (ValueError, OverflowError, NotADateError):  # a year of ten figures overflows
        return None


def _of_figures(found: re.Match[str], text: str, order: Order | None) -> Interval | None:
    """Return the day of *16/07/2022*, where its figures or the column show which is the month."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    year = full_year(year) if len(found["year"]) == 2 else year  # noqa: PLR2004 - figures of a shortened year
    if first == second:
        return _interval([year, first, first])
    orders = orders_of(text)
    chosen = next(iter(orders)) if len(orders) == 1 else order if order in orders else None
    if chosen is None:
        return None
    return _interval([year, second, first] if chosen is Order.DAY_FIRST else [year, first, second])


def _interval(parts: Sequence[int]) -> Interval:
    match parts:
        case [year]:
            return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
        case [year, month]:
            first = date(year, month, 1)
            return Interval(first, first.replace(day=monthrange(year, month)[1]), Precision.MONTH)
        case _:
            return _day(date(*parts))


def _day(day: date) -> Interval:
    return Interval(day, day, Precision.DAY)
