"""A person's answers, read from the file of corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.corrections.corrections import EVERYWHERE, Correction, Corrections
from geo.corrections.table import OR, What, read_rows
from geo.errors import CorrectionsError, UnreadableError
from geo.readers.records.dates import OrderTally, published
from geo.readers.records.dates.order import orders_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geo.corrections.table import Row
    from geo.gazetteer import Gazetteer
    from geo.model import Interval, Place
    from geo.readers.records.dates import Order

NONE = "none"
"""The answer that a name means no place, or that an act is no event."""


def read_corrections(path: Path, gazetteer: Gazetteer) -> Corrections:
    """Read the answers that a person has written into a file.

    Parameters
    ----------
    path
        As `geo.corrections.write_rows` writes it; rows without an answer are passed over.
    gazetteer
        Knows the places whose ids are answered.

    Raises
    ------
    CorrectionsError
        If an answer is none; all of them are named at once, each by its line.
    """
    corrections: dict[tuple[str, str, str, str], Correction] = {}
    faults: list[str] = []
    rows = read_rows(path)
    order = _order(rows)
    for row in rows:
        if not row.answer:
            continue
        where = f"{path}:{row.line}"
        try:
            correction = Correction(where, row.key, _answer(row, gazetteer, order))
        except ValueError as fault:
            faults.append(f"{where}: {fault}")
            continue
        first = corrections.setdefault(row.key, correction)
        if first.answer != correction.answer:
            faults.append(f"{where}: answered otherwise than the same at {first.where}: leave one")
    if faults:
        raise CorrectionsError("\n".join(faults))
    return Corrections(list(corrections.values()))


def _order(rows: Iterable[Row]) -> Order | None:
    """Return whether day or month stands first in the dates of a file, as all of them together show."""
    tally = OrderTally()
    for row in rows:
        if row.what != What.PLACE:
            tally.add(row.answer.removeprefix("'"))
    return tally.order


def _answer(row: Row, gazetteer: Gazetteer, order: Order | None) -> Interval | Place | None:
    """Read an answer; a `ValueError` says what is wrong with it."""
    if row.what not in set(What):
        raise ValueError(f"what is {row.what!r}: write {', '.join(What)}")
    if row.article == EVERYWHERE and row.what != What.PLACE:
        raise ValueError(f"article is {EVERYWHERE!r}: only a place can be answered for all articles")
    if row.what == What.EVENT and not row.start.isdecimal():
        raise ValueError(f"start is {row.start!r}: an event is known by where its words begin in the text")
    if row.answer.lower() == NONE and row.what != What.PUBLISHED:
        return None
    return _place(row.answer, gazetteer) if row.what == What.PLACE else _days(row.answer, order)


def _days(answer: str, order: Order | None) -> Interval:
    """Read a date in any form in which a spreadsheet may have put it."""
    advice = "write 2022, 2022-07 or 2022-07-16, in a spreadsheet that alters it with an apostrophe before it"
    try:
        days = published(answer.removeprefix("'"), order)
    except UnreadableError as error:
        is_unclear = len(orders_of(answer.removeprefix("'"))) > 1
        fault = "can be read as two days" if is_unclear else "is no date"
        raise ValueError(f"{answer!r} {fault}: {advice}") from error
    if days is None:
        raise ValueError(f"{answer!r} is no date: {advice}")
    return days


def _place(answer: str, gazetteer: Gazetteer) -> Place:
    if OR.strip() in answer:
        raise ValueError(f"{answer!r} are several places: leave one")
    place = gazetteer.find(answer.split(maxsplit=1)[0])
    if place is None:
        advice = "write one as `geo places NAME` shows it, such as geonames:611717, or none"
        raise ValueError(f"{answer!r} is no id of a place in the gazetteer: {advice}")
    return place
