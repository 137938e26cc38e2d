"""The places of an article's events: each name of an event's sentence judged by the rules of place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.events.encoder import Role, encode
from geo.events.placing.case import PlaceCase
from geo.events.placing.conditions import MIN_PROBABILITY, MIN_PROBABILITY_IF_OWN
from geo.events.placing.lines import find_lines
from geo.events.placing.names import find_names
from geo.events.placing.rules import PLACE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from geo.events.detect import Trigger
    from geo.events.encoder import Encoding
    from geo.events.placing.names import PlaceName
    from geo.model import Resolution, Timex, Toponym
    from geo.rules import Decision
    from geo.text import Document, Word


@dataclass(frozen=True, slots=True)
class Judged:
    """A name with what the rules decided of it."""

    case: PlaceCase
    decision: Decision[bool]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What is the same for all events of a sentence."""

    owners: Sequence[Word]
    """The event noun in whose phrase each name stands, else the predicate of its clause."""
    rows: Sequence[Sequence[int]]
    """Of each name the words by which it and those coordinated with it are known."""
    ends: AbstractSet[int]
    """The numbers of the mentions that are ends of a line, of which the sentence has both."""
    events: AbstractSet[Word]
    """The nouns and verbs of the events: what their names belong to."""


class Places:
    """The places of one article's events.

    Parameters
    ----------
    document
        The annotated article.
    resolutions
        Its place mentions in order; an event's places are indices into them.
    triggers
        All its triggers.
    timexes
        Its time expressions, of which none is a place.
    encoding
        What the encoder says of its words.
    """

    def __init__(
        self,
        document: Document,
        resolutions: Sequence[Resolution],
        triggers: Sequence[Trigger],
        timexes: Sequence[Timex] = (),
        encoding: Encoding | None = None,
    ) -> None:
        self._encoding = encoding or encode(document)
        words = {anchor.index for trigger in triggers for anchor in trigger.anchors}
        sentences = {trigger.word.sentence.first: trigger.word.sentence for trigger in triggers}
        names = [
            name
            for name in find_names(document, resolutions, timexes, sentences.values())
            if name.head.sentence.first in sentences and name.head.index not in words
        ]
        self._names: dict[int, list[PlaceName]] = defaultdict(list)
        for name in names:
            self._names[name.head.sentence.first].append(name)
        self._triggers: dict[int, list[Trigger]] = defaultdict(list)
        for trigger in triggers:
            self._triggers[trigger.word.sentence.first].append(trigger)
        lines = find_lines(document.text, resolutions)
        self._ends = {end: 2 * line.first + 1 - end for line in lines for end in (line.first, line.first + 1)}
        self._chances: dict[tuple[int, int], float] = {}
        self._judged: dict[int, list[Judged]] = {}
        self._shared: dict[int, _Shared] = {}

    def of(self, trigger: Trigger) -> tuple[int, ...]:
        """Return the indices of the toponyms at which an event happened."""
        return tuple(sorted(name.index for name, _ in self._chosen(trigger) if name.index is not None))

    def chance(self, trigger: Trigger, places: Collection[int]) -> float:
        """Return the probability that an event happened at the likeliest of some of its places."""
        return max((chance for name, chance in self._chosen(trigger) if name.index in places), default=0.0)

    def rules(self, trigger: Trigger, places: Collection[int]) -> tuple[str, ...]:
        """Return the ids of the rules that decided some of an event's places.

        They accepted one, or refused one beside others; without either, what refused the likeliest name.
        """
        judged = self._judge(trigger)
        deciding = [
            one.decision.rule
            for one in judged
            if ((one.case.others or one.case.is_of_another) and not one.decision.outcome)
            or (one.decision.outcome and one.case.name is not None and one.case.name.index in places)
        ]
        return tuple(dict.fromkeys(deciding)) or (max(judged, key=_likelihood).decision.rule,)

    def unrecognised(self, trigger: Trigger) -> Iterator[Toponym]:
        """Yield the names at which an event happened though they were not recognised as places."""
        if all(name.index is not None for name in self._names.get(trigger.word.sentence.first, ())):
            return
        for name, probability in self._chosen(trigger):
            if name.index is None:
                yield replace(name.toponym, certainty=round(probability, 3))

    def _chosen(self, trigger: Trigger) -> Iterator[tuple[PlaceName, float]]:
        """Yield the places of an event, each with its probability."""
        for one in self._judge(trigger):
            if one.decision.outcome and one.case.name is not None:
                yield one.case.name, one.case.probability

    def _judge(self, trigger: Trigger) -> list[Judged]:
        """Judge each name of an event's sentence by itself, then those accepted beside each other; once."""
        if trigger.word.index not in self._judged:
            cases = self._cases(trigger) or [PlaceCase(trigger, None)]
            first = [Judged(case, PLACE.decide(case)) for case in cases]
            accepted = [one.case.name for one in first if one.decision.outcome and one.case.name is not None]
            self._judged[trigger.word.index] = [
                _beside(one, accepted) if one.decision.outcome else one for one in first
            ]
        return self._judged[trigger.word.index]

    def _cases(self, trigger: Trigger) -> list[PlaceCase]:
        """Return what the rules are asked of each name of an event's sentence."""
        start = trigger.word.sentence.first
        names = self._names.get(start, [])
        chances = {name.head.index: self._chance(trigger, name) for name in names}
        shared, event = self._shared_by(start), _event(trigger)
        has_own = any(
            owner is event and chances[name.head.index] >= _least_of_own(trigger)
            for name, owner in zip(names, shared.owners, strict=True)
        )
        return [
            PlaceCase(
                trigger,
                name,
                _mean([chances[index] for index in row]),
                is_on_line=name.index in shared.ends,
                is_own=trigger.is_bare_noun and owner is event,
                is_of_another=has_own and owner is not event and owner in shared.events,
            )
            for name, owner, row in zip(names, shared.owners, shared.rows, strict=True)
        ]

    def _shared_by(self, start: int) -> _Shared:
        """Return what all events of a sentence ask of its names; found once, for both may be many."""
        if start not in self._shared:
            names = self._names.get(start, [])
            heads = {
                name.index: name.head.index
                for name in names
                if name.index is not None and name.index in self._ends
            }
            other = {end: heads[self._ends[end]] for end in heads if self._ends[end] in heads}
            events = {_event(trigger) for trigger in self._triggers[start]}
            self._shared[start] = _Shared(
                [_owner(name.head, events) for name in names],
                [_row(name, names, other) for name in names],
                other.keys(),
                events,
            )
        return self._shared[start]

    def _chance(self, trigger: Trigger, name: PlaceName) -> float:
        """Return the probability by the encoder that an event happened at a name of its sentence."""
        key = (trigger.word.index, name.head.index)
        if key not in self._chances:
            words = [word.start for word in (*trigger.anchors, *trigger.again)]
            found = [self._encoding.relates(Role.PLACE, word, name.toponym.start) for word in words]
            self._chances[key] = max((chance for chance in found if chance is not None), default=0.0)
        return self._chances[key]


