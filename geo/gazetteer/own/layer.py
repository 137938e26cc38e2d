"""Places of one's own as a layer over the world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.gazetteer import layout
from geo.gazetteer.names import Names
from geo.gazetteer.normal import exact_key
from geo.gazetteer.scan import Hints, first_words
from geo.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from shapely.geometry.base import BaseGeometry

    from geo.model import Place


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """One place of a person's own, with its further names and its outline if it has one."""

    place: Place
    alternates: tuple[str, ...] = ()
    outline: BaseGeometry | None = None

    def names(self) -> Iterator[tuple[str, Match]]:
        """Yield each name once, the best claim on it first."""
        names = {self.place.name: Match.NAME}
        if self.place.other_name:
            names.setdefault(self.place.other_name, Match.NAME)
        for name in self.alternates:
            names.setdefault(name, Match.ALTERNATE)
        yield from names.items()


class Own:
    """Places of one's own, by row, as `World` is by row."""

    def __init__(self, places: Sequence[OwnPlace]) -> None:
        self._places = places
        self._rows = {own.place.id: row for row, own in enumerate(places)}
        postings: dict[str, list[int]] = {}
        for row, own in enumerate(places):
            for name, match in own.names():
                posting = layout.MATCHES.index(match) << layout.ROW_BITS | row
                postings.setdefault(exact_key(name), []).append(posting)
        self.names = Names.build(postings)
        self.hints = Hints(small=tuple(first_words(postings)))

    def __len__(self) -> int:
        return len(self._places)

    def place(self, row: int) -> Place:
        """Return the place in `row`."""
        return self._places[row].place

    def row(self, place_id: str) -> int | None:
        """Return the row of a place, or None if there is no such id."""
        return self._rows.get(place_id)

    def geometry(self, row: int) -> BaseGeometry | None:
        """Return the outline of the place in `row`, or None where only its point is known."""
        return self._places[row].outline

    def settlements(self) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """Rows of all places, and their latitudes and longitudes in degrees: one's own count in any class."""
        import numpy as np  # noqa: PLC0415 - a third of a fresh process's first answer

        degrees = [(own.place.latitude, own.place.longitude) for own in self._places]
        return np.arange(len(degrees)), np.array(degrees).reshape(-1, 2)
