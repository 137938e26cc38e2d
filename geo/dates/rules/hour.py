"""Which day an hour belongs to that stands without a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.periods import Period

HOUR: RuleList[Context, Period | None] = RuleList(
    "anchor",
    "On which day is an hour that stands without a day?",
    (
        Rule(
            "anchor.hour-of-last-day",
            "An hour without a day is on the day last mentioned, unless that only bounds or compares.",
            lambda context: context.last_scene_day,
            lambda _context, day: day,
            (
                Example(
                    "The bridge was closed on 3 May 2021. It fell at [5:40 p.m.] and blocked the river.",
                    "2021-05-03T17:40",
                    "2021-06-01",
                ),
            ),
            (
                Example("The bridge fell at [5:40 p.m.] and blocked the river.", published="2021-06-01"),
                Example("The bridge had been shut since 3 May. It fell at [noon].", published="2021-06-01"),
            ),
        ),
    ),
)
