"""The attributes of a text's words as columns of numbers, which spaCy reads and writes all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc
    from thinc.types import Ints2d

    Columns = npt.NDArray[np.uint64]

WORDS = ("ORTH", "SPACY", "NORM")
"""What the tokenizer knows of each word."""


def read_columns(doc: Doc, attributes: Sequence[str]) -> Columns:
    """Return one row a word, one column an attribute.

    Examples
    --------
    >>> import spacy
    >>> read_columns(spacy.blank("en")("Talks failed."), ["IS_TITLE", "IS_PUNCT"]).tolist()
    [[1, 0], [0, 0], [0, 1]]
    """
    return np.asarray(doc.to_array([*attributes]), dtype=np.uint64).reshape(len(doc), len(attributes))


def write_columns(doc: Doc, attributes: Sequence[str], columns: Columns) -> Doc:
    """Set the attributes of all words; the text is changed and returned."""
    # spaCy asks for a type of thinc's, which stands for NumPy's own.
    return doc.from_array([*attributes], cast("Ints2d", np.ascontiguousarray(columns)))


def from_words(doc: Doc, rows: Columns) -> Doc:
    """Make a text of its own of some of a text's words, given as rows of `WORDS`.

    spaCy's own `Span.as_doc` reads all attributes of the whole text for each stretch of it.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("en")("Talks were held. They failed.")
    >>> from_words(doc, read_columns(doc, WORDS)[4:]).text
    'They failed.'
    """
    from spacy.tokens import Doc as Part  # noqa: PLC0415 - as in `geo.text.parser.load`

    part = Part(doc.vocab, words=rows[:, 0].tolist(), spaces=rows[:, 1].astype(bool).tolist())
    return write_columns(part, WORDS[2:], rows[:, 2:])
