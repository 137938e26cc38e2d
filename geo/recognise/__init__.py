"""Toponym recognition: the mentions of places in a text, and the usage of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Toponym
from geo.models import MODELS
from geo.recognise.complete import complete
from geo.recognise.features import TaggerInput
from geo.recognise.languages import (
    ForeignName,
    beside_names,
    find_names,
    language_spans,
    not_in_english,
    other_language,
    outside,
)
from geo.recognise.line_breaks import unbroken
from geo.recognise.recasing import recased
from geo.recognise.sentence_bounds import sequences
from geo.recognise.surroundings import Surroundings
from geo.recognise.tagger import label, mentions_of, open_model
from geo.recognise.tokens import tokens
from geo.recognise.usage import usages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.model import Usage
    from geo.recognise.tagger import Mention
    from geo.recognise.tokens import Token

__all__ = ["not_in_english", "other_language", "recognise"]


def recognise(
    text: str, gazetteer: Gazetteer, models: Path = MODELS, language: str = ""
) -> tuple[Toponym, ...]:
    """Return the mentions of places in `text`, sorted and without overlaps.

    The tagger reads English; parts in other languages are read by `geo.recognise.languages`. `language`
    is the article's, where it is given.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> for toponym in recognise("Armenian officials held talks in Tbilisi.", Gazetteer.open()):
    ...     print(toponym.start, toponym.end, toponym.text, toponym.usage)
    0 8 Armenian demonym
    33 40 Tbilisi literal
    """
    joined = unbroken(text, gazetteer)
    found = _recognise(joined.text, gazetteer, models, language)
    return tuple(joined.restored(toponym, text) for toponym in found)


def _recognise(text: str, gazetteer: Gazetteer, models: Path, language: str) -> Iterator[Toponym]:
    """Yield the mentions in a text whose names are whole, in order."""
    spans = language_spans(text, language)
    names = find_names(text, spans, gazetteer)
    words = outside(tokens(text), spans)
    mentions = beside_names(find_mentions(text, words, gazetteer, models), names)
    usages_of_mentions = usages(Surroundings(text, words, mentions, gazetteer), models)
    used = [
        *((mention, usage) for mention, usage in zip(mentions, usages_of_mentions, strict=True)),
        *((name, name.usage) for name in names if name.usage),
    ]
    used.sort(key=lambda pair: pair[0].start)
    for mention, usage in used:
        yield toponym(text, mention, usage)


def toponym(text: str, mention: Mention, usage: Usage) -> Toponym:
    """Return the record of a mention with its usage."""
    base = mention.base if isinstance(mention, ForeignName) else ""
    return Toponym(
        mention.start, mention.end, mention.of(text), usage, round(mention.certainty, 3), base=base
    )


def find_mentions(text: str, words: Sequence[Token], gazetteer: Gazetteer, models: Path) -> list[Mention]:
    """Return the mentions that the tagger labels, and those that it misses though they are certain."""
    tagger = open_model(models / "recogniser.crfsuite")
    text, words = recased(text, words, gazetteer)
    tagger_input = TaggerInput(text, words, gazetteer)
    labels: list[tuple[str, float]] = []
    for sequence in sequences(text, words):
        labels += label(tagger, tagger_input.features(len(labels), len(labels) + len(sequence)))
    return complete(text, words, mentions_of(words, labels), gazetteer)
