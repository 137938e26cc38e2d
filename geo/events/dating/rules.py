"""The rules by which an event gets its date, in the order in which they are tried.

First come the time expressions of its sentence, from the nearest to the farthest, after the reasons not to
believe the one that would decide. Where none gives a date, an event that is not the news has none, and the
news is of the day of another event, or of the article's publication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.dating.anniversaries import anniversaries
from geo.events.dating.background import is_background, is_going_on, is_in_passing
from geo.events.dating.dated import Dated
from geo.events.dating.intervals import as_known, day_interval
from geo.events.dating.other_events import counted_from, counted_to, lasting_time, part_of_life
from geo.model import DateBasis, Interval, Precision, Status
from geo.rules import Example, Rule, RuleList

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.dating.case import DateCase
    from geo.events.dating.other_events import Bound
    from geo.model import Timex

    DateRule = Rule[DateCase, Dated]

PUBLISHED = "2022-11-09"
"""When the examples were published: a Wednesday."""


def example(text: str, outcome: str = "", published: str = PUBLISHED) -> Example:
    """Return an example of one publication date."""
    return Example(text, outcome, published=published)


def _dated_by(case: DateCase, index: int) -> Dated:
    return case.dated_by(index)


def _undated(reason: str) -> Callable[[DateCase, object], Dated]:
    """Return what gives the reason, with the words that a rule's condition quotes in place of ``{}``."""

    def refuse(_case: DateCase, found: object) -> Dated:
        return Dated(reason=f"{reason.format(found)}, and the text gives no date")

    return refuse


BY_TIME_EXPRESSION: tuple[DateRule, ...] = (
    Rule(
        "date.one-of-several",
        "Of several events of one verb, each has the date that stands with its place.",
        lambda case: case.paired,
        _dated_by,
        (example("Ministers [met] in Tunis on Monday and in Algiers on Tuesday.", "2022-11-08"),),
        (example("Ministers [met] in Tunis and Algiers on Tuesday."),),
    ),
    Rule(
        "date.when-clause",
        "A clause that *when* joins to a date has that date, as far as it names a day, month or year itself.",
        lambda case: case.stated.of_when_clause,
        _dated_by,
        (example("The mill has stood empty since 1991, when troops [shelled] it.", "1991"),),
        (example("Police [arrested] ten men when fans left the hall on Monday."),),
    ),
    Rule(
        "date.of-what-is-talked-about",
        "An event that words are only about has a date that stands before it, or after it and *of*.",
        lambda case: case.stated.of_topic,
        _dated_by,
        (example("Ministers condemned Monday's [attack] in Goma.", "2022-11-07"),),
        (example("Ministers condemned the [attack] in Goma on Monday."),),
    ),
    Rule(
        "date.own",
        "An event has the date that depends on its own word.",
        lambda case: case.stated.own,
        _dated_by,
        (
            example("Rebels [shelled] Goma on 3 May.", "2022-05-03"),
            example("Rebels [shelled] Goma in April and May.", "2022-04-01/2022-05-31"),
        ),
        (example("Rebels [shelled] Goma after a vote on Monday."),),
    ),
    Rule(
        "date.beside",
        "An event has the date that follows it with no comma and no verb between.",
        lambda case: case.stated.beside,
        _dated_by,
        (example("Police in Lima [arrested] a seller of maps of Monday's march route.", "2022-11-07"),),
        (example("Police in Lima [arrested] a seller, and on Monday a court freed him."),),
    ),
    Rule(
        "date.of-its-parts",
        "An event has the date of whom it is done to or by, and of the clauses that say how it was done.",
        lambda case: case.stated.of_parts,
        _dated_by,
        (example("The army [attacked] the town, shelling it on Monday.", "2022-11-07"),),
        (example("The army [attacked] the town after shelling it on Monday."),),
    ),
    Rule(
        "date.of-its-antecedent",
        "What a relative clause in the past says of an event that is dated is of that date.",
        lambda case: case.stated.of_antecedent,
        _dated_by,
        (example("A trial over the 2012 raid that [killed] nine in Goma goes on.", "2012"),),
        (example("A trial over the 2012 raid by men who had [killed] nine in Goma goes on."),),
    ),
    Rule(
        "date.of-its-clause",
        "An event has the date of the clause of which it is part.",
        lambda case: case.stated.of_clause,
        _dated_by,
        (example("Envoys flew home on Monday from the [talks] with rebels in Goma.", "2022-11-07"),),
        (
            example("A soldier who died on Monday had [fought] rebels near Goma."),
            example("A trial over the [massacre] in Goma opened in Paris on Monday."),
            example("Veterans met in Caen on Monday to remember the [siege] of Goma."),
            example("A court in Lima jailed a man on Monday for [shooting] a guard in Goma."),
        ),
    ),
    Rule(
        "date.of-who-reports-it",
        "An event has the date on which it is reported, where nothing else gives it one.",
        lambda case: case.stated.of_report,
        _dated_by,
        (example("Police said on Monday that rebels had [shelled] Goma.", "2022-11-07"),),
        (example("Police said on Monday that rebels would [shell] Goma."),),
    ),
    Rule(
        "date.of-the-main-clause-before",
        "What a main clause states has the date of the main clause before it in its sentence.",
        lambda case: case.stated.of_earlier_clause,
        _dated_by,
        (example("Police shot a baker in Lima on Monday; a girl was [killed].", "2022-11-07"),),
        (example("Police shot a baker in Lima on Monday; nurses will [strike]."),),
    ),
    Rule(
        "date.of-a-picture",
        "What a picture shows happened when it was taken.",
        lambda case: case.stated.of_picture,
        _dated_by,
        (example("A photo taken on Monday shows soldiers [attacking] a mill in Goma.", "2022-11-07"),),
        (example("A soldier seen on Monday shows a photo of rebels [attacking] a mill in Goma."),),
    ),
)


