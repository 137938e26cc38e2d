"""An unchanged file is not opened again, and a changed one is never taken for unchanged."""

from __future__ import annotations

import ast
import os
import sqlite3
import sys
import time
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest
from test_store import _imports

from geo.model import Article
from geo.readers import ReadOptions, read, reading
from geo.readers.inputs.source import Source
from geo.store import ParseStore, ReadingStore
from geo.store.database import NAME
from geo.store.fingerprint import LIBRARIES_OF_READING, reading_files

if TYPE_CHECKING:
    from pathlib import Path

    from geo.model import Unread

LONG_AGO = (1_600_000_000, 1_600_000_000)


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the store's clock be an hour ahead, so that what was just written counts as settled."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 3_600_000_000_000)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read, as they are."""
    names: list[str] = []
    read_entry = reading.read_entry

    def counting(entry: Source | Unread, options: ReadOptions) -> object:
        if isinstance(entry, Source):
            names.append(entry.name)
        return read_entry(entry, options)

    monkeypatch.setattr(reading, "read_entry", counting)
    return names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two articles and a picture."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Talks were held in Tbilisi.", encoding="utf-8")
    (folder / "b.html").write_text("<html><body><p>Talks ended in Baku.</p></body></html>", encoding="utf-8")
    (folder / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def found(tmp_path: Path, *sources: Path | str, options: ReadOptions | None = None) -> list[Article | Unread]:
    with ParseStore(tmp_path / "kept", b"") as store:
        chosen = options or ReadOptions()
        return list(read(sources, chosen, ReadingStore(store, chosen)))


def test_unchanged_files_are_opened_once(tmp_path: Path, folder: Path, opened: list[str]) -> None:
    first = found(tmp_path, folder)
    assert len(opened) == 2
    assert found(tmp_path, folder) == first == list(read([folder]))
    assert len(opened) == 4  # the last two without a store


@pytest.mark.parametrize("way", ["written", "moved over it", "with its old time", "longer"])
def test_a_changed_file_is_read_anew(tmp_path: Path, folder: Path, way: str) -> None:
    file = folder / "a.txt"
    os.utime(file, LONG_AGO)
    found(tmp_path, folder)
    if way == "moved over it":
        other = tmp_path / "other"
        other.write_text("Talks were held in Yerevan"[:27], encoding="utf-8")
        other.replace(file)
    else:
        file.write_text(f"Talks were held in Ganja!{'!' * 8 * (way == 'longer')}", encoding="utf-8")
    if way == "with its old time":
        os.utime(file, LONG_AGO)
    assert found(tmp_path, folder) == list(read([folder]))


def test_a_file_of_the_last_seconds_is_not_trusted(
    tmp_path: Path, folder: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: (folder / "a.txt").stat().st_ctime_ns + 1_000_000_000)
    found(tmp_path, folder)
    found(tmp_path, folder)
    assert len(opened) == 4


def test_a_clock_that_goes_back_is_not_trusted(
    tmp_path: Path, folder: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(tmp_path, folder)
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000_000_000_000)  # in 2001
    assert found(tmp_path, folder) == list(read([folder]))
    assert len(opened) == 6


def test_other_options_read_anew(tmp_path: Path, folder: Path) -> None:
    (folder / "d.csv").write_text("words,more\nTalks in Goris.,Talks in Gori.\n", encoding="utf-8")
    for column in ("words", "more"):
        options = ReadOptions({"text": column})
        assert found(tmp_path, folder, options=options) == list(read([folder], options))


def test_what_is_passed_over_in_a_folder_is_still_read_when_it_is_named(tmp_path: Path, folder: Path) -> None:
    for sources in ([folder], [folder / "c.png"], [folder / "a.txt", folder], [folder]):
        assert found(tmp_path, *sources) == list(read(sources))


def test_what_failed_is_tried_again(tmp_path: Path, folder: Path, opened: list[str]) -> None:
    (folder / "d.json").write_text("{", encoding="utf-8")
    found(tmp_path, folder)
    opened.clear()
    found(tmp_path, folder)
    assert [name.rpartition("/")[2] for name in opened] == ["d.json"]


def test_ids_are_of_the_run_and_not_of_the_file(tmp_path: Path, folder: Path) -> None:
    for name in ("d.jsonl", "e.jsonl"):
        (folder / name).write_text('{"id": "one", "text": "Talks were held."}\n', encoding="utf-8")
    found(tmp_path, folder)
    ids = [item.id for item in found(tmp_path, folder) if isinstance(item, Article)]
    assert ids[-2:] == ["one", "one~2"]


def test_damaged_rows_are_read_anew(tmp_path: Path, folder: Path) -> None:
    first = found(tmp_path, folder)
    with sqlite3.connect(tmp_path / "kept" / NAME) as connection:
        connection.execute("UPDATE kept SET blob = x'00'")
    connection.close()
    assert found(tmp_path, folder) == first


def test_all_libraries_that_read_are_in_the_digest() -> None:
    imported = {
        name.partition(".")[0]
        for path in reading_files()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imports(node)
    }
    distributions = packages_distributions()
    used = {
        distribution.lower()
        for name in imported - set(sys.stdlib_module_names) - {"geo"}
        for distribution in distributions.get(name, [])
    }
    assert used <= {name.lower() for name in LIBRARIES_OF_READING}
