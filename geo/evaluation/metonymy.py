"""Which mentions are taken for the place itself, and which for what stands behind its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.evaluation.measures import best_match, ratio
from geo.model import Usage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.evaluation.gold import Gold
    from geo.model import Parse


@dataclass(slots=True)
class MetonymyTally:
    """Counts over one corpus; a mention that is not found is wrong."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""
        for mention in gold.usages or ():
            if mention.is_literal is None:
                continue
            match = best_match(mention.span, parse.toponyms, lambda resolution: resolution.toponym)
            self.gold += 1
            self.found += match is not None
            if match is not None:
                self.right += (match.toponym.usage is Usage.LITERAL) == mention.is_literal

    def figures(self) -> Mapping[str, float | None]:
        """Return the shares of all mentions with a reading."""
        return {
            "gold": self.gold,
            "found": ratio(self.found, self.gold),
            "accuracy": ratio(self.right, self.gold),
        }
