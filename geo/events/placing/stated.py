"""Where the syntax of a sentence states that an event happened: names that stand where its place stands.

It decides of what is said, and is one of the things that the learned model weighs for what is done.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from geo.events.detect import is_spread
from geo.events.detect.sharing import words_above, words_below
from geo.events.placing.attachment import Attachment, attach
from geo.events.placing.beside import is_bearing, is_end_of_line
from geo.gazetteer.containment import is_coded_within
from geo.language import types_with, word_class
from geo.model import Usage
from geo.text.links import MODIFIER, OBJECT, PARTITIVE, POSSESSIVE
from geo.text.sharing import OWN_TIME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.events.detect import Trigger
    from geo.events.placing.names import PlaceName
    from geo.model import Place
    from geo.text import Word

PHYSICAL = types_with("physical")
"""Types of events upon things and people: where these are, the event is. The others are said somewhere."""
LOCATIVE, NEARBY, MOVEMENT = word_class("locative"), word_class("nearby"), word_class("movement")
CAUSES = word_class("cause")
PARTIES, MEETING = word_class("party_preposition"), word_class("meeting_verb")
STOOD_ON = frozenset({"R", "T", "H"})
"""GeoNames' classes of roads, of islands and mountains, and of waters."""


class Stated(StrEnum):
    """In which clause the syntax states an event's place."""

    OWN = "own"
    BELOW = "below"
    """One that depends on the event's and shares its time and place."""
    ABOVE = "above"
    """One on which the event's depends."""


@dataclass(frozen=True, slots=True)
class StatedPlaces:
    """The names that the syntax makes an event's places, all in one clause; none where it states none."""

    clause: Stated | None
    names: tuple[PlaceName, ...] = ()


class Syntax:
    """What the syntax says of the names and triggers of some sentences.

    Parameters
    ----------
    names
        The names, in order.
    triggers
        The triggers of the article.
    """

    def __init__(self, names: Sequence[PlaceName], triggers: Sequence[Trigger]) -> None:
        self.event_types = {
            word.index: trigger.sense.type for trigger in triggers for word in trigger.anchors
        }
        """The types of events by the indices of the words that stand for them."""
        self.attachments: dict[PlaceName, Attachment] = {}
        self._at_word: dict[int, list[PlaceName]] = defaultdict(list)
        self._in_sentence: dict[int, list[PlaceName]] = defaultdict(list)
        words = frozenset(trigger.word.index for trigger in triggers)
        for name in names:
            attachment = _attach(name, words)
            if attachment is not None:
                self.attachments[name] = attachment
                self._at_word[attachment.anchor.index].append(name)
                self._in_sentence[attachment.anchor.sentence.first].append(name)

    def stated(self, trigger: Trigger) -> StatedPlaces:
        """Return the places of an event: the finest that its own clause gives, else the clauses around it."""
        for clause, anchors in (
            (Stated.OWN, trigger.anchors),
            (Stated.BELOW, self._lending(trigger, words_below(trigger, OWN_TIME - CAUSES))),
            (Stated.ABOVE, self._lending(trigger, words_above(trigger))),
        ):
            found = {
                name: attachment
                for anchor in anchors
                for name, attachment in self._at(anchor)
                if _fits(name, attachment, trigger) and not self._is_party(anchor, attachment, trigger)
            }
            if found:
                finest = self._finest(found)
                return StatedPlaces(clause, tuple(name for name in found if name in finest))
        return StatedPlaces(None)

    def is_around(self, name: PlaceName, other: PlaceName) -> bool:
        """Return True if a name only gives the surroundings of another: *Orda in Beren province*."""
        here, there = self.attachments.get(name), self.attachments.get(other)
        return here is not None and there is not None and here.is_around(there)

    def is_physical(self, word: Word) -> bool:
        """Return True if a word stands for an event done to things or people."""
        return self.event_types.get(word.index) in PHYSICAL

    def objects(self, trigger: Trigger) -> Iterator[PlaceName]:
        """Yield the names that stand for what an event is done to."""
        for anchor in trigger.anchors:
            for name in self._at_word[anchor.index]:
                if self.attachments[name].first == OBJECT:
                    yield name

    def _lending(self, trigger: Trigger, words: Iterable[Word]) -> list[Word]:
        """Return the words whose place is the event's too; what is only spoken of lends it none."""
        if trigger.sense.type in PHYSICAL:
            return list(words)
        return [word for word in words if not self.is_physical(word)]

    def _at(self, anchor: Word) -> Iterator[tuple[PlaceName, Attachment]]:
        """Yield the names attached to `anchor`, or to the noun that its relative clause is about."""
        yield from ((name, self.attachments[name]) for name in self._at_word[anchor.index])
        noun = anchor.as_predicate.antecedent
        if noun is None:
            return
        for name in self._in_sentence[anchor.sentence.first]:
            attachment = self.attachments[name]
            if noun.index in attachment.names():
                yield name, replace(attachment, first=OBJECT)
            elif any(reached == noun.index for _, reached in attachment.path):
                yield name, attachment

    def _is_party(self, anchor: Word, attachment: Attachment, trigger: Trigger) -> bool:
        """Return True if a place stands for who speaks of the event: *Kyiv accused Moscow of shelling*."""
        is_speaking = self.event_types.get(anchor.index, trigger.sense.type) not in PHYSICAL
        is_own = anchor in trigger.anchors
        return is_speaking and not is_own and (attachment.first == OBJECT or attachment.is_in_subject)

    def _finest(self, found: dict[PlaceName, Attachment]) -> list[PlaceName]:
        """Drop a place that only says where another one is: *Amil* in *Baghdad*."""
        finest = [name for name in found if not any(_is_around(found, name, other) for other in found)]
        return [name for name in finest if found[name].first not in NEARBY] or finest


