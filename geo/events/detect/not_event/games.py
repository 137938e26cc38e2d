"""Which sentences of an article report a game, in which sides attack and shoot without force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text import Document, Sentence, Word

FORCES = word_class("forces")
PLAYED = word_class("played")
SPORT = word_class("sport")
MIN_WORDS_IN_SENTENCE = 2
"""Different words of sport that make a sentence one about a game: one has other uses (*match*, *goal*)."""
MIN_WORDS_IN_ARTICLE = 4
"""Different words of sport that make a whole article one about games."""


class Games:
    """The games that an article reports.

    Parameters
    ----------
    document
        The annotated article.

    Examples
    --------
    >>> from geo.text import annotate
    >>> document = annotate("The winger fired at goal. The referee fired an aide.")
    >>> [Games(document).has(word) for word in document.words if word.lower == "fired"]
    [True, False]
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._in_article: int | None = None

    def has(self, word: Word) -> bool:
        """Return True if a word of force or meeting belongs to a game: no police or soldiers are named."""
        if word.lemma not in PLAYED:
            return False
        is_game = (
            _count_sport(word.sentence.words) >= MIN_WORDS_IN_SENTENCE
            or self._count_in_article() >= MIN_WORDS_IN_ARTICLE
        )
        return is_game and not _names_forces(word.sentence)

    def _count_in_article(self) -> int:
        if self._in_article is None:
            self._in_article = _count_sport(self._document.words)
        return self._in_article


def _count_sport(words: Sequence[Word]) -> int:
    """Return how many different words of sport there are."""
    return len(SPORT.intersection(word.lemma for word in words))


def _names_forces(sentence: Sentence) -> bool:
    """Return True if police, soldiers or the like are named in a sentence."""
    return any(word.is_common_noun and word.lemma in FORCES for word in sentence.words)
