"""Where in its sentence a time or an act stands: whose clause, what it remembers, who reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text import SUBJECTS, Relation
from geo.text.sharing import opens_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.events.detect import Trigger
    from geo.text import Word

REMEMBERING = frozenset(
    {"anniversary", "commemoration", "centenary", "jubilee", "memory", Relation.MARKER, "commemorate"}
)
WILL = frozenset({"will", "would", "shall", "wo", "'ll", "’ll", "'d", "’d"})


def before_in_series(verb: Word) -> Iterator[Word]:
    """Yield the verbs before one that shares their subject: *came at night, burned huts and left*."""
    while verb.relation == Relation.CONJUNCT and not verb.dependents(*SUBJECTS):
        verb = verb.head
        yield verb


def is_apart(token: Word) -> bool:
    """Tell whether a word opens or heads a clause whose time is its own."""
    return token.relation in {
        Relation.ADVERBIAL_CLAUSE,
        Relation.RELATIVE_CLAUSE,
        Relation.NOUN_CLAUSE,
        Relation.PREPOSITIONAL_CLAUSE,
    } or opens_apart(token)


def is_willed(verb: Word) -> bool:
    """Tell whether a verb speaks of the future, be it that of a past: *will leave*, *would leave*."""
    return any(child.lower in WILL for child in verb.dependents(Relation.AUXILIARY))


def is_remembered(token: Word) -> bool:
    """Tell whether an act is one that another day recalls: *on the tenth anniversary of the coup*."""
    return any(word.lemma in REMEMBERING for word in token.ancestors)


def of_relative_clause(head: Word, anchor: Word) -> Word:
    """Return the relative clause that a time before the main verb belongs to, whatever the parse says.

    *Troops that occupied the town in January left on Saturday*: no comma parts *in January* from its clause.
    """
    for subject in anchor.dependents(Relation.SUBJECT, Relation.PASSIVE_SUBJECT):
        for clause in subject.dependents(Relation.RELATIVE_CLAUSE):
            between = head.document.words[clause.index + 1 : head.index]
            if clause.index < head.index < anchor.index and not any(
                token.is_punctuation for token in between
            ):
                return clause
    return anchor


def reporters(trigger: Trigger) -> Iterator[Word]:
    """Yield the verbs that report the act, from the nearest; none for what they tell of an earlier clause.

    What they say will be done is not done on the day of the saying.
    """
    token = trigger.verb
    if is_willed(token):
        return
    while token.head != token:
        if token.relation == Relation.RELATIVE_CLAUSE or opens_apart(token):
            return
        token = token.head
        if token.is_predicate:
            yield token
