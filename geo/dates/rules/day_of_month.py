"""Which month a day is of that is named by its number alone: *on the 12th*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.periods import containing, day_of
from geo.model import Unit
from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from datetime import date

    from geo.dates.context import Context
    from geo.dates.periods import Period


_MONTHS_AROUND = 1
"""A day that is only numbered lies in the month of the publication or in one beside it."""
_MAX_DAYS_AHEAD, _MAX_DAYS_AHEAD_ANNOUNCED = 14, 62
"""How far ahead it may lie, and where a word announces it."""


@dataclass(frozen=True, slots=True)
class DayOfMonthCase:
    """A day's number where it stands."""

    number: int
    context: Context
    weekday: int | None = None
    """The weekday that stands beside the number."""

    @property
    def on_weekday(self) -> Period | None:
        """The day of that number nearest to the publication that is of its weekday; None if none is near."""
        published = self.context.published
        if self.weekday is None or published is None:
            return None
        months = map(containing(Unit.MONTH, published).shifted, range(-_MONTHS_AROUND, _MONTHS_AROUND + 1))
        days = (day_of(month.begin.year, month.begin.month, self.number) for month in months if month)
        furthest = _MAX_DAYS_AHEAD_ANNOUNCED if self.context.is_announced else _MAX_DAYS_AHEAD
        agreeing = [
            day
            for day in days
            if day and day.begin.weekday() == self.weekday and (day.begin - published).days <= furthest
        ]
        return min(agreeing, key=lambda day: abs((day.begin - published).days), default=None)

    def days_around(self, anchor: date) -> list[Period]:
        """Return the days of that number in the month of `anchor` and in those beside it."""
        months = [containing(Unit.MONTH, anchor).shifted(step) for step in (-1, 0, 1)]
        days = (day_of(month.begin.year, month.begin.month, self.number) for month in months if month)
        return [day for day in days if day]

    def first_from(self, anchor: date) -> Period | None:
        """Return the first such day from `anchor` on."""
        return next((day for day in self.days_around(anchor) if day.begin >= anchor), None)

    def last_up_to(self, anchor: date) -> Period | None:
        """Return the last such day up to `anchor`."""
        return next((day for day in reversed(self.days_around(anchor)) if day.begin <= anchor), None)


def _story_begin(case: DayOfMonthCase) -> date | None:
    context = case.context
    return context.story_time.begin if context.in_narrative and context.story_time else None


DAY_OF_MONTH: RuleList[DayOfMonthCase, Period | None] = RuleList(
    "anchor",
    "Which month's 12th is meant?",
    (
        Rule(
            "anchor.number-and-weekday",
            "*Tuesday the 7th* is the 7th nearest to the publication that is a Tuesday.",
            lambda case: case.on_weekday,
            lambda _case, day: day,
            (
                Example("Unions will strike on [Monday 20], and on Tuesday.", "2022-06-20", "2022-06-10"),
                Example("The fair opened on [Tuesday the 7th].", "2022-06-07", "2022-06-10"),
            ),
            (Example("The fair opened on [Tuesday the 8th].", published="2022-06-10"),),
        ),
        Rule(
            "anchor.narrative-day-of-month",
            "In a narrative *the 12th* is the first one from the time that the story has reached.",
            _story_begin,
            lambda case, begin: case.first_from(begin),
            (
                Example(
                    "On 9 November 2020 envoys signed a pact. Troops left on [the 12th].",
                    "2020-11-12",
                    "2023-06-01",
                ),
            ),
            (Example("Envoys signed a pact. Troops left on [the 12th].", published="2023-06-01"),),
        ),
        Rule(
            "anchor.announced-day-of-month",
            "Where a word announces it, or in a narrative that has dated nothing yet, *the 12th* is the "
            "first one from the publication on.",
            lambda case: (
                case.context.published if case.context.is_announced or case.context.in_narrative else None
            ),
            lambda case, published: case.first_from(published),
            (Example("The fair will open on [the 12th].", "2021-06-12", "2021-05-14"),),
            (Example("The fair opened on [the 12th].", published="2021-05-14"),),
        ),
        Rule(
            "anchor.latest-day-of-month",
            "Any other *12th* is the most recent one.",
            lambda case: case.context.published,
            lambda case, published: case.last_up_to(published),
            (Example("The fair opened on [the 12th].", "2021-05-12", "2021-05-14"),),
            (Example("The fair will open on [the 12th].", published="2021-05-14"),),
        ),
    ),
)
