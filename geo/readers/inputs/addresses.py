"""Inputs at addresses that fsspec knows: object stores, servers, archives, memory."""

from __future__ import annotations

from dataclasses import dataclass
from io import BufferedReader
from typing import TYPE_CHECKING, Any, cast

from geo.distribution import how_to_install
from geo.errors import UnreadableError
from geo.model import Unread
from geo.readers.inputs.no_articles import why_no_article
from geo.readers.inputs.source import Source, suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import FileIO

SIGN = "://"
CHAIN = "::"
SERVERS = ("http", "https")
"""Whose folders can't be told from files without fetching them."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a file lies, for who opens it, in whatever process."""

    address: str
    """As fsspec writes it: ``s3://bucket/news.warc.gz``, ``zip://may.jsonl::https://…``."""

    def __call__(self) -> BufferedReader:
        """Open the file."""
        return _Opened(*_filesystem(self.address))

    def state(self) -> str:
        """Return what changes when the file does."""
        filesystem, path = _filesystem(self.address)
        return str(filesystem.ukey(path))

    def size(self) -> int:
        """Return how many bytes the file has; 0 where its place doesn't say so."""
        filesystem, path = _filesystem(self.address)
        return filesystem.size(path) or 0

    @property
    def source(self) -> Source:
        """The input at the address."""
        return Source(self.address, suffix_of(self.address.partition(CHAIN)[0]), self)


class _Opened(BufferedReader):
    """An open file that holds its file system: that of an archive closes with the last who holds it."""

    def __init__(self, filesystem: Any, path: str) -> None:  # noqa: ANN401 - untyped library
        options = {} if _gives_parts(filesystem, path) else {"block_size": 0}
        super().__init__(cast("FileIO", filesystem.open(path, "rb", **options)))
        self._filesystem = filesystem


def _gives_parts(filesystem: Any, path: str) -> bool:  # noqa: ANN401 - untyped library
    """Return False for a file of a server that gives it only from its beginning to its end."""
    return not path.startswith(SERVERS) or bool(filesystem.info(path).get("partial"))


def is_address(given: object) -> bool:
    """Return True if something that is to be read is named by an address.

    Examples
    --------
    >>> is_address("s3://bucket/news.warc.gz"), is_address("news/may.warc.gz")
    (True, False)
    """
    return SIGN in str(given)


def at_address(given: str, is_article: Callable[[Source], str | None]) -> Iterator[Source | Unread]:
    """Yield the input at an address, or those in the folder there, in order.

    Parameters
    ----------
    given
        An address that fsspec knows.
    is_article
        Says of a file in a folder why it isn't to be read; nothing if it is.
    """
    try:
        filesystem, path = _filesystem(given)
        if not _is_folder(filesystem, given, path):
            if not filesystem.exists(path):
                raise FileNotFoundError(path)
            yield Address(given).source
            return
        names = sorted(filesystem.find(path))
    except (UnreadableError, ImportError, ValueError, OSError) as error:
        yield Unread(given, _reason(error))
        return
    if not names:
        yield Unread(given, "the folder holds no article")
    for name in names:
        source = Address(_beneath(given, path, name)).source
        reason = why_no_article(name) or is_article(source)
        yield Unread(source.name, reason, passed_over=True) if reason else source


def _filesystem(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - only where there is an address
    except ImportError as error:
        raise UnreadableError(f"an address takes a library: {how_to_install('scale')}") from error
    filesystem, path = url_to_fs(address)
    return filesystem, str(path)


def _is_folder(filesystem: Any, given: str, path: str) -> bool:  # noqa: ANN401 - untyped library
    own = given.partition(CHAIN)[0]
    return own.endswith(("/", SIGN)) or (not own.startswith(SERVERS) and filesystem.isdir(path))


def _beneath(given: str, folder: str, name: str) -> str:
    """Return the address of a file in a folder that has an address.

    Examples
    --------
    >>> _beneath("zip://may::file://a.zip", "may", "may/1.txt")
    'zip://may/1.txt::file://a.zip'
    >>> _beneath("s3://bucket/may/", "bucket/may", "bucket/may/1.txt")
    's3://bucket/may/1.txt'
    """
    own, chained, rest = given.partition(CHAIN)
    below = name.removeprefix(folder.rstrip("/")).lstrip("/")
    head = own if own.endswith(SIGN) else f"{own.rstrip('/')}/"
    return f"{head}{below}{chained}{rest}"


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return str(error) or type(error).__name__
