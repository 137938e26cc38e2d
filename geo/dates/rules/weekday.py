"""Which of the many Mondays is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.periods import containing, period
from geo.dates.which import Which
from geo.model import Unit
from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.meanings import Weekday
    from geo.dates.periods import Period

_DAYS_IN_WEEK = 7
_FRIDAY = "2021-05-14"


@dataclass(frozen=True, slots=True)
class WeekdayCase:
    """A weekday where it stands."""

    meaning: Weekday
    context: Context

    @property
    def today(self) -> Period | None:
        """The day of publication."""
        return containing(Unit.DAY, self.context.published) if self.context.published else None


def weekday_from(number: int, day: Period) -> Period | None:
    """Return the first day of that weekday from `day` on, `day` included."""
    return day.shifted((number - day.begin.weekday()) % _DAYS_IN_WEEK)


def weekday_up_to(number: int, day: Period) -> Period | None:
    """Return the last day of that weekday up to `day`, `day` included."""
    return day.shifted(-((day.begin.weekday() - number) % _DAYS_IN_WEEK))


def weekday_after(number: int, day: Period) -> Period | None:
    """Return the first day of that weekday after `day`."""
    return day.shifted((number - day.begin.weekday()) % _DAYS_IN_WEEK or _DAYS_IN_WEEK)


def weekday_before(number: int, day: Period) -> Period | None:
    """Return the last day of that weekday before `day`."""
    return day.shifted(-((day.begin.weekday() - number) % _DAYS_IN_WEEK or _DAYS_IN_WEEK))


def _last_day(case: WeekdayCase, which: Which) -> Period | None:
    return case.context.last_day if case.meaning.which is which else None


def _today(case: WeekdayCase, which: Which) -> Period | None:
    return case.today if case.meaning.which is which else None


def _of_week(number: int, day: Period) -> Period | None:
    return period(Unit.DAY, containing(Unit.WEEK, day.begin).begin.toordinal() + number)


WEEKDAY: RuleList[WeekdayCase, Period | None] = RuleList(
    "anchor",
    "Which Monday is meant?",
    (
        Rule(
            "anchor.that-weekday",
            "*That Monday* is the first Monday from the day last mentioned on.",
            lambda case: _last_day(case, Which.THAT),
            lambda case, day: weekday_from(case.meaning.number, day),
            (
                Example(
                    "The bridge fell on 3 May 2021. By [that Friday] a ferry ran.", "2021-05-07", "2021-06-01"
                ),
            ),
            (
                Example(
                    "The bridge fell on 3 May 2021. By [last Friday] a ferry ran.", published="2021-06-01"
                ),
            ),
        ),
        Rule(
            "anchor.previous-weekday",
            "*The previous Monday* is the last Monday before the day last mentioned.",
            lambda case: _last_day(case, Which.PREVIOUS),
            lambda case, day: weekday_before(case.meaning.number, day),
            (
                Example(
                    "The bridge fell on 3 May 2021. It had been closed [the previous Friday].",
                    "2021-04-30",
                    "2021-06-01",
                ),
            ),
        ),
        Rule(
            "anchor.following-weekday",
            "*The following Monday* is the first Monday after the day last mentioned.",
            lambda case: _last_day(case, Which.FOLLOWING),
            lambda case, day: weekday_after(case.meaning.number, day),
            (
                Example(
                    "The bridge fell on 3 May 2021. A ferry came [the following Monday].",
                    "2021-05-10",
                    "2021-06-01",
                ),
            ),
        ),
        Rule(
            "anchor.narrative-weekday",
            "In a narrative of the past a weekday is the first one from the day last mentioned on.",
            lambda case: (
                case.context.last_day
                if case.meaning.which is Which.BARE and case.context.in_narrative
                else None
            ),
            lambda case, day: weekday_from(case.meaning.number, day),
            (
                Example(
                    "On 9 November 2020 envoys signed a pact and on [Thursday] troops left.",
                    "2020-11-12",
                    "2023-06-01",
                ),
            ),
            (Example("Envoys signed a pact and on [Thursday] troops left.", published="2023-06-01"),),
        ),
        Rule(
            "anchor.undecided-weekday",
            "After a verb in the present that may look back or ahead, a weekday is the day of publication, "
            "or not known.",
            lambda case: (
                _today(case, Which.BARE)
                if case.context.is_undecided and not case.context.is_announced
                else None
            ),
            lambda case, day: day if day.begin.weekday() == case.meaning.number else None,
            (
                Example("Envoys meet in Lima on [Friday].", "2021-05-14", _FRIDAY),
                Example("Envoys meet in Lima on [Monday].", "XXXX-WXX-1", _FRIDAY),
            ),
            (Example("Envoys met in Lima on [Monday].", published=_FRIDAY),),
        ),
        Rule(
            "anchor.this-weekday",
            "*This Monday* is the Monday of the calendar week of publication; where a word announces it, the "
            "first from the publication on.",
            lambda case: _today(case, Which.THIS),
            lambda case, day: (weekday_from if case.context.is_announced else _of_week)(
                case.meaning.number, day
            ),
            (
                Example("The market opens [this Sunday].", "2021-05-16", _FRIDAY),
                Example("The market will open [this Monday].", "2021-05-17", _FRIDAY),
            ),
            (Example("The market opens [next Sunday].", published=_FRIDAY),),
        ),
        Rule(
            "anchor.next-weekday",
            "*Next Monday* is the first Monday after the publication.",
            lambda case: _today(case, Which.NEXT),
            lambda case, day: weekday_after(case.meaning.number, day),
            (Example("The market opens [next Friday].", "2021-05-21", _FRIDAY),),
        ),
        Rule(
            "anchor.last-weekday",
            "*Last Monday* is the last Monday before the publication.",
            lambda case: _today(case, Which.LAST),
            lambda case, day: weekday_before(case.meaning.number, day),
            (Example("The market burned down [last Friday].", "2021-05-07", _FRIDAY),),
        ),
        Rule(
            "anchor.announced-weekday",
            "Where a word announces it, a weekday is the first one from the day of publication on.",
            lambda case: _today(case, Which.BARE) if case.context.is_announced else None,
            lambda case, day: weekday_from(case.meaning.number, day),
            (Example("Envoys will meet in Lima on [Monday].", "2021-05-17", _FRIDAY),),
            (Example("Envoys will meet in Lima, he said on [Monday].", published=_FRIDAY),),
        ),
        Rule(
            "anchor.latest-weekday",
            "Any other weekday is the most recent one; agencies name the day of publication so, too.",
            lambda case: _today(case, Which.BARE),
            lambda case, day: weekday_up_to(case.meaning.number, day),
            (
                Example("Envoys met in Lima on [Monday].", "2021-05-10", _FRIDAY),
                Example("Envoys met in Lima on [Friday].", "2021-05-14", _FRIDAY),
            ),
            (Example("Envoys will meet in Lima on [Monday].", published=_FRIDAY),),
        ),
    ),
)
