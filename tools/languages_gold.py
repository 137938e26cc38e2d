"""Our own sentences in other languages, with their places marked as `[words|usage|English name]`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geopy.distance import great_circle

from geo.model import Span, Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.gazetteer import Gazetteer
    from geo.model import Place

GOLD = Path(__file__).parents[1] / "tests" / "golden" / "toponyms_languages.jsonl"
MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\]")
NEAR_KM = 10


@dataclass(frozen=True)
class Marked:
    """A mention as it is marked."""

    span: Span
    usage: Usage
    name: str

    def is_at(self, place: Place, gazetteer: Gazetteer) -> bool:
        """Tell whether a place is the marked one: by id, or by lying where a place of the name lies."""
        meant = gazetteer.candidates(self.name)[0].place
        points = [(one.latitude, one.longitude) for one in (meant, place)]
        return place.id == meant.id or great_circle(*points).km < NEAR_KM


@dataclass(frozen=True)
class Gold:
    """A sentence, its language, and its mentions."""

    language: str
    half: str
    """``tuned`` was looked at; ``unseen`` was written before any result and is only measured; ``report`` is a
    whole report, written after the rules and looked at once."""
    marked: str
    text: str
    mentions: tuple[Marked, ...]
    xfail: str = ""
    """Why it is known to be read wrong."""


def read_gold() -> list[Gold]:
    """Return all sentences."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [_gold(**row) for row in rows]


def _gold(language: str, half: str, marked: str, xfail: str = "") -> Gold:
    return Gold(language, half, marked, MARK.sub(r"\1", marked), tuple(_mentions(marked)), xfail)


def _mentions(marked: str) -> Iterator[Marked]:
    marks = 0
    for match in MARK.finditer(marked):
        words, usage, name = match.groups()
        start = match.start() - marks
        yield Marked(Span(start, start + len(words)), Usage(usage), name)
        marks += len(match.group()) - len(words)
