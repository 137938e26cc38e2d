"""Names of organisations, found only in the sentences where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.syntax.columns import WORDS, from_words, read_columns
from geo.syntax.pipeline import DEFAULT_MODEL, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span


def organisations(sentences: Iterable[Span], model: str = DEFAULT_MODEL) -> Iterator[Span]:
    """Yield the organisations that are named in `sentences`, which are of one text, in order.

    Examples
    --------
    >>> from geo.syntax import analyse
    >>> doc = analyse("Rebels left. The Defense Ministry said that they had fled.")
    >>> [name.text for name in organisations(doc.sents)]
    ['The Defense Ministry']
    """
    asked = list(sentences)
    if not asked:
        return
    doc = asked[0].doc
    words = read_columns(doc, WORDS)
    named = load(model).find_names(
        from_words(doc, words[sentence.start : sentence.end]) for sentence in asked
    )
    for sentence, found in zip(asked, named, strict=True):
        for name in found.ents:
            if name.label_ == "ORG":
                yield sentence.doc[sentence.start + name.start : sentence.start + name.end]
