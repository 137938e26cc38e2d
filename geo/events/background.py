"""Whether an act is told as the news, or as background, in passing, or as gone on since long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text import SUBJECTS, Form, Relation
from geo.text.sharing import opens_apart

if TYPE_CHECKING:
    from geo.events.detect import Trigger
    from geo.text import Word

MANNER = frozenset({"by", "in", "with", "while", "through"})
OCCASION = frozenset({"at", "in", "during"})


def _is_perfect(verb: Word) -> bool:
    """Tell whether *have* stands before `verb`, or before what governs it."""
    return any(child.lemma == "have" for child in verb.dependents(Relation.AUXILIARY))


def is_going_on_perfect(trigger: Trigger) -> bool:
    """Tell whether an act is told as gone on until now; *the first since* is not."""
    words = {child.lower for anchor in trigger.anchors for child in anchor.children}
    words |= {child.lower for token in trigger.verb.dependents(Relation.OBJECT) for child in token.children}
    return _is_perfect(trigger.verb) and "first" not in words


def is_going_on(trigger: Trigger) -> bool:
    """Tell whether an act has gone on since something that is no date: *since the truce*."""
    since = any(
        child.lower == "since"
        for child in trigger.verb.dependents(Relation.PREPOSITION, Relation.MARKER, Relation.ADVERB)
    )
    return since and is_going_on_perfect(trigger)


def is_background(trigger: Trigger) -> bool:
    """Tell whether an act only says what went before: *after troops had left*, *who fought a war*."""
    verb = trigger.verb
    if trigger.is_noun and trigger.support is None:
        return opens_apart(trigger.word.head)
    relative = verb.relation == Relation.RELATIVE_CLAUSE and verb != trigger.support
    return relative or _is_past_perfect(verb) or opens_apart(verb)


def is_in_passing(trigger: Trigger) -> bool:
    """Tell whether an act is only named, not told by a verb, nor its occasion: *accused of shelling*."""
    if trigger.word.relation == Relation.PREPOSITIONAL_CLAUSE and trigger.word.form == Form.GERUND:
        return trigger.word.head.lower not in MANNER
    if not trigger.is_noun or trigger.support is not None:
        return False
    preposition = trigger.word.head
    occasion = (
        preposition.relation == Relation.PREPOSITION
        and preposition.lower in OCCASION
        and preposition.head.is_predicate
    )
    return not occasion and not (trigger.word.relation in SUBJECTS or trigger.word.relation == Relation.ROOT)


def _is_past_perfect(verb: Word) -> bool:
    """Tell whether *had* stands before `verb`."""
    return any(child.lower in {"had", "'d", "’d"} for child in verb.dependents(Relation.AUXILIARY))