def _event(trigger: Trigger) -> Word:
    """Return the word to which the names of an event belong: a noun without a light verb, else the verb."""
    return trigger.word if trigger.is_bare_noun else trigger.verb


def _owner(word: Word, events: AbstractSet[Word]) -> Word:
    """Return the event noun in whose phrase a word stands, else the predicate of its clause."""
    predicate = word.clause.predicate
    for above in word.ancestors:
        if above is predicate or above in events:
            return above
    return predicate


def _least_of_own(trigger: Trigger) -> float:
    """Return the chance from which a name is an event's own: a noun's phrase says more than the encoder."""
    return MIN_PROBABILITY_IF_OWN if trigger.is_bare_noun else MIN_PROBABILITY


def _row(name: PlaceName, names: Sequence[PlaceName], other_ends: Mapping[int, int]) -> list[int]:
    """Return the words of a name and of those coordinated with it, or of both ends of a line."""
    if name.index is not None and name.index in other_ends:
        return [name.head.index, other_ends[name.index]]
    heads = {one.head.index for one in names}
    return [word.index for word in (name.head, *name.head.conjuncts) if word.index in heads]


def _mean(row: Sequence[float]) -> float:
    """Return the mean chance of names in a row: in Homs, Hama and Idlib happened at one is at all of them."""
    return sum(row) / len(row)


def _beside(judged: Judged, accepted: Sequence[PlaceName]) -> Judged:
    """Judge a name that was accepted by itself again, beside the others that were."""
    others = tuple(name for name in accepted if name is not judged.case.name)
    if not others:
        return judged
    case = replace(judged.case, others=others)
    return Judged(case, PLACE.decide(case))


def _likelihood(judged: Judged) -> tuple[float, int]:
    """Rank a name that was refused: likely by the encoder, near the trigger."""
    case = judged.case
    distance = abs(case.name.head.index - case.trigger.word.index) if case.name is not None else 0
    return case.probability, -distance
