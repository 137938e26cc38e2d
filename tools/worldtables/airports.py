"""Airports with a code of IATA, from airportsdata."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer.near import unit_vectors
from geo.gazetteer.normal import folded_key
from geo.model import Match
from worldtables.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from worldtables.sources import Package

TABLE = "airports.csv"
AT_ONCE = 64
"""Airports that are compared with all towns at once: a hundred megabytes."""
SAYS_WHAT_IT_IS = re.compile(r"\b(Airport|Airfield|Air Base|Air Force Base|Aerodrome)\b")
"""Other names of airports are those of towns and persons."""


def airports(package: Package, towns: Sequence[Entry], curated: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the airports that no curated row has, in the province of the nearest town of the same country."""
    known = {
        (entry.country_code, folded_key(name))
        for entry in curated
        if entry.feature_class == "S"
        for name in (entry.name, *entry.names)
    }
    rows = [row for row in csv.DictReader(package.text(TABLE).splitlines()) if _is_wanted(row)]
    alone = Counter((row["country"], row["city"]) for row in rows)
    for row, town in zip(rows, _nearest(rows, towns), strict=True):
        if (row["country"], folded_key(row["name"])) not in known:
            entry = _entry(row, town.admin1_code if town.country_code == row["country"] else "")
            if row["city"] and alone[row["country"], row["city"]] == 1:
                entry.add_name(f"{row['city']} Airport", Match.NAME)
            yield entry


def _is_wanted(row: dict[str, str]) -> bool:
    return bool(row["iata"] and SAYS_WHAT_IT_IS.search(row["name"]))


def _entry(row: dict[str, str], admin1_code: str) -> Entry:
    entry = Entry(
        f"iata:{row['iata']}",
        row["name"],
        float(row["lat"]),
        float(row["lon"]),
        "S",
        "AIRP",
        row["country"],
        admin1_code,
    )
    entry.source = f"airportsdata:{row['iata']}"
    return entry


def _nearest(rows: Sequence[dict[str, str]], towns: Sequence[Entry]) -> Iterator[Entry]:
    """Yield for each airport the town nearest to it."""
    here = unit_vectors(np.array([(float(row["lat"]), float(row["lon"])) for row in rows]))
    there = unit_vectors(np.array([(town.latitude, town.longitude) for town in towns]))
    for begin in range(0, len(here), AT_ONCE):
        for at in (here[begin : begin + AT_ONCE] @ there.T).argmax(axis=1):
            yield towns[int(at)]
