"""Which mentions of an article are compared: neighbours, those of the lead, those of one place and day.

Reports take an event up at once, or sum it up at their head: of 362 pairs of mentions of one event that stand
in two sentences, 352 are within three sentences of each other (``tools/train_within_article.py``). So the
number of comparisons grows with that of mentions.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from geo.events.gathering.kinship import are_akin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.events.gathering.compared import ComparedMention
    from geo.events.gathering.within.report import Report

SENTENCES_BACK = 4
"""Between a mention and one that it takes up: sentences with mentions of events."""
MENTIONS_BACK = 24
"""Of a list in one sentence, those just before: a page of names is no event."""
MENTIONS_OF_LEAD = 8
MENTIONS_OF_BLOCK = 4
"""Of those of one place and day that stand farther off, the latest: what is summed up at the end."""


def pairs(report: Report) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each two mentions that are worth comparing, the earlier one first."""
    lead = [number for number, one in enumerate(report.mentions) if report.is_lead(one)][:MENTIONS_OF_LEAD]
    blocks: defaultdict[object, deque[int]] = defaultdict(lambda: deque(maxlen=MENTIONS_OF_BLOCK))
    for later, mention in enumerate(report.mentions):
        keys = list(_blocks(mention))
        near = [*lead, *_just_before(report, later), *(one for key in keys for one in blocks[key])]
        for earlier in sorted({one for one in near if one < later}):
            if _is_worth(report.mentions[earlier], mention):
                yield earlier, later
        for key in keys:
            blocks[key].append(later)


def _just_before(report: Report, later: int) -> Iterator[int]:
    sentence = report.sentence(report.mentions[later])
    for earlier in range(max(0, later - MENTIONS_BACK), later):
        if sentence - report.sentence(report.mentions[earlier]) <= SENTENCES_BACK:
            yield earlier


def _is_worth(one: ComparedMention, other: ComparedMention) -> bool:
    """Return True if two mentions stand in one sentence, or two reporters may give them like types."""
    return one.mention.sentence == other.mention.sentence or are_akin(one.mention.type, other.mention.type)


def _blocks(mention: ComparedMention) -> Iterator[object]:
    if mention.mention.interval is not None:
        for place in sorted(mention.place_ids):
            yield place, mention.mention.interval
