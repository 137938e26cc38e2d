"""Own short texts for the resolver: a sentence with one name, as in headlines, posts and bulletins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotated import OWN, Annotated

from geo.evaluation import GoldToponym
from geo.model import Article, Span, Toponym, Usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer

HERE = Path(__file__).parent
TEXTS, PLACES = HERE / "own_short_texts.txt", HERE / "own_short_places.txt"
OF_WARS = "---"
BLANK = "{}"
TEXTS_A_PLACE = 2
WARS = frozenset(
    [
        "AF",
        "AM",
        "AZ",
        "BF",
        "CD",
        "CF",
        "CM",
        "ER",
        "ET",
        "GE",
        "HT",
        "IL",
        "IQ",
        "IR",
        "LB",
        "LY",
        "ML",
        "MM",
        "MZ",
        "NE",
        "NG",
        "PK",
        "PS",
        "RU",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "UA",
        "YE",
    ]
)
"""Countries whose towns get the sentences of wars."""


def own_short(gazetteer: Gazetteer) -> Iterator[tuple[Annotated, list[Toponym]]]:
    """Yield each place in a few of the sentences, with its mention as a recogniser would hand it on."""
    of_cities, of_wars = _sentences()
    for number, (country, name) in enumerate(_places()):
        sentences = of_wars if country in WARS else of_cities
        for step in range(TEXTS_A_PLACE):
            sentence = sentences[(number + step * TEXTS_A_PLACE) % len(sentences)]
            yield _filled(f"{PLACES.name}:{country}:{name}:{step}", sentence, name, country, gazetteer)


def _sentences() -> tuple[Sequence[str], Sequence[str]]:
    lines = [line for line in TEXTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    at = lines.index(OF_WARS)
    return lines[:at], lines[at + 1 :]


def _places() -> Iterator[tuple[str, str]]:
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, names = line.partition(": ")
            yield from ((country, name) for name in names.split(", "))


def _filled(
    number: str, sentence: str, name: str, country: str, gazetteer: Gazetteer
) -> tuple[Annotated, list[Toponym]]:
    start = sentence.index(BLANK)
    span = Span(start, start + len(name))
    text = sentence.replace(BLANK, name)
    gold = _gold(span, name, country, gazetteer)
    toponym = Toponym(span.start, span.end, name, Usage.LITERAL, CERTAINTY)
    return Annotated(Article(number, text), OWN, (gold,)), [toponym]


CERTAINTY = 0.9
"""Of the mention: a recogniser is seldom surer of a name in so short a text."""


def _gold(span: Span, name: str, country: str, gazetteer: Gazetteer) -> GoldToponym:
    """Find the place meant: the best known settlement of that name in the country.

    Raises
    ------
    ValueError
        If there is none.
    """
    for candidate in gazetteer.candidates(name):
        place = candidate.place
        if place.country_code == country and place.feature_class == "P":
            point = (place.latitude, place.longitude)
            return GoldToponym(span, point, usage=Usage.LITERAL, place_id=place.id)
    raise ValueError(f"{PLACES}: no settlement {name!r} in {country!r}")
