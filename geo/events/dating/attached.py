"""Which words a time expression belongs to, and what stands around it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.events.dating.climbing import climb_time
from geo.events.dating.hours import is_hour_without_day, may_be_of_another_day
from geo.language import word_class
from geo.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.model import Article, Timex
    from geo.text import Document, Word

LIST_JOINTS = word_class("list_joint")
RANGE_JOINTS, RANGE_OPENINGS = word_class("range_joint"), word_class("range_opening")
MAX_PREPOSITION_CHARACTERS = 12
"""Before a time expression in which the word before it is looked for: longer than any preposition."""


class AttachedTimexes:
    """The time expressions of an article by the words whose time they give.

    Parameters
    ----------
    article, document, timexes
        The article, its annotated text, and its time expressions in order.
    event_types
        The types of all its triggers, by the index of each one's word.
    """

    def __init__(
        self, article: Article, document: Document, timexes: Sequence[Timex], event_types: Mapping[int, str]
    ) -> None:
        self._article, self._timexes, self._event_types = article, timexes, event_types
        self._by_anchor: dict[int, list[int]] = defaultdict(list)
        self._by_head: dict[int, int] = {}
        self._heads: dict[int, Word] = {}
        self._anchors: dict[int, Word] = {}
        self._vague: dict[int, int] = {}
        self._by_end = {timex.end: index for index, timex in enumerate(timexes)}
        for index, timex in enumerate(timexes):
            head = document.head_of(timex.start, timex.end)
            if head is not None:
                self._attach(index, head)

    def _attach(self, index: int, head: Word) -> None:
        """Attach a time expression to the trigger or clause whose time it gives."""
        timex, anchor = self._timexes[index], climb_time(head, lambda word: word.index in self._event_types)
        has_no_day = is_hour_without_day(self._article, self._timexes, index)
        is_unknown = has_no_day and may_be_of_another_day(self._article, self._timexes, index)
        if anchor is not None and (is_unknown or timex.is_past_reference):
            self._vague[anchor.index] = index
        if not _may_date(timex) or has_no_day:
            return
        self._by_head[head.index] = index
        self._heads[index] = head
        if anchor is not None:
            anchor = _relative_clause(head, anchor)
            self._by_anchor[anchor.index].append(index)
            self._anchors[index] = anchor

    def at(self, words: Iterable[Word]) -> Iterator[int]:
        """Yield the time expressions that belong to any of `words`, in the order of these."""
        for word in words:
            yield from self._by_anchor.get(word.index, ())

    def headed_by(self, word: Word) -> int | None:
        """Return the time expression of which a word is the head; None if there is none."""
        return self._by_head.get(word.index)

    def vague(self, word: Word) -> int | None:
        """Return what says only vaguely when: *recently*, or an hour of a day that nothing gives."""
        return self._vague.get(word.index)

    def head(self, index: int) -> Word | None:
        """Return the word that heads a time expression."""
        return self._heads.get(index)

    def anchor(self, index: int) -> Word | None:
        """Return the trigger or predicate that a time expression belongs to."""
        return self._anchors.get(index)

    def beside(self, index: int) -> list[int]:
        """Return the time expressions that belong to the same word with no verb or trigger between."""
        anchor = self._anchors.get(index)
        together = self._by_anchor[anchor.index] if anchor is not None else []
        beside = [other for other in together if other != index and self._are_listed_together(index, other)]
        return beside + [other for other in self._joined(index) if other not in beside]

    def _joined(self, index: int) -> Iterator[int]:
        """Yield what *and* or *or* joins to a time expression, whatever the parse says: *3 and 4 May*."""
        for first in (index - 1, index):
            other = first + (first == index)
            if not 0 <= first < len(self._timexes) - 1:
                continue
            between = self._article.text[self._timexes[first].end : self._timexes[first + 1].start]
            anchor = self._anchors.get(other)
            is_of_other = anchor is not None and anchor != self._anchors.get(index)
            is_event = is_of_other and anchor is not None and anchor.index in self._event_types
            if between.strip().lower() in LIST_JOINTS and other in self._heads and not is_event:
                yield other

    def _are_listed_together(self, index: int, other: int) -> bool:
        """Return True if no verb or trigger parts two: *on Monday condemned an arrest on Friday*."""
        first, last = sorted((self._heads[index].index, self._heads[other].index))
        between = self._heads[index].document.words[first + 1 : last]
        return not any(word.is_predicate or word.index in self._event_types for word in between)

    def end_of_range(self, index: int) -> int | None:
        """Return the end of the range that a time expression opens, if any: *from Friday to Sunday*."""
        if index + 1 >= len(self._timexes) or self.word_before(index) not in RANGE_OPENINGS:
            return None
        first, last = self._timexes[index], self._timexes[index + 1]
        if first.interval is None or last.interval is None:
            return None
        between = self._article.text[first.end : last.start].strip().lower()
        return index + 1 if between in RANGE_JOINTS else None

    def word_before(self, index: int) -> str:
        """Return the word that stands before a time expression, in lower case; empty at the text's start."""
        start = self._timexes[index].start
        before = self._article.text[max(0, start - MAX_PREPOSITION_CHARACTERS) : start].lower().split()
        return before[-1] if before else ""

    def ending_before(self, word: Word) -> int | None:
        """Return the time expression that a word follows, with at most a comma between."""
        before = word.neighbour(-1)
        end = before.start if before is not None and before.text == "," else word.start
        return self._by_end.get(end, self._by_end.get(end - 1))


def _relative_clause(head: Word, anchor: Word) -> Word:
    """Return the relative clause that a time before the main verb belongs to, whatever the parse says.

    *Troops that occupied the town in January left on Saturday*: no comma parts *in January* from its clause.
    """
    for subject in anchor.as_predicate.own_subjects:
        for clause in subject.modifying_clauses:
            verb = clause.predicate
            if not clause.is_relative or not verb.index < head.index < anchor.index:
                continue
            between = head.document.words[verb.index + 1 : head.index]
            if not any(word.is_punctuation for word in between):
                return verb
    return anchor


def _may_date(timex: Timex) -> bool:
    """Return True if a time expression can date an event: not a set or a vague *now*.

    A duration does so if it ends at a known day: *in the past 24 hours*.
    """
    if timex.type is TimexType.SET or timex.is_reference:
        return False
    return timex.interval is not None or (timex.type is not TimexType.DURATION and timex.lacks_year)
