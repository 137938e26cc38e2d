"""A trigger: the word that names an event, with the light verbs that support it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Span

if TYPE_CHECKING:
    from geo.events.detect.lexicon import EventSense
    from geo.events.encoder import WordScores
    from geo.text import Clause, Word

MAX_WORDS_TO_SUPPORT = 8
"""Words between a noun and its supporting verb, beyond which the trigger's span is the noun alone."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event, with the light verb that supports it, if any: *held* … *talks*."""

    word: Word
    sense: EventSense
    support: Word | None = None
    modifier: Word | None = None
    """A light verb of a clause upon the noun: *the talks, which took place in Bonn, ended*."""
    scores: WordScores | None = None
    """What the encoder says of the word."""
    in_tables: bool = True
    """The tables have its sense; else the encoder alone knows it."""
    again: tuple[Word, ...] = ()
    """Nouns that name the event again, and so say where it was: *were killed in an attack on Goma*."""

    @property
    def verb(self) -> Word:
        """The verb whose tense and negation are the event's."""
        return self.support if self.support is not None else self.word.clause.predicate

    @property
    def clause(self) -> Clause:
        """The clause whose tense and negation are the event's."""
        return self.verb.as_predicate

    @property
    def is_noun(self) -> bool:
        """Return True if a noun names the event."""
        return self.word.is_noun

    @property
    def is_bare_noun(self) -> bool:
        """Return True if a noun names the event, and no light verb supports it."""
        return self.word.is_noun and self.support is None

    @property
    def anchors(self) -> tuple[Word, ...]:
        """The words to which the event's date and place are attached."""
        return tuple(word for word in (self.word, self.support, self.modifier) if word is not None)

    @property
    def span(self) -> Span:
        """The characters of the trigger; with its supporting verb where that is near."""
        support = self.support
        if support is None or abs(support.index - self.word.index) > MAX_WORDS_TO_SUPPORT:
            return Span(self.word.start, self.word.end)
        first, last = sorted((self.word, support), key=lambda word: word.index)
        return Span(first.start, last.end)
