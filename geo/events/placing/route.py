"""The way through the syntax tree from a name to an act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.attachment import (
    APART,
    CLIMBING,
    NOT_PREPOSITIONS,
    PARTITIVE,
    SUBJECT,
    clause_opening,
    link,
    opens_apart,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.text import Word

DIRECTIONS = frozenset({"to", "toward", "towards", "into"})
"""Prepositions of where a movement leads."""


@dataclass(frozen=True, slots=True)
class Route:
    """Up from a name to the first word that governs the act too, then down to the act."""

    up: tuple[str, ...]
    """Prepositions and roles on the way up."""
    down: tuple[str, ...]
    """Dependencies on the way down."""
    top: Word
    """Where it turns."""
    act: Word
    """Where it ends."""
    governors: tuple[tuple[str, Word], ...]
    """The words met on the way up, each with what led to it."""
    head: Word
    """Where it begins."""

    @property
    def prepositions(self) -> tuple[str, ...]:
        """The prepositions on the way up that say more than *of*; the role where there are none."""
        found = tuple(how for how in self.up if how not in NOT_PREPOSITIONS and how not in PARTITIVE)
        return found or self.up[-1:] or ("self",)

    @property
    def words_down(self) -> Iterator[Word]:
        """The words on the way down, the act first."""
        token = self.act
        while token != self.top:
            yield token
            token = token.head

    @property
    def leads_away(self) -> bool:
        """Tell whether the name is where another act led: *shelled the camp before moving to Orda*."""
        spoken = ((how, word) for how, word in self.governors if how not in {*NOT_PREPOSITIONS, *PARTITIVE})
        how, governor = next(spoken, ("", self.top))
        return how in DIRECTIONS and governor.is_predicate and governor != self.top

    @property
    def is_home_of_doers(self) -> bool:
        """Tell whether the name is where those who act come from: *soldiers from the city of Orda fired*."""
        return "from" in self.up and self.up[-1] == SUBJECT

    @property
    def apart(self) -> str:
        """The word on the way up that opens a clause or phrase with a time of its own: *after*, *before*."""
        words = (self.head, *(word for _, word in self.governors[:-1]))
        opening = (clause_opening(word) for word in words)
        phrases = (how for how, _ in self.governors if how in APART)
        return next(filter(None, (*opening, *phrases)), "")

    @property
    def is_apart(self) -> bool:
        """Tell whether the act stands in a clause with a time and place of its own: *after rebels fled*."""
        token = self.act
        while token != self.top:
            if opens_apart(token):
                return True
            token = token.head
        return False


def shortest(head: Word, anchors: Iterable[Word]) -> Route | None:
    """Return the shortest way from a name's head to one of an act's words; None if there is none."""
    routes = (_route(head, anchor) for anchor in anchors)
    found = [route for route in routes if route is not None]
    return min(found, key=lambda route: len(route.up) + len(route.down), default=None)


def _route(head: Word, act: Word) -> Route | None:
    """Return the way from a name's head to one word of an act."""
    above = {act.index, *(token.index for token in act.ancestors)}
    token = head
    governors: list[tuple[str, Word]] = []
    while token.index not in above:
        how, governor = link(token)
        if len(governors) == CLIMBING or governor == token:
            return None
        governors.append((how, governor))
        token = governor
    up = tuple(how for how, _ in governors)
    return Route(up, _down(token, act), token, act, tuple(governors), head)


def _down(top: Word, act: Word) -> tuple[str, ...]:
    """Return the dependencies from `top` down to `act`."""
    steps = []
    while act != top:
        steps.append(act.relation)
        act = act.head
    return tuple(reversed(steps))
