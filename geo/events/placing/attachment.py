"""To which trigger or clause a place name belongs: the way up the tree to a verb or an event noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.language import word_class
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
    """Each step: its link, and the index of the word reached."""

    def is_around(self, other: Attachment) -> bool:
        """Return True if this may only say where `other` is: *Baghdad* in *the Amil district of Baghdad*.

        Of *the West Bank city of Nablus* syntax allows either; then the gazetteer must say which is larger.
        """
        beside = {onto for step, onto in self.path if step == SAME and not self.head.is_apposition}
        if self.head is other.head or self.head.index in other.names() or other.head.index in beside:
            return False
        for step, onto in self.path:
            if step not in {SAME, MODIFIER, POSSESSIVE}:
                return step not in NOT_PREPOSITIONS and onto in other.names()
            if onto == other.head.index or (step == MODIFIER and ("of", onto) in other.path):
                return True
        return False

    def names(self) -> set[int]:
        """Return the words that stand for the same place: its head, and what that qualifies."""
        same = {self.head.index}
        for step, reached in self.path:
            if step not in {MODIFIER, *PARTITIVE} or reached == self.anchor.index:
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
    word, attachment = head, Attachment(head, head)
    for _ in range(MAX_STEPS_UP):
        step, governor = link(word)
        if governor is word:
            return None
        if not attachment.first and not _passes(step, word, governor, is_trigger):
            return None
        attachment = replace(attachment, path=(*attachment.path, (step, governor.index)))
        if is_preposition(step):
            attachment = replace(attachment, first=attachment.first or step, last=step)
        if step != SAME and (governor.is_predicate or is_trigger(governor)):
            in_subject = step == SUBJECT and bool(attachment.first)
            return replace(
                attachment, anchor=governor, first=attachment.first or _role(step), is_in_subject=in_subject
            )
        if step != SAME and not _takes_names(governor):
            attachment = replace(attachment, is_direct=False)
        word = governor
    return None


def _role(step: str) -> str:
    """Return the role of a place that no preposition marks: *of* makes it the event's object."""
    return OBJECT if step in PARTITIVE else step


def _passes(step: str, word: Word, governor: Word, is_trigger: Callable[[Word], bool]) -> bool:
    """Return True if a name may place what it qualifies: *Kasese district* yes, *Baghdad police* no."""
    if step in PARTITIVE:
        return _takes_names(governor) or is_trigger(governor)
    if step in {MODIFIER, POSSESSIVE}:
        is_name = governor.is_proper and word.is_proper
        return _takes_names(governor) or is_trigger(governor) or is_name
    return step != LOOSE or governor.is_predicate or is_trigger(governor)


def _takes_names(word: Word) -> bool:
    """Return True if a word is a kind of place, a proper name, or held at a place: *a deal in Doha*."""
    return word.is_proper or word.lower in SITES or word.lemma in HELD_AT_PLACES
