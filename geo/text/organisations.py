"""Names of organisations, found only in the sentences where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text.columns import WORDS, from_words, read_columns
from geo.text.parser import DEFAULT_MODEL, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

ORGANISATION = "ORG"


def find_organisations(
    doc: Doc, sentences: Sequence[tuple[int, int]], model: str = DEFAULT_MODEL
) -> Iterator[tuple[int, int]]:
    """Yield the organisations that are named in some sentences of a text, in order.

    Finding names takes longer than all of syntax, so it is not done for whole texts.

    Parameters
    ----------
    doc
        The tokenised text.
    sentences
        Indices of the first word of each sentence, and of the word after its last.
    model
        The name of an installed spaCy pipeline.

    Yields
    ------
    tuple of int
        Indices of a name's first word, and of the word after its last.
    """
    if not sentences:
        return
    words = read_columns(doc, WORDS)
    parsed = load(model).find_names(from_words(doc, words[first:last]) for first, last in sentences)
    for (first, _), sentence in zip(sentences, parsed, strict=True):
        yield from (
            (first + name.start, first + name.end) for name in sentence.ents if name.label_ == ORGANISATION
        )
