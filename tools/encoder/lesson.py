"""A sentence in pieces of words, with what the encoder is to say of each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = -1
"""Label of a piece of which nothing is known."""
TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    *("HAZARD", "ACCIDENT", "CRIME", "DISPLACEMENT", "CIVIC"),
)
STATUSES = ("occurred", "planned", "hypothetical", "negated")
"""What the columns of the encoder's output stand for, in this order."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is known of an event: its word is one of some pieces, whichever the network takes it for."""

    pieces: list[int]
    types: list[int] | None
    statuses: list[int] | None
    is_background: bool | None
    is_quoted: bool
    """Only a stretch is known, and one of its words names the event."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which pieces are the place or time of an event: 1, 0 or unknown for each."""

    relation: int
    trigger: int
    labels: list[int]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence in pieces; each list of labels has 1, 0 or unknown for each piece."""

    source: str
    is_held_out: bool
    pieces: list[int]
    event: list[int]
    happening: list[int]
    occurring: list[int]
    questions: list[Question]
    pairs: list[Pairs]


def read(path: Path) -> list[Lesson]:
    """Read lessons as ``write_lessons`` writes them."""
    with path.open(encoding="utf-8") as lines:
        return [_read(json.loads(line)) for line in lines]


def _read(record: dict[str, Any]) -> Lesson:
    questions = [Question(**one) for one in record.pop("questions")]
    pairs = [Pairs(**one) for one in record.pop("pairs")]
    return Lesson(**record, questions=questions, pairs=pairs)
