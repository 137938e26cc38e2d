"""The places of an article's acts: the names that are likely enough, by what was learned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.extent import lies_in
from geo.events.placing.features import NamedSentence, features
from geo.events.placing.model import probabilities
from geo.events.placing.names import Site, sites
from geo.events.placing.rules import NEARBY, PHYSICAL, Rules
from geo.model import Resolution
from geo.models import MODELS
from geo.text.links import link
from geo.text.paths import shortest_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from geo.events.detect.triggers import Trigger
    from geo.model import Timex, Toponym
    from geo.text import Document

LIKELY, LIKELY_AS_RULED = 0.45, 0.35
"""Least probability of an act's place, and of one that the rules choose too.

Of sentences that give no place, fewer than one in six then gets one.
"""


class Places:
    """The places of one article's acts.

    Parameters
    ----------
    document
        The parsed article.
    resolutions
        Its place mentions in order; an act's places are indices into them.
    triggers
        All its acts.
    timexes
        Its time expressions, of which none is a place.
    folder
        Where the learned weights lie.
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
        named = sites(document, resolutions, timexes, sentences.values())
        self._sites = [site for site in named if site.head.index not in words]
        by_sentence: dict[int, list[Site]] = defaultdict(list)
        for site in self._sites:
            by_sentence[site.head.sentence.first].append(site)
        acts: dict[int, list[Trigger]] = defaultdict(list)
        for trigger in triggers:
            if trigger.sense.type in PHYSICAL:
                acts[trigger.word.sentence.first].append(trigger)
        told = acts.keys() & by_sentence.keys()
        self._sentences = {start: NamedSentence(by_sentence[start], acts[start]) for start in told}
        self._numbers = {site: number for number, site in enumerate(self._sites)}
        as_resolved = [Resolution(site.toponym, site.place, 0.0, "") for site in self._sites]
        self._rules = Rules(document, as_resolved, triggers)
        self._kept: dict[int, list[tuple[Site, float]]] = {}

    def of(self, trigger: Trigger) -> tuple[int, ...]:
        """Return the indices of the toponyms at which an act happened."""
        return tuple(sorted(site.index for site, _ in self._chosen(trigger) if site.index is not None))

    def unrecognised(self, trigger: Trigger) -> Iterator[Toponym]:
        """Yield the names at which an act happened though they were not recognised as places."""
        for site, probability in self._chosen(trigger):
            if site.index is None:
                yield replace(site.toponym, certainty=round(probability, 3))

    def described(self, trigger: Trigger) -> tuple[list[Site], list[list[str]]]:
        """Return the names of an act's sentence, and the features of each."""
        sentence = self._sentence(trigger)
        if sentence is None:
            return [], []
        return [*sentence.sites], features(trigger, sentence, self._ruled(trigger))

    def _chosen(self, trigger: Trigger) -> list[tuple[Site, float]]:
        """Return the likely places of an act, judged once."""
        if trigger.word.index not in self._kept:
            self._kept[trigger.word.index] = self._choose(trigger)
        return self._kept[trigger.word.index]

    def _choose(self, trigger: Trigger) -> list[tuple[Site, float]]:
        """Judge the names of an act's sentence; one that only says where another lies is left out.

        So is that of an earlier act, if this one has its own: *burned cars in Orda, shot a man in Beren*.
        """
        likely = [
            (site, chance)
            for site, chance in self._likely(trigger)
            if not self._rules.rules_out(trigger, self._numbers[site])
        ]
        has_own = any(site.head.clause.predicate in trigger.anchors for site, _ in likely)
        return [
            (site, chance)
            for site, chance in likely
            if not any(self._is_round(site, one) for one, _ in likely)
            and not (has_own and _is_of_earlier(site, trigger))
        ]

    def _is_round(self, site: Site, other: Site) -> bool:
        """Tell whether one place is only where another lies.

        The gazetteer tells; where it lacks one, and of what is only near (*Kuje, near Abuja*), syntax.
        """
        if site.place is not None and other.place is not None and link(site.head)[0] not in NEARBY:
            return lies_in(other.place, site.place)
        return self._rules.lies_round(self._numbers[site], self._numbers[other])

    def _likely(self, trigger: Trigger) -> Iterator[tuple[Site, float]]:
        """Yield the likely places: what is said is where the rules put it, for of that little was learned."""
        ruled = self._ruled(trigger)
        if trigger.sense.type not in PHYSICAL:
            yield from ((site, 1.0) for site in ruled)
            return
        sentence = self._sentence(trigger)
        if sentence is None:
            return
        chances = probabilities(features(trigger, sentence, ruled), self._folder)
        of_words = {site.head.index: chance for site, chance in zip(sentence.sites, chances, strict=True)}
        for site in sentence.sites:
            # An act at one of several places in a row is one at all of them: in Homs, Hama and Idlib.
            row = [
                of_words[word.index] for word in (site.head, *site.head.conjuncts) if word.index in of_words
            ]
            probability = sum(row) / len(row)
            if probability >= (LIKELY_AS_RULED if site in ruled else LIKELY):
                yield site, probability

    def _sentence(self, trigger: Trigger) -> NamedSentence | None:
        """Return the names of the sentence of an act upon things or people, if it has any."""
        return self._sentences.get(trigger.word.sentence.first)

    def _ruled(self, trigger: Trigger) -> list[Site]:
        """Return the names that the rules choose."""
        return [self._sites[number] for number in self._rules.of(trigger)]


def _is_of_earlier(site: Site, trigger: Trigger) -> bool:
    """Tell whether a name stands in the clause to which that of the act is joined: by *and*, by *before*."""
    route = shortest_path(site.head, trigger.anchors)
    if route is None or site.head.clause.predicate != route.top:
        return False
    return route.is_to_conjunct or route.is_goal_apart
