"""Words of English, which rarely mean a place when they stand in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from geo.language import word_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.pipeline import Lemmatizer

MIN_PEOPLE_KNOWN = 100_000
"""Population from which an alternate name is kept though it is a noun: *Bombay* stands in dictionaries."""


@dataclass(frozen=True)
class Words:
    """English words by how surely they are no names."""

    function: frozenset[str]
    """Pronouns, auxiliaries and their like, months and weekdays: in running text never taken for a place."""
    common: frozenset[str]
    """Verbs, adjectives and adverbs."""
    nouns: frozenset[str]
    """Nouns; WordNet has names of cities and persons among them."""

    @classmethod
    def of_english(cls, model: str, extra: Iterable[str] = ()) -> Words:
        """Return the words of spaCy's stop list and WordNet, whose index the English pipeline carries.

        Parameters
        ----------
        model
            The name of an installed English pipeline of spaCy.
        extra
            Further words that are no names.
        """
        import spacy  # noqa: PLC0415 - takes longer than any look-up, and none needs it
        from spacy.lang.en.stop_words import STOP_WORDS  # noqa: PLC0415 - likewise

        lemmatizer = cast("Lemmatizer", spacy.load(model).get_pipe("lemmatizer"))
        index = lemmatizer.lookups.get_table("lemma_index")
        common = {word for kind in ("verb", "adj", "adv") for word in index[kind]}
        function = STOP_WORDS | word_class("calendar_name") | {word.casefold() for word in extra}
        return cls(frozenset(function), frozenset(common), frozenset(index["noun"]))

    def is_word(self, word: str) -> bool:
        """Return True if a word in small letters is one of English."""
        return word in self.function or word in self.common or word in self.nouns

    def is_word_first(self, name: str, population: int) -> bool:
        """Return True if an alternate name is likelier the word than a place of that population."""
        word = name.casefold()
        if word in self.function or word in self.common:
            return True
        return population < MIN_PEOPLE_KNOWN and word in self.nouns
