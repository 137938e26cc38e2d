"""Files, folders and standard input → the inputs to be read, each once; and what else is met on the way."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from geo.files import is_folder
from geo.model import Unread
from geo.readers.inputs.addresses import at_address, is_address
from geo.readers.inputs.companions import companion_of
from geo.readers.inputs.no_articles import why_no_article
from geo.readers.inputs.source import STANDARD_INPUT, Source, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SPECIAL = (
    (stat.S_ISFIFO, "it is a named pipe, which may never end; name it to have it read"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
)


def walk(
    sources: Sequence[str | Path], is_article: Callable[[Source], str | None]
) -> Iterator[Source | Unread]:
    """Yield the inputs that `sources` name, each file once, and all that is passed over.

    Parameters
    ----------
    sources
        Files, folders, addresses that fsspec knows, and ``-`` for standard input. What is named itself is
        never passed over.
    is_article
        Says of a file in a folder why it isn't to be read; nothing if it is.
    """
    yield from _Walk(is_article).all(dict.fromkeys(sources))


@dataclass(frozen=True, slots=True)
class _Walk:
    is_article: Callable[[Source], str | None]
    seen: dict[Path, str] = field(default_factory=dict)
    """The real path of each file and folder met, and the name under which it was."""

    def all(self, sources: dict[str | Path, None]) -> Iterator[Source | Unread]:
        for given in sources:
            path = Path(given)
            if str(given) == STANDARD_INPUT:
                yield Source.of_standard_input()
            elif is_address(given):
                yield from at_address(str(given), self.is_article)
            elif is_folder(path):
                yield from self._named_folder(path)
            else:
                yield from self._unless_seen(path)

    def _named_folder(self, folder: Path) -> Iterator[Source | Unread]:
        holds_an_article = False
        for item in self._folder(folder):
            holds_an_article |= not (isinstance(item, Unread) and item.passed_over)
            yield item
        if not holds_an_article and not self._was_read(folder):
            yield Unread(shown(folder), "the folder holds no article")

    def _was_read(self, folder: Path) -> bool:
        real = folder.resolve()
        return any(real in path.parents for path, name in self.seen.items() if not is_folder(Path(name)))

    def _folder(self, folder: Path) -> Iterator[Source | Unread]:
        if earlier := self._earlier_name(folder):
            if earlier != shown(folder):
                yield passed_over(folder, f"it is the folder {earlier}, which is read already")
            return
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield Unread(shown(folder), (error.strerror or str(error)).lower())
            return
        names, real = {entry.name for entry in entries}, _real(folder)
        for entry in entries:
            yield from self._entry(entry, names, real)

    def _entry(
        self, entry: os.DirEntry[str], names: set[str], folder: Path | None
    ) -> Iterator[Source | Unread]:
        path = Path(entry.path)
        try:
            reason = _passed_over(entry, names)
            is_folder = entry.is_dir()
        except OSError as error:  # links that lead in circles
            reason, is_folder = (error.strerror or str(error)).lower(), False
        if reason:
            yield passed_over(path, reason)
        elif is_folder:
            yield from self._folder(path)
        elif reason := why_no_article(path.name):
            yield passed_over(path, reason)
        else:
            # What is no link is where its folder is, which saves asking the system for each file.
            real = folder / entry.name if folder and not entry.is_symlink() else None
            for source in self._unless_seen(path, real):
                reason = self.is_article(source) if isinstance(source, Source) else None
                yield passed_over(path, reason) if reason else source

    def _unless_seen(self, path: Path, real: Path | None = None) -> Iterator[Source | Unread]:
        if earlier := self._earlier_name(path, real):
            if earlier != shown(path):
                yield passed_over(path, f"it is the file {earlier}, which is read already")
            return
        yield Source.of(path)

    def _earlier_name(self, path: Path, real: Path | None = None) -> str | None:
        """Return under what name a file or folder was met before; note it if it wasn't.

        Parameters
        ----------
        path
            The file or folder.
        real
            Where it is without links, if that is known.
        """
        real = real or _real(path)
        if real is None:
            return None
        earlier = self.seen.get(real)
        if earlier is None:
            self.seen[real] = shown(path)
        return earlier


def _real(path: Path) -> Path | None:
    """Return where a file or folder is without links; None for links that lead in circles."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return None


def _passed_over(entry: os.DirEntry[str], names: set[str]) -> str | None:
    """Say why an entry of a folder isn't looked into; nothing if it is."""
    if entry.name.startswith("."):
        return "it is hidden"
    if Path(entry.name).stem.upper() == "README":
        return "it is about the folder"
    mode = entry.stat().st_mode
    if stat.S_ISDIR(mode):
        page = companion_of(entry.name, names)
        return f"it belongs to the saved page {page}" if page else None
    return next((reason for is_so, reason in SPECIAL if is_so(mode)), None)


def passed_over(path: Path, reason: str) -> Unread:
    """Return the note that something in a folder is not an article."""
    return Unread(shown(path), reason, passed_over=True)
