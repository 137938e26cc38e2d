"""The places of an article's acts: the names that are likely enough, by what was learned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.extent import lies_in
from geo.events.placing.features import Sentence, features
from geo.events.placing.model import MODELS, probabilities
from geo.events.placing.names import Site, sites
from geo.events.placing.rules import PHYSICAL, Rules
from geo.model import Resolution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.tokens import Doc

    from geo.events.triggers import Trigger
    from geo.model import Timex, Toponym

LIKELY, LIKELY_AS_RULED = 0.55, 0.35
"""Least probability of an act's place, and of one that the rules choose too.

Of sentences that give no place, fewer than one in six then gets one.
"""


class Places:
    """The places of one article's acts.

    Parameters
    ----------
    doc
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
        doc: Doc,
        resolutions: Sequence[Resolution],
        triggers: Sequence[Trigger],
        timexes: Sequence[Timex] = (),
        folder: Path = MODELS,
    ) -> None:
        self._folder = folder
        self._sites = sites(doc, resolutions, timexes)
        by_sentence: dict[int, list[Site]] = defaultdict(list)
        for site in self._sites:
            by_sentence[site.head.sent.start].append(site)
        told = {trigger.token.sent.start for trigger in triggers if trigger.rule.type in PHYSICAL}
        self._sentences = {start: Sentence(by_sentence[start]) for start in told & by_sentence.keys()}
        self._numbers = {site: number for number, site in enumerate(self._sites)}
        as_resolved = [Resolution(site.toponym, site.place, 0.0, "") for site in self._sites]
        self._rules = Rules(doc, as_resolved, triggers)
        self._kept: dict[int, list[tuple[Site, float]]] = {}

    def of(self, trigger: Trigger) -> tuple[int, ...]:
        """Return the indices of the toponyms at which an act happened."""
        return tuple(sorted(site.index for site, _ in self._chosen(trigger) if site.index is not None))

    def unread(self, trigger: Trigger) -> Iterator[Toponym]:
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
        if trigger.token.i not in self._kept:
            self._kept[trigger.token.i] = self._choose(trigger)
        return self._kept[trigger.token.i]

    def _choose(self, trigger: Trigger) -> list[tuple[Site, float]]:
        """Judge the names of an act's sentence; one that only says where another lies is left out."""
        likely = [
            (site, chance)
            for site, chance in self._likely(trigger)
            if not self._rules.rules_out(trigger, self._numbers[site])
        ]
        return [
            (site, chance) for site, chance in likely if not any(_is_round(site, one) for one, _ in likely)
        ]

    def _likely(self, trigger: Trigger) -> Iterator[tuple[Site, float]]:
        """Yield the likely places: what is said is where the rules put it, for of that little was learned."""
        ruled = self._ruled(trigger)
        if trigger.rule.type not in PHYSICAL:
            yield from ((site, 1.0) for site in ruled)
            return
        sentence = self._sentence(trigger)
        if sentence is None:
            return
        described = features(trigger, sentence, ruled)
        for site, probability in zip(sentence.sites, probabilities(described, self._folder), strict=True):
            if probability >= (LIKELY_AS_RULED if site in ruled else LIKELY):
                yield site, probability

    def _sentence(self, trigger: Trigger) -> Sentence | None:
        """Return the names of the sentence of an act upon things or people, if it has any."""
        return self._sentences.get(trigger.token.sent.start)

    def _ruled(self, trigger: Trigger) -> list[Site]:
        """Return the names that the rules choose."""
        return [self._sites[number] for number in self._rules.of(trigger)]


def _is_round(site: Site, other: Site) -> bool:
    """Tell whether one place is only the country or region of another."""
    return site.place is not None and other.place is not None and lies_in(other.place, site.place)
