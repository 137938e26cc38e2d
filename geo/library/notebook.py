"""What results look like in a notebook: marked text, and tables. All text of others is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from geo.model import Parse

MAX_ROWS = 20
STYLES = {
    "place": "background:#cfe8cf;color:#12351a",
    "time": "background:#cfe3f5;color:#10304a",
    "event": "background:#f7d9cf;color:#4a1c10;font-weight:600",
}
"""What each kind of mark looks like: dark on light, so that it can be read on a page of either colour."""


def marked_text(parse: Parse) -> str:
    """Return a text as HTML, with its places, dates and events marked, each with what it was taken for.

    Examples
    --------
    >>> from geo.model import Article, Parse
    >>> "&lt;b&gt;" in marked_text(Parse(Article("a", "<b>Talks</b>")))
    True
    """
    text, parts, at = parse.article.text, [], 0
    for start, end, kind, note in _apart(_marks(parse)):
        parts += [escape(text[at:start]), _mark(text[start:end], kind, note)]
        at = end
    parts.append(escape(text[at:]))
    return f'<div style="white-space:pre-wrap;line-height:1.6;max-width:46em">{"".join(parts)}</div>'


def table(frame: pd.DataFrame) -> str:
    """Return the first rows of a frame as HTML, and how many there are."""
    shown = frame.head(MAX_ROWS).to_html(index=False, border=0, na_rep="", escape=True, max_cols=12)
    more = f"<p>{len(frame):,} rows, {MAX_ROWS} shown</p>" if len(frame) > MAX_ROWS else ""
    return shown + more


def _marks(parse: Parse) -> Iterable[tuple[int, int, str, str]]:
    for event in parse.events:
        days = event.interval or event.date_reason
        note = f"{event.type}, {event.status.value}, {days}, certainty {event.certainty:.2f}"
        yield event.trigger.start, event.trigger.end, "event", note
    for resolution in parse.toponyms:
        place, toponym = resolution.place, resolution.toponym
        found = (
            f"{place.label}, {place.country_code} ({resolution.score:.2f})" if place else resolution.reason
        )
        yield toponym.start, toponym.end, "place", f"{toponym.usage.value}: {found}"
    for timex in parse.timexes:
        yield timex.start, timex.end, "time", f"{timex.type.value} {timex.value}"


def _apart(marks: Iterable[tuple[int, int, str, str]]) -> Iterable[tuple[int, int, str, str]]:
    """Yield marks in the order of the text; of two that overlap, the first."""
    reached = 0
    for mark in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if mark[0] >= reached:
            yield mark
            reached = mark[1]


def _mark(text: str, kind: str, note: str) -> str:
    style = f"{STYLES[kind]};border-radius:3px;padding:0 2px"
    return f'<mark style="{style}" title="{escape(note, quote=True)}">{escape(text)}</mark>'
