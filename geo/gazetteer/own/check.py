"""A file of one's own places, read and held against the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import GazetteerError
from geo.gazetteer.distance import kilometres
from geo.gazetteer.own.content import decoded
from geo.gazetteer.own.convert import MAX_LATITUDE, own_place
from geo.gazetteer.own.countries import KM_PER_DEGREE, Countries
from geo.gazetteer.own.fault import Fault
from geo.gazetteer.own.layer import OwnPlace
from geo.gazetteer.own.table import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from geo.gazetteer.own.countries import Reference
    from geo.gazetteer.own.record import Record
    from geo.model import Place

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""Stands for bytes that are no text; where it does, that has been reported."""
SAME_KM = 5.0
"""Places of one name and class nearer than this are likely one."""
NAMESAKE_KM = 50.0
"""How near a namesake must be to show which way round a point was meant."""
BORDER_KM = 25.0
"""How far a place may lie outside its country's outline, which is simplified and may be contested."""


def read_own(paths: Iterable[Path], world: Reference) -> list[OwnPlace]:
    """Read places of one's own.

    Parameters
    ----------
    paths
        CSV files with the columns ``name``, ``latitude``, ``longitude``, or GeoJSON files whose features have
        the property ``name``. Further columns are those of `Place`, and ``alternate_names`` parted by ``|``.
    world
        The gazetteer that shows which way round coordinates are meant.

    Raises
    ------
    GazetteerError
        Naming each bad row by file and line (CSV) or by number of feature (GeoJSON), and quoting the value.
    """
    found = list(_read(paths, world, Countries(world)))
    faults = [item for item in found if isinstance(item, Fault) and not item.is_warning]
    if faults:
        raise GazetteerError("\n".join(map(str, faults)))
    return [own for _, own in _placed(found)]


def check_own(path: Path, world: Reference) -> tuple[list[OwnPlace], list[Fault]]:
    """Return the places of a file that are whole, and all that is wrong or doubtful in it.

    Raises
    ------
    GazetteerError
        If the file can't be read at all.
    """
    countries = Countries(world)
    found = list(_read([path], world, countries))
    placed = _placed(found)
    faults = [item for item in found if isinstance(item, Fault)]
    for where, own in placed:
        faults += _outside(where, own, countries)
        faults += _known(where, own.place, world)
    faults += _twins(placed)
    return [own for _, own in placed], sorted(faults, key=lambda fault: fault.is_warning)


def _placed(found: Iterable[Fault | tuple[str, OwnPlace]]) -> list[tuple[str, OwnPlace]]:
    return [item for item in found if not isinstance(item, Fault)]


def _read(
    paths: Iterable[Path], world: Reference, countries: Countries
) -> Iterator[Fault | tuple[str, OwnPlace]]:
    """Yield each place with where it stands, and each fault that makes a row unusable."""
    taken: dict[str, str] = {}
    for path in paths:
        for item in _records(path):
            if isinstance(item, Fault):
                yield item
                continue
            own = own_place(item)
            if isinstance(own, OwnPlace):
                problem = _taken(own.place, item.where, taken) or _wrong_way_round(
                    own.place, world, countries
                )
                yield Fault(item.where, problem) if problem else (item.where, own)
            else:
                yield from (Fault(item.where, fault) for fault in own)


def _records(path: Path) -> Iterator[Record | Fault]:
    text, faults = decoded(path)
    yield from faults
    for item in _items(path, text):
        if isinstance(item, Fault) or not any(UNREADABLE in cell for cell in item.cells.values()):
            yield item


def _items(path: Path, text: str) -> Iterator[Record | Fault]:
    if text.lstrip().startswith(("{", "[")):
        from geo.gazetteer.own.geojson import features  # noqa: PLC0415 - it needs shapely

        yield from features(path, text)
    else:
        yield from rows(path, text)


def _taken(place: Place, where: str, taken: dict[str, str]) -> str:
    first = taken.setdefault(place.id, where)
    return "" if first == where else f"id {place.id!r} is taken at {first}"


def _wrong_way_round(place: Place, world: Reference, countries: Countries) -> str:
    """Return a hint where a place lies in its country, or by its namesake, only with degrees exchanged."""
    there, back = (place.latitude, place.longitude), (place.longitude, place.latitude)
    if abs(place.longitude) > MAX_LATITUDE:
        return ""
    country = place.country_code
    if country and countries.lies_in(country, *there, within_km=BORDER_KM):
        return ""
    if country and countries.lies_in(country, *back):
        return f"{there} is not in {country}: latitude and longitude are the wrong way round"
    namesakes = [candidate.place for candidate in world.candidates(place.name)]
    if any(_km(there, known) <= NAMESAKE_KM for known in namesakes):
        return ""
    meant = next((known for known in namesakes if _km(back, known) <= NAMESAKE_KM), None)
    if meant is None:
        return ""
    return (
        f"{there} read the other way round is at {meant.label} ({meant.id}): latitude and longitude are the"
        " wrong way round (if they are not, say its country_code)"
    )


def _outside(where: str, own: OwnPlace, countries: Countries) -> Iterator[Fault]:
    """Warn of a place that lies far from its country as the gazetteer outlines it."""
    import shapely  # noqa: PLC0415 - takes as long as opening the whole gazetteer

    place = own.place
    outline = countries.outline(place.country_code) if place.country_code else None
    if outline is None or (
        own.outline is None
        and countries.lies_in(place.country_code, place.latitude, place.longitude, within_km=BORDER_KM)
    ):
        return
    shape = own.outline or shapely.Point(place.longitude, place.latitude)
    away = outline.distance(shape) * KM_PER_DEGREE
    if away > BORDER_KM:
        there = f"{place.latitude:g}, {place.longitude:g} lies about {away:.0f} km"
        text = f"{there} outside {place.country_code} as the gazetteer outlines it"
        yield Fault(where, text, is_warning=True)


def _known(where: str, place: Place, world: Reference) -> Iterator[Fault]:
    """Warn of a place that the world has too."""
    there = (place.latitude, place.longitude)
    for candidate in world.candidates(place.name):
        known = candidate.place
        away = _km(there, known)
        if known.feature_class == place.feature_class and away <= SAME_KM:
            text = (
                f"{place.name!r} is likely {known.label} ({known.id}), {away:.1f} km away:"
                " your row will stand before it"
            )
            yield Fault(where, text, is_warning=True)
            return


def _twins(placed: Sequence[tuple[str, OwnPlace]]) -> Iterator[Fault]:
    """Warn of two rows that are likely one place."""
    by_name: dict[str, list[tuple[str, Place]]] = {}
    for where, own in placed:
        place = own.place
        for earlier, known in by_name.setdefault(place.name.casefold(), []):
            if (
                known.feature_class == place.feature_class
                and _km((place.latitude, place.longitude), known) <= SAME_KM
            ):
                text = f"{place.name!r} is likely the same as at {earlier}"
                yield Fault(where, text, is_warning=True)
                break
        by_name[place.name.casefold()].append((where, place))


def _km(there: tuple[float, float], place: Place) -> float:
    return kilometres(there, (place.latitude, place.longitude))
