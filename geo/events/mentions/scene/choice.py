"""Which of a report's places an event happened at, by learned trees; none where none is likely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.dating.dated import Dated
from geo.events.mentions.scene.rules import CARRIED_PLACE, CarriedPlace
from geo.events.mentions.trees import DAYS, PLACES, load
from geo.events.placing.offsets import offset_before
from geo.models import MODELS
from geo.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from geo.events.mentions.draft import Draft
    from geo.events.mentions.scene.candidates import SceneCandidate, Surroundings
    from geo.events.mentions.scene.days import DayCandidate, DaysOfReport
    from geo.model import Resolution
    from geo.text import Document

UNLIKELY = "the report gives several days, and none of them is likely"
MIN_OF_PLACE = 0.3
"""A place is carried to an event from a third or less on: certainty says whether it is drawn there."""
MIN_OF_PLACE_AROUND = 0.5
"""For an event whose own place the gazetteer lacks, another of the report must be likelier than not."""
MIN_OF_PLACE_REFUSED = 0.6
"""What an event's own sentence names was refused by the rules of place, and must be likelier still."""
CHANCE_OF_HEADING = 0.85
"""Probability that an event without a place of its own happened at the place that heads its lines."""
CHANCE_OF_ENCLOSING = 0.7
"""Probability that the place named right behind an unknown one holds it or lies beside it."""
CHANCE_OF_RECKONED = 0.9
"""Probability that it happened where a distance and a bearing from a known place say."""
CHANCE_OF_PASSAGE = 0.5
"""Least probability of the days that a dated entry or a stated period gives what stands in it."""
MIN_OF_DAY = 0.25
"""A day is given to an event from a quarter on, since most have one; certainty says whether it is drawn."""


class Scene:
    """Places carried over a report to the events that have none of their own.

    Parameters
    ----------
    surroundings
        The places of the report.
    document, resolutions
        The report and its place mentions.
    folder
        The folder of the learned weights.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        document: Document,
        resolutions: Sequence[Resolution],
        folder: Path = MODELS,
    ) -> None:
        self._surroundings, self._document, self._resolutions = surroundings, document, resolutions
        self._folder = folder

    def placed(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Yield the events, each without a known place of its own at the likeliest of the report's places."""
        stated = {number: self._stated(draft) for number, draft in enumerate(drafts) if self._is_open(draft)}
        likeliest = self._likeliest_places([number for number, one in stated.items() if one is None])
        for number, draft in enumerate(drafts):
            if number not in stated:
                yield draft
                continue
            found = stated[number]
            if found is not None:
                yield self._at(draft, *found)
            else:
                yield self._carried(draft, likeliest.get(number))

    def _is_open(self, draft: Draft) -> bool:
        return not self._surroundings.is_located(draft)

    def _stated(self, draft: Draft) -> tuple[int, float] | None:
        """Return the place that the layout or the words beside an event's name give, and how likely it is."""
        enclosing = self._surroundings.enclosing(draft)
        if enclosing is not None:
            offset = offset_before(self._document.text, self._resolutions[enclosing].toponym)
            return enclosing, CHANCE_OF_ENCLOSING if offset is None else CHANCE_OF_RECKONED
        heading = self._surroundings.heading(draft)
        return (heading, CHANCE_OF_HEADING) if heading is not None else None

    def _likeliest_places(self, numbers: Sequence[int]) -> dict[int, tuple[float, SceneCandidate]]:
        """Return the likeliest candidate of each of some events, of which most reports have a few."""
        asked = [(number, one) for number in numbers for one in self._surroundings.candidates(number)]
        chances = load(PLACES, self._folder).probabilities([one.features for _, one in asked])
        found: dict[int, tuple[float, SceneCandidate]] = {}
        for (number, one), chance in zip(asked, chances, strict=True):
            if number not in found or _rank(chance, one) > _rank(*found[number]):
                found[number] = (chance, one)
        return found

    def _carried(self, draft: Draft, likeliest: tuple[float, SceneCandidate] | None) -> Draft:
        """Return an event at the likeliest of the report's places, if that is likely enough."""
        if likeliest is None:
            return draft
        chance, best = likeliest
        is_site = self._surroundings.is_within_town(draft) and self._surroundings.is_town(best.toponym)
        least = MIN_OF_PLACE_AROUND if draft.places and not is_site else MIN_OF_PLACE
        if best.is_in_sentence:
            least = max(least, MIN_OF_PLACE_REFUSED)
        return self._at(draft, best.toponym, chance) if chance >= least else draft

    def _at(self, draft: Draft, toponym: int, chance: float) -> Draft:
        """Return an event at a place that the report names for another, or around its own."""
        block = self._document.block_at(self._resolutions[toponym].toponym.start)
        is_in_dateline = block is not None and block.kind is BlockKind.DATELINE
        decision = CARRIED_PLACE.decide(CarriedPlace(bool(draft.places), is_in_dateline))
        return replace(
            draft,
            places=(*draft.places, toponym),
            place_basis=decision.outcome,
            place_chance=chance,
            place_rules=(decision.rule,),
        )

    def dated(self, drafts: Sequence[Draft], days: DaysOfReport) -> Iterator[Draft]:
        """Yield the events, each with the likeliest of the days that the report gives for it."""
        asked = [(number, one) for number in range(len(drafts)) for one in days.candidates(number)]
        chances = load(DAYS, self._folder).probabilities([one.features for _, one in asked])
        likeliest: dict[int, tuple[float, DayCandidate]] = {}
        for (number, one), by_trees in zip(asked, chances, strict=True):
            chance = max(by_trees, CHANCE_OF_PASSAGE) if one.is_of_passage else by_trees
            if number not in likeliest or chance > likeliest[number][0]:
                likeliest[number] = (chance, one)
        for number, draft in enumerate(drafts):
            chance, best = likeliest.get(number, (0.0, None))
            if best is None or chance < MIN_OF_DAY:
                yield self._undated(draft)
            else:
                yield replace(draft, dated=best.dated, date_chance=chance)

    def _undated(self, draft: Draft) -> Draft:
        """Return an event of which no day is likely: the reason of the rules, or that none is."""
        if draft.dated.interval is None:
            return draft
        return replace(draft, dated=Dated(reason=UNLIKELY, rule=draft.dated.rule))


def _rank(chance: float, candidate: SceneCandidate) -> tuple[float, int]:
    """Rank a candidate: the likeliest first, of several the one named first."""
    return chance, -candidate.toponym
