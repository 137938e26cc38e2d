"""Sentences with what is known of the events in them, from all sources, in one form."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from encoder.lesson import TYPES
from encoder.marks import SENTENCES, is_held_out, is_set_aside, read_corpus, read_own_reports, read_texts
from geo.events.encoder import Role
from geo.model import Span, Status
from geo.text import annotate_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from encoder.marks import Mark, MarkedText

TIMEML, REPORTS, ONE_EVENT = "events.timeml", "reports", "event_places, one event"
TEMPORAL = {"IS_INCLUDED", "SIMULTANEOUS", "DURING", "INCLUDES", "BEGUN_BY", "IDENTITY"}
"""Links of TimeML by which a date gives the days of an event."""
OTHER_NAMES = {"YIELD": frozenset({"CONCEDE", "RETREAT"})}
"""Types of `event_types` that PLOVER has split since."""
MOST = 0.6
"""Part of a quotation that must lie in a sentence for its event to be reported there."""
MIN_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of one event; None where nothing is."""

    types: frozenset[str] | None
    """The types that are right."""
    statuses: frozenset[Status] | None
    is_background: bool | None


UNKNOWN = Answer(None, None, None)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch that reports an event, of which the word is not marked."""

    span: Span
    answer: Answer
    is_whole: bool
    """Most of the stretch is in the sentence."""


@dataclass(frozen=True, slots=True)
class Related:
    """The places or times of an event, among the words of its sentence."""

    role: Role
    trigger: int
    """Offset of the event's word."""
    spans: tuple[Span, ...]
    """What relates to the event; nothing in this sentence if empty."""
    others: tuple[Span, ...] = ()
    """What does not; for places every other name of the sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; all offsets count from its beginning."""

    source: str
    item: str
    text: str
    is_complete: bool
    """What is not marked is no event of ours."""
    triggers: tuple[tuple[int, Answer], ...] = ()
    quoted: tuple[Quoted, ...] = ()
    happening: tuple[int, ...] | None = None
    """Offsets of all words that name an event of any kind; None if unknown."""
    occurring: tuple[int, ...] | None = None
    """Those of them that name an event which occurs, rather than a state or a saying."""
    related: tuple[Related, ...] = ()

    @property
    def is_held_out(self) -> bool:
        """True if the encoder does not learn from it."""
        return is_held_out(self.item)


def read_all(corpora: Path, reports: Path) -> list[Sentence]:
    """Return the sentences of all sources, none to learn from that is held out in another item.

    Parameters
    ----------
    corpora, reports
        The folders of the corpora and of the reports with their events.
    """
    texts = read_texts(corpora)
    articles = [text for text in texts if text.source != SENTENCES]
    whole = [text for text in texts if text.source == SENTENCES]
    sentences = [
        *_of_articles(articles, {record["id"]: record for record in read_corpus(corpora, TIMEML)}),
        *_of_reports(reports),
        *_of_event_places(read_corpus(corpora, "event_places")),
        *_of_event_types(read_corpus(corpora, "event_types")),
        *_of_own(read_own_reports()),
        *(_marked(text, Span(0, len(text.text))) for text in whole),
    ]
    return without_copies(sentences)


