"""The acts that one article tells of, each with type, status, date, place and actors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.events.actors import Actors
from geo.events.dating import Dated, Dates
from geo.events.lexicon import lexicon
from geo.events.placing import Places
from geo.events.same import fill_in
from geo.events.status import status
from geo.events.triggers import Trigger, find
from geo.model import EventMention, EventType, Span, Status
from geo.syntax import lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from geo.model import Article, Resolution, Timex, Toponym

COOPERATIVE = frozenset(
    {
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.COOPERATE,
        EventType.AID,
        EventType.CONCEDE,
        EventType.RETREAT,
    }
)
HOSTILE = frozenset({EventType.COERCE, EventType.SANCTION, EventType.ASSAULT, EventType.MOBILIZE})


@dataclass(frozen=True, slots=True)
class Telling:
    """One act as one sentence tells it, before it becomes a record."""

    trigger: Trigger
    status: Status
    dated: Dated
    places: tuple[int, ...]
    actors: tuple[str, ...]

    @property
    def is_mappable(self) -> bool:
        """Tell whether the text itself gives the act a place or a date."""
        return bool(self.places) or self.dated.own


def mentions(
    article: Article, doc: Doc, resolutions: Sequence[Resolution], timexes: Sequence[Timex]
) -> tuple[EventMention, ...]:
    """Find the events that an article tells of.

    Parameters
    ----------
    article
        The report; its publication date dates the news that nothing else dates.
    doc
        Its text as `geo.syntax.analyse` parses it.
    resolutions
        Its place mentions in order; an event's `places` are indices into them.
    timexes
        Its time expressions.

    Examples
    --------
    >>> from geo.model import Article
    >>> from geo.syntax import analyse
    >>> text = "Rebels shelled the town. Ministers will hold talks."
    >>> for event in mentions(Article("a", text), analyse(text), (), ()):
    ...     print(event.trigger.of(text), event.type, event.status)
    shelled ASSAULT occurred
    hold talks CONSULT planned
    """
    named: list[Toponym | Timex] = [*(resolution.toponym for resolution in resolutions), *timexes]
    triggers = tuple(trigger for trigger in find(doc) if not _is_in_name(trigger, named))
    places, dates, actors = (
        Places(doc, resolutions, triggers),
        Dates(article, doc, timexes, triggers),
        Actors(doc, resolutions),
    )
    told = []
    for trigger in triggers:
        how, where = status(trigger), places.of(trigger)
        telling = Telling(trigger, how, dates.of(trigger, how), where, actors.of(trigger, where, resolutions))
        if _stands(telling):
            told.append(telling)
    return tuple(_record(article, telling) for telling in fill_in(told))


def _is_in_name(trigger: Trigger, named: Sequence[Toponym | Timex]) -> bool:
    """Tell whether a trigger is part of the name of a place or time: *Peace Bridge*, *12 March*."""
    start = trigger.token.idx
    return any(name.start <= start < name.end for name in named)


def _stands(telling: Telling) -> bool:
    """Tell whether an act is told, and not only spoken of: asked for, refused, or named in passing."""
    trigger = telling.trigger
    if trigger.is_noun and trigger.support is None:
        stative = lexicon().of_class(lemma(trigger.token), "state")
        return telling.dated.own or (bool(telling.places) and not stative)
    governed = trigger.verb.dep_ in {"xcomp", "pcomp"}
    return telling.status is Status.OCCURRED or not governed or telling.is_mappable


def conventional(trigger: Trigger, how: Status) -> EventType:
    """Return the type by PLOVER's convention for the future.

    Help that someone says they will give is AGREE, and REJECT if they say they will not; force to come is
    THREATEN. A meeting that is merely set for a day stays what it is.
    """
    kind = trigger.rule.type
    if trigger.is_noun or not any(child.lower_ in {"will", "would", "wo"} for child in trigger.verb.children):
        return kind
    if kind in COOPERATIVE and how is Status.PLANNED:
        return EventType.AGREE
    if kind in COOPERATIVE and how is Status.NEGATED:
        return EventType.REJECT
    return EventType.THREATEN if kind in HOSTILE and how is Status.PLANNED else kind


def _record(article: Article, telling: Telling) -> EventMention:
    """Make the record of an act."""
    trigger, dated, sentence = telling.trigger, telling.dated, telling.trigger.token.sent
    span = trigger.span
    name = f"{article.id}\n{span.start}\n{span.end}"
    nowhere = "" if telling.places else "the text gives no place where it happened"
    return EventMention(
        id=hashlib.sha256(name.encode()).hexdigest()[:12],
        trigger=span,
        type=conventional(trigger, telling.status),
        status=telling.status,
        sentence=_trimmed(article.text, Span(sentence.start_char, sentence.end_char)),
        interval=dated.interval,
        date_basis=dated.basis,
        places=telling.places,
        actors=telling.actors,
        reason="; ".join(filter(None, (dated.reason, nowhere))),
        timex=dated.timex,
    )


def _trimmed(text: str, span: Span) -> Span:
    """Leave out the white space at both ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return replace(span, start=start, end=max(start, span.start + len(words.rstrip())))
