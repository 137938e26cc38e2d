"""To which trigger or clause a place name belongs: the way up the tree to a verb or an event noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.text import Relation
from geo.text.links import (
    LOOSE,
    MODIFIER,
    NOT_PREPOSITIONS,
    OBJECT,
    PARTITIVE,
    POSSESSIVE,
    SAME,
    SUBJECT,
    is_preposition,
    link,
)
from geo.text.paths import MAX_STEPS_UP

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.text import Word

SITES = word_class("site")
HELD_AT_PLACES = word_class("site") | word_class("accord") | word_class("meeting")
"""Nouns to which a place name lends itself: kinds of place, and what is agreed or held at one."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where the way up from a name ended, and what was met on it."""

    head: Word
    """The name's own head."""
    anchor: Word
    """The verb or event noun reached."""
    first: str = ""
    """The first preposition that is not *of*: *in* the city of Basra; or a role, where none was met."""
    last: str = ""
    """The preposition nearest to the anchor: an attack *on* a convoy in Basra."""
    is_direct: bool = True
    """No noun stands between but one for a kind of site: *at* the *entrance* to."""
    is_in_subject: bool = False
    """The name belongs to the subject's own words: *officials in Baku*."""
    path: tuple[tuple[str, int], ...] = ()
    """Each step: how, and the index of the word reached."""

    def is_around(self, other: Attachment) -> bool:
        """Return True if this may only say where `other` is: *Baghdad* in *the Amil district of Baghdad*.

        Of *the West Bank city of Nablus* syntax allows either; then the gazetteer must say which is larger.
        """
        beside = {
            onto for how, onto in self.path if how == SAME and self.head.relation is not Relation.APPOSITION
        }
        if self.head is other.head or self.head.index in other.names() or other.head.index in beside:
            return False
        for how, onto in self.path:
            if how not in {SAME, MODIFIER, POSSESSIVE}:
                return how not in NOT_PREPOSITIONS and onto in other.names()
            if onto == other.head.index or (how == MODIFIER and ("of", onto) in other.path):
                return True
        return False

    def names(self) -> set[int]:
        """Return the words that stand for the same place: its head, and what that qualifies."""
        same = {self.head.index}
        for how, reached in self.path:
            if how not in {MODIFIER, *PARTITIVE} or reached == self.anchor.index:
                break
            same.add(reached)
        return same


def attach(head: Word, is_trigger: Callable[[Word], bool]) -> Attachment | None:
    """Return to which trigger or clause a name belongs; None where it qualifies something else.

    Parameters
    ----------
    head
        The syntactic head of the words that name a place.
    is_trigger
        Returns whether a word is a trigger.
    """
    word, found = head, Attachment(head, head)
    for _ in range(MAX_STEPS_UP):
        how, governor = link(word)
        if governor is word:
            return None
        if not found.first and not _passes(how, word, governor, is_trigger):
            return None
        found = replace(found, path=(*found.path, (how, governor.index)))
        if is_preposition(how):
            found = replace(found, first=found.first or how, last=how)
        if how != SAME and (governor.is_predicate or is_trigger(governor)):
            in_subject = how == SUBJECT and bool(found.first)
            return replace(found, anchor=governor, first=found.first or _role(how), is_in_subject=in_subject)
        if how != SAME and not _takes_names(governor):
            found = replace(found, is_direct=False)
        word = governor
    return None


def _role(how: str) -> str:
    """Return the role of a place that no preposition marks: *of* makes it the event's object."""
    return OBJECT if how in PARTITIVE else how


def _passes(how: str, word: Word, governor: Word, is_trigger: Callable[[Word], bool]) -> bool:
    """Return True if a name may place what it qualifies: *Kasese district* yes, *Baghdad police* no."""
    if how in PARTITIVE:
        return _takes_names(governor) or is_trigger(governor)
    if how in {MODIFIER, POSSESSIVE}:
        is_name = governor.is_proper and word.is_proper
        return _takes_names(governor) or is_trigger(governor) or is_name
    return how != LOOSE or governor.is_predicate or is_trigger(governor)


def _takes_names(word: Word) -> bool:
    """Return True if a word is a kind of place, a proper name, or held at a place: *a deal in Doha*."""
    return word.is_proper or word.lower in SITES or word.lemma in HELD_AT_PLACES
