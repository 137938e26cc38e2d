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

from geo.corrections import (
    Corrections,
    Row,
    What,
    effect,
    questions,
    read_corrections,
    read_rows,
    rows_of_event,
    write_rows,
)
from geo.corrections.corrections import Correction
from geo.corrections.page import write_page
from geo.corrections.table import OR
from geo.errors import CorrectionsError, OutputError
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


@pytest.mark.parametrize(("score", "is_asked"), [(0.79, True), (0.8, False)])
def test_a_place_is_asked_about_below_four_fifths(score: float, *, is_asked: bool) -> None:
    rows = list(questions(parse_of(named("Vank", score)), Gazetteer.open()))
    assert [row.text for row in rows] == ["Vank"] * is_asked


def test_what_is_asked_of_a_name_is_shown_whole() -> None:
    text = "Shots were fired in Springfield."
    found = replace(named("Springfield", 0.5, text=text), reason="many bear the name")
    (row,) = questions(parse_of(found, text=text), Gazetteer.open())
    assert (row.article, row.what, row.text, row.start) == ("wire-1", "place", "Springfield", "")
    assert (row.now, row.why) == ("own:vank Vank (PPL, Kalbajar, AZ)", "score 0.50: many bear the name")
    assert row.quote == text
    assert len(row.candidates.split(OR)) == 5
    (lost,) = questions(parse_of(replace(found, place=None), text=text), Gazetteer.open())
    assert (lost.now, lost.why) == ("", "many bear the name")


def test_a_name_that_is_no_place_in_itself_is_asked_about_where_an_event_is() -> None:
    people = replace(
        named("Moscow", 0.0, None), toponym=replace(named("Moscow").toponym, usage=Usage.ASSOCIATIVE)
    )
    assert list(questions(parse_of(people), Gazetteer.open())) == []
    (row,) = questions(parse_of(people, events=(happened(),)), Gazetteer.open())
    assert row.text == "Moscow"


def test_what_is_asked_of_an_article_and_an_event_is_shown_whole() -> None:
    article = Article("wire-1", f"{TEXT}\n {'more ' * 60}", title="Shots", published_reason="no date in it")
    (asked,) = questions(Parse(article, events=(happened((), None),)), Gazetteer.open())
    assert (asked.what, asked.text, asked.why) == ("published", "Shots", "no date in it")
    assert asked.quote.startswith(f"{TEXT} more")
    assert len(asked.quote) in {178, 179}
    undated = replace(happened((), None), date_reason="background")
    (row,) = questions(parse_of(events=(undated, happened(()))), Gazetteer.open())
    assert (row.what, row.text, row.start, row.why) == ("event", "Shots were fired", "0", "background")
    assert row.quote == "Shots were fired in Vank and near Goris."


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (VANK, "own:vank Vank (PPL, Kalbajar, AZ)"),
        (replace(VANK, admin1_name=""), "own:vank Vank (PPL, AZ)"),
        (replace(VANK, admin1_name="Vank"), "own:vank Vank (PPL, AZ)"),
        (replace(VANK, admin1_name="", country_code=""), "own:vank Vank (PPL)"),
    ],
)
def test_a_place_is_described_by_where_it_lies(place: Place, said: str) -> None:
    (row,) = questions(parse_of(named("Vank", 0.5, place)), Gazetteer.open())
    assert row.now == said


def answers(**given: Interval | Place | None) -> Corrections:
    """Return answers about the first article: ``published``, ``place`` of Vank, ``event``."""
    keys = {"published": ("", ""), "place": ("Vank", ""), "event": ("Shots were fired", "0")}
    return Corrections(
        [
            Correction(f"c.csv:{line}", ("wire-1", what, *keys[what]), answer)
            for line, (what, answer) in enumerate(given.items(), 2)
        ]
    )


