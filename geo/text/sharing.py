"""Which clauses and phrases share the time and place of the word that they depend on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class
from geo.text.relations import Form, Relation
from geo.text.word import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.text.word import Word

OWN_TIME = word_class("own_time")
SHARING = frozenset(
    {
        Relation.OPEN_COMPLEMENT,
        Relation.ADVERBIAL_CLAUSE,
        Relation.NOUN_CLAUSE,
        Relation.OBJECT,
        Relation.SUBJECT,
        Relation.PASSIVE_SUBJECT,
        Relation.ATTRIBUTE,
    }
)
"""Dependents of a word that share its time and place."""
APART = frozenset({Relation.CLAUSAL_COMPLEMENT, Relation.RELATIVE_CLAUSE, Relation.PARATAXIS})
"""Relations in which a clause shares nothing with the clause above it."""


def opens_apart(word: Word, opening: frozenset[str] = OWN_TIME) -> bool:
    """Return True if a clause or phrase has its own time and place: *after X fell*, *since the war*.

    Parameters
    ----------
    word
        The clause's predicate, or the phrase's preposition.
    opening
        The conjunctions of such clauses.

    Examples
    --------
    >>> from geo.text import annotate
    >>> words = annotate("They met after the war.").words
    >>> opens_apart(words[2]), opens_apart(words[1])
    (True, False)
    """
    if word.relation is Relation.PREPOSITION:
        return word.lower in OWN_TIME
    return bool(word.as_predicate.opening(opening))


def is_separate(word: Word) -> bool:
    """Return True if what depends on `word` shares no time and place with what `word` depends on."""
    return word.relation in APART or opens_apart(word)


def sharing_dependents(word: Word, opening: frozenset[str] = OWN_TIME) -> Iterator[Word]:
    """Yield the dependents of a word that share its time and place.

    Examples
    --------
    >>> from geo.text import annotate
    >>> list(sharing_dependents(annotate("Rebels fled to the hills after a raid.").words[1]))
    [Rebels, hills]
    """
    for child in word.children:
        if opens_apart(child, opening):
            continue
        if child.relation in SHARING or (child.relation is Relation.CONJUNCT and not _stands_alone(child)):
            yield child
        elif child.relation in {Relation.PREPOSITION, Relation.AGENT}:
            yield from child.dependents(Relation.PREPOSITIONAL_OBJECT, Relation.PREPOSITIONAL_CLAUSE)


def _stands_alone(verb: Word) -> bool:
    """Return True if a conjoined verb has a subject and a tense; *and four others wounded* has no tense."""
    return bool(verb.dependents(*SUBJECTS)) and (
        verb.form is not Form.PAST_PARTICIPLE
        or bool(verb.dependents(Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY))
    )
