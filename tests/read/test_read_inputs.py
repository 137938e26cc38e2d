"""Ways in: files, folders, standard input; and what the project itself shows."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from reading import SENTENCE, one, told, write

from geo.model import Article, Unread
from geo.readers import read
from geo.readers.formats.table import SUFFIXES
from geo.readers.records.names import ALIASES

ROOT = Path(__file__).parent.parent.parent


def give_stdin(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode()), encoding="utf-8"))


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/B.md",
        "c.txt.gz",
        ".hidden.txt",
        "README.md",
        "picture.png",
        ".git/x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        content = SENTENCE.encode()
        write(path, gzip.compress(content) if name.endswith("gz") else content)
    found = [item.id for item in read([tmp_path]) if isinstance(item, Article)]
    assert found == [f"{tmp_path.as_posix()}/{name}" for name in ("a/B.md", "a/z.txt", "b.txt", "c.txt.gz")]
    passed = {item.source[len(tmp_path.as_posix()) + 1 :]: item.reason for item in told(tmp_path)}
    assert passed == {
        ".git": "it is hidden",
        ".hidden.txt": "it is hidden",
        "README.md": "it is about the folder",
        "picture.png": "it is a picture",
    }


def test_an_article_in_a_format_not_read_is_told_in_a_folder_too(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SENTENCE)
    write(tmp_path / "b.ODT", "PK")
    (refused,) = told(tmp_path)
    assert "'.odt'" in refused.reason
    assert not refused.passed_over


def test_a_hidden_file_or_a_readme_is_read_if_named(tmp_path: Path) -> None:
    assert one(write(tmp_path / ".hidden.txt", SENTENCE)).text == SENTENCE
    assert one(write(tmp_path / "README.md", SENTENCE)).text == SENTENCE


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", SENTENCE)
    assert len(list(read([path, tmp_path, str(path)]))) == 1


def test_ids_are_unique_and_always_the_same(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": SENTENCE, "id": name}) for name in ("a", "a", "a~2", "a"))
    path = write(tmp_path / "x.jsonl", lines)
    ids = [[item.id for item in read([path]) if isinstance(item, Article)] for _ in range(2)]
    assert ids[0] == ids[1] == ["a", "a~2", "a~2~2", "a~3"]


@pytest.mark.parametrize("name", ["report", "report.txt"])
def test_a_file_without_suffix(tmp_path: Path, name: str) -> None:
    assert one(write(tmp_path / name, SENTENCE)).text == SENTENCE


def test_json_lines_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, '\n{"text": "One."}\n{"text": "Two."}\n')
    assert [(item.id, item.text) for item in read(["-"]) if isinstance(item, Article)] == [
        ("-#2", "One."),
        ("-#3", "Two."),
    ]


def test_text_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, f"---\npublished: 2022-11-09\n---\n{SENTENCE}")
    (found,) = read(["-", "-"])
    assert isinstance(found, Article)
    assert (found.id, found.text, found.published) == ("-", SENTENCE, date(2022, 11, 9))


def test_nothing_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, "")
    assert list(read(["-"])) == [Unread("-", "it is empty")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_opened_only_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w').write({SENTENCE!r})"]):
        assert one(pipe).text == SENTENCE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_into_which_nobody_writes_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.files.SECONDS_TO_WAIT", 0.2)
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path / "b.txt", SENTENCE)
    lost, found = read([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert isinstance(lost, Unread)
    assert "named pipe into which nobody has written" in lost.reason
    assert isinstance(found, Article)


def test_an_unreadable_name_can_still_be_written(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    try:
        Path(path).write_text(SENTENCE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert one(Path(path)).id.encode()


def test_a_long_file_is_read_line_by_line(tmp_path: Path) -> None:
    line = json.dumps({"text": SENTENCE * 1000}).encode() + b"\n"
    path = write(tmp_path / "a.jsonl.gz", gzip.compress(line * 200, compresslevel=1))
    tracemalloc.start()
    try:
        assert sum(1 for _ in read([path])) == 200
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 200 * len(line) / 4


def test_articles_come_as_they_are_read(tmp_path: Path) -> None:
    good = json.dumps({"text": SENTENCE}) + "\n"
    found = read([write(tmp_path / "a.jsonl", good), tmp_path / "b.txt"])
    assert isinstance(next(found), Article)
    write(tmp_path / "b.txt", SENTENCE)
    assert isinstance(next(found), Article)


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    heavy = ["trafilatura", "htmldate", "pyarrow", "feedparser", "yaml", "chardet", "lxml", "babel", "docx"]
    script = f"import sys, geo.readers; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_example_can_be_read() -> None:
    found = list(read([ROOT / "examples"]))
    unread = [item.source for item in found if isinstance(item, Unread)]
    assert unread == [f"{ROOT}/examples/README.md", f"{ROOT}/examples/hard/README.md"]
    assert len(found) == 49


def test_the_manual_names_every_format_and_field() -> None:
    manual = (ROOT / "docs" / "reference" / "articles.md").read_text(encoding="utf-8")
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in manual] == []
    words = manual.lower()
    assert [alias for names in ALIASES.values() for alias in names if f"`{alias}`" not in words] == []
