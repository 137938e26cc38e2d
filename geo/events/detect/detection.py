"""Detecting the triggers of a document: verbs, nouns with or without a light verb, some adjectives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.events.detect.evidence import least_by_encoder, likeliest_type
from geo.events.detect.kind import KIND
from geo.events.detect.lexicon import EventSense, lexicon
from geo.events.detect.not_event import (
    NO_EVENT_OF_ITS_OWN,
    OTHER_MEANING,
    Games,
    SenseCase,
    TriggerCase,
    find_named_again,
)
from geo.events.detect.senses import sense_of_complement, sense_of_fragment, sense_of_noun, sense_of_verb
from geo.events.detect.support import find_modifier, find_support
from geo.events.detect.trigger import Trigger
from geo.events.encoder import encode
from geo.limits import limits
from geo.model import Dismissal, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.detect.lexicon import Sense
    from geo.events.encoder import Encoding, WordScores
    from geo.model import Timex, Toponym
    from geo.text import Document, Sentence, Word

NOUN, VERB = "noun", "verb"
SURE = 0.95
"""Probability by the encoder from which a word is an event though the tables have it in another sense."""


@dataclass(frozen=True, slots=True)
class Detection:
    """The triggers of a document, and the words that only look like triggers."""

    triggers: tuple[Trigger, ...]
    dismissals: tuple[Dismissal, ...]
    encoding: Encoding
    """What the encoder says of the document's words."""
    is_cut: bool = False
    """True if a sentence has more acts than are looked at."""


def detect(
    document: Document,
    toponyms: Sequence[Toponym] = (),
    timexes: Sequence[Timex] = (),
    encoding: Encoding | None = None,
) -> Detection:
    """Return the triggers of a document, in order; one for a light verb and its noun.

    Parameters
    ----------
    document
        As `geo.text.annotate` gives it.
    toponyms, timexes
        The place mentions and time expressions: what is part of one is no trigger (*Peace Bridge*).
    encoding
        What the encoder says of its words, where that is known already.

    Examples
    --------
    >>> from geo.text import annotate
    >>> text = "Rebels killed nine people in Orda. A director shot a film."
    >>> detection = detect(annotate(text))
    >>> [trigger.word for trigger in detection.triggers]
    [killed]
    >>> [(one.trigger.of(text), one.rule) for one in detection.dismissals]
    [('shot', 'not_event.other-sense')]
    """
    encoding = encoding or encode(document)
    spans: list[Toponym | Timex] = [*toponyms, *timexes]
    names = {offset: span for span in spans for offset in range(span.start, span.end)}
    games, dismissals = Games(document), list[Dismissal]()
    triggers: list[Trigger] = []
    is_cut = False
    for sentence in document.sentences:
        if not sentence.is_parsed:
            continue
        found, dismissed = _found(sentence, encoding)
        is_cut |= len(found) > limits().acts
        found = found[: limits().acts]
        dismissals += dismissed
        kept = list[Trigger]()
        again: dict[int, list[Word]] = {}
        for trigger in found:
            case = TriggerCase(trigger, found, games, names.get(trigger.word.start))
            decision = NO_EVENT_OF_ITS_OWN.find(case)
            if decision is None:
                kept.append(trigger)
                continue
            dismissals.append(_dismissal(trigger.word, decision.rule))
            if (verb := find_named_again(case)) is not None:
                again.setdefault(verb.word.index, []).append(trigger.word)
        triggers += (replace(one, again=tuple(again.get(one.word.index, ()))) for one in kept)
    dismissals.sort(key=lambda dismissal: dismissal.trigger.start)
    return Detection(tuple(triggers), tuple(dismissals), encoding, is_cut)


def _found(sentence: Sentence, encoding: Encoding) -> tuple[list[Trigger], list[Dismissal]]:
    """Return the triggers of a sentence, of the tables and of the encoder, and the tables' dismissals."""
    triggers, dismissals = list[Trigger](), list[Dismissal]()
    likely = encoding.likely(sentence.start, sentence.end, least_by_encoder(in_tables=False))
    for word in sentence.words:
        scores = encoding.of(word.start) if word.start in likely else None
        dismissed = list[Dismissal]()
        trigger = _trigger(word, dismissed)
        if trigger is not None:
            scores = scores or encoding.of(trigger.word.start)
            triggers.append(_weighed(trigger, scores, encoding))
        elif (
            scores is not None
            and _can_name_event(word)
            and (not dismissed or _is_verb_after_all(word, scores))
        ):
            triggers.append(_learned(word, scores))
        else:
            dismissals += dismissed
    return triggers, dismissals


def _is_verb_after_all(word: Word, scores: WordScores) -> bool:
    """Return True for a noun that the encoder is sure of: *Police fire on a crowd* looks like one."""
    return word.is_noun and scores.event >= SURE


def _weighed(trigger: Trigger, scores: WordScores | None, encoding: Encoding) -> Trigger:
    """Give a trigger of the tables what the encoder says of it, and its type; a person's own row holds."""
    if trigger.sense.is_own:
        return replace(trigger, scores=scores)
    scores = max(
        filter(None, (scores, *_of_others(trigger, encoding))), key=lambda one: one.event, default=None
    )
    by_rule = bool(trigger.sense.rule)  # who acts decides: nature and accidents do harm, too
    kind = trigger.sense.type if by_rule else likeliest_type(scores, trigger.sense.type)
    sense = replace(trigger.sense, type=kind)
    return replace(trigger, scores=scores, sense=sense)


def _of_others(trigger: Trigger, encoding: Encoding) -> Iterator[WordScores | None]:
    """Yield what the encoder says of the other words of a trigger: it may name either of *held talks*."""
    yield from (encoding.of(word.start) for word in trigger.anchors)
    if trigger.is_noun or not trigger.sense.objects:
        return
    for word in trigger.word.as_predicate.objects:
        if word.lemma in trigger.sense.objects:
            yield encoding.of(word.start)


def _learned(word: Word, scores: WordScores) -> Trigger:
    """Return the trigger that a word is which the tables do not have, or have in other senses."""
    sense = EventSense((word.lemma,), frozenset(), frozenset(), likeliest_type(scores, None))
    trigger = _noun_trigger(word, sense) if word.is_noun else Trigger(word, sense)
    return replace(trigger, scores=scores, in_tables=False)


def _can_name_event(word: Word) -> bool:
    """Return True if a word has a meaning of its own: no auxiliary, no particle, no part of a name."""
    return not (word.is_auxiliary or word.is_punctuation or word.is_proper) or word.is_full_verb


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
