"""Who acts or is acted upon: governments and peoples named by place or demonym, and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.language import word_class
from geo.model import Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.events.detect import Trigger
    from geo.model import Place, Resolution, Toponym
    from geo.text import Document, Word

ORIGINS = ("-born", "- born", "-based", "- based", "-made", "- made")
ACTOR_PREPOSITION = word_class("actor_preposition")
COUNTRY_CODES = "PCL"
"""How GeoNames' feature codes of countries begin."""


class Actors:
    """The actors of one article's events.

    Parameters
    ----------
    document
        The annotated article.
    resolutions
        Its place mentions; a capital that stands for its government goes by the country's name.
    triggers
        The triggers of its events.
    country_name
        Gives a country's name for its code, if the caller knows the countries.
    """

    def __init__(
        self,
        document: Document,
        resolutions: Sequence[Resolution],
        triggers: Sequence[Trigger],
        country_name: Callable[[str], str | None] | None = None,
    ) -> None:
        self._country_name = country_name
        self._countries = {
            resolution.place.country_code: resolution.place.name
            for resolution in resolutions
            if resolution.place is not None and resolution.place.feature_code.startswith(COUNTRY_CODES)
        }
        self._names = dict(self._named_by_place(document, resolutions)) | dict(
            _organisations(document, resolutions, triggers)
        )

    def of(
        self, trigger: Trigger, places: tuple[int, ...], resolutions: Sequence[Resolution]
    ) -> tuple[str, ...]:
        """Return the actors of an event in the order in which the text names them, each once."""
        taken = {resolutions[index].toponym.start for index in places}
        words = sorted({word.index: word for word in _party_words(trigger)}.items())
        named = (
            self._names[index] for index, word in words if index in self._names and word.start not in taken
        )
        return tuple(dict.fromkeys(named))

    def _named_by_place(
        self, document: Document, resolutions: Sequence[Resolution]
    ) -> Iterator[tuple[int, str]]:
        """Yield each place mention that may stand for people: the index of its head, and the actor's name."""
        for resolution in resolutions:
            place, toponym = resolution.place, resolution.toponym
            stands_for_people = toponym.usage is not Usage.LITERAL or (
                place and place.feature_code.startswith(COUNTRY_CODES)
            )
            head = document.head_of(toponym.start, toponym.end)
            if stands_for_people and head is not None and not _says_where(document, toponym):
                yield head.index, self._actor(place, toponym.text)

    def _actor(self, place: Place | None, text: str) -> str:
        """Return the country for its capital, else the place's own name."""
        if place is None:
            return text
        if place.feature_code == "PPLC":
            return self._country(place.country_code) or place.name
        return place.name

    def _country(self, code: str) -> str | None:
        """Return the name of a country, from the caller or else from the article."""
        named = self._country_name(code) if self._country_name is not None else None
        return named or self._countries.get(code)


def _organisations(
    document: Document, resolutions: Sequence[Resolution], triggers: Sequence[Trigger]
) -> Iterator[tuple[int, str]]:
    """Yield the organisations among the parties to events, but for those with a place's name.

    Those go by the place. Only sentences are searched in which a party has a proper name that is no
    place's: finding names takes longer than all of syntax.
    """
    taken = {
        place.index
        for found in resolutions
        for place in document.words_over(found.toponym.start, found.toponym.end)
    }
    asked = {
        trigger.word.sentence.first: trigger.word.sentence
        for trigger in triggers
        if any(word.is_proper and word.index not in taken for word in _party_words(trigger))
    }
    for named in document.organisations(asked.values()):
        first, last = named[0], named[-1]
        head = document.head_of(first.start, last.end)
        if head is None or any(word.index in taken for word in named) or _is_part_of_title(head):
            continue
        name = document.text[first.start : last.end]
        yield head.index, name.removeprefix("the ").removeprefix("The ").strip()


def _says_where(document: Document, toponym: Toponym) -> bool:
    """Return True if a name says where a town is or who comes from there: *San José, Costa Rica*."""
    words = document.words_over(toponym.start, toponym.end)
    if not words:
        return False
    first, last = words[0], words[-1]
    following = document.text_of(document.words[last.index + 1 : last.index + 3]).lower()
    town, comma = first.neighbour(-2), first.neighbour(-1)
    is_after_town = town is not None and town.is_proper and comma is not None and comma.text == ","
    return (is_after_town and last.is_appended) or following.startswith(ORIGINS)


def _is_part_of_title(word: Word) -> bool:
    """Return True if a name only belongs to an office: *State* in *Secretary of State*."""
    return word.is_after("of") and word.head.head.text[:1].isupper()


def _party_words(trigger: Trigger) -> Iterator[Word]:
    """Yield the words of the phrases that name the parties to an event."""
    return (word for party in _parties(trigger) for word in party.phrase)


def _parties(trigger: Trigger) -> Iterator[Word]:
    """Yield the nouns that name the parties to an event."""
    clause = trigger.clause
    if clause.is_verbal:
        yield from (*clause.subjects, *clause.objects, *clause.passive_subjects, *clause.recipients)
    for anchor in {word.index: word for word in (trigger.verb, trigger.word)}.values():
        yield from (*anchor.possessors, *anchor.modifiers)
        yield from (
            oblique.noun
            for oblique in anchor.as_predicate.obliques
            if oblique.preposition.lower in ACTOR_PREPOSITION
        )
        yield from anchor.as_predicate.agents
