"""The places of an article's events: each name of an event's sentence judged by the rules of place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.events.placing.case import PlaceCase
from geo.events.placing.features import NamedSentence, features
from geo.events.placing.model import probabilities
from geo.events.placing.names import find_names
from geo.events.placing.rules import PLACE
from geo.events.placing.stated import PHYSICAL, Stated, StatedPlaces, Syntax
from geo.models import MODELS
from geo.text.paths import shortest_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from geo.events.detect import Trigger
    from geo.events.placing.names import PlaceName
    from geo.model import Resolution, Timex, Toponym
    from geo.rules import Decision
    from geo.text import Document


@dataclass(frozen=True, slots=True)
class Judged:
    """A name with what the rules decided of it."""

    case: PlaceCase
    decision: Decision[bool]


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
    folder
        The folder of the learned weights.
    """

    def __init__(
        self,
        document: Document,
        resolutions: Sequence[Resolution],
        triggers: Sequence[Trigger],
        timexes: Sequence[Timex] = (),
        folder: Path = MODELS,
    ) -> None:
        self._folder = folder
        words = {anchor.index for trigger in triggers for anchor in trigger.anchors}
        sentences = {trigger.word.sentence.first: trigger.word.sentence for trigger in triggers}
        names = [
            name
            for name in find_names(document, resolutions, timexes, sentences.values())
            if name.head.sentence.first in sentences and name.head.index not in words
        ]
        self._syntax = Syntax(names, triggers)
        self._names: dict[int, list[PlaceName]] = defaultdict(list)
        for name in names:
            self._names[name.head.sentence.first].append(name)
        physical: dict[int, list[Trigger]] = defaultdict(list)
        for trigger in triggers:
            if trigger.sense.type in PHYSICAL:
                physical[trigger.word.sentence.first].append(trigger)
        self._sentences = {
            start: NamedSentence(self._names[start], physical[start])
            for start in physical.keys() & self._names.keys()
        }
        self._judged: dict[int, list[Judged]] = {}

    def of(self, trigger: Trigger) -> tuple[int, ...]:
        """Return the indices of the toponyms at which an event happened."""
        return tuple(sorted(name.index for name, _ in self._chosen(trigger) if name.index is not None))

    def rules(self, trigger: Trigger, places: Collection[int]) -> tuple[str, ...]:
        """Return the ids of the rules that decided some of an event's places.

        They accepted one, or refused one beside others; without either, what refused the likeliest name.
        """
        judged = self._judge(trigger)
        deciding = [
            one.decision.rule
            for one in judged
            if (one.case.others and not one.decision.outcome)
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

    def described(self, trigger: Trigger) -> tuple[list[PlaceName], list[list[str]]]:
        """Return the names of the sentence of an event done to things or people, and the features of each."""
        sentence = self._sentences.get(trigger.word.sentence.first)
        if sentence is None:
            return [], []
        return [*sentence.names], features(trigger, sentence, self._syntax.stated(trigger).names)

    def _chosen(self, trigger: Trigger) -> Iterator[tuple[PlaceName, float]]:
        """Yield the places of an event, each with its probability: what is said is where the syntax says."""
        for one in self._judge(trigger):
            if one.decision.outcome and one.case.name is not None:
                yield one.case.name, one.case.probability if one.case.is_physical else 1.0

    def _judge(self, trigger: Trigger) -> list[Judged]:
        """Judge each name of an event's sentence by itself, then those accepted beside each other; once."""
        if trigger.word.index not in self._judged:
            cases = self._cases(trigger) or [PlaceCase(trigger, None, self._syntax)]
            first = [Judged(case, PLACE.decide(case)) for case in cases]
            accepted = [one.case.name for one in first if one.decision.outcome and one.case.name is not None]
            self._judged[trigger.word.index] = [
                _beside(one, accepted) if one.decision.outcome else one for one in first
            ]
        return self._judged[trigger.word.index]

    def _cases(self, trigger: Trigger) -> list[PlaceCase]:
        """Return what the rules are asked of each name of an event's sentence."""
        start = trigger.word.sentence.first
        names, stated = self._names.get(start, []), self._syntax.stated(trigger)
        if trigger.sense.type not in PHYSICAL or not names:
            return [
                PlaceCase(
                    trigger,
                    name,
                    self._syntax,
                    shortest_path(name.head, trigger.anchors),
                    _clause(stated, name),
                )
                for name in names
            ]
        sentence = self._sentences[start]
        chances = self._probabilities(trigger, sentence, stated)
        return [
            PlaceCase(
                trigger, name, self._syntax, sentence.path(name, trigger), _clause(stated, name), chance
            )
            for name, chance in zip(names, chances, strict=True)
        ]

    def _probabilities(
        self, trigger: Trigger, sentence: NamedSentence, stated: StatedPlaces
    ) -> Iterator[float]:
        """Yield for each name of a sentence the probability that the event happened there.

        An event at one of several places in a row is one at all of them: in Homs, Hama and Idlib.
        """
        chances = probabilities(features(trigger, sentence, stated.names), self._folder)
        of_words = {name.head.index: chance for name, chance in zip(sentence.names, chances, strict=True)}
        for name in sentence.names:
            row = [
                of_words[word.index] for word in (name.head, *name.head.conjuncts) if word.index in of_words
            ]
            yield sum(row) / len(row)


def _clause(stated: StatedPlaces, name: PlaceName) -> Stated | None:
    return stated.clause if name in stated.names else None


def _beside(judged: Judged, accepted: Sequence[PlaceName]) -> Judged:
    """Judge a name that was accepted by itself again, beside the others that were."""
    others = tuple(name for name in accepted if name is not judged.case.name)
    if not others:
        return judged
    case = replace(judged.case, others=others)
    return Judged(case, PLACE.decide(case))


def _likelihood(judged: Judged) -> tuple[bool, float, int]:
    """Rank a name that was refused: stated by the syntax, likely by the model, near the trigger."""
    case = judged.case
    distance = abs(case.name.head.index - case.trigger.word.index) if case.name is not None else 0
    return case.stated is not None, case.probability, -distance
