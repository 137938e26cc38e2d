"""Entries to compiled tables; the same entries give the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo.gazetteer import layout
from geo.gazetteer.names import Names
from geo.gazetteer.normal import exact_key
from geo.gazetteer.scan import first_words
from geo.model import Match
from worldtables.rank import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from worldtables.entry import Entry


def write(entries: Sequence[Entry], folder: Path, quiet: Collection[str] = ()) -> None:
    """Write all tables into `folder` at once; names that are `quiet` words are not sought in running text."""
    with TemporaryDirectory(dir=folder.parent) as fresh:
        _write(entries, Path(fresh), quiet)
        folder.mkdir(exist_ok=True)
        for table in sorted(Path(fresh).iterdir()):
            table.replace(folder / table.name)


def _write(entries: Sequence[Entry], folder: Path, quiet: Collection[str]) -> None:
    ranked = sorted(entries, key=lambda entry: (-standing(entry), entry.id))
    bearers = _bearers(ranked)
    names = Names.build(bearers)
    names.save(folder)
    details = Details(ranked)
    (folder / layout.PLACES).write_bytes(b"".join(details.rows(ranked, names)))
    hints = {"quiet": _quiet(ranked, bearers, quiet), "small": first_words(bearers)}
    _write_json(folder / layout.DETAILS, details.as_dict() | hints)
    _write_outlines(ranked, folder / layout.OUTLINES)
    tables = sorted(path for path in folder.iterdir() if path.name != layout.MANIFEST)
    sizes = {path.name: path.stat().st_size for path in tables}
    _write_json(folder / layout.MANIFEST, {"version": layout.VERSION, "bytes": sizes})


def _bearers(ranked: Sequence[Entry]) -> dict[str, list[int]]:
    """Return for each exact key the postings of its bearers, primary names first where standing is alike."""
    claims: dict[str, dict[int, tuple[float, int]]] = {}
    for row, entry in enumerate(ranked):
        for name, match in [(entry.name, Match.NAME), (entry.other_name, Match.NAME), *entry.names.items()]:
            key = exact_key(name)
            if not key:
                continue
            number = layout.MATCHES.index(match)
            claim = (_penalty(match) - standing(entry), number << layout.ROW_BITS | row)
            known = claims.setdefault(key, {})
            known[row] = min(known.get(row, claim), claim)
    return {key: [posting for _, posting in sorted(known.values())] for key, known in claims.items()}


def _quiet(ranked: Sequence[Entry], names: Iterable[str], words: Collection[str]) -> list[str]:
    """Return the names that are words, but for abbreviations of countries: *US* is seldom *us*."""
    states = (entry for entry in ranked if entry.feature_code == "PCLI")
    spared = {name for state in states for name, match in state.names.items() if match is Match.ABBREVIATION}
    return sorted(name for name in names if name.casefold() in words and name not in spared)


def _penalty(match: Match) -> float:
    """Return how many powers of ten of population a weaker kind of name costs."""
    return {Match.NAME: 0.0, Match.ALTERNATE: 1.5}.get(match, 0.5)


class Details:
    """What the table of places refers to by number."""

    def __init__(self, ranked: Sequence[Entry]) -> None:
        self.features = sorted({(entry.feature_class, entry.feature_code) for entry in ranked})
        self.curated = [entry.id for entry in ranked if not entry.id.startswith("geonames:")]
        self.extras = {entry.id: entry.extras for entry in ranked if entry.extras}
        self.sources = sorted({_source(entry) for entry in ranked})
        self.countries = {entry.country_code: entry.id for entry in ranked if entry.feature_code == "PCLI"}
        named = {(e.country_code, e.admin1_code): e.name for e in ranked if e.feature_code == "ADM1"}
        told = {(e.country_code, e.admin1_code) for e in ranked if e.admin1_code}
        self._regions = [("", ""), *sorted(told)]
        self._region_names = [named.get(region, "") for region in self._regions]

    def as_dict(self) -> dict[str, object]:
        """Return what `World` reads."""
        regions = [[code, name] for (_, code), name in zip(self._regions, self._region_names, strict=True)]
        return {
            "features": self.features,
            "regions": regions,
            "sources": self.sources,
            "countries": self.countries,
            "curated": self.curated,
            "extras": self.extras,
        }

    def rows(self, ranked: Sequence[Entry], names: Names) -> Iterator[bytes]:
        """Yield the row of each place."""
        feature_numbers = {feature: number for number, feature in enumerate(self.features)}
        source_numbers = {source: number for number, source in enumerate(self.sources)}
        region_numbers = {region: number for number, region in enumerate(self._regions)}
        curated_numbers = {place_id: number for number, place_id in enumerate(self.curated)}
        for e in ranked:
            yield layout.PLACE.pack(
                names.number(exact_key(e.name)),
                -1 - curated_numbers[e.id]
                if e.id in curated_numbers
                else int(e.id.removeprefix("geonames:")),
                round(e.latitude * layout.DEGREE),
                round(e.longitude * layout.DEGREE),
                e.population,
                region_numbers[e.country_code, e.admin1_code] if e.admin1_code else 0,
                e.country_code.encode("ascii"),
                round(e.radius_km * 1000),
                source_numbers[_source(e)],
                feature_numbers[e.feature_class, e.feature_code],
            )


def _source(entry: Entry) -> str:
    """Return an entry's source with its own id left open, so that most entries share one."""
    return entry.source.replace(entry.id, "{id}") or "{id}"


def _write_outlines(ranked: Sequence[Entry], path: Path) -> None:
    parts: dict[int, tuple[BaseGeometry, list[int]]] = {}
    for row, entry in enumerate(ranked):
        for part in entry.outline:
            parts.setdefault(id(part), (part, []))[1].append(row)
    geometries = [shapely.to_wkb(part) for part, _ in parts.values()]
    rows = [rows for _, rows in parts.values()]
    table = pa.table(
        {"geometry": pa.array(geometries, pa.binary()), "rows": pa.array(rows, pa.list_(pa.int32()))}
    )
    pq.write_table(
        table, path, compression="zstd", compression_level=19, use_dictionary=False, write_statistics=False
    )


def _write_json(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
