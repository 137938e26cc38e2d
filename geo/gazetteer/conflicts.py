"""The countries in which there is war: where a town lies that a report of fighting names by itself.

UCDP (Uppsala Conflict Data Program) counts them each year. The list says nothing of who fights, and a text
that names a country is not touched by it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geo.language import read_rows

TABLE = Path(__file__).with_name("conflicts.csv")


@cache
def countries_at_war() -> frozenset[str]:
    """Return the ISO 3166-1 alpha-2 codes.

    Examples
    --------
    >>> "UA" in countries_at_war(), "CH" in countries_at_war()
    (True, False)
    """
    return frozenset(row["country_code"] for row in read_rows(TABLE, ("country_code", "name")))
