"""Given names that are names of places as well: *Madison Cawthorn*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.language import alternatives, word_class
from geo.recognise.given_names import given_names
from geo.recognise.recasing import FUNCTION
from geo.text import parts_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.gazetteer import Gazetteer
    from geo.recognise.tagger import Mention

SURNAME = re.compile(r" ([A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*)")
PLACED = re.compile(rf"\b{alternatives(word_class('before_unknown_place'))} $", re.IGNORECASE)
"""Before a name that is a place's whatever follows: *in Sydney Albanese said*."""
MAX_CHARACTERS_BEFORE = 12


def without_persons(text: str, mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the mentions but for given names before a word that is nothing but a surname.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.recognise.tagger import Mention
    >>> text = "Madison Cawthorn and the Jordan Valley"
    >>> mentions = [Mention(0, 7, 0.6), Mention(25, 31, 0.6)]
    >>> [mention.of(text) for mention in without_persons(text, mentions, Gazetteer.open())]
    ['Jordan']
    """
    for mention in mentions:
        if not _is_given_name(text, mention, gazetteer):
            yield mention


def _is_given_name(text: str, mention: Mention, gazetteer: Gazetteer) -> bool:
    following = SURNAME.match(text, mention.end)
    if not following or mention.of(text).casefold() not in given_names():
        return False
    if PLACED.search(text[max(0, mention.start - MAX_CHARACTERS_BEFORE) : mention.start]):
        return False
    low = following[1].casefold()
    is_word = low in FUNCTION or bool(parts_of_speech(low))
    return not is_word and not gazetteer.candidates(following[1])
