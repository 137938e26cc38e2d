"""What a person has decided, put in place of what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from geo.corrections.table import What
from geo.model import (
    Article,
    DateBasis,
    Interval,
    Place,
    PlaceBasis,
    Precision,
    PublishedBasis,
    Resolution,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.model import EventMention, Parse, Unread

EVERYWHERE = "*"
"""Stands for all articles."""
CERTAIN = 1.0
"""What a person has set is drawn."""
BY_HAND = "set by hand"
NO_PLACE_BY_HAND = f"no place, {BY_HAND}"

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Correction:
    """One answer."""

    where: str
    """The file and its line."""
    key: Key
    answer: Interval | Place | None
    """None: the name means no place, or the act is no event."""


class Corrections:
    """A person's answers, by what they are about.

    Examples
    --------
    >>> from geo.model import Parse, Toponym, Usage
    >>> vank = Resolution(Toponym(8, 12, "Vank", Usage.LITERAL), None, 0.0, "too many bear the name")
    >>> place = Place("own:vank", "Vank", 40.05, 46.54, "P", "PPL")
    >>> by_hand = Corrections([Correction("corrections.csv:2", ("a", "place", "Vank", ""), place)])
    >>> by_hand.applied(Parse(Article("a", "Shots in Vank"), (vank,))).toponyms[0].place.id
    'own:vank'
    """

    def __init__(self, corrections: Sequence[Correction] = ()) -> None:
        self._by_key = {correction.key: correction for correction in corrections}
        self._articles = {key[0] for key in self._by_key}

    def __len__(self) -> int:
        """Return how many answers there are."""
        return len(self._by_key)

    def dated(self, articles: Iterable[Article | Unread]) -> Iterator[Article | Unread]:
        """Yield articles with the days of publication that a person has set, and all else as it is."""
        for item in articles:
            days = self._answer((item.id, What.PUBLISHED, "", "")) if isinstance(item, Article) else None
            yield _published(item, days) if isinstance(item, Article) and days else item

    def applied(self, parsed: Parse) -> Parse:
        """Return a parse with a person's answers in place of what was found."""
        name = parsed.article.id
        if self._articles.isdisjoint((name, EVERYWHERE)):
            return parsed
        toponyms = tuple(self._placed(name, resolution) for resolution in parsed.toponyms)
        dated = (self._dated(parsed.article, mention) for mention in parsed.events)
        events = tuple(_confirmed(mention, toponyms) for mention in dated if mention is not None)
        return replace(parsed, toponyms=toponyms, events=events)

    def met(self, parses: Iterable[Parse]) -> int:
        """Return the number of answers that are about something that was found.

        Parameters
        ----------
        parses
            As they were before `applied`.
        """
        return len(self._met(parses))

    def unmet(self, parses: Iterable[Parse]) -> tuple[str, ...]:
        """Return which answers are about nothing that was found in the articles that they name.

        An answer about an article that is not among these is left out: another run may read it.

        Parameters
        ----------
        parses
            As they were before `applied`.
        """
        parses = list(parses) if self._by_key else []
        met, read = self._met(parses), {parsed.article.id for parsed in parses} | {EVERYWHERE}
        answers = self._by_key.values()
        missed = (answer for answer in answers if answer.key[0] in read and answer.key not in met)
        return tuple(
            f"{answer.where}: no {answer.key[1]} {answer.key[2]!r} in {answer.key[0]}" for answer in missed
        )

    def waiting(self, parses: Iterable[Parse]) -> int:
        """Return the number of answers about articles that are not among these."""
        read = {parsed.article.id for parsed in parses} | {EVERYWHERE}
        return sum(key[0] not in read for key in self._by_key)

    def _met(self, parses: Iterable[Parse]) -> set[Key]:
        """Return which answers are about something that was found, by their keys."""
        named = (
            parses if EVERYWHERE in self._articles else (p for p in parses if p.article.id in self._articles)
        )
        keys = chain.from_iterable(map(_keys, named)) if self._by_key else ()
        return {key for key in keys if key in self._by_key}

    def _find(self, key: Key) -> Correction | None:
        return self._by_key.get(key) or self._by_key.get((EVERYWHERE, *key[1:]))

    def _answer(self, key: Key) -> Interval | None:
        correction = self._find(key)
        return correction.answer if correction and isinstance(correction.answer, Interval) else None

    def _placed(self, article: str, resolution: Resolution) -> Resolution:
        correction = self._find((article, What.PLACE, resolution.toponym.text, ""))
        if correction is None:
            return resolution
        if isinstance(correction.answer, Place):
            return replace(resolution, place=correction.answer, score=1.0, reason=BY_HAND)
        return replace(resolution, place=None, score=0.0, reason=NO_PLACE_BY_HAND)

    def _dated(self, article: Article, mention: EventMention) -> EventMention | None:
        """Return an event with the date that a person has set; None if a person says that it is none."""
        correction = self._find(event_key(article, mention))
        if correction is None:
            return mention
        if not isinstance(correction.answer, Interval):
            return None
        return replace(
            mention,
            interval=correction.answer,
            date_basis=DateBasis.GIVEN,
            date_reason="",
            timex=None,
            certainty=CERTAIN,
        )


def _confirmed(mention: EventMention, toponyms: Sequence[Resolution]) -> EventMention:
    """Return an event as certain if a person has said where it happened."""
    places = (toponyms[index] for index in mention.places)
    if not any(one.place is not None and one.reason == BY_HAND for one in places):
        return mention
    return replace(mention, place_basis=PlaceBasis.GIVEN, certainty=CERTAIN)


def _keys(parsed: Parse) -> Iterator[Key]:
    """Yield all that answers about an article can be about."""
    name = parsed.article.id
    yield name, What.PUBLISHED, "", ""
    for resolution in parsed.toponyms:
        yield from ((article, What.PLACE, resolution.toponym.text, "") for article in (name, EVERYWHERE))
    yield from (event_key(parsed.article, mention) for mention in parsed.events)


def event_key(article: Article, mention: EventMention) -> Key:
    """Return what a row about an event is known by."""
    return article.id, What.EVENT, mention.trigger.of(article.text), str(mention.trigger.start)


def _published(article: Article, days: Interval) -> Article:
    is_day = days.precision is Precision.DAY
    return replace(
        article,
        published=days.begin if is_day else None,
        published_within=None if is_day else days,
        published_basis=PublishedBasis.GIVEN,
        published_reason=BY_HAND,
    )
