"""Which clauses and phrases share the time and place of the word that they depend on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class
from geo.text.categories import SUBJECTS
from geo.text.relations import Form, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.text.clause import Clause
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

SUBORDINATE = frozenset(
    {
        Relation.ADVERBIAL_CLAUSE,
        Relation.RELATIVE_CLAUSE,
        Relation.NOUN_CLAUSE,
        Relation.PREPOSITIONAL_CLAUSE,
    }
)
"""Relations of clauses that may have a time of their own, which is not that of the clause above."""


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


def is_subordinate(word: Word) -> bool:
    """Return True if a word heads or opens a clause or phrase whose time need not be that of the one above.

    Examples
    --------
    >>> from geo.text import annotate
    >>> words = annotate("Troops that fled in May came back.").words
    >>> is_subordinate(words[2]), is_subordinate(words[5])
    (True, False)
    """
    return word.relation in SUBORDINATE or opens_apart(word)


def clauses_above(word: Word) -> Iterator[Clause]:
    """Yield the clauses above a word, the nearest first, up to one that shares no time with the next.

    Examples
    --------
    >>> from geo.text import annotate
    >>> list(clauses_above(annotate("He said that they had begun to leave.").words[7]))
    [Clause(begun), Clause(said)]
    """
    while word.head is not word:
        if word.as_predicate.is_relative or opens_apart(word):
            return
        word = word.head
        if word.is_predicate:
            yield word.as_predicate


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
