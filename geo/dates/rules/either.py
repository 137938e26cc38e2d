"""Which of two days a date in figures is whose order of day and month its text leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.meanings import Either
    from geo.dates.periods import Period

_MAY = "2022-05-10"


@dataclass(frozen=True, slots=True)
class EitherCase:
    """A date of two readings where it stands."""

    meaning: Either
    context: Context


def _by_day(case: EitherCase) -> Period | None:
    return case.meaning.first if case.context.is_day_first is True else None


def _by_month(case: EitherCase) -> Period | None:
    return case.meaning.second if case.context.is_day_first is False else None


EITHER: RuleList[EitherCase, Period | None] = RuleList(
    "anchor",
    "Which of two days is a date in figures?",
    (
        Rule(
            "anchor.day-before-month",
            "The day comes first where the publication rules the other order out for some date of the text: "
            "it would lie ahead, or weeks back where this one is of the week before.",
            _by_day,
            lambda _case, day: day,
            (
                Example("The mill burned on [06/05/2022].", "2022-05-06", _MAY),
                Example("The mill burned on [03/04/2022], the barn on 06/05/2022.", "2022-04-03", _MAY),
            ),
            (Example("The mill burned on [03/04/2022].", published=_MAY),),
        ),
        Rule(
            "anchor.month-before-day",
            "The month comes first where the publication rules the other order out likewise.",
            _by_month,
            lambda _case, day: day,
            (Example("The mill burned on [05/06/2022].", "2022-05-06", _MAY),),
            (Example("The mill burned on [06/05/2022].", published=_MAY),),
        ),
    ),
)
