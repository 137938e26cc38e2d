"""Entries of a gazetteer, and the names by which they are found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

AT_DISTANCE, BETWEEN = "distance:", "between:"
"""The ids of places begin with it that no gazetteer has: *20 km south of Goma*, *between Goma and Bukavu*."""


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """A gazetteer entry. Columns are GeoNames' own."""

    id: str
    """``geonames:587084``, ``geo:lachin-corridor`` (curated), ``own:…`` (a user's), ``distance:…``."""
    name: str
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country_code: str = ""
    admin1_code: str = ""
    admin1_name: str = ""
    population: int = 0
    other_name: str = ""
    """The second name where two are in use, as *Khankendi* beside *Stepanakert*."""
    disputed: bool = False
    radius_km: float = 0.0
    """How far from the point the place may be or reach; 0 where the source does not say."""
    source: str = ""
    admin2_code: str = ""
    admin2_name: str = ""
    """The district, county or municipality that the place belongs to, where the source says so."""
    line: tuple[tuple[float, float], ...] = ()
    """Longitude and latitude of both ends of what lies between two places."""

    def __repr__(self) -> str:
        where = ", ".join(filter(None, (self.admin1_name, self.country_code)))
        return f"<Place {self.label}{f' ({where})' if where else ''} {self.id}>"

    @property
    def is_entry(self) -> bool:
        """False if the place was reckoned from entries: *20 km south of Goma*."""
        return not self.id.startswith((AT_DISTANCE, BETWEEN))

    @property
    def label(self) -> str:
        """Both names where two are in use: ``Stepanakert / Khankendi``."""
        return f"{self.name} / {self.other_name}" if self.other_name else self.name


class Match(StrEnum):
    """Which of a place's names a mention met."""

    NAME = "name"
    ALTERNATE = "alternate"
    ABBREVIATION = "abbreviation"
    DEMONYM = "demonym"
    FOLDED = "folded"
    """Only without regard to case, diacritics, apostrophes or script."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place under consideration for a name."""

    place: Place
    name: str
    """The gazetteer's name that was met."""
    match: Match