def without_copies(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return sentences without those to learn from whose text is also held out, whatever its source.

    Many sentences stand in a corpus twice, or in two corpora; by item alone the encoder would learn from
    text that it is scored on.
    """
    held_out = {_normalised(one.text) for one in sentences if one.is_held_out}
    return [one for one in sentences if one.is_held_out or _normalised(one.text) not in held_out]


def _normalised(text: str) -> str:
    return " ".join(text.casefold().split())


def _cut(texts: Sequence[str]) -> Iterator[list[Span]]:
    for document in annotate_all(texts):
        yield [Span(one.start, one.end) for one in document.sentences]


def _of_articles(texts: Sequence[MarkedText], timeml: Mapping[str, Any]) -> Iterator[Sentence]:
    for text, spans in zip(texts, _cut([text.text for text in texts]), strict=True):
        for span in spans:
            one = _marked(text, span)
            yield _with_timeml(one, timeml[text.id], span) if text.source == TIMEML else one


def _marked(text: MarkedText, span: Span, *, is_complete: bool = True) -> Sentence:
    """Return what is marked in a sentence of a text."""
    marks = [mark for mark in text.marks if span.start <= mark.span.start < span.end]
    triggers = tuple((mark.span.start - span.start, _answer(mark)) for mark in marks)
    related = tuple(_places(mark, span) for mark in marks)
    return Sentence(text.source, text.name, span.of(text.text), is_complete, triggers, related=related)


def _answer(mark: Mark) -> Answer:
    return Answer(frozenset({mark.type}), frozenset({mark.status}), mark.is_background)


def _places(mark: Mark, sentence: Span) -> Related:
    """Return the places of an event that its own sentence names, each where it is named first."""
    inside = (
        next(
            (span for span in place.spans if sentence.start <= span.start and span.end <= sentence.end), None
        )
        for place in mark.places
    )
    spans = tuple(_within(span, sentence) for span in inside if span is not None)
    return Related(Role.PLACE, mark.span.start - sentence.start, spans)


def _within(span: Span, sentence: Span) -> Span:
    return Span(span.start - sentence.start, span.end - sentence.start)


def _with_timeml(one: Sentence, record: Mapping[str, Any], sentence: Span) -> Sentence:
    """Add to a sentence all its events, and the dates that it gives them."""
    events = [event for event in record["events"] if sentence.start <= event["start"] < sentence.end]
    dates = {
        time["id"]: _within(Span(time["start"], time["end"]), sentence)
        for time in record["times"]
        if sentence.start <= time["start"] < sentence.end
    }
    starts = {event["id"]: event["start"] - sentence.start for event in events}
    return replace(
        one,
        happening=tuple(starts.values()),
        occurring=tuple(starts[event["id"]] for event in events if event["kind"] == "OCCURRENCE"),
        related=(*one.related, *_times(record["links"], starts, dates)),
    )


def _times(
    links: Sequence[Mapping[str, str]], starts: Mapping[str, int], dates: Mapping[str, Span]
) -> Iterator[Related]:
    temporal = [link for link in links if link["relation"] in TEMPORAL and link["time"] in dates]
    for event, start in starts.items():
        own = tuple(dates[link["time"]] for link in temporal if link["event"] == event)
        if own:
            others = tuple(span for span in dates.values() if span not in own)
            yield Related(Role.TIME, start, own, others)


def _of_reports(folder: Path) -> Iterator[Sentence]:
    """Return the sentences of the reports whose events are given by quotations."""
    names = sorted(path.stem for path in folder.glob("*.json") if not is_set_aside(path.stem))
    golds = [json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["events"] for name in names]
    texts = [read_report(folder / f"{name}.txt")[1] for name in names]
    for name, gold, text, spans in zip(names, golds, texts, _cut(texts), strict=True):
        for span in spans:
            quoted = tuple(chain.from_iterable(_quoted(event, text, span) for event in gold))
            yield Sentence(REPORTS, name, span.of(text), is_complete=True, quoted=quoted)


def read_report(path: Path) -> tuple[str, str]:
    """Return the front matter and the text of a report."""
    written = path.read_text(encoding="utf-8")
    if not written.startswith("---"):
        return "", written
    front, _, text = written.partition("\n---\n")
    return front, text


def _quoted(event: Mapping[str, Any], text: str, sentence: Span) -> Iterator[Quoted]:
    quote = event["quote"]
    start = text.find(quote)
    first, last = max(start, sentence.start), min(start + len(quote), sentence.end)
    if start < 0 or event["kind"] not in TYPES or last - first < MIN_QUOTED:
        return
    types = frozenset({event["kind"], *_listed(event.get("kind_alt"))}.intersection(TYPES))
    statuses = frozenset(map(Status, (event["status"], *_listed(event.get("status_alt")))))
    answer = Answer(types, statuses, bool(event.get("background")))
    is_whole = last - first > MOST * len(quote)
    yield Quoted(_within(Span(first, last), sentence), answer, is_whole)


def _listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


def _of_event_places(records: Sequence[Mapping[str, Any]]) -> Iterator[Sentence]:
    """Return sentences of which the places of one event are known, and nothing else."""
    for record in records:
        starts = [start for start, _ in record["triggers"]]
        if starts:
            spans = tuple(Span(start, end) for start, end in record["locations"])
            triggers = tuple((start, UNKNOWN) for start in starts)
            related = (Related(Role.PLACE, starts[0], spans),)
            yield Sentence(ONE_EVENT, record["id"], record["text"], False, triggers, related=related)  # noqa: FBT003


def _of_event_types(records: Sequence[Mapping[str, Any]]) -> Iterator[Sentence]:
    """Return sentences of which the types of their events are known, and nothing else."""
    for record in records:
        text = record["text"]
        named = (OTHER_NAMES.get(name, frozenset({name})) for name in record["types"])
        quoted = tuple(
            Quoted(Span(0, len(text)), Answer(types, None, None), is_whole=True) for types in named
        )
        yield Sentence("event_types", record["id"], text, is_complete=False, quoted=quoted)


def _of_own(texts: Sequence[MarkedText]) -> Iterator[Sentence]:
    """Return the sentences of our own reports; titles are incomplete unless something is marked in them."""
    for text, spans in zip(texts, _cut([text.text for text in texts]), strict=True):
        end = text.text.find("\n")
        is_title_marked = any(mark.span.start < end for mark in text.marks)
        for span in spans:
            yield _marked(text, span, is_complete=is_title_marked or span.start > end)
