"""One value of JSON → the record that it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from geo.model import Unread
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
"""What NewsAPI puts where it cuts a text."""


def in_record(value: object, name: str) -> Iterator[Record | Unread]:
    """Yield the record that a value is, or why it is none."""
    if isinstance(value, dict):
        yield Record(_whole_again(value), name)
    else:
        kind = type(value).__name__
        yield Unread(name, f"it is no JSON object but {kind}: {json.dumps(value)[:40]}")


def _whole_again(record: Mapping[str, object]) -> Mapping[str, object]:
    r"""Put the summary before a text that a service has cut, and take out the count of what was cut off.

    Examples
    --------
    >>> cut = {"description": "Talks were held.", "content": "Two ministers met… [+123 chars]"}
    >>> _whole_again(cut)["content"]
    'Talks were held.\n\nTwo ministers met'
    """
    content, summary = record.get("content"), record.get("description")
    if not isinstance(content, str) or not CUT.search(content):
        return record
    shown = CUT.sub("", content)
    if isinstance(summary, str) and summary.strip() and summary.strip(" .…")[:40] not in shown:
        shown = f"{summary.strip()}\n\n{shown}"
    return {**record, "content": shown}
