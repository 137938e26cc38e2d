"""Whether an act is told as the news, or as background, in passing, or as gone on since long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.attachment import opens_apart
from geo.events.lexicon import lexicon
from geo.language import word_class
from geo.syntax import SUBJECTS, children, clause_of, is_clause, is_parsed, lemma, lemmas

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from geo.events.triggers import Trigger

MANNER = frozenset({"by", "in", "with", "while", "through"})
OCCASION = frozenset({"at", "in", "during"})
PRESENT = frozenset({"is", "are", "am", "has", "have", "does", "do", "'s", "’s", "'re", "’re"})
"""Forms by which a sentence that was not parsed is taken to speak of the present."""


def _is_perfect(verb: Token) -> bool:
    """Tell whether *have* stands before `verb`, or before what governs it."""
    return any(lemma(child) == "have" for child in children(verb, "aux"))


def is_going_on_perfect(trigger: Trigger) -> bool:
    """Tell whether an act is told as gone on until now; *the first since* is not."""
    words = {child.lower_ for anchor in trigger.anchors for child in anchor.children}
    words |= {child.lower_ for token in children(trigger.verb, "dobj") for child in token.children}
    return _is_perfect(trigger.verb) and "first" not in words


def is_going_on(trigger: Trigger) -> bool:
    """Tell whether an act has gone on since something that is no date: *since the truce*."""
    since = any(child.lower_ == "since" for child in children(trigger.verb, "prep", "mark", "advmod"))
    return since and is_going_on_perfect(trigger)


def is_background(trigger: Trigger) -> bool:
    """Tell whether an act only says what went before: *after troops had left*, *who fought a war*."""
    verb = trigger.verb
    if trigger.is_noun and trigger.support is None:
        return opens_apart(trigger.token.head)
    relative = verb.dep_ == "relcl" and verb != trigger.support
    return relative or _is_past_perfect(verb) or opens_apart(verb)


def is_in_passing(trigger: Trigger) -> bool:
    """Tell whether an act is only named, not told by a verb, nor its occasion: *accused of shelling*."""
    if trigger.token.dep_ == "pcomp" and trigger.token.tag_ == "VBG":
        return trigger.token.head.lower_ not in MANNER
    if not trigger.is_noun or trigger.support is not None:
        return False
    preposition = trigger.token.head
    occasion = preposition.dep_ == "prep" and preposition.lower_ in OCCASION and is_clause(preposition.head)
    return not occasion and not (trigger.token.dep_ in SUBJECTS or trigger.token.dep_ == "ROOT")


def _is_past_perfect(verb: Token) -> bool:
    """Tell whether *had* stands before `verb`."""
    return any(child.lower_ in {"had", "'d", "’d"} for child in children(verb, "aux"))


def is_news(sentence: Span) -> bool:
    """Tell whether a sentence reports or speaks of the present, so that a passage of history ends.

    One that can tell of no act is not parsed; there the words alone must do.
    """
    if not is_parsed(sentence):
        reporting, words = word_class("reporting"), {token.lower_ for token in sentence}
        return bool(words & PRESENT) or any(lemmas(word) & reporting for word in words)
    root = clause_of(sentence.root)
    if lexicon().of_class(lemma(root), "reporting") and children(root, *SUBJECTS):
        return True
    tensed = [root, *children(root, "aux", "auxpass")]
    return any(token.tag_ in {"VBZ", "VBP"} for token in tensed)
