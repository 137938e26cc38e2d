"""Time expressions: golden rows, properties, and input that means harm."""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from golden_rows import cases, golden
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import find_expressions, tag
from geo.dates.grammar.windows import KINDS
from geo.model import Article, DateBasis, Interval, Precision, TimexType, Unit

if TYPE_CHECKING:
    from geo.evaluation import Gold

WEDNESDAY = date(2022, 11, 9)


def article(
    text: str, published: date | None = WEDNESDAY, within: Interval | None = None, language: str = ""
) -> Article:
    return Article("test", text, published=published, published_within=within, language=language)


@pytest.mark.parametrize(("article", "gold"), cases(golden("timexes")))
def test_golden(article: Article, gold: Gold) -> None:
    timexes = tag(article)
    marked = [(one.span.of(gold.text), one.type, one.value) for one in gold.timexes or ()]
    assert [(timex.text, timex.type.value, timex.value) for timex in timexes] == marked
    for timex, one in zip(timexes, gold.timexes or (), strict=True):
        if one.days:
            assert timex.interval is not None
            assert (timex.interval.begin, timex.interval.until) == one.days


def test_golden_is_large_enough_to_mean_something() -> None:
    assert len(golden("timexes")) >= 300


def test_basis_says_what_was_counted() -> None:
    whole, counted = tag(article("Signed on 27 September 2020, torn up on Monday."))
    assert (whole.basis, counted.basis) == (DateBasis.EXPLICIT, DateBasis.RELATIVE)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("on 3 May 2021", Precision.DAY),
        ("last week", Precision.WEEK),
        ("in May 2021", Precision.MONTH),
        ("in the spring of 2021", Precision.SEASON),
        ("in 2021", Precision.YEAR),
        ("in the 1990s", Precision.DECADE),
    ],
)
def test_precision_is_the_unit(text: str, precision: Precision) -> None:
    (timex,) = tag(article(f"It happened {text}."))
    assert timex.interval is not None
    assert timex.interval.precision is precision


def test_both_ends_of_a_range_have_its_days() -> None:
    first, last = tag(article("It happened between 12 and 14 September."))
    assert first.interval == last.interval == Interval(date(2022, 9, 12), date(2022, 9, 14), Precision.DAY)


def test_two_days_joined_by_and_stay_two() -> None:
    first, last = tag(article("Clashes were reported on 4 and 6 May."))
    assert first.interval != last.interval


def test_since_in_an_undated_article_has_no_end() -> None:
    (timex,) = tag(article("Tense since 1991.", published=None))
    assert timex.interval == Interval(date(1991, 1, 1), None, Precision.YEAR)


def test_time_of_day_denotes_its_day() -> None:
    (timex,) = tag(article("Rockets fell on Tuesday night."))
    assert timex.type is TimexType.TIME
    assert timex.interval == Interval(date(2022, 11, 8), date(2022, 11, 8), Precision.DAY)


def test_unknown_anchor_leaves_no_interval() -> None:
    timexes = tag(article("On Saturday, a week earlier, in May and last year it rained.", published=None))
    assert [timex.text for timex in timexes] == ["Saturday", "a week earlier", "May", "last year"]
    assert all("X" in timex.value and timex.interval is None for timex in timexes)


def test_durations_sets_and_vague_times_have_no_interval() -> None:
    timexes = tag(article("For six weeks, every day, it is now said."))
    assert [timex.type.value for timex in timexes] == ["DURATION", "SET", "DATE"]
    assert all(timex.interval is None for timex in timexes)


def test_language_decides_the_order_of_figures() -> None:
    british = Article("gb", "Dated 4/5/2021.", language="en-GB")
    american = Article("us", "Dated 4/5/2021.", language="en-US")
    assert [tag(british)[0].value, tag(american)[0].value] == ["2021-05-04", "2021-04-05"]


