"""When an act was done: by the time expression that governs it, its clause's, or the article's date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.events.attachment import above, below, climb_time, link, opens_apart
from geo.events.background import is_background, is_going_on, is_going_on_perfect, is_in_passing, is_news
from geo.events.placing import PHYSICAL
from geo.model import DateBasis, Interval, Precision, Status, TimexType
from geo.syntax import children, clause_of, head_of, is_clause, lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from geo.events.triggers import Trigger
    from geo.model import Article, Timex

BOUNDS = frozenset({"since", "until", "till", "before", "after", "from", "through", "to"})
"""Words that make a date the end of a stretch of time, not the time of the act."""
PASSED = frozenset({"since", "after", "before", "until"})
ARGUMENTS = ("dobj", "nsubj", "nsubjpass", "attr")
HISTORY = timedelta(days=60)
"""How long before publication a passage is history, and no longer the news."""
PICTURES = frozenset({"picture", "photo", "photograph", "image", "footage", "video", "file", "screenshot"})
UNITS = (
    (Precision.DAY, 1),
    (Precision.WEEK, 7),
    (Precision.MONTH, 31),
    (Precision.SEASON, 94),
    (Precision.YEAR, 366),
)
"""The most days of each unit but the coarsest."""
CALENDAR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of an act and what it rests on, or the reason for none."""

    interval: Interval | None = None
    basis: DateBasis | None = None
    timex: int | None = None
    """Index of the time expression that dates it."""
    own: bool = False
    """It stands with the act itself, not with another part of the sentence."""
    reason: str = ""