def test_what_a_person_has_set_says_so() -> None:
    parsed = parse_of(named("Vank", 0.2), events=(replace(happened(), timex=3, certainty=0.1),))
    (found,) = answers(place=VANK).applied(parsed).toponyms
    assert (found.place, found.score, found.reason) == (VANK, 1.0, "set by hand")
    (denied,) = answers(place=None).applied(parsed).toponyms
    assert (denied.place, denied.score, denied.reason) == (None, 0.0, "no place, set by hand")
    (dated,) = answers(event=MAY).applied(parsed).events
    assert (dated.interval, dated.date_basis, dated.timex, dated.certainty) == (MAY, "given", None, 1.0)
    assert answers().applied(parsed) is parsed
    assert len(answers(place=VANK, event=None)) == 2


@pytest.mark.parametrize("text", ["2022-07-16", "2022-07", "2022"])
def test_an_article_has_the_days_that_a_person_has_set(text: str) -> None:
    days = Interval.of(text)
    (article,) = answers(published=days).dated([Article("wire-1", TEXT, published=date(2020, 1, 1))])
    assert isinstance(article, Article)
    is_day = text.count("-") == 2
    assert (article.published, article.published_within) == ((days.begin, None) if is_day else (None, days))
    assert (article.published_basis, article.published_reason) == ("given", "set by hand")


def test_answers_are_met_missed_or_wait() -> None:
    here = parse_of(named("Vank"), events=(happened(),))
    given = answers(published=MAY, place=VANK, event=None)
    assert (given.met([here]), given.unmet([here]), given.waiting([here])) == (3, (), 0)
    bare = parse_of()
    assert given.met([bare]) == 1
    assert given.unmet([bare]) == (
        "c.csv:3: no place 'Vank' in wire-1",
        "c.csv:4: no event 'Shots were fired' in wire-1",
    )
    assert (given.met([]), given.unmet([]), given.waiting([])) == (0, (), 3)
    everywhere = Corrections([Correction("c.csv:2", ("*", "place", "Vank", ""), VANK)])
    assert (everywhere.met([here]), everywhere.unmet([here]), everywhere.waiting([here])) == (1, (), 0)
    assert everywhere.unmet([bare]) == ("c.csv:2: no place 'Vank' in *",)
    assert (Corrections().met([here]), Corrections().unmet([here])) == (0, ())


def test_what_holds_for_one_article_goes_before_what_holds_for_all() -> None:
    other = replace(VANK, id="own:other")
    both = Corrections(
        [
            Correction("c.csv:2", ("*", "place", "Vank", ""), VANK),
            Correction("c.csv:3", ("wire-1", "place", "Vank", ""), other),
        ]
    )
    assert both.applied(parse_of(named("Vank"))).toponyms[0].place == other
    elsewhere = Parse(Article("wire-2", TEXT), (named("Vank"),))
    assert both.applied(elsewhere).toponyms[0].place == VANK


def test_no_text_of_an_article_is_markup_or_ends_the_data_of_the_page(tmp_path: Path) -> None:
    hostile = "</script><b onclick='x()'>&amp;"
    row = Row(
        "a", What.PLACE, hostile, quote=hostile, why=hostile, now=hostile, candidates=f"own:b {hostile}"
    )
    write_page([row], [row], tmp_path / "review.html")
    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert hostile not in page
    assert "<b onclick" not in page
    assert html.escape(hostile) in page.replace("&#39;", "&#x27;")
    assert r"\u003c/script\u003e\u003cb onclick='x()'\u003e\u0026amp;" in page
    assert page.count("</script>") == page.count("<script")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (
            "soon",
            "'soon' is no date: write 2022, 2022-07 or 2022-07-16, in a spreadsheet that alters it with an",
        ),
        ("07/08/2022", "'07/08/2022' can be read as two days: write 2022"),
    ],
)
def test_what_is_wrong_with_a_date_is_told_with_what_to_write(answer: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    write_rows([Row("a", What.PUBLISHED, answer=answer)], path)
    with pytest.raises(CorrectionsError) as caught:
        read_corrections(path, Gazetteer.open())
    assert str(caught.value).startswith(f"{path}:2: {says}")
    assert str(caught.value).endswith("with an apostrophe before it")


def test_the_heading_alone_says_what_parts_the_cells(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(
        "article;what;text;start;answer\na,b;place;x,article,what,text,start,answer;;none\n", "utf-8"
    )
    (row,) = read_rows(path)
    assert (row.article, row.text, row.answer) == ("a,b", "x,article,what,text,start,answer", "none")
