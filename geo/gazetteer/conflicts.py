"""Where there is war: where a town lies that a report of fighting names by itself.

UCDP (Uppsala Conflict Data Program) counts the wars of each year by country; where they are fought in some
provinces alone, the table says in which. It says nothing of who fights, and a text that names a country is
not touched by it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.language import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE = Path(__file__).with_name("conflicts.csv")


@cache
def provinces_at_war() -> Mapping[str, frozenset[str]]:
    """Return GeoNames' codes of the provinces at war by ISO country code; none where it may be any."""
    rows = read_rows(TABLE, ("country_code", "admin1_codes", "name"))
    return {row["country_code"]: frozenset(row.each("admin1_codes")) for row in rows}


def is_at_war(country_code: str, admin1_code: str) -> bool:
    """Return True if there is war in a province.

    Examples
    --------
    >>> is_at_war("UA", "05"), is_at_war("RU", "41"), is_at_war("RU", "51"), is_at_war("CH", "")
    (True, True, False, False)
    """
    provinces = provinces_at_war().get(country_code)
    return provinces is not None and (not provinces or admin1_code in provinces)
