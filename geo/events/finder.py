"""The acts that one article tells of, each with type, status, date, place and actors."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.actors import Actors
from geo.events.conjuncts import pairs
from geo.events.dating import Dates
from geo.events.detect.lexicon import lexicon
from geo.events.detect.triggers import candidates
from geo.events.draft import Draft
from geo.events.narration import carry_on
from geo.events.placing import Places
from geo.events.same import fill_in
from geo.events.status import is_present, status
from geo.language import event_types
from geo.model import EventMention, Span, Status, Timex
from geo.models import MODELS
from geo.text import Form, Relation
from geo.text.sharing import OWN_TIME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from geo.events.detect.triggers import Trigger
    from geo.model import Article, Resolution, Toponym
    from geo.text import Document, Word

NOWHERE = "the text gives no place where it happened"
"""Why an event has no place, where no name stands for one."""


def find_mentions(  # noqa: PLR0913 - what the other stages found, each by its name
    article: Article,
    document: Document,
    resolutions: Sequence[Resolution],
    timexes: Sequence[Timex],
    *,
    triggers: Sequence[Trigger] | None = None,
    country_name: Callable[[str], str | None] | None = None,
    models: Path = MODELS,
) -> tuple[EventMention, ...]:
    """Find the events that an article tells of.

    Parameters
    ----------
    article
        The report; its publication date dates the news that nothing else dates.
    document
        Its text as `geo.text.annotate` gives it.
    resolutions
        Its place mentions in order; an event's `places` are indices into them.
    timexes
        Its time expressions.
    triggers
        As `find_triggers` gives them, where they are known already.
    country_name
        Gives a country's name for its code, so that a capital that stands for its government goes by it;
        without it, only by the name of a country that the article itself names.
    models
        The folder of the learned weights.

    Examples
    --------
    >>> from geo.model import Article
    >>> from geo.text import annotate
    >>> text = "Rebels shelled the town. Ministers will hold talks."
    >>> for event in find_mentions(Article("a", text), annotate(text), (), ()):
    ...     print(event.trigger.of(text), event.type, event.status)
    shelled ASSAULT occurred
    hold talks CONSULT planned
    """
    if triggers is None:
        triggers = find_triggers(document, [one.toponym for one in resolutions], timexes)
    return EventFinder(document, resolutions, timexes, triggers, models).find_mentions(article, country_name)


def find_unrecognised_places(
    document: Document,
    resolutions: Sequence[Resolution],
    timexes: Sequence[Timex],
    triggers: Sequence[Trigger] | None = None,
    models: Path = MODELS,
) -> tuple[Toponym, ...]:
    """Find the names that were not recognised as places, but at which an event happened.

    Parameters
    ----------
    document
        The article's text as `geo.text.annotate` gives it.
    resolutions
        Its recognised place mentions in order, each with its best known place: see `geo.resolve.best_known`.
        It says of which kind the places beside a name are.
    timexes
        Its time expressions.
    triggers
        As `find_triggers` gives them, where they are known already.
    models
        The folder of the learned weights.

    Examples
    --------
    >>> from geo.text import annotate
    >>> document = annotate("Rebels killed four people in Velmisar on Monday.")
    >>> [name.text for name in find_unrecognised_places(document, (), ())]
    ['Velmisar']
    """
    if triggers is None:
        triggers = find_triggers(document, [one.toponym for one in resolutions], timexes)
    places = Places(document, resolutions, triggers, timexes, models)
    found: dict[int, Toponym] = {}
    for trigger in triggers:
        for name in places.unrecognised(trigger):
            known = found.get(name.start)
            if known is None or name.certainty > known.certainty:
                found[name.start] = name
    return tuple(found[start] for start in sorted(found))


class EventFinder:
    """An article's places, dates and triggers, worked out once for all that is asked of them.

    Parameters
    ----------
    document, resolutions, timexes, triggers, models
        As for `find_mentions`.
    """

    def __init__(
        self,
        document: Document,
        resolutions: Sequence[Resolution],
        timexes: Sequence[Timex],
        triggers: Sequence[Trigger],
        models: Path,
    ) -> None:
        self._document, self._resolutions, self._timexes = document, resolutions, timexes
        self._toponyms = [resolution.toponym for resolution in resolutions]
        self._triggers = triggers
        self._places = Places(document, resolutions, triggers, timexes, models)

    def find_mentions(
        self, article: Article, country_name: Callable[[str], str | None] | None = None
    ) -> tuple[EventMention, ...]:
        """Find the events that the article tells of: see `geo.events.find_mentions`."""
        dates = Dates(article, self._document, self._timexes, self._triggers)
        told = [act for trigger in self._triggers for act in self._acts(trigger, dates) if _stands(act)]
        # Only now, as finding the names of organisations takes the longest.
        actors = Actors(self._document, self._resolutions, [act.trigger for act in told], country_name)
        told = [replace(act, actors=self._actors_of(act.trigger, actors)) for act in told]
        return tuple(
            _record(article, act) for act in fill_in(carry_on(told, self._timexes, self._resolutions))
        )

    def _acts(self, trigger: Trigger, dates: Dates) -> Iterator[Draft]:
        """Yield what a trigger tells of: one act, or several at one place and date each."""
        how, where = status(trigger), self._places.of(trigger)
        if how is Status.OCCURRED and is_present(trigger.verb) and dates.lies_ahead(trigger):
            how = Status.PLANNED
        found = pairs(where, dates.given(trigger), self._toponyms, self._timexes)
        for part, (here, when) in enumerate(found or [(where, None)]):
            rules = self._places.rules(trigger, here)
            yield Draft(trigger, how, dates.of(trigger, how, when), here, rules, part=part)

    def _actors_of(self, trigger: Trigger, actors: Actors) -> tuple[str, ...]:
        return actors.of(trigger, self._places.of(trigger), self._resolutions)


def find_triggers(
    document: Document, toponyms: Sequence[Toponym], timexes: Sequence[Timex]
) -> tuple[Trigger, ...]:
    """Return the triggers; what is part of a name or a date is none: *Peace Bridge*, *12 March*."""
    names: list[Toponym | Timex] = [*toponyms, *timexes]
    parts = {offset: name for name in names for offset in range(name.start, name.end)}
    return tuple(
        trigger
        for trigger in candidates(document)
        if trigger.word.start not in parts or not _is_part(trigger.word, parts[trigger.word.start])
    )


def _is_part(token: Word, name: Toponym | Timex) -> bool:
    """Tell whether a word within a name or a date is only part of it.

    It is told of itself in *a day after police banned the march*, and as a common noun (*Marches were held*)
    that was taken for a place all by itself.
    """
    if isinstance(name, Timex):
        before = token.document.words_over(name.start, token.start)
        return not any(word.lower in OWN_TIME for word in before)
    return token.form != Form.PLURAL_NOUN or len(token.text) < name.end - name.start


def _stands(act: Draft) -> bool:
    """Tell whether an act is told, and not only spoken of: asked for, refused, or named in passing."""
    trigger = act.trigger
    if trigger.is_noun and trigger.support is None:
        stative = lexicon().of_class(trigger.word.lemma, "state")
        return act.dated.own or (bool(act.places) and not stative)
    governed = trigger.verb.relation in {
        Relation.OPEN_COMPLEMENT,
        Relation.PREPOSITIONAL_CLAUSE,
        Relation.NOUN_CLAUSE,
    }
    return act.status is Status.OCCURRED or not governed or act.is_mappable


def conventional(trigger: Trigger, how: Status) -> str:
    """Return the type by PLOVER's convention for the future.

    Help that someone says they will give is AGREE, and REJECT if they say they will not; force to come is
    THREATEN. A meeting that is merely set for a day stays what it is.
    """
    kind = trigger.sense.type
    traits = event_types()[kind]
    if trigger.is_noun or not any(child.lower in {"will", "would", "wo"} for child in trigger.verb.children):
        return kind
    if traits.is_help and how is Status.PLANNED:
        return "AGREE"
    if traits.is_help and how is Status.NEGATED:
        return "REJECT"
    threatened = how in {Status.PLANNED, Status.HYPOTHETICAL}
    return "THREATEN" if traits.is_pressure and threatened else kind


def _record(article: Article, act: Draft) -> EventMention:
    """Make the record of an act."""
    trigger, dated, sentence = act.trigger, act.dated, act.trigger.word.sentence
    span = trigger.span
    name = f"{article.id}\n{span.start}\n{span.end}" + (f"\n{act.part}" if act.part else "")
    return EventMention(
        id=hashlib.sha256(name.encode()).hexdigest()[:12],
        trigger=span,
        type=conventional(trigger, act.status),
        status=act.status,
        sentence=_trimmed(article.text, Span(sentence.start, sentence.end)),
        interval=dated.interval,
        date_basis=dated.basis,
        places=act.places,
        actors=act.actors,
        date_reason=dated.reason,
        place_reason="" if act.places else NOWHERE,
        timex=dated.timex,
        rules=act.place_rules,
    )


def _trimmed(text: str, span: Span) -> Span:
    """Leave out the white space at both ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return replace(span, start=start, end=max(start, span.start + len(words.rstrip())))
