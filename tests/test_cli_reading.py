"""What `geo build` and `geo parse` say of what they read: every path is accounted for, copies count once."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from geo.cli import main
from geo.terminal import console, reading

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\npublished: 2022-08-12\n---\n"
AGENCY = (
    "The foreign ministers of Armenia and Azerbaijan held talks in Tbilisi on Thursday. They spoke for three "
    "hours about the crossing, and parted without a word to the reporters who had waited outside the gate."
)
LATER = " A further round is planned for the autumn."
FRENCH = (
    "Des pêcheurs ont bloqué vendredi le port de Bastia pour protester contre le prix du gazole, et deux "
    "ferries n'ont pas pu accoster."
)


def geo(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    rows = [
        {
            "text": AGENCY,
            "published": "2022-08-12",
            "url": f"https://wire.example/{n}",
            "title": "Talks held",
        }
        for n in (1, 2)
    ]
    rows.append(rows[0] | {"text": AGENCY + LATER, "url": "https://gazette.example/3"})
    (articles / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (articles / "french.txt").write_text(HEAD + FRENCH, encoding="utf-8")
    (articles / "gate.png").write_bytes(b"\x89PNG")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_passed_over_or_not_read_is_named_and_copies_count_once(desk: Path) -> None:
    done = geo("build")
    assert done.exit_code == 0
    said = "".join(done.output.split())
    assert "gate.png:itisapicture" in said
    assert "1passedover" in said
    assert "1articleinFrench:eventsandtheirdatesarefoundinEnglishtextonly:articles/french.txt" in said
    assert "2articlesarecopiesorlaterstatesofanother" in said
    (written,) = (desk / "maps").glob("*.geojson")
    features = json.loads(written.read_text(encoding="utf-8"))["features"]
    assert max(feature["properties"]["article_count"] for feature in features) == 3
    assert {feature["properties"]["origin_count"] for feature in features} == {1}


@pytest.mark.usefixtures("desk")
def test_programs_are_given_each_path() -> None:
    record = json.loads(geo("build", "--json", "--dry-run").stdout)
    assert record["passed_over"] == [{"source": "articles/gate.png", "reason": "it is a picture"}]
    assert (record["unread"], record["copies"], record["replaced"]) == ([], 2, [])


def test_columns_and_a_year_are_given_on_the_command_line(desk: Path) -> None:
    table = desk / "table.csv"
    table.write_text("notes\nSoldiers shelled the port of Poti on 11 August.\n", encoding="utf-8")
    assert "--column text=NAME" in geo("parse", table).stderr
    done = geo("parse", "--jsonl", "--column", "text=notes", "--published", "2022-08", table)
    (event,) = json.loads(done.stdout)["events"]
    assert (event["begin"], done.exit_code) == ("2022-08-11", 0)
    assert "write it as text=NAME" in geo("parse", "--column", "notes", table).stderr


def test_a_day_in_a_files_name_dates_it(desk: Path) -> None:
    report = desk / "2022-08-12-port.txt"
    report.write_text("Soldiers shelled the port of Poti on Thursday.", encoding="utf-8")
    record = json.loads(geo("parse", "--jsonl", report).stdout)
    assert (record["published"], record["events"][0]["begin"]) == ("2022-08-12", "2022-08-11")


def test_a_terminal_is_shown_how_far_and_how_fast_and_how_long_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = StringIO()
    monkeypatch.setattr(reading, "err", Console(file=shown, force_terminal=True, width=120))
    monkeypatch.setattr(console.notices, "quiet", False)
    assert list(reading.progress(iter("abcd"), lambda: 8)) == [*"abcd"]
    assert "4 of about 8 articles" in shown.getvalue()
    assert " a second, 0:0" in shown.getvalue()
    assert "left" in shown.getvalue()


def test_where_no_terminal_is_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = StringIO()
    monkeypatch.setattr(reading, "err", Console(file=shown))

    def expected() -> int:
        raise AssertionError

    assert list(reading.progress(iter("ab"), expected)) == ["a", "b"]
    assert not shown.getvalue()
