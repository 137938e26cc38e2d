"""The words of reports, apart from the numbers of events: the page reads them when it shows them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CHUNK = 512
"""Events, articles or names that one line of a block holds."""

Reports = list[dict[str, Any]]
Mention = tuple[int, int, int]
"""Where it begins, where it ends, the number of the place that it names."""


def chunks(entries: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield entries a line's worth at a time.

    Examples
    --------
    >>> [len(chunk) for chunk in chunks(range(1000))]
    [512, 488]
    """
    left = iter(entries)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def event_text(name: str, summary: str, places: Sequence[int], reports: Sequence[Reports]) -> list[object]:
    """Return an event's id, its summary, and each report's sentence with where it names the event's places.

    Parameters
    ----------
    name
        The id.
    summary
        Left out, for the number of the report, where a report says the same.
    places
        The number of each place of the event.
    reports
        For each place the reports, the same ones, each with where it names that place.
    """
    texts = [_report_text(places, reports_at) for reports_at in zip(*reports, strict=True)]
    same = next((number for number, (quote, *_) in enumerate(texts) if quote == summary), None)
    return [name, summary if same is None else same, texts]


def triggers(reports: Reports) -> list[tuple[str, int]]:
    """Return, for each report, the words that name the event and where they begin in the article's text.

    Examples
    --------
    >>> triggers([{"trigger": "shelled", "trigger_start": 12}])
    [('shelled', 12)]
    >>> triggers([{"quote": "Shells fell."}])
    []
    """
    found = [(str(report.get("trigger") or ""), int(report.get("trigger_start") or 0)) for report in reports]
    return found if any(trigger for trigger, _ in found) else []


def _report_text(places: Sequence[int], reports: Sequence[dict[str, Any]]) -> list[object]:
    """Return one report's sentence and where it names each place; `reports` has it once for each place."""
    quote = str(reports[0].get("quote") or "")
    mentions = [
        (*span, place) for place, report in zip(places, reports, strict=True) for span in _mentions(report)
    ]
    return [quote, *spans(quote, mentions)]


def spans(quote: str, mentions: Iterable[Mention]) -> list[int]:
    """Return begin, length and place of mentions, in UTF-16 units as scripts count.

    Of mentions that overlap the first counts.

    Examples
    --------
    >>> spans("Talks in Baku", [(9, 13, 0)])
    [9, 4, 0]
    """
    units = len if quote.isascii() else _units
    numbers: list[int] = []
    reached = 0
    for start, end, place in sorted(mentions):
        if start >= reached:
            reached = end
            numbers += (units(quote[:start]), units(quote[start:end]), place)
    return numbers


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _mentions(report: dict[str, Any]) -> Iterable[tuple[int, int]]:
    """Return all spans at which a report names a row's place."""
    first = report.get("mention")
    mentions: Iterable[tuple[int, int]] = report.get("mentions") or ([first] if first else [])
    return mentions
