"""Where an act happened, by rules of syntax: names that stand where its place stands; none where none do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.detect.lexicon import lexicon
from geo.events.detect.triggers import is_spread
from geo.events.extent import lies_in
from geo.events.placing.attachment import Attachment, attach
from geo.events.placing.beside import is_bearing, is_end_of_line
from geo.events.sharing import words_above, words_below
from geo.language import types_with, word_class
from geo.model import Usage
from geo.text import PartOfSpeech
from geo.text.links import MODIFIER, OBJECT, PARTITIVE, POSSESSIVE, SAME, SUBJECT, is_preposition
from geo.text.paths import shortest_path
from geo.text.sharing import OWN_TIME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.events.detect.triggers import Trigger
    from geo.model import Place, Resolution
    from geo.text import Document, Word
    from geo.text.paths import TreePath

LOCATIVE = word_class("locative")
PHYSICAL = types_with("physical")
"""Acts upon things and people: where these are, the act is. What is said about them is said elsewhere."""
CAUSES = word_class("cause")
"""Conjunctions of what brought an act about: it happened there, if earlier."""
PARTIES = word_class("party_preposition")
"""Prepositions between talks and who talks: *a meeting of experts in Brussels*."""
MEETING = word_class("meeting_verb")
"""Verbs that bring people together in one place: to *discuss protests in* one does not."""
NEARBY = word_class("nearby")
DIRECTIONS = word_class("direction")
ON_IT = frozenset({"R", "T", "H"})
"""GeoNames' classes of roads, of islands and mountains, and of waters."""