def test_narrative_and_news_in_one_article() -> None:
    text = (
        "Ministers met on Monday and parted on Tuesday.\n\n"
        "On 9 November 2020 the sides signed a truce. It took hold on 10 November."
    )
    values = [timex.value for timex in tag(article(text, date(2023, 6, 1)))]
    assert values == ["2023-05-29", "2023-05-30", "2020-11-09", "2020-11-10"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n \t\u00a0",
        "On 30 February 2022 and 31 November 2021 nothing was signed.",
        "In the year 9999, on 31 December 9999, in 0000 and 10000.",
        "on 29 February 1900",
        "9999-12-31 0000-00-00 99/99/9999 32.13.2022",
        "The 99th century and the 0th century.",
        "999 centuries ago, 999 decades later.",
        "Mayday may march; second Sunday, fall, spring.",
    ],
)
def test_odd_input_is_taken_calmly(text: str) -> None:
    for timex in tag(article(text)):
        assert text[timex.start : timex.end] == timex.text


@pytest.mark.parametrize("published", [date.min, date(999, 1, 1), date.max])
def test_publication_out_of_range_counts_as_unknown(published: date) -> None:
    (timex,) = tag(article("They met last week.", published))
    assert timex.value == "XXXX-WXX"


def test_either_of_two_days_is_all_that_lies_between() -> None:
    (timex,) = tag(article("The decree bears the date 03/04/2021."))
    assert timex.value == "2021-XX-XX"
    assert timex.interval == Interval(date(2021, 3, 4), date(2021, 4, 3), Precision.MONTH)
    (timex,) = tag(article("The decree bears the date 10/02/2021."))
    assert timex.interval == Interval(date(2021, 2, 10), date(2021, 10, 2), Precision.YEAR)


def test_count_from_what_the_text_never_dated_is_a_date_that_is_not_known() -> None:
    (timex,) = tag(article("Three weeks after the eruption, farmers came back."))
    assert (timex.type, timex.value, timex.interval) == (TimexType.DATE, "XXXX-WXX", None)


def test_a_count_of_days_never_leads_from_the_past_past_the_publication() -> None:
    text = "The council met on Monday. Three days later the mayor resigned."
    assert tag(article(text))[1].interval is None
    assert tag(article(text, WEDNESDAY + timedelta(days=1)))[1].value == "2022-11-10"


def test_a_range_that_is_announced_lies_ahead_as_a_whole() -> None:
    first, last = tag(article("Envoys will sit from Monday to Thursday."))
    assert (first.value, last.value) == ("2022-11-07", "2022-11-10")
    first, last = tag(article("Envoys will sit from Friday to Monday."))
    assert (first.value, last.value) == ("2022-11-11", "2022-11-14")


@pytest.mark.parametrize(
    "text",
    ["The Legal Aid Authority and Aid For All spoke.", "An Aid Agency left.", "Eid Ahmad of Aid Zone spoke."],
)
def test_aid_is_no_feast(text: str) -> None:
    assert tag(article(text)) == ()


@pytest.mark.parametrize(
    ("text", "published", "begin"),
    [
        ("They met on Kurban Bayram.", date(2022, 11, 9), date(2022, 7, 9)),
        ("They met on Eid-uz-Zuha.", date(2022, 11, 9), date(2022, 7, 9)),
        ("They met on Ramazan Bayram.", date(2022, 11, 9), date(2022, 5, 2)),
        ("They met on Eid al-Fitr.", date(2000, 12, 29), date(2000, 12, 27)),
        ("They met on Eid al-Fitr.", date(2000, 1, 20), date(2000, 1, 7)),
    ],
)
def test_a_feast_by_its_other_names_and_twice_in_a_year(text: str, published: date, begin: date) -> None:
    # The moon may be sighted a day before the calendar has it.
    (timex,) = tag(article(text, published))
    assert timex.interval is not None
    assert timex.interval.begin == begin


@pytest.mark.parametrize(
    ("text", "value"),
    [("the F\u0130RST QUARTER of 2021", "2021-Q1"), ("on Chri\u017ftmas Day 2021", "2021-12-25")],
)
def test_letters_that_only_look_like_others_do_no_harm(text: str, value: str) -> None:
    (timex,) = tag(article(f"It fell in {text}."))
    assert (timex.value, timex.text in text) == (value, True)