class Dates:
    """The dates of one article's acts.

    Parameters
    ----------
    article
        Its publication date, or the days between which it was published, dates what nothing else does.
    doc
        The parsed article.
    timexes
        Its time expressions.
    triggers
        All its acts.
    """

    def __init__(
        self, article: Article, doc: Doc, timexes: Sequence[Timex], triggers: Sequence[Trigger]
    ) -> None:
        self._article = article
        self._timexes = timexes
        acts = {trigger.token.i: trigger.rule.type for trigger in triggers}
        self._acts = acts
        self._anchored: dict[int, list[int]] = defaultdict(list)
        self._heads: dict[int, int] = {}
        for index, timex in enumerate(timexes):
            head = head_of(doc, timex.start, timex.end)
            if head is None or not _is_dating(timex):
                continue
            self._heads[head.i] = index
            anchor = climb_time(head, lambda token: token.i in acts)
            if anchor is not None:
                self._anchored[anchor.i].append(index)
        self._history = frozenset(self._sentences_of_history(doc))

    def of(self, trigger: Trigger, status: Status) -> Dated:
        """Date an act by the nearest time expression that governs it, else by the article's date."""
        index = self._governing(trigger)
        if index is None:
            return self._by_article(trigger, status)
        timex = self._timexes[index]
        interval = self._unit(timex) if self._opens_when(trigger) == index else timex.interval
        own = any(index in self._anchored.get(anchor.i, ()) for anchor in trigger.anchors)
        if interval is None:
            return Dated(
                timex=index, own=own, reason=f"publication date unknown; the text says {timex.text!r}"
            )
        if status is Status.OCCURRED and self._is_to_come(interval):
            return Dated(timex=index, own=own, reason=f"told as done, though {timex.text!r} is still to come")
        whole = _as_known(_hull([interval, *self._further(trigger, index)]))
        return Dated(whole, timex.basis, index, own)

    def _further(self, trigger: Trigger, index: int) -> Iterator[Interval]:
        """Yield the other times given along with the one at `index`: *met in April and May*."""
        together = next((group for group in self._anchored.values() if index in group), [])
        for other in together:
            interval = self._timexes[other].interval
            if other != index and interval is not None and self._tells_time(other, trigger):
                yield interval

    def _is_to_come(self, interval: Interval) -> bool:
        """Tell whether a date lies after the article's publication."""
        within = self._article.published_within
        last = self._article.published or (within.until if within is not None else None)
        return last is not None and interval.begin is not None and interval.begin > last

    def _governing(self, trigger: Trigger) -> int | None:
        """Find the time expression that governs an act: its own, its clause's, or that of who reports it."""
        when = self._opens_when(trigger)
        if when is not None:
            return when
        if self._is_spoken_of(trigger):
            before = (i for i in self._along(trigger.anchors) if self._timexes[i].end <= trigger.span.start)
            return next(before, None)
        for index in (
            *self._along(trigger.anchors),
            *self._beside(trigger),
            *self._along(self._lending(trigger)),
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
        speaking = self._acts.get(clause_of(trigger.token.head).i)
        return speaking is not None and speaking is not trigger.rule.type and speaking not in PHYSICAL

    def _along(self, anchors: Iterable[Token]) -> Iterator[int]:
        """Yield the time expressions attached to `anchors`, in that order."""
        for anchor in anchors:
            yield from self._anchored.get(anchor.i, ())

    def _beside(self, trigger: Trigger) -> Iterator[int]:
        """Yield a time expression that follows with no comma and no verb between, whatever the parse says."""
        doc, start = trigger.token.doc, trigger.token.i + 1
        for token in doc[start : trigger.token.sent.end]:
            if token.is_punct or is_clause(token):
                return
            if token.i in self._heads and link(token)[0] != "of":
                yield self._heads[token.i]

    def _lending(self, trigger: Trigger) -> Iterator[Token]:
        """Yield words whose time is the act's too: of what it is told with, its clause, who reports it.

        What an act is only about keeps its time: *condemned Friday's attack*.
        """
        about = {token.i for anchor in trigger.anchors for token in children(anchor, *ARGUMENTS)}
        kind = trigger.rule.type
        for token in (*below(trigger), *above(trigger), *_reporters(trigger)):
            if token.i not in about or self._acts.get(token.i, kind) is kind:
                yield token

    def _opens_when(self, trigger: Trigger) -> int | None:
        """Find the date to which a clause is joined by *when*: *in 1991, when troops occupied the town*."""
        clause = trigger.verb
        if clause.dep_ not in {"relcl", "advcl"}:
            return None
        when = next((child for child in clause.children if child.lower_ == "when"), None)
        return None if when is None else self._heads.get(clause.head.i, self._just_before(when))

    def _just_before(self, token: Token) -> int | None:
        """Find the time expression that `token` follows, with at most a comma between."""
        before = token.doc[: token.i]
        end = before[-1].idx if before and before[-1].text == "," else token.idx
        return next((index for index, timex in enumerate(self._timexes) if 0 <= end - timex.end <= 1), None)

    def _of_picture(self, trigger: Trigger) -> int | None:
        """Find the date on which the picture was taken that shows the act."""
        for token in trigger.token.ancestors:
            for subject in children(token, "nsubj"):
                if lemma(subject) in PICTURES:
                    taken = [index for word in subject.subtree for index in self._anchored.get(word.i, ())]
                    return taken[0] if taken else None
        return None

    def _tells_time(self, index: int, trigger: Trigger) -> bool:
        """Tell whether a time expression dates the act: *since Friday* only what has gone on from then."""
        timex = self._timexes[index]
        before = self._article.text[max(0, timex.start - 12) : timex.start].lower().split()
        words = {before[-1] if before else "", timex.text.split()[0].lower()}
        if "since" in words or "from" in words:
            return (trigger.support is not None or not trigger.is_noun) and is_going_on_perfect(trigger)
        return not words & BOUNDS and not self._dates_another(timex, trigger)

    def _dates_another(self, timex: Timex, trigger: Trigger) -> bool:
        """Tell whether *since* or *after* stands between act and date: *the first since a war in 2020*."""
        act = max(anchor.idx for anchor in trigger.anchors)
        if timex.start < act:
            return False
        between = self._article.text[act : timex.start].lower()
        return any(word in PASSED for word in between.rpartition(",")[2].split())

    def _unit(self, timex: Timex) -> Interval | None:
        """Return the year, month or day that a time expression names, without what *since* makes of it."""
        match = CALENDAR.fullmatch(timex.value)
        if match is None:
            return timex.interval
        year, month, day = (int(part) if part else None for part in match.groups())
        if not year:
            return None
        if month and day:
            return Interval(date(year, month, day), date(year, month, day), Precision.DAY)
        if month:
            return Interval(
                date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH
            )
        return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    def _by_article(self, trigger: Trigger, status: Status) -> Dated:
        """Date what is told as news by the article's own date; leave background and plans undated."""
        reason = self._no_news(trigger, status)
        if reason:
            return Dated(reason=reason)
        published = self._article.published
        if published is not None:
            return Dated(Interval(published, published, Precision.DAY), DateBasis.DOCUMENT)
        if self._article.published_within is not None:
            return Dated(_as_known(self._article.published_within), DateBasis.DOCUMENT)
        return Dated(reason="publication date unknown; the text gives the act no date")

    def _no_news(self, trigger: Trigger, status: Status) -> str:
        """Say why an act without a date is not of the article's own day; nothing if it is."""
        reasons = {
            "planned": status is Status.PLANNED,
            "told as possible": status is Status.HYPOTHETICAL,
            "told as history": trigger.token.sent.start in self._history or self._stands_by_history(trigger),
            "told as background": is_background(trigger),
            "gone on since another act": is_going_on(trigger),
            "named in passing": is_in_passing(trigger),
        }
        reason = next((words for words, holds in reasons.items() if holds), "")
        return f"{reason}; the text gives no date" if reason else ""

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


def _as_known(interval: Interval) -> Interval:
    """Return a date no finer than the time it spans: *since mid-April* is not known to the month."""
    if interval.begin is None or interval.until is None:
        return interval
    days = (interval.until - interval.begin).days + 1
    spanned = next((unit for unit, most in UNITS if days <= most), Precision.DECADE)
    order = list(Precision)
    return replace(interval, precision=max(interval.precision, spanned, key=order.index))


def _hull(intervals: Sequence[Interval]) -> Interval:
    """Return the time from the first day of all to the last; of several dates none is picked for the rest."""
    first, begins, untils = intervals[0], [one.begin for one in intervals], [one.until for one in intervals]
    if len(intervals) == 1 or None in begins or None in untils:
        return first
    begin, until = min(filter(None, begins)), max(filter(None, untils))
    return Interval(begin, until, first.precision)


def _is_dating(timex: Timex) -> bool:
    """Tell whether a time expression can date an act: not a duration, a set or a vague *now*."""
    if timex.type not in {TimexType.DATE, TimexType.TIME} or timex.value.endswith("_REF"):
        return False
    return timex.interval is not None or timex.value.startswith("XXXX")


def _reporters(trigger: Trigger) -> Iterator[Token]:
    """Yield the verbs that report the act, from the nearest; none for what they tell of an earlier clause."""
    token = trigger.verb
    while token.head != token:
        if token.dep_ == "relcl" or opens_apart(token):
            return
        token = token.head
        if is_clause(token):
            yield token
