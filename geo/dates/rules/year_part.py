"""Which of the many Mays, springs or 14 Mays is meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.dates.which import Which
from geo.model import Unit
from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.dates.context import Context
    from geo.dates.meanings import YearPart
    from geo.dates.periods import Period

_TIMES_NEARER_UNANNOUNCED = 3
"""How many times nearer a day ahead must be than the one behind to be meant without a word that says so."""
_TIMES_NEARER_ANNOUNCED = 0.5
"""The same where a word does say so: it may be up to twice as far."""
_MAX_DAYS_STORY_GOES_ON = 92
"""Days from one mention to the next within which news goes on with a story of the past: a quarter."""
_BACKWARD_WEIGHT = 2
"""A narrative goes forward: a step back counts as so many times its length."""
_BACKWARD_WEIGHT_AFTER_UNTIL = 4
"""The same after *by* and *until*, which lead on to an end."""
_LONG_UNITS = (Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY)
_MAX_DAYS_TO_REPORT = 60
"""Companies report on a quarter within two months; what is announced *in* it after that is the next one."""
_MAY = "2021-05-14"


@dataclass(frozen=True)
class YearPartCase:
    """A part of a year where it stands."""

    meaning: YearPart
    context: Context

    @property
    def anchor(self) -> date | None:
        """The day from which the year is chosen: the publication, in a history the time it has reached."""
        story = self.context.story_time
        return story.until if self.context.in_distant_past and story else self.context.published

    @cached_property
    def around(self) -> Occurrences | None:
        """The occurrences on both sides of the anchor; None for a day that no year has."""
        occurrences = self.meaning.occurrences(self.anchor) if self.anchor else []
        if self.anchor is None or not occurrences:
            return None
        past = [occurrence for occurrence in occurrences if occurrence.begin <= self.anchor]
        future = next((occurrence for occurrence in occurrences if occurrence.begin > self.anchor), None)
        return Occurrences(past, future, self.anchor)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The occurrences on both sides of a day."""

    past: list[Period]
    """Those that have begun, the latest last."""
    future: Period | None
    day: date

    @property
    def current(self) -> Period | None:
        """The one that goes on."""
        return self.past[-1] if self.past and self.past[-1].until >= self.day else None


def _around(case: YearPartCase, which: Which = Which.BARE) -> Occurrences | None:
    """Return the occurrences around the anchor, if a word chooses so."""
    return case.around if case.meaning.which is which else None


def _in_progress(case: YearPartCase) -> Period | None:
    around = _around(case)
    return around.current if around else None


def _announced(case: YearPartCase) -> Period | None:
    around = _around(case)
    return around.future if around and _is_ahead(case, around) else None


def _is_ahead(case: YearPartCase, around: Occurrences) -> bool:
    """Return True if the occurrence to come is meant; only a day may be so unannounced.

    A quarter gone by is still to be reported on for some weeks, and what is announced then is the report.
    """
    if around.future is None or not around.past:
        return around.future is not None
    since = (around.day - around.past[-1].until).days
    to_come = (around.future.begin - around.day).days
    unit, is_announced = case.meaning.part_unit, case.context.is_announced
    if unit in (Unit.QUARTER, Unit.HALF):
        is_over = case.context.follows_in and since > _MAX_DAYS_TO_REPORT
        return is_announced and (to_come < since or is_over)
    if unit is not Unit.DAY:
        return is_announced
    if case.context.is_willed and is_announced:
        return True
    times_nearer = _TIMES_NEARER_ANNOUNCED if is_announced else _TIMES_NEARER_UNANNOUNCED
    return not case.context.is_reported and to_come * times_nearer < since


def _latest(case: YearPartCase) -> Period | None:
    around = _around(case)
    return around.past[-1] if around and around.past else None


def _before_current(case: YearPartCase) -> Period | None:
    around = _around(case, Which.LAST)
    if around is None or not around.past:
        return None
    return around.past[-2] if around.current and len(around.past) > 1 else around.past[-1]


def _next(case: YearPartCase) -> Period | None:
    around = _around(case, Which.NEXT)
    return around.future if around else None