def test_thirty_digits_and_figures_of_no_calendar_are_taken_calmly() -> None:
    text = (
        "The code 123456789012345678901234567890, 31/02/2021, 2021-13-01 and 00/00/0000 are none; 3 May is."
    )
    values = [timex.value for timex in tag(article(text)) if timex.interval]
    assert values == ["2021-02", "2021", "2021-05-03"]


def test_a_document_of_only_dates_is_read_to_its_end() -> None:
    lines = [f"{day} {month} {year}" for year in (1991, 2020) for month in ("May", "July") for day in (1, 31)]
    values = [timex.value for timex in tag(article("\n\n".join(lines), published=None))]
    assert values == [
        f"{year}-{month:02d}-{day:02d}" for year in (1991, 2020) for month in (5, 7) for day in (1, 31)
    ]


def test_a_year_of_publication_still_anchors_what_all_its_days_agree_on() -> None:
    within = Interval(date(2022, 1, 1), date(2022, 12, 31), Precision.YEAR)
    last_year, may = tag(article("It rained last year and in May.", None, within))
    assert (last_year.value, may.value) == ("2021", "XXXX-05")


def test_an_interval_of_many_years_anchors_nothing() -> None:
    within = Interval(date(2001, 1, 1), date(2010, 12, 31), Precision.DECADE)
    (timex,) = tag(article("It rained last century.", None, within))
    assert timex.value == "XX"


def test_impossible_day_leaves_its_month() -> None:
    (timex,) = tag(article("It was signed on 30 February 2022."))
    assert (timex.text, timex.value) == ("February 2022", "2022-02")


def test_ten_thousand_dates_take_linear_time() -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        assert len(tag(article("On 3 May 2021 they met again on Monday. " * count))) == 2 * count
        return time.process_time() - begun

    assert seconds(5_000) < 12 * max(seconds(1_000), 0.05)