def stated_timex(case: DateCase) -> int | None:
    """Return the index of the time expression that gives an event's date; None where none does."""
    found = (rule.when(case) for rule in BY_TIME_EXPRESSION)
    return next((index for index in found if index is not None), None)


def _impossible_day(case: DateCase) -> int | None:
    index = _timex_without_days(case)
    return index if index is not None and case.timex(index).is_impossible_day else None


def _timex_without_days(case: DateCase) -> int | None:
    index = stated_timex(case)
    return index if index is not None and case.days(index) is None else None


def _time_to_come(case: DateCase) -> int | None:
    """Return the time after publication that would be the date of what is reported as done."""
    index = stated_timex(case)
    days = None if index is None else case.days(index)
    is_wrong = case.status is Status.OCCURRED and days is not None and case.times.is_to_come(days)
    return index if is_wrong else None


def _time_gone_by(case: DateCase) -> int | None:
    """Return the time before publication that would be the date of what is reported as planned."""
    index = stated_timex(case)
    days = None if index is None else case.days(index)
    is_wrong = case.status is Status.PLANNED and days is not None and case.times.is_over(days)
    return index if is_wrong else None


def _unanchored(case: DateCase, index: int) -> Dated:
    words = repr(case.timex(index).text)
    known = f"the text says only {words}, which names no day here"
    unknown = f"publication date unknown, and the text says only {words}"
    return case.refused(index, known if case.article.is_dated else unknown)


NOT_BELIEVED: tuple[DateRule, ...] = (
    Rule(
        "date.no-such-day",
        "A day that no calendar has is no date.",
        _impossible_day,
        lambda case, index: case.refused(index, f"the calendar has no {case.timex(index).text!r}"),
        (example("Rebels [shelled] Goma on 31 November.", "none"),),
        (example("Rebels [shelled] Goma on 29 February 2020."),),
    ),
    Rule(
        "date.no-known-day",
        "A time expression that names no day, for want of a publication date or a day before it, is no date.",
        _timex_without_days,
        _unanchored,
        (example("Rebels [shelled] Goma on Monday.", "none", published=""),),
        (example("Rebels [shelled] Goma on 7 November 2022.", published=""),),
    ),
    Rule(
        "date.still-to-come",
        "A time after the publication is not the date of what is reported as done.",
        _time_to_come,
        lambda case, index: case.refused(
            index, f"reported as done, though {case.timex(index).text!r} is still to come"
        ),
        (example("Rebels [shelled] Goma on 12 December 2022.", "none"),),
        (example("Ministers will [meet] in Goma on 12 December 2022."),),
    ),
    Rule(
        "date.already-over",
        "A time before the publication is not the date of what is reported as planned.",
        _time_gone_by,
        lambda case, index: case.refused(
            index, f"reported as planned, though {case.timex(index).text!r} is over"
        ),
        (example("Ministers will [meet] in Goma on 3 May 2022.", "none"),),
        (example("Ministers [met] in Goma on 3 May 2022."),),
    ),
)


BY_ANNIVERSARY: tuple[DateRule, ...] = (
    Rule(
        "date.anniversary",
        "What happened on an anniversary is of that day in the year that its number gives.",
        lambda case: next(anniversaries(case.trigger, case.times), None),
        lambda _case, found: Dated(found[1], DateBasis.RELATIVE, found[0], own=True),
        (
            example(
                "Miners [marched] in Cali on the tenth anniversary of the raid of 3 May 2012.", "2022-05-03"
            ),
        ),
        (example("Miners [marched] in Cali on the first anniversary of the spill."),),
    ),
)


