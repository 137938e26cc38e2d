"""When events happened: what bounds or counts them, what only names a time, and headlines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from golden_rows import iso

from geo.gazetteer import Gazetteer
from geo.model import Article, DateBasis, EventMention, Parse, Precision
from geo.pipeline import parse

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLISHED = date(2022, 11, 9)
"""A Wednesday."""


@pytest.fixture(scope="module")
def event() -> Callable[[str, str], EventMention]:
    """Return the event of a text at the last occurrence of a word."""
    gazetteer = Gazetteer.open()

    def find(text: str, word: str) -> EventMention:
        (parsed,) = parse([Article("a", text, published=PUBLISHED)], gazetteer)
        assert isinstance(parsed, Parse)
        at = text.rindex(word)
        return next(one for one in parsed.events if one.trigger.start <= at < one.trigger.end)

    return find


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Gunmen stormed a mine in Kolwezi after a strike on Sunday.", "stormed", "2022-11-06/2022-11-09"),
        ("Police arrested two men in Lima after a raid on 7 November.", "arrested", "2022-11-07/2022-11-09"),
        ("After rebels left Goma on Monday, militias attacked it.", "attacked", "2022-11-07/2022-11-09"),
        ("Minutes after a bus exploded on Monday, police arrested a man in Gaza.", "arrested", "2022-11-07"),
        ("Police shot a man in Lima shortly after a theft on Friday.", "shot", "2022-11-04"),
    ],
)
def test_an_event_after_a_dated_one_is_between_it_and_the_publication(
    text: str, word: str, days: str, event: Callable[[str, str], EventMention]
) -> None:
    found = event(text, word)
    assert (iso(found.interval), found.date_basis) == (days, DateBasis.RELATIVE)


@pytest.mark.parametrize(
    "head",
    [
        "LIMA, November 9",
        "VALPARAÍSO, November 9",
        "GYŐR, November 9",
        "LIMA (Example Wire), November 9",
        "November 9 (Example Wire)",
    ],
)
def test_the_day_of_a_dateline_is_not_that_of_the_event(
    head: str, event: Callable[[str, str], EventMention]
) -> None:
    found = event(f"{head} – Floods swept through the old town on Sunday.", "swept")
    assert iso(found.interval) == "2022-11-06"


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        (
            "The editor was arrested in Minsk three days after he was freed.",
            "arrested",
            "three days after he",
        ),
        ("Soldiers shot a nurse in Gao a week before she was to leave.", "shot", "a week before she was"),
        ("Rebels attacked Bria the month after the king abdicated.", "attacked", "the month after the king"),
        ("The army shelled Vukovar during the war.", "shelled", "during the war"),
        ("Guards tortured him during the dictatorship.", "tortured", "during the dictatorship"),
        ("Soldiers killed her brother when she was a child.", "killed", "when she was a child"),
        ("Gunmen attacked the mill when it was a barracks.", "attacked", "when it was a barracks"),
        ("Police recently arrested a singer in Tunis.", "arrested", "recently"),
        ("The governor of Kano resigned years ago.", "resigned", "years ago"),
        (
            "Police arrested twenty men in Lima before the vote on Sunday.",
            "arrested",
            "reported as before 'Sunday'",
        ),
        ("Previous attacks in Gao killed nine people.", "killed", "Previous"),
    ],
)
def test_what_gives_no_day_is_not_of_the_day_of_publication(
    text: str, word: str, reason: str, event: Callable[[str, str], EventMention]
) -> None:
    found = event(text, word)
    assert found.interval is None
    assert reason in found.reason


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Gunmen attacked a bus near Gao at dawn.", "2022-11-08/2022-11-09"),
        ("Rebels entered Bria on Monday. At dawn they attacked the mill.", "2022-11-07"),
        ("Rebels attacked a clinic in Bria before dawn on Monday.", "2022-11-07"),
        ("Police raided a bank on Monday.\n\nIn Bria, rebels attacked a mill at noon.", None),
    ],
    ids=["no other day", "the day given before", "its own day", "another paragraph's day"],
)
def test_an_hour_is_of_the_day_that_its_passage_gives(
    text: str, days: str | None, event: Callable[[str, str], EventMention]
) -> None:
    assert iso(event(text, "attacked").interval) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Police shot a man in Lima on Monday; a boy was killed.", "killed", "2022-11-07"),
        ("On 3 November rebels shelled Bria, and four people were killed.", "killed", "2022-11-03"),
        ("A court in Bern said on Friday that guards beat a man on Monday.", "beat", "2022-10-31"),
        ("Nurses will strike in Bern, their union said on Tuesday.", "strike", None),
        ("Fighters who seized Bria in May killed a man on Monday.", "killed", "2022-11-07"),
    ],
)
def test_the_time_of_another_clause(
    text: str, word: str, days: str | None, event: Callable[[str, str], EventMention]
) -> None:
    assert iso(event(text, word).interval) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On the tenth anniversary of the raid of 3 November 2012, farmers marched in Cali.", "2022-11-03"),
        ("On the 5th anniversary of the fire of 1 November 2017, tenants marched in Cali.", "2022-11-01"),
        ("On the twenty-fifth anniversary of the coup of 3 May 1990, miners marched in Cali.", "2015-05-03"),
        ("Miners marched in Cali on the seventieth anniversary of the raid of 3 May 1950.", "2020-05-03"),
        ("On the first anniversary of the spill, fishermen marched in Cali.", "2022-11-08/2022-11-09"),
    ],
)
def test_anniversaries(text: str, days: str, event: Callable[[str, str], EventMention]) -> None:
    assert iso(event(text, "marched").interval) == days


def test_a_story_goes_on_at_a_place_that_is_named_again(event: Callable[[str, str], EventMention]) -> None:
    text = "The army shelled Goma on Friday. Nine people were killed in Goma."
    assert iso(event(text, "killed").interval) == "2022-11-04"


def test_a_headline_has_the_date_of_the_sentence_below_it(event: Callable[[str, str], EventMention]) -> None:
    text = "Ministers meet in Doha\n\nOil ministers met in Doha on Monday."
    assert iso(event(text, "meet in").interval) == "2022-11-07"
    other = "Ministers meet in Doha\n\nPolice arrested two men in Doha on Monday."
    assert iso(event(other, "meet in").interval) != "2022-11-09"


def test_an_interval_is_known_no_finer_than_its_length(event: Callable[[str, str], EventMention]) -> None:
    interval = event("Gunmen stormed a mine in Kolwezi after a vote on 10 October.", "stormed").interval
    assert interval is not None
    assert interval.precision is Precision.MONTH


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Rebels attacked Goma in spring of 2019 and in 2011.", ["2011", "2019-03-01/2019-05-31"]),
        ("Rebels attacked Goma on 3 May and on 7 June 2021.", ["2021-05-03", "2021-06-07"]),
        ("Rebels attacked Goma on Monday and Tuesday.", ["2022-11-07/2022-11-08"]),
        ("Rebels attacked Goma from May to July 2021.", ["2021-05-01/2021-07-31"]),
    ],
)
def test_listed_dates_with_days_between_them_are_several_events(text: str, days: list[str]) -> None:
    (parsed,) = parse([Article("a", text, published=PUBLISHED)], Gazetteer.open())
    assert isinstance(parsed, Parse)
    assert sorted(iso(event.interval) or "" for event in parsed.events) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Nine hundred people have died off Lampedusa this year.", "died", "2022-01-01/2022-11-09"),
        ("Ministers will meet in Doha this month.", "meet", "2022-11-09/2022-11-30"),
    ],
)
def test_days_that_go_on_are_cut_at_the_publication(
    text: str, word: str, days: str, event: Callable[[str, str], EventMention]
) -> None:
    assert iso(event(text, word).interval) == days


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("The editor was brought before a court in Minsk the following day.", "brought", None),
        (
            "The envoy fell ill on Monday and was brought before a court the following day.",
            "brought",
            "2022-11-08",
        ),
        ("Miners rallied before the town hall in Cali as recently as last month.", "rallied", "2022-10"),
        ("In the epidemic of 2006, Angola recorded 80,000 cases.", "recorded", "2006"),
        ("The pass near Goris has been closed since 5 a.m.", "closed", "2022-11-08/2022-11-09"),
        ("Two men found last week in Shusha were handed to Armenia.", "handed", "2022-11-08/2022-11-09"),
        ("The man's 1987 Chevrolet was found last month in Newark.", "found", "2022-10"),
        ("He is charged with gunning down a man in Lima last May.", "charged", "2022-11-08/2022-11-09"),
        ("Police detained 40 people at a rally in Minsk on Monday.", "detained", "2022-11-07"),
        ("On 6 May a man was charged with the slaying of a nurse in Lima.", "slaying", None),
        ("Police previously arrested ten men in Goma.", "arrested", None),
        ("The two sides agreed to meet in Geneva on Friday.", "agreed", "2022-11-08/2022-11-09"),
        ("The junta agreed in May to reopen the border at Goma in December.", "agreed", "2022-05"),
        ("Rebels shelled Goma on 3 and 4 May.", "shelled", "2022-05-03/2022-05-04"),
        ("Rebels shelled Goma on Monday or Tuesday.", "shelled", "2022-11-07/2022-11-08"),
        ("Rebels shelled Goma on Monday and on Tuesday left.", "shelled", "2022-11-07"),
        ("Rebels shelled Goma on Monday, 8 November.", "shelled", "2022-11-08"),
        ("goma, 9 november 2022 — Soldiers shot a man in Bukavu on monday.", "shot", "2022-11-07"),
        ("Goma, 9 November 2022 — Soldiers shot a man in Bukavu on Monday.", "shot", "2022-11-07"),
        (
            "Ministers in Paris condemned the bombing of a mill in Kenya on Monday.",
            "bombing",
            "2022-11-08/2022-11-09",
        ),
        ("In the evening, police shot a man in Lima.", "shot", "2022-11-08/2022-11-09"),
        (
            "Fire hit a mill in Cali on 3 May. Police shot a man in Lima on the evening of the flood.",
            "shot",
            None,
        ),
        (
            "Owners said they would pay by Sunday. Earlier in the day, a guard was beaten in Cali.",
            "beaten",
            None,
        ),
        ("Ministers spoke about the 2012 raid on a clinic in Goma that killed nine.", "killed", "2012"),
    ],
)
def test_what_only_looks_like_its_date(
    text: str, word: str, days: str | None, event: Callable[[str, str], EventMention]
) -> None:
    interval = event(text, word).interval
    assert (iso(interval) if interval else None) == days


def test_a_report_is_dated_by_the_period_that_it_covers() -> None:
    text = "Covering 12 June to 18 June 2021.\n\nOn 13 June pirates attacked a tug off Lome."
    (parsed,) = parse([Article("a", text)], Gazetteer.open())
    assert isinstance(parsed, Parse)
    assert iso(parsed.events[0].interval) == "2021-06-13"


def test_each_of_thirty_events_has_its_own_day_and_place() -> None:
    towns = ["Goma", "Bukavu", "Bunia", "Beni", "Butembo", "Kindu"]
    days = [date(2022, 10, 1 + number) for number in range(30)]
    text = " ".join(f"On {day.day} October rebels shelled {towns[day.day % 6]}." for day in days)
    (parsed,) = parse([Article("a", text, published=PUBLISHED)], Gazetteer.open())
    assert isinstance(parsed, Parse)
    found = [
        (iso(event.interval), [parsed.toponyms[index].toponym.text for index in event.places])
        for event in parsed.events
    ]
    assert found == [(day.isoformat(), [towns[day.day % 6]]) for day in days]


def test_entries_of_a_live_blog_are_of_the_days_that_head_them() -> None:
    text = (
        "Live: the battle for Goma\n\n09:15\nRebels shell the airport of Goma.\n\n"
        "08:40\nTroops leave Bukavu.\n\n"
        "Tuesday 8 November\n\n21:10\nPolice arrest ten men in Bunia.\n"
    )
    (parsed,) = parse([Article("a", text, published=PUBLISHED)], Gazetteer.open())
    assert isinstance(parsed, Parse)
    days = {event.trigger.of(text): iso(event.interval) for event in parsed.events}
    assert (days["shell"], days["leave"], days["arrest"]) == ("2022-11-09", "2022-11-09", "2022-11-08")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked Goma. Police shot a man in Lima on Friday. Nine people died in a fire in Bria.",
        "GOMA, May 14, 2021 (ABC) - Rebels shelled Goma. The road had been shut since 4 March 2023.",
    ],
)
def test_without_a_date_or_with_contradictory_ones_nothing_is_dated(text: str) -> None:
    (parsed,) = parse([Article("a", text)], Gazetteer.open())
    assert isinstance(parsed, Parse)
    attacks = [event for event in parsed.events if "2023" not in event.sentence.of(text)]
    assert attacks
    assert all(event.interval is None and event.date_reason for event in attacks)
