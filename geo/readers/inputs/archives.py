"""Archives of files: zip and tar → the inputs in them. Nothing is ever written to disk."""

from __future__ import annotations

import struct
import tarfile
import zipfile
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from geo.errors import UnreadableError
from geo.model import Unread
from geo.readers.inputs.bounds import MAX_DEPTH, BoundedStream, refuse_a_bomb
from geo.readers.inputs.companions import companion_of
from geo.readers.inputs.no_articles import why_no_article
from geo.readers.inputs.source import Source, suffix_of, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

ENCRYPTED = 0x1
"""The bit of a member's flags that says so."""
NAMELESS = "it has no name in the archive"
ZIP_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, struct.error, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, by its name there."""

    archive: Source
    name: str

    @property
    def shown(self) -> str:
        """The name of the archive, and in it that of the file."""
        name = self.name.encode("utf-8", "replace").decode("utf-8")
        return f"{self.archive.name}/{name}"

    def passed_over(self, reason: str) -> Unread:
        """Return the note that it is no article."""
        return Unread(self.shown, reason, passed_over=True)

    def source(self, opened: Callable[[], BinaryIO], faults: list[Exception]) -> Source:
        """Return it as an input; `faults` is where damage that is met is noted."""
        suffix = suffix_of(PurePosixPath(self.name).name)
        return Source(self.shown, suffix, opened, depth=self.archive.depth + 1, faults=faults)


def from_zip(source: Source) -> Iterator[Source | Unread]:
    """Yield the files in a zip archive, in the order of their names."""
    refuse_a_nest(source)
    stream = source.opened() if source.path else BytesIO(source.bytes())
    try:
        with closing(stream), zipfile.ZipFile(stream) as archive:
            yield from _of_zip(source, archive)
    except ZIP_FAULTS as error:
        raise UnreadableError(f"it is not a zip archive that can be read: {error}") from error


def _of_zip(source: Source, archive: zipfile.ZipFile) -> Iterator[Source | Unread]:
    members = sorted(archive.infolist(), key=lambda member: member.filename)
    names = {PurePosixPath(member.filename).as_posix() for member in members}
    unpacked = packed = 0
    for info in members:
        member = Member(source, info.filename)
        if not info.filename:
            yield Unread(member.shown, NAMELESS)
            continue
        if info.is_dir():
            continue
        if reason := _why_not(info.filename, names):
            yield member.passed_over(reason)
            continue
        if info.flag_bits & ENCRYPTED:
            yield Unread(member.shown, "it is encrypted; unpack the archive with its password first")
            continue
        unpacked, packed = unpacked + info.file_size, packed + info.compress_size
        refuse_a_bomb(unpacked, lambda: packed)  # noqa: B023 - called at once
        faults: list[Exception] = []
        yield member.source(_opener(archive, info, faults), faults)


def _opener(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, faults: list[Exception]
) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        try:
            stream = cast("BinaryIO", archive.open(info))
        except ZIP_FAULTS as error:
            raise UnreadableError(f"it can't be unpacked: {error}") from error
        return cast("BinaryIO", BoundedStream(stream, lambda: info.compress_size, faults))

    return opened


def from_tar(source: Source) -> Iterator[Source | Unread]:
    """Yield the files in a tar archive, compressed or not, in their order there, one after the other."""
    refuse_a_nest(source)
    try:
        with source.open() as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                yield from _of_tar(source, archive, info)
    except tarfile.TarError as error:
        raise UnreadableError(f"it is not a tar archive that can be read to its end: {error}") from error


def _of_tar(source: Source, archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Source | Unread]:
    member = Member(source, info.name)
    if info.isdir():
        return
    if not info.name:
        yield Unread(member.shown, NAMELESS)
    elif reason := _why_not(info.name, set()):
        yield member.passed_over(reason)
    elif not info.isfile():
        yield member.passed_over("it is a link or a device, not a file")
    else:
        stream = archive.extractfile(info)
        yield member.source(lambda: cast("BinaryIO", BytesIO(whole(cast("BinaryIO", stream)))), [])


def _why_not(name: str, names: set[str]) -> str | None:
    """Say why a file in an archive isn't looked into; nothing if it is."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name:
        return "its name leads out of the archive"
    if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
        return "it is hidden"
    if path.stem.upper() == "README":
        return "it is about the folder"
    for folder in path.parents:
        beside = {PurePosixPath(one).name for one in names if PurePosixPath(one).parent == folder.parent}
        if folder.name and (page := companion_of(folder.name, beside)):
            return f"it belongs to the saved page {page}"
    return why_no_article(path.name)


def refuse_a_nest(source: Source) -> None:
    """Do nothing if an archive may be looked into.

    Raises
    ------
    UnreadableError
        If it lies in too many others.
    """
    if source.depth >= MAX_DEPTH:
        raise UnreadableError(f"it lies in {source.depth} archives one in the other; unpack some of them")