def _hour_without_day(case: DateCase) -> str | None:
    timex = case.vague_time
    return repr(timex.text) if timex is not None and not timex.is_past_reference else None


def _vague_past(case: DateCase) -> str | None:
    timex: Timex | None = case.vague_time
    words = timex.text if timex is not None else case.earlier_word
    return repr(words) if words else None


def _quoted(find: Callable[[DateCase], str | None]) -> Callable[[DateCase], str | None]:
    """Return a condition that gives the words found in quotation marks."""

    def quoted(case: DateCase) -> str | None:
        words = find(case)
        return repr(words) if words else None

    return quoted


NOT_THE_NEWS: tuple[DateRule, ...] = (
    Rule(
        "date.planned",
        "What is planned has no date if the text gives it none.",
        lambda case: case.status is Status.PLANNED,
        _undated("planned"),
        (example("Ministers will [meet] in Goma.", "none"),),
        (example("Ministers will [meet] in Goma on 12 December."),),
    ),
    Rule(
        "date.possible",
        "What is only possible or wanted has no date if the text gives it none.",
        lambda case: case.status is Status.HYPOTHETICAL,
        _undated("reported as possible"),
        (example("Ministers could [meet] in Goma.", "none"),),
        (example("Ministers could not [meet] in Goma."),),
    ),
    Rule(
        "date.history",
        "What stands beside a date long past, or in sentences that go on from one, is not of today.",
        lambda case: case.times.history.covers(case.trigger),
        _undated("reported as history"),
        (example("In 1993 a council ruled Goma. Rebels [shelled] the town.", "none"),),
        (example("On Monday a council met. Rebels [shelled] the town of Goma."),),
    ),
    Rule(
        "date.recalled",
        "What is remembered, or what somebody is tried or held for, is not of the day of that.",
        lambda case: case.stated.is_recalled,
        _undated("reported as remembered or judged"),
        (
            example("Veterans met in Caen on Monday to remember the [siege] of Goma.", "none"),
            example(
                "On the tenth anniversary of the [attack] on Goma, nurses marched in Caen on Monday.", "none"
            ),
            example("A court in Lima jailed a man on Monday for [shooting] a guard in Goma.", "none"),
        ),
        (
            example("A trial over the [massacre] in Goma in 1994 opened in Paris on Monday.", "1994"),
            example("Ministers accused rebels of [shelling] Goma."),
        ),
    ),
    Rule(
        "date.counted-to-another-event",
        "What another event is counted from, in days or longer units, is not of that event's day.",
        lambda case: (
            None if case.stated.own is not None else _quoted(lambda one: counted_to(one.trigger))(case)
        ),
        _undated("another event is counted from it, {}"),
        (example("The town is in ruins two years after rebels [shelled] it.", "none"),),
        (example("The town is in ruins after rebels [shelled] it."),),
    ),
    Rule(
        "date.background",
        "What a relative clause, a past perfect or *after* says of what went before is not of today.",
        lambda case: is_background(case.trigger),
        _undated("reported as background"),
        (
            example("Rebels had [shelled] Goma.", "none"),
            example("Ministers left Goma after rebels [shelled] it.", "none"),
        ),
        (example("Ministers left and rebels [shelled] Goma."),),
    ),
    Rule(
        "date.going-on-since",
        "What has gone on since another event is not of today alone, save since an hour.",
        lambda case: is_going_on(case.trigger) and not case.is_since_hour,
        _undated("reported as gone on since another event"),
        (example("Rebels have [shelled] Goma since the truce.", "none"),),
        (
            example("Rebels have [shelled] Goma since Monday."),
            example("Rebels have [shelled] Goma since 5 a.m."),
        ),
    ),
    Rule(
        "date.in-passing",
        "What is only named, by no verb of its own and as no occasion, is not said to be of today.",
        lambda case: is_in_passing(case.trigger),
        _undated("named in passing"),
        (example("Ministers accused rebels of [shelling] Goma.", "none"),),
        (example("Nine people died in an [attack] on Goma."),),
    ),
    Rule(
        "date.hour-of-unknown-day",
        "An hour is of no known day where no passage gives it one, and the text before names earlier days.",
        _hour_without_day,
        _undated("reported as of {}"),
        (example("Police raided a bank on Monday.\n\nIn Bria, rebels [attacked] a mill at noon.", "none"),),
        (example("Rebels [attacked] a mill in Bria at noon."),),
    ),
    Rule(
        "date.vague-past",
        "What is said to be of some earlier time is not of today.",
        _vague_past,
        _undated("reported as of {}"),
        (
            example("The governor of Kano [resigned] years ago.", "none"),
            example("Previous attacks in Gao [killed] nine people.", "none"),
            example("Police previously [arrested] nine men in Gao.", "none"),
        ),
        (example("The governor of Kano [resigned] two days ago."),),
    ),
    Rule(
        "date.counted-from-another-event",
        "What is counted in days or longer units from an event without a date has none either.",
        _quoted(lambda case: counted_from(case.trigger)),
        _undated("counted from another event, {}"),
        (example("The editor was [arrested] in Minsk three days after he was freed.", "none"),),
        (example("The editor was [arrested] in Minsk hours after he was freed."),),
    ),
    Rule(
        "date.lasting-time",
        "What happened during a time of years, as a war, is not of today.",
        _quoted(lambda case: lasting_time(case.trigger)),
        _undated("reported as of {}"),
        (example("The army [shelled] Vukovar during the war.", "none"),),
        (example("The army [shelled] Vukovar during the talks."),),
    ),
    Rule(
        "date.part-of-life",
        "What happened when somebody or something was something else is not of today.",
        _quoted(lambda case: part_of_life(case.trigger)),
        _undated("reported as of {}"),
        (example("Soldiers [killed] her brother when she was a child.", "none"),),
        (example("Soldiers [killed] her brother when she was away."),),
    ),
)


