"""Names of organisations, found only in the sentences where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.syntax.pipeline import DEFAULT_MODEL, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span


def organisations(sentences: Iterable[Span], model: str = DEFAULT_MODEL) -> Iterator[Span]:
    """Yield the organisations that are named in `sentences`, in order.

    Examples
    --------
    >>> from geo.syntax import analyse
    >>> doc = analyse("Rebels left. The Defense Ministry said that they had fled.")
    >>> [name.text for name in organisations(doc.sents)]
    ['The Defense Ministry']
    """
    asked = list(sentences)
    named = load(model).find_names(sentence.as_doc() for sentence in asked)
    for sentence, found in zip(asked, named, strict=True):
        for name in found.ents:
            if name.label_ == "ORG":
                yield sentence.doc[sentence.start + name.start : sentence.start + name.end]
