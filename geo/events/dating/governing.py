"""Which time expression governs an act: its own, its clause's, or that of who reports it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.events.background import is_background, is_going_on_perfect
from geo.events.dating.clauses import (
    before_in_series,
    is_apart,
    is_remembered,
    is_willed,
    of_relative_clause,
    reporters,
)
from geo.events.dating.climbing import climb_time
from geo.events.dating.hours import is_stray, may_be_of_another_day, opens_with_hour
from geo.events.placing import PHYSICAL
from geo.events.sharing import words_above, words_below
from geo.model import TimexType
from geo.text import SUBJECTS, Relation
from geo.text.links import link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.events.detect import Trigger
    from geo.model import Article, Timex
    from geo.text import Document, Word

BOUNDS = frozenset({"since", "until", "till", "before", "after", "from", "through", "to"})
"""Words that make a date the end of a stretch of time, not the time of the act."""
RANGE = frozenset({"to", "until", "till", "through", "and", "to early", "to late", "-", "–"})
"""What stands between the ends of a range."""
PAST = "PAST_REF"
EARLIER = frozenset({"earlier", "previous", "past", "prior"})
MAIN = frozenset({Relation.ROOT, Relation.CONJUNCT, Relation.PARATAXIS, Relation.CLAUSAL_COMPLEMENT})
REACH = 60
"""Words back in which a sentence's earlier clauses are asked for a time."""
PASSED = frozenset({"since", "after", "before", "until"})
ARGUMENTS = (Relation.OBJECT, Relation.SUBJECT, Relation.PASSIVE_SUBJECT, Relation.ATTRIBUTE)
PICTURES = frozenset({"picture", "photo", "photograph", "image", "footage", "video", "file", "screenshot"})


