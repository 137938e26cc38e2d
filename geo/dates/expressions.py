"""Time expressions as the grammar finds them: where they stand, what they mean, how they are linked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.dates.meanings import Meaning
    from geo.model import TimexType


class Link(Enum):
    """How an expression is bound to the next one."""

    NONE = auto()
    RANGE = auto()
    """They are the two ends: *from Monday to Thursday*, *12–14 September*."""
    LIST = auto()
    """They are enumerated: *in April and May*, *July or August*, *5, 6 and 7 January*."""
    END = auto()
    """The next one is the day on which it ends: *the quarter ended July 31*."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression before it is anchored."""

    start: int
    end: int
    type: TimexType
    meaning: Meaning
    link: Link = Link.NONE
    """How it goes on to the next expression."""
    phase: str = ""
    """The part of its month or year that a word before it names, as `geo.dates.phase` has it."""
