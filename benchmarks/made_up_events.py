"""Made-up events for the benchmark of the map: records as `geo.pipeline` has them before it draws.

Places are real (towns around Tbilisi and the provinces that they lie in); all else comes from one seed. The
sentences are of invented words, as unlike each other as those of news: zlib leaves 43 parts in a hundred of
sentences drawn from English news, and as much of these.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from geo.language import event_types
from geo.maps.atlas import atlas
from geo.model import (
    Article,
    DateBasis,
    Event,
    EventMention,
    EventPlace,
    EventReport,
    Interval,
    Precision,
    Resolution,
    Span,
    Status,
    Toponym,
    Usage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.gazetteer import Gazetteer
    from geo.model import Place

PLACES = 600
PROVINCES = 40
DATES = 730
FIRST = date(2021, 1, 1)
EVENTS_PER_ARTICLE = 4
WORDS_A_SENTENCE = 22
VOCABULARY = 16_000
ZIPF = 0.85
"""How steeply the words' frequency falls."""
SEED = 20221122


def places(gazetteer: Gazetteer, wanted: int = PLACES) -> list[Place]:
    """Return provinces with an outline, and the towns nearest to Tbilisi, as many as wanted together."""
    table = atlas().towns
    away = np.hypot(0.75 * (table["longitude"] - 44.8), table["latitude"] - 41.7)
    towns = [gazetteer.place(number) for number in table["id"].iloc[np.argsort(away)[: wanted - PROVINCES]]]
    regions = {}
    for town in towns:
        for candidate in gazetteer.candidates(town.admin1_name):
            place = candidate.place
            if place.feature_code == "ADM1" and place.country_code == town.country_code:
                regions[place.id] = place
                break
    return [*list(regions.values())[:PROVINCES], *towns]


def vocabulary(random: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    """Return words put together from syllables, no two alike."""
    heads = [*"bcdfghjklmnprstvwz", "st", "tr", "ch", "sh", "pl", "gr", ""]
    syllables = [
        head + vowel + tail for head in heads for vowel in "aeiou" for tail in ("", "n", "r", "s", "t")
    ]
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(random.choice(syllables, size=random.integers(1, 4)))] = None
    return np.array(list(found))


def events(size: int, gazetteer: Gazetteer, on_places: int = PLACES) -> Iterator[Event]:
    """Yield as many events on so many places, one place and mostly one report each, by date."""
    random = np.random.default_rng(SEED)
    where = places(gazetteer, on_places)
    chosen = random.integers(0, len(where), size)
    offsets = np.sort(random.integers(0, DATES, size))
    kinds = random.choice(np.array(list(event_types()), dtype=object), size)
    sentences = _sentences(size, random)
    articles = _articles(max(1, int(size / EVENTS_PER_ARTICLE)), random)
    scores = random.uniform(0.5, 1.0, size)
    for number in range(size):
        place = where[chosen[number]]
        day = FIRST + timedelta(days=int(offsets[number]))
        quote = f"{sentences[number][:60]} {place.name} {sentences[number][60:]}."
        toponym = Toponym(61, 61 + len(place.name), place.name, Usage.LITERAL)
        resolution = Resolution(toponym, place, float(scores[number]), "")
        interval = Interval(day, day, Precision.DAY)
        mention = EventMention(
            f"m{number}", Span(0, 9), kinds[number], Status.OCCURRED, Span(0, len(quote)), interval,
            DateBasis.EXPLICIT, (0,), ("Armenia",),
        )  # fmt: skip
        whole = articles[number * len(articles) // size]
        article = Article(whole.id, quote, whole.title, day, source=whole.source, url=whole.url)
        yield Event(
            f"{random.integers(16**12):012x}", kinds[number], Status.OCCURRED, interval, DateBasis.EXPLICIT,
            quote, (EventPlace(place, 3 if place.feature_class == "A" else 1, resolution.score),),
            ("Armenia", "Azerbaijan")[: number % 3], (EventReport(article, quote, mention, (resolution,)),),
        )  # fmt: skip


def _sentences(size: int, random: np.random.Generator) -> list[str]:
    words = vocabulary(random)
    weights = 1 / np.arange(1, len(words) + 1) ** ZIPF
    chosen = random.choice(words, (size, WORDS_A_SENTENCE), p=weights / weights.sum())
    return [" ".join(row) for row in chosen.tolist()]


def _articles(size: int, random: np.random.Generator) -> list[Article]:
    titles = _sentences(size, random)
    return [
        Article(
            f"wire-{number}",
            "",
            titles[number][:55],
            source=f"Source {number % 40}",
            url=f"https://news.example/{number % 40}/{titles[number][:40].replace(' ', '-')}-{number}",
        )
        for number in range(size)
    ]
