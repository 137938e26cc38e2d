"""Own short texts for the resolver, each name with the country or division that it lies in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from annotated import OWN, Annotated

from geo.evaluation import GoldToponym
from geo.model import Article, Span, Toponym, Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.gazetteer import Gazetteer

TEXTS = Path(__file__).parent / "own_places.txt"
MARKED = re.compile(r"\[(?P<name>[^|\]]+)\|(?P<area>[A-Z.]*)\]")


def own_places(gazetteer: Gazetteer) -> Iterator[tuple[Annotated, list[Toponym]]]:
    """Yield each text with the places meant, and its mentions as a recogniser would hand them on."""
    for number, line in enumerate(TEXTS.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("#"):
            yield _read(f"{TEXTS.name}:{number}", line, gazetteer)


def _read(number: str, line: str, gazetteer: Gazetteer) -> tuple[Annotated, list[Toponym]]:
    text, end = "", 0
    golds: list[GoldToponym] = []
    for match in MARKED.finditer(line):
        text += line[end : match.start()]
        golds.append(_gold(Span(len(text), len(text) + len(match["name"])), match, gazetteer))
        text, end = text + match["name"], match.end()
    text += line[end:]
    toponyms = [Toponym(one.span.start, one.span.end, one.span.of(text), Usage.LITERAL) for one in golds]
    return Annotated(Article(number, text), OWN, tuple(golds)), toponyms


def _gold(span: Span, match: re.Match[str], gazetteer: Gazetteer) -> GoldToponym:
    """Find the place meant: the best known of that name in the area."""
    country, _, division = match["area"].partition(".")
    for candidate in gazetteer.candidates(match["name"]):
        place = candidate.place
        if place.country_code == country and division in {"", place.admin1_code}:
            point = (place.latitude, place.longitude)
            return GoldToponym(span, point, usage=Usage.LITERAL, place_id=place.id)
    raise ValueError(f"{TEXTS}: no {match['name']!r} in {match['area']!r}")
