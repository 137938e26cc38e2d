"""Countries and areas by their ISO 3166-1 alpha-2 codes, as GeoNames uses them, and their continents."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import UsageError
from geo.language import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.language import TableRow

_ROWS = read_rows(Path(__file__).parent / "countries.csv", ("code", "continents", "mistaken", "spelling"))


def _by_continent(rows: Sequence[TableRow]) -> Mapping[str, frozenset[str]]:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for place_id in row.each("continents"):
            codes[place_id].add(row["code"])
    return {place_id: frozenset(members) for place_id, members in codes.items()}


COUNTRY_CODES = frozenset(row["code"] for row in _ROWS)
"""The 249 of ISO 3166-1, and XK, which GeoNames and most of its users write for Kosovo."""
MISTAKEN = {wrong: row["code"] for row in _ROWS for wrong in row.each("mistaken")}
"""What is written for a code and is none: other standards' codes of countries in the news."""
SETTLED_SPELLING = frozenset(row["code"] for row in _ROWS if row["spelling"])
"""Countries whose names people write as their offices do: in Latin letters, and seldom by ear."""
CONTINENTS = _by_continent(_ROWS)
"""Country codes by the id of their continent; those on the border of two count in both."""


def read_country_codes(given: str) -> frozenset[str]:
    """Return the codes in a list parted by commas, in capitals.

    Raises
    ------
    UsageError
        If one is none, or there is none.

    Examples
    --------
    >>> sorted(read_country_codes("am,AZ"))
    ['AM', 'AZ']
    """
    codes = [code.strip().upper() for code in given.split(",") if code.strip()]
    for code in codes:
        if code not in COUNTRY_CODES:
            hint = f" (is it {MISTAKEN[code]}?)" if code in MISTAKEN else ""
            raise UsageError(f"{code!r} is no country code of ISO 3166-1{hint}: write them as AM,AZ")
    if not codes:
        raise UsageError("no country code: write them as AM,AZ")
    return frozenset(codes)
