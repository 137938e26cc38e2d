"""What an article says about where its places lie."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.language import alternatives, word_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from geo.model import Toponym
    from geo.resolve.candidates import CandidateTable

PART = (
    rf"(?:[\w-]*(?:{alternatives(word_class('bearing'))}|centr)[\w-]*|rural|mainland"
    rf"|{alternatives(word_class('area_of'))}\s+of)"
)
"""Words that say which part of an area, or that it is one."""
STATED = re.compile(rf"\s*[,(]\s*|,?\s+in\s+(?:the\s+)?(?:{PART}\s+){{0,2}}(?:the\s+)?", re.IGNORECASE)
"""Between the place and what it lies in: *Long Beach, CA*; *Tavush in north-eastern Armenia*."""
CHAIN = re.compile(r"\s*,\s*")
"""Between the areas that a place lies in, each in the next: *Okuku, Odo Otin, Osun, Nigeria*."""
MAX_LINKS = 4
"""Areas of such a chain."""
UNPARTED = re.compile(r"[ \t]+")
"""Between a place and what it lies in where no comma was set: *Toledo Ohio*."""
ORIGIN = re.compile(rf"\s+from\s+(?:the\s+)?(?:{PART}\s+)?(?:the\s+)?", re.IGNORECASE)
"""Between the place and where somebody came from to it: *crossed into Rafah from Egypt*."""
OWNER = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}|\s+(?:[\w-]+\s+){1,3}(?:of\s+)?(?:the\s+)?|\s+")
"""Between what it lies in and the place: *Armenia's Syunik*; *the Georgian capital of Tbilisi*."""
MAX_CHARACTERS_BETWEEN = 60
"""Characters between two mentions of which one may say what the other lies in."""
ONE_PLACE_KM = 161.0
"""Within a hundred miles a name means one place, or an area and a town in it."""
MAX_POINTS = 200
"""Enough to know where an article is at home; more would make long lists of names slow."""

Pairs = dict[int, list[int]]
"""Indices of mentions that may say what a mention lies in, by the mention's own index."""


class AdjacentMentions(NamedTuple):
    """Who stands beside whom, by the form of the words between."""

    stated: Pairs
    """*X, Y*, *X in Y*, *X Y*: what follows, perhaps behind a comma or *in*, or stands in brackets."""
    owner: Pairs
    """*Y's X*, *the Yish X*: what goes before."""
    origin: Pairs
    """*X from Y*: it does not lie there."""


def adjacent_mentions(text: str, toponyms: Sequence[Toponym]) -> AdjacentMentions:
    """Return for each mention those beside it that may say what it lies in, by form alone.

    Examples
    --------
    >>> from geo.model import Toponym, Usage
    >>> text = "Long Beach, CA"
    >>> mentions = [Toponym(0, 10, "Long Beach", Usage.LITERAL), Toponym(12, 14, "CA", Usage.LITERAL)]
    >>> dict(adjacent_mentions(text, mentions).stated)
    {0: [1]}
    """
    beside = AdjacentMentions(defaultdict(list), defaultdict(list), defaultdict(list))
    gaps = [
        text[before.end : after.start][: MAX_CHARACTERS_BETWEEN + 1] for before, after in pairwise(toponyms)
    ]
    for index, gap in enumerate(gaps):
        if len(gap) > MAX_CHARACTERS_BETWEEN:
            continue
        if STATED.fullmatch(gap):
            beside.stated[index] += range(index + 1, _end_of_chain(gaps, index + 1) + 1)
        elif UNPARTED.fullmatch(gap):
            beside.stated[index].append(index + 1)
        elif ORIGIN.fullmatch(gap):
            beside.origin[index].append(index + 1)
        if OWNER.fullmatch(gap):
            beside.owner[index + 1].append(index)
    return beside


def _end_of_chain(gaps: Sequence[str], index: int) -> int:
    """Return the index of the last mention that what stands before `index` may lie in."""
    end = index
    while (
        end < len(gaps)
        and end - index < MAX_LINKS
        and (CHAIN.fullmatch(gaps[end]) or (end == index and STATED.fullmatch(gaps[end])))
    ):
        end += 1
    return end