@pytest.mark.parametrize(
    "filler",
    [
        " ",
        "\n",
        "the ",
        "1",
        "2022-",
        "from ",
        ". ",
        "May ",
        "Monday ",
        "two days after the ",
        "the week of ",
        "last week on ",
        "A, ",
    ],
)
def test_long_runs_take_linear_time(filler: str) -> None:
    begun = time.process_time()
    tag(article(filler * (50_000 // len(filler))))
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("marked", [gold.text for _, gold in golden("timexes")[::6]])
def test_windows_leave_nothing_out(marked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filler = "The miller, the mill and the millstone stood still. " * 8
    text = f"{filler}\n\n{marked}\n\n{filler}"
    narrow = find_expressions(text)
    monkeypatch.setattr("geo.dates.grammar.windows", lambda text: {kind: [(0, len(text))] for kind in KINDS})
    assert find_expressions(text) == narrow


PIECES = st.sampled_from(
    [
        "on",
        "in",
        "since",
        "between",
        "and",
        "to",
        "of",
        "the",
        "last",
        "next",
        "this",
        "that",
        "May",
        "March",
        "3",
        "14",
        "30",
        "31",
        "February",
        "2022",
        "1991",
        "Monday",
        "Friday",
        "night",
        "week",
        "weeks",
        "ago",
        "earlier",
        "later",
        "a",
        "two",
        "fall",
        "spring",
        "quarter",
        "third",
        "year",
        "1990s",
        ",",
        ".",
        "-",
        "–",
        "/",
        ":",
        "\n\n",
        "am",
        "p.m.",
        "10:35",
        "will",
        "said",
        "yesterday",
        "century",
        "century's",
        "12",
        "and",
        "27.09.2020",
        "BC",
        "0",
        "99",
        "9999",
        "Q3",
        "mid-",
        "early",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=200))
DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=150, deadline=None)
@given(TEXTS, DAYS, st.one_of(st.none(), st.integers(0, 400)))
def test_spans_and_intervals_hold_together(text: str, published: date | None, days: int | None) -> None:
    within = None
    if published and days is not None and published < date(9000, 1, 1):
        within = Interval(published, published + timedelta(days=days), Precision.DAY)
    timexes = tag(article(text, None if within else published, within))
    reached = 0
    for timex in timexes:
        assert reached <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.text
        reached = timex.end
        if timex.interval and timex.interval.begin and timex.interval.until:
            assert timex.interval.begin <= timex.interval.until


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_bare_weekday_is_within_the_week_before(published: date) -> None:
    for timex in tag(article("It happened on Monday, and on Saturday too.", published)):
        assert timex.interval is not None
        assert timex.interval.begin is not None
        assert timedelta(0) <= published - timex.interval.begin <= timedelta(days=6)


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 30), st.integers(0, 30))
def test_an_interval_of_publication_agrees_with_every_day_in_it(begin: date, days: int, day: int) -> None:
    text = (
        "On Friday, on 12 June, in October, last year, last week and a day ago it rained. "
        "It fell on the 12th. It fell on Tuesday of last week, a week before Christmas, "
        "and two days after the vote on 3 May. "
        "It will fall on Sunday, is due in March and ends from Monday to Thursday. Three days later it ended."
    )
    within = Interval(begin, begin + timedelta(days=days), Precision.DAY)
    inner = tag(article(text, begin + timedelta(days=min(day, days))))
    for timex, known in zip(tag(article(text, None, within)), inner, strict=True):
        assert timex.interval is None or timex.interval == known.interval


@pytest.mark.parametrize(
    ("text", "unit", "weekday"),
    [
        ("on Friday", Unit.DAY, 4),
        ("on Tuesday night", Unit.DAY, 1),
        ("on Tuesday of last week", Unit.DAY, 1),
        ("on 3 May", Unit.DAY, None),
        ("last month", Unit.MONTH, None),
        ("in the 1990s", Unit.DECADE, None),
        ("recently", None, None),
    ],
)
def test_a_timex_says_its_unit_and_weekday(text: str, unit: Unit | None, weekday: int | None) -> None:
    (timex,) = tag(article(f"It happened {text}."))
    assert (timex.unit, timex.weekday) == (unit, weekday)


def test_a_timex_says_whether_it_is_only_an_hour() -> None:
    timexes = tag(article("It fell at 5 p.m., at dawn on Sunday, and on Monday night."))
    assert [timex.is_hour_only for timex in timexes] == [True, False, False]
    assert [timex.opens_with_hour for timex in timexes] == [True, True, False]


def test_what_since_and_a_range_make_of_it_is_not_what_it_names() -> None:
    since, first, last = tag(article("Shut since May 2021, it rained from 3 to 5 June 2022."))
    assert since.named_interval == Interval.of("2021-05")
    assert [first.named_interval, last.named_interval] == [
        Interval.of("2022-06-03"),
        Interval.of("2022-06-05"),
    ]


def test_a_day_that_no_year_has_is_called_impossible() -> None:
    february, march = tag(article("It ends on 30 February, he said on 30 March."))
    assert (february.is_impossible_day, march.is_impossible_day) == (True, False)


def test_vague_times_are_references() -> None:
    recently, now = tag(article("It rained recently; it is dry now."))
    assert (recently.is_past_reference, now.is_past_reference) == (True, False)
    assert recently.is_reference
    assert now.is_reference


def test_a_modifier_belongs_to_one_expression_only() -> None:
    assert [timex.text for timex in tag(article("It was weeks earlier February."))] == [
        "weeks earlier",
        "February",
    ]


def test_a_modifier_before_a_beginning_that_comes_to_nothing_belongs_to_what_follows() -> None:
    text = "The first week of May was quiet, the last week of last year was not."
    assert [timex.text for timex in tag(article(text))] == [
        "The first week of May",
        "the last week of last year",
    ]


def test_may_day_is_no_may() -> None:
    assert [timex.text for timex in tag(article("They marched last May Day and next May."))] == [
        "last May Day",
        "next May",
    ]


def test_days_of_publication_in_the_wrong_order_anchor_nothing() -> None:
    within = Interval(date(2022, 5, 5), date(2022, 5, 1), Precision.DAY)
    (yesterday,) = tag(Article("a", "It rained yesterday.", published_within=within))
    assert yesterday.interval is None
