"""The layers of the gazetteer, of one's own, compiled and imported, read as one."""

from __future__ import annotations

from functools import cached_property
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

from geo.errors import GazetteerError
from geo.gazetteer import layout
from geo.gazetteer.geonames.layer import Imported
from geo.gazetteer.normal import exact_key, folded_key
from geo.gazetteer.own import Own
from geo.gazetteer.quick import maker
from geo.gazetteer.rank import penalty, standing
from geo.gazetteer.world import World
from geo.model import Candidate, Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy as np

    from geo.gazetteer.near import Near
    from geo.model import Place

Layer: TypeAlias = World | Own | Imported
Rows: TypeAlias = "np.ndarray[Any, Any]"
new_candidate = maker(Candidate)


class Layers:
    """Places of one's own, if there are any, then the world's, then what was imported."""

    def __init__(self, world: World, own: Own | None, imported: Sequence[Imported]) -> None:
        self._world = world
        self._imported = imported
        self.all: Sequence[Layer] = [own, world, *imported] if own else [world, *imported]

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that `name` can mean, best known first."""
        # Most names are their own key as they stand, and to make the key takes the longest.
        if candidates := self._best_first(_exact, name):
            return candidates
        key = exact_key(name)
        return self._best_first(_exact, key) or self.folded(folded_key(key))

    def folded(self, key: str) -> tuple[Candidate, ...]:
        """Return the places with a name of that folded key, best known first."""
        return self._best_first(_folded, key)

    def alike(self, key: str) -> set[str]:
        """Return the folded keys with the skeleton of `key`, itself left out."""
        return {other for layer in self.all for other in layer.names.alike(key)} - {key}

    def locate(self, place_id: str) -> tuple[Layer, int]:
        """Return the layer and the row of the place with that id.

        Raises
        ------
        GazetteerError
            If there is none.
        """
        for layer in self.all:
            row = layer.row(place_id)
            if row is not None:
                return layer, row
        raise GazetteerError(f"no place {place_id!r} in the gazetteer")

    def nearest(self, latitude: float, longitude: float, limit: int) -> tuple[Place, ...]:
        """Return the settlements, and places of one's own, nearest to a point, nearest first."""
        near, settlements = self._near
        most = limit * (1 + len(self._imported))
        rows = (_nth(settlements, index) for index in near.nearest(latitude, longitude, most))
        places = [self._as_the_world_has_it(layer.place(row)) for layer, row in rows]
        return tuple(dict.fromkeys(places))[:limit]

    @cached_property
    def _near(self) -> tuple[Near, Sequence[tuple[Layer, Rows]]]:
        import numpy as np  # noqa: PLC0415 - a third of a fresh process's first answer

        from geo.gazetteer.near import Near  # noqa: PLC0415 - likewise

        settlements = [(layer, *layer.settlements()) for layer in self.all]
        near = Near(np.concatenate([degrees for _, _, degrees in settlements]))
        return near, [(layer, rows) for layer, rows, _ in settlements]

    def _best_first(
        self, find: Callable[[Layer, str], Iterable[Candidate]], key: str
    ) -> tuple[Candidate, ...]:
        """Return the candidates of a key: one's own, then the world's with the imported ones among them."""
        if len(self.all) == 1:
            return tuple(find(self._world, key))
        if not self._imported:
            return tuple(chain.from_iterable([find(layer, key) for layer in self.all]))
        first: dict[str, Candidate] = {}
        firm = [find(layer, key) for layer in self.all if isinstance(layer, Own)]
        world = merge(
            find(self._world, key),
            *(sorted(find(layer, key), key=_claim) for layer in self._imported),
            key=_claim,
        )
        for candidate in (*chain.from_iterable(firm), *world):
            place = self._as_the_world_has_it(candidate.place)
            first.setdefault(place.id, Candidate(place, candidate.name, candidate.match))
        return tuple(first.values())

    def _as_the_world_has_it(self, place: Place) -> Place:
        """Return the world's row of a place that was imported too: it has outlines and corrections."""
        row = self._world.row(place.id) if self._imported else None
        return place if row is None else self._world.place(row)


def _exact(layer: Layer, key: str) -> Iterable[Candidate]:
    place, matches = layer.place, layout.MATCHES
    return [
        new_candidate(place(posting & layout.ROW_MASK), key, matches[posting >> layout.ROW_BITS])
        for posting in layer.names.find(key)
    ]


def _folded(layer: Layer, key: str) -> Iterator[Candidate]:
    names: dict[int, str] = {}
    for name, posting in layer.names.find_folded(key):
        names.setdefault(posting & layout.ROW_MASK, name)
    for row in sorted(names):
        yield Candidate(layer.place(row), names[row], Match.FOLDED)


def _claim(candidate: Candidate) -> float:
    """Return a number that is less the likelier a candidate is meant before any context is known."""
    return penalty(candidate.match) - standing(candidate.place)


def _nth(settlements: Sequence[tuple[Layer, Rows]], index: int) -> tuple[Layer, int]:
    """Return the layer and row of a settlement by its number among those of all layers."""
    for layer, rows in settlements:
        if index < len(rows):
            return layer, int(rows[index])
        index -= len(rows)
    raise IndexError(index)
