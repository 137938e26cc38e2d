"""Where the names of an article could all lie, before any of them is decided.

Each name counts for every area in which it has a candidate, the less the more such areas there are: one that
lies in a single county of the world says much, *Springfield* next to nothing. So the towns and counties of a
local report, all of them small and common names, point to their own state together.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from geo.resolve.candidates import CandidateTable

    Vector = npt.NDArray[np.float64]

CELL_DEGREES = 1.0
"""A place and those of the cells around it are neighbours, some hundred kilometres apart at most."""
ROWS, COLUMNS = int(180 / CELL_DEGREES) + 2, int(360 / CELL_DEGREES)
AROUND = np.array([row * COLUMNS + column for row in (-1, 0, 1) for column in (-1, 0, 1)])
ENOUGH_NAMES = 3.0
"""As many names that can lie nowhere else are as good as more."""


class Coverage:
    """How many of an article's names could lie in each country, division and neighbourhood."""

    def __init__(self, names: Sequence[str], tables: Sequence[CandidateTable]) -> None:
        distinct = {name: table for name, table in zip(names, tables, strict=True) if len(table)}
        self._countries = _weigh(table.country for table in distinct.values())
        self._divisions = _weigh(table.admin1 for table in distinct.values())
        self._cells = np.zeros(ROWS * COLUMNS)
        for table in distinct.values():
            cells, share = _reached(table)
            self._cells[cells] += share
        self._known: dict[CandidateTable, Vector] = {}

    def features(self, table: CandidateTable) -> Vector:
        """Return how many other names could lie in each candidate's country, division, neighbourhood."""
        if table not in self._known:
            self._known[table] = self._weighed(table) if len(table) else np.zeros((0, 3))
        return self._known[table]

    def _weighed(self, table: CandidateTable) -> Vector:
        near = self._cells[_cells(table)] - _reached(table)[1]
        columns = [_others(table.country, self._countries), _others(table.admin1, self._divisions), near]
        return np.clip(np.column_stack(columns) / ENOUGH_NAMES, 0.0, 1.0)


def _weigh(areas: Iterable[npt.NDArray[np.str_]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for codes in areas:
        known = set(codes.tolist()) - {""}
        for code in known:
            total[code] = total.get(code, 0.0) + 1 / len(known)
    return total


def _others(codes: npt.NDArray[np.str_], total: dict[str, float]) -> Vector:
    listed = codes.tolist()
    own = 1 / max(1, len(set(listed) - {""}))
    return np.array([total.get(code, own) - own for code in listed])


def _cells(table: CandidateTable) -> npt.NDArray[np.int64]:
    rows = ((table.latitude + 90) / CELL_DEGREES).astype(np.int64)
    columns = ((table.longitude + 180) / CELL_DEGREES).astype(np.int64) % COLUMNS
    return np.asarray(rows * COLUMNS + columns)


@lru_cache(maxsize=2048)
def _reached(table: CandidateTable) -> tuple[npt.NDArray[np.int64], float]:
    """Return the cells of the candidates and those around them, each once, and what each of them counts."""
    cells = np.unique((_cells(table)[:, None] + AROUND[None, :]) % (ROWS * COLUMNS))
    return cells, 1 / max(1, len(cells) // len(AROUND))
