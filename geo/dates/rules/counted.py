"""What *ago*, *yesterday*, *last week*, *a week earlier* and *that day* are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.periods import containing, count_from
from geo.dates.which import Origin
from geo.model import Unit
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.meanings import Counted
    from geo.dates.periods import Period

_QUARTERS_IN_YEAR = 4
_SHORT_UNITS = (Unit.DAY, Unit.WEEK, Unit.WEEKEND)
_FRIDAY = "2021-05-14"


@dataclass(frozen=True, slots=True)
class CountedCase:
    """A count where it stands."""

    meaning: Counted
    context: Context

    @property
    def counts_from_publication(self) -> bool:
        """True if the words count from the publication here."""
        if self.meaning.origin is Origin.EITHER:
            return not (self.context.in_narrative and self.context.last_mention)
        return self.meaning.origin is Origin.PUBLICATION

    @property
    def is_short(self) -> bool:
        """True if days, weeks or weekends are counted, which start from a day."""
        return self.meaning.counted_unit in _SHORT_UNITS

    @property
    def published(self) -> Period | None:
        """The day of publication."""
        return containing(Unit.DAY, self.context.published) if self.context.published else None

    def counted(self, start: Period) -> Period | None:
        """Return the unit so many units from `start`."""
        meaning = self.meaning
        if meaning.is_exact and start.unit is Unit.DAY:
            return count_from(start, meaning.counted_unit, meaning.count)
        return containing(meaning.counted_unit, start.begin).shifted(meaning.count)


def _compared_quarter(case: CountedCase) -> Period | None:
    mention = case.context.last_mention
    is_quarter = mention is not None and mention.unit is Unit.QUARTER
    compares = case.meaning.compares and case.meaning.counted_unit is Unit.YEAR
    return mention if compares and is_quarter and not case.context.in_narrative else None


def _weekend(case: CountedCase) -> Period | None:
    """Return the day that *the weekend* is near to."""
    if case.meaning.counted_unit is not Unit.WEEKEND or case.meaning.origin is not Origin.EITHER:
        return None
    return case.published if case.counts_from_publication else case.context.last_day


def _nearest_weekend(case: CountedCase, day: Period) -> Period | None:
    weekend = containing(Unit.WEEKEND, day.begin)
    return weekend if case.context.is_announced or weekend.begin <= day.begin else weekend.shifted(-1)


def _last_day(case: CountedCase) -> Period | None:
    """Return the day last mentioned; for a count of days or *that day* one gone by, unless announced."""
    if not case.is_short:
        return None
    context, meaning = case.context, case.meaning
    is_same_day = meaning.counted_unit is Unit.DAY and meaning.count == 0
    may_be_to_come = context.is_announced or not (meaning.is_exact or is_same_day)
    return context.last_day if may_be_to_come else context.last_past_day


def _last_week(case: CountedCase) -> Period | None:
    mention, unit = case.context.last_mention, case.meaning.counted_unit
    if case.counts_from_publication or unit not in (Unit.WEEK, Unit.WEEKEND) or mention is None:
        return None
    return mention if mention.unit is unit else None


def _passes_publication(case: CountedCase) -> bool:
    """Return True if a count from a day gone by leads past the publication, unannounced."""
    day, published = _last_day(case), case.context.published
    if day is None or published is None or not case.meaning.is_exact or case.context.is_announced:
        return False
    end = case.counted(day)
    return end is not None and day.begin <= published < end.begin


def _last_mention(case: CountedCase) -> Period | None:
    mention = case.context.last_mention
    if mention is None or case.is_short:
        return None
    return mention if mention.length <= containing(case.meaning.counted_unit, mention.begin).length else None


COUNTED: RuleList[CountedCase, Period | None] = RuleList(
    "anchor",
    "What is it counted from?",
    (
        Rule(
            "anchor.compared-quarter",
            "In news, *a year earlier* after a quarter is the same quarter of the year before.",
            _compared_quarter,
            lambda case, quarter: quarter.shifted(case.meaning.count * _QUARTERS_IN_YEAR),
            (
                Example(
                    "Exports fell in the third quarter of 2021 from [a year earlier].",
                    "2020-Q3",
                    "2021-11-20",
                ),
            ),
            (Example("Exports fell in August 2021 from [a year earlier].", published="2021-11-20"),),
        ),
        Rule(
            "anchor.no-day-in-history",
            "In a history, *yesterday* and *last week* do not count from its publication, nor from a day "
            "that could be named.",
            lambda case: case.counts_from_publication and case.context.in_distant_past and case.is_short,
            always(None),
            (
                Example(
                    "The mill was built on 3 May 1911. It burned on 4 June 1912, and on 9 July 1913. "
                    "A letter of 2 May 1914 and one of 6 June 1914, a decree of 8 August 1915 and a "
                    "map of 2 May 1916 name it. The guide walked there [yesterday].",
                    "XXXX-XX-XX",
                    "2021-06-01",
                ),
            ),
            (Example("The guide walked there [yesterday].", published="2021-06-01"),),
        ),
        Rule(
            "anchor.time-of-history",
            "In a history, *this year* is that of the time which it has reached.",
            lambda case: (
                case.context.story_time
                if case.counts_from_publication and case.context.in_distant_past
                else None
            ),
            lambda case, story: case.counted(story),
            (
                Example(
                    "The mill was built on 3 May 1911. It burned on 4 June 1912, and on 9 July 1913. "
                    "A letter of 2 May 1914 and one of 6 June 1914, a decree of 8 August 1915 and a "
                    "map of 2 May 1916 name it. Two more were built [this year].",
                    "1916",
                    "2021-06-01",
                ),
            ),
            (Example("Two more mills were built [this year].", published="2021-06-01"),),
        ),
        Rule(
            "anchor.weekend",
            "*The weekend* is the last one that has begun; where it is announced, that of the week.",
            _weekend,
            _nearest_weekend,
            (Example("Shops were shut over [the weekend].", "2021-W18-WE", _FRIDAY),),
            (Example("Shops were shut [last weekend].", published=_FRIDAY),),
        ),
        Rule(
            "anchor.publication",
            "*Ago*, *yesterday*, *last*, *this* and *next* count from the publication.",
            lambda case: case.published if case.counts_from_publication else None,
            lambda case, published: case.counted(published),
            (
                Example("The mill burned down [eleven days ago].", "2021-05-03", _FRIDAY),
                Example("The mill burned down [last month].", "2021-04", _FRIDAY),
            ),
            (Example("The mill opened on 3 May. [A week earlier] it was empty.", published=_FRIDAY),),
        ),
        Rule(
            "anchor.count-past-publication",
            "A count forward from a day gone by that leads past the publication is not dated, unless a word "
            "announces it.",
            lambda case: not case.counts_from_publication and _passes_publication(case),
            always(None),
            (
                Example(
                    "The council met on Thursday. [Three days later] the mayor resigned.",
                    "XXXX-XX-XX",
                    _FRIDAY,
                ),
            ),
            (
                Example(
                    "The council met on Monday. [Three days later] the mayor resigned.", published=_FRIDAY
                ),
            ),
        ),
        Rule(
            "anchor.week-last-mentioned",
            "*That week* and *the following week* count from the week last mentioned, where that came after "
            "the last day.",
            _last_week,
            lambda case, week: week.shifted(case.meaning.count),
            (Example("Envoys met last week. [That same week] the mill burned.", "2021-W18", _FRIDAY),),
            (Example("Envoys met on Monday. [That same week] the mill burned.", published=_FRIDAY),),
        ),
        Rule(
            "anchor.last-day",
            "*A week earlier*, *that day* and other counts of days and weeks start from the day last "
            "mentioned; one still to come counts only if the count is announced too.",
            lambda case: None if case.counts_from_publication else _last_day(case),
            lambda case, day: case.counted(day),
            (Example("The mill opened on 3 May. [A week earlier] it was empty.", "2021-04-26", _FRIDAY),),
            (Example("The mill opened. [A week ago] it was empty.", published=_FRIDAY),),
        ),
        Rule(
            "anchor.last-mention",
            "*A year earlier*, *that month* and other counts of longer units start from the time last "
            "mentioned, if that is no longer than the unit.",
            lambda case: None if case.counts_from_publication else _last_mention(case),
            lambda case, mention: case.counted(mention),
            (Example("The mill opened in May 2012. [Two years later] it closed.", "2014", _FRIDAY),),
            (Example("The mill opened [two years ago].", published=_FRIDAY),),
        ),
        Rule(
            "anchor.earlier-than-publication",
            "*A year earlier* where nothing was mentioned starts from the publication.",
            lambda case: (
                case.published
                if case.meaning.count < 0 and not case.is_short and not case.counts_from_publication
                else None
            ),
            lambda case, published: case.counted(published),
            (Example("Exports fell by a third from [a year earlier].", "2020", _FRIDAY),),
            (Example("Two years passed. [A year later] exports rose.", published=_FRIDAY),),
        ),
    ),
)
