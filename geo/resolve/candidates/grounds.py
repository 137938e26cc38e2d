"""Where an article is at home, as far as that is plain before any of its names is decided.

The countries that it names and the places that can hardly be others say where a name may lie of which only a
part, or another spelling, is in the gazetteer. Without them such a name is left without a place: it is
likelier a village that the gazetteer lacks than a town of that name on another continent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer.near import distances_km
from geo.model import Match
from geo.resolve.context import ONE_PLACE_KM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from geo.resolve.candidates.table import CandidateTable
    from geo.resolve.focus import Focus

    Rows = npt.NDArray[np.bool_]

SURE_TENFOLDS = 1.5
"""Powers of ten by which a place outnumbers all of its name elsewhere, to be sure without more words."""
MIN_LOG_PEOPLE_SURE = 5.0
"""Of a place that is sure for its size alone: a hundred thousand people."""
MIN_LOG_PEOPLE_ONLY = 4.0
"""Of a place whose name is found in one country alone: ten thousand people."""
WITHIN_REACH_KM = 1000.0
"""A small place is foreign to an article whose sure places are all farther away: Palmyra is not to Tikrit."""
SAME_REGION_KM = 300.0
"""A place as near as this to a sure one is among the article's places."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """Where an article's places are likelier, whatever its text says."""

    focus: Focus | None = None
    """The region of interest that the user named."""
    outlet_country: str = ""
    """The country of the outlet's address, or ``""``."""
    setting: tuple[str, ...] = ()
    """The countries that most other reports of the run are of, where the article is too short to say it."""


@dataclass(frozen=True, slots=True, eq=False)
class Grounds:
    """The countries named in an article and the places in it that are sure."""

    named: frozenset[str]
    """ISO codes of the countries named."""
    points: npt.NDArray[np.float64]
    """Latitude and longitude of the sure places, shape (n, 2)."""
    homes: Mapping[CandidateTable, str]
    """The country in which each name surely lies, or which it is, by the name's candidates."""
    open: Mapping[CandidateTable, frozenset[str]]
    """The countries in which each of the other names may lie: two of them speak for each other."""
    leaning: Leaning

    def are_foreign_to(self, table: CandidateTable) -> Rows:
        """Mark the candidates that nothing speaks for, small places in countries that nothing else is in.

        None where the article says nothing of where it is at home.
        """
        homes = {country for other, country in self.homes.items() if other is not table}
        if not homes:
            return np.zeros(len(table), dtype=bool)
        others = (countries for other, countries in self.open.items() if other is not table)
        supported = np.isin(
            table.country, sorted(homes.union({self.leaning.outlet_country, *self.leaning.setting}, *others))
        )
        areas = np.array([candidate.place.feature_class == "A" for candidate in table.candidates], dtype=bool)
        known = (table.log_population >= MIN_LOG_PEOPLE_SURE) | (table.country == "") | areas
        return np.asarray(~(supported | known | self._near(table, WITHIN_REACH_KM) | self._in_focus(table)))

    def speak_for(self, table: CandidateTable) -> Rows:
        """Mark the candidates among the article's places, in its countries or in the region of interest."""
        spoken_of = sorted(self.named.union(self.leaning.setting))
        in_country = np.isin(table.country, spoken_of) & ~table.is_country
        return self._near(table, SAME_REGION_KM) | in_country | self._in_focus(table)

    def surround(self, table: CandidateTable) -> Rows:
        """Mark the candidates right beside a sure place or in the region of interest: for parts of names."""
        return self._near(table, ONE_PLACE_KM) | self._in_focus(table)

    def _near(self, table: CandidateTable, limit_km: float) -> Rows:
        if not len(self.points) or not len(table):
            return np.zeros(len(table), dtype=bool)
        distances = distances_km(table.latitude, table.longitude, self.points)
        return np.asarray((distances <= limit_km).any(axis=1) & ~table.is_country)

    def _in_focus(self, table: CandidateTable) -> Rows:
        focus = self.leaning.focus
        if focus is None:
            return np.zeros(len(table), dtype=bool)
        covered = [focus.covers(candidate.place) for candidate in table.candidates]
        return np.array(covered, dtype=bool) & ~table.is_country


def grounds(tables: Iterable[CandidateTable], leaning: Leaning) -> Grounds:
    """Return what is plain from the candidates of an article's names."""
    distinct = [table for table in dict.fromkeys(tables) if len(table)]
    named = frozenset(str(table.country[0]) for table in distinct if table.is_country[0])
    sure = {table: row for table in distinct if (row := _sure_row(table, named)) is not None}
    points = [(table.latitude[row], table.longitude[row]) for table, row in sure.items()]
    homes = {table: str(table.country[0]) for table in distinct if _is_country_itself(table)}
    homes |= {table: str(table.country[row]) for table, row in sure.items() if table.country[row]}
    unsure = {table: frozenset(table.country.tolist()) for table in distinct if table not in homes}
    return Grounds(named, np.array(points, dtype=float).reshape(-1, 2), homes, unsure, leaning)


def _is_country_itself(table: CandidateTable) -> bool:
    """Return True if a name is a country's and not its people's: *an Irish pub* is anywhere."""
    return bool(table.is_country[0]) and table.candidates[0].match is not Match.DEMONYM


@lru_cache(maxsize=4096)
def _sure_row(table: CandidateTable, named: frozenset[str]) -> int | None:
    """Return the row of the place that a name can hardly fail to mean, or None."""
    if table.is_country[0]:
        return None
    rows = np.flatnonzero(np.isin(table.country, sorted(named)))
    if len(rows):
        return int(rows[0]) if _is_one_place(table, rows) or _outnumbers(table, rows) else None
    rows = np.arange(len(table))
    alone = _is_one_place(table, rows) and table.log_population[0] >= MIN_LOG_PEOPLE_ONLY
    large = table.log_population[0] >= MIN_LOG_PEOPLE_SURE and _outnumbers(table, rows)
    return 0 if alone or large else None


def _is_one_place(table: CandidateTable, rows: npt.NDArray[np.int64]) -> bool:
    first = np.array([[table.latitude[rows[0]], table.longitude[rows[0]]]])
    apart = distances_km(table.latitude[rows], table.longitude[rows], first)[:, 0]
    return bool((apart <= ONE_PLACE_KM).all())


def _outnumbers(table: CandidateTable, rows: npt.NDArray[np.int64]) -> bool:
    """Return True if the first has many times the people of all that do not lie around it."""
    first = np.array([[table.latitude[rows[0]], table.longitude[rows[0]]]])
    away = rows[distances_km(table.latitude[rows], table.longitude[rows], first)[:, 0] > ONE_PLACE_KM]
    largest = table.log_population[away].max(initial=0.0)
    return bool(table.log_population[rows[0]] - largest >= SURE_TENFOLDS)