class Governors:
    """The time expressions of one article, and the acts that they govern.

    Parameters
    ----------
    article
        The report.
    document
        The parsed article.
    timexes
        Its time expressions.
    acts
        The types of all its acts, by the index of the word that tells each.
    """

    def __init__(
        self, article: Article, document: Document, timexes: Sequence[Timex], acts: Mapping[int, str]
    ) -> None:
        self._article, self._document, self._timexes = article, document, timexes
        self._acts = acts
        self.anchored: dict[int, list[int]] = defaultdict(list)
        """Indices of the time expressions by the index of the word whose time they tell."""
        self._vague: dict[int, str] = {}
        """Words for a past, or an hour of a day, that the text does not date, by the act told with them."""
        self.heads: dict[int, int] = {}
        """Indices of the time expressions by the index of their own head."""
        self._head_of: dict[int, int] = {}
        self._anchor_of: dict[int, int] = {}
        self._by_end = {timex.end: index for index, timex in enumerate(timexes)}
        for index, timex in enumerate(timexes):
            head = document.head_of(timex.start, timex.end)
            if head is not None:
                self._attach(index, head)

    def _attach(self, index: int, head: Word) -> None:
        """Attach a time expression to the act or clause whose time it tells."""
        anchor, timex = climb_time(head, lambda token: token.index in self._acts), self._timexes[index]
        stray = is_stray(self._article, self._timexes, index)
        vague = stray and may_be_of_another_day(self._article, self._timexes, index)
        if anchor is not None and (vague or timex.value == PAST):
            self._vague[anchor.index] = timex.text
        if not _is_dating(timex) or stray:
            return
        self.heads[head.index] = index
        self._head_of[index] = head.index
        if anchor is not None:
            anchor = of_relative_clause(head, anchor)
            self.anchored[anchor.index].append(index)
            self._anchor_of[index] = anchor.index

    def vague(self, trigger: Trigger) -> str:
        """Return the words for a time without a date that an act is told with: *years ago*, *at dawn*.

        Of *earlier truces* nothing more is known.
        """
        arguments = [one for anchor in trigger.anchors for one in anchor.dependents(*ARGUMENTS)]
        past = (
            word.text
            for one in (*trigger.anchors, *arguments)
            for word in one.dependents(Relation.ADJECTIVAL_MODIFIER)
        )
        earlier = next((word for word in past if word.lower() in EARLIER), "")
        told = (*trigger.anchors, *before_in_series(trigger.verb))
        return next((self._vague[one.index] for one in told if one.index in self._vague), earlier)

    def is_own(self, index: int, trigger: Trigger) -> bool:
        """Tell whether a time stands with the act itself, not with another part of the sentence."""
        return any(index in self.anchored.get(anchor.index, ()) for anchor in trigger.anchors)

    def given(self, trigger: Trigger) -> tuple[int, ...]:
        """Return the time expressions that an act is told with, in order."""
        index = self.governing(trigger)
        return () if index is None else tuple(sorted({index, *self.further(trigger, index)}))

    def further(self, trigger: Trigger, index: int) -> Iterator[int]:
        """Yield the other times given along with the one at `index`: *met in April and May*, *from … to*."""
        last = self._last_of_range(index)
        if last is not None:
            yield last
            return
        anchor = self._anchor_of.get(index)
        together = self.anchored[anchor] if anchor is not None else []
        for other in together:
            tells = self._timexes[other].interval and self._tells_time(other, trigger)
            if other != index and tells and self._is_one_list(index, other):
                yield other

    def _is_one_list(self, index: int, other: int) -> bool:
        """Tell whether no verb or act parts two times: *on Monday condemned an arrest on Friday*."""
        low, high = sorted((self._head_of[index], self._head_of[other]))
        return not any(
            token.is_predicate or token.index in self._acts for token in self._document.words[low + 1 : high]
        )

    def _last_of_range(self, index: int) -> int | None:
        """Return the end of the range that a time opens, if any: *from Friday night to Saturday*."""
        if index + 1 >= len(self._timexes) or self._word_before(index) not in {"from", "between"}:
            return None
        one, other = self._timexes[index], self._timexes[index + 1]
        if one.interval is None or other.interval is None:
            return None
        between = self._article.text[one.end : other.start].strip().lower()
        return index + 1 if between in RANGE else None

    def _word_before(self, index: int) -> str:
        """Return the word that stands before a time expression."""
        start = self._timexes[index].start
        before = self._article.text[max(0, start - 12) : start].lower().split()
        return before[-1] if before else ""

    def governing(self, trigger: Trigger) -> int | None:
        """Find the time expression that governs an act: its own, its clause's, or that of who reports it."""
        when = self.opens_when(trigger)
        if when is not None:
            return when
        if self._is_spoken_of(trigger):
            return next((i for i in self._along(trigger.anchors) if self._is_its_own(i, trigger)), None)
        for index in (
            *self._along(trigger.anchors),
            *self._beside(trigger),
            *self._along(self._lending(trigger)),
            *self._before(trigger),
        ):
            if self._tells_time(index, trigger):
                return index
        return self._of_picture(trigger)

    def _is_spoken_of(self, trigger: Trigger) -> bool:
        """Tell whether an act is only what words are about: *condemned the coup on Tuesday*.

        A date after it may be that of the words; one before it is its own: *condemned Tuesday's coup*.
        """
        if not trigger.is_noun or trigger.support is not None:
            return False
        speaking = self._acts.get(trigger.word.head.clause.predicate.index)
        return speaking is not None and speaking is not trigger.sense.type and speaking not in PHYSICAL

    def _is_its_own(self, index: int, trigger: Trigger) -> bool:
        """Tell whether a time stands before an act spoken of, or right after it: *the riot of 8 January*."""
        timex, span = self._timexes[index], trigger.span
        return timex.end <= span.start or self._article.text[span.end : timex.start].strip() == "of"

    def _along(self, anchors: Iterable[Word]) -> Iterator[int]:
        """Yield the time expressions attached to `anchors`, in that order."""
        for anchor in anchors:
            yield from self.anchored.get(anchor.index, ())

    def _beside(self, trigger: Trigger) -> Iterator[int]:
        """Yield a time expression that follows with no comma and no verb between, whatever the parse says."""
        document, start = trigger.word.document, trigger.word.index + 1
        for token in document.words[start : trigger.word.sentence.last]:
            if token.is_punctuation or token.is_predicate:
                return
            if token.index in self.heads and link(token)[0] != "of":
                yield self.heads[token.index]

    def _lending(self, trigger: Trigger) -> Iterator[Word]:
        """Yield words whose time is the act's too: of what it is told with, its clause, who reports it.

        What an act is only about keeps its time: *condemned Friday's attack*.
        """
        about = {token.index for anchor in trigger.anchors for token in anchor.dependents(*ARGUMENTS)}
        kind = trigger.sense.type
        for token in (*words_below(trigger), *words_above(trigger), *reporters(trigger)):
            of_another = token.index in about and self._acts.get(token.index, kind) is not kind
            if not of_another and not is_remembered(token):
                yield token

    def _before(self, trigger: Trigger) -> Iterator[int]:
        """Yield the times of the main clauses before that of an act: *On 3 May X left; Y was shot*."""
        verb = trigger.verb
        main = verb.relation in MAIN and verb.dependents(*SUBJECTS) and not verb.dependents(Relation.MARKER)
        if not main or is_willed(verb) or is_background(trigger):
            return
        for token in reversed(verb.document.words[max(verb.sentence.first, verb.index - REACH) : verb.index]):
            index = self.heads.get(token.index)
            anchor = None if index is None else self._anchor_of.get(index)
            of_clause = (
                anchor is not None and verb.document.words[anchor].is_predicate and not is_remembered(token)
            )
            if index is not None and of_clause and not any(is_apart(one) for one in token.ancestors):
                yield index

    def opens_when(self, trigger: Trigger) -> int | None:
        """Find the date to which a clause is joined by *when*: *in 1991, when troops occupied the town*."""
        clause = trigger.verb
        if clause.relation not in {Relation.RELATIVE_CLAUSE, Relation.ADVERBIAL_CLAUSE}:
            return None
        when = next((child for child in clause.children if child.lower == "when"), None)
        return None if when is None else self.heads.get(clause.head.index, self._just_before(when))

    def _just_before(self, token: Word) -> int | None:
        """Find the time expression that `token` follows, with at most a comma between."""
        before = token.document.words[: token.index]
        end = before[-1].start if before and before[-1].text == "," else token.start
        return self._by_end.get(end, self._by_end.get(end - 1))

    def _of_picture(self, trigger: Trigger) -> int | None:
        """Find the date on which the picture was taken that shows the act."""
        for token in trigger.word.ancestors:
            for subject in token.dependents(Relation.SUBJECT):
                if subject.lemma in PICTURES:
                    taken = [index for word in subject.subtree for index in self.anchored.get(word.index, ())]
                    return taken[0] if taken else None
        return None

    def _tells_time(self, index: int, trigger: Trigger) -> bool:
        """Tell whether a time expression dates the act: *since Friday* only what has gone on from then."""
        if self._last_of_range(index) is not None:
            return True
        timex = self._timexes[index]
        words = {self._word_before(index), timex.text.split()[0].lower()}
        if opens_with_hour(timex):
            words -= {"before", "after"}
        if "since" in words or "from" in words:
            return (trigger.support is not None or not trigger.is_noun) and is_going_on_perfect(trigger)
        return not words & BOUNDS and not self._dates_another(timex, trigger)

    def _dates_another(self, timex: Timex, trigger: Trigger) -> bool:
        """Tell whether *since* or *after* stands between act and date: *the first since a war in 2020*."""
        act = max(anchor.start for anchor in trigger.anchors)
        if timex.start < act:
            return False
        between = self._article.text[act : timex.start].lower().rpartition(",")[2].split()
        if opens_with_hour(timex) and between and between[-1] in {"before", "after"}:
            between.pop()
        return any(word in PASSED for word in between)


def _is_dating(timex: Timex) -> bool:
    """Tell whether a time expression can date an act: not a duration, a set or a vague *now*."""
    if timex.type not in {TimexType.DATE, TimexType.TIME} or timex.value.endswith("_REF"):
        return False
    return timex.interval is not None or timex.value.startswith("XXXX")
