"""What is closed, and why: by nature, after an accident, or by an office that nobody names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.text import Clause, Word

CAUSAL = word_class("causal")
CLOSING = word_class("closing")
DISSENT = word_class("dissent") | word_class("dissenters")


def is_closed(clause: Clause) -> bool:
    """Return True if something *was closed*, the clause does not say by whom, and no protest is near.

    Examples
    --------
    >>> from geo.text import annotate
    >>> is_closed(annotate("The road was closed on Monday.").words[3].clause)
    True
    >>> is_closed(annotate("Protesters closed the road on Monday.").words[1].clause)
    False
    """
    verb = clause.predicate
    is_passive = bool(clause.passive_subjects) and not clause.agents
    return verb.lemma in CLOSING and is_passive and not _is_amid_dissent(verb)


def find_causes(clause: Clause) -> Iterator[Word]:
    """Yield the words that say why something was closed: *because of snow*, *after cases of measles*.

    Examples
    --------
    >>> from geo.text import annotate
    >>> list(find_causes(annotate("The road was closed in May because of snow.").words[3].clause))
    [snow]
    """
    for word in clause.predicate.subtree:
        if word.is_noun and any(above.lower in CAUSAL for above in _between(word, clause.predicate)):
            yield word


def _between(word: Word, top: Word) -> Iterator[Word]:
    """Yield the words that join a word to one above it: prepositions, and what opens clauses."""
    for above in word.ancestors:
        if above is top:
            return
        yield above
        yield from above.children


def _is_amid_dissent(verb: Word) -> bool:
    """Return True if the paragraph reports a protest, which may be what closed it."""
    block = verb.block
    words = (
        verb.sentence.words if block is None else verb.document.words_over(block.span.start, block.span.end)
    )
    return any(word.lemma in DISSENT for word in words)