def _bound(case: DateCase, does_fit: Callable[[Bound], bool]) -> Bound | None:
    return case.bound if case.bound is not None and does_fit(case.bound) else None


def _same_day(_case: DateCase, bound: Bound) -> Dated:
    return Dated(bound.interval, DateBasis.RELATIVE, bound.timex)


def _before_a_day(case: DateCase, bound: Bound) -> Dated:
    words = case.timex(bound.timex).text
    return Dated(reason=f"reported as before {words!r}, and the text gives no date")


def _after_a_day(case: DateCase, bound: Bound) -> Dated:
    days = Interval(bound.interval.begin, case.times.last_day, Precision.DAY)
    return Dated(as_known(days), DateBasis.RELATIVE, bound.timex)


BY_OTHER_EVENT: tuple[DateRule, ...] = (
    Rule(
        "date.at-once-after",
        "What happened minutes or hours after or before a dated event is of its day.",
        lambda case: _bound(case, lambda bound: bound.is_same_day),
        _same_day,
        (example("Police [shot] a man in Lima shortly after a theft on Friday.", "2022-11-04"),),
        (example("Police [shot] a man in Lima after a theft on Friday."),),
    ),
    Rule(
        "date.before-dated-event",
        "What happened before an event of these days has no date.",
        lambda case: _bound(case, lambda bound: bound.is_later),
        _before_a_day,
        (example("Police [arrested] twenty men in Lima before the vote on Sunday.", "none"),),
        (example("Police [arrested] twenty men in Lima before the vote."),),
    ),
    Rule(
        "date.after-dated-event",
        "What happened after an event of these days lies between that one and the publication.",
        lambda case: case.bound,
        _after_a_day,
        (example("Police [arrested] two men in Lima after a raid on 7 November.", "2022-11-07/2022-11-09"),),
        (example("Police [arrested] two men in Lima after a raid."),),
    ),
)


BY_PUBLICATION: tuple[DateRule, ...] = (
    Rule(
        "date.publication-day",
        "The news to which the text gives no date is of the day of publication.",
        lambda case: case.article.published,
        lambda _case, day: Dated(day_interval(day), DateBasis.DOCUMENT),
        (example("Rebels [shelled] Goma.", "2022-11-09"),),
        (example("Rebels [shelled] Goma in May."),),
    ),
    Rule(
        "date.publication-interval",
        "Where only the days are known between which the article was published, the news is of these days.",
        lambda case: case.article.published_within,
        lambda _case, days: Dated(as_known(days), DateBasis.DOCUMENT),
        (
            example(
                "Envoys met on Monday, May 1, the first time since a war in 2020.\n\nRebels [shelled] Goma.",
                "2023-05-01/2023-05-07",
                published="",
            ),
        ),
        (example("Rebels [shelled] Goma.", published=""),),
    ),
    Rule(
        "date.unknown",
        "Where neither the text nor the publication gives a date, there is none.",
        lambda _case: True,
        lambda _case, _found: Dated(reason="publication date unknown, and the text gives no date"),
        (example("Rebels [shelled] Goma.", "none", published=""),),
        (example("Rebels [shelled] Goma."),),
    ),
)


DATE: RuleList[DateCase, Dated] = RuleList(
    "date",
    "When did it happen?",
    (
        *NOT_BELIEVED,
        *BY_TIME_EXPRESSION,
        *BY_ANNIVERSARY,
        *NOT_THE_NEWS,
        *BY_OTHER_EVENT,
        *BY_PUBLICATION,
    ),
)
