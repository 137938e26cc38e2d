"""What in an article needs a person's eye: what is undated, not located, or not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.corrections.corrections import event_key
from geo.corrections.table import OR, Row, What
from geo.model import Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.gazetteer import Gazetteer
    from geo.model import Event, EventMention, Parse, Place, Resolution

SURE = 0.8
"""Score from which a place needs no second look: on articles not trained on, eight of ten are right there."""
OFFERED = 5
"""Candidates that are shown for a name."""
AROUND = 90
"""Characters of text that are shown on each side of a name."""


def questions(parsed: Parse, gazetteer: Gazetteer) -> Iterator[Row]:
    """Yield what a person should decide about an article, in the order of its text.

    Asked are: the day of publication where it is unknown; each name that is meant as a place and has none,
    or one that is not sure; and events without a date, where that of the article would not give them one.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.model import Article, Parse
    >>> undated = Parse(Article("a", "Talks were held.", published_reason="no date in it"))
    >>> [f"{row.what}: {row.why}" for row in questions(undated, Gazetteer.open())]
    ['published: no date in it']
    """
    article = parsed.article
    if not article.is_dated:
        head = _one_line(article.text[: 2 * AROUND])
        yield Row(article.id, What.PUBLISHED, article.title, why=article.published_reason, quote=head)
    at_events = {index for mention in parsed.events for index in mention.places}
    for index, resolution in enumerate(parsed.toponyms):
        is_meant = resolution.toponym.usage is Usage.LITERAL or index in at_events
        if is_meant and (resolution.place is None or resolution.score < SURE):
            yield _about_place(parsed, resolution, gazetteer)
    for mention in parsed.events:
        if mention.interval is None and article.is_dated:
            yield _about_event(parsed, mention)


def effect(row: Row, parsed: Parse) -> float:
    """Return how many events of an article an answer would change: those that hang on it, if it is unsure.

    Examples
    --------
    >>> from geo.model import Article, Parse
    >>> effect(Row("a", What.PUBLISHED), Parse(Article("a", "Talks were held.")))
    0
    """
    if row.what == What.PUBLISHED:
        return sum(mention.interval is None for mention in parsed.events)
    if row.what == What.EVENT:
        return 1
    return sum(
        1 - parsed.toponyms[index].score
        for mention in parsed.events
        for index in mention.places
        if parsed.toponyms[index].toponym.text == row.text
    )


def rows_of_event(event: Event, parses: Iterable[Parse]) -> Iterator[Row]:
    """Yield the rows by which a person can put an event right: its dates and its places in each report.

    Parameters
    ----------
    event
        The event.
    parses
        The articles, for the other words by which a sentence names it: *attacked …, killing two*.
    """
    by_article = {parse.article.id: parse for parse in parses}
    for report in event.reports:
        quote = _one_line(report.quote)
        parse = by_article.get(report.article.id)
        for mention in parse.events if parse else (report.mention,):
            if (mention.sentence, mention.places) == (report.mention.sentence, report.mention.places):
                article, what, text, start = event_key(report.article, mention)
                interval = mention.interval
                now = str(interval.begin or interval.until) if interval else ""
                yield Row(article, what, text, start, now=now, quote=quote)
        for resolution in report.resolutions:
            now = _described(resolution.place) if resolution.place else ""
            yield Row(article, What.PLACE, resolution.toponym.text, now=now, quote=quote)


def _about_place(parsed: Parse, resolution: Resolution, gazetteer: Gazetteer) -> Row:
    toponym, text = resolution.toponym, parsed.article.text
    offered = [candidate.place for candidate in gazetteer.candidates(toponym.name)[:OFFERED]]
    unsure = f"score {resolution.score:.2f}: {resolution.reason}" if resolution.place else resolution.reason
    return Row(
        parsed.article.id,
        What.PLACE,
        toponym.text,
        now=_described(resolution.place) if resolution.place else "",
        why=unsure,
        candidates=OR.join(map(_described, offered)),
        quote=_one_line(_around(text, toponym.start, toponym.end)),
    )


def _about_event(parsed: Parse, mention: EventMention) -> Row:
    article, what, text, start = event_key(parsed.article, mention)
    quote = _one_line(mention.sentence.of(parsed.article.text))
    return Row(article, what, text, start, why=mention.date_reason, quote=quote)


def _described(place: Place) -> str:
    where = ", ".join(part for part in (place.admin1_name, place.country_code) if part and part != place.name)
    return f"{place.id} {place.label} ({place.feature_code}{', ' if where else ''}{where})"


def _around(text: str, start: int, end: int) -> str:
    """Return a name with the whole words around it."""
    begin, until = max(0, start - AROUND), min(len(text), end + AROUND)
    first = text.find(" ", begin, start) + 1 or start if begin else 0
    last = text.rfind(" ", end, until) if until < len(text) else until
    return text[first : last if last > 0 else end]


def _one_line(text: str) -> str:
    return " ".join(text.split())
