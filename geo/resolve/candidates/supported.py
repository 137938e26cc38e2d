"""The candidates of an article's names, doubtful ones only where the article speaks for them.

A name that the gazetteer has is looked up whole; of its places, small ones in countries for which nothing in
the article speaks are left out. A name that it lacks may be there under another spelling, or a part of it may
be the name; both are likelier wrong than right unless what stands around it says so. And where a text says
what a name lies in, nothing that lies elsewhere is meant.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from geo.model import Usage
from geo.resolve.candidates.grounds import Leaning, grounds
from geo.resolve.candidates.lookup import look_up, look_up_part, look_up_spelling
from geo.resolve.candidates.table import Way, candidate_table
from geo.resolve.context import adjacent_mentions, contains
from geo.resolve.kind import is_joined, lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from geo.gazetteer import Gazetteer
    from geo.model import Toponym
    from geo.resolve.candidates.grounds import Grounds
    from geo.resolve.candidates.table import CandidateTable
    from geo.resolve.kind import StatedKind

NONE = candidate_table(())
NOWHERE = Leaning()


def candidate_tables(
    text: str,
    toponyms: Sequence[Toponym],
    said: Sequence[StatedKind],
    gazetteer: Gazetteer,
    leaning: Leaning = NOWHERE,
) -> tuple[CandidateTable, ...]:
    """Return the candidates of each mention.

    Parameters
    ----------
    text
        The article's text.
    toponyms
        Its mentions, sorted by offset.
    said
        What the words beside each mention say of its kind.
    gazetteer
        Where names are looked up.
    leaning
        The region of interest and the outlet's country: what lies there is spoken for.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.model import Toponym, Usage
    >>> from geo.resolve.kind import StatedKind
    >>> text = "A mine was found near Basarkechar, Armenia."
    >>> mentions = [Toponym(22, 33, "Basarkechar", Usage.LITERAL), Toponym(35, 42, "Armenia", Usage.LITERAL)]
    >>> tables = candidate_tables(text, mentions, [StatedKind()] * 2, Gazetteer.open())
    >>> tables[0].candidates[0].place.name
    'Vardenis'
    """
    firm = [
        look_up(gazetteer, toponym.name, kind.word, native=bool(toponym.base))
        for toponym, kind in zip(toponyms, said, strict=True)
    ]
    containers = _containers(text, toponyms, firm)
    around = grounds(firm, leaning)
    return tuple(
        _chosen(toponym.name, table, containers.get(index, ()), around, gazetteer)
        for index, (toponym, table) in enumerate(zip(toponyms, firm, strict=True))
    )


def _chosen(
    name: str,
    firm: CandidateTable,
    containers: Sequence[CandidateTable],
    around: Grounds,
    gazetteer: Gazetteer,
) -> CandidateTable:
    if containers and not (_any_inside(firm, containers) or _may_lie_in_two(firm)):
        firm = NONE
    elif not containers:
        firm = firm.only(~around.are_foreign_to(firm))
    if len(firm):
        return firm
    for table in _doubtful(name, gazetteer):
        rows = _inside(table, containers) if containers else _spoken_for(table, around)
        if rows.any():
            return table.only(rows)
    return NONE


def _doubtful(name: str, gazetteer: Gazetteer) -> Iterator[CandidateTable]:
    """Yield the candidates by another spelling and by a part of the name, the likelier way first."""
    part = look_up_part(gazetteer, name)
    spelling = look_up_spelling(gazetteer, name)
    yield from (part, spelling) if part.way is Way.NESTED else (spelling, part)


def _spoken_for(table: CandidateTable, around: Grounds) -> npt.NDArray[np.bool_]:
    if table.way is Way.NESTED:
        return np.ones(len(table), dtype=bool)
    return around.surround(table) if table.way is Way.PART else around.speak_for(table)


def _containers(
    text: str, toponyms: Sequence[Toponym], tables: Sequence[CandidateTable]
) -> dict[int, list[CandidateTable]]:
    """Return the countries and provinces that a text says a mention lies in, by the mention's index.

    Not in a list with *and*: *Lviv, Poland and Odesa*; nor one that acts: *In Kursk, Russia said …*.
    """
    listed = {name.start for names in lists(text, toponyms) if is_joined(text, names) for name in names}
    stated = defaultdict(list)
    for inner, outers in adjacent_mentions(text, toponyms).stated.items():
        for outer in outers:
            table, toponym = tables[outer], toponyms[outer]
            is_area = len(table) and (table.is_country[0] or table.is_admin1[0])
            literal = toponym.usage is toponyms[inner].usage is Usage.LITERAL
            parted = bool(text[toponyms[inner].end : toponym.start].strip())
            apart = toponym.start not in listed and not _owns(text, toponym)
            if is_area and literal and parted and apart:
                stated[inner].append(table)
    return stated


def _owns(text: str, toponym: Toponym) -> bool:
    """Return True if the mention is a possessive: *in Goris, Armenia's parliament …*."""
    return text[toponym.end : toponym.end + 1] in {"'", "’"} or toponym.text.endswith(("'s", "’s"))


def _inside(table: CandidateTable, containers: Sequence[CandidateTable]) -> npt.NDArray[np.bool_]:
    inside = np.zeros(len(table), dtype=bool)
    for outer in containers:
        inside |= contains(outer, table).any(axis=0)
    return inside


def _any_inside(table: CandidateTable, containers: Sequence[CandidateTable]) -> bool:
    return bool(_inside(table, containers).any())


def _may_lie_in_two(table: CandidateTable) -> bool:
    """Return True if a name is that of a contested place, a territory or an area as large as a country.

    Whose a contested place is, people say in more ways than the gazetteer has; seas and ranges lie in several
    countries.
    """
    return bool(table.is_country.any() or table.is_admin1.any()) or any(
        candidate.place.disputed or candidate.place.feature_class not in "PA"
        for candidate in table.candidates
    )
