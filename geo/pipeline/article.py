"""The stages that an article goes through, each once: text, dates, toponyms, triggers, places, events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from geo.dates import find_expressions, infer_published, tag
from geo.events import (
    EventMentionFinder,
    encode_all,
    find_unrecognised_places,
    is_place_of_event,
    sentences_to_parse,
)
from geo.events.detect import detect
from geo.limits import limits
from geo.model import Article, Parse
from geo.models import MODELS
from geo.recognise import not_in_english, other_language, recognise
from geo.resolve import best_known, capitals, resolve
from geo.text import parse_all, tokenise_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.dates import Expression
    from geo.events import Encoding
    from geo.events.detect import Detection
    from geo.gazetteer import Gazetteer
    from geo.model import Resolution, Timex
    from geo.resolve import Focus
    from geo.text import Document


def parse_together(
    articles: Sequence[Article], gazetteer: Gazetteer, focus: Focus | None = None
) -> Iterator[Parse]:
    """Yield the places, dates and events of some articles.

    Their texts are annotated together, which is faster than one by one.
    """
    for article, (document, encoding) in zip(articles, annotated(articles), strict=True):
        yield parse_article(article, document, encoding, gazetteer, focus)


def parse_article(
    article: Article, document: Document, encoding: Encoding, gazetteer: Gazetteer, focus: Focus | None = None
) -> Parse:
    """Find the places, dates and events of an article.

    Parameters
    ----------
    article
        The report; where it has no publication date, that is inferred.
    document
        Its text as `geo.text.annotate` gives it.
    encoding
        What `geo.events.encode_all` gave for it.
    gazetteer, focus
        As for `geo.pipeline.parse`.
    """
    prepared = prepare(article, document, encoding, gazetteer, focus)
    article = prepared.article
    found = prepared.finder.find(article, partial(_country_name, gazetteer))
    return Parse(
        article,
        prepared.resolutions,
        prepared.timexes,
        found.mentions,
        _why_no_events(article) or (_too_many_acts() if prepared.is_cut else ""),
        found.dismissals,
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article before its events are put together: its dates and places, and what finds its events."""

    article: Article
    """With its publication date, as far as that could be inferred."""
    resolutions: tuple[Resolution, ...]
    timexes: tuple[Timex, ...]
    finder: EventMentionFinder
    is_cut: bool = False
    """True if a sentence has more acts than are looked at."""


def prepare(
    article: Article,
    document: Document,
    encoding: Encoding,
    gazetteer: Gazetteer,
    focus: Focus | None = None,
) -> Prepared:
    """Return an article up to the events of its single sentences; see `parse_article`."""
    expressions = find_expressions(article.text, article.language)
    article = _with_publication_date(article, expressions)
    timexes = tag(article, expressions)
    toponyms = recognise(article.text, gazetteer, language=article.language)
    detection = detect(document, toponyms, timexes, encoding)
    unrecognised = find_unrecognised_places(document, best_known(toponyms, gazetteer), timexes, detection)
    toponyms = tuple(sorted((*toponyms, *unrecognised), key=lambda toponym: toponym.start))
    resolutions = resolve(article, toponyms, gazetteer, focus)
    resolutions = _with_capitals(article, resolutions, gazetteer, detection)
    return Prepared(
        article,
        resolutions,
        timexes,
        EventMentionFinder(document, resolutions, timexes, detection, MODELS),
        detection.is_cut,
    )


def _with_capitals(
    article: Article, resolutions: Sequence[Resolution], gazetteer: Gazetteer, detection: Detection
) -> tuple[Resolution, ...]:
    """Return place mentions with the unnamed capitals at which something happened, in order."""
    unnamed = capitals(article.text, resolutions, gazetteer)
    found = (one for one in unnamed if is_place_of_event(one.toponym, detection))
    return tuple(sorted((*resolutions, *found), key=lambda one: one.toponym.start))


def annotated(articles: Sequence[Article]) -> Iterator[tuple[Document, Encoding]]:
    """Yield for each of some articles its words and sentences, and what the encoder says of them.

    They are annotated together, which is faster than one by one.
    """
    tokenised = tokenise_all([article.text for article in articles])
    is_english = [not other_language(article.text, article.language) for article in articles]
    encodings = encode_all(tokenised, is_english)
    wanted = [sentences_to_parse(*pair) for pair in zip(tokenised, encodings, strict=True)]
    yield from zip(parse_all(tokenised, wanted), encodings, strict=True)


def _with_publication_date(article: Article, expressions: Sequence[Expression]) -> Article:
    """Return the article with its publication date, or the reason why nothing in it decides that."""
    inferred = infer_published(article, expressions)
    return replace(
        article,
        published=inferred.published,
        published_within=inferred.within,
        published_basis=inferred.basis,
        published_reason=inferred.reason,
        published_rule=inferred.rule,
    )


def _country_name(gazetteer: Gazetteer, code: str) -> str | None:
    place = gazetteer.country(code)
    return place.name if place else None


def _why_no_events(article: Article) -> str:
    """Return why no events were sought in an article, or in part of it; nothing where they were."""
    language = not_in_english(article.text, article.language) or other_language(
        article.text, article.language
    )
    return f"{language}: events and their dates are found in English text only" if language else ""


def _too_many_acts() -> str:
    return f"has a sentence of more than {limits().acts} acts, the rest of which is left out (--limit acts=N)"
