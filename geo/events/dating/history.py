"""Which acts are told as history: beside a date long past, or in sentences that go on from one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from geo.model import DateBasis
from geo.text import Relation
from geo.text.discourse import is_news
from geo.text.sharing import opens_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.events.detect import Trigger
    from geo.model import Article, Timex
    from geo.text import Document, Word

HISTORY = timedelta(days=60)
"""How long before publication a passage is history, and no longer the news."""


class History:
    """The passages of an article that tell of long ago.

    Parameters
    ----------
    article
        Its publication date says what is long ago.
    document
        The parsed article.
    timexes
        Its time expressions.
    anchored
        Indices of the time expressions by the index of the word whose time they tell.
    """

    def __init__(
        self,
        article: Article,
        document: Document,
        timexes: Sequence[Timex],
        anchored: Mapping[int, Sequence[int]],
    ) -> None:
        self._article = article
        self._timexes = timexes
        self._anchored = anchored
        self._sentences = frozenset(self._sentences_of_history(document))

    def tells(self, trigger: Trigger) -> bool:
        """Tell whether an act without a date of its own is told as history."""
        return trigger.word.sentence.first in self._sentences or self._stands_by_history(trigger)

    def _stands_by_history(self, trigger: Trigger) -> bool:
        """Tell whether an act stands by a date long past: in a dependent clause beside it, or *after* it."""
        verb = trigger.verb
        words: Iterable[Word] = trigger.word.sentence.words
        if verb.relation in {Relation.ROOT, Relation.CLAUSAL_COMPLEMENT, Relation.CONJUNCT}:
            after = [child for child in verb.children if opens_apart(child) and child.lower != "since"]
            words = [word for child in after for word in child.subtree]
        inside = [index for word in words for index in self._anchored.get(word.index, ())]
        return any(self._is_old(self._timexes[index]) for index in inside)

    def _sentences_of_history(self, document: Document) -> Iterator[int]:
        """Yield the first token of each sentence that goes on telling history without a date of its own."""
        history = False
        for sentence in document.sentences:
            times = [
                self._timexes[index]
                for token in sentence.words
                for index in self._anchored.get(token.index, ())
            ]
            if times:
                history = all(self._is_old(timex) for timex in times)
            elif history and is_news(sentence):
                history = False
            elif history:
                yield sentence.first

    def _is_old(self, timex: Timex) -> bool:
        """Tell whether a time lies well before the article's."""
        until = timex.interval.until if timex.interval is not None else None
        if until is None:
            return False
        within = self._article.published_within
        published = self._article.published or (within.begin if within is not None else None)
        if published is None:
            return timex.basis is DateBasis.EXPLICIT
        return published - until > HISTORY
