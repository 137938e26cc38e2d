"""Whether a line states the period that its report or section covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.meanings.margins import coarsened
from geo.language import alternatives, language, word_class
from geo.model import Interval, Precision, add_days
from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.dates.layout.lines import Line
    from geo.model import Timex

_LABEL = re.compile(
    rf"(?:^|[(:;–—-]\s?)(?:the\s)?{alternatives(word_class('period_label'))}\b", re.IGNORECASE
)
_EDITION = re.compile(rf"\b{alternatives(word_class('edition_noun'))}\b", re.IGNORECASE)
_AS_OF = re.compile(rf"\b{alternatives(word_class('closing_phrase'))}\b", re.IGNORECASE)
_DAYS_OF_EDITION = {
    row["word"]: row.integer("days") for row in language().rows("edition_frequencies", ("word", "days"))
}
_FREQUENCY = re.compile(rf"\b(?P<word>{alternatives(_DAYS_OF_EDITION)})\b", re.IGNORECASE)
_MAX_WORDS_TO_NOUN = 4
"""Between *weekly* and *summary*: *weekly maritime incident summary*."""
_OPENS = re.compile(rf"\W*{alternatives(word_class('period_opener'))}\s(?:just\s)?(?:the\s)?", re.IGNORECASE)
"""What stands before the period that opens a paragraph: *in*, *over just the*, *between*."""
_MAX_DAYS_OPENING = 31
"""What opens a paragraph with a longer time than a month describes history."""
_MAX_DAYS = 366
"""No report covers more than a year as its news."""
_MAX_CHARACTERS_AFTER_LABEL = 12
"""*Period: from the* before the first day."""
_UPDATE_DAYS = 1
"""An update *as of* an hour brings what happened since the day before."""


@dataclass(frozen=True, slots=True)
class PeriodCase:
    """A line that may state a period."""

    line: Line

    @property
    def is_heading(self) -> bool:
        """True for a heading."""
        return self.line.is_heading

    @property
    def hull(self) -> Interval | None:
        """The days from the first to the last that the line states."""
        return _hull(self.line.dated)

    @property
    def edition_days(self) -> int | None:
        """The days that a regular edition covers, by its name: seven for *weekly summary*."""
        frequency = _FREQUENCY.search(self.line.text)
        noun = frequency and _EDITION.search(self.line.text, frequency.end())
        if frequency is None or noun is None:
            return None
        between = self.line.text[frequency.end() : noun.start()].split()
        return _DAYS_OF_EDITION[frequency["word"].lower()] if len(between) <= _MAX_WORDS_TO_NOUN else None

    @property
    def last_day(self) -> date | None:
        """The one day that the line states, else that of publication."""
        stated = self.hull
        if stated is None:
            return self.line.published
        return stated.begin if stated.begin == stated.until else None


def _hull(timexes: Sequence[Timex]) -> Interval | None:
    begins = [timex.interval.begin for timex in timexes if timex.interval and timex.interval.begin]
    untils = [timex.interval.until for timex in timexes if timex.interval and timex.interval.until]
    if not begins or not untils or (max(untils) - min(begins)).days > _MAX_DAYS:
        return None
    return coarsened(Interval(min(begins), max(untils), Precision.DAY))


def _days_up_to(last: date, days: int) -> Interval:
    return coarsened(Interval(add_days(last, -days), last, Precision.DAY))


def _is_stretch(timex: Timex) -> bool:
    """Return True for more than one day: a range, a window, a week."""
    days = timex.interval
    return bool(days and days.begin and days.until and days.begin < days.until)


def _is_past(case: PeriodCase, days: Interval | None) -> Interval | None:
    """Return the days, unless they end after the publication."""
    published = case.line.published
    is_past = days and days.until and (published is None or days.until <= add_days(published, 1))
    return days if is_past else None


def _labelled(case: PeriodCase) -> Interval | None:
    label = _LABEL.search(case.line.text)
    if label is None:
        return None
    gaps = (timex.start - label.end() for timex in case.line.timexes)
    is_near = any(0 <= gap <= _MAX_CHARACTERS_AFTER_LABEL for gap in gaps)
    # The date of issue belongs to it: *14 January, 08:00 (period: from 08:00 on 13 January)*.
    return _is_past(case, case.hull) if is_near else None


def _stretch_in_heading(case: PeriodCase) -> Interval | None:
    stretches = [timex for timex in case.line.dated if _is_stretch(timex)]
    if not (case.is_heading and stretches and _is_of_days(stretches)):
        return None
    return _is_past(case, _hull(stretches))


def _is_of_days(timexes: Sequence[Timex]) -> bool:
    """Return True if the ends are days or the whole is a month at most: not *the 1990s*."""
    days = _hull(timexes)
    return bool(days and days.begin and days.until and (days.until - days.begin).days <= _MAX_DAYS_OPENING)


def _edition(case: PeriodCase) -> tuple[date, int] | None:
    days, last = case.edition_days, case.last_day
    return (last, days) if case.is_heading and days and last else None


def _edition_days(case: PeriodCase, found: tuple[date, int]) -> Interval:
    """Return the days of an edition: of a daily one dated before its publication, that day alone."""
    last, days = found
    if days == _UPDATE_DAYS and case.line.published and last < case.line.published:
        return Interval(last, last, Precision.DAY)
    return _days_up_to(last, days)


def _as_of(case: PeriodCase) -> date | None:
    closing = _AS_OF.search(case.line.text)
    if not (case.is_heading and closing and _EDITION.search(case.line.text)):
        return None
    has_time = any(timex.start >= closing.end() for timex in case.line.timexes)
    return case.last_day if has_time else None


def _opening(case: PeriodCase) -> Interval | None:
    first = next(iter(case.line.dated), None)
    if case.is_heading or first is None or not _is_stretch(first):
        return None
    if first.unit is not None and first.interval == first.named_interval:
        # One period of the calendar, *in May*: that paragraph's, but no report's.
        return None
    if not _OPENS.fullmatch(case.line.text, 0, first.start) or not _is_of_days([first]):
        return None
    return _is_past(case, first.interval)


def _found(_case: PeriodCase, days: Interval) -> Interval:
    return days


_PUBLISHED = "2022-07-30"

PERIOD: RuleList[PeriodCase, Interval] = RuleList(
    "period",
    "Which period does a report or a section of it say that it covers?",
    (
        Rule(
            "period.labelled",
            "A line that names its period with a label covers the days from the first to the last that it "
            "states.",
            _labelled,
            _found,
            (
                Example(
                    "Cholera in Beira\n[Reporting period: 3 to 9 February 2025]\nNine people died.",
                    "2025-02-03/2025-02-09",
                    "2025-02-11",
                ),
                Example(
                    "[Covering 00:00 UTC 12 June to 24:00 UTC 18 June 2024. Positions are approximate.]\n\n"
                    "Pirates boarded a tug.",
                    "2024-06-12/2024-06-18",
                    "2024-06-19",
                ),
            ),
            (Example("[Issued on 9 February 2025]\nNine people died.", published="2025-02-11"),),
        ),
        Rule(
            "period.stretch-in-heading",
            "A heading with a stretch of days that is over states the period of what stands below.",
            _stretch_in_heading,
            _found,
            (
                Example("[Incidents, 23–29 July]\n\nA mill burned.", "2022-07-23/2022-07-29", _PUBLISHED),
                Example("[Goma: the past 24 hours]\n\nA mill burned.", "2022-07-29/2022-07-30", _PUBLISHED),
            ),
            (
                Example("[Fair to open 1–5 August]\n\nA mill burned.", published=_PUBLISHED),
                Example("[A mill of the 1990s burns]\n\nNobody was hurt.", published=_PUBLISHED),
            ),
        ),
        Rule(
            "period.regular-edition",
            "A daily or weekly edition covers the day, or the days of a week, up to the day that it states, "
            "else up to its publication.",
            _edition,
            _edition_days,
            (
                Example("[Daily report 12 July]\n\nA mill burned.", "2022-07-12/2022-07-12", _PUBLISHED),
                Example(
                    "[Weekly maritime incident summary]\n\nA tug sank.", "2022-07-23/2022-07-30", _PUBLISHED
                ),
            ),
            (
                Example("[Report on the weekly market]\n\nA mill burned.", published=_PUBLISHED),
                Example("[Situation report no. 5]\n\nA mill burned.", published=_PUBLISHED),
            ),
        ),
        Rule(
            "period.as-of",
            "An update as of an hour or a day covers that day and the one before.",
            _as_of,
            lambda _case, last: _days_up_to(last, _UPDATE_DAYS),
            (
                Example(
                    "[Situation update as of 10:00]\n\nA mill burned.", "2022-07-29/2022-07-30", _PUBLISHED
                ),
            ),
            (Example("[New rules as of 1 July]\n\nA mill burned.", published=_PUBLISHED),),
        ),
        Rule(
            "period.opening",
            "A stretch of a month at most that opens a paragraph states the period of that paragraph.",
            _opening,
            _found,
            (
                Example(
                    "[In the past 24 hours, nine mills burned.]\n\nOne stood in Goma.",
                    "2022-07-29/2022-07-30",
                    _PUBLISHED,
                ),
            ),
            (
                Example("[A mill burned in the past 24 hours.]", published=_PUBLISHED),
                Example("[In the past ten years, nine mills burned.]", published=_PUBLISHED),
            ),
        ),
    ),
)
