"""Entries to compiled tables; the same entries give the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from geo.gazetteer import layout
from geo.gazetteer.names import Names
from geo.gazetteer.normal import exact_key, folded_key
from geo.gazetteer.rank import penalty, standing
from geo.gazetteer.scan import first_words
from geo.model import Match
from worldtables.ragged import write_outlines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from worldtables.entry import Entry


Claim: TypeAlias = tuple[float, int]
"""How well a place can be meant by a name, less for the better, and its posting."""

OF_NOTE = 20_000
"""Population from which a town that shares its province's or district's name is likelier meant than that."""
NUDGE = 1e-6
STATES_MEANT = frozenset({"AR", "AU", "BR", "CA", "CN", "IN", "MM", "MX", "MY", "VE"})
"""Where news writes of states and large provinces by their names alone: *Veracruz*, *Jilin*."""


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
    (folder / layout.DIVISIONS).write_bytes(b"".join(details.divisions.rows(ranked)))
    (folder / layout.RADII).write_bytes(b"".join(_radii(ranked)))
    hints = {"quiet": _quiet(ranked, bearers, quiet), "small": first_words(bearers)}
    _write_json(folder / layout.DETAILS, details.as_dict() | hints)
    write_outlines(ranked, folder)
    tables = sorted(path for path in folder.iterdir() if path.name != layout.MANIFEST)
    sizes = {path.name: path.stat().st_size for path in tables}
    _write_json(folder / layout.MANIFEST, {"version": layout.VERSION, "bytes": sizes})


def _bearers(ranked: Sequence[Entry]) -> dict[str, list[int]]:
    """Return for each exact key the postings of its bearers, primary names first where standing is alike."""
    claims: dict[str, dict[int, Claim]] = {}
    for row, entry in enumerate(ranked):
        for name, match in [(entry.name, Match.NAME), (entry.other_name, Match.NAME), *entry.names.items()]:
            key = exact_key(name)
            if not key:
                continue
            number = layout.MATCHES.index(match)
            claim = (penalty(match) - standing(entry), number << layout.ROW_BITS | row)
            known = claims.setdefault(key, {})
            known[row] = min(known.get(row, claim), claim)
    return {key: [posting for _, posting in _towns_first(known, ranked)] for key, known in claims.items()}


def _towns_first(known: Mapping[int, Claim], ranked: Sequence[Entry]) -> list[Claim]:
    """Sort the claims to a name, a town before the divisions in which it lies, if it is one of note.

    The sum of a province's towns is always more than the town has, and *Irkutsk* is the city all the same.
    """
    divisions = [(claim, ranked[row]) for row, (claim, _) in known.items() if _yields_to_a_town(ranked[row])]
    claims = dict(known)
    for row, (claim, posting) in known.items() if divisions else ():
        town = ranked[row]
        if town.feature_class == "P" and town.population >= OF_NOTE:
            first = min((own for own, division in divisions if _is_named_for(division, town)), default=claim)
            claims[row] = min(claim, first - NUDGE), posting
    return sorted(claims.values())


def _yields_to_a_town(entry: Entry) -> bool:
    return entry.feature_code == "ADM2" or (
        entry.feature_code == "ADM1" and entry.country_code not in STATES_MEANT
    )


def _is_named_for(division: Entry, town: Entry) -> bool:
    """Return True if a division and a town in it have one name, whatever else each is called."""
    return division.division[:2] == town.division[:2] and not _first_names(division).isdisjoint(
        _first_names(town)
    )


def _first_names(entry: Entry) -> set[str]:
    """Return what it is called and was called, as keys, without the other names that it has."""
    former = [name for name, match in entry.names.items() if match is Match.NAME]
    return {folded_key(name) for name in (entry.name, *former)}


def _quiet(ranked: Sequence[Entry], names: Iterable[str], words: Collection[str]) -> list[str]:
    """Return the names that are words, but for abbreviations of countries: *US* is seldom *us*."""
    states = (entry for entry in ranked if entry.feature_code == "PCLI")
    spared = {name for state in states for name, match in state.names.items() if match is Match.ABBREVIATION}
    return sorted(name for name in names if name.casefold() in words and name not in spared)


class Divisions:
    """Where places belong: country, region and district, each written once."""

    def __init__(self, ranked: Sequence[Entry]) -> None:
        self._divisions = sorted({entry.division for entry in ranked})
        self.number = {division: number for number, division in enumerate(self._divisions)}
        named = {(e.country_code, e.admin1_code): e.name for e in ranked if e.feature_code == "ADM1"}
        regions = sorted({(country, region) for country, region, _ in self._divisions if region})
        self.regions = [("", ""), *((code, named.get((country, code), "")) for country, code in regions)]
        self._region_numbers = {region: number for number, region in enumerate(regions, 1)}

    def rows(self, ranked: Sequence[Entry]) -> Iterator[bytes]:
        """Yield the row of each division; a district is given by the row of its place."""
        districts = {
            entry.division: row for row, entry in enumerate(ranked, 1) if entry.feature_code == "ADM2"
        }
        for division in self._divisions:
            country, region, district = division
            yield layout.DIVISION.pack(
                country.encode("ascii"),
                self._region_numbers.get((country, region), 0),
                districts.get(division, 0),
                district.encode("ascii"),
            )


class Details:
    """What the table of places refers to by number."""

    def __init__(self, ranked: Sequence[Entry]) -> None:
        self.divisions = Divisions(ranked)
        self.kinds = sorted({_kind(entry) for entry in ranked})
        self.curated = [entry.id for entry in ranked if not entry.id.startswith("geonames:")]
        self.extras = {entry.id: entry.extras for entry in ranked if entry.extras}
        self.countries = {entry.country_code: entry.id for entry in ranked if entry.feature_code == "PCLI"}

    def as_dict(self) -> dict[str, object]:
        """Return what `World` reads."""
        return {
            "kinds": self.kinds,
            "regions": self.divisions.regions,
            "countries": self.countries,
            "curated": self.curated,
            "extras": self.extras,
        }

    def rows(self, ranked: Sequence[Entry], names: Names) -> Iterator[bytes]:
        """Yield the row of each place."""
        kind_numbers = {kind: number for number, kind in enumerate(self.kinds)}
        curated_numbers = {place_id: number for number, place_id in enumerate(self.curated)}
        for e in ranked:
            curated = curated_numbers.get(e.id)
            yield layout.PLACE.pack(
                names.number(exact_key(e.name)),
                int(e.id.removeprefix("geonames:")) if curated is None else -1 - curated,
                round(e.latitude * layout.DEGREE),
                round(e.longitude * layout.DEGREE),
                e.population,
                self.divisions.number[e.division],
                kind_numbers[_kind(e)],
            )


def _kind(entry: Entry) -> tuple[str, str, str, bool]:
    """Return class, code, source with the entry's own id left open, and whether it has a radius."""
    source = entry.source.replace(entry.id, "{id}") or "{id}"
    return entry.feature_class, entry.feature_code, source, _metres(entry) > 0


def _radii(ranked: Sequence[Entry]) -> Iterator[bytes]:
    for row, entry in enumerate(ranked):
        if _metres(entry):
            yield layout.RADIUS.pack(row, _metres(entry))


def _metres(entry: Entry) -> int:
    return round(entry.radius_km * 1000)


def _write_json(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
