"""Detecting the triggers of a document: verbs, nouns with or without a light verb, some adjectives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.events.detect.kind import KIND
from geo.events.detect.lexicon import EventSense, lexicon
from geo.events.detect.not_event import NO_EVENT_OF_ITS_OWN, OTHER_MEANING, Games, SenseCase, TriggerCase
from geo.events.detect.senses import sense_of_complement, sense_of_fragment, sense_of_noun, sense_of_verb
from geo.events.detect.support import find_modifier, find_support
from geo.events.detect.trigger import Trigger
from geo.model import Dismissal, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.detect.lexicon import Sense
    from geo.model import Timex, Toponym
    from geo.text import Document, Word

NOUN, VERB = "noun", "verb"


@dataclass(frozen=True, slots=True)
class Detection:
    """The triggers of a document, and the words that only look like triggers."""

    triggers: tuple[Trigger, ...]
    dismissals: tuple[Dismissal, ...]


def detect(document: Document, toponyms: Sequence[Toponym] = (), timexes: Sequence[Timex] = ()) -> Detection:
    """Return the triggers of a document, in order; one for a light verb and its noun.

    Parameters
    ----------
    document
        As `geo.text.annotate` gives it.
    toponyms, timexes
        The place mentions and time expressions: what is part of one is no trigger (*Peace Bridge*).

    Examples
    --------
    >>> from geo.text import annotate
    >>> text = "Rebels killed nine people in an attack on Orda. A director shot a film."
    >>> detection = detect(annotate(text))
    >>> [trigger.word for trigger in detection.triggers]
    [killed]
    >>> [(one.trigger.of(text), one.rule) for one in detection.dismissals]
    [('attack', 'not_event.within-event'), ('shot', 'not_event.other-sense')]
    """
    spans: list[Toponym | Timex] = [*toponyms, *timexes]
    names = {offset: span for span in spans for offset in range(span.start, span.end)}
    games, dismissals = Games(document), list[Dismissal]()
    triggers: list[Trigger] = []
    for sentence in document.sentences:
        if not sentence.is_parsed:
            continue
        found = [trigger for word in sentence.words if (trigger := _trigger(word, dismissals)) is not None]
        for trigger in found:
            decision = NO_EVENT_OF_ITS_OWN.find(
                TriggerCase(trigger, found, games, names.get(trigger.word.start))
            )
            if decision is None:
                triggers.append(trigger)
            else:
                dismissals.append(_dismissal(trigger.word, decision.rule))
    dismissals.sort(key=lambda dismissal: dismissal.trigger.start)
    return Detection(tuple(triggers), tuple(dismissals))


def _trigger(word: Word, dismissals: list[Dismissal]) -> Trigger | None:
    """Return the trigger that a word is; what only looks like one is added to `dismissals`."""
    if (fragment := sense_of_fragment(word)) is not None:
        root = word.sentence.root  # to which the parser joins the rest of a sentence without a verb
        return Trigger(root, fragment, None if word is root else word)
    if word.is_noun and not word.is_noun_modifier:
        sense = _event_sense(word, NOUN, sense_of_noun(word), dismissals)
        return _noun_trigger(word, sense) if sense else None
    if (complement := sense_of_complement(word)) is not None:
        return Trigger(word, complement, word.head.clause.predicate)
    if word.is_full_verb and word.is_predicate and (word.is_gerund or not word.is_in_noun_position):
        sense = _event_sense(word, VERB, sense_of_verb(word), dismissals)
        return Trigger(word, sense) if sense else None
    return None


def _event_sense(
    word: Word, part: str, sense: Sense | None, dismissals: list[Dismissal]
) -> EventSense | None:
    """Return a sense, if it is an event's; else add the word to `dismissals`, if others of its senses are."""
    if sense is None:
        return None
    case = SenseCase(word, sense)
    decision = OTHER_MEANING.find(case)
    if decision is None and isinstance(sense, EventSense):
        kind = None if sense.is_own else KIND.find(case)
        return sense if kind is None else replace(sense, type=kind.outcome, rule=kind.rule)
    if decision is not None and lexicon().event_senses_of(part, word.lemma):
        dismissals.append(_dismissal(word, decision.rule))
    return None


def _noun_trigger(noun: Word, sense: EventSense) -> Trigger:
    """Return the trigger that an event noun is, with the light verbs that support it."""
    support, modifier = find_support(noun), find_modifier(noun)
    return Trigger(noun, sense, support or modifier, modifier if support else None)


def _dismissal(word: Word, rule: str) -> Dismissal:
    return Dismissal(Span(word.start, word.end), rule)
