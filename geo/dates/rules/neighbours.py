"""What the expressions beside a date expression decide of it, before its own words are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.expressions import Link
from geo.dates.named_events import day_of_event
from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.dates.context import Context
    from geo.dates.expressions import Expression
    from geo.dates.periods import Period

_DAYS_IN_WEEK = 7
_FRIDAY = "2021-05-14"


@dataclass(frozen=True, slots=True)
class NeighbourCase:
    """An expression where it stands."""

    text: str
    expression: Expression
    following: Expression | None
    context: Context
    resolved: Sequence[tuple[Expression, Period | None]]
    """The expressions before it, with their periods."""
    following_context: Context | None = None
    """What is known where the next expression stands, as far as the words around it show."""
    has_saying_day: bool = False
    """It stands in a dated saying, whose day the context has in the place of the publication."""


def _listed(case: NeighbourCase) -> Period | None:
    """Return the occurrence nearest to the item before it in a list."""
    before, period = case.resolved[-1] if case.resolved else (None, None)
    if before is None or period is None or before.link is not Link.LIST:
        return None
    return case.expression.meaning.nearest_to(period)


def _named_event(case: NeighbourCase) -> Period | None:
    event = case.expression.meaning.event
    return day_of_event(case.text, event, case.resolved, case.expression.start) if event else None


def _before_next(case: NeighbourCase) -> Period | None:
    """Return the latest period of that name before the one that follows."""
    meaning, following = case.expression.meaning.without_hour, case.following
    if meaning is None or following is None or meaning.stated_period:
        return None
    last = following.meaning.resolve(case.following_context or case.context).outcome
    return meaning.latest_before(last) if last else None


def _range_start(case: NeighbourCase) -> Period | None:
    return _before_next(case) if case.expression.link is Link.RANGE else None


def _day_before_listed(case: NeighbourCase) -> Period | None:
    """Return the weekday that is the one before that with which it is listed."""
    first, following = case.expression.meaning.bare_weekday, case.following
    last = following.meaning.bare_weekday if following is not None else None
    if case.expression.link is not Link.LIST or first is None or last is None:
        return None
    is_next = (last - first) % _DAYS_IN_WEEK == 1
    return _before_next(case) if is_next and not case.context.is_announced else None


def _ended(case: NeighbourCase) -> Period | None:
    """Return the period of the calendar nearest to one that ends on the day that follows."""
    if case.expression.link is not Link.END or case.following is None:
        return None
    last = case.following.meaning.resolve(case.following_context or case.context).outcome
    return case.expression.meaning.period_ending_on(last) if last else None


def _before_stated(case: NeighbourCase) -> Period | None:
    if case.expression.link is not Link.LIST or case.following is None:
        return None
    return _before_next(case) if case.following.meaning.stated_period else None


NEIGHBOURS: RuleList[NeighbourCase, Period | None] = RuleList(
    "anchor",
    "Does an expression beside it decide which is meant?",
    (
        Rule(
            "anchor.listed",
            "A month or day listed after another is the one nearest to that.",
            _listed,
            lambda _case, period: period,
            (Example("The dam leaked in December and [January].", "2021-01", "2021-06-01"),),
            (Example("The dam leaked in December. In [January] it broke.", published="2021-06-01"),),
        ),
        Rule(
            "anchor.named-event",
            "*Two days after the truce* counts from the one day that an earlier sentence gives the truce.",
            _named_event,
            lambda case, day: case.expression.meaning.counted_from(day),
            (
                Example(
                    "A truce was signed on 3 May 2021. [Two days after the truce], it was broken.",
                    "2021-05-05",
                    _FRIDAY,
                ),
            ),
            (Example("[Two days after the truce], it was broken.", published=_FRIDAY),),
        ),
        Rule(
            "anchor.range-start",
            "The first end of a range is the latest of its name before the last end.",
            _range_start,
            lambda _case, period: period,
            (Example("Shops were shut from [Thursday] to Tuesday.", "2021-05-06", _FRIDAY),),
            (Example("The strike was moved from [Thursday] to Tuesday.", published=_FRIDAY),),
        ),
        Rule(
            "anchor.day-before-listed",
            "Of two weekdays listed in their order, the first is the day before the last, if not announced.",
            _day_before_listed,
            lambda _case, day: day,
            (Example("The storm hit Lima on [Friday] or Saturday.", "2021-05-07", _FRIDAY),),
            (
                Example("The mayor will speak on [Friday] and Saturday.", published=_FRIDAY),
                Example("Storms hit Lima on [Monday] and Saturday.", published=_FRIDAY),
            ),
        ),
        Rule(
            "anchor.ended-on-day",
            "*The quarter ended July 31*, which is a company's own, is the quarter in which most of it lies.",
            _ended,
            lambda _case, period: period,
            (Example("Sales fell in [the quarter] ended 31 January.", "2020-Q4", _FRIDAY),),
            (Example("Sales fell in [the quarter] and on 31 January.", published=_FRIDAY),),
        ),
        Rule(
            "anchor.list-before-stated",
            "A month or day listed before one that is stated with its year is the latest before that.",
            _before_stated,
            lambda _case, period: period,
            (Example("Shops were shut on [30 May], and on 2 June 2012.", "2012-05-30", _FRIDAY),),
            (Example("Shops were shut on [30 May], and on 2 June.", published=_FRIDAY),),
        ),
        Rule(
            "anchor.day-of-saying",
            "*Yesterday* in a quotation, and a weekday in a dated saying, count from the day of the saying.",
            lambda case: case.has_saying_day,
            lambda case, _saying: case.expression.meaning.resolve(case.context).outcome,
            (
                Example('"[Yesterday] was quiet," an aide said on Tuesday.', "2021-05-10", _FRIDAY),
                Example("It said on Tuesday that shops were shut on [Thursday].", "2021-05-06", _FRIDAY),
            ),
            (Example("[Yesterday] was quiet, and shops opened on Tuesday.", published=_FRIDAY),),
        ),
    ),
)
