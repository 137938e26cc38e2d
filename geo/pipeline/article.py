"""The stages that an article goes through: its places, its syntax, its events."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from geo import events as eventing
from geo.dates import find_expressions, infer_published, tag
from geo.model import Article, Parse, Unread
from geo.recognise import not_in_english, recognise
from geo.resolve import resolve
from geo.text import annotate_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.dates import Expression
    from geo.gazetteer import Gazetteer
    from geo.model import Toponym
    from geo.resolve import Focus
    from geo.text import Document


def parse_together(
    items: Sequence[Article | Unread], gazetteer: Gazetteer, focus: Focus | None = None
) -> list[Parse | Unread]:
    """Find the places, dates and events of some articles; what could not be read is passed on."""
    articles = [item for item in items if isinstance(item, Article)]
    expressions = [find_expressions(article.text, article.language) for article in articles]
    parses = [
        with_places(article, gazetteer, focus, expressions=found)
        for article, found in zip(articles, expressions, strict=True)
    ]
    told = (
        with_events(parsed, document, gazetteer, focus, expressions=found)
        for parsed, document, found in zip(parses, annotate(parses), expressions, strict=True)
    )
    return [item if isinstance(item, Unread) else next(told) for item in items]


def with_places(
    article: Article,
    gazetteer: Gazetteer,
    focus: Focus | None = None,
    *,
    expressions: Sequence[Expression] | None = None,
) -> Parse:
    """Find the publication date and the places of an article, whose time expressions may be found already."""
    article = _published(article, expressions)
    toponyms = recognise(article.text, gazetteer, language=article.language)
    untold = not_in_english(article.text, article.language)
    return Parse(
        article,
        resolve(article, toponyms, gazetteer, focus),
        events_reason=f"{untold}: events and their dates are found in English text only" if untold else "",
    )


def _published(article: Article, expressions: Sequence[Expression] | None) -> Article:
    inferred = infer_published(article, expressions)
    return replace(
        article,
        published=inferred.published,
        published_within=inferred.within,
        published_basis=inferred.basis,
        published_reason=inferred.reason,
        published_rule=inferred.rule,
    )


def annotate(parses: Iterable[Parse]) -> list[Document]:
    """Annotate the texts of some articles, which is faster together."""
    return annotate_all((parsed.article.text for parsed in parses), eventing.may_tell)


def with_events(
    parsed: Parse,
    document: Document,
    gazetteer: Gazetteer,
    focus: Focus | None = None,
    *,
    expressions: Sequence[Expression] | None = None,
) -> Parse:
    """Find, to an article's places and syntax, its dates and events; those that it had are found anew."""
    timexes = tag(parsed.article, expressions)
    scene = eventing.Scene(document, parsed.toponyms, timexes)
    names = scene.unread_places()
    if names:
        parsed = _with_unread_places(parsed, names, gazetteer, focus)
        scene = eventing.Scene(document, parsed.toponyms, timexes)
    mentions = scene.mentions(parsed.article, partial(_country_name, gazetteer))
    return replace(parsed, timexes=timexes, events=mentions)


def _with_unread_places(
    parsed: Parse, names: Sequence[Toponym], gazetteer: Gazetteer, focus: Focus | None
) -> Parse:
    """Resolve, among the others, the names that only an act tells to be places."""
    toponyms = [*(resolution.toponym for resolution in parsed.toponyms), *names]
    toponyms.sort(key=lambda toponym: toponym.start)
    return replace(parsed, toponyms=resolve(parsed.article, toponyms, gazetteer, focus))


def _country_name(gazetteer: Gazetteer, code: str) -> str | None:
    place = gazetteer.country(code)
    return place.name if place else None