def can_be_stood_on(place: Place | None) -> bool:
    """Return True if one may meet *on* a place: an island, a road, a river, a mountain; not a country."""
    return place is not None and place.feature_class in STOOD_ON


def _is_around(found: dict[PlaceName, Attachment], name: PlaceName, other: PlaceName) -> bool:
    """Return True if one place is only the surroundings of the other."""
    if name.place is not None and other.place is not None and is_coded_within(other.place, name.place):
        return True
    if not found[name].is_around(found[other]):
        return False
    if not found[other].is_around(found[name]):
        return True
    comes_after = found[name].path[0][0] in PARTITIVE
    return (*_size(name.place), comes_after) > (*_size(other.place), not comes_after)


def _size(place: Place | None) -> tuple[bool, int]:
    """Rank a place by extent: what the gazetteer does not know is small, a region larger than any town."""
    return (False, -1) if place is None else (place.feature_class in {"A", "L"}, place.population)


def _attach(name: PlaceName, triggers: frozenset[int]) -> Attachment | None:
    """Return where a name is attached; None for a demonym, and for a name in another's place.

    A name that was read as standing for people still places an event where the sentence says *in* it, but not
    where it only says whose somebody is: *stabbed a New Zealand national*.
    """
    toponym, head = name.toponym, name.head
    text = head.document.text
    if head.is_adjective or toponym.usage is Usage.DEMONYM:
        return None
    if is_bearing(text, toponym.start) or is_end_of_line(text, toponym):
        return None
    attachment = attach(head, lambda word: word.index in triggers)
    if attachment is None or toponym.usage is Usage.LITERAL:
        return attachment
    says_in_it = attachment.first in {*LOCATIVE, OBJECT} and not attachment.is_in_subject
    of_somebody = any(step in {MODIFIER, POSSESSIVE} for step, _ in attachment.path)
    return attachment if says_in_it and not of_somebody else None


def _fits(name: PlaceName, attachment: Attachment, trigger: Trigger) -> bool:
    """Return True if a name so attached says where an event was; what talks are *on* is their topic."""
    if attachment.first == "on" and trigger.sense.type not in PHYSICAL:
        is_topic = trigger.is_noun and attachment.anchor is trigger.word
        if is_topic or not can_be_stood_on(name.place):
            return False
    return _is_place_of(attachment, trigger)


def _is_place_of(attachment: Attachment, trigger: Trigger) -> bool:
    """Return True if what is so attached to a trigger says where its event was."""
    sense, first = trigger.sense, attachment.first
    is_physical = sense.type in PHYSICAL
    of_parties = trigger.is_noun and attachment.path[-1][0] in PARTIES
    at_it = attachment.is_direct or of_parties or _is_met(attachment, trigger)
    if not is_physical and (attachment.is_in_subject or not at_it):
        return False
    if first == OBJECT:
        return "object" in sense.place or (trigger.is_noun and is_physical)
    if first == MODIFIER:
        return trigger.is_noun
    if first in MOVEMENT:
        spread = trigger.support is not None and is_spread(trigger.word, trigger.support)
        return spread or first in sense.place or attachment.last in LOCATIVE
    return first in LOCATIVE and first not in sense.words


def _is_met(attachment: Attachment, trigger: Trigger) -> bool:
    """Return True if a place was attached to whom somebody met there: *met lawmakers in Lomé*."""
    roles = [step for step, _ in attachment.path]
    return trigger.word.lemma in MEETING and roles[-1] == OBJECT and roles[:-1] in (["in"], ["at"], ["near"])
