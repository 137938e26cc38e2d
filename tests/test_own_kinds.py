"""A person's own kinds of event: what is wrong in their files is told by line; they are found and drawn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from geo.cli import main
from geo.errors import KindsError
from geo.events import find_event_mentions
from geo.language import event_types, own_kinds, use_own_kinds
from geo.language.own.reading import check_own_kinds, read_own_kinds
from geo.language.own.table import MAX_BYTES
from geo.maps.kinds import kinds as page_kinds
from geo.model import Article
from geo.text import annotate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = "type,family,label,colour,pos,trigger,object,subject,subtype\n"
MINE = (
    HEADER
    + "POACHING,wildlife,Poaching,#2e7d32,verb,poach|snare,elephant|rhino,,snaring\n"
    + "POACHING,,,,noun,poaching,,,\n"
    + "ASSAULT,,,,verb,zap,,,\n"
)
TEXT = "Gangs poached two elephants near Mbeya on Monday. Rebels zapped a bridge in Goma on Monday."


@pytest.fixture(autouse=True)
def _no_own_kinds() -> Iterator[None]:
    yield
    use_own_kinds(None)


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "mine.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def found(text: str) -> list[tuple[str, str]]:
    mentions = find_event_mentions(Article("a", text), annotate(text), (), ()).mentions
    return [(mention.type, mention.subtype) for mention in mentions]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("poaching,,,,,snare,,,\n", "2: type 'poaching': write a name of capitals"),
        ("X,A b,,,,snare,,,\n", "2: family 'A b': write a name of small letters"),
        ("X,,,green,,snare,,,\n", "2: colour 'green': write it as #2e7d32"),
        ("X,force,,#112233,,snare,,,\n", "2: colour '#112233': the family force is geo's own"),
        ("ASSAULT,,Blow,,,zap,,,\n", "2: label 'Blow': ASSAULT is one of geo's own types"),
        ("X,,,,verbs,snare,,,\n", "2: pos 'verbs' is none of verb, noun, adjective"),
        ("X,,,,,(a+)+$,,,\n", "2: trigger '(a+)+$': write words, with | between alternatives"),
        ("X,,,,," + "a" * 5000 + ",,,\n", "is longer than 60 characters"),
        ("X,,,,,*,,,\n", "2: trigger '*' would be any word"),
        ("X,,,,,snare,@animal,,\n", "2: object '@animal' is no class of words; @animals is one"),
        ("X,,,,,snare,,,\nY,,,,,snare,,,\n", "3: trigger 'snare' is 'Y' here, but 'X' in line 2"),
        ("X,,,,,snare,,,\nX,,,,,snare,,,\n", "3: trigger 'snare' stands in line 2 already"),
        ("X,a,,,,snare,,,\nX,b,,,,trap,,,\n", "3: family of type 'X' is 'b' here, but 'a' in line 2"),
        ("X,a,,#111111,,b,,,\nY,a,,#222222,,c,,,\n", "3: colour of family 'a' is '#222222' here"),
        ("X,,,,,,,,\n", "2: no row gives the type X a trigger"),
        ("X,,,,,snare,,,,,\n", "2: 11 cells for 9 columns"),
        ('X,,,,,"snare,,,\nX,,,,,trap,,,\n', "2: it can't be read as CSV from here on"),
    ],
)
def test_each_fault_is_told_with_its_line(tmp_path: Path, rows: str, fault: str) -> None:
    _, faults = check_own_kinds([write(tmp_path, HEADER + rows)])
    assert any(fault in str(one) for one in faults), faults
    assert all(str(one).startswith(str(tmp_path)) for one in faults)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("type,triggers\nX,snare\n", "1: the column 'triggers' is none of"),
        ("type,label\nX,A\n", "1: no column 'trigger'"),
        ("type,trigger,type\nX,snare,Y\n", "1: the column 'type' stands twice"),
        ("", "it has no header"),
        (HEADER, "it has no rows"),
        (b"type,trigger\nX,caf\xe9\n", "2: it is not in UTF-8"),
        (b"\x00\x01" * 50, "1: "),
        (HEADER + "X,,,,,snare,,,\n" * (MAX_BYTES // 15), f"more than {MAX_BYTES:,} bytes"),
    ],
)
def test_a_file_that_is_no_table_of_kinds_is_told(tmp_path: Path, content: str | bytes, fault: str) -> None:
    _, faults = check_own_kinds([write(tmp_path, content)])
    assert any(fault in str(one) for one in faults), faults


def test_all_faults_are_told_at_once_and_stop_a_build(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + "".join(f"x{n},,,,,snare{n},,,\n" for n in range(30)))
    assert len(check_own_kinds([path])[1]) == 30
    with pytest.raises(KindsError, match=r"mine.csv:2: (.|\n)*… and 20 more"):
        read_own_kinds([path])
    done = CliRunner().invoke(main, ["parse", "--types", str(path), "-"], input="Rebels left.")
    assert done.exit_code == 2
    assert "mine.csv:2" in done.output


def test_tables_of_spreadsheets_are_read(tmp_path: Path) -> None:
    kinds, faults = check_own_kinds([write(tmp_path, MINE.replace(",", ";").encode("utf-16"))])
    assert faults == []
    assert [kind.type for kind in kinds.kinds] == ["POACHING"]


def test_own_kinds_are_in_use_until_others_are(tmp_path: Path) -> None:
    assert ("POACHING", "snaring") not in found(TEXT)
    use_own_kinds(read_own_kinds([write(tmp_path, MINE)]))
    assert found(TEXT)[0] == ("POACHING", "snaring")
    assert found(TEXT)[1][0] == "ASSAULT"
    assert event_types()["POACHING"].label == "Poaching"
    use_own_kinds(None)
    assert "POACHING" not in event_types()
    assert ("POACHING", "snaring") not in found(TEXT)


def test_an_own_row_holds_before_a_stricter_one_of_geo(tmp_path: Path) -> None:
    assert found("A lorry hit a cyclist.")[0][0] == "ACCIDENT"
    use_own_kinds(read_own_kinds([write(tmp_path, "type,trigger\nROADKILL,hit\n")]))
    assert found("A lorry hit a cyclist.") == [("ROADKILL", "")]


def test_the_same_contents_are_the_same_kinds(tmp_path: Path) -> None:
    path = write(tmp_path, MINE)
    assert read_own_kinds([path]) == read_own_kinds([path])
    assert read_own_kinds([path]) != read_own_kinds([write(tmp_path, MINE.replace("zap", "zip"))])
    assert read_own_kinds([]) is None
    assert own_kinds() is None


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_own_kinds_are_drawn_and_exported(tmp_path: Path, jobs: str) -> None:
    types = write(tmp_path, MINE)
    article = tmp_path / "a.txt"
    article.write_text(f"---\npublished: 2024-05-14\n---\n{TEXT}\n", encoding="utf-8")
    given = [
        "build",
        str(article),
        "--types",
        str(types),
        "--out",
        str(tmp_path / "maps"),
        "--no-cache",
        "-j",
        jobs,
    ]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    (geojson,) = (tmp_path / "maps").glob("*.geojson")
    features = json.loads(geojson.read_text(encoding="utf-8"))["features"]
    kinds = {(one["properties"]["event_type"], one["properties"]["subtype"]) for one in features}
    assert ("POACHING", "snaring") in kinds
    (page,) = (tmp_path / "maps").glob("2*.html")
    assert "--family-wildlife:#2e7d32" in page.read_text(encoding="utf-8")


def test_the_page_has_label_and_family_of_an_own_kind(tmp_path: Path) -> None:
    assert "POACHING" not in page_kinds()["types"]
    use_own_kinds(read_own_kinds([write(tmp_path, MINE)]))
    drawn = page_kinds()
    kind = drawn["types"]["POACHING"]
    assert (kind["label"], drawn["families"][kind["family"]]["light"]) == ("Poaching", "#2e7d32")
    assert drawn["families"][drawn["other"]]["name"] == "other"


def test_a_check_says_what_is_in_order(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["types", "check", str(write(tmp_path, MINE))])
    assert (done.exit_code, "1 kind of your own, 4 triggers in order, 0 errors" in done.output) == (0, True)
    done = CliRunner().invoke(main, ["types", "check", str(tmp_path / "none.csv")])
    assert done.exit_code == 2
