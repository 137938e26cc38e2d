"""The events of one article: each trigger's status, date, places and actors, put together to mentions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from geo.dates import find_dated_entries, find_reporting_periods
from geo.events.dating import Dates, up_to_publication
from geo.events.detect import ONLY_SPOKEN_OF, detect, is_surely_event
from geo.events.mentions.actors import Actors
from geo.events.mentions.certainty import certainties
from geo.events.mentions.conjuncts import pair_places_with_dates, part_by_dates
from geo.events.mentions.coreference import share_between_mentions
from geo.events.mentions.draft import Draft
from geo.events.mentions.record import event_mention
from geo.events.mentions.scene import DaysOfReport, Scene, Surroundings
from geo.events.mentions.story import continue_story
from geo.events.placing import Places
from geo.events.status import decide_status
from geo.model import Dismissal, EventMention
from geo.models import MODELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from geo.events.detect import Detection, Trigger
    from geo.model import Article, Resolution, Timex
    from geo.text import Document


@dataclass(frozen=True, slots=True)
class Findings:
    """The event mentions of an article, and the words that only look like triggers."""

    mentions: tuple[EventMention, ...]
    dismissals: tuple[Dismissal, ...]


def find_event_mentions(  # noqa: PLR0913 - what the other stages found, each by its name
    article: Article,
    document: Document,
    resolutions: Sequence[Resolution],
    timexes: Sequence[Timex],
    *,
    detection: Detection | None = None,
    country_name: Callable[[str], str | None] | None = None,
    models: Path = MODELS,
) -> Findings:
    """Return the events that an article reports, and the words that only look like triggers.

    Parameters
    ----------
    article
        The article; its publication date dates the news that nothing else dates.
    document
        Its text as `geo.text.annotate` gives it.
    resolutions
        Its place mentions in order; an event's `places` are indices into them.
    timexes
        Its time expressions.
    detection
        What `geo.events.detect` gave for the document, where that is known already.
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
    >>> for event in find_event_mentions(Article("a", text), annotate(text), (), ()).mentions:
    ...     print(event.trigger.of(text), event.type, event.status)
    shelled ASSAULT occurred
    hold talks CONSULT planned
    """
    detection = detection or detect(document, [resolution.toponym for resolution in resolutions], timexes)
    finder = EventMentionFinder(document, resolutions, timexes, detection, models)
    return finder.find(article, country_name)


class EventMentionFinder:
    """An article's places and triggers, worked out once for all of its events.

    Parameters
    ----------
    document, resolutions, timexes, detection, models
        As for `find_event_mentions`.
    """

    def __init__(
        self,
        document: Document,
        resolutions: Sequence[Resolution],
        timexes: Sequence[Timex],
        detection: Detection,
        models: Path,
    ) -> None:
        self._document, self._resolutions, self._timexes = document, resolutions, timexes
        self._toponyms = [resolution.toponym for resolution in resolutions]
        self._triggers, self._dismissals = detection.triggers, list(detection.dismissals)
        self._places = Places(document, resolutions, self._triggers, timexes, detection.encoding)
        self._encoding, self._models = detection.encoding, models

    def find(self, article: Article, country_name: Callable[[str], str | None] | None = None) -> Findings:
        """Return the events of the article: see `geo.events.find_event_mentions`."""
        drafts = self.drafts(article, country_name)
        surroundings = Surroundings(self._document, self._resolutions, drafts, self._encoding, article.title)
        scene = Scene(surroundings, self._document, self._resolutions, self._models)
        drafts = list(scene.placed(drafts))
        dated = scene.dated(drafts, self.days(article, drafts))
        drafts = [_within_time(article, draft) for draft in dated if self._is_reported(draft)]
        dismissals = sorted(self._dismissals, key=lambda dismissal: dismissal.trigger.start)
        chances = certainties(drafts, self._resolutions, self._models)
        mentions = map(partial(event_mention, article), drafts, chances)
        return Findings(tuple(mentions), tuple(dismissals))

    def days(self, article: Article, drafts: Sequence[Draft]) -> DaysOfReport:
        """Return the days that the article gives for its events."""
        entries = find_dated_entries(article, self._timexes)
        periods = find_reporting_periods(article, self._timexes)
        dates = Dates(article, self._document, self._timexes, self._triggers)
        return DaysOfReport(
            article, self._document, self._timexes, drafts, self._encoding, entries, periods, dates.of_others
        )

    def drafts(
        self, article: Article, country_name: Callable[[str], str | None] | None = None
    ) -> list[Draft]:
        """Return the events of the article with the dates and places that their own mentions give."""
        dates = Dates(article, self._document, self._timexes, self._triggers)
        drafts = [draft for trigger in self._triggers for draft in self._drafts(trigger, dates)]
        # Only now, as finding the names of organisations takes the longest.
        actors = Actors(self._document, self._resolutions, [one.trigger for one in drafts], country_name)
        drafts = [replace(draft, actors=self._actors_of(draft.trigger, actors)) for draft in drafts]
        return share_between_mentions(continue_story(drafts, self._timexes, self._resolutions))

    def _is_reported(self, draft: Draft) -> bool:
        """Return True if the article reports an event rather than only speaks of it."""
        decision = ONLY_SPOKEN_OF.find(draft.as_reported)
        if decision is None or is_surely_event(draft.trigger):
            return True
        self._dismissals.append(Dismissal(draft.trigger.span, decision.rule))
        return False

    def _drafts(self, trigger: Trigger, dates: Dates) -> Iterator[Draft]:
        """Yield one event for a trigger, or several at one place and date each."""
        status, places = decide_status(trigger, dates.is_to_come), self._places.of(trigger)
        times, text = dates.stated(trigger), self._document.text
        parts = pair_places_with_dates(places, times, self._toponyms, self._timexes)
        parts = parts or part_by_dates(places, times, self._timexes, text)
        for part, (its_places, timex) in enumerate(parts or [(places, None)]):
            dated = dates.of(trigger, status.outcome, timex)
            rules = self._places.rules(trigger, its_places)
            yield Draft(
                trigger,
                status.outcome,
                status.rule,
                dated,
                its_places,
                rules,
                place_chance=self._places.chance(trigger, its_places),
                part=part,
            )

    def _actors_of(self, trigger: Trigger, actors: Actors) -> tuple[str, ...]:
        return actors.of(trigger, self._places.of(trigger), self._resolutions)


def _within_time(article: Article, draft: Draft) -> Draft:
    """Return an event without the days on which it cannot have been."""
    return replace(draft, dated=up_to_publication(article, draft.dated, draft.status))