def _of_this_year(case: YearPartCase, anchor: date) -> Period | None:
    """Return the part of the year; of one that runs over New Year, the nearest."""
    parts = [part for year in (anchor.year - 1, anchor.year) if (part := case.meaning.of_year(year))]
    over_new_year = [part for part in parts if part.begin.year < part.until.year]
    if case.context.is_announced:
        over_new_year = [part for part in over_new_year if part.until >= anchor]
    if not over_new_year:
        return case.meaning.of_year(anchor.year)
    return min(over_new_year, key=lambda part: max(part.begin - anchor, anchor - part.until))


def _mention(case: YearPartCase, which: Which) -> Period | None:
    return case.context.last_mention if case.meaning.which is which else None


def _previous(case: YearPartCase, mention: Period) -> Period | None:
    earlier = [part for part in case.meaning.occurrences(mention.begin) if part.until < mention.begin]
    return earlier[-1] if earlier else None


def _following(case: YearPartCase, mention: Period) -> Period | None:
    return next(
        (part for part in case.meaning.occurrences(mention.begin) if part.begin > mention.until), None
    )


def _in_story(case: YearPartCase) -> Period | None:
    """Return the occurrence in the year that a narrative has reached, or the one nearest to its time.

    After a leap to another time the story may go on from there or come back to where it left.
    """
    context, part = case.context, case.meaning
    story = context.story_time
    if part.which is not Which.BARE or not context.in_narrative or story is None:
        return None
    if story.unit in _LONG_UNITS:
        step = part.of_year(story.begin.year)
    else:
        left = [context.time_before_leap] if context.time_before_leap and part.part_unit is Unit.DAY else []
        steps = [step for time in (story, *left) for step in _steps(part, time, context)]
        step = min(_fitting(steps, case), key=lambda step: step[0], default=(0, None))[1]
    return step if step and _goes_on(step, story, context) else None


def _goes_on(step: Period, story: Period, context: Context) -> bool:
    """Return True if a story may go on at `step`: before its publication, in news without a long silence.

    A later month of the year reached is no such silence: *met on 27 April 2018, and in September*.
    *The war ended on 10 November 2020* in a report of 2023 doesn't say which May the next sentence means.
    """
    if context.published is not None and step.begin > context.published:
        return False
    is_later_month = (
        step.unit is Unit.MONTH and step.begin.year == story.begin.year and step.begin > story.begin
    )
    days = abs((step.begin - story.begin).days)
    return context.is_history or is_later_month or days <= _MAX_DAYS_STORY_GOES_ON


def _steps(part: YearPart, time: Period, context: Context) -> Iterator[tuple[int, Period]]:
    """Yield how far each occurrence lies from a time, steps back weighing more, and the occurrence."""
    backward = _BACKWARD_WEIGHT_AFTER_UNTIL if context.follows_until else _BACKWARD_WEIGHT
    for occurrence in part.without_weekday().occurrences(time.begin):
        days = (occurrence.begin - time.begin).days
        yield max(days, -days * backward), occurrence


def _fitting(steps: Sequence[tuple[int, Period]], case: YearPartCase) -> Sequence[tuple[int, Period]]:
    """Keep the steps to years of the section, where any such is left; months, not past the date stated next.

    A day may come before a date that it is compared with: *on 5 May, the worst since 3 April 1942*.
    """
    context = case.context
    if context.section_years:
        first, last = context.section_years
        steps = [step for step in steps if first <= step[1].begin.year <= last] or steps
    if context.next_stated and case.meaning.part_unit is not Unit.DAY:
        until = context.next_stated.until
        steps = [step for step in steps if step[1].begin <= until] or steps
    return steps


