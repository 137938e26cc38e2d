"""The candidates of a name as columns: what the resolver computes with."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geo.model import Candidate, Place

MAX_CANDIDATES = 80
"""The best-known ones suffice; *San José* has several hundred."""
CURATED_LOG_POPULATION = 7.5
"""Size of a curated place but a village, as a power of ten of people."""
CURATED = "geo:"
"""How the ids of the curated tables begin."""
VILLAGES = frozenset({"PPL", "PPLX"})
"""Codes of villages and quarters."""
CURATED_LOG_OF_VILLAGE = 5.0
"""Size of a curated village: reports name it as they do a city, but hardly before a capital of its name."""
OF_PACKAGES = ("geonames:", "iata:")
"""How the ids of places begin that nobody has chosen."""
SEAT = "PPLA"
"""How the feature codes of seats of divisions begin."""
LOG_PEOPLE_OF_SEAT, LOG_PEOPLE_OF_VILLAGE = 4.0, 2.7
"""Size of a settlement of which it is not known, by what settlements of its kind mostly have."""


class Way(Enum):
    """How the words of a mention led to its candidates."""

    NAME = auto()
    """The whole of them is the name."""
    NESTED = auto()
    """A part of them is, and the rest says what it belongs to: *Toronto General Hospital*."""
    PART = auto()
    """A part of them is, and the rest is unknown: *Mali Khel*."""
    SPELLING = auto()
    """They are another spelling of the name: *Basarkechar*, *Basargechar*."""


@dataclass(frozen=True, slots=True, eq=False)
class CandidateTable:
    """The candidates of a name as columns, one row each."""

    candidates: tuple[Candidate, ...]
    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]
    country: npt.NDArray[np.str_]
    admin1: npt.NDArray[np.str_]
    """Country and first-order division in one: ``US.GA``; the country's own rows have none."""
    admin2: npt.NDArray[np.str_]
    """The same with the second-order division: ``US.GA.059``."""
    is_country: npt.NDArray[np.bool_]
    is_admin1: npt.NDArray[np.bool_]
    is_admin2: npt.NDArray[np.bool_]
    way: Way
    """How the mention's words led to these."""
    log_population: npt.NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self.candidates)

    def only(self, rows: npt.NDArray[np.bool_]) -> CandidateTable:
        """Return the table of some of the candidates."""
        if rows.all():
            return self
        return candidate_table([self.candidates[row] for row in np.flatnonzero(rows)], self.way)


def candidate_table(candidates: Sequence[Candidate], way: Way = Way.NAME) -> CandidateTable:
    """Return the first `MAX_CANDIDATES` candidates as columns."""
    candidates = tuple(candidates[:MAX_CANDIDATES])
    places = [candidate.place for candidate in candidates]
    codes = [place.feature_code for place in places]
    return CandidateTable(
        candidates=candidates,
        latitude=np.array([place.latitude for place in places], dtype=float),
        longitude=np.array([place.longitude for place in places], dtype=float),
        country=np.array([place.country_code for place in places], dtype=np.str_),
        admin1=np.array(
            [f"{place.country_code}.{place.admin1_code}" if place.admin1_code else "" for place in places],
            dtype=np.str_,
        ),
        admin2=np.array([_district(place) for place in places], dtype=np.str_),
        is_country=np.array([code.startswith("PCL") for code in codes], dtype=bool),
        is_admin1=np.array([code == "ADM1" for code in codes], dtype=bool),
        is_admin2=np.array([code == "ADM2" for code in codes], dtype=bool),
        way=way,
        log_population=np.array([_log_population(place) for place in places], dtype=float),
    )


def _district(place: Place) -> str:
    if not (place.admin1_code and place.admin2_code):
        return ""
    return f"{place.country_code}.{place.admin1_code}.{place.admin2_code}"


def _log_population(place: Place) -> float:
    """Return the size of a place; a curated one counts as large, because the news write about it.

    A population that is not known is not zero: a district's seat has thousands of people, a village hundreds.
    An airport is as well known as a seat.
    """
    if place.id.startswith(CURATED) and place.feature_code in VILLAGES:
        return max(math.log10(place.population + 1), CURATED_LOG_OF_VILLAGE)
    if not place.id.startswith(OF_PACKAGES):
        return max(math.log10(place.population + 1), CURATED_LOG_POPULATION)
    if place.feature_class == "S":
        return LOG_PEOPLE_OF_SEAT
    if has_unknown_size(place):
        return LOG_PEOPLE_OF_SEAT if place.feature_code.startswith(SEAT) else LOG_PEOPLE_OF_VILLAGE
    return math.log10(place.population + 1)


def has_unknown_size(place: Place) -> bool:
    """Return True if nobody says how many people live in a settlement."""
    return place.feature_class == "P" and not place.population and place.id.startswith("geonames:")
