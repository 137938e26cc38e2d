"""Archives and compression, good and in bad faith; and folders that never end."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import socket
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import zstandard
from reading import SENTENCE, articles, one, reason, told, write

from geo.files import open_file
from geo.model import Article, Unread
from geo.readers import read
from geo.readers.expected import expected

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from io import FileIO

FILES = Path(__file__).parent / "files"
LINES = "".join(json.dumps({"text": f"{SENTENCE} {n}"}) + "\n" for n in range(3))
PACKERS = {
    "gz": lambda content: gzip.compress(content, mtime=0),
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.ZstdCompressor().compress,
}


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(members: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return packed.getvalue()


@pytest.mark.parametrize("suffix", PACKERS)
def test_every_compression_of_lines_and_of_a_page(tmp_path: Path, suffix: str) -> None:
    pack = PACKERS[suffix]
    assert len(articles(write(tmp_path / f"a.jsonl.{suffix}", pack(LINES.encode())))) == 3
    assert one(write(tmp_path / f"a.txt.{suffix}", pack(SENTENCE.encode()))).text == SENTENCE
    assert len(articles(write(tmp_path / "rows.jsonl", pack(LINES.encode())))) == 3  # whatever its name says


@pytest.mark.parametrize("suffix", PACKERS)
def test_of_lines_cut_off_the_first_are_read_and_the_end_is_told(tmp_path: Path, suffix: str) -> None:
    noise = "".join(json.dumps({"text": f"{SENTENCE} {os.urandom(200).hex()}"}) + "\n" for _ in range(6000))
    packed = PACKERS[suffix](noise.encode())
    items = list(read([write(tmp_path / f"a.jsonl.{suffix}", packed[: len(packed) // 2])]))
    assert isinstance(items[-1], Unread)
    assert "compression is damaged" in items[-1].reason
    assert sum(isinstance(item, Article) for item in items) > 100


def test_zip(tmp_path: Path) -> None:
    members = {
        "b/page.html": f"<html><body><p>{SENTENCE}</p></body></html>",
        "a.txt": SENTENCE,
        "rows.jsonl": LINES,
        "logo.png": "",
        "__MACOSX/._a.txt": "x",
        "Saved.html": f"<html><body><p>{SENTENCE}</p></body></html>",
        "Saved_files/frame.html": "<html><body><p>Cheap flights from Lisbon.</p></body></html>",
    }
    path = write(tmp_path / "a.zip", zipped(members))
    found = [item.id.removeprefix(f"{path.as_posix()}/") for item in articles(path)]
    assert found == ["Saved.html", "a.txt", "b/page.html", "rows.jsonl#1", "rows.jsonl#2", "rows.jsonl#3"]
    assert {item.source.rpartition("a.zip/")[2]: item.reason for item in told(path)} == {
        "Saved_files/frame.html": "it belongs to the saved page Saved.html",
        "__MACOSX/._a.txt": "it is hidden",
        "logo.png": "it is a picture",
    }


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.tgz", "a.tar.zst"])
def test_tar(tmp_path: Path, name: str) -> None:
    packed = tarred({"a.txt": SENTENCE, "../b.txt": SENTENCE, "rows.jsonl": LINES})
    if "." in name[2:] or name.endswith("tgz"):
        packed = PACKERS["zst" if name.endswith("zst") else "gz"](packed) if name != "a.tar" else packed
    path = write(tmp_path / name, packed)
    assert len(articles(path)) == 4
    assert {item.reason for item in told(path)} == {
        "its name leads out of the archive",
        "it is a link or a device, not a file",
    }


def test_an_archive_in_an_archive_is_read_and_a_nest_is_refused(tmp_path: Path) -> None:
    packed: bytes | str = SENTENCE
    name = "a.txt"
    for depth in range(7):
        packed, name = zipped({name: packed}), f"{depth}.zip"
        path = write(tmp_path / name, packed)
        if depth == 1:
            assert one(path).text == SENTENCE
    assert "archives one in the other" in told(path)[0].reason


def test_an_encrypted_member_is_told_and_the_others_are_read() -> None:
    items = list(read([FILES / "encrypted.zip"]))
    assert [item.reason for item in items if isinstance(item, Unread)] == [
        "it is encrypted; unpack the archive with its password first"
    ]
    assert [item.title for item in items if isinstance(item, Article)] == ["Ferry runs aground off Batumi"]


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "a\\..\\..\\x.txt"])
def test_names_that_lead_out_of_an_archive_are_told_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / "in" / "a.zip", zipped({name: SENTENCE, "ok.txt": SENTENCE}))
    before = sorted(tmp_path.rglob("*"))
    assert one(path).id.endswith("a.zip/ok.txt")
    assert [item.reason for item in told(path)] == ["its name leads out of the archive"]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_member_without_a_name_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"X.txt": SENTENCE, "b.txt": SENTENCE}).replace(b"X", b"\0"))
    (tmp_path / "b.tar").write_bytes(tarred({"": SENTENCE, "b.txt": SENTENCE}))
    lost = [item for item in told(tmp_path) if not item.passed_over]
    assert [item.source for item in lost] == [f"{tmp_path}/a.zip/", f"{tmp_path}/b.tar/"]
    assert [item.reason for item in lost] == ["it has no name in the archive"] * 2
    assert sum(isinstance(item, Article) for item in read([tmp_path])) == 2


def test_a_zip_that_is_none_or_is_cut_off_is_told(tmp_path: Path) -> None:
    whole = zipped({"a.txt": SENTENCE * 50})
    assert "not a zip archive" in reason(write(tmp_path / "a.zip", whole[: len(whole) // 2]))
    cut = write(tmp_path / "a.tar", tarred({"a.txt": SENTENCE, "b.txt": SENTENCE})[:1700])
    assert [item.reason.partition(":")[0] for item in told(cut)] == [
        "it is not a tar archive that can be read to its end"
    ]
    assert any(isinstance(item, Article) for item in read([cut]))


BOMB = b'{"text": "' + b"a" * (90 << 20)


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_bomb_is_told_and_the_rest_is_read(tmp_path: Path, suffix: str) -> None:
    write(tmp_path / f"a.jsonl.{suffix}", PACKERS[suffix](BOMB))
    write(tmp_path / "b.txt", SENTENCE)
    refused, kept = read([tmp_path])
    assert isinstance(refused, Unread)
    assert "200 times its size" in refused.reason
    assert isinstance(kept, Article)


def test_a_bomb_in_a_zip_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", zipped({"a.txt": SENTENCE, "b.jsonl": BOMB}))
    assert "200 times its size" in told(path)[0].reason
    many = write(tmp_path / "b.zip", zipped({f"{n}.jsonl": BOMB[: 20 << 20] for n in range(8)}))
    assert any("200 times its size" in item.reason for item in told(many))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_sockets_devices_and_circles_in_a_folder_stop_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SENTENCE)
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "same.txt").symlink_to("a.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.txt"))
        reasons = {item.source.rpartition("/")[2]: item.reason for item in told(tmp_path)}
    assert "named pipe" in reasons["pipe.jsonl"]
    assert "device" in reasons["zero.txt"]
    assert "symbolic links" in reasons["self"]
    assert "which is read already" in reasons["up"]
    assert "no such file" in reasons["gone.txt"]
    assert "which is read already" in reasons["same.txt"]
    assert "socket" in reasons["s.txt"]
    assert len(articles(tmp_path / "a.txt")) == 1
    assert expected([tmp_path]) > 0


def test_a_hundred_thousand_files_in_a_folder(tmp_path: Path) -> None:
    """The walk takes seconds and little memory; a tenth of the files shows it."""
    for number in range(10_000):
        os.close(os.open(tmp_path / f"{number}.png", os.O_CREAT))
    write(tmp_path / "z.txt", SENTENCE)
    script = (
        "import time, tracemalloc; from geo.readers import read; tracemalloc.start(); "
        "begun = time.process_time();"
        f"found = sum(1 for _ in read([{str(tmp_path)!r}]));"
        "print(found, time.process_time() - begun, tracemalloc.get_traced_memory()[1] / 1e6)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    found, seconds, megabytes = map(float, run.stdout.split())
    assert found == 10_001
    assert seconds < 10
    assert megabytes < 30


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_no_file_stays_open(
    pack: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[FileIO] = []

    def noted(path: Path) -> FileIO:
        opened.append(open_file(path))
        return opened[-1]

    monkeypatch.setattr("geo.readers.inputs.source.open_file", noted)
    lines = json.dumps({"text": SENTENCE}).encode() + b"\n"
    contents = {
        "a.jsonl": lines * 100,
        "b.html": f"<p>{SENTENCE}".encode(),
        "c.txt": b"",
        "d.zip": zipped({}),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(pack(content))
    (tmp_path / "e.txt").write_bytes(pack(lines * 100)[:-9])
    assert list(read([tmp_path]))
    assert len(opened) >= len(contents)
    assert not [file.name for file in opened if not file.closed]
