"""Corrections, at the places where a slip would not be seen: found by faults put in on purpose."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo.corrections import Corrections, Row, What, effect, questions, rows_of_event, write_rows
from geo.corrections.corrections import Correction
from geo.corrections.page import write_page
from geo.corrections.table import OR
from geo.errors import OutputError
from geo.gazetteer import Gazetteer
from geo.model import (
    Article,
    Event,
    EventMention,
    EventReport,
    Interval,
    Parse,
    Place,
    PlaceBasis,
    Precision,
    Resolution,
    Span,
    Status,
    Toponym,
    Usage,
)

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Shots were fired in Vank and near Goris. Moscow warned both."
VANK = Place("own:vank", "Vank", 40.05, 46.54, "P", "PPL", country_code="AZ", admin1_name="Kalbajar")
MAY = Interval.of("2022-05")


def named(name: str, score: float = 0.9, place: Place | None = VANK, text: str = TEXT) -> Resolution:
    start = text.index(name)
    return Resolution(Toponym(start, start + len(name), name, Usage.LITERAL), place, score, "a reason")


def happened(
    places: tuple[int, ...] = (0,), interval: Interval | None = MAY, name: str = "e1"
) -> EventMention:
    return EventMention(name, Span(0, 16), "ASSAULT", Status.OCCURRED, Span(0, 40), interval, None, places)


def parse_of(*found: Resolution, events: tuple[EventMention, ...] = (), text: str = TEXT) -> Parse:
    return Parse(Article("wire-1", text, published=date(2022, 5, 9)), found, events=events)


def test_an_answer_about_an_event_changes_that_one() -> None:
    parsed = parse_of(named("Vank", 0.5), events=(happened(), happened(name="e2")))
    assert effect(Row("wire-1", What.EVENT, "Shots were fired"), parsed) == 1


def test_an_answer_about_a_date_changes_the_events_without_one() -> None:
    events = (happened(interval=None), happened(), happened(interval=None))
    assert effect(Row("wire-1", What.PUBLISHED), parse_of(named("Vank"), events=events)) == 2


def test_an_answer_about_a_place_changes_the_events_there_as_far_as_it_is_unsure() -> None:
    parsed = parse_of(
        named("Vank", 0.25), named("Goris", 0.5), events=(happened((0, 1)), happened((0,)), happened(()))
    )
    assert effect(Row("wire-1", What.PLACE, "Vank"), parsed) == pytest.approx(1.5)
    assert effect(Row("wire-1", What.PLACE, "Goris"), parsed) == pytest.approx(0.5)
    assert effect(Row("wire-1", What.PLACE, "Lima"), parsed) == 0


@pytest.mark.parametrize(
    ("days", "now"),
    [
        (MAY, "2022-05-01"),
        (Interval(None, date(2022, 5, 9), Precision.DAY), "2022-05-09"),
        (Interval(date(2022, 5, 3), None, Precision.DAY), "2022-05-03"),
        (None, ""),
    ],
)
def test_the_rows_of_an_event_say_what_holds_now(days: Interval | None, now: str) -> None:
    mention, found = happened(interval=days), named("Vank")
    report = EventReport(Article("wire-1", TEXT), "Shots  were\nfired.", mention, (found,))
    event = Event("e", "ASSAULT", Status.OCCURRED, days, None, "", reports=(report,))
    rows = list(rows_of_event(event, []))
    assert [(row.what, row.text, row.now) for row in rows] == [
        (What.EVENT, "Shots were fired", now),
        (What.PLACE, "Vank", "own:vank Vank (PPL, Kalbajar, AZ)"),
    ]
    assert {row.quote for row in rows} == {"Shots were fired."}


def test_the_rows_of_an_event_have_the_other_words_of_its_sentence_and_no_others() -> None:
    mention = happened()
    same = replace(mention, id="e2", trigger=Span(6, 16))
    elsewhere = replace(mention, id="e3", trigger=Span(41, 47), sentence=Span(41, 60), places=())
    report = EventReport(Article("wire-1", TEXT), TEXT[:40], mention)
    event = Event("e", "ASSAULT", Status.OCCURRED, MAY, None, "", reports=(report,))
    parsed = parse_of(named("Vank"), events=(mention, same, elsewhere))
    assert [row.text for row in rows_of_event(event, [parsed])] == ["Shots were fired", "were fired"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Vank burns.", "Vank burns."),
        ("In Vank", "In Vank"),
        (f"{'x' * 200}Vank", f"{'x' * 90}Vank"[90:]),
        (f"{'a ' * 60}Vank {'b ' * 60}end", f"{'a ' * 44}Vank{' b' * 44}"),
    ],
)
def test_a_name_is_quoted_with_the_whole_words_around_it(text: str, quote: str) -> None:
    parsed = parse_of(named("Vank", place=None, text=text), text=text)
    (row,) = questions(parsed, Gazetteer.open())
    assert " ".join(row.quote.split()) == " ".join(quote.split())


def test_an_event_is_certain_where_a_person_has_said_its_place_and_no_other_is() -> None:
    answers = Corrections([Correction("c.csv:2", ("wire-1", "place", "Vank", ""), VANK)])
    unsure = replace(happened((0,)), certainty=0.4), replace(happened((1,)), certainty=0.4)
    nowhere = replace(happened(()), certainty=0.4)
    goris = named("Goris", 0.9, replace(VANK, id="own:goris", name="Goris"))
    found = answers.applied(parse_of(named("Vank", 0.0, None), goris, events=(*unsure, nowhere)))
    assert [(one.certainty, one.place_basis == PlaceBasis.GIVEN) for one in found.events] == [
        (1.0, True),
        (0.4, False),
        (0.4, False),
    ]


def test_a_place_that_a_person_denies_makes_no_event_certain() -> None:
    answers = Corrections([Correction("c.csv:2", ("wire-1", "place", "Vank", ""), None)])
    unsure = replace(happened((0,)), certainty=0.4)
    (found,) = answers.applied(parse_of(named("Vank"), events=(unsure,))).events
    assert found.certainty == pytest.approx(0.4)


def test_the_page_runs_its_own_script_alone_and_offers_what_can_be_answered(tmp_path: Path) -> None:
    rows = [
        Row("a", What.PLACE, "Vank", candidates=OR.join(["own:vank Vank (PPL)", "own:b Vank B (PPL)"])),
        Row("a", What.EVENT, "Shots"),
        Row("a", What.PUBLISHED, others={"note": "mine"}),
    ]
    write_page(rows, [], tmp_path / "review.html")
    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)[-1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in html.unescape(page)
    offered = dict(re.findall(r'value="([^"]*)"[^>]*>\s*([^<]*?)\s*<', page))
    assert offered.items() >= {"own:vank": "Vank (PPL)", "own:b": "Vank B (PPL)"}.items()
    assert "no place" in page
    assert "no event" in page
    assert '"mine"' in page


def test_corrections_that_cannot_be_written_leave_the_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.mkdir()
    with pytest.raises(OutputError, match="can't write the corrections"):
        write_rows([Row("a", What.PUBLISHED)], path)
    assert [one.name for one in tmp_path.iterdir()] == ["corrections.csv"]
    with pytest.raises(OutputError):
        write_rows([], tmp_path / "no such folder" / "corrections.csv")
