"""A region of interest that the user names: what lies in it is likelier meant."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import UsageError
from geo.files import is_regular, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer import Gazetteer
    from geo.model import Place

NUMBERS = re.compile(r"\s*-?\d[\d.]*\s*(,\s*-?\d[\d.]*\s*)+")
CODES = re.compile(r"\s*[A-Za-z]{2}\s*(,\s*[A-Za-z]{2}\s*)*")
PROBES = 8
"""Points on either side of a grid over an area that show which countries and divisions it reaches into."""
FORMS = "countries (AM,AZ), a box (W,S,E,N in degrees), or a GeoJSON file with polygons"


@dataclass(frozen=True, slots=True)
class Focus:
    """Countries, or an area, in which the places of an article are likelier to lie."""

    countries: frozenset[str] = frozenset()
    """ISO 3166-1 alpha-2 codes: all that lies in them is covered."""
    area: BaseGeometry | None = None
    """x is longitude, y latitude, in EPSG:4326."""
    reached: frozenset[str] = frozenset()
    """Codes of the countries (``GE``) and divisions (``GE.51``) that lie in the area at least in part."""

    def covers(self, place: Place) -> bool:
        """Return True if a place lies in the focus, for a country or division at least in part.

        Examples
        --------
        >>> from geo.gazetteer import Gazetteer
        >>> gazetteer = Gazetteer.open()
        >>> focus = read_focus("AM,GE", gazetteer)
        >>> [focus.covers(candidate.place) for candidate in gazetteer.candidates("Georgia")[:2]]
        [True, False]
        """
        return place.country_code in self.countries or self._reaches(place) or self._holds(place)

    def _reaches(self, place: Place) -> bool:
        if place.feature_code.startswith("PCL"):
            return place.country_code in self.reached
        return place.feature_code == "ADM1" and _division(place) in self.reached

    def _holds(self, place: Place) -> bool:
        if self.area is None:
            return False
        import shapely  # noqa: PLC0415 - takes as long as opening the whole gazetteer

        return bool(shapely.intersects_xy(self.area, place.longitude, place.latitude))


def _division(place: Place) -> str:
    return f"{place.country_code}.{place.admin1_code}"


def read_focus(text: str, gazetteer: Gazetteer) -> Focus:
    """Return a region of interest as a user names it.

    Parameters
    ----------
    text
        Codes of countries (``AM,AZ``), a box (``W,S,E,N`` in degrees; one whose west lies east of its east
        spans the antimeridian), or the path of a GeoJSON file with polygons.
    gazetteer
        Knows the countries, and what an area reaches into.

    Raises
    ------
    UsageError
        If it is none of these; the message quotes it.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> sorted(read_focus("am, az", Gazetteer.open()).countries)
    ['AM', 'AZ']
    >>> sorted(code for code in read_focus("44.5,40,45,40.5", Gazetteer.open()).reached if "." not in code)
    ['AM']
    """
    if NUMBERS.fullmatch(text):
        return _over(_box(text), gazetteer)
    if CODES.fullmatch(text) and not is_regular(Path(text)):
        return Focus(frozenset(_code(part.strip().upper(), text, gazetteer) for part in text.split(",")))
    return _over(_outline(text), gazetteer)


def _code(code: str, text: str, gazetteer: Gazetteer) -> str:
    if gazetteer.country(code) is None:
        raise UsageError(f"focus {text!r}: no country has the ISO 3166-1 code {code!r}")
    return code


def _box(text: str) -> BaseGeometry:
    import shapely  # noqa: PLC0415 - as in `Focus`

    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise UsageError(f"focus {text!r}: a box is four numbers, W,S,E,N in degrees") from error
    if not (-90 <= south < north <= 90):  # noqa: PLR2004 - degrees of latitude
        raise UsageError(f"focus {text!r}: in W,S,E,N, S lies below N and both between -90 and 90")
    if not (-180 <= west <= 180 and -180 <= east <= 180) or west == east:  # noqa: PLR2004 - of longitude
        raise UsageError(f"focus {text!r}: in W,S,E,N, W and E differ and lie between -180 and 180")
    if west < east:
        return shapely.box(west, south, east, north)
    return shapely.union(shapely.box(west, south, 180, north), shapely.box(-180, south, east, north))


def _outline(path: str) -> BaseGeometry:
    import shapely  # noqa: PLC0415 - as in `Focus`

    shapes = [shape for shape in _shapes(path) if shape.geom_type in {"Polygon", "MultiPolygon"}]
    area = shapely.union_all(shapely.make_valid(shapes))
    if area.is_empty:
        raise UsageError(f"focus {path!r}: no polygon in that file")
    west, south, east, north = area.bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):  # noqa: PLR2004 - degrees
        raise UsageError(f"focus {path!r}: not in degrees of longitude and latitude: {area.bounds}")
    return area


def _shapes(path: str) -> list[BaseGeometry]:
    from shapely.errors import ShapelyError  # noqa: PLC0415 - as in `Focus`
    from shapely.geometry import shape  # noqa: PLC0415 - likewise

    try:
        content = json.loads(read_file(Path(path)).decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"focus {path!r} is none of {FORMS}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"focus {path!r}: no GeoJSON: {error}") from error
    try:
        return [shape(dict(geometry)) for geometry in _geometries(content)]
    except (AttributeError, KeyError, TypeError, ValueError, ShapelyError) as error:
        raise UsageError(f"focus {path!r}: no GeoJSON: {error!r}") from error


def _geometries(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the geometries of a GeoJSON object of any kind."""
    members: Sequence[Mapping[str, Any]] = content.get("features") or content.get("geometries") or ()
    for member in members:
        yield from _geometries(member)
    if content["type"] == "Feature" and content["geometry"]:
        yield from _geometries(content["geometry"])
    elif "coordinates" in content:
        yield content


def _over(area: BaseGeometry, gazetteer: Gazetteer) -> Focus:
    """Return the focus of an area: what it reaches into is asked on a grid of points, and at the middle."""
    import shapely  # noqa: PLC0415 - as in `Focus`

    shapely.prepare(area)
    west, south, east, north = area.bounds
    steps = [(step + 0.5) / PROBES for step in range(PROBES)]
    grid = [(west + x * (east - west), south + y * (north - south)) for x, y in product(steps, steps)]
    middle = area.representative_point()
    inside = [(middle.x, middle.y), *(point for point in grid if shapely.intersects_xy(area, *point))]
    nearest = (gazetteer.nearest(latitude, longitude)[0] for longitude, latitude in inside)
    return Focus(area=area, reached=frozenset(code for place in nearest for code in _codes(place)))


def _codes(place: Place) -> tuple[str, str]:
    return place.country_code, _division(place)
