"""The places that a report names elsewhere, described by how they stand to an event without a place."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from geo.events.encoder import Role
from geo.events.placing.beside import is_end_of_line
from geo.language import event_types, word_class
from geo.model import Status, Usage
from geo.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.events.encoder import Encoding
    from geo.events.mentions.draft import Draft
    from geo.model import Place, Resolution, Toponym
    from geo.text import Block, Document

MIN_SCORE = 0.25
"""Of a resolution: a less certain place is not carried to other sentences."""
MIN_IN_SENTENCE = 0.35
"""Probability by the encoder below which an event did not happen at a place that its own sentence names."""
DEICTIC_PLACE = word_class("deictic_place")
NEAR_LETTERS = 40
"""After a name, within which the next larger place stands: *the Mali Khel area of Bannu*."""
MIN_SHARE_OF_HEADING = 0.4
"""Of a heading, the letters of its place: *Gonfreville, near Le Havre*, not *What we saw in Paris*."""
LEAD_SENTENCES = 2
"""The headline and the first sentence: they tell what the report is about."""


@dataclass(frozen=True, slots=True)
class SceneCandidate:
    """A place that the report names, for an event whose own place is unknown."""

    toponym: int
    """Index of the mention nearest to the event, before it if there is one."""
    features: Mapping[str, float]


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
    """

    def __init__(
        self,
        document: Document,
        resolutions: Sequence[Resolution],
        drafts: Sequence[Draft],
        encoding: Encoding,
    ) -> None:
        self._document, self._resolutions, self._drafts = document, resolutions, drafts
        self._encoding = encoding
        self._starts = [sentence.start for sentence in document.sentences]
        self._mentions: dict[str, list[int]] = {}
        for index, one in enumerate(resolutions):
            if one.place is not None and one.score >= MIN_SCORE and not self._is_no_scene(one.toponym):
                self._mentions.setdefault(one.place.id, []).append(index)
        self._total = sum(map(len, self._mentions.values()))

    def _is_no_scene(self, toponym: Toponym) -> bool:
        """Return True if a name is a people's, or that of one end of a road."""
        return toponym.usage is Usage.DEMONYM or is_end_of_line(self._document.text, toponym)

    def is_located(self, draft: Draft) -> bool:
        """Return True if the gazetteer knows one of an event's own places."""
        return any(self._resolutions[index].place is not None for index in draft.places)

    def candidates(self, number: int) -> Iterator[SceneCandidate]:
        """Yield the places that an event may have happened at, each once, with its features.

        What its own sentence names is among them, if it was not quite unlikely by itself.
        """
        draft = self._drafts[number]
        start, end = draft.trigger.word.sentence.start, draft.trigger.word.sentence.end
        for mentions in self._mentions.values():
            chance = self._chance(draft.trigger.word.start, mentions, start, end)
            if chance is not None and chance < MIN_IN_SENTENCE and not draft.places:
                continue
            yield SceneCandidate(self._nearest(number, mentions), self._features(number, mentions))

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    @cached_property
    def _sentences(self) -> list[int]:
        """The number of the sentence of each event."""
        return [self._sentence(draft.trigger.word.start) for draft in self._drafts]

    def _nearest(self, number: int, mentions: Sequence[int]) -> int:
        """Return the last mention before an event's sentence ends, or the first after."""
        end = self._drafts[number].trigger.word.sentence.end
        before = [index for index in mentions if self._resolutions[index].toponym.start < end]
        return before[-1] if before else mentions[0]

    def _place(self, index: int) -> Place:
        place = self._resolutions[index].place
        assert place is not None  # noqa: S101 - only mentions with a place are kept
        return place

    def _features(self, number: int, mentions: Sequence[int]) -> dict[str, float]:
        found = dict.fromkeys(
            ("always", *self._position(number, mentions), *self._layout(number, mentions)), 1.0
        )
        found.update(
            self._kind(mentions), **self._story(number, mentions), **self._of_event(number, mentions)
        )
        return found

    def _position(self, number: int, mentions: Sequence[int]) -> Iterator[str]:
        """Yield how far the nearest mentions stand before and after the event."""
        here = self._sentences[number]
        there = [self._sentence(self._resolutions[index].toponym.start) for index in mentions]
        if here in there:
            yield "same sentence"
        back = min((here - at for at in there if at < here), default=0)
        ahead = min((at - here for at in there if at > here), default=0)
        if back:
            yield "back 1" if back == 1 else "back 2" if back == 2 else "back 3-5" if back <= 5 else "back 6+"  # noqa: PLR2004
        if ahead and not back and here not in there:
            yield "ahead 1" if ahead == 1 else "ahead 2+"
        if back == 1 and not any(here - at > 1 for at in there):
            yield "new in sentence before"

    def _layout(self, number: int, mentions: Sequence[int]) -> Iterator[str]:
        """Yield in which blocks of the layout the place is named."""
        blocks = [self._document.block_at(self._resolutions[index].toponym.start) for index in mentions]
        own = self._drafts[number].trigger.word.block
        kinds = {block.kind for block in blocks if block is not None}
        yield from (f"in {kind.value}" for kind in (BlockKind.HEADLINE, BlockKind.DATELINE) if kind in kinds)
        if own is not None and any(block is not None and block.span == own.span for block in blocks):
            yield "same block"
        if self._label is not None and self._label_of(number) in [
            block.span.start for block in blocks if block
        ]:
            yield "in label"
        if any(self._sentence(self._resolutions[index].toponym.start) < LEAD_SENTENCES for index in mentions):
            yield "in lead"

    @cached_property
    def _labels(self) -> list[Block]:
        return [block for block in self._document.blocks if block.kind is BlockKind.SECTION_LABEL]

    @cached_property
    def _label(self) -> list[int] | None:
        return [block.span.start for block in self._labels] or None

    def _label_of(self, number: int) -> int | None:
        """Return where the section label above an event begins."""
        labels = self._label or []
        at = bisect_right(labels, self._drafts[number].trigger.word.start) - 1
        return labels[at] if at >= 0 else None

    def _kind(self, mentions: Sequence[int]) -> dict[str, float]:
        """Return what the place is, and whether a smaller one within it is named."""
        place = self._place(mentions[0])
        code = place.feature_code
        is_country, is_region = code.startswith("PCL"), code.startswith("ADM1")
        kind = (
            "country"
            if is_country
            else "region"
            if is_region
            else "town"
            if place.feature_class == "P"
            else "other"
        )
        found = {f"is {kind}": 1.0, "share of mentions": len(mentions) / self._total}
        finer = any(
            other.country_code == place.country_code
            and (is_country or (is_region and other.admin1_code == place.admin1_code))
            for other in self._finer
            if other.id != place.id
        )
        if finer:
            found["holds a finer one"] = 1.0
        if all(self._resolutions[index].toponym.usage is Usage.ASSOCIATIVE for index in mentions):
            found["only associative"] = 1.0
        if self._resolutions[mentions[0]].score < 0.5:  # noqa: PLR2004 - less likely right than not
            found["unsure"] = 1.0
        if len(self._mentions) == 1:
            found["only place"] = 1.0
        elif place.feature_class == "P" and sum(one.feature_class == "P" for one in self._finer) == 1:
            found["only town"] = 1.0
        return found

    @cached_property
    def _finer(self) -> list[Place]:
        """The places of the report that are no countries."""
        places = [self._place(mentions[0]) for mentions in self._mentions.values()]
        return [place for place in places if not place.feature_code.startswith(("PCL", "ADM1"))]

    def _story(self, number: int, mentions: Sequence[int]) -> dict[str, float]:
        """Return which of the report's other events happened at the place."""
        identity, draft = self._place(mentions[0]).id, self._drafts[number]
        found = dict[str, float]()
        at = [self._ids(other) for other in range(len(self._drafts))]
        before = next((other for other in range(number - 1, -1, -1) if at[other]), None)
        after = next((other for other in range(number + 1, len(at)) if at[other]), None)
        if before is not None and identity in at[before]:
            found["of event before"] = 1.0
            gap = self._sentences[number] - self._sentences[before]
            found["of event before, near"] = float(gap <= 1)
            found["of event in sentence"] = float(gap == 0)
        if after is not None and identity in at[after]:
            found["of event after"] = float(self._sentences[after] - self._sentences[number] <= 1)
        same = [ids for other, ids in enumerate(at) if ids and self._type(other) == draft.trigger.sense.type]
        if any(identity in ids for ids in same):
            found["of event of its type"] = 1.0
        counts = Counter(one for ids in at for one in ids)
        found["share of events"] = counts[identity] / max(1, sum(counts.values()))
        return found

    def _type(self, number: int) -> str:
        return self._drafts[number].trigger.sense.type

    def _ids(self, number: int) -> set[str]:
        places = (self._resolutions[index].place for index in self._drafts[number].places)
        return {place.id for place in places if place is not None}

    def _of_event(self, number: int, mentions: Sequence[int]) -> dict[str, float]:
        """Return what of the event itself speaks for or against a place that is named elsewhere."""
        draft = self._drafts[number]
        trigger, place = draft.trigger, self._place(mentions[0])
        sentence = trigger.word.sentence
        found = dict[str, float]()
        if place.feature_class == "P" and any(word.lower in DEICTIC_PLACE for word in sentence.words):
            found["town, and the sentence points to one"] = 1.0
        if not event_types()[trigger.sense.type].is_physical:
            found["event of words"] = 1.0
        if trigger.scores is not None:
            found["background"] = trigger.scores.background
        if draft.status is not Status.OCCURRED:
            found["not occurred"] = 1.0
        others = {self._place(index).id for index in self._in(sentence.start, sentence.end)}
        if others - {place.id}:
            found["sentence names another"] = 1.0
        chance = self._chance(trigger.word.start, mentions, sentence.start, sentence.end)
        if chance is not None:
            bounded = min(max(chance, 0.01), 0.99)
            found["encoder"] = log(bounded / (1 - bounded))
        return found

    def _in(self, start: int, end: int) -> Iterator[int]:
        for mentions in self._mentions.values():
            yield from (index for index in mentions if start <= self._resolutions[index].toponym.start < end)

    def _chance(self, trigger: int, mentions: Sequence[int], start: int, end: int) -> float | None:
        """Return how likely the encoder finds it that an event happened at a mention in its sentence.

        None if the sentence has none of the mentions.
        """
        inside = [
            self._resolutions[index].toponym.start
            for index in mentions
            if start <= self._resolutions[index].toponym.start < end
        ]
        chances = (self._encoding.relates(Role.PLACE, trigger, offset) for offset in inside)
        return max((chance or 0.0 for chance in chances), default=None)

    def heading(self, draft: Draft) -> int | None:
        """Return the mention of the one place that heads the lines in which an event stands.

        The heading is hardly more than the place: *Rennes*, *Donetsk region:*; no empty line stands between.
        """
        start = draft.trigger.word.start
        number = bisect_right(self._label or [], start) - 1
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
