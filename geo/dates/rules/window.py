"""On which day a window of time ends or begins, and whether *in two weeks* looks ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.periods import containing
from geo.model import Unit
from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.meanings import Ahead, Window
    from geo.dates.periods import Period

_FRIDAY = "2022-06-10"


def _published(context: Context) -> Period | None:
    return containing(Unit.DAY, context.published) if context.published else None


@dataclass(frozen=True, slots=True)
class WindowCase:
    """A window where it stands."""

    meaning: Window
    context: Context

    @property
    def goes_on_from_mention(self) -> bool:
        """True if it leads on from a day of the text: in a story, or forward where nothing is announced."""
        if self.context.in_narrative:
            return True
        return self.meaning.is_forward and not self.context.is_announced


WINDOW: RuleList[WindowCase, Period | None] = RuleList(
    "anchor",
    "At which day does a window of time end or begin?",
    (
        Rule(
            "anchor.window-of-last-day",
            "In a story a window ends or begins on the day last mentioned; elsewhere one that leads forward "
            "does so, if nothing is announced.",
            lambda case: case.context.last_past_day if case.goes_on_from_mention else None,
            lambda _case, day: day,
            (
                Example(
                    "The dam broke on Monday. Over [the next two days] nine villages were flooded.",
                    "2022-06-06/2022-06-08",
                    _FRIDAY,
                ),
            ),
            (
                Example(
                    "The dam broke on Monday. Nine villages were flooded in [the past two days].",
                    published=_FRIDAY,
                ),
            ),
        ),
        Rule(
            "anchor.window-of-publication",
            "Any other window ends on the day of publication, or begins on it.",
            lambda case: _published(case.context),
            lambda _case, day: day,
            (
                Example("Two mills burned in [the past 24 hours].", "2022-06-09/2022-06-10", _FRIDAY),
                Example("Heavy rain will fall over [the next three days].", "2022-06-10/2022-06-13", _FRIDAY),
            ),
            (Example("Two mills burned in [the first three days] of the siege.", published=_FRIDAY),),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class AheadCase:
    """*In two weeks* where it stands."""

    meaning: Ahead
    context: Context


def _announced(case: AheadCase) -> Period | None:
    context = case.context
    if not context.is_announced or context.in_narrative:
        return None
    return case.meaning.counted.resolve(context).outcome


AHEAD: RuleList[AheadCase, Period | None] = RuleList(
    "anchor",
    "Does *in two weeks* say how far ahead something is?",
    (
        Rule(
            "anchor.announced-distance",
            "*In two weeks* counts from the publication where a word announces it; else it says how long "
            "something took.",
            _announced,
            lambda _case, period: period,
            (Example("The envoys will meet in [ten days].", "2022-06-20", _FRIDAY),),
            (Example("The bridge was built in [ten days].", published=_FRIDAY),),
        ),
    ),
)
