"""Records of one table or feed, with the order of day and month that its dates show as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.readers.records.article import known
from geo.readers.records.dates import OrderTally
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.model import Unread
    from geo.readers.inputs.source import Source
    from geo.readers.options import ReadOptions
    from geo.readers.records.dates import Order

MAX_HELD = 20_000
"""Records held back until the order is known: some 60 MB of articles."""


def in_one_order(
    items: Iterable[Record | Source | Unread], options: ReadOptions
) -> Iterator[tuple[Record | Source | Unread, Order | None]]:
    """Yield records as they come, and the order of day and month in their dates.

    From the first date on that can be read in two ways, records are held back until all have been seen, so
    that one ``16/07/2022`` decides for all, and none is believed where one says that the day stands first and
    another the month.
    """
    tally = OrderTally()
    held: list[Record | Source | Unread] = []
    is_waiting = True
    fault: Exception | None = None
    try:
        for item in items:
            is_open = isinstance(item, Record) and tally.add(date_given(item, options))
            if is_waiting and (held or is_open):
                held.append(item)
                if len(held) < MAX_HELD:
                    continue
                is_waiting = False
                yield from ((one, tally.order) for one in held)
                held = []
            else:
                yield item, tally.order
    except Exception as error:  # noqa: BLE001 - raised again below, behind what was read before it
        fault = error
    yield from ((one, tally.order) for one in held)
    if fault is not None:
        raise fault


def date_given(record: Record, options: ReadOptions) -> object:
    """Return what a record gives as its date; nothing for one at fault: that is reported when it is read."""
    try:
        return known(record, options).get("published", ("", None))[1]
    except Exception:  # noqa: BLE001 - as above
        return None
