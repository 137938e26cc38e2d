"""Where in its sentence a time or an act stands: whose clause, what it remembers, who reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.attachment import opens_apart
from geo.syntax import SUBJECTS, children, is_clause, lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from geo.events.triggers import Trigger

REMEMBERING = frozenset(
    {"anniversary", "commemoration", "centenary", "jubilee", "memory", "mark", "commemorate"}
)
WILL = frozenset({"will", "would", "shall", "wo", "'ll", "’ll", "'d", "’d"})


def before_in_series(verb: Token) -> Iterator[Token]:
    """Yield the verbs before one that shares their subject: *came at night, burned huts and left*."""
    while verb.dep_ == "conj" and not children(verb, *SUBJECTS):
        verb = verb.head
        yield verb


def is_apart(token: Token) -> bool:
    """Tell whether a word opens or heads a clause whose time is its own."""
    return token.dep_ in {"advcl", "relcl", "acl", "pcomp"} or opens_apart(token)


def is_willed(verb: Token) -> bool:
    """Tell whether a verb speaks of the future, be it that of a past: *will leave*, *would leave*."""
    return any(child.lower_ in WILL for child in children(verb, "aux"))


def is_remembered(token: Token) -> bool:
    """Tell whether an act is one that another day recalls: *on the tenth anniversary of the coup*."""
    return any(lemma(word) in REMEMBERING for word in token.ancestors)


def of_relative_clause(head: Token, anchor: Token) -> Token:
    """Return the relative clause that a time before the main verb belongs to, whatever the parse says.

    *Troops that occupied the town in January left on Saturday*: no comma parts *in January* from its clause.
    """
    for subject in children(anchor, "nsubj", "nsubjpass"):
        for clause in children(subject, "relcl"):
            between = head.doc[clause.i + 1 : head.i]
            if clause.i < head.i < anchor.i and not any(token.is_punct for token in between):
                return clause
    return anchor


def reporters(trigger: Trigger) -> Iterator[Token]:
    """Yield the verbs that report the act, from the nearest; none for what they tell of an earlier clause.

    What they say will be done is not done on the day of the saying.
    """
    token = trigger.verb
    if is_willed(token):
        return
    while token.head != token:
        if token.dep_ == "relcl" or opens_apart(token):
            return
        token = token.head
        if is_clause(token):
            yield token
