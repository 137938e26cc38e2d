"""What a record gives → the value of one field: texts of nested and listed values, lines without breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.readers.records.dates import is_nothing
from geo.readers.records.markup import is_markup, plain
from geo.readers.records.names import NESTED, field_of

if TYPE_CHECKING:
    from collections.abc import Mapping

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def text_of(value: object, name: str, *, is_row: bool) -> str:
    r"""Return a report's text, which may be a list of paragraphs, or HTML where its name isn't ``text``.

    Parameters
    ----------
    value
        What the record gives.
    name
        Under what name it gives it. What is called ``text`` in JSON is kept as it is.
    is_row
        Whether it is a cell of a table.

    Raises
    ------
    UnreadableError
        If it is no text.

    Examples
    --------
    >>> text_of("<p>Talks &amp; hopes.</p>", "body", is_row=False)
    'Talks & hopes.'
    >>> text_of(["Talks.", "No result."], "paragraphs", is_row=False)
    'Talks.\n\nNo result.'
    """
    if isinstance(value, list | tuple):
        pieces = [unnested(piece) for piece in value]
        value = "\n\n".join(piece.strip() for piece in pieces if isinstance(piece, str) and piece.strip())
    value = unnested(value)
    if not isinstance(value, str):
        raise UnreadableError(f"its text is not a string but of type {type(value).__name__}")
    may_be_markup = is_row or name != "text"
    return writable(plain(value) if may_be_markup and is_markup(value) else value)


def line_of(value: object, *, is_row: bool = False) -> str:
    """Return a value as one line of text; of a nested one its name, of several the first.

    Examples
    --------
    >>> line_of({"id": "wire", "name": "Example  Wire"}), line_of(17), line_of(["en", "ru"]), line_of(True)
    ('Example Wire', '17', 'en', '')
    """
    if isinstance(value, list | tuple) and value:
        value = value[0]
    value = unnested(value)
    if not isinstance(value, str | int) or isinstance(value, bool) or (is_row and is_nothing(value)):
        return ""
    text = str(value)
    return writable(" ".join((plain(text) if is_markup(text) else text).split()))


def unnested(value: object) -> object:
    """Return what a value that is a record itself gives as text, else the value.

    Examples
    --------
    >>> unnested({"rendered": "Talks", "protected": False}), unnested("Talks")
    ('Talks', 'Talks')
    """
    if not isinstance(value, dict):
        return value
    keys = {str(key).lower(): key for key in value}
    found = (value[keys[name]] for name in NESTED if name in keys)
    return next((one for one in found if isinstance(one, str)), value)


def flat(record: Mapping[str, object]) -> Mapping[str, object]:
    """Return a record with the fields of those in it, where it has no text of its own: *_source: {text: …}*.

    Examples
    --------
    >>> flat({"_index": "news", "_source": {"text": "Talks.", "title": "T"}})["text"]
    'Talks.'
    """
    if any(
        field_of(str(key)) == "text" and isinstance(unnested(value), str) for key, value in record.items()
    ):
        return record
    inner: dict[str, object] = {}
    for value in record.values():
        if isinstance(value, dict) and any(field_of(str(key)) == "text" for key in value):
            inner |= value
    return {**record, **inner} if inner else record


def writable(text: str) -> str:
    """Replace half characters, which JSON lets through and no file can hold; every offset stays."""
    return LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
