"""Countries by their outlines, each made ready once: a file may have thousands of rows in one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.model import Candidate, Place

KM_PER_DEGREE = 111.2


class Reference(Protocol):
    """What a check asks of the world."""

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that have a name."""

    def country(self, country_code: str) -> Place | None:
        """Return the country with that code."""

    def geometry(self, place: Place) -> BaseGeometry:
        """Return a place's outline."""


class Countries:
    """Says whether a point lies in a country."""

    def __init__(self, world: Reference) -> None:
        self._world = world
        self.outline = lru_cache(maxsize=None)(self._outline)

    def lies_in(self, country_code: str, latitude: float, longitude: float, within_km: float = 0.0) -> bool:
        """Return True if a point lies in a country or near it; False where its outline is not known."""
        import shapely  # noqa: PLC0415 - takes as long as opening the whole gazetteer

        outline = self.outline(country_code)
        there = shapely.Point(longitude, latitude)
        return outline is not None and bool(shapely.dwithin(outline, there, within_km / KM_PER_DEGREE))

    def _outline(self, country_code: str) -> BaseGeometry | None:
        """Return a country's outline, or None where no more than a point is known."""
        import shapely  # noqa: PLC0415 - likewise

        country = self._world.country(country_code)
        outline = self._world.geometry(country) if country else None
        if outline is None or outline.geom_type == "Point":
            return None
        shapely.prepare(outline)
        return outline
