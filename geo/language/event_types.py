"""The types of event and all that the stages ask of a type, from ``event_types.csv``.

A new type is a row there, and rows of triggers in the languages that have words for it.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.language.own import cached_by_kinds, own_kinds
from geo.language.tables import FOLDER, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geo.language.own import OwnKind
    from geo.language.tables import TableRow

TRAITS = ("physical", "talk", "looks_ahead", "help", "pressure", "force", "unintended")
ATTRIBUTES = {trait: trait if trait == "looks_ahead" else f"is_{trait}" for trait in TRAITS}
COLUMNS = ("type", "family", "label", "means", *TRAITS, "kin", "broader")
FAMILY_COLUMNS = ("family", "label")


@dataclass(frozen=True, slots=True)
class EventTypeTraits:
    """What is known of one type of event."""

    type: str
    """PLOVER's name for it, ``ASSAULT``, or one of the five beside PLOVER's: ``HAZARD``."""
    family: str
    """Types that share a colour on the map, from ``event_families.csv``: ``cooperation``, ``dispute`` …"""
    label: str
    """What the map calls it."""
    means: str
    """What is done in such an event, in a few words, for the manual."""
    is_physical: bool
    """Done to things and people, and so at the place where these are; else it is said, somewhere."""
    is_talk: bool
    """A meeting or what comes of one, whose parties say which it is."""
    looks_ahead: bool
    """Speaks of an act to come, which has its own place and time: *agreed to meet in Batumi in April*."""
    is_help: bool
    """Said to be done in future it is AGREE, and REJECT if said not to be."""
    is_pressure: bool
    """Said to be done in future it is THREATEN."""
    is_force: bool
    """Its words are also used of nature, accidents and games."""
    is_unintended: bool
    """Nobody means it: nature or a thing is said to do it."""
    kin: frozenset[str]
    """Groups of types that two reporters may give to one event: types that share a group are kin."""
    broader: str
    """The type that PLOVER's first version had for it and another; empty where it is the same."""


@cached_by_kinds
def event_families() -> Mapping[str, str]:
    """Return the label of each family of types, in the order of the map's legend, a person's own last.

    Examples
    --------
    >>> event_families()["force"]
    'attack, coercion, mobilisation, crime'
    """
    own = own_kinds()
    labels = {kind.family: kind.family_label for kind in (own.kinds if own else ()) if kind.family_label}
    return {**built_in_families(), **labels}


@lru_cache(maxsize=1)
def built_in_families() -> Mapping[str, str]:
    """Return the label of each of geo's own families."""
    labels: dict[str, str] = {}
    for row in read_rows(FOLDER / "event_families.csv", FAMILY_COLUMNS):
        if row["family"] in labels:
            raise row.fault(f"the family {row['family']!r} stands twice")
        labels[row["family"]] = row["label"]
    return labels


@cached_by_kinds
def event_types() -> Mapping[str, EventTypeTraits]:
    """Return all types by name, in the order of the table; a person's own are the last.

    Raises
    ------
    TableError
        If a row is wrong; the message names the file and the line.

    Examples
    --------
    >>> event_types()["ASSAULT"].family
    'force'
    """
    own = own_kinds()
    return {**built_in_types(), **{kind.type: _traits_of_own(kind) for kind in (own.kinds if own else ())}}


@lru_cache(maxsize=1)
def built_in_types() -> Mapping[str, EventTypeTraits]:
    """Return geo's own types by name."""
    types: dict[str, EventTypeTraits] = {}
    for row in read_rows(FOLDER / "event_types.csv", COLUMNS):
        if row["type"] in types:
            raise row.fault(f"the type {row['type']!r} stands twice")
        if row["family"] not in built_in_families():
            raise row.fault(f"the family {row['family']!r} is not in event_families.csv")
        types[row["type"]] = _traits(row)
    return types


class TypesWith(AbstractSet[str]):
    """The types of which a trait holds, of those in use whenever it is asked."""

    def __init__(self, trait: str) -> None:
        self._of = attrgetter(ATTRIBUTES[trait])

    def __contains__(self, name: object) -> bool:
        """Return True if it holds of a type; of a name that is none it does not."""
        traits = event_types().get(name) if isinstance(name, str) else None
        return traits is not None and bool(self._of(traits))

    def __iter__(self) -> Iterator[str]:
        """Yield the types in the order of the table."""
        return (name for name in event_types() if name in self)

    def __len__(self) -> int:
        """Return how many types there are."""
        return sum(1 for _ in self)


def types_with(trait: str) -> TypesWith:
    """Return the types of which a trait holds, named as in the table: ``physical``.

    Examples
    --------
    >>> sorted(types_with("looks_ahead"))
    ['AGREE', 'REQUEST', 'THREATEN']
    """
    return TypesWith(trait)


def _traits_of_own(kind: OwnKind) -> EventTypeTraits:
    """Return what is taken of a person's own type: it happens where people and things are."""
    return EventTypeTraits(
        type=kind.type,
        family=kind.family,
        label=kind.label,
        means="",
        is_physical=True,
        is_talk=False,
        looks_ahead=False,
        is_help=False,
        is_pressure=False,
        is_force=False,
        is_unintended=False,
        kin=frozenset((kind.type,)),
        broader="",
    )


def _traits(row: TableRow) -> EventTypeTraits:
    physical, talk, ahead, aid, pressure, force, unintended = (row.is_yes(trait) for trait in TRAITS)
    return EventTypeTraits(
        row["type"], row["family"], row["label"], row["means"],
        physical, talk, ahead, aid, pressure, force, unintended,
        frozenset(row.each("kin")), row["broader"],
    )  # fmt: skip
