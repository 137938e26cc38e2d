"""How a name in another language is meant: by its ending, and by the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.recognise.languages.grammar import Grammar
    from geo.recognise.languages.words import ForeignWord

USAGES = {"literal": Usage.LITERAL, "associative": Usage.ASSOCIATIVE, "demonym": Usage.DEMONYM}
WORDS_TO_GOVERNMENT = 2
"""Words within which a government or its head stands beside its country's name."""
WORDS_TO_VERB = 3
"""Words within which the verb of what a government did stands."""


class Cues:
    """The words of one span as signs."""

    def __init__(self, words: Sequence[ForeignWord], language: Grammar) -> None:
        self._words = words
        self._language = language

    def usage(self, begin: int, end: int, ending: str, *, political: bool) -> Usage:
        """Return how the words from `begin` to `end` are meant.

        Parameters
        ----------
        begin, end
            Indices of words, the end exclusive.
        ending
            What the ending alone decides, or nothing.
        political
            Whether the name may stand for a government.
        """
        if ending in USAGES:
            return USAGES[ending]
        if self.has_preposition(begin) or self._has("location_noun", self._after(end, 1)):
            return Usage.LITERAL
        if self._is_beside_government(begin, end) or (political and self._has_government_verb(begin, end)):
            return Usage.ASSOCIATIVE
        return Usage.LITERAL

    def has_preposition(self, begin: int) -> bool:
        """Return True if the word before says where: *в Тбилиси*."""
        return self._has("place_preposition", self._before(begin, 1))

    def is_government(self, word: ForeignWord) -> bool:
        """Return True if a word is a government, its head or its body."""
        return any(self._language.is_of_class(kind, word.lower) for kind in ("government", "institution"))

    def _is_beside_government(self, begin: int, end: int) -> bool:
        if self._language.order == "head first":
            beside = self._before(self._first_of_row(begin), WORDS_TO_GOVERNMENT)
        else:
            beside = self._after(self._end_of_row(end), WORDS_TO_GOVERNMENT)
        return any(self.is_government(word) for word in beside)

    def _first_of_row(self, begin: int) -> int:
        """Return where names in a row begin: *президенты Армении и Грузии*."""
        while begin > 1 and self._is_joined(begin - 1, begin):
            begin -= 1 + self._language.is_of_class("conjunction", self._words[begin - 1].lower)
        return begin

    def _end_of_row(self, end: int) -> int:
        """Return where names in a row end: *Polşa və Gürcüstan liderləri*."""
        while end + 1 < len(self._words) and self._is_joined(end, end):
            end += 1 + self._language.is_of_class("conjunction", self._words[end].lower)
        return end

    def _is_joined(self, conjunction: int, after_comma: int) -> bool:
        listed = self._words[after_comma].joint.strip() == "," and self._words[conjunction].capital
        joined = self._language.is_of_class("conjunction", self._words[conjunction].lower)
        return joined or (listed and self._language.cased)

    def _has_government_verb(self, begin: int, end: int) -> bool:
        """Return True if a verb of what governments do belongs to the name; it ends the clause in some."""
        last = self._language.order == "verb last"
        after = self._after(end, len(self._words) if last else WORDS_TO_VERB)
        before = () if last else self._before(begin, 1)
        return self._has("government_verb", (*before, *after))

    def _has(self, word_class: str, words: Iterable[ForeignWord]) -> bool:
        return any(self._language.is_of_class(word_class, word.lower) for word in words)

    def _before(self, begin: int, most: int) -> list[ForeignWord]:
        clause = self._words[begin].clause
        return [word for word in self._words[max(0, begin - most) : begin] if word.clause == clause]

    def _after(self, end: int, most: int) -> list[ForeignWord]:
        clause = self._words[end - 1].clause
        found = []
        for index in range(end, min(end + most, len(self._words))):
            if self._words[index].clause != clause:
                break
            found.append(self._words[index])
        return found
