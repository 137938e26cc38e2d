"""Whether the publication date that is inferred of an article is the true one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.evaluation.measures import ratio

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geo.evaluation.gold import Gold
    from geo.model import Article, Parse


@dataclass(slots=True)
class PublicationTally:
    """Counts over one corpus whose articles do not give their date."""

    gold: int = 0
    days: int = 0
    intervals: int = 0
    wrong: int = 0

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""
        if gold.published_true is None:
            return
        self.gold += 1
        if not is_possible(parse.article, gold.published_true):
            self.wrong += 1
        elif parse.article.published:
            self.days += 1
        elif parse.article.published_within:
            self.intervals += 1

    def figures(self) -> Mapping[str, float | None]:
        """Return the shares of articles whose date is right, within an interval, unknown and wrong."""
        unknown = self.gold - self.days - self.intervals - self.wrong
        return {
            "gold": self.gold,
            "day_right": ratio(self.days, self.gold),
            "interval_right": ratio(self.intervals, self.gold),
            "left_unknown": ratio(unknown, self.gold),
            "wrong": ratio(self.wrong, self.gold),
        }


def is_possible(article: Article, day: date) -> bool:
    """Return True if an article's date leaves it possible that it was published on a day."""
    if article.published:
        return article.published == day
    return article.published_within is None or article.published_within.meets(day, day)