def contains(outer: CandidateTable, inner: CandidateTable) -> npt.NDArray[np.bool_]:
    """Return which candidates (columns) lie in which others (rows), by their codes."""
    same_country = (outer.country[:, None] == inner.country[None, :]) & (outer.country[:, None] != "")
    same_admin1 = (outer.admin1[:, None] == inner.admin1[None, :]) & (outer.admin1[:, None] != "")
    holds_country = outer.is_country[:, None] & ~inner.is_country[None, :] & same_country
    holds_admin1 = outer.is_admin1[:, None] & ~inner.is_admin1[None, :] & same_admin1
    same_admin2 = (outer.admin2[:, None] == inner.admin2[None, :]) & (outer.admin2[:, None] != "")
    holds_admin2 = outer.is_admin2[:, None] & ~inner.is_admin2[None, :] & same_admin2
    return np.asarray(holds_country | holds_admin1 | holds_admin2)


class CoMentions:
    """The countries, divisions and points that the names of an article probably stand for.

    Each name counts once, however often the article repeats it.
    """

    def __init__(
        self,
        names: Sequence[str],
        tables: Sequence[CandidateTable],
        beliefs: Sequence[npt.NDArray[np.float64]],
    ) -> None:
        self._of_name: dict[str, list[tuple[CandidateTable, npt.NDArray[np.float64]]]] = defaultdict(list)
        for name, table, belief in zip(names, tables, beliefs, strict=True):
            if len(table):
                self._of_name[name].append((table, belief))
        self._weights = {name: self._weigh(name) for name in self._of_name}
        self._total = _sum(self._weights.values())
        self._sure: list[tuple[str, tuple[float, float]]] = []
        self._countries: list[tuple[str, tuple[float, float]]] = []
        for name in self._of_name:
            self._note_point(name)

    def _weigh(self, name: str) -> dict[str, float]:
        """Return how probably `name` names, or lies in, each country and division."""
        weights: dict[str, float] = defaultdict(float)
        share = 1 / len(self._of_name[name])
        for table, belief in self._of_name[name]:
            for row in np.flatnonzero(belief > 0.02):  # noqa: PLR2004 - what is less likely changes nothing
                probability = float(belief[row]) * share
                country, admin1 = str(table.country[row]), str(table.admin1[row])
                if table.is_country[row]:
                    weights[f"named {country}"] += probability
                elif table.is_admin1[row]:
                    weights[f"named {admin1}"] += probability
                weights[f"in {country}"] += probability
                weights[f"in {admin1}"] += probability
        return weights

    def _note_point(self, name: str) -> None:
        """Keep where `name` lies if that is nearly sure."""
        table, belief = self._of_name[name][0]
        best = int(np.argmax(belief))
        if belief[best] > 0.5:  # noqa: PLR2004 - more likely than not
            point = (float(table.latitude[best]), float(table.longitude[best]))
            (self._countries if table.is_country[best] else self._sure).append((name, point))

    def others(self, name: str, relation: str, codes: npt.NDArray[np.str_]) -> npt.NDArray[np.float64]:
        """Return how many of the names but `name` are, or lie in, the area of each code.

        Parameters
        ----------
        name
            The name that may not speak for itself.
        relation
            ``named`` or ``in``.
        codes
            Of countries or first-order divisions; ``""`` is no area.
        """
        own = self._weights.get(name, {})
        keys = [f"{relation} {code}" if code else "" for code in codes.tolist()]
        return np.array([self._total.get(key, 0.0) - own.get(key, 0.0) for key in keys], dtype=float)

    def points(self, name: str) -> npt.NDArray[np.float64]:
        """Return latitude and longitude of other names that are nearly sure, but for countries."""
        return _points_but(name, self._sure)

    def countries(self, name: str) -> npt.NDArray[np.float64]:
        """Return latitude and longitude of the other countries named, shape (n, 2)."""
        return _points_but(name, self._countries)

    def __len__(self) -> int:
        """Return the number of distinct names."""
        return len(self._of_name)


def _points_but(name: str, points: Iterable[tuple[str, tuple[float, float]]]) -> npt.NDArray[np.float64]:
    others = (point for other, point in points if other != name)
    return np.array(list(islice(others, MAX_POINTS)), dtype=float).reshape(-1, 2)


def _sum(weights: Iterable[dict[str, float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for areas in weights:
        for key, value in areas.items():
            total[key] += value
    return total
