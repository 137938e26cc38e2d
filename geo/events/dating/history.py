"""Which acts are told as history: beside a date long past, or in sentences that go on from one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from geo.events.attachment import opens_apart
from geo.events.background import is_news
from geo.model import DateBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Token

    from geo.events.triggers import Trigger
    from geo.model import Article, Timex

HISTORY = timedelta(days=60)
"""How long before publication a passage is history, and no longer the news."""


class History:
    """The passages of an article that tell of long ago.

    Parameters
    ----------
    article
        Its publication date says what is long ago.
    doc
        The parsed article.
    timexes
        Its time expressions.
    anchored
        Indices of the time expressions by the index of the word whose time they tell.
    """

    def __init__(
        self, article: Article, doc: Doc, timexes: Sequence[Timex], anchored: Mapping[int, Sequence[int]]
    ) -> None:
        self._article = article
        self._timexes = timexes
        self._anchored = anchored
        self._sentences = frozenset(self._sentences_of_history(doc))

    def tells(self, trigger: Trigger) -> bool:
        """Tell whether an act without a date of its own is told as history."""
        return trigger.token.sent.start in self._sentences or self._stands_by_history(trigger)

    def _stands_by_history(self, trigger: Trigger) -> bool:
        """Tell whether an act stands by a date long past: in a dependent clause beside it, or *after* it."""
        verb = trigger.verb
        words: Iterable[Token] = trigger.token.sent
        if verb.dep_ in {"ROOT", "ccomp", "conj"}:
            after = [child for child in verb.children if opens_apart(child) and child.lower_ != "since"]
            words = [word for child in after for word in child.subtree]
        inside = [index for word in words for index in self._anchored.get(word.i, ())]
        return any(self._is_old(self._timexes[index]) for index in inside)

    def _sentences_of_history(self, doc: Doc) -> Iterator[int]:
        """Yield the first token of each sentence that goes on telling history without a date of its own."""
        history = False
        for sentence in doc.sents:
            times = [self._timexes[index] for token in sentence for index in self._anchored.get(token.i, ())]
            if times:
                history = all(self._is_old(timex) for timex in times)
            elif history and is_news(sentence):
                history = False
            elif history:
                yield sentence.start

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
