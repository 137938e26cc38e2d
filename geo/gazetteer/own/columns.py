"""Columns of one's own places, under their names and those that other programs give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REQUIRED = ("name", "latitude", "longitude")
OPTIONAL = (
    "id", "other_name", "feature_class", "feature_code", "country_code", "admin1_code", "admin1_name",
    "population", "radius_km", "disputed", "source", "alternate_names",
)  # fmt: skip
COLUMNS = (*REQUIRED, *OPTIONAL)

_ALIASES = {
    "latitude": "lat y",
    "longitude": "lon lng long x",
    "name": "place place_name toponym title",
    "id": "place_id",
    "feature_class": "class fclass",
    "feature_code": "code fcode",
    "country_code": "country iso iso2 country_iso cc",
    "admin1_code": "admin1",
    "admin1_name": "region province state",
    "population": "pop",
    "alternate_names": "alternatenames alternates aliases alt_names",
}
_KNOWN = {alias: column for column, aliases in _ALIASES.items() for alias in aliases.split()} | {
    column: column for column in COLUMNS
}


def column(heading: str) -> str:
    """Return the column that a heading stands for; empty where it is none of `geo`'s.

    Examples
    --------
    >>> [column(heading) for heading in ("Lat", "Country Code", "x", "colour")]
    ['latitude', 'country_code', 'longitude', '']
    """
    return _KNOWN.get(re.sub(r"[\W_]+", "_", heading.strip().casefold()).strip("_"), "")


def missing(columns: Iterable[str]) -> list[str]:
    """Return the required columns that are not among `columns`."""
    present = set(columns)
    return [wanted for wanted in REQUIRED if wanted not in present]


def told_twice(headings: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return each column that two headings stand for, with both.

    Examples
    --------
    >>> told_twice(["name", "lat", "latitude"])
    [('latitude', 'lat', 'latitude')]
    """
    first: dict[str, str] = {}
    twice = []
    for heading in headings:
        known = column(heading)
        if known in first:
            twice.append((known, first[known], heading))
        elif known:
            first[known] = heading
    return twice


def likely(heading: str) -> str:
    """Return the column that a misspelt heading may mean, or nothing.

    Examples
    --------
    >>> likely("feature_clas")
    'feature_class'
    """
    import difflib  # noqa: PLC0415 - few files need it, and opening is to be quick

    close = difflib.get_close_matches(heading.strip().casefold(), _KNOWN, n=1, cutoff=0.8)
    return _KNOWN[close[0]] if close else ""
