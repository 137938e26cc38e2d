"""Which time expressions are found, and with which values: the measures of TempEval-3."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.evaluation.measures import best_match, f1, ratio
from geo.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.evaluation.gold import Gold, GoldTimex
    from geo.model import Parse, Span, Timex

DAY = re.compile(r".{4}-..-..")
"""Days as TempEval-3's scorer counts them: those whose annotator left ``XX`` are among them."""


@dataclass(slots=True)
class TimexTally:
    """Counts over one corpus."""

    dates_only: bool
    """Leave out durations, times and sets, as narrative corpora do."""
    gold: int = 0
    predicted: int = 0
    found: int = 0
    overlapping: int = 0
    same_words: int = 0
    same_value: int = 0
    days: int = 0
    days_right: int = 0

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""
        golds = [timex for timex in gold.timexes or () if not self.dates_only or timex.type == "DATE"]
        predicted = [timex for timex in parse.timexes if not self.dates_only or timex.type is TimexType.DATE]
        self.gold += len(golds)
        self.predicted += len(predicted)
        self.overlapping += sum(best_match(timex, golds, _span) is not None for timex in predicted)
        for timex in golds:
            self._match(timex, predicted)

    def _match(self, timex: GoldTimex, predicted: Sequence[Timex]) -> None:
        """Count whether a gold expression was found, and with its value."""
        match = best_match(timex.span, predicted, lambda other: other)
        right = match is not None and match.value == timex.value
        self.found += match is not None
        if match is not None:
            self.same_words += (match.start, match.end) == (timex.span.start, timex.span.end)
        self.same_value += right
        if DAY.fullmatch(timex.value):
            self.days += 1
            self.days_right += right

    def figures(self) -> Mapping[str, float | None]:
        """Return F1 of overlapping words, of the same words, and of the same value."""
        return {
            "gold": self.gold,
            "relaxed_f1": f1(ratio(self.overlapping, self.predicted), ratio(self.found, self.gold)),
            "strict_f1": f1(ratio(self.same_words, self.predicted), ratio(self.same_words, self.gold)),
            "value_f1": f1(ratio(self.same_value, self.predicted), ratio(self.same_value, self.gold)),
            "day_value_recall": ratio(self.days_right, self.days),
        }


def _span(timex: GoldTimex) -> Span:
    return timex.span
