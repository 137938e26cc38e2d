"""Articles with annotated time expressions: their halves, and TempEval-3's measures over them."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

_DAY = re.compile(r".{4}-..-..")
"""Days as TempEval-3's scorer counts them: those whose annotator left ``XX`` are among them."""
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

    def overlap(self, other: Mark) -> int:
        """Return how many code points both cover; none or less where they don't meet."""
        return min(self.end, other.end) - max(self.start, other.start)


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and the time expressions that its annotators marked."""

    article: Article
    golds: tuple[Mark, ...]
    corpus: str

    @property
    def half(self) -> str:
        """Which of `HALVES` it belongs to: by the parity of the SHA-256 of its id, so that none chooses."""
        return HALVES[hashlib.sha256(self.article.id.encode()).digest()[-1] % 2]


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
    """Tell the part of TempEval-3's training text, by the years and outlets that each took its news from."""
    if re.fullmatch(r"\d\d_\w+", name):
        return "WikiWars"
    if re.match(r"(?:wsj_|WSJ)", name):
        return "TimeBank, WSJ 1989-91"
    aquaint = re.match(r"(?:APW|NYT|XIE)", name) and published > "1998-07"
    return "AQUAINT, agencies 1998-2000" if aquaint else "TimeBank, agencies and broadcasts 1990-98"


def scores(
    items: Sequence[Annotated], found: Callable[[Annotated], Sequence[Mark]], kinds: Sequence[str] = (_DATE,)
) -> Scores:
    """Score what `found` finds of those kinds in each article, over all that the annotators marked."""
    gold = predicted = met = hit = strict = value = days = days_right = 0
    for item in items:
        golds = [one for one in item.golds if one.type in kinds]
        marks = [one for one in found(item) if one.type in kinds]
        gold, predicted = gold + len(golds), predicted + len(marks)
        hit += sum(meeting(mark, golds) is not None for mark in marks)
        for one in golds:
            match = meeting(one, marks)
            right = match is not None and match.value == one.value
            met += match is not None
            strict += match is not None and (match.start, match.end) == (one.start, one.end)
            value += right
            days += _DAY.fullmatch(one.value) is not None
            days_right += right and _DAY.fullmatch(one.value) is not None
    relaxed = _f1(hit / max(predicted, 1), met / max(gold, 1))
    return Scores(
        gold, relaxed, _f1(strict / max(predicted, 1), strict / max(gold, 1)),
        _f1(value / max(predicted, 1), value / max(gold, 1)), days, days_right / max(days, 1),
    )  # fmt: skip


def meeting(one: Mark, others: Iterable[Mark]) -> Mark | None:
    """Return the mark that covers most of `one`, if any meets it."""
    best = max(others, key=one.overlap, default=None)
    return best if best is not None and one.overlap(best) > 0 else None


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
