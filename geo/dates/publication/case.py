"""A report whose publication date is asked for: its clues, and the days that all of them leave open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from geo.dates.publication.clue import ClueKind
from geo.dates.publication.publication_date import PublicationDate
from geo.model import Interval, Precision, PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.dates.publication.clue import Clue, Days

_MAX_YEARS_NAMED = 4
"""As many years are named in a reason; of more, only that there are many."""


@dataclass(frozen=True)
class PublicationCase:
    """The clues of one report."""

    clues: Sequence[Clue]

    @cached_property
    def deciding(self) -> list[Clue]:
        """The clues that leave no more than days or weeks."""
        return [clue for clue in self.clues if clue.decides]

    @cached_property
    def left(self) -> tuple[Days, ...]:
        """The days that every clue leaves open."""
        left: tuple[Days, ...] = ((date.min, date.max),)
        for clue in self.clues:
            left = tuple(_common(left, clue.days))
        return left

    def has(self, kind: ClueKind) -> bool:
        """Return True if there is a clue of that kind."""
        return any(clue.kind is kind for clue in self.clues)

    @cached_property
    def is_bounded(self) -> bool:
        """True if a dateline leaves the year open, and dates of the report on both sides leave one day.

        The clock is no such side: it never decides.
        """
        bounds = [clue.days[0] for clue in self.clues if clue.kind is ClueKind.BOUND and clue.says]
        has_both = {begin > date.min for begin, _ in bounds} == {True, False}
        return self.has(ClueKind.YEARLESS_DATELINE) and has_both and len(self.left) == 1

    @property
    def because(self) -> str:
        """All clues in words, those that decide first."""
        clues = sorted(self.clues, key=lambda clue: not clue.decides)
        return "; ".join(clue.says for clue in clues if clue.says)

    @property
    def choices(self) -> str:
        """The clues that decide, and the days or years that they leave."""
        return f"{_enumerated(clue.says for clue in self.deciding)} would fit {_days_or_years(self.left)}"

    @property
    def bounds(self) -> str:
        """In brackets, the clues where none of them decides; empty if there are none."""
        says = "; ".join(clue.says for clue in self.clues if clue.says)
        return f" ({says})" if says else ""

    def solution(self) -> PublicationDate:
        """Return the day or the interval that is left."""
        begin, until = self.left[0]
        is_dateline = any(clue.is_dateline for clue in self.clues if clue.decides or self.is_bounded)
        basis = PublishedBasis.DATELINE if is_dateline else PublishedBasis.INFERRED
        if begin == until:
            return PublicationDate(begin, None, basis, f"from {self.because}")
        return PublicationDate(None, Interval(begin, until, Precision.DAY), basis, f"from {self.because}")


def unknown(reason: str) -> PublicationDate:
    """Return a publication date that is not known, and why."""
    return PublicationDate(None, None, PublishedBasis.UNKNOWN, reason)


def _common(some: Sequence[Days], others: Sequence[Days]) -> Iterator[Days]:
    """Yield the runs of days that lie in one of `some` and in one of `others`."""
    for begin, until in some:
        for other_begin, other_until in others:
            both = max(begin, other_begin), min(until, other_until)
            if both[0] <= both[1]:
                yield both


def _days_or_years(left: Sequence[Days]) -> str:
    """Return the days that are left in words, or if they lie in several years the years."""
    if left[0][0].year == left[-1][0].year and all(begin == until for begin, until in left):
        return _enumerated(str(begin) for begin, _ in left)
    years = sorted({begin.year for begin, _ in left})
    # Not the last of many: which it is depends on the clock, and the same input shall give the same words.
    return _enumerated(map(str, years)) if len(years) <= _MAX_YEARS_NAMED else f"many years from {years[0]}"


def _enumerated(words: Iterable[str]) -> str:
    *most, last = list(words)
    return f"{', '.join(most)} and {last}" if most else last
