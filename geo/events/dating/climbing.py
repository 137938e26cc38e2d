"""From a time expression up to the word whose time it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class
from geo.text.links import link

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.text import Word

TIME_UNITS = word_class("time")
OCCASION = word_class("occasion_preposition")
MAX_STEPS_UP = 24
"""Words above a time expression beyond which nothing is taken to own it: no clause is so deep."""


def climb_time(head: Word, is_trigger: Callable[[Word], bool]) -> Word | None:
    """Return the verb or event noun whose time a time expression gives, up from its head.

    None where it only says which thing is meant: *spoke about the shots of Tuesday*.

    Parameters
    ----------
    head
        The word that governs the time expression.
    is_trigger
        Returns whether a word is part of a trigger.
    """
    if _is_part_of_name(head):
        return None
    word = head
    for _ in range(MAX_STEPS_UP):
        step, governor = link(word)
        if governor is word:
            break
        word = governor
        if is_trigger(word) or word.is_predicate:
            break
        if step == "of" and not (_is_of_time(word) or _is_occasion(word)):
            return None
    return word


def _is_part_of_name(head: Word) -> bool:
    """Return True for the year of a name: *his 1987 Chevrolet*."""
    return head.text.isdigit() and head.head.is_proper and head.index < head.head.index


def _is_occasion(word: Word) -> bool:
    """Return True if an event noun says in or during what something happened: *in the epidemic of 2006*."""
    step, governor = link(word)
    return step in OCCASION and governor.is_predicate and word.is_common_noun


def _is_of_time(word: Word) -> bool:
    """Return True if *of* and a date only say when: *the end of May*, not *the shots of Tuesday*."""
    return not word.is_common_noun or word.lemma in TIME_UNITS
