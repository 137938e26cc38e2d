"""`geo review`, and the commands that obey what was answered."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from geo.cli import main
from geo.corrections import Row, What, read_rows, write_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

GORIS = "geonames:174895"
REPORT = """---
published: 2022-07-16
id: wire-7
---
The foreign ministers of Armenia and Azerbaijan held talks in Velmisarak on Saturday.
"""
UNDATED = "Ministers held talks in Tbilisi on Saturday. They will meet again in Batumi.\n"


def geo(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def answer(path: Path, answers: Mapping[str, str]) -> None:
    """Write answers into a file by the texts that they are about."""
    rows = read_rows(path)
    assert answers.keys() <= {row.text for row in rows}
    write_rows([replace(row, answer=answers.get(row.text, "")) for row in rows], path)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with two reports."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "dated.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "articles" / "undated.txt").write_text(UNDATED, encoding="utf-8")
    return tmp_path


def test_review_asks_and_every_later_build_obeys(desk: Path) -> None:
    done = geo("review")
    assert done.exit_code == 0, done.output
    assert "Velmisarak" in done.output
    headline = UNDATED.partition("\n")[0]
    asked = read_rows(Path("corrections.csv"))
    assert {row.what for row in asked} >= {"place", "published"}
    answers = {"Velmisarak": GORIS} | {row.text: "2022-07-17" for row in asked if row.what == "published"}
    answer(Path("corrections.csv"), answers)

    done = geo("build", "--from", "2022-07-16", "--to", "2022-07-16")
    assert done.exit_code == 0, done.output
    assert "2 answers of yours obeyed" in done.output
    assert headline not in done.output
    events = json.loads((desk / "maps" / "2022-07-16_2022-07-16.geojson").read_text(encoding="utf-8"))
    assert GORIS in {one["properties"]["place_id"] for one in events["features"]}

    records = [json.loads(line) for line in geo("parse", "--jsonl").output.splitlines()]
    assert records[0]["toponyms"][-1]["place"]["id"] == GORIS
    assert records[1]["published"] == "2022-07-17"

    done = geo("review")
    assert "Velmisarak" not in done.output
    assert {row.text: row.answer for row in read_rows(Path("corrections.csv")) if row.answer} == answers


def test_an_answer_outlives_a_date_that_other_reports_tell(desk: Path) -> None:
    text = "Officials of Armenia and Azerbaijan held talks in {} on Saturday about a border bridge.\n"
    dated = f"---\npublished: 2022-07-17\n---\n{text.format('Tbilisi')}"
    Path("articles/dated.txt").write_text(dated, encoding="utf-8")
    Path("articles/undated.txt").write_text(text.format("Tbilisi"), encoding="utf-8")
    rows = [Row("*", What.PLACE, "Tbilisi", answer=GORIS)]
    write_rows(rows, desk / "corrections.csv")
    done = geo("build")
    assert done.exit_code == 0, done.output
    (feature,) = json.loads((desk / "maps" / "2022-07-16_2022-07-16.geojson").read_text())["features"]
    assert feature["properties"]["place_id"] == GORIS
    assert feature["properties"]["article_count"] == 2


def test_an_answer_about_nothing_is_told(desk: Path) -> None:
    write_rows([Row("wire-7", What.PLACE, "Shusha", answer="none")], desk / "mine.csv")
    done = geo("build", "--corrections", "mine.csv")
    assert "mine.csv:2: no place 'Shusha' in wire-7" in " ".join(done.output.split())


def test_answers_that_wait_for_another_article_are_counted(desk: Path) -> None:
    write_rows([Row("wire-8", What.PLACE, "Shusha", answer="none")], desk / "corrections.csv")
    assert "1 answer about articles that were not read" in " ".join(geo("review").output.split())


def test_a_file_of_other_things_is_not_written_over(desk: Path) -> None:
    other = desk / "corrections.csv"
    other.write_text("name,latitude,longitude\n", encoding="utf-8")
    for command in ("review", "build", "parse"):
        done = geo(command)
        assert done.exit_code == 2
        assert "no file of corrections" in done.output
    assert other.read_text(encoding="utf-8") == "name,latitude,longitude\n"


def test_a_file_that_is_named_is_begun_whatever_another_says(desk: Path) -> None:
    write_rows([Row("wire-7", What.PLACE, "Velmisarak", answer=GORIS)], desk / "corrections.csv")
    assert geo("review", "--corrections", "mine.csv").exit_code == 0
    assert "Velmisarak" in {row.text for row in read_rows(desk / "mine.csv")}


@pytest.mark.usefixtures("desk")
def test_corrections_that_are_named_must_be_there() -> None:
    done = geo("build", "--corrections", "gone.csv")
    assert done.exit_code == 2
    assert "gone.csv" in done.output


def test_where_all_is_known_nothing_is_asked_and_no_file_is_made(desk: Path) -> None:
    (desk / "articles" / "undated.txt").unlink()
    (desk / "articles" / "dated.txt").write_text(REPORT.replace("Velmisarak", "Tbilisi"), encoding="utf-8")
    done = geo("review")
    assert done.exit_code == 0, done.output
    assert "nothing: every report is dated, and every name has a place that is sure" in done.output
    assert not (desk / "corrections.csv").exists()


@pytest.mark.usefixtures("desk")
def test_a_folder_that_takes_no_file_is_told() -> None:
    done = geo("review", "--corrections", "nowhere/corrections.csv")
    assert done.exit_code == 2
    assert "nowhere/corrections.csv" in done.output


def test_what_would_change_most_is_asked_first(desk: Path) -> None:
    (desk / "articles" / "aside.txt").write_text(
        "---\npublished: 2022-07-16\n---\nThe weather in Qwertyanabad was fine, and in Velmisarak too.\n",
        encoding="utf-8",
    )
    assert geo("review").exit_code == 0
    asked = [(row.article, row.text) for row in read_rows(Path("corrections.csv")) if row.what == What.PLACE]
    assert asked[0] == (
        "articles/dated.txt" if ("articles/dated.txt", "Velmisarak") in asked else "wire-7",
        "Velmisarak",
    )


def test_an_event_gives_its_rows_to_copy(desk: Path) -> None:
    (desk / "articles" / "batumi.txt").write_text(
        "---\npublished: 2022-07-16\n---\nGunmen attacked a convoy near Batumi on Friday, killing two.\n",
        encoding="utf-8",
    )
    assert geo("build", "--name", "x").exit_code == 0
    features = json.loads(Path("maps/x.geojson").read_text(encoding="utf-8"))["features"]
    event = next(one["properties"] for one in features if one["properties"]["place_name"] == "Batumi")
    done = geo("review", "--event", event["event_id"])
    assert done.exit_code == 0
    Path("copied.csv").write_text(done.stdout, encoding="utf-8")
    rows = read_rows(Path("copied.csv"))
    assert {row.what for row in rows} == {What.EVENT, What.PLACE}
    write_rows(
        [replace(row, answer="none" if row.what == What.EVENT else "") for row in rows], Path("copied.csv")
    )
    again = geo("build", "--name", "x", "--corrections", "copied.csv", "--json")
    kept = json.loads(again.stdout)
    assert kept.get("events_located", 0) == len(features) - 1
    assert not Path("corrections.csv").exists()


@pytest.mark.usefixtures("desk")
def test_an_unknown_event_is_told() -> None:
    done = geo("review", "--event", "nonsense")
    assert done.exit_code == 2
    assert "'nonsense'" in done.output


def test_the_page_runs_nothing_of_an_article_and_gives_a_table_that_is_obeyed(desk: Path) -> None:
    (desk / "articles" / "hostile.txt").write_text(
        "---\npublished: 2022-07-16\nid: </script><script>alert(1)</script>\n---\n"
        "Ministers held talks in Qwertyanabad on Saturday, said <img src=x onerror=alert(2)> officials.\n",
        encoding="utf-8",
    )
    assert geo("review", "--html", "review.html").exit_code == 0
    page = Path("review.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert page.count("<script") == 2
    data = json.loads(page.partition('id="rows">')[2].partition("</script>")[0])
    asked = read_rows(Path("corrections.csv"))
    assert len(data["rows"]) == len(asked)
    assert data["columns"][:5] == ["article", "what", "text", "start", "answer"]
