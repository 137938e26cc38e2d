"""The order of day and month that the publication date proves for the figures of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.dates.announcement import is_reported

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.dates.expressions import Expression

_MAX_DAYS_OF_NEWS = 7
"""What a report gives as news happened in the week before it."""
_MIN_DAYS_NO_NEWS = 21
"""The other reading, to be ruled out, lies weeks away."""


def is_day_first(text: str, expressions: Sequence[Expression], published: date | None) -> bool | None:
    """Return whether the day comes first in a text's figures; None where nothing proves it, or both orders.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.dates.grammar import find_expressions
    >>> text = "Signed on 04/05/2022, in force on 06/05/2022."
    >>> found = find_expressions(text)
    >>> is_day_first(text, found, date(2022, 5, 7)), is_day_first(text, found, date(2023, 1, 1))
    (True, None)
    """
    if published is None:
        return None
    open_ones = [expression for expression in expressions if expression.meaning.readings]
    orders = {_order(text, expression, published) for expression in open_ones} - {None}
    return orders.pop() if len(orders) == 1 else None


def _order(text: str, expression: Expression, published: date) -> bool | None:
    by_day, by_month = ((published - day.begin).days for day in expression.meaning.readings or ())
    is_past = is_reported(text, expression.start, expression.end)
    if _proves(by_day, by_month, is_past=is_past):
        return True
    return False if _proves(by_month, by_day, is_past=is_past) else None


def _proves(days_ago: int, other_days_ago: int, *, is_past: bool) -> bool:
    """Return True if so many days before publication one reading can be meant, and the other can't."""
    if days_ago < 0:
        return False
    is_news = days_ago <= _MAX_DAYS_OF_NEWS
    return (is_past or is_news) if other_days_ago < 0 else is_news and other_days_ago >= _MIN_DAYS_NO_NEWS
