"""The record of an event mention, made from its draft."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from geo.events.mentions.subtype import words_of_event
from geo.language import event_types, subtype_of, word_class
from geo.model import EventMention, Span, Status

if TYPE_CHECKING:
    from geo.events.detect import Trigger
    from geo.events.mentions.draft import Draft
    from geo.model import Article

NO_PLACE = "the report does not say where it happened"
"""Why an event has no place, where no name stands for one."""
PROMISING = word_class("promising")


def event_mention(article: Article, draft: Draft, certainty: float = 1.0) -> EventMention:
    """Return the record of an event mention."""
    span, dated, sentence = draft.trigger.span, draft.dated, draft.trigger.word.sentence
    name = f"{article.id}\n{span.start}\n{span.end}" + (f"\n{draft.part}" if draft.part else "")
    kind = event_type(draft.trigger, draft.status)
    return EventMention(
        id=hashlib.sha256(name.encode()).hexdigest()[:12],
        trigger=span,
        type=kind,
        status=draft.status,
        sentence=_trimmed(article.text, Span(sentence.start, sentence.end)),
        interval=dated.interval,
        date_basis=dated.basis,
        places=draft.places,
        actors=draft.actors,
        date_reason=dated.reason,
        place_reason="" if draft.places else NO_PLACE,
        timex=dated.timex,
        rules=(
            *filter(None, (draft.trigger.sense.rule,)),
            draft.status_rule,
            draft.dated.rule,
            *draft.place_rules,
        ),
        subtype=draft.trigger.sense.subtype or subtype_of(kind, words_of_event(draft.trigger)),
        place_basis=draft.place_basis if draft.places else None,
        certainty=round(certainty, 3),
    )


def event_type(trigger: Trigger, status: Status) -> str:
    """Return the type of an event, by PLOVER's convention for the future.

    Help that someone says they will give is AGREE, and REJECT if they say they will not; force to come is
    THREATEN. A meeting that is merely set for a day stays what it is.

    Examples
    --------
    >>> from geo.events.detect import detect
    >>> from geo.text import annotate
    >>> (trigger,) = detect(annotate("The army will shell the town.")).triggers
    >>> event_type(trigger, Status.PLANNED)
    'THREATEN'
    """
    name = trigger.sense.type
    traits = event_types()[name]
    if trigger.is_noun or PROMISING.isdisjoint(child.lower for child in trigger.verb.children):
        return name
    if traits.is_help and status is Status.PLANNED:
        return "AGREE"
    if traits.is_help and status is Status.NEGATED:
        return "REJECT"
    is_threat = traits.is_pressure and status in {Status.PLANNED, Status.HYPOTHETICAL}
    return "THREATEN" if is_threat else name


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without the white space at both ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
