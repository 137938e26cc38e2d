"""Articles with annotated time expressions: their halves, and TempEval-3's measures over them."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.evaluation import Gold, GoldTimex
from geo.evaluation.measures import best_match
from geo.evaluation.timexes import TimexTally
from geo.model import Article, Parse, Span, Timex, TimexType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

_DATE = "DATE"
KINDS = (_DATE, "TIME", "DURATION", "SET")
HALVES = ("read", "aside")
"""The half whose errors are read when rules are written, and the half that is only ever counted."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A time expression, as an annotator or a tagger marked it."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and the time expressions that its annotators marked."""

    article: Article
    golds: tuple[Mark, ...]
    corpus: str

    @property
    def half(self) -> str:
        """Which of `HALVES` it belongs to."""
        return half_of(self.article.id)


def half_of(article_id: str) -> str:
    """Return which of `HALVES` an article belongs to: by the SHA-256 of its id, so that nobody chooses."""
    return HALVES[hashlib.sha256(article_id.encode()).digest()[-1] % 2]


@dataclass(frozen=True, slots=True)
class Scores:
    """TempEval-3's measures, and the share of the days that were given their very value."""

    gold: int
    relaxed: float
    strict: float
    value: float
    days: int
    day_values: float

    def __str__(self) -> str:
        days = f"{self.day_values:.3f} of {self.days} days" if self.days else "no days"
        f1 = f"value F1 {self.value:.3f}  relaxed {self.relaxed:.3f}  strict {self.strict:.3f}"
        return f"{f1}  {days}  ({self.gold} gold)"


def read(path: Path) -> list[Annotated]:
    """Read a corpus in JSONL: `id`, `published`, `text` and `timexes` of each article."""
    with path.open(encoding="utf-8") as lines:
        return [_annotated(json.loads(line)) for line in lines if line.strip()]


def _annotated(record: dict[str, Any]) -> Annotated:
    article = Article(record["id"], record["text"], published=date.fromisoformat(record["published"]))
    golds = tuple(
        Mark(one["start"], one["end"], one["type"], one["value"] or "") for one in record["timexes"]
    )
    return Annotated(article, golds, _corpus(record["id"], record["published"]))


def _corpus(name: str, published: str) -> str:
    """Return the part of TempEval-3's training text, by the years and outlets that its news is from."""
    if re.fullmatch(r"\d\d_\w+", name):
        return "WikiWars"
    if re.match(r"(?:wsj_|WSJ)", name):
        return "TimeBank, WSJ 1989-91"
    aquaint = re.match(r"(?:APW|NYT|XIE)", name) and published > "1998-07"
    return "AQUAINT, agencies 1998-2000" if aquaint else "TimeBank, agencies and broadcasts 1990-98"


def scores(
    items: Sequence[Annotated], found: Callable[[Annotated], Sequence[Mark]], kinds: Sequence[str] = (_DATE,)
) -> Scores:
    """Return TempEval-3's scores of what `found` finds in each article, of dates only or of all kinds."""
    tally = TimexTally(dates_only=tuple(kinds) == (_DATE,))
    for item in items:
        text = item.article.text
        golds = tuple(GoldTimex(Span(one.start, one.end), one.type, one.value) for one in item.golds)
        timexes = tuple(
            Timex(one.start, one.end, text[one.start : one.end], TimexType(one.type), one.value)
            for one in found(item)
            if one.type in KINDS
        )
        tally.add(Gold(text, timexes=golds), Parse(item.article, timexes=timexes))
    gold, relaxed, strict, value, days = (share or 0 for share in tally.figures().values())
    return Scores(int(gold), relaxed, strict, value, tally.days, days)


def meeting(mark: Mark, others: Iterable[Mark]) -> Mark | None:
    """Return the mark that covers most of another, if any overlaps it."""
    return best_match(mark, others, lambda other: other)
