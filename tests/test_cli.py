"""The commands as a person types them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from geo.cli import main

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """---
published: 2022-07-16
source: Example Wire
title: Talks in Tbilisi
---
The foreign ministers of Armenia and Azerbaijan held talks in Tbilisi on Saturday.
Armenia said on Thursday that two soldiers were wounded in a clash in Vardenis.
"""


def geo(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "from geo.cli import main; main(['--help'], standalone_mode=False); print(*__import__('sys').modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for command in ("build", "parse", "places", "review"):
        assert command in done.stdout
    for heavy in ("spacy", "geopandas", "pandas", "numpy", "folium", "trafilatura"):
        assert f" {heavy} " not in done.stdout


def test_build_prints_a_summary_and_the_paths(report: Path, tmp_path: Path) -> None:
    done = geo("build", report, "--from", "2022-07", "--to", "2022-07", "--out", tmp_path / "maps")
    assert done.exit_code == 0, done.output
    assert "1 article" in done.output
    assert (tmp_path / "maps" / "2022-07-01_2022-07-31.html").is_file()
    assert "2022-07-01_2022-07-31.gpkg" in done.output


def test_one_bad_file_is_named_and_the_rest_is_built(report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    done = geo("build", report, bad, "--out", tmp_path / "maps")
    assert done.exit_code == 1
    assert "bad.txt" in done.output
    assert len(list((tmp_path / "maps").iterdir())) == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "2023", "--to", "2022"), "wrong way"),
        (("--from", "2022-13"), "is no date"),
        (("--from", "yesterday"), "is no date"),
    ],
)
def test_a_range_that_cannot_be_is_told(
    report: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = geo("build", report, *arguments, "--out", tmp_path / "maps")
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "maps").exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = geo("build", tmp_path / "missing.txt", "--out", tmp_path / "maps")
    assert done.exit_code == 2
    assert "missing.txt" in done.output


def test_without_articles_the_way_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = geo("build")
    assert done.exit_code == 2
    assert "nothing to read" in done.output


def test_parse_gives_one_json_record_an_article(report: Path) -> None:
    done = geo("parse", "--jsonl", report)
    (record,) = [json.loads(line) for line in done.output.splitlines()]
    assert record["published_basis"] == "given"
    assert {"Tbilisi", "Vardenis"} <= {toponym["text"] for toponym in record["toponyms"]}
    for toponym in record["toponyms"]:
        assert record["text"][toponym["start"] : toponym["end"]] == toponym["text"]


def test_parse_reads_json_lines_from_standard_input_and_gives_the_text_back() -> None:
    text = "Ministers met in Tbilisi.\n\tOn  Monday, they left."
    done = geo(
        "parse", "--jsonl", "-", stdin=json.dumps({"id": "a", "text": text, "published": "2022-07-19"})
    )
    record = json.loads(done.output)
    assert (record["id"], record["text"]) == ("a", text)


@pytest.mark.parametrize(("region", "country"), [("GE", "GE"), ("US", "US"), ("40,40,46,43", "GE")])
def test_a_region_of_interest_decides_between_namesakes(tmp_path: Path, region: str, country: str) -> None:
    path = tmp_path / "fire.txt"
    path.write_text("A fire broke out in Georgia, officials said.", encoding="utf-8")
    done = geo("parse", "--jsonl", "--focus", region, path)
    (georgia,) = json.loads(done.output)["toponyms"]
    assert georgia["place"]["country_code"] == country


def test_a_region_of_interest_that_is_none_is_quoted(report: Path) -> None:
    done = geo("parse", "--focus", "Atlantis", report)
    assert done.exit_code == 2
    assert "Atlantis" in done.output


def test_parse_shows_a_person_what_was_found(report: Path) -> None:
    done = geo("parse", report)
    assert done.exit_code == 0
    for shown in ("Tbilisi", "2022-07-16", "CONSULT", "literal"):
        assert shown in done.output


def test_places_lists_candidates_with_what_tells_them_apart() -> None:
    done = geo("places", "Tripoli")
    assert done.exit_code == 0
    assert "Libya" in done.output
    assert "Lebanon" in done.output


def test_places_offers_near_misses_for_a_misspelling() -> None:
    done = geo("places", "Tbilissy")
    assert done.exit_code == 2
    assert "no place is called 'Tbilissy'" in done.output
    assert "Tbilisi" in done.output


def test_own_places_win(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,latitude,longitude\nTbilisi,40.5,45.5\n", encoding="utf-8")
    done = geo("places", "Tbilisi", "--gazetteer", own)
    assert done.output.index("40.5000, 45.5000") < done.output.index("PPLC")


def test_a_wrong_row_of_own_places_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,latitude,longitude\nSomewhere,140.5,45.5\n", encoding="utf-8")
    done = geo("places", "Somewhere", "--gazetteer", own)
    assert done.exit_code == 2
    assert "own.csv" in done.output
    assert "140.5" in done.output


def test_square_brackets_in_names_are_no_markup() -> None:
    done = geo("places", "[/zzqxv]")
    assert done.exit_code == 2
    assert "[/zzqxv]" in done.output


def test_an_article_commands_no_terminal(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Talks were held\x1b]0;title\x07 in Tbilisi, officials said.", encoding="utf-8")
    done = geo("parse", path)
    assert "Tbilisi" in done.output
    assert not {"\x1b", "\x07"} & set(done.output)


def test_parse_of_nothing_readable_says_so(tmp_path: Path) -> None:
    done = geo("parse", tmp_path / "missing.txt")
    assert done.exit_code == 2
    assert "missing.txt" in done.output


def test_what_dates_an_article_is_said_where_nothing_is_dated(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Talks were held in Tbilisi on Saturday, officials said.", encoding="utf-8")
    done = geo("build", path, "--out", tmp_path / "maps")
    assert done.exit_code == 3
    assert "published: YYYY-MM-DD" in done.output