YEAR_PART: RuleList[YearPartCase, Period | None] = RuleList(
    "anchor",
    "Which May, or which 14 May, is meant?",
    (
        Rule(
            "anchor.that-part",
            "*That May* is the May of the year last mentioned.",
            lambda case: _mention(case, Which.THAT),
            lambda case, mention: case.meaning.of_year(mention.begin.year),
            (Example("A dam was planned in 2012. [That May] work began.", "2012-05", _MAY),),
            (Example("A dam was planned in 2012. [Last May] work began.", published=_MAY),),
        ),
        Rule(
            "anchor.previous-part",
            "*The previous May* is the last May before the time last mentioned.",
            lambda case: _mention(case, Which.PREVIOUS),
            _previous,
            (Example("The dam broke in August 2012. It was built [the previous May].", "2012-05", _MAY),),
        ),
        Rule(
            "anchor.following-part",
            "*The following May* is the first May after the time last mentioned.",
            lambda case: _mention(case, Which.FOLLOWING),
            _following,
            (Example("The dam broke in August 2012. It was rebuilt [the following May].", "2013-05", _MAY),),
        ),
        Rule(
            "anchor.narrative-part",
            "In a narrative of the past a month or day without a year is the nearest to the time that the "
            "story has reached, later ones before earlier ones.",
            _in_story,
            lambda _case, step: step,
            (
                Example("On 3 May 2012 the dam broke. On [10 June] it was rebuilt.", "2012-06-10", _MAY),
                Example("The dam broke on 3 May 2012 and was rebuilt in [August].", "2012-08", _MAY),
            ),
            (Example("The dam broke. On [10 June] it was rebuilt.", published=_MAY),),
        ),
        Rule(
            "anchor.this-part",
            "*This May* is the May of the year of publication; of parts that run over New Year, as a winter, "
            "the nearest that a word of what is to come doesn't rule out.",
            lambda case: case.anchor if case.meaning.which is Which.THIS else None,
            _of_this_year,
            (
                Example("The dam will be rebuilt [this autumn].", "2021-FA", _MAY),
                Example("The dam broke [this winter].", "2022-WI", "2023-02-10"),
                Example("The dam will be rebuilt [this winter].", "2022-WI", "2022-05-10"),
            ),
            (Example("The dam will be rebuilt [next autumn].", published=_MAY),),
        ),
        Rule(
            "anchor.next-part",
            "*Next May* is the first May that begins after the publication.",
            _next,
            lambda _case, part: part,
            (Example("The dam will be rebuilt [next May].", "2022-05", _MAY),),
        ),
        Rule(
            "anchor.last-part",
            "*Last May* is the latest May that has ended.",
            _before_current,
            lambda _case, part: part,
            (
                Example("The dam broke [last May].", "2020-05", _MAY),
                Example("The dam broke [last March].", "2021-03", _MAY),
            ),
        ),
        Rule(
            "anchor.current-part",
            "A month or day that goes on when the report is published is that one.",
            _in_progress,
            lambda _case, part: part,
            (Example("The dam broke in [May].", "2021-05", _MAY),),
            (Example("The dam broke in [April].", published=_MAY),),
        ),
        Rule(
            "anchor.announced-part",
            "A month that a word announces is the next one; so is a day that *will* announces, that another "
            "word announces if it is not far nearer to the last one, or that is far nearer than the last one "
            "and not reported.",
            _announced,
            lambda _case, part: part,
            (
                Example("The dam will be rebuilt in [September].", "2021-09", _MAY),
                Example("The dam will be rebuilt by [10 June].", "2021-06-10", _MAY),
                Example("The council will vote on [18 April].", "2022-04-18", _MAY),
                Example("The dam will be rebuilt in [the first quarter].", "2023-Q1", "2022-06-10"),
                Example("Market day: [20 May], on the square.", "2021-05-20", _MAY),
            ),
            (
                Example("The dam was rebuilt in [September].", published=_MAY),
                Example("The dam was rebuilt on [10 June].", published=_MAY),
            ),
        ),
        Rule(
            "anchor.latest-part",
            "Any other month or day is the latest one that has begun.",
            _latest,
            lambda _case, part: part,
            (
                Example("The dam broke in [September].", "2020-09", _MAY),
                Example("The dam broke on [10 June].", "2020-06-10", _MAY),
            ),
            (Example("The dam will be rebuilt in [September].", published=_MAY),),
        ),
    ),
)
