"""The words of a large map in files beside its page, which it reads when it shows them.

A page that is opened from disk may load nothing but scripts, so each file is one: a call with the file's name
and its text. The page knows the digest of each text, and takes none that is of another build.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from geo.errors import OutputError
from geo.maps.blocks import DataBlock, packed_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LINES_A_FILE = 4
"""Of some hundred entries each: a file of 200 kB is read in some milliseconds."""
DIGEST = 18
"""Bytes of a text's SHA-256 that the page keeps."""


@dataclass(frozen=True, slots=True)
class WordsFolder:
    """The folder of a page's words, beside the page."""

    path: Path

    @classmethod
    def of(cls, page: Path) -> WordsFolder:
        """Return the folder that belongs to a page; its name is the page's, with ``_words``."""
        return cls(page.with_name(f"{page.stem}_words"))

    def prepare(self) -> None:
        """Make the folder, and empty it of what an earlier build has left there.

        Raises
        ------
        OutputError
            If it can't be made, or a file in it can't be removed.
        """
        try:
            self.path.mkdir(exist_ok=True)
            for file in self.path.glob("*.js"):
                file.unlink()
        except OSError as error:
            raise OutputError(
                f"can't write the words of the map into {str(self.path)!r}: {error.strerror}"
            ) from error

    def block(self, name: str, values: Iterable[Any], lines_a_file: int = LINES_A_FILE) -> DataBlock:
        """Write a block's lines into files, and return what the page keeps of it: the files' digests."""
        lines = packed_lines(values)
        digests, count = [], 0
        with ThreadPoolExecutor(1) as pool:  # what is written lets the next lines be packed
            writing = []
            for number, texts in enumerate(_by(lines_a_file, lines)):
                count += len(texts)
                text = "\n".join(texts)
                digests.append(_digest(text))
                writing.append(pool.submit(self._write, name, number, text))
            for written in writing:
                written.result()
        source = f"{quote(self.path.name)}/{name}"
        return DataBlock("\n".join(digests), packed=True, beside=source, lines=count, per_file=lines_a_file)

    def _write(self, name: str, number: int, text: str) -> None:
        path = self.path / f"{name}-{number}.js"
        try:
            path.write_text(
                f"geoWords({json.dumps(f'{name}-{number}')},{json.dumps(text)})\n", encoding="ascii"
            )
        except OSError as error:
            raise OutputError(f"can't write {str(path)!r}: {error.strerror}") from error


def _by(size: int, lines: Iterable[str]) -> Iterator[list[str]]:
    left = iter(lines)
    while some := list(islice(left, size)):
        yield some


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode("ascii")).digest()[:DIGEST]).decode("ascii")
