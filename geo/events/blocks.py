"""Which events a telling is compared with: those that share a place, a word or a passage with it.

Comparing each telling with every event would take time that grows with the square of their number. So events
are kept in blocks, and a telling asks only its own; no block that it reads grows with the corpus.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from geo.events.fit import LAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.events.telling import Telling
    from geo.model import Interval

SEASON = timedelta(days=92)
MANY = 48
"""Events of a block above which sharing it says little: then a word of the telling must be shared besides."""
PASSAGE = 16
"""Tellings of one article that lie near enough for one to take up another."""
LEAD = 0
"""The passage that heads an article, and says what the rest goes on to tell."""


class Blocks:
    """Numbers of events, by what a telling must share with one of them to be compared with it.

    Parameters
    ----------
    tellings
        All of a run, each article's in the order of its text.
    """

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._passages = _passages(tellings)
        self._blocks: defaultdict[object, dict[int, None]] = defaultdict(dict)

    def put(self, number: int, telling: Telling) -> None:
        """Enter an event under what one more telling of it says."""
        article = telling.parse.article.id
        for block in (*_blocks(telling), ("article", article, self._passages[telling])):
            self._blocks[block][number] = None
            for word in telling.telling_words:
                self._blocks[block, word][number] = None

    def near(self, telling: Telling) -> Iterable[int]:
        """Return the numbers of the events that a telling may be of, each once, in a settled order."""
        asked: list[object] = [*_blocks(telling)]
        if not (telling.is_stated and telling.place_ids):
            passage, article = self._passages[telling], telling.parse.article.id
            asked += [("article", article, one) for one in {LEAD, passage - 1, passage, passage + 1}]
        return sorted({number for block in asked for number in self._events(block, telling)})

    def _events(self, block: object, telling: Telling) -> Iterator[int]:
        """Yield a block's events; of a block that holds many, those that share one of the rarer words."""
        events = self._blocks.get(block, {})
        if len(events) <= MANY:
            yield from events
            return
        for word in telling.telling_words:
            sharing = self._blocks.get((block, word), {})
            if len(sharing) <= MANY:
                yield from sharing


def _passages(tellings: Iterable[Telling]) -> Mapping[Telling, int]:
    """Return the number of the passage of its article that each telling stands in."""
    return {
        telling: rank // PASSAGE
        for _, told in groupby(tellings, key=lambda telling: telling.parse.article.id)
        for rank, telling in enumerate(told)
    }


def _blocks(telling: Telling) -> Iterator[tuple[str, object]]:
    """Yield the blocks of a dated telling: its places, countries and words, each in a week."""
    countries = {place.country_code for place in telling.places} - {""}
    for week in _weeks(telling.mention.interval):
        for what in (*telling.place_ids, *countries, *telling.telling_words):
            yield (what, week)


def _weeks(interval: Interval | None) -> Iterator[object]:
    """Yield the weeks that a date meets, a day's lag allowed for; a longer time meets only its like."""
    if interval is None:
        return
    if interval.begin is None or interval.until is None or interval.until - interval.begin > SEASON:
        yield (interval.begin, interval.until)
        return
    first, last = (interval.begin - LAG).toordinal() // 7, (interval.until + LAG).toordinal() // 7
    yield from range(first, last + 1)
