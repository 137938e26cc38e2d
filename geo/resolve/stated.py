"""What the names right beside a name say of where it lies: *X, Y*; *Y's X*; *X from Y*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.resolve.context import AdjacentMentions, adjacent_mentions, contains
from geo.resolve.kind import StatedKind, is_joined, lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geo.model import Toponym
    from geo.resolve.candidates import CandidateTable

    Matrix = npt.NDArray[np.float64]

ORIGIN = AdjacentMentions._fields.index("origin")


def with_areas(
    text: str, toponyms: Sequence[Toponym], tables: Sequence[CandidateTable], said: Sequence[StatedKind]
) -> tuple[StatedKind, ...]:
    """Add that a name is an area's where a place that lies in it goes before: *Drohobych, Lviv*.

    Not in a list with *and*: *Stryi, Lviv and Odesa*; nor where both names may be of one place:
    *Stepanakert (Khankendi)*.
    """
    listed = {name.start for names in lists(text, toponyms) if is_joined(text, names) for name in names}
    amended = list(said)
    for inner, outers in adjacent_mentions(text, toponyms).stated.items():
        for outer in outers:
            apart = toponyms[outer].start not in listed and not amended[outer].classes
            if apart and _holds(tables[outer], tables[inner]):
                amended[outer] = StatedKind("A")
    return tuple(amended)


def _holds(outer: CandidateTable, inner: CandidateTable) -> bool:
    ids = {candidate.place.id for candidate in inner.candidates}
    same = any(candidate.place.id in ids for candidate in outer.candidates)
    return not same and bool(contains(outer, inner).any())


def stated_evidence(text: str, toponyms: Sequence[Toponym], tables: Sequence[CandidateTable]) -> list[Matrix]:
    """Return which candidates the mention beside them confirms: *X, Y*; *Y's X*; and which confirm it."""
    evidence = [np.zeros((len(table), len(AdjacentMentions._fields) + 1)) for table in tables]
    for column, pairs in enumerate(adjacent_mentions(text, toponyms)):
        for index, others in pairs.items():
            for other in others:
                _confirm(tables, evidence, index, other, column)
    _repeat(toponyms, tables, evidence)
    return evidence


def _confirm(
    tables: Sequence[CandidateTable], evidence: list[Matrix], inner: int, outer: int, column: int
) -> None:
    holds = contains(tables[outer], tables[inner])
    evidence[inner][:, column] = np.maximum(evidence[inner][:, column], holds.any(axis=0))
    if column != ORIGIN:
        evidence[outer][:, -1] = np.maximum(evidence[outer][:, -1], holds.any(axis=1))


def _repeat(toponyms: Sequence[Toponym], tables: Sequence[CandidateTable], evidence: list[Matrix]) -> None:
    """Repeat what is stated of a name, half as strongly, where it stands bare, until another is stated.

    Before the first statement, that one. Only between mentions with the same candidates: *Sao Paulo* and the
    *Sao Paulo state* have others.
    """
    names = [
        (toponym.name.casefold(), *(candidate.place.id for candidate in table.candidates))
        for toponym, table in zip(toponyms, tables, strict=True)
    ]
    backwards = reversed(list(zip(names, evidence, strict=True)))
    stated = {name: rows for name, rows in backwards if rows.any()}
    for index, (name, rows) in enumerate(zip(names, list(evidence), strict=True)):
        if rows.any():
            stated[name] = rows
        elif name in stated:
            evidence[index] = 0.5 * stated[name]
