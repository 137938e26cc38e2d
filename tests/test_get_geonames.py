"""`geo gazetteer get`: dumps of countries from a server on this machine, with made-up places."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Self

import pytest
from click.testing import CliRunner

from geo.cli import main
from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer
from geo.gazetteer.geonames.download import Server
from geo.gazetteer.user import user_folder, user_layers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType


def row(key: int, name: str, country: str = "AM", feature: str = "P.PPL") -> str:
    feature_class, feature_code = feature.split(".")
    cells = [str(key), name, name, "", "40.5", "45.5", feature_class, feature_code, country, "", "08"]
    return "\t".join([*cells, "", "", "", "120", "", "", "Asia/Yerevan", "2020-01-01"])


def dump(country: str, *lines: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "made up")
        archive.writestr(f"{country}.txt", "".join(f"{line}\n" for line in lines))
    return packed.getvalue()


ARMENIA = dump(
    "AM",
    row(90000001, "Qarmanashen"),
    row(90000002, "Dzoravank Dam", feature="S.DAM"),
    row(90000003, "Nameless Brook", feature="H.STM"),
    row(90000004, "Velmisarak", country="GE"),
    *(row(91000000 + number, "Nameless Brook", feature="H.STM") for number in range(1000)),
)
BLOCK = 1 << 14


class DumpServer:
    """Serves dumps by name; it may break off behind so many bytes, and keeps what it was asked for."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.version = '"1"'
        self.break_after: int | None = None
        self.asked: list[tuple[str, str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answer, self))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/export/dump"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class Answer(BaseHTTPRequestHandler):
    """One answer of the server, with ranges as real ones give them."""

    def __init__(self, serving: DumpServer, *args: object) -> None:
        self.serving = serving
        super().__init__(*args)  # type: ignore[arg-type]

    def do_HEAD(self) -> None:
        self._answer(whole=False)

    def do_GET(self) -> None:
        self._answer(whole=True)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, *, whole: bool) -> None:
        content = self.serving.files.get(self.path.rsplit("/", 1)[1])
        wanted = self.headers.get("Range", "")
        self.serving.asked.append((self.command, self.path, wanted))
        if content is None:
            self.send_error(404)
            return
        fits = wanted and self.headers.get("If-Range") == self.serving.version
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if fits else 0
        self.send_response(206 if fits else 200)
        self.send_header("ETag", self.serving.version)
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        if whole:
            self.wfile.write(content[start : self.serving.break_after])


@pytest.fixture
def server() -> Iterator[DumpServer]:
    with DumpServer({"AM.zip": ARMENIA, "GE.zip": dump("GE", row(90000005, "Okromiskari", "GE"))}) as serving:
        yield serving


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GEO_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def get(server: DumpServer, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["gazetteer", "get", *arguments, "--from", server.address])
    assert not isinstance(result.exception, Exception), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_countries_are_fetched_and_used_by_every_later_run(server: DumpServer, data: Path) -> None:
    status, out, err = get(server, "am", "GE,AM")
    assert (status, err) == (0, "")
    assert out.index("AM.zip  0.1 MB") < out.index("AM: 2 places"), "the size is said first"
    assert "GE: 1 place under 1 name, used from now on" in out
    found = CliRunner().invoke(main, ["places", "Qarmanashen", "--json"])
    assert '"geonames:90000001"' in found.output
    assert [path.name for path in user_layers()] == ["AM.gazetteer", "GE.gazetteer"]
    assert not list((data / "downloads").iterdir()), "the dumps are not kept"


def test_streams_and_other_countries_stay_out(server: DumpServer, data: Path) -> None:
    get(server, "AM")
    gazetteer = Gazetteer.open(own=user_layers())
    assert gazetteer.candidates("Dzoravank Dam")
    assert not gazetteer.candidates("Nameless Brook")
    assert not gazetteer.candidates("Velmisarak")
    assert data.is_dir()


def test_what_broke_off_goes_on_where_it_stopped(server: DumpServer, data: Path) -> None:
    server.break_after = 2 * BLOCK + 100
    status, _, err = get(server, "AM")
    assert status == 2
    assert "AM.zip" in err
    assert "kept" in err
    server.break_after = None
    assert get(server, "AM")[0] == 0
    assert server.asked[-1] == ("GET", "/export/dump/AM.zip", f"bytes={2 * BLOCK}-")
    assert Gazetteer.open(own=user_layers()).candidates("Qarmanashen")
    assert data.is_dir()


def test_another_version_is_fetched_from_its_beginning(server: DumpServer, data: Path) -> None:
    server.break_after = 2 * BLOCK
    get(server, "AM")
    server.break_after, server.version = None, '"2"'
    assert get(server, "AM")[0] == 0
    assert server.asked[-1][2] == ""
    assert data.is_dir()


def test_a_file_that_is_no_zip_is_refused_and_removed(server: DumpServer, data: Path) -> None:
    get(server, "AM")
    server.files["AM.zip"] = b"<html>Sign in to the network</html>" * 40
    status, _, err = get(server, "AM")
    assert status == 2
    assert "no zip file" in err
    assert not list((data / "downloads").glob("*.part"))
    assert Gazetteer.open(own=user_layers()).candidates("Qarmanashen"), "the former import is kept"


def test_a_damaged_table_is_refused(server: DumpServer, data: Path) -> None:
    broken = bytearray(ARMENIA)
    broken[ARMENIA.index(b"Qarmanashen")] ^= 1
    server.files["AM.zip"] = bytes(broken)
    status, _, err = get(server, "AM")
    assert status == 2
    assert "AM.txt within is damaged" in err
    assert not user_layers()
    assert data.is_dir()


def test_a_dump_of_another_country_is_refused(server: DumpServer, data: Path) -> None:
    server.files["AM.zip"] = dump("AM", row(1, "Velmisarak", country="GE"))
    status, _, err = get(server, "AM")
    assert status == 2
    assert "none is wanted" in err
    assert not user_layers()
    assert data.is_dir()


def test_one_country_that_fails_does_not_stop_the_others(server: DumpServer, data: Path) -> None:
    status, out, err = get(server, "AZ", "GE")
    assert status == 1
    assert "AZ.zip: the server has no such file" in err
    assert "GE: 1 place" in out
    assert data.is_dir()


def test_dry_run_says_the_size_and_fetches_nothing(server: DumpServer, data: Path) -> None:
    status, out, _ = get(server, "AM", "--dry-run")
    assert status == 0
    assert "AM.zip  0.1 MB" in out
    assert {method for method, _, _ in server.asked} == {"HEAD"}
    assert not data.exists()


@pytest.mark.parametrize("code", ["XX", "ARM", "Armenia"])
def test_what_is_no_country_is_quoted(server: DumpServer, data: Path, code: str) -> None:
    status, _, err = get(server, code)
    assert status == 2
    assert repr(code.upper()) in err
    assert not data.exists()


def test_no_network_is_said_with_what_to_do() -> None:
    with pytest.raises(GazetteerError, match=r"no answer: .*--from"):
        Server("http://127.0.0.1:9/").look("AM")


@pytest.mark.parametrize("address", ["", "download.geonames.org", "ftp://host/", "file:///tmp"])
def test_an_address_must_be_a_server_s(address: str) -> None:
    with pytest.raises(GazetteerError, match="is no address of a server"):
        Server(address)


def test_the_folder_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_DATA", "off")
    assert user_folder() is None
    assert user_layers() == ()
    result = CliRunner().invoke(main, ["gazetteer", "get", "AM"])
    assert result.exit_code == 2
    assert "GEO_DATA" in result.stderr