class Rules:
    """What syntax alone says of the places of one article's acts.

    Parameters
    ----------
    document
        The parsed article.
    resolutions
        Its place mentions in order; an act's places are indices into them.
    triggers
        All its acts.
    """

    def __init__(
        self, document: Document, resolutions: Sequence[Resolution], triggers: Sequence[Trigger]
    ) -> None:
        self._resolutions = resolutions
        self._acts = {anchor.index: trigger.sense.type for trigger in triggers for anchor in trigger.anchors}
        self._attached: dict[int, list[tuple[int, Attachment]]] = defaultdict(list)
        self._attachments: dict[int, Attachment] = {}
        self._by_sentence: dict[int, list[tuple[int, Attachment]]] = defaultdict(list)
        tokens = frozenset(trigger.word.index for trigger in triggers)
        self._document, self._text = (
            document,
            document.text,
        )  # the text is built anew at each call, so called once
        for index, resolution in enumerate(resolutions):
            attachment = _attach(document, self._text, resolution, tokens)
            if attachment is not None:
                self._attachments[index] = attachment
                self._attached[attachment.anchor.index].append((index, attachment))
                self._by_sentence[attachment.anchor.sentence.first].append((index, attachment))

    def of(self, trigger: Trigger) -> tuple[int, ...]:
        """Return the places of an act: the finest that its own clause gives, else the clause around it."""
        for anchors in (
            trigger.anchors,
            self._lending(trigger, words_below(trigger, OWN_TIME - CAUSES)),
            self._lending(trigger, words_above(trigger)),
        ):
            found = dict(
                pair
                for anchor in anchors
                for pair in self._at(anchor)
                if self._fits(pair, trigger) and not self._is_party(anchor, pair[1], trigger)
            )
            if found:
                return tuple(sorted(self._finest(found)))
        return ()

    def lies_round(self, number: int, other: int) -> bool:
        """Tell whether syntax makes a place only the surroundings of another: *Orda in Beren province*."""
        here, there = self._attachments.get(number), self._attachments.get(other)
        return here is not None and there is not None and here.is_around(there)

    def rules_out(self, trigger: Trigger, number: int) -> bool:
        """Tell whether a name cannot be the act's place, however likely it may look.

        It is a people's, one end of what joins two places, whose something is, where those who act come from,
        or where somebody went after the act (*killed two and fled to* the forest); or another act was done to
        it; or it belongs to an act that is only spoken of (*threatened to shell* the town), or is what talks
        are *on*.
        """
        resolution = self._resolutions[number]
        toponym = resolution.toponym
        if toponym.usage is Usage.DEMONYM or is_end_of_line(self._text, toponym):
            return True
        head = self._document.head_of(toponym.start, toponym.end)
        route = None if head is None else shortest_path(head, trigger.anchors)
        if route is None:
            return False
        if _leads_away(route) or _is_home_of_doers(route) or _is_of_another_time(route, trigger):
            return True
        if self._is_object_of_another(number, trigger):
            return True
        if trigger.sense.type in PHYSICAL:
            theirs = toponym.usage is Usage.ASSOCIATIVE and route.up[:1] == (POSSESSIVE,)
            return theirs or self._is_where_it_is_told(route)
        spoken_of = any(self._acts.get(word.index) in PHYSICAL for _, word in route.governors)
        return spoken_of or self._is_topic(route, trigger, resolution)

    def _is_where_it_is_told(self, route: TreePath) -> bool:
        """Tell whether a place tells, or is where it was told: *a raid killed two, police said in Sofia*."""
        if not route.down or route.is_to_conjunct:
            return False
        if route.top.index in self._acts and self._acts[route.top.index] not in PHYSICAL:
            return True
        if not route.is_to_complement or not lexicon().of_class(route.top.lemma, "reporting"):
            return False
        if route.up[-1:] == (SUBJECT,):
            return _is_speaker(route)
        return route.start.index > route.top.index

    def _is_object_of_another(self, number: int, trigger: Trigger) -> bool:
        """Tell whether another act was done to a place, and this one to a place of its own.

        *Entered Kabul after seizing Jalalabad*: neither happened at both.
        """
        other = self._attachments.get(number)
        if other is None or other.first != OBJECT or other.anchor in trigger.anchors:
            return False
        if self._acts.get(other.anchor.index) not in PHYSICAL or "object" not in trigger.sense.place:
            return False
        beside = (found for anchor in trigger.anchors for found in self._attached[anchor.index])
        return any(one.first == OBJECT and self._resolutions[at].place for at, one in beside)

    def _is_topic(self, route: TreePath, trigger: Trigger, resolution: Resolution) -> bool:
        """Tell whether a place is what talks are about: *a conference on Malawi*."""
        on = route.prepositions == ("on",) and route.top == trigger.word and trigger.is_noun
        return on and not _can_be_stood_on(resolution.place)

    def _is_party(self, anchor: Word, attachment: Attachment, trigger: Trigger) -> bool:
        """Tell whether a place belongs to those who speak of the act: *Kyiv accused Moscow of shelling*."""
        speaking = self._acts.get(anchor.index, trigger.sense.type) not in PHYSICAL
        own = anchor in trigger.anchors
        return speaking and not own and (attachment.first == OBJECT or attachment.is_in_subject)

    def _fits(self, found: tuple[int, Attachment], trigger: Trigger) -> bool:
        """Tell whether a place so attached is the act's; what talks are *on* is their topic."""
        index, attachment = found
        if attachment.first == "on" and trigger.sense.type not in PHYSICAL:
            topic = trigger.is_noun and attachment.anchor == trigger.word
            if topic or not _can_be_stood_on(self._resolutions[index].place):
                return False
        return _fits(attachment, trigger)

    def _lending(self, trigger: Trigger, words: Iterable[Word]) -> list[Word]:
        """Return the words whose place is the act's too; what is only spoken of lends it none."""
        if trigger.sense.type in PHYSICAL:
            return list(words)
        return [word for word in words if self._acts.get(word.index) not in PHYSICAL]

    def _at(self, anchor: Word) -> Iterator[tuple[int, Attachment]]:
        """Yield the places attached to `anchor`, or to the noun that its relative clause is about."""
        yield from self._attached[anchor.index]
        noun = anchor.document.clause(anchor).antecedent
        if noun is None:
            return
        for index, attachment in self._by_sentence[anchor.sentence.first]:
            if noun.index in attachment.names():
                yield index, replace(attachment, first=OBJECT)
            elif any(reached == noun.index for _, reached in attachment.path):
                yield index, attachment

    def _finest(self, found: dict[int, Attachment]) -> list[int]:
        """Drop a place that only tells where another one lies: *Amil* in *Baghdad*."""
        finest = [index for index in found if not any(self._is_round(found, index, other) for other in found)]
        return [index for index in finest if found[index].first not in NEARBY] or finest

    def _is_round(self, found: dict[int, Attachment], index: int, other: int) -> bool:
        """Tell whether the place at `index` is only the surroundings of the one at `other`."""
        here, there = self._resolutions[index].place, self._resolutions[other].place
        if here is not None and there is not None and lies_in(there, here):
            return True
        if not found[index].is_around(found[other]):
            return False
        if not found[other].is_around(found[index]):
            return True
        after = found[index].path[0][0] in PARTITIVE
        return (*_size(here), after) > (*_size(there), not after)


