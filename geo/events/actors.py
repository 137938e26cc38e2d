"""Who acts or is acted upon: governments and peoples named by place or demonym, and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Usage
from geo.syntax import SUBJECTS, children, head_of, is_clause, organisations, subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from geo.events.triggers import Trigger
    from geo.model import Place, Resolution, Toponym

CLAUSES = frozenset({*SUBJECTS, "relcl", "acl", "advcl", "ccomp", "xcomp"})
ORIGINS = ("-born", "- born", "-based", "- based", "-made", "- made")
PARTIES = frozenset({"between", "with", "by", "against", "of", "among", "to"})
"""Prepositions after which a party to the act is named."""


class Actors:
    """The actors of one article's acts.

    Parameters
    ----------
    doc
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
        doc: Doc,
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
        self._names = dict(self._named_by_place(doc, resolutions)) | dict(
            _organisations(doc, resolutions, triggers)
        )

    def of(
        self, trigger: Trigger, places: tuple[int, ...], resolutions: Sequence[Resolution]
    ) -> tuple[str, ...]:
        """Return the actors of an act in the order in which the text names them, each once."""
        taken = {resolutions[index].toponym.start for index in places}
        words = sorted({word.i: word for word in _party_words(trigger)}.items())
        named = (
            self._names[index] for index, word in words if index in self._names and word.idx not in taken
        )
        return tuple(dict.fromkeys(named))

    def _named_by_place(self, doc: Doc, resolutions: Sequence[Resolution]) -> Iterator[tuple[int, str]]:
        """Yield each place mention that may stand for people: the index of its head, and the actor's name."""
        for resolution in resolutions:
            place, toponym = resolution.place, resolution.toponym
            stands_for_people = toponym.usage is not Usage.LITERAL or (
                place and place.feature_code.startswith("PCL")
            )
            head = head_of(doc, toponym.start, toponym.end)
            if stands_for_people and head is not None and not _says_where(doc, toponym):
                yield head.i, self._actor(place, toponym.text)

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
    doc: Doc, resolutions: Sequence[Resolution], triggers: Sequence[Trigger]
) -> Iterator[tuple[int, str]]:
    """Yield the organisations among the parties to acts, but for those with a place's name.

    Those go by the place. Only sentences are searched in which a party has a proper name that is no
    place's: finding names takes longer than all of syntax.
    """
    taken = {
        place.i for found in resolutions for place in _words(doc, found.toponym.start, found.toponym.end)
    }
    asked = {
        trigger.token.sent.start: trigger.token.sent
        for trigger in triggers
        if any(word.pos_ == "PROPN" and word.i not in taken for word in _party_words(trigger))
    }
    for named in organisations(asked.values()):
        if not any(token.i in taken for token in named) and not _is_part_of_title(named.root):
            yield named.root.i, named.text.removeprefix("the ").removeprefix("The ").strip()


def _says_where(doc: Doc, toponym: Toponym) -> bool:
    """Tell whether a name says where a town lies or who comes from there: *San José, Costa Rica*."""
    words = _words(doc, toponym.start, toponym.end)
    if not words:
        return False
    after = doc[words[-1].i + 1 : words[-1].i + 3].text.lower()
    before = doc[words[0].i - 1] if words[0].i else None
    town = (
        before is not None and before.text == "," and words[0].i > 1 and doc[words[0].i - 2].pos_ == "PROPN"
    )
    lies_in = town and words[-1].dep_ in {"appos", "npadvmod"}
    return lies_in or after.startswith(ORIGINS)


def _is_part_of_title(token: Token) -> bool:
    """Tell whether a name only belongs to an office: *State* in *Secretary of State*."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.text[:1].isupper()


def _words(doc: Doc, start: int, end: int) -> Span | tuple[()]:
    """Return the tokens that the characters from `start` to `end` touch."""
    return doc.char_span(start, end, alignment_mode="expand") or ()


def _party_words(trigger: Trigger) -> Iterator[Token]:
    """Yield the words of the phrases that name the parties to an act."""
    return (word for root in _parties(trigger) for word in _phrase(root))


def _parties(trigger: Trigger) -> Iterator[Token]:
    """Yield the heads of the phrases that name the parties to an act."""
    verb = trigger.verb
    if is_clause(verb):
        yield from subjects(verb)
        yield from children(verb, "dobj", "nsubjpass", "dative")
    for anchor in {verb.i: verb, trigger.token.i: trigger.token}.values():
        yield from children(anchor, "poss", "compound", "amod", "nmod")
        for preposition in children(anchor, "prep", "agent"):
            if preposition.lower_ in PARTIES:
                yield from children(preposition, "pobj")


def _phrase(root: Token) -> Iterator[Token]:
    """Yield the words of a noun phrase, clauses within it left out."""
    waiting = [root]
    while waiting:
        token = waiting.pop()
        yield token
        waiting += [child for child in token.children if child.dep_ not in CLAUSES]
