"""Which events a mention is compared with: those that share a place, a word or a passage with it.

Comparing each mention with every event would take time that grows with the square of their number. So events
are kept in blocks, and a mention asks only its own; no block that is read grows with the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from geo.events.gathering.within.pairs import DAYS_OF_LAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.events.gathering.compared import ComparedMention
    from geo.model import Interval

LONGEST_IN_WEEKS = timedelta(days=92)
"""Longest interval that is entered by its weeks, a season: a year would stand in 53 blocks."""
MAX_EVENTS_READ = 48
"""Events of a block above which sharing it says little: then a rare stem must be shared besides."""
MENTIONS_IN_PASSAGE = 16
"""Mentions of one article near enough for one to refer back to another: a page of print."""
FIRST_PASSAGE = 0
"""The passage that heads an article, and sums up the rest."""


class Blocks:
    """Numbers of events, by what a mention must share with one of them to be compared with it.

    Parameters
    ----------
    mentions
        All of a run, each article's in the order of its text.
    """

    def __init__(self, mentions: Iterable[ComparedMention]) -> None:
        self._passages = _passages(mentions)
        self._blocks: defaultdict[object, dict[int, None]] = defaultdict(dict)

    def add(self, number: int, mention: ComparedMention) -> None:
        """Enter an event under what one more mention of it says."""
        article = mention.parse.article.id
        for block in (*_blocks(mention), ("article", article, self._passages[mention])):
            self._blocks[block][number] = None
            for stem in mention.rarest_stems:
                self._blocks[block, stem][number] = None

    def near(self, mention: ComparedMention) -> Iterable[int]:
        """Return the numbers of the events that a mention may be of, each once, in ascending order."""
        blocks: list[object] = [*_blocks(mention)]
        if not (mention.is_date_stated and mention.place_ids):
            passage, article = self._passages[mention], mention.parse.article.id
            near = {FIRST_PASSAGE, passage - 1, passage, passage + 1}
            blocks += [("article", article, number) for number in near]
        return sorted({number for block in blocks for number in self._events(block, mention)})

    def _events(self, block: object, mention: ComparedMention) -> Iterator[int]:
        """Yield a block's events; of a block that holds many, those that share one of the rarest stems."""
        events = self._blocks.get(block, {})
        if len(events) <= MAX_EVENTS_READ:
            yield from events
            return
        for stem in mention.rarest_stems:
            sharing = self._blocks.get((block, stem), {})
            if len(sharing) <= MAX_EVENTS_READ:
                yield from sharing


def _passages(mentions: Iterable[ComparedMention]) -> Mapping[ComparedMention, int]:
    """Return the number of the passage of its article that each mention stands in."""
    return {
        mention: rank // MENTIONS_IN_PASSAGE
        for _, of_article in groupby(mentions, key=lambda mention: mention.parse.article.id)
        for rank, mention in enumerate(of_article)
    }


def _blocks(mention: ComparedMention) -> Iterator[tuple[str, object]]:
    """Yield the blocks of a dated mention: its places, countries and rarest stems, each in a week."""
    countries = {place.country_code for place in mention.places} - {""}
    for week in _weeks(mention.mention.interval):
        for key in (*mention.place_ids, *countries, *mention.rarest_stems):
            yield (key, week)


def _weeks(interval: Interval | None) -> Iterator[object]:
    """Yield the weeks that an interval meets, with a day's lag; a long one meets only its like."""
    if interval is None:
        return
    begin, until = interval.begin, interval.until
    if begin is None or until is None or until - begin > LONGEST_IN_WEEKS:
        yield (begin, until)
        return
    first, last = begin.toordinal() - DAYS_OF_LAG.days, until.toordinal() + DAYS_OF_LAG.days
    yield from range(first // 7, last // 7 + 1)