def _leads_away(route: TreePath) -> bool:
    """Return True if the name is where another event led: *shelled the camp before moving to Orda*."""
    how, governor = next((one for one in route.governors if is_preposition(one[0])), ("", route.top))
    return how in DIRECTIONS and governor.is_predicate and governor is not route.top


def _is_home_of_doers(route: TreePath) -> bool:
    """Return True if the name is where those who act come from: *soldiers from the city of Orda fired*."""
    return "from" in route.up and route.up[-1] == SUBJECT


def _is_of_another_time(route: TreePath, trigger: Trigger) -> bool:
    """Tell whether a place belongs to a clause with its own time: *before rebels took* it, *since* it fell.

    What is told after *after* may have brought the act about, there: *two died after gunmen stormed a bank*;
    but not a war, or talks.
    """
    if not route.start_opening:
        return False
    brought_about = route.start_opening == "after" and trigger.sense.type == "ASSAULT" and not trigger.is_noun
    return not brought_about


def _is_speaker(route: TreePath) -> bool:
    """Tell whether a place speaks, or is the speaker's own: *the city of*, *mayor of*; not *police in*."""
    speaker = route.governors[-2][1] if len(route.governors) > 1 else None
    own = all(how in {*PARTITIVE, MODIFIER, POSSESSIVE, SAME} for how in route.up[:-1])
    return (
        own
        or speaker is None
        or speaker.part == PartOfSpeech.PROPER_NOUN
        or lexicon().of_class(speaker.lemma, "site")
    )


def _attach(document: Document, text: str, resolution: Resolution, acts: frozenset[int]) -> Attachment | None:
    """Find the act that a place mention belongs to; none for a demonym, nor for a name in another's place.

    A name that was read as standing for people still places an act where the sentence says *in* it, but not
    where it only says whose somebody is: *stabbed a New Zealand national*.
    """
    toponym = resolution.toponym
    head = document.head_of(toponym.start, toponym.end)
    if head is None or head.part == PartOfSpeech.ADJECTIVE or toponym.usage is Usage.DEMONYM:
        return None
    if is_bearing(text, toponym.start) or is_end_of_line(text, toponym):
        return None
    attachment = attach(head, lambda token: token.index in acts)
    if attachment is None or toponym.usage is Usage.LITERAL:
        return attachment
    says_in_it = attachment.first in {*LOCATIVE, OBJECT} and not attachment.is_in_subject
    of_somebody = any(how in {MODIFIER, POSSESSIVE} for how, _ in attachment.path)
    return attachment if says_in_it and not of_somebody else None


def _fits(attachment: Attachment, trigger: Trigger) -> bool:
    """Tell whether a phrase so attached says where the act of `trigger` was done."""
    sense, first = trigger.sense, attachment.first
    physical = sense.type in PHYSICAL
    of_parties = trigger.is_noun and attachment.path[-1][0] in PARTIES
    at_it = attachment.is_direct or of_parties or _is_met(attachment, trigger)
    if not physical and (attachment.is_in_subject or not at_it):
        return False
    if first == OBJECT:
        return "object" in sense.place or (trigger.is_noun and physical)
    if first == MODIFIER:
        return trigger.is_noun
    if first in {"to", "from", "into"}:
        spread = trigger.support is not None and is_spread(trigger.word, trigger.support)
        return spread or first in sense.place or attachment.last in LOCATIVE
    return first in LOCATIVE and first not in sense.words


def _is_met(attachment: Attachment, trigger: Trigger) -> bool:
    """Tell whether a place was hung to whom somebody met there: *met lawmakers in Lomé*."""
    roles = [how for how, _ in attachment.path]
    return trigger.word.lemma in MEETING and roles[-1] == OBJECT and roles[:-1] in (["in"], ["at"], ["near"])


def _can_be_stood_on(place: Place | None) -> bool:
    """Tell whether one may meet *on* a place: an island, a road, a river, a mountain; not a country."""
    return place is not None and place.feature_class in ON_IT


def _size(place: Place | None) -> tuple[bool, int]:
    """Rank a place by extent: what the gazetteer does not know is small, a region larger than any town."""
    return (False, -1) if place is None else (place.feature_class in {"A", "L"}, place.population)
