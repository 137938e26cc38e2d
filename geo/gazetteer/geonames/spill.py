"""Records set aside on disk, spread over files, to be sorted one file at a time."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from geo.gazetteer.geonames.shards import shard_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

HELD = 1 << 12
"""Records a file that are held back before they are written."""


class Spill:
    """Keys with what belongs to each, set aside by shard."""

    def __init__(self, folder: Path, stem: str, shards: int) -> None:
        self._paths = [folder / f"{stem}.{number:03}.spill" for number in range(shards)]
        self._held: list[list[str]] = [[] for _ in range(shards)]
        self._stack = ExitStack()
        self._files = [
            self._stack.enter_context(path.open("w", encoding="utf-8", newline="\n")) for path in self._paths
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def __len__(self) -> int:
        return len(self._paths)

    def add(self, key: str, value: str) -> None:
        """Set a key aside with a value; neither may hold a tab or a line's end."""
        shard = shard_of(key, len(self._paths))
        held = self._held[shard]
        held.append(f"{key}\t{value}\n")
        if len(held) == HELD:
            self._write(shard)

    def finish(self) -> None:
        """Write what is held back."""
        for shard in range(len(self._paths)):
            self._write(shard)
        self._stack.close()

    def shards(self) -> Iterator[dict[str, list[str]]]:
        """Yield what was set aside, shard by shard: each key with its values, sorted."""
        for path in self._paths:
            with path.open(encoding="utf-8", newline="\n") as file:
                lines = sorted(file, reverse=True)  # a tab sorts before all that a key can hold
            path.unlink()
            values: dict[str, list[str]] = {}
            while lines:  # each goes as it is taken: a part is not held twice
                key, _, value = lines.pop().rstrip("\n").partition("\t")
                values.setdefault(key, []).append(value)
            yield values

    def _write(self, shard: int) -> None:
        self._files[shard].writelines(self._held[shard])
        self._held[shard].clear()
