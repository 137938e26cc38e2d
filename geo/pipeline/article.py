"""The stages that one article goes through."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from geo import events as eventing
from geo.dates import infer_published, tag
from geo.model import Article, Parse
from geo.recognise import not_in_english, recognise
from geo.resolve import resolve
from geo.syntax import analyse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Toponym
    from geo.resolve import Focus


def parse_article(article: Article, gazetteer: Gazetteer, focus: Focus | None = None) -> Parse:
    """Find the places, dates and events of an article."""
    article = _published(article)
    toponyms = recognise(article.text, gazetteer, language=article.language)
    untold = not_in_english(article.text, article.language)
    parsed = Parse(
        article,
        resolve(article, toponyms, gazetteer, focus),
        events_reason=f"{untold}: events and their dates are found in English text only" if untold else "",
    )
    return with_events(parsed, gazetteer, focus)


def _published(article: Article) -> Article:
    told = infer_published(article)
    return replace(
        article,
        published=told.published,
        published_within=told.within,
        published_basis=told.basis,
        published_reason=told.reason,
    )


def with_events(parsed: Parse, gazetteer: Gazetteer, focus: Focus | None = None) -> Parse:
    """Find, to an article's places, its dates and events; those that it had are found anew."""
    timexes = tag(parsed.article)
    doc = analyse(parsed.article.text, eventing.may_tell)
    parsed = _with_unread_places(
        parsed, eventing.unread_places(doc, parsed.toponyms, timexes), gazetteer, focus
    )
    mentions = eventing.mentions(
        parsed.article, doc, parsed.toponyms, timexes, country_name=partial(_country_name, gazetteer)
    )
    return replace(parsed, timexes=timexes, events=mentions)


def _with_unread_places(
    parsed: Parse, names: Sequence[Toponym], gazetteer: Gazetteer, focus: Focus | None
) -> Parse:
    """Resolve, among the others, the names that only an act tells to be places."""
    if not names:
        return parsed
    toponyms = [*(resolution.toponym for resolution in parsed.toponyms), *names]
    toponyms.sort(key=lambda toponym: toponym.start)
    return replace(parsed, toponyms=resolve(parsed.article, toponyms, gazetteer, focus))


def _country_name(gazetteer: Gazetteer, code: str) -> str | None:
    place = gazetteer.country(code)
    return place.name if place else None
