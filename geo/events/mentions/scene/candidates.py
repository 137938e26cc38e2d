"""The places that a report names, as candidates for the events whose own sentences give none."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.events.mentions.scene.place_features import PlaceFeatures
from geo.events.placing.beside import is_end_of_line, is_partner
from geo.language import alternatives, word_class
from geo.model import Usage
from geo.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.events.encoder import Encoding
    from geo.events.mentions.draft import Draft
    from geo.model import Place, Resolution, Toponym
    from geo.text import Block, Document

MIN_SCORE = 0.25
"""Of a resolution: a less certain place is not carried to other sentences."""
NEAR_LETTERS = 40
"""After a name, within which the next larger place stands: *the Mali Khel area of Bannu*."""
MIN_SHARE_OF_HEADING = 0.4
"""Of a heading, the letters of its place: *Gonfreville, near Le Havre*, not *What we saw in Paris*."""
MAX_BEFORE, MAX_AFTER, MAX_FREQUENT = 24, 8, 8
"""Places that are weighed for an event: those named last before it, next after it, and most often."""
WITHIN_TOWN = re.compile(rf"\b{alternatives(word_class('within_town'))}\b", re.IGNORECASE)
WORD_BEHIND = re.compile(r" [\w-]+")


@dataclass(frozen=True, slots=True)
class SceneCandidate:
    """A place that the report names, for an event whose own place is unknown."""

    toponym: int
    """Index of the mention nearest to the event, before it if there is one."""
    features: Mapping[str, float]

    @property
    def is_in_sentence(self) -> bool:
        """The event's own sentence names it."""
        return bool(self.features["same sentence"])


class Surroundings:
    """The places of a report, and where in it they stand.

    Parameters
    ----------
    document
        The annotated report.
    resolutions
        Its place mentions in order.
    drafts
        Its events in order, with the places that their own sentences give.
    encoding
        What the encoder says of the report's words.
    title
        The report's title, where that is no part of its text.
    """

    def __init__(
        self,
        document: Document,
        resolutions: Sequence[Resolution],
        drafts: Sequence[Draft],
        encoding: Encoding,
        title: str = "",
    ) -> None:
        self._document, self._resolutions, self._drafts = document, resolutions, drafts
        self._mentions: dict[str, list[int]] = {}
        for index, one in enumerate(resolutions):
            if one.place is not None and one.score >= MIN_SCORE and not self._is_no_scene(one.toponym):
                self._mentions.setdefault(one.place.id, []).append(index)
        self._features = PlaceFeatures(document, resolutions, drafts, encoding, self._mentions, title)

    def _is_no_scene(self, toponym: Toponym) -> bool:
        """Return True if a name is a people's, a partner's, one end of a road, or in the page's furniture."""
        text = self._document.text
        if toponym.usage is Usage.DEMONYM or is_end_of_line(text, toponym) or is_partner(text, toponym):
            return True
        block = self._document.block_at(toponym.start)
        return block is not None and block.kind is BlockKind.FURNITURE

    def is_located(self, draft: Draft) -> bool:
        """Return True if the gazetteer knows one of an event's own places."""
        return any(self._resolutions[index].place is not None for index in draft.places)

    def is_within_town(self, draft: Draft) -> bool:
        """Return True if an event's own places are sites within a town by their names: *Rue Saint-Michel*."""
        return bool(draft.places) and all(
            self._names_site(self._resolutions[index].toponym) for index in draft.places
        )

    def _names_site(self, toponym: Toponym) -> bool:
        behind = WORD_BEHIND.match(self._document.text, toponym.end)
        end = behind.end() if behind else toponym.end
        return WITHIN_TOWN.search(self._document.text, toponym.start, end) is not None

    def is_town(self, toponym: int) -> bool:
        """Return True if a mention is of a town or village."""
        return self._place(toponym).feature_class == "P"

    def candidates(self, number: int) -> Iterator[SceneCandidate]:
        """Yield the places that an event may have happened at, each once, with its features.

        What its own sentence names is among them. Of a report with many places, those far off that are
        named once are not.
        """
        for identity in self._weighed(number):
            mentions = self._mentions[identity]
            yield SceneCandidate(self._nearest(number, mentions), self._features.of(number, identity))

    def _weighed(self, number: int) -> Iterator[str]:
        """Yield the places that are weighed for an event."""
        if len(self._mentions) <= MAX_FREQUENT:
            yield from self._mentions
            return
        names, starts = self._in_order
        at = bisect_right(starts, self._drafts[number].trigger.word.sentence.end)
        before = dict.fromkeys(reversed(names[:at]))
        after = dict.fromkeys(names[at:])
        chosen = dict.fromkeys((*list(before)[:MAX_BEFORE], *list(after)[:MAX_AFTER], *self._frequent))
        yield from (identity for identity in self._mentions if identity in chosen)

    @cached_property
    def _in_order(self) -> tuple[list[str], list[int]]:
        """The places of all mentions in order, and where each begins."""
        pairs = sorted((index, identity) for identity, some in self._mentions.items() for index in some)
        starts = [self._resolutions[index].toponym.start for index, _ in pairs]
        return [identity for _, identity in pairs], starts

    @cached_property
    def _frequent(self) -> list[str]:
        return sorted(self._mentions, key=lambda identity: -len(self._mentions[identity]))[:MAX_FREQUENT]

    def _nearest(self, number: int, mentions: Sequence[int]) -> int:
        """Return the last mention before an event's sentence ends, or the first after."""
        end = self._drafts[number].trigger.word.sentence.end
        before = [index for index in mentions if self._resolutions[index].toponym.start < end]
        return before[-1] if before else mentions[0]

    def _place(self, index: int) -> Place:
        place = self._resolutions[index].place
        assert place is not None  # noqa: S101 - only mentions with a place are kept
        return place

    @cached_property
    def _labels(self) -> list[Block]:
        return [block for block in self._document.blocks if block.kind is BlockKind.SECTION_LABEL]

    def _in(self, start: int, end: int) -> Iterator[int]:
        for mentions in self._mentions.values():
            yield from (index for index in mentions if start <= self._resolutions[index].toponym.start < end)

    def heading(self, draft: Draft) -> int | None:
        """Return the mention of the one place that heads the lines in which an event stands.

        The heading is hardly more than the place: *Rennes*, *Donetsk region:*; no empty line stands between.
        """
        start = draft.trigger.word.start
        number = bisect_right([block.span.start for block in self._labels], start) - 1
        if number < 0 or "\n\n" in self._document.text[self._labels[number].span.start : start]:
            return None
        label = self._labels[number].span
        named = list(self._in(label.start, label.end))
        letters = sum(map(len, (self._resolutions[index].toponym.text for index in named)))
        is_place = len(named) == 1 and letters >= MIN_SHARE_OF_HEADING * (label.end - label.start)
        return named[0] if is_place else None

    def enclosing(self, draft: Draft) -> int | None:
        """Return the mention of the place that the text names right behind an event's own, unknown one.

        It is no country: *Velmisar, Congo* says too little of where in it that is.
        """
        sentence = draft.trigger.word.sentence
        near = (
            (toponym.start - own.end, index)
            for own in (self._resolutions[index].toponym for index in draft.places)
            for index in self._in(own.end, sentence.end)
            if (toponym := self._resolutions[index].toponym).start - own.end <= NEAR_LETTERS
            and not self._place(index).feature_code.startswith("PCL")
        )
        return min(near, default=(0, None))[1]
