"""Whether the day or the month stands first in dates of figures: what a column or a feed shows as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

LAST_MONTH = 12
FIGURES = re.compile(
    r"(?P<first>\d\d?)(?P<sign>[/.-])(?P<second>\d\d?)(?P=sign)(?P<year>\d{4}|(?<!-)\d\d)(?:[ ,t].*)?"
)
"""*16/07/2022*, *16.7.22*; *22-07-16* is none, for it may begin with the year."""


class Order(StrEnum):
    """What stands first in a date of figures."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(slots=True)
class OrderTally:
    """The orders that the dates of one column or feed show, as they are met.

    Examples
    --------
    >>> tally = OrderTally()
    >>> tally.add("04/07/2022"), tally.add("16/07/2022"), tally.order
    (True, False, <Order.DAY_FIRST: 'day first'>)
    """

    shown: set[Order] = field(default_factory=set)

    def add(self, value: object) -> bool:
        """Take a date into account; return True if it can be read in two ways."""
        orders = orders_of(value)
        if len(orders) == 1:
            self.shown |= orders
        return len(orders) > 1

    @property
    def order(self) -> Order | None:
        """The one order that was shown; None where none was, or both were."""
        return next(iter(self.shown)) if len(self.shown) == 1 else None


def orders_of(value: object) -> frozenset[Order]:
    """Return the orders in which a value can be a date of figures; none if it isn't one.

    Examples
    --------
    >>> sorted(orders_of("07/16/2022")), len(orders_of("07/08/2022")), orders_of("2022-07-16")
    ([<Order.MONTH_FIRST: 'month first'>], 2, frozenset())
    """
    found = FIGURES.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if found is None:
        return frozenset()
    first, second = int(found["first"]), int(found["second"])
    if found["sign"] == "." or first == second:  # with points the day stands first everywhere
        return frozenset((Order.DAY_FIRST,)) if found["sign"] == "." else frozenset()
    possible = ((Order.DAY_FIRST, second), (Order.MONTH_FIRST, first))
    return frozenset(order for order, month in possible if 1 <= month <= LAST_MONTH)
