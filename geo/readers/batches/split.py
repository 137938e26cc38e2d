"""The step between the text of a file and its articles: one report, or several under one another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.readers.batches.chat import chat_parts
from geo.readers.batches.digest import digest_parts
from geo.readers.batches.factiva import factiva_parts
from geo.readers.batches.nexis import nexis_parts
from geo.readers.batches.part import day_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.readers.batches.part import Part
    from geo.readers.records.record import Record

SPLITTERS: Sequence[Callable[[str], list[Part]]] = (chat_parts, factiva_parts, nexis_parts, digest_parts)
DAYS_SHOWN = 3
MAX_CHARACTERS_OF_LINE = 90


def split(record: Record) -> Iterator[Record]:
    r"""Yield the articles that stand under one another in the text of a file, or the one that it is.

    Where parts can't be told apart although several publication dates stand there, none of them is believed.

    Examples
    --------
    >>> from geo.readers.records.record import Record
    >>> text = "16 July 2022\nTalks were held.\n\n17 July 2022\nThe talks ended."
    >>> [record.dates_disagree for record in split(Record({"text": text}, "a.txt", is_whole=True))]
    ['several publication dates stand in it (2022-07-16, 2022-07-17), and its parts cannot be told apart']
    """
    text = record.fields.get("text")
    if not record.is_whole or not isinstance(text, str):
        yield record
        return
    parts = parts_of(text)
    if not parts:
        yield record if record.fields.get("published") else replace(record, dates_disagree=disagreement(text))
        return
    rest = {name: value for name, value in record.fields.items() if name not in {"text", "id", "title"}}
    for number, part in enumerate(parts, 1):
        name = f"{record.name}#{number}" if len(parts) > 1 else record.name
        yield replace(record, fields=rest | part.fields, name=name, is_whole=False)


def parts_of(text: str) -> list[Part]:
    """Return the articles in a text by the first way of batching that it follows; none if it follows none."""
    return next((parts for splitter in SPLITTERS if (parts := splitter(text))), [])


def disagreement(text: str) -> str:
    r"""Say which publication dates stand in a text, each alone on its line; nothing if there is but one.

    Examples
    --------
    >>> disagreement("16 July 2022\nTalks were held.")
    ''
    """
    lines = (line for line in text.split("\n") if line.strip() and len(line) <= MAX_CHARACTERS_OF_LINE)
    days = dict.fromkeys(str(day) for line in lines if (day := day_alone(line)) is not None)
    if len(days) < 2:  # noqa: PLR2004 - they must disagree
        return ""
    shown = ", ".join([*list(days)[:DAYS_SHOWN], *(["…"] if len(days) > DAYS_SHOWN else [])])
    return f"several publication dates stand in it ({shown}), and its parts cannot be told apart"
