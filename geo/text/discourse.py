"""What a sentence does in a report: whether it brings news, or goes on with something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class
from geo.text.lemmas import lemmas

if TYPE_CHECKING:
    from geo.text.document import Sentence

REPORTING = word_class("reporting")
PRESENT_FORMS = word_class("present_auxiliary")
"""Forms by which a sentence that was not parsed is taken to speak of the present."""


def is_news(sentence: Sentence) -> bool:
    """Return True if a sentence reports or speaks of the present, so that a passage of history ends.

    One that can name no event is not parsed; there the words alone must do.

    Examples
    --------
    >>> from geo.text import annotate
    >>> [is_news(one) for one in annotate("Rebels fled in 1999. Officials say that they are back.").sentences]
    [False, True]
    """
    if not sentence.is_parsed:
        words = {word.lower for word in sentence.words}
        return not words.isdisjoint(PRESENT_FORMS) or any(
            not lemmas(word).isdisjoint(REPORTING) for word in words
        )
    clause = sentence.clause
    if clause.predicate.lemma in REPORTING and clause.own_subjects:
        return True
    return clause.has_present
