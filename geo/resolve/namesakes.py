"""A town and the province or country of the same name: which of them a mention refers to.

Where a name lies is decided before. Among places of one name of which one holds the other, the words beside
it decide. Without any, it is the country; else the town, if it is the heart of the area: *Lviv*, not so
*Quebec*. How many people an area has says nothing of this: it has those of its town and more.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer.near import distances_km
from geo.model import Match
from geo.resolve.context import ONE_PLACE_KM
from geo.resolve.words import LOWER_DIVISIONS, WHOLE_COUNTRIES

if TYPE_CHECKING:
    import numpy.typing as npt

    from geo.model import Candidate
    from geo.resolve.candidates import CandidateTable
    from geo.resolve.kind import StatedKind

    Vector = npt.NDArray[np.float64]

MIN_SHARE_OF_HEART = 0.1
"""Share of an area's people who live in the town that a bare name then means."""
MIN_SHARE_OF_SAME = 0.9
"""A town and an area that have nearly the same people are one place, whatever the area is called."""


def settle_namesakes(table: CandidateTable, belief: Vector, said: StatedKind) -> Vector:
    """Return the beliefs, those in a town and in the areas of its name moved to the one that is meant.

    Parameters
    ----------
    table, belief
        The candidates of a mention, and how probable each is.
    said
        What the words beside the mention say of its kind.
    """
    if len(table) < 2:  # noqa: PLR2004 - nothing to choose between
        return belief
    rows = namesake_rows(table, int(np.argmax(belief)))
    chosen = _meant(table, rows, belief, said) if rows else None
    if chosen is None:
        return belief
    settled = belief.copy()
    settled[list(rows)] = 0.0
    settled[chosen] = belief[list(rows)].sum()
    return settled


@lru_cache(maxsize=2048)
def namesake_rows(table: CandidateTable, best: int) -> tuple[int, ...]:
    """Return the rows of the towns and areas of one name that hold each other, `best` among them."""
    kinds = np.array([candidate.place.feature_class in "AP" for candidate in table.candidates])
    point = np.array([[table.latitude[best], table.longitude[best]]])
    near = distances_km(table.latitude, table.longitude, point)[:, 0] <= ONE_PLACE_KM
    division = (table.admin1 == table.admin1[best]) & (near | table.is_admin1 | table.is_admin1[best])
    within = division | table.is_country | table.is_country[best]
    alike = kinds & (table.country == table.country[best]) & within
    rows = tuple(int(row) for row in np.flatnonzero(alike))
    classes = {table.candidates[row].place.feature_class for row in rows}
    return rows if kinds[best] and table.country[best] and classes == {"A", "P"} else ()


def _meant(table: CandidateTable, rows: tuple[int, ...], belief: Vector, said: StatedKind) -> int | None:
    """Return the row that is meant, or None where nothing decides."""
    towns = [row for row in rows if table.candidates[row].place.feature_class == "P"]
    areas = [row for row in rows if row not in towns]
    if "A" in said.classes:
        divisions = [row for row in areas if not table.is_country[row]]
        areas = areas if said.word in WHOLE_COUNTRIES or not divisions else divisions
        lower = said.word in LOWER_DIVISIONS
        return max(
            areas,
            key=lambda row: (
                _has_kind_in_name(table, row, said),
                _is_lower(table, row) == lower,
                belief[row],
            ),
        )
    if "P" in said.classes:
        return max(towns, key=lambda row: (_has_kind_in_name(table, row, said), belief[row]))
    if countries := [row for row in areas if table.is_country[row]]:
        return countries[0]
    town = max(towns, key=lambda row: (table.candidates[row].match is Match.NAME, belief[row]))
    area = max(areas, key=lambda row: belief[row])
    return town if _is_heart(table.candidates[town], table.candidates[area]) else None


def _has_kind_in_name(table: CandidateTable, row: int, said: StatedKind) -> bool:
    """Return True if the feature word beside the mention belongs to the candidate's name."""
    return bool(said.word) and said.word in table.candidates[row].name.casefold()


def _is_lower(table: CandidateTable, row: int) -> bool:
    return not (table.is_admin1[row] or table.is_country[row])


def _is_heart(town: Candidate, area: Candidate) -> bool:
    """Return True if a bare name means the town; *Johor* is the state, though Johor Bahru has that name."""
    people = max(1, area.place.population)
    share = 1.0 if town.place.feature_code == "PPLC" else town.place.population / people
    as_plain = town.match is Match.NAME or area.match is not Match.NAME
    return share >= MIN_SHARE_OF_SAME or (share >= MIN_SHARE_OF_HEART and as_plain)
