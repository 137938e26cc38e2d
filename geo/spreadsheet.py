"""Texts of others in tables that people open in a spreadsheet."""

from __future__ import annotations

import re

FORMULA = re.compile(r"'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
"""How a cell begins that a spreadsheet would run, with what apostrophes may stand before it already; the last
four are the full-width forms."""


def harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula.

    Examples
    --------
    >>> harmless("=1+1"), harmless("Talks in Baku")
    ("'=1+1", 'Talks in Baku')
    """
    return f"'{text}" if FORMULA.match(text) else text


def meant(cell: str) -> str:
    """Undo `harmless`.

    Examples
    --------
    >>> meant("'=1+1"), meant("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
