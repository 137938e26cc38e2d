"""Forms of dates by kind: lower case, figures, ranks, ranges, windows, feasts, numbers that are no dates."""

from __future__ import annotations

from datetime import date

import pytest

from geo.dates import tag
from geo.model import Article, Timex

FRIDAY = date(2022, 6, 10)


def timexes(text: str, published: date | None = FRIDAY) -> tuple[Timex, ...]:
    return tag(Article("article", text, published=published))


def days(text: str, words: str, published: date | None = FRIDAY) -> str:
    """Return first and last day of the one expression that covers some words."""
    at = text.index(words)
    (timex,) = [one for one in timexes(text, published) if one.start <= at < one.end]
    return f"{timex.interval.begin}/{timex.interval.until}" if timex.interval else "none"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("clashes broke out near goma on 4 june.", "4 june", "2022-06-04/2022-06-04"),
        ("they left last monday and on june 3, 2021.", "monday", "2022-06-06/2022-06-06"),
        ("they left on the 4th of may.", "may", "2022-05-04/2022-05-04"),
        ("they left in march 2021.", "march", "2021-03-01/2021-03-31"),
        ("The raid took place on 19-Nov-21.", "19-Nov-21", "2021-11-19/2021-11-19"),
        ("The raid took place on 19/Nov/2021.", "19/Nov", "2021-11-19/2021-11-19"),
        ("Log of 20220601: a raid.", "20220601", "2022-06-01/2022-06-01"),
        ("The raid took place in 05/2022.", "05/2022", "2022-05-01/2022-05-31"),
        ("The raid took place on 11 Sept. 2001.", "11 Sept", "2001-09-11/2001-09-11"),
        ("A raid took place in Sept. in Viña del Mar.", "Sept", "2021-09-01/2021-09-30"),
        ("The raid took place on 19 Nov '21.", "19 Nov", "2021-11-19/2021-11-19"),
        ("The raid took place on Nov-19-2021.", "Nov-19", "2021-11-19/2021-11-19"),
        ("The raid took place on 1June2021.", "1June", "2021-06-01/2021-06-01"),
        ("The raid took place on nineteenth of November 2021.", "nineteenth", "2021-11-19/2021-11-19"),
        ("The raids took place on 19-21/11/2021.", "21/11", "2021-11-19/2021-11-21"),
        ("The raid took place on 5/28.", "5/28", "2022-05-28/2022-05-28"),
        ("The raid took place on 5/6.", "5/6", "none"),
        ("The raids of 2022-05 were many.", "2022-05", "2022-05-01/2022-05-31"),
        ("The season 2009-10 was dry.", "2009", "2009-01-01/2010-12-31"),
        ("The raids of 2022-W22 were many.", "2022-W22", "2022-05-30/2022-06-05"),
        ("The raids of H1 2021 were many.", "H1", "2021-01-01/2021-06-30"),
        ("The raid took place on 2022-6-1.", "2022-6-1", "2022-06-01/2022-06-01"),
        ("On 4 March (2019) miners marched.", "4 March", "2019-03-04/2019-03-04"),
        ("Raids fell between 19 May [2021] and 5 Jun [2021].", "5 Jun", "2021-05-19/2021-06-05"),
        ("In April [last year] miners marched.", "April", "2021-04-01/2021-04-30"),
    ],
)
def test_lower_case_figures_and_brackets(text: str, words: str, expected: str) -> None:
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They marched on the first Monday of May.", "first", "2022-05-02/2022-05-02"),
        ("They marched on the last Friday in June 2021.", "last", "2021-06-25/2021-06-25"),
        ("They marched on the last day of April.", "last", "2022-04-30/2022-04-30"),
        ("They marched on the first day of last month.", "first", "2022-05-01/2022-05-01"),
        ("They marched in the third month of the year.", "third", "2022-03-01/2022-03-31"),
        ("They will march on the last Sunday of the month.", "last", "2022-06-26/2022-06-26"),
        ("Police shot a man on Tuesday the 7th.", "7th", "2022-06-07/2022-06-07"),
        (
            "They strike on Monday 20, Tuesday 21 and Wednesday 22 June.",
            "Tuesday 21",
            "2022-06-21/2022-06-21",
        ),
        ("On Tuesday 12, among them a child, were hurt.", "Tuesday", "2022-06-07/2022-06-07"),
        ("From the 13th to the 15th it rained.", "15th", "2022-05-13/2022-05-15"),
        ("Between the 3rd and the 5th it rained.", "3rd", "2022-06-03/2022-06-05"),
        ("It ran from 08:00 on 3 June to 24:00 on 5 June.", "5 June", "2022-06-03/2022-06-05"),
        ("Incident 1 — 8 June: a raid.", "8 June", "2022-06-08/2022-06-08"),
    ],
)
def test_ranks_numbers_and_ranges(text: str, words: str, expected: str) -> None:
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Over the past three days nine mills burned.", "past", "2022-06-07/2022-06-10"),
        ("In the last 48 hours nine mills burned.", "last", "2022-06-08/2022-06-10"),
        ("In the past 12 hours nine mills burned.", "past", "2022-06-09/2022-06-10"),
        ("Over the past week nine mills burned.", "past", "2022-06-03/2022-06-10"),
        ("Within the last month nine mills burned.", "last", "2022-05-10/2022-06-10"),
        ("In the past few days nine mills burned.", "past", "2022-06-03/2022-06-10"),
        ("Rain will fall over the next two days.", "next", "2022-06-10/2022-06-12"),
        ("The envoys will meet in two weeks.", "two weeks", "2022-06-24/2022-06-24"),
        ("The envoys met nine times in two weeks.", "two weeks", "none"),
        ("The last three days of the siege were quiet.", "three days", "none"),
        ("She was jailed for nine months.", "nine months", "none"),
    ],
)
def test_windows_of_time(text: str, words: str, expected: str) -> None:
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Nine mills burned in early May.", "May", "2022-05-01/2022-05-10"),
        ("Nine mills burned in mid-September 2021.", "mid", "2021-09-10/2021-09-20"),
        ("Nine mills burned in the last week of April.", "April", "2022-04-24/2022-04-30"),
        ("Nine mills burned in the second half of May.", "May", "2022-05-16/2022-05-31"),
        ("Nine mills burned in late 2021.", "2021", "2021-09-01/2021-12-31"),
        ("Nine mills burned in the early 1990s.", "1990s", "1990-01-01/1993-12-31"),
        ("Nine mills burned earlier this month.", "month", "2022-06-01/2022-06-10"),
        ("Nine mills will burn later this month.", "month", "2022-06-10/2022-06-30"),
        ("Nine mills burned late on Thursday.", "Thursday", "2022-06-09/2022-06-09"),
        ("Nine mills burned in the morning of 12 May.", "morning", "2022-05-12/2022-05-12"),
        ("Nine mills burned overnight.", "overnight", "2022-06-09/2022-06-10"),
        ("Nine mills burned overnight into Tuesday.", "overnight", "2022-06-06/2022-06-07"),
        ("Nine mills burned from Friday night to Saturday.", "Saturday", "2022-06-03/2022-06-04"),
    ],
)
def test_parts_of_months_years_and_nights(text: str, words: str, expected: str) -> None:
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They will free captives next Easter.", "Easter", "2023-04-07/2023-04-10"),
        ("They freed captives last Christmas.", "Christmas", "2021-12-25/2021-12-25"),
        ("They fought this Ramadan.", "Ramadan", "2022-04-02/2022-05-03"),
        ("Unions have called a march in Lyon for Sunday.", "Sunday", "2022-06-12/2022-06-12"),
        ("Students are urging a walkout in Lima on Monday.", "Monday", "2022-06-13/2022-06-13"),
        ("Leaders call for talks after a raid on Monday.", "Monday", "2022-06-06/2022-06-06"),
        ("They called off the march, police said on Monday.", "Monday", "2022-06-06/2022-06-06"),
        ("The council will vote on 18 May.", "18 May", "2023-05-18/2023-05-18"),
        ("The envoys will meet in the first quarter.", "quarter", "2023-01-01/2023-03-31"),
        ("The envoys will meet this Monday.", "Monday", "2022-06-13/2022-06-13"),
    ],
)
def test_feasts_and_what_will_be(text: str, words: str, expected: str) -> None:
    assert days(text, words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "May Abdel Rahman and June Mwangi accused the police.",
        "They may march; at least 10 may have died.",
        "He was shot in the 1600 block of West 205th Street.",
        "He lives at 1845 Main Street.",
        "Ticket 20220601 and no. 05/2022 are lost.",
        "Version 2022.6.1.3 is out.",
        "A second raid took a quarter of the herd.",
        "Nine people were treated in Viña del Mar.",
    ],
)
def test_numbers_and_names_that_are_no_dates(text: str) -> None:
    assert timexes(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels shot nine men on 12 Muharram 1444.", "12 Muharram 1444"),
        ("Rebels shot nine men on 45 May 2022.", "45 May 2022"),
        ("Rebels shot nine men on 31/31/22.", "31/31/22"),
        ("Rebels shot nine men on Independence Day.", "Independence Day"),
    ],
)
def test_a_date_that_cannot_be_read_is_kept_without_days(text: str, words: str) -> None:
    (timex,) = timexes(text)
    assert (timex.text, timex.value, timex.interval) == (words, "XXXX-XX-XX", None)


def test_figures_of_no_day_keep_the_year_that_they_state() -> None:
    assert days("Rebels shot nine men on 45/13/2021.", "45/13") == "2021-01-01/2021-12-31"


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Shot on 04/05/2022.", date(2022, 5, 6), "2022-05-04/2022-05-04"),
        ("Shot on 05/04/2022.", date(2022, 5, 6), "2022-05-04/2022-05-04"),
        ("Shot on 04/05/2022.", date(2022, 4, 20), "2022-04-05/2022-04-05"),
        ("Shot on 04/05/2022.", date(2023, 4, 20), "2022-04-05/2022-05-04"),
        ("The fair is due on 04/05/2022.", date(2022, 4, 20), "2022-04-05/2022-05-04"),
        ("Shot on 04/05/2022.", None, "2022-04-05/2022-05-04"),
    ],
)
def test_the_publication_decides_the_order_of_day_and_month(
    text: str, published: date | None, expected: str
) -> None:
    assert days(text, "04" if "04/05" in text else "05", published) == expected
