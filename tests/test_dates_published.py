"""The publication date of a report that doesn't give it: what decides, what narrows, what stays unknown."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.dates import PublicationDate, infer_published
from geo.model import Article, Interval, Precision, PublishedBasis

TODAY = date(2024, 3, 1)
YEARLESS = "BAKU, May 14. /ABC/. Troops stay, the ministry said on Friday. A truce holds since November 2020."
CAPTION = """Nino Beridze met Anna Petrosyan in Tbilisi on July 16, 2022.

The meeting of Beridze and Petrosyan took place on Saturday.
"""
BODY = " Two ministers spoke by telephone about the closed pass, an aide told reporters."


def infer(text: str, today: date = TODAY, url: str = "") -> PublicationDate:
    return infer_published(Article("test", text, url=url), today=today)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"YEREVAN, 9 November 2022 —{BODY}", date(2022, 11, 9)),
        (f"YEREVAN, November 9, 2022. /ABC/.{BODY}", date(2022, 11, 9)),
        (f"Headline here\n\nTBILISI, Georgia, July 16, 2022 (ABC) —{BODY}", date(2022, 7, 16)),
        (f"GENEVA (ABC, July 16, 2022) -{BODY}", date(2022, 7, 16)),
        (f"Baku, 14 May 2021 (ABC) –{BODY}", date(2021, 5, 14)),
        (f"Headline here\nPublished: 9 May 2022\n\n{BODY}", date(2022, 5, 9)),
        (f"Headline here\n16 July 2022, 14:05\n\n{BODY}", date(2022, 7, 16)),
        (f"Headline here\nSaturday, July 16, 2022\n\n{BODY}", date(2022, 7, 16)),
        (f"Headline here\n2022-07-16\n\n{BODY}", date(2022, 7, 16)),
        (f"Wednesday, 15 March 2023 — Bamako\n\n{BODY}", date(2023, 3, 15)),
        (f"Headline here\n15 March 2023, Mopti, Mali\n\n{BODY}", date(2023, 3, 15)),
        (YEARLESS, date(2021, 5, 14)),
        (f"9 May 2022 (ABC Press) -{BODY}", date(2022, 5, 9)),
        (f"(ABC - Andes Times) Quito, May 9, 2022:{BODY}", date(2022, 5, 9)),
        (f"(Quito) – May 9, 2022 –{BODY}", date(2022, 5, 9)),
        (f"Quito: May 9, 2022{BODY}", date(2022, 5, 9)),
        (f"Headline here\nPosted: May 9, 2022 / 02:05 PM EDT\n\n{BODY}", date(2022, 5, 9)),
        (f"Headline here\nBy Rosa Quispe • May 9, 2022 • 3 min read\n\n{BODY}", date(2022, 5, 9)),
        (f"Headline here\nRosa Quispe, Andes News, 9 May 2022\n\n{BODY}", date(2022, 5, 9)),
        (f"Headline here\nRelease date: 9 May 2022\n\n{BODY}", date(2022, 5, 9)),
        (f"Headline here\nPosted by admin on May 9, 2022\n\n{BODY}", date(2022, 5, 9)),
        (f"Headline here\nMay 9, 2022 (Monday)\n\n{BODY}", date(2022, 5, 9)),
        (f"Headline here\nPress Release - May 9, 2022\n\n{BODY}", date(2022, 5, 9)),
        (f"Quito, May 9, 2022, ABC –{BODY}", date(2022, 5, 9)),
        (f"QUITO, MAY 9, 2022, ABCPRESS.{BODY}", date(2022, 5, 9)),
        (f"QUITO: May 9, 2022:{BODY}", date(2022, 5, 9)),
        (f"QUITO, Ecuador (May 9, 2022) –{BODY}", date(2022, 5, 9)),
        (f"Quito (ABC) - 9 May 2022 -{BODY}", date(2022, 5, 9)),
        (f"[QUITO, May 9, 2022]{BODY}", date(2022, 5, 9)),
        (f"QUITO. 9 May 2022. ABC.{BODY}", date(2022, 5, 9)),
        (f"QUITO, 9th May, 2022 (ABC) --{BODY}", date(2022, 5, 9)),
        (f"Quito/Lima, 09.05.2022 –{BODY}", date(2022, 5, 9)),
        (f"QUITO - 09.05.2022 14:05\n\n{BODY}", date(2022, 5, 9)),
        (f"QUITO — May 9, 2022 (ABC)\n\n{BODY}", date(2022, 5, 9)),
        (f"Headline here\n2022-05-09T14:05:33Z\n\n{BODY}", date(2022, 5, 9)),
        (f"Headline here\n\n14:05, 9 May 2022\n\n{BODY}", date(2022, 5, 9)),
        (f"Headline here\nBy Rosa Quispe, Quito, May 9, 2022\n\n{BODY}", date(2022, 5, 9)),
        (f"Quito | 9 May 2022\n\n{BODY}", date(2022, 5, 9)),
        (f"For immediate release: May 9, 2022\n\n{BODY}", date(2022, 5, 9)),
        (f"QUITO, 16/05/2022 (ABC) —{BODY}", date(2022, 5, 16)),
        (f"QUITO, 04/05/2022 (ABC) —{BODY} The order was issued on 4 May 2022.", date(2022, 5, 4)),
        (
            f"IJEVAN, May 19 (ABC) — Shots were fired on Tuesday, May 18, 2021, officials said.{BODY}",
            date(2021, 5, 19),
        ),
    ],
)
def test_dateline(text: str, expected: date) -> None:
    found = infer(text)
    assert (found.published, found.within, found.basis) == (expected, None, PublishedBasis.DATELINE)
    assert "dateline" in found.reason


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        (CAPTION, date(2022, 7, 16)),
        ("The envoys met on Monday, May 1, for the first time since the war of 2020.", date(2023, 5, 1)),
    ],
)
def test_date_and_weekday_leave_a_week(text: str, begin: date) -> None:
    found = infer(text)
    assert found.published is None
    assert found.within == Interval(begin, begin + timedelta(days=6), Precision.DAY)
    assert found.basis is PublishedBasis.INFERRED


def test_date_in_the_address() -> None:
    found = infer(BODY, url="https://news.example/2022/07/16/talks.html")
    assert (found.published, found.basis) == (date(2022, 7, 16), PublishedBasis.INFERRED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no date in it"),
        ("The ministers met on Saturday. War broke out in 2020.", "not before '2020'"),
        ("On February 24 the port was shut, and leaders met in April and May.", "no date in it"),
        (f"BAKU, May 14. /ABC/.{BODY}", "leaves the year open"),
        (f"BAKU, May 14. /ABC/. Troops stay, the ministry said on Friday.{BODY}", "leaves the year open"),
        (YEARLESS.replace("Friday", "Sunday"), "leaves the year open"),
        ("The envoys met on Monday, May 1, for talks.", "would fit"),
        (f"BAKU, May 14, 2021 (ABC) —{BODY}\n\nBAKU, May 20, 2021 (ABC) —{BODY}", "contradict"),
        (f"BAKU, May 14, 2031 (ABC) —{BODY}", "contradict"),
        (f"BAKU, May 14, 2021 (ABC) —{BODY} The line was drawn on 4 March 2023.", "contradict"),
        (f"BAKU, 30 February 2021 (ABC) —{BODY}", "no date in it"),
        (f"QUITO, 04/05/2022 (ABC) —{BODY}", "would fit 2022-04-05 and 2022-05-04"),
        (f"Rosa Quispe, Quito, May 9, 2022\n\n{BODY}", "no date in it"),
        (f"Talks begin (May 9, 2022)\n\n{BODY}", "no date in it"),
        (f"Last modified on 9 May 2022\n\n{BODY}", "no date in it"),
        ("The fair opens on Sunday, April 5, at noon. It was founded in 2019.", "no date in it"),
        (
            "He was sentenced in Palestine on Friday.\n\nOn Aug. 17, 2007, Palestine police had stopped him.",
            "no date in it",
        ),
    ],
)
def test_unknown_says_why(text: str, words: str) -> None:
    found = infer(text)
    assert (found.published, found.within, found.basis) == (None, None, PublishedBasis.UNKNOWN)
    assert words in found.reason


def test_given_date_is_returned_as_given() -> None:
    article = Article(
        "x", f"BAKU, May 14, 2021 —{BODY}", published=date(2031, 1, 1), published_basis=PublishedBasis.HTML
    )
    found = infer_published(article)
    assert (found.published, found.basis) == (date(2031, 1, 1), PublishedBasis.HTML)


def test_given_date_without_a_basis_counts_as_given() -> None:
    assert infer_published(Article("x", BODY, published=TODAY)).basis is PublishedBasis.GIVEN


def test_given_interval_is_returned_as_given() -> None:
    week = Interval(date(2022, 7, 16), date(2022, 7, 22), Precision.DAY)
    assert infer_published(Article("x", BODY, published_within=week)).within == week


def test_clock_only_rules_the_future_out() -> None:
    assert infer(YEARLESS, date(2026, 12, 31)).published == date(2021, 5, 14)
    assert infer(YEARLESS, date(2071, 12, 31)).published == date(2021, 5, 14)
    assert infer(YEARLESS, date(2021, 5, 1)).published is None


def test_without_a_clock_given_tomorrow_is_still_possible() -> None:
    tomorrow = datetime.now(tz=UTC).date() + timedelta(days=1)
    article = Article("x", f"BAKU, {tomorrow.isoformat()} —{BODY}")
    assert infer_published(article).published == tomorrow


def test_ten_thousand_dates_take_linear_time() -> None:
    text = (
        "On 3 May 2021 Anna Petrosyan met Nino Beridze in Tbilisi, and on Monday, May 3, again.\n\n" * 5_000
    )
    begun = time.process_time()
    infer(text)
    assert time.process_time() - begun < 20


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                [
                    "BAKU,",
                    "(ABC)",
                    "—",
                    "May",
                    "14",
                    "14.",
                    "2021",
                    "9999",
                    "Monday,",
                    "on",
                    "Friday",
                    "said",
                    "met",
                    "\n\n",
                    "Published:",
                    "2022-07-16",
                    "since",
                    "until",
                    "16",
                    "July,",
                    "scheduled",
                    "for",
                    "Tbilisi",
                    "Beridze",
                    ".",
                    "and",
                ]
            ),
            max_size=40,
        ).map(" ".join),
    ),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
)
def test_answer_is_one_of_three_and_never_in_the_future(text: str, today: date) -> None:
    found = infer(text, today)
    assert found.reason
    assert not (found.published and found.within)
    assert (found.basis is PublishedBasis.UNKNOWN) == (found.published is None and found.within is None)
    if found.published:
        assert found.published <= today
    if found.within:
        assert found.within.begin is not None
        assert found.within.until is not None
        assert found.within.begin < found.within.until <= today


@pytest.mark.parametrize(
    "head",
    ["From the archive", "From our archives: the May strikes", "Fifty years ago", "Reprinted with leave"],
)
def test_an_old_dateline_printed_again_dates_nothing(head: str) -> None:
    told = infer(f"{head}\n\nLYON, 3 May 1968 (ABC) —{BODY}")
    assert (told.published, told.within) == (None, None)


def test_an_anniversary_in_the_opening_dates_nothing() -> None:
    assert (
        infer(f"GORIS, May 9 (ABC) — The war that ended on May 8, 1945 was remembered.{BODY}").published
        is None
    )


def test_the_clock_is_not_named_so_that_tomorrow_s_output_is_today_s() -> None:
    assert infer(YEARLESS, today=date(2024, 3, 1)) == infer(YEARLESS, today=date(2024, 3, 2))


@pytest.mark.parametrize(
    "text",
    [
        "9 May 2021\n\n10 May 2021\n\n11 May 2021\n",
        "QUITO, May 9, 2021: talks open\n\nQUITO, June 4, 2020: talks fail\n",
        "31 December 9999\n\n1 January 0000\n\n30 February 2021\n",
        "9 May 2999\n\nA report from the future, said an aide on Sunday.",
    ],
)
def test_only_dates_or_dates_out_of_range_leave_a_reason(text: str) -> None:
    found = infer(text)
    assert (found.published, found.within) == (None, None)
    assert found.reason


@pytest.mark.parametrize("filler", ["A, ", "LIMA – ", "By Rosa ", "May 9 (ABC) ", "(", "| "])
def test_odd_heads_take_linear_time(filler: str) -> None:
    begun = time.process_time()
    infer(filler * (20_000 // len(filler)) + "9 May 2021")
    assert time.process_time() - begun < 10
