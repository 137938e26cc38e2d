"""Which events are history: those beside a date long past, or in sentences that go on from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text.discourse import is_news
from geo.text.sharing import opens_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.events.dating.times import ArticleTimes
    from geo.events.detect.trigger import Trigger
    from geo.text import Document, Word


class History:
    """The passages of an article about what happened long ago.

    Parameters
    ----------
    document
        The article's annotated text.
    times
        Its time expressions.
    """

    def __init__(self, document: Document, times: ArticleTimes) -> None:
        self._times = times
        self._sentences = frozenset(self._sentences_of_history(document))

    def covers(self, trigger: Trigger) -> bool:
        """Return True if an event to which the text gives no date is history."""
        return trigger.word.sentence.first in self._sentences or self._is_beside_history(trigger)

    def _is_beside_history(self, trigger: Trigger) -> bool:
        """Return True if a date long past stands in the sentence; if it states the event, only *after* it."""
        verb = trigger.verb
        words: Iterable[Word] = trigger.word.sentence.words
        if verb.as_predicate.is_statement:
            after = [child for child in verb.children if opens_apart(child) and child.lower != "since"]
            words = [word for child in after for word in child.subtree]
        return any(self._times.is_history(self._times.timexes[i]) for i in self._times.attached.at(words))

    def _sentences_of_history(self, document: Document) -> Iterator[int]:
        """Yield the first word of each sentence that goes on with history without a date of its own."""
        is_history = False
        for sentence in document.sentences:
            timexes = [self._times.timexes[index] for index in self._times.attached.at(sentence.words)]
            if timexes:
                is_history = all(map(self._times.is_history, timexes))
            elif is_history and is_news(sentence):
                is_history = False
            elif is_history:
                yield sentence.first
