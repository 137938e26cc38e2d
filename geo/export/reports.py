"""The reports of an event, each with where it names one of the event's places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.export.cells import published_cells
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from geo.model import Event, EventPlace, EventReport, Toponym

Json = dict[str, object]


def reports_at(event: Event, at: EventPlace) -> tuple[str, list[Json]]:
    """Return the words that name a place first, and each report with where it names the place."""
    ids = {place.id for place in at.named}
    named = [_naming(report, ids) for report in event.reports]
    first = next((toponym.text for toponyms in named for toponym in toponyms), "")
    return first, [_report(*pair) for pair in zip(event.reports, named, strict=True)]


def _naming(report: EventReport, ids: AbstractSet[str]) -> list[Toponym]:
    """Return the toponyms by which a report names places of some ids."""
    return [
        resolution.toponym
        for resolution in report.resolutions
        if resolution.place is not None and resolution.place.id in ids
    ]


def _report(report: EventReport, toponyms: Sequence[Toponym]) -> Json:
    article, sentence, trigger = report.article, report.mention.sentence, report.mention.trigger
    spans = [_span_in_quote(report, toponym) for toponym in toponyms if sentence.overlaps(toponym)]
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        **published_cells(article),
        "quote": report.quote,
        "trigger": trigger.of(article.text),
        "trigger_start": trigger.start,
        "mention": spans[0] if spans else None,
        "mentions": spans,
    }


def _span_in_quote(report: EventReport, toponym: Toponym) -> list[int]:
    """Return where the quote names a place, in code points."""
    sentence = report.mention.sentence
    if len(report.quote) == sentence.end - sentence.start:  # no white space was taken out
        return [toponym.start - sentence.start, toponym.end - sentence.start]
    before = Span(sentence.start, toponym.start).of(report.article.text)
    start = _length_on_one_line(before)
    return [start, start + _length_on_one_line(toponym.text)]


def _length_on_one_line(text: str) -> int:
    """Return the length of the beginning of a sentence once its white space is single spaces."""
    return len(" ".join((text + ".").split())) - 1
