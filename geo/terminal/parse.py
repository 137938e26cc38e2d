"""What `geo parse` shows of an article."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from geo.model import MIN_PROBABILITY_OF_PLACE
from geo.terminal.console import clean, described, out, span
from geo.terminal.rules import rules_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Article, EventMention, Parse, Resolution

PLACE_STYLE = {"literal": "bold green", "associative": "yellow", "demonym": "magenta"}
TIMEX_STYLE = "cyan"
TRIGGER_STYLE = "bold red"


def print_parse(parse: Parse) -> None:
    """Show an article's text with its places, dates and events marked, and what each was taken for."""
    article = parse.article
    out.rule(Text(clean(article.title or article.id)), align="left")
    published = f"published {_published(article)} ({article.published_basis.value})"
    out.print(Text(clean(f"{article.id} · {published}"), style="dim"))
    if parse.events_reason:
        out.print(Text(parse.events_reason, style="dim"))
    out.print("", _marked(parse), "", sep="\n", soft_wrap=False)
    for table in (_places_table(parse.toponyms), _events_table(parse), rules_table(parse)):
        if table.row_count:
            out.print(table, "", sep="\n", soft_wrap=False)


def _published(article: Article) -> str:
    if article.published is not None:
        return str(article.published)
    return span(article.published_within) if article.published_within else "unknown"


def _marked(parse: Parse) -> Text:
    """Return the text with what was found in it marked: by colour, or by signs where there is none."""
    marks = [(timex.start, timex.end, TIMEX_STYLE, "{}") for timex in parse.timexes]
    marks += [(event.trigger.start, event.trigger.end, TRIGGER_STYLE, "**") for event in parse.events]
    marks += [
        (toponym.start, toponym.end, PLACE_STYLE[toponym.usage.value], "[]")
        for toponym in (resolution.toponym for resolution in parse.toponyms)
    ]
    if out.color_system is None:
        return Text(
            _with_signs(clean(parse.article.text), [(start, end, signs) for start, end, _, signs in marks])
        )
    text = Text(clean(parse.article.text))
    for start, end, style, _ in marks:
        text.stylize(style, start, end)
    return text


def _with_signs(text: str, marks: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with each marked part between its two signs.

    Examples
    --------
    >>> _with_signs("Talks in Baku", [(9, 13, "[]"), (0, 5, "**")])
    '*Talks* in [Baku]'
    """
    signs: dict[int, str] = defaultdict(str)
    for start, end, pair in marks:
        signs[start] += pair[0]
        signs[end] = pair[1] + signs[end]
    return "".join(signs.get(offset, "") + character for offset, character in enumerate(text + " "))[:-1]


def _places_table(resolutions: Sequence[Resolution]) -> Table:
    table = Table(
        "mention", "usage", "place", "score", "reason", box=None, header_style="bold", pad_edge=False
    )
    seen: set[tuple[str, str, str]] = set()
    for resolution in resolutions:
        toponym = resolution.toponym
        place = described(resolution.place) if resolution.place else "–"
        key = (toponym.text, toponym.usage.value, place)
        if key not in seen:
            style = PLACE_STYLE[toponym.usage.value]
            table.add_row(
                Text(toponym.text, style=style),
                toponym.usage.value,
                place,
                f"{resolution.score:.2f}",
                resolution.reason,
            )
        seen.add(key)
    return table


def _events_table(parse: Parse) -> Table:
    table = Table(
        "date", "event", "status", "where", "trigger", box=None, header_style="bold", pad_edge=False
    )
    for mention in parse.events:
        trigger = Text(mention.trigger.of(parse.article.text), style=TRIGGER_STYLE)
        table.add_row(_when(mention), _kind(mention), mention.status.value, _where(parse, mention), trigger)
    return table


def _kind(mention: EventMention) -> str:
    return f"{mention.type} {mention.subtype}".rstrip()


def _when(mention: EventMention) -> str:
    return span(mention.interval) if mention.interval else "–"


def _where(parse: Parse, mention: EventMention) -> str:
    return ", ".join(_drawn_at(parse.toponyms[index]) for index in mention.places) or "–"


def _drawn_at(resolution: Resolution) -> str:
    """Return the name of a place, with a word where no map draws it."""
    name = resolution.toponym.text
    if resolution.place is None:
        return f"{name} (not placed)"
    return name if resolution.score >= MIN_PROBABILITY_OF_PLACE else f"{name} (too unsure)"
