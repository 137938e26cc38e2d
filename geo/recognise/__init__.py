"""Toponym recognition: which words of a text name places, and how they are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Toponym
from geo.recognise.complete import complete
from geo.recognise.features import Document
from geo.recognise.tagger import MODELS, label, mentions_of, open_model
from geo.recognise.tokens import sequences, tokens
from geo.recognise.usage import Surroundings, usages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.recognise.tagger import Mention
    from geo.recognise.tokens import Token

__all__ = ["recognise"]


def recognise(text: str, gazetteer: Gazetteer, models: Path = MODELS) -> tuple[Toponym, ...]:
    """Find the mentions of places in `text`, sorted and without overlaps.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> for toponym in recognise("Armenian officials held talks in Tbilisi.", Gazetteer.open()):
    ...     print(toponym.start, toponym.end, toponym.text, toponym.usage)
    0 8 Armenian demonym
    33 40 Tbilisi literal
    """
    words = tokens(text)
    mentions = complete(text, words, tagged(text, words, gazetteer, models), gazetteer)
    how = usages(Surroundings(text, words, mentions, gazetteer), models)
    return tuple(
        Toponym(mention.start, mention.end, mention.of(text), usage, round(mention.certainty, 3))
        for mention, usage in zip(mentions, how, strict=True)
    )


def tagged(text: str, words: Sequence[Token], gazetteer: Gazetteer, models: Path) -> list[Mention]:
    """Find the mentions that the tagger sees."""
    tagger = open_model(models / "recogniser.crfsuite")
    document = Document(text, words, gazetteer)
    labels: list[tuple[str, float]] = []
    for sequence in sequences(text, words):
        labels += label(tagger, document.features(len(labels), len(labels) + len(sequence)))
    return mentions_of(words, labels)
