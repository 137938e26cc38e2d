"""The types of event and all that the stages ask of a type, from ``event_types.csv``.

A new type is a row there, and rows of triggers in the languages that have words for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.language.tables import FOLDER, read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.language.tables import TableRow

TRAITS = ("physical", "talk", "looks_ahead", "help", "pressure", "force", "unintended")
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


@lru_cache(maxsize=1)
def event_families() -> Mapping[str, str]:
    """Return the label of each family of types, in the order of the map's colours.

    Examples
    --------
    >>> event_families()["force"]
    'attack, coercion, mobilisation, crime'
    """
    labels: dict[str, str] = {}
    for row in read_rows(FOLDER / "event_families.csv", FAMILY_COLUMNS):
        if row["family"] in labels:
            raise row.fault(f"the family {row['family']!r} stands twice")
        labels[row["family"]] = row["label"]
    return labels


@lru_cache(maxsize=1)
def event_types() -> Mapping[str, EventTypeTraits]:
    """Return all types by name, in the order of the table.

    Raises
    ------
    TableError
        If a row is wrong; the message names the file and the line.

    Examples
    --------
    >>> event_types()["ASSAULT"].family
    'force'
    """
    types: dict[str, EventTypeTraits] = {}
    for row in read_rows(FOLDER / "event_types.csv", COLUMNS):
        if row["type"] in types:
            raise row.fault(f"the type {row['type']!r} stands twice")
        if row["family"] not in event_families():
            raise row.fault(f"the family {row['family']!r} is not in event_families.csv")
        types[row["type"]] = _traits(row)
    return types


def types_with(trait: str) -> frozenset[str]:
    """Return the types of which a trait holds, named as in the table: ``physical``.

    Examples
    --------
    >>> sorted(types_with("looks_ahead"))
    ['AGREE', 'REQUEST', 'THREATEN']
    """
    return frozenset(
        row["type"] for row in read_rows(FOLDER / "event_types.csv", COLUMNS) if row.is_yes(trait)
    )


def _traits(row: TableRow) -> EventTypeTraits:
    physical, talk, ahead, aid, pressure, force, unintended = (row.is_yes(trait) for trait in TRAITS)
    return EventTypeTraits(
        row["type"], row["family"], row["label"], row["means"],
        physical, talk, ahead, aid, pressure, force, unintended,
        frozenset(row.each("kin")), row["broader"],
    )  # fmt: skip
