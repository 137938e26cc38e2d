"""What a person is asked, what is done with the answers, and the file that both stand in."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.corrections import Corrections, Row, What, merged, questions, read_corrections, read_rows, write_rows
from geo.corrections.corrections import Correction
from geo.errors import CorrectionsError
from geo.gazetteer import Gazetteer
from geo.model import (
    Article,
    DateBasis,
    EventMention,
    Interval,
    Parse,
    Place,
    PublishedBasis,
    Resolution,
    Span,
    Status,
    Toponym,
    Unread,
    Usage,
)
from geo.pipeline.gist import gist_of

if TYPE_CHECKING:
    from pathlib import Path

GAZETTEER = Gazetteer.open()
TEXT = "Shots were fired in Vank and near Goris. Moscow warned both."
VANK = Place("own:vank", "Vank", 40.05, 46.54, "P", "PPL")
GORIS = "geonames:174895"
NO_DATE = "reported as background, and the text gives no date"


def mention(name: str, place: Place | None, score: float, usage: Usage = Usage.LITERAL) -> Resolution:
    start = TEXT.index(name)
    return Resolution(Toponym(start, start + len(name), name, usage), place, score, "a reason")


def shots(interval: Interval | None = None) -> EventMention:
    return EventMention(
        id="e1",
        trigger=Span(0, 16),
        type="ASSAULT",
        status=Status.OCCURRED,
        sentence=Span(0, 40),
        interval=interval,
        date_basis=None,
        places=(0,),
        date_reason="" if interval else NO_DATE,
    )


def parsed(*found: Resolution, events: tuple[EventMention, ...] = (), published: date | None = None) -> Parse:
    return Parse(Article("wire-1", TEXT, published=published), found, events=events)


def by_hand(*answers: tuple[tuple[str, str, str, str], Interval | Place | None]) -> Corrections:
    return Corrections(
        [Correction(f"c.csv:{line}", key, answer) for line, (key, answer) in enumerate(answers, 2)]
    )


# What is asked.


def test_asked_is_what_is_undated_not_located_or_unsure() -> None:
    found = parsed(
        mention("Vank", None, 0.0),
        mention("Goris", VANK, 0.55),
        events=(shots(),),
        published=date(2022, 7, 16),
    )
    rows = list(questions(found, GAZETTEER))
    assert [(row.what, row.text, row.start) for row in rows] == [
        ("place", "Vank", ""),
        ("place", "Goris", ""),
        ("event", "Shots were fired", "0"),
    ]
    assert "score 0.55" in rows[1].why
    assert rows[1].now.startswith("own:vank Vank")
    assert GORIS in rows[1].candidates
    assert rows[2].quote == "Shots were fired in Vank and near Goris."


def test_not_asked_is_what_is_sure_or_no_place_at_all() -> None:
    sure = mention("Goris", VANK, 0.97)
    government = mention("Moscow", None, 0.0, Usage.ASSOCIATIVE)
    dated = shots(Interval.of("2022-07-15"))
    found = parsed(sure, government, events=(dated,), published=date(2022, 7, 16))
    assert list(questions(found, GAZETTEER)) == []


def test_the_words_around_a_name_are_whole() -> None:
    text = f"{'long ' * 40}Vank {'words ' * 40}".strip()
    name = Resolution(Toponym(200, 204, "Vank", Usage.LITERAL), None, 0.0, "a reason")
    (row,) = questions(Parse(Article("a", text, published=date(2022, 7, 16)), (name,)), GAZETTEER)
    before, _, after = row.quote.partition("Vank")
    assert set(before.split()) == {"long"}
    assert set(after.split()) == {"words"}
    assert len(row.quote) <= len("Vank") + 2 * 90


def test_events_wait_for_the_date_of_an_article_without_one() -> None:
    rows = list(questions(parsed(mention("Vank", VANK, 0.9), events=(shots(),)), GAZETTEER))
    assert [row.what for row in rows] == ["published"]


# What is done with the answers.


def test_a_place_that_was_answered_is_the_place() -> None:
    decided = by_hand((("wire-1", "place", "Vank", ""), VANK))
    found = decided.applied(parsed(mention("Vank", None, 0.0), mention("Goris", None, 0.0)))
    assert [(one.place, one.score) for one in found.toponyms] == [(VANK, 1.0), (None, 0.0)]


@pytest.mark.parametrize("article", ["wire-1", "*"])
def test_a_name_that_is_no_place_loses_it_here_or_everywhere(article: str) -> None:
    decided = by_hand(((article, "place", "Goris", ""), None))
    (found,) = decided.applied(parsed(mention("Goris", VANK, 0.9))).toponyms
    assert found.place is None
    assert "by hand" in found.reason


def test_a_name_that_is_no_place_is_no_more_counted_among_those_of_no_known_place() -> None:
    found = parsed(mention("Vank", None, 0.0))
    denied = by_hand((("wire-1", "place", "Vank", ""), None)).applied(found)
    assert (gist_of(found).unknown, gist_of(denied).unknown) == (1, 0)


def test_an_event_gets_its_date_and_says_no_more_that_it_has_none() -> None:
    nowhere = replace(shots(), places=(), place_reason="the report does not say where it happened")
    decided = by_hand((("wire-1", "event", "Shots were fired", "0"), Interval.of("2022-07")))
    for event, reason in ((shots(), ""), (nowhere, "the report does not say where it happened")):
        name = Resolution(Toponym(30, 35, "Goris", Usage.LITERAL), None, 0.0, "a reason")
        (found,) = decided.applied(parsed(name, events=(event,))).events
        assert (found.interval, found.date_basis) == (Interval.of("2022-07"), DateBasis.GIVEN)
        assert found.reason == reason


def test_what_is_no_event_is_gone() -> None:
    decided = by_hand((("wire-1", "event", "Shots were fired", "0"), None))
    assert decided.applied(parsed(events=(shots(),))).events == ()


@pytest.mark.parametrize("text", ["2022-07-16", "2022-07"])
def test_an_article_gets_its_date_before_it_is_parsed(text: str) -> None:
    days, unread = Interval.of(text), Unread("b.txt", "it is empty")
    decided = by_hand((("wire-1", "published", "", ""), days))
    article, *others = decided.dated([Article("wire-1", TEXT), unread, Article("wire-2", TEXT)])
    assert isinstance(article, Article)
    assert (article.published or article.published_within) == (date(2022, 7, 16) if text[7:] else days)
    assert article.published_basis is PublishedBasis.GIVEN
    assert others == [unread, Article("wire-2", TEXT)]


def test_answers_that_are_about_nothing_are_told_unless_their_article_was_not_read() -> None:
    decided = by_hand(
        (("wire-1", "place", "Vank", ""), VANK),
        (("wire-1", "place", "Shusha", ""), VANK),
        (("wire-9", "place", "Vank", ""), VANK),
    )
    found = [parsed(mention("Vank", None, 0.0))]
    assert decided.met(found) == 1
    assert decided.waiting(found) == 1
    assert decided.unmet(found) == ("c.csv:3: no place 'Shusha' in wire-1",)


# The file.

cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=20)


rows_of_any_text = st.builds(
    Row, article=cells, what=st.sampled_from(What), text=cells, quote=cells, why=cells
)


@settings(max_examples=40, deadline=None)
@given(st.lists(rows_of_any_text, max_size=5))
def test_rows_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "corrections.csv"
    write_rows(rows, path)
    assert [replace(row, line=0) for row in read_rows(path)] == rows
    assert [file.name for file in path.parent.iterdir()] == ["corrections.csv"]


def test_a_text_that_a_spreadsheet_would_run_is_harmless_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    write_rows([Row("=cmd|' /C calc'!A0", What.PLACE, "@SUM(1)")], path)
    _, (article, _, text, *_) = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
    assert (article[0], text[0]) == ("'", "'")
    assert read_rows(path)[0].text == "@SUM(1)"


def test_a_spreadsheet_s_semicolons_utf_16_and_notes_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(
        f"article;what;text;start;answer;note\nwire-1;place;Vank;; {GORIS} Goris ;ask Ana\n",
        encoding="utf-16",
    )
    assert len(read_corrections(path, GAZETTEER)) == 1
    kept = merged(read_rows(path), [Row("wire-1", "place", "Vank"), Row("wire-1", "place", "Goris")])
    write_rows(kept, path)
    assert [(row.text, row.answer, dict(row.others)) for row in read_rows(path)] == [
        ("Vank", f"{GORIS} Goris", {"note": "ask Ana"}),
        ("Goris", "", {"note": ""}),
    ]


def test_all_that_is_wrong_with_answers_is_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(
        "article,what,text,start,answer\n"
        "a,published,,,soon\n"
        "a,place,Vank,,Vank\n"
        "a,town,Vank,,none\n"
        "a,event,shelled,,2022\n"
        "a,published,,,none\n"
        f"a,place,Goris,,{GORIS}\n"
        "a,place,Goris,,none\n"
        "a,place,Shusha,,\n"
        "*,published,,,2022\n"
        f"a,place,Lori,,{GORIS} Goris | own:goris Goris\n"
        "a,published,,,7/8/2022\n",
        encoding="utf-8",
    )
    with pytest.raises(CorrectionsError) as caught:
        read_corrections(path, GAZETTEER)
    lines = str(caught.value).splitlines()
    assert [line.removeprefix(f"{path}:").partition(":")[0] for line in lines] == [
        "2",
        "3",
        "4",
        "5",
        "6",
        "8",
        "10",
        "11",
        "12",
    ]
    told = ("'soon'", "'Vank'", "'town'", "start is ''", "'none'", ":7", "'*'", "several", "apostrophe")
    for line, said in zip(lines, told, strict=True):
        assert said in line


def test_what_spreadsheets_add_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    heading = "answer;article;what;text;start;note, or who, or when, or where;;;"
    path.write_text(
        f"{heading}\r\n'2022-07;a;published;;;;;;\r\n;;;;;;;;\r\n"
        '"none";a;place;"Upper\r\nVank";;;ask Ana;she knows;;\r\n',
        encoding="utf-8-sig",
        newline="",
    )
    dated, _, place = read_rows(path)
    assert (place.text, dict(place.others)[""]) == ("Upper\nVank", "ask Ana / she knows")
    assert "" not in dated.others
    by_day = read_corrections(path, GAZETTEER).dated([Article("a", TEXT)])
    assert [one.published_within for one in by_day if isinstance(one, Article)] == [Interval.of("2022-07")]


def test_an_answer_and_its_notes_outlive_other_rows_about_the_same() -> None:
    noted = Row("a", "place", "Vank", others={"note": "ask Ana", "who": ""})
    answered = Row("a", "place", "Vank", answer="none", others={"note": "no place"})
    for rows, notes in (((noted, answered), "ask Ana / no place"), ((answered, noted), "no place / ask Ana")):
        (kept,) = merged(rows, [Row("a", "place", "Vank", why="unsure")])
        assert (kept.answer, kept.others) == ("none", {"note": notes, "who": ""})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name,latitude,longitude\nVank,40,46\n", "no column 'article', 'what', 'text', 'start', 'answer'"),
        (b"", "no column"),
        (b"article,what,text,start,answer\na,place,Vank,,none,x,,\n", ":2: more cells"),
        (b"article,what,text,start,answer,answer\na,place,Vank,,none,\n", "more than one column 'answer'"),
        (b'"article,what,text,start,answer\n', ":1: no row of a table"),
        (b"article,what,text,start,answer\na,place,\xff\xfeVank,,none\n", "UTF-8"),
        (b'article,what,text,start,answer\na,place,"Vank"x,,none\n', "no row of a table"),
    ],
)
def test_a_file_that_is_none_is_told_and_stays(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes(content)
    with pytest.raises(CorrectionsError, match=r"corrections\.csv") as caught:
        read_rows(path)
    assert said in str(caught.value)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("answers", "days"),
    [
        (["16/07/2022", "04/07/2022"], ["2022-07-16", "2022-07-04"]),
        (["7/16/2022", "7/4/2022"], ["2022-07-16", "2022-07-04"]),
        (["16.7.2022", "4.7.22"], ["2022-07-16", "2022-07-04"]),
        (["44758", "'2022-07-04"], ["2022-07-16", "2022-07-04"]),
        (["16 July 2022", "July 4, 2022"], ["2022-07-16", "2022-07-04"]),
        (["16-Jul-22", "2022/07/04"], ["2022-07-16", "2022-07-04"]),
    ],
)
def test_dates_are_read_in_the_forms_that_spreadsheets_write(
    tmp_path: Path, answers: list[str], days: list[str]
) -> None:
    path = tmp_path / "corrections.csv"
    write_rows([Row(f"a{n}", What.PUBLISHED, answer=answer) for n, answer in enumerate(answers)], path)
    corrections = read_corrections(path, GAZETTEER)
    articles = [Article(f"a{n}", "Talks.") for n in range(len(answers))]
    dated = [article.published for article in corrections.dated(articles) if isinstance(article, Article)]
    assert [day.isoformat() for day in dated if day] == days


def test_a_date_that_can_be_read_in_two_ways_is_told(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    write_rows([Row("a", What.PUBLISHED, answer="07/08/2022")], path)
    with pytest.raises(CorrectionsError, match="'07/08/2022' can be read as two days"):
        read_corrections(path, GAZETTEER)
