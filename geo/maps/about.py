"""The summary that a map has of itself in its own head, for the list of the maps in a folder."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.maps.blocks import dumps
from geo.maps.kinds import FAMILIES, OTHER, Family, Sign, families, family_numbers
from geo.maps.places import centre_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import geopandas as gpd

HEAD = 64_000
"""Bytes of a file among which it must have its summary."""
MOST = 120
"""Places that a small picture shows."""
ELEMENT = '<script type="application/json" id="geo-about">{}</script>'
NAME = re.compile(r"[\w-]+")
"""Of a family, as a class of a style sheet can have it."""
COLOUR = re.compile("#[0-9a-f]{6}", re.IGNORECASE)
PATTERN = re.compile(ELEMENT.format("(.*?)"), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A place on the small picture."""

    longitude: float
    latitude: float
    events: int
    family: int
    """Of most of its events; an index into the families of the map: geo's, then its own."""


@dataclass(frozen=True, slots=True)
class About:
    """What a map shows, in short."""

    title: str
    begin: str
    """ISO date of the first day; empty where no event is dated."""
    until: str
    events: int
    places: int
    reports: int
    symbols: tuple[Symbol, ...]
    """The places with most events, the first of them the one with most."""
    own: tuple[Family, ...] = ()
    """Families of the map's own kinds, which geo does not have."""

    @property
    def families(self) -> tuple[Family, ...]:
        """All families that the symbols are of."""
        return FAMILIES + self.own

    def element(self) -> str:
        """Return the element of the page's head."""
        return ELEMENT.format(dumps(asdict(self)))


def about(events: gpd.GeoDataFrame, *, title: str) -> About:
    """Return the summary of the events of a map."""
    begin, until = (events[name].dropna().unique() for name in ("date_begin", "date_until"))
    reports = {report["id"] for reports in events["articles"] for report in reports}
    return About(
        title,
        min(begin, default=""),
        max(until, default=""),
        int(events["event_id"].nunique()),
        int(events["place_id"].nunique()),
        len(reports),
        tuple(_symbols(events)),
        families()[len(FAMILIES) :],
    )


def _symbols(events: gpd.GeoDataFrame) -> Iterable[Symbol]:
    """Yield the places with most events, each with the family that most of them are of."""
    numbers = events["event_type"].map(family_numbers()).fillna(OTHER).astype(int)
    counts = pd.crosstab(events["place_id"], numbers)
    totals = counts.sum(axis="columns")
    geometries = events.drop_duplicates("place_id").set_index("place_id").geometry
    for place in sorted(totals.index, key=lambda name: (-totals[name], str(name)))[:MOST]:
        at = centre_of(geometries[place])
        yield Symbol(round(at.x, 2), round(at.y, 2), int(totals[place]), int(counts.loc[place].idxmax()))


def read_about(path: Path) -> About | None:
    """Return the summary in a file; None if it is no map of ours, or can't be read."""
    try:
        with path.open("rb") as file:
            match = PATTERN.search(file.read(HEAD).decode("utf-8", "replace"))
        return _about(json.loads(match[1])) if match else None
    except (OSError, KeyError, TypeError, ValueError):
        return None


def _about(record: dict[str, Any]) -> About:
    """Make the record from JSON, of which nothing is believed."""
    symbols = tuple(
        Symbol(
            float(symbol["longitude"]),
            float(symbol["latitude"]),
            int(symbol["events"]),
            int(symbol["family"]),
        )
        for symbol in record["symbols"][:MOST]
    )
    own = tuple(map(_family, record.get("own", [])))
    known = len(FAMILIES) + len(own)
    if not all(0 <= symbol.family < known and symbol.events > 0 for symbol in symbols):
        raise ValueError(symbols)
    begin, until = (
        date.fromisoformat(record[end]).isoformat() if record[end] else "" for end in ("begin", "until")
    )
    events, places, reports = (int(record[name]) for name in ("events", "places", "reports"))
    return About(str(record["title"]), begin, until, events, places, reports, symbols, own)


def _family(record: dict[str, Any]) -> Family:
    """Make a family of own kinds from JSON; what stands in a style sheet must be a name and colours."""
    sign = Sign(*(str(record["sign"][part]) for part in ("light", "dark", "shape", "letter")))
    name = str(record["name"])
    if not (NAME.fullmatch(name) and COLOUR.fullmatch(sign.light) and COLOUR.fullmatch(sign.dark)):
        raise ValueError(record)
    return Family(name, str(record["label"]), sign)
