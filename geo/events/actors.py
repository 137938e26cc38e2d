"""Who acts or is acted upon: governments and peoples named by place or demonym, and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Usage
from geo.text import SUBJECTS, PartOfSpeech, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.events.detect import Trigger
    from geo.model import Place, Resolution, Toponym
    from geo.text import Document, Word

CLAUSES = frozenset(
    {
        *SUBJECTS,
        Relation.RELATIVE_CLAUSE,
        Relation.NOUN_CLAUSE,
        Relation.ADVERBIAL_CLAUSE,
        Relation.CLAUSAL_COMPLEMENT,
        Relation.OPEN_COMPLEMENT,
    }
)
ORIGINS = ("-born", "- born", "-based", "- based", "-made", "- made")
PARTIES = frozenset({"between", "with", "by", "against", "of", "among", "to"})
"""Prepositions after which a party to the act is named."""


class Actors:
    """The actors of one article's acts.

    Parameters
    ----------
    document
        The parsed article.
    resolutions
        Its place mentions; a capital that stands for its government goes by the country's name.
    triggers
        All its acts.
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
            if resolution.place is not None and resolution.place.feature_code.startswith("PCL")
        }
        self._names = dict(self._named_by_place(document, resolutions)) | dict(
            _organisations(document, resolutions, triggers)
        )

    def of(
        self, trigger: Trigger, places: tuple[int, ...], resolutions: Sequence[Resolution]
    ) -> tuple[str, ...]:
        """Return the actors of an act in the order in which the text names them, each once."""
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
                place and place.feature_code.startswith("PCL")
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
    """Yield the organisations among the parties to acts, but for those with a place's name.

    Those go by the place. Only sentences are searched in which a party has a proper name that is no
    place's: finding names takes longer than all of syntax.
    """
    taken = {
        place.index
        for found in resolutions
        for place in _words(document, found.toponym.start, found.toponym.end)
    }
    asked = {
        trigger.word.sentence.first: trigger.word.sentence
        for trigger in triggers
        if any(
            word.part == PartOfSpeech.PROPER_NOUN and word.index not in taken
            for word in _party_words(trigger)
        )
    }
    for named in document.organisations(asked.values()):
        first, last = named[0], named[-1]
        head = document.head_of(first.start, last.end)
        if head is None or any(word.index in taken for word in named) or _is_part_of_title(head):
            continue
        name = document.text[first.start : last.end]
        yield head.index, name.removeprefix("the ").removeprefix("The ").strip()


def _says_where(document: Document, toponym: Toponym) -> bool:
    """Tell whether a name says where a town lies or who comes from there: *San José, Costa Rica*."""
    words = _words(document, toponym.start, toponym.end)
    if not words:
        return False
    last = words[-1].index
    after = document.text_of(document.words[last + 1 : last + 3]).lower()
    before = document.words[words[0].index - 1] if words[0].index else None
    town = (
        before is not None
        and before.text == ","
        and words[0].index > 1
        and document.words[words[0].index - 2].part == PartOfSpeech.PROPER_NOUN
    )
    lies_in = town and words[-1].relation in {Relation.APPOSITION, Relation.ADVERBIAL_NOUN}
    return lies_in or after.startswith(ORIGINS)


def _is_part_of_title(token: Word) -> bool:
    """Tell whether a name only belongs to an office: *State* in *Secretary of State*."""
    return (
        token.relation == Relation.PREPOSITIONAL_OBJECT
        and token.head.lower == "of"
        and token.head.head.text[:1].isupper()
    )


def _words(document: Document, start: int, end: int) -> Sequence[Word]:
    """Return the tokens that the characters from `start` to `end` touch."""
    return document.words_over(start, end)


def _party_words(trigger: Trigger) -> Iterator[Word]:
    """Yield the words of the phrases that name the parties to an act."""
    return (word for root in _parties(trigger) for word in _phrase(root))


def _parties(trigger: Trigger) -> Iterator[Word]:
    """Yield the heads of the phrases that name the parties to an act."""
    verb = trigger.verb
    if verb.is_predicate:
        yield from verb.document.clause(verb).subjects
        yield from verb.dependents(Relation.OBJECT, Relation.PASSIVE_SUBJECT, Relation.INDIRECT_OBJECT)
    for anchor in {verb.index: verb, trigger.word.index: trigger.word}.values():
        yield from anchor.dependents(
            Relation.POSSESSOR, Relation.COMPOUND, Relation.ADJECTIVAL_MODIFIER, Relation.NOMINAL_MODIFIER
        )
        for preposition in anchor.dependents(Relation.PREPOSITION, Relation.AGENT):
            if preposition.lower in PARTIES:
                yield from preposition.dependents(Relation.PREPOSITIONAL_OBJECT)


def _phrase(root: Word) -> Iterator[Word]:
    """Yield the words of a noun phrase, clauses within it left out."""
    waiting = [root]
    while waiting:
        token = waiting.pop()
        yield token
        waiting += [child for child in token.children if child.relation not in CLAUSES]
