"""GeoNames' country dumps from its server, or from another that has them, into a folder.

A dump is written beside its final name and takes that name once it is whole, so that what stands there can be
imported. One that was cut short goes on where it stopped, if the server still has the same.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from geo.errors import GazetteerError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import requests

SERVER = "https://download.geonames.org/export/dump/"
PARTIAL, TAG = ".part", ".part.etag"
"""Endings of a dump that is not whole yet, and of what the server calls the version that it is a part of."""
SECONDS_TO_ANSWER = 30.0
"""Until a server must have answered, and between two blocks."""
BLOCK_BYTES = 1 << 14
OK, PARTIAL_CONTENT, NOT_FOUND = 200, 206, 404


@dataclass(frozen=True, slots=True)
class Remote:
    """A dump as a server offers it."""

    country_code: str
    url: str
    size: int | None
    """Bytes, where the server says so."""
    version: str = ""
    """The server's mark of this version of the file, or ``""``."""

    @property
    def file_name(self) -> str:
        """The name of the file: ``AM.zip``."""
        return f"{self.country_code}.zip"


class Server:
    """Where dumps are fetched from; proxies are those of the environment (``HTTPS_PROXY``)."""

    def __init__(self, address: str = SERVER) -> None:
        """Take the address of a folder of dumps.

        Raises
        ------
        GazetteerError
            If it is no address of a web server.
        """
        import requests  # noqa: PLC0415 - takes a tenth of a second, and one command needs it

        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise GazetteerError(f"{address!r} is no address of a server: write https://host/folder/")
        self.address = address.rstrip("/") + "/"
        self._session = requests.Session()

    def look(self, country_code: str) -> Remote:
        """Return what the server has of a country, without fetching it.

        Raises
        ------
        GazetteerError
            If there is no answer, or no such file.
        """
        url = f"{self.address}{country_code}.zip"
        answer = self._ask("HEAD", url)
        size = answer.headers.get("Content-Length", "")
        return Remote(country_code, url, int(size) if size.isdigit() else None, _version(answer.headers))

    def fetch(self, remote: Remote, folder: Path, on_bytes: Callable[[int], None] = lambda _: None) -> Path:
        """Fetch a dump into a folder, whole and checked, and return its path.

        Parameters
        ----------
        remote
            What `look` returned.
        folder
            Where the file is written; what of it is there already is not fetched again.
        on_bytes
            Called with the number of bytes that are there, now and then.

        Raises
        ------
        GazetteerError
            If the server breaks off (what was fetched is kept), or the file is no whole zip (it is removed).
        OutputError
            If the folder can't be written.
        """
        path = folder / remote.file_name
        partial, tag = path.with_name(path.name + PARTIAL), path.with_name(path.name + TAG)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._go_on(remote, partial, tag, on_bytes)
            _check(partial, remote)
            partial.replace(path)
            tag.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"{path}: not written: {error.strerror or error}") from error
        return path

    def _go_on(self, remote: Remote, partial: Path, tag: Path, on_bytes: Callable[[int], None]) -> None:
        """Fetch what is not there yet; all of it if the server has another version by now."""
        there = partial.stat().st_size if partial.is_file() and _is_part_of(remote, tag) else 0
        tag.write_text(remote.version, encoding="utf-8")
        if remote.size is not None and there == remote.size:
            return
        headers = {"Range": f"bytes={there}-", "If-Range": remote.version} if there else {}
        answer = self._ask("GET", remote.url, headers)
        with partial.open("ab" if answer.status_code == PARTIAL_CONTENT else "wb") as file:
            self._copy(answer, file.write, remote, on_bytes, start=file.tell())

    def _copy(
        self,
        answer: requests.Response,
        write: Callable[[bytes], object],
        remote: Remote,
        on_bytes: Callable[[int], None],
        *,
        start: int,
    ) -> None:
        import requests  # noqa: PLC0415 - as above

        there = start
        try:
            for block in answer.iter_content(BLOCK_BYTES):
                write(block)
                there += len(block)
                on_bytes(there)
        except (requests.RequestException, OSError) as error:
            if isinstance(error, OSError) and not isinstance(error, requests.RequestException):
                raise
            raise GazetteerError(
                f"{remote.url}: broken off after {there:,} bytes, which are kept: {_cause(error)};"
                " run the command again to go on"
            ) from error

    def _ask(self, method: str, url: str, headers: Mapping[str, str] | None = None) -> requests.Response:
        import requests  # noqa: PLC0415 - as above

        plain = {"Accept-Encoding": "identity", **(headers or {})}
        try:
            answer = self._session.request(
                method, url, headers=plain, stream=True, timeout=SECONDS_TO_ANSWER, allow_redirects=True
            )
        except requests.RequestException as error:
            raise GazetteerError(
                f"{url}: no answer: {_cause(error)}; check the network, HTTPS_PROXY if you are behind a"
                " proxy, or name another server by --from"
            ) from error
        if answer.status_code == NOT_FOUND:
            raise GazetteerError(f"{url}: the server has no such file")
        if answer.status_code not in {OK, PARTIAL_CONTENT}:
            raise GazetteerError(f"{url}: the server answers {answer.status_code} {answer.reason}")
        return answer


def _version(headers: Mapping[str, str]) -> str:
    """Return what distinguishes one version of a file from another: a strong tag, or when it was changed."""
    tag = headers.get("ETag", "")
    return headers.get("Last-Modified", "") if not tag or tag.startswith("W/") else tag


def _is_part_of(remote: Remote, tag: Path) -> bool:
    return bool(remote.version) and tag.is_file() and tag.read_text(encoding="utf-8") == remote.version


def _check(path: Path, remote: Remote) -> None:
    """Refuse a file that is not whole, or no zip; a damaged one is removed, so that it is fetched again.

    Raises
    ------
    GazetteerError
        Saying what is wrong with it.
    """
    size = path.stat().st_size
    if remote.size is not None and size < remote.size:
        raise GazetteerError(
            f"{remote.url}: {size:,} of {remote.size:,} bytes came, which are kept; run the command again"
        )
    fault = _fault(path)
    if fault:
        path.unlink()
        raise GazetteerError(f"{remote.url}: {fault}; what was fetched is removed, run the command again")


def _fault(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
    except (zipfile.BadZipFile, EOFError) as error:
        return f"no zip file ({error})"
    return f"{damaged} within is damaged" if damaged else ""


def _cause(error: BaseException) -> str:
    """Return the innermost reason of an error of the network, which the outer ones bury."""
    while error.__context__ is not None or error.__cause__ is not None:
        inner = error.__cause__ or error.__context__
        if inner is None or inner is error:
            break
        error = inner
    return str(getattr(error, "strerror", None) or error)
