"""The words around a mention, read by word order and short lists of words, at a hundredth of a parser's cost.

Before a name stand its preposition and the word that governs it (*a match against X*, *born in X*); behind it
the verb (*X has warned*) or the noun that the name belongs to (*X's ambassador*, *the X summit*). The learned
weights of usage depend on all of this: it is no parser, and a change needs new training.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.recognise.lexicon import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, VERBS, classes
from geo.recognise.sentence_bounds import bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACE = "PLACE"
"""Stands for every word of a mention."""
EDGE = "|"
JOINTS = frozenset({PLACE, ",", "–", "-", "&", *word_class("tagger_list_joint")})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
LINKS = word_class("tagger_clause_link")
MAX_WORDS_OF_LIST = 24
"""Words of a list of names that are passed over."""
MAX_WORDS_ASIDE = 25
"""Words looked at on either side, at most to the end of the sentence."""
MAX_WORDS_OF_PHRASE = 5
"""Words behind a name among which its noun is looked for."""
MAX_WORDS_TO_PREPOSITION = 3
"""Words that may describe a name between it and its preposition, or its verb."""
MAX_WORDS_TO_GOVERNOR = 4
"""Words passed over between a preposition and the word that governs it."""


@dataclass(frozen=True, slots=True)
class NameContext:
    """A mention among the lower-case words of its sentence."""

    words: Sequence[str]
    """Of the whole text, with `PLACE` for every word of a mention."""
    begin: int
    stop: int
    low: int
    high: int
    """Where its sentence begins and ends."""

    def at(self, index: int) -> str:
        """Return the word there, or `EDGE` outside of the text."""
        return self.words[index] if 0 <= index < len(self.words) else EDGE

    def beyond(self, index: int, step: int) -> int:
        """Return the index of the first word on one side past other names and what joins them."""
        for _ in range(MAX_WORDS_OF_LIST):
            if not self.low <= index < self.high or self.words[index] not in JOINTS:
                break
            index += step
        return index

    @property
    def opens(self) -> bool:
        """Whether the mention stands at the head of its sentence or right behind a comma."""
        before = self.begin - 1
        if before < self.low or self.words[before] == ",":
            return True
        return self.words[before] == "the" and before == self.low

    @property
    def noun(self) -> str:
        """Return the noun that the name goes with: *ministry* in *X's foreign ministry*."""
        index = first = self.stop + (self.at(self.stop) in POSSESSIVES)
        while index < self.high and index - first < MAX_WORDS_OF_PHRASE and _in_phrase(self.words[index]):
            index += 1
        return self.words[index - 1] if index > first else ""

    @property
    def preposition(self) -> tuple[str, str]:
        """Return the preposition before the name, or a list of names, and the word that governs it."""
        index = nearest = self.beyond(self.begin - 1, -1)
        while (
            index >= self.low
            and nearest - index < MAX_WORDS_TO_PREPOSITION
            and _may_describe(self.words[index])
        ):
            index -= 1
        if index < self.low or self.words[index] not in PREPOSITIONS:
            return "", ""
        governor = index - 1
        while (
            governor >= self.low
            and index - governor < MAX_WORDS_TO_GOVERNOR
            and _is_idle(self.words[governor])
        ):
            governor -= 1
        return self.words[index], self.words[governor] if governor >= self.low else EDGE

    @property
    def verb(self) -> str:
        """Return the word after the name, or a list of names, that would be the verb."""
        index = first = self.beyond(self.stop, 1)
        while (
            index < self.high and index - first < MAX_WORDS_TO_PREPOSITION and _is_adverb(self.words[index])
        ):
            index += 1
        return self.at(index) if index < self.high else EDGE


def name_context(words: Sequence[str], begin: int, stop: int) -> NameContext:
    """Return a mention with its sentence, or as much of it as matters.

    Examples
    --------
    >>> context = name_context(["talks", "with", "both", PLACE, "and", PLACE, "have", "failed", "."], 5, 6)
    >>> context.preposition, context.verb
    (('with', 'talks'), 'failed')
    """
    return NameContext(words, begin, stop, *bounds(words, begin, stop, MAX_WORDS_ASIDE))


def _in_phrase(word: str) -> bool:
    ends = word in PREPOSITIONS or word in AUXILIARIES or word in LINKS or word == PLACE
    return word[0].isalpha() and not ends


def _may_describe(word: str) -> bool:
    ends = word in PREPOSITIONS or word in AUXILIARIES
    return word[0].isalpha() and not ends and not VERBS.intersection(classes(word)) - {"stay"}


def _is_idle(word: str) -> bool:
    return word in DETERMINERS or word in {PLACE, "and"} or not word[0].isalpha()


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") or word in AUXILIARIES or word in ADVERBS
