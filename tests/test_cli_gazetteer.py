"""`geo gazetteer` and `geo places` as a person types them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from test_import_geonames import dump

from geo.cli import main
from geo.gazetteer import layout
from geo.gazetteer.data import data_folder
from geo.terminal.console import out

if TYPE_CHECKING:
    from pathlib import Path


def geo(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def mine(folder: Path, content: str) -> Path:
    path = folder / "mine.csv"
    path.write_text(content, encoding="utf-8")
    return path


def test_info_counts_by_source_class_and_country_and_names_licences() -> None:
    done = geo("gazetteer", "info")
    assert done.exit_code == 0
    for shown in ("the world's tables: ", "geonames ", "P settlement", "US ", "On disk: ", "CC BY 4.0"):
        assert shown in done.output
    assert "verified, all as compiled" in done.output


def test_the_counts_of_info_add_up(tmp_path: Path) -> None:
    own = mine(tmp_path, "name,latitude,longitude,country\nDepot,40.5,45.5,AM\n")
    found = json.loads(geo("gazetteer", "info", "--json", "--gazetteer", own).output)
    assert [one["title"] for one in found["surveys"]] == ["mine.csv (your own)", "the world's tables"]
    for one in found["surveys"]:
        for counts in (one["by_source"], one["by_class"], one["by_country"]):
            assert sum(counts.values()) == one["places"]
    assert found["surveys"][0]["by_country"] == {"AM": 1}
    assert {"compiled/places.bin", "SOURCES.md"} <= set(found["sizes"])
    assert found["altered"] == []
    assert any("GeoNames" in one["source"] for one in found["licences"])


def test_info_names_each_altered_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(data_folder(), tmp_path / "copy")
    for module in ("geo.gazetteer.data", "geo.gazetteer.gazetteer"):
        monkeypatch.setattr(f"{module}.data_folder", lambda: folder)
    for table in ("curated/places.csv", "curated/names.csv"):
        _alter(folder / table)
    done = geo("gazetteer", "info")
    assert done.exit_code == 1
    assert "places.csv: altered since it was compiled" in done.output
    assert "names.csv: altered since it was compiled" in done.output
    assert "2 not as compiled" in done.output
    _alter(folder / "compiled" / layout.POSTINGS)
    (folder / "compiled" / layout.NAMES).write_bytes(b"")
    done = geo("gazetteer", "info")
    assert done.exit_code == 2
    for table in (layout.NAMES, layout.POSTINGS, "places.csv"):
        assert f"{table}: altered" in done.output


def _alter(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[1000] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("asked", "status", "shown"),
    [
        ("Paris, Texas", 0, "Texas, United"),
        ("Long Beach, CA", 0, "geonames:5367929"),
        ("Vank, Karabakh", 0, "Vank / Vangli"),
        ("Baku, Texas", 2, "Baku"),
        ("Yeravan, Armenia", 2, "Yerevan"),
        ("Qqzzxx, Texas", 2, "no place is called 'Qqzzxx, Texas'"),
    ],
)
def test_places_reads_what_a_name_lies_in(asked: str, status: int, shown: str) -> None:
    done = geo("places", asked, "--limit", "1")
    assert done.exit_code == status
    assert shown in done.output
    if status == 0:
        assert "more place" not in done.output
    else:
        assert "no place is called" in done.output


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        ("name,latitude,longitude\nDepot,1,2\n", 0, "1 place in order, 0 errors, 0 warnings"),
        ("name,latitude,longitude,colour\nDepot,1,2,red\n", 0, "1 place in order, 0 errors, 1 warning"),
        ("name,latitude,longitude\nDepot,1,2\nStore,x,2\n", 1, "mine.csv:3: latitude 'x' is no number"),
        ("name,latitude\nDepot,1\n", 1, "mine.csv:1: no column longitude"),
        ("", 2, "mine.csv: empty"),
    ],
)
def test_check_tells_by_its_status_how_it_went(tmp_path: Path, content: str, status: int, said: str) -> None:
    done = geo("gazetteer", "check", mine(tmp_path, content))
    assert done.exit_code == status
    assert said in done.output


def test_check_goes_on_behind_a_file_that_is_missing(tmp_path: Path) -> None:
    done = geo("gazetteer", "check", tmp_path / "nowhere.csv", mine(tmp_path, "name,lat,lon\nDepot,1,2\n"))
    assert done.exit_code == 2
    assert "nowhere.csv: No such file" in done.output
    assert "1 place in order" in done.output


def test_an_import_is_used_by_the_other_commands(tmp_path: Path) -> None:
    out = tmp_path / "am.gazetteer"
    done = geo("gazetteer", "import-geonames", dump(tmp_path), "--out", out, "--feature-class", "p,h")
    assert done.exit_code == 0, done.output
    assert "8 rows read: 7 places under " in done.output
    assert "1 not wanted, 0 rejected" in done.output
    assert "geonames:90000001" in geo("places", "Karmanashen", "--gazetteer", out).output
    article = tmp_path / "report.txt"
    article.write_text("Talks were held in Qarmanashen, Georgia, on 16 July 2022.", encoding="utf-8")
    record = json.loads(geo("parse", "--jsonl", article, "--gazetteer", out).output)
    assert "geonames:90000002" in {one["place"] and one["place"]["id"] for one in record["toponyms"]}
    info = json.loads(geo("gazetteer", "info", "--json", "--gazetteer", out).output)
    assert info["surveys"][-1]["by_class"] == {"P": 6, "H": 1}


def test_an_import_with_rejected_rows_is_half_a_success(tmp_path: Path) -> None:
    path = dump(tmp_path, "1\tA", name="AM.txt")
    path.write_text(
        path.read_text() + dump(tmp_path, name="more.txt").read_text(encoding="utf-8"), encoding="utf-8"
    )
    done = geo("gazetteer", "import-geonames", path, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "line 1: 2 columns instead of 19: '1\\tA'" in done.output
    assert "rejected.tsv" in done.output


@pytest.mark.parametrize(
    "option", [("--feature-class", "Q"), ("--feature-code", "TOWN"), ("--country", "UK")]
)
def test_a_filter_that_can_match_nothing_is_refused(tmp_path: Path, option: tuple[str, str]) -> None:
    done = geo("gazetteer", "import-geonames", dump(tmp_path), *option)
    assert done.exit_code == 2
    assert repr(option[1]) in done.output


@pytest.mark.parametrize("width", [80, 120])
def test_places_keeps_its_columns_in_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "width", width)
    done = geo("places", "Shusha")
    assert all(len(line) <= width for line in done.output.splitlines())
    first = done.output.splitlines()[0]
    assert first.startswith("1  Shusha / Shushi")
    assert first.rstrip().endswith("39.7601, 46.7499")
    assert "disputed" in done.output


def test_places_shows_a_few_names_or_all() -> None:
    few, every = geo("places", "Yerevan").output, geo("places", "Yerevan", "--all-names").output
    assert "more (--all-names)" in few
    assert "more (--all-names)" not in every
    assert len(every) > 2 * len(few)
    assert "Երևան" in every


def test_places_says_by_which_name_a_place_was_met() -> None:
    assert "Yerevan (Erivan)" in geo("places", "Erivan").output
    assert "United Kingdom" in geo("places", "UK").output
    assert "(abbreviation)" in geo("places", "UK").output
    done = geo("places", "ереван")
    assert "but for case, accents and script" in done.output
    assert "Yerevan (Ереван)" in done.output


def test_places_keeps_to_countries_and_says_where_else() -> None:
    done = geo("places", "Tripoli", "--country", "lb,sy")
    assert "Lebanon" in done.output
    assert "Libya" not in done.output
    assert "elsewhere, in " in done.output
    none = geo("places", "Tripoli", "--country", "AM")
    assert none.exit_code == 2
    assert "no place is called 'Tripoli' there" in none.output


def test_places_for_programs_is_one_record() -> None:
    found = json.loads(geo("places", "Stepanakert", "--json").output)
    first = found["candidates"][0]
    assert {first["name"], first["other_name"]} == {"Stepanakert", "Khankendi"}
    assert first["disputed"] is True
    assert first["match"] == "name" or first["met_as"] == "Stepanakert"
    assert len(first["names"]) > 5
    misspelt = json.loads(geo("places", "Stepanakrt", "--json").output)
    assert misspelt["candidates"] == []
    assert misspelt["near"][0]["id"] == first["id"]


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    own = mine(tmp_path, "name,latitude,longitude,source\nDepot,1,2,\x1b]0;title\x07\n")
    done = geo("places", "Depot", "--gazetteer", own)
    assert not {"\x1b", "\x07"} & set(done.output)
