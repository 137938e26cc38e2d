"""Columns of whole numbers in as few bytes as the largest takes, mapped into memory."""

from __future__ import annotations

import mmap
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy as np

SHARED = 1
"""The lowest bit of a key's number, set where a list begins."""
BLOCK = 512
"""How many keys of a choice share one count."""


class NumberColumn:
    """Unsigned numbers of one width; the first byte says how many bytes each takes."""

    def __init__(self, content: memoryview[int]) -> None:
        self.width = content[0]
        self._content = content[1:]
        # What is mapped yields bytes when it is cut, in half the time that a view takes to be cut.
        self._bytes: memoryview[int] | mmap.mmap = (
            content.obj if isinstance(content.obj, mmap.mmap) else content
        )

    @classmethod
    def of(cls, numbers: Sequence[int]) -> NumberColumn:
        """Pack numbers.

        Examples
        --------
        >>> column = NumberColumn.of([3, 70_000])
        >>> column.width, len(column), column[1]
        (3, 2, 70000)
        """
        width = max(1, (max(numbers, default=0).bit_length() + 7) // 8)
        packed = b"".join(number.to_bytes(width, "little") for number in numbers)
        return cls(memoryview(bytes([width]) + packed))

    def __len__(self) -> int:
        return len(self._content) // self.width

    def __getitem__(self, at: int) -> int:
        begin = 1 + at * self.width
        return int.from_bytes(self._bytes[begin : begin + self.width], "little")

    def stretch(self, begin: int, count: int) -> list[int]:
        """Return `count` numbers from `begin` on."""
        return [self[at] for at in range(begin, begin + count)]

    def save(self, path: Path) -> None:
        """Write the column so that `mapped` opens it."""
        path.write_bytes(bytes([self.width]) + self._content)

    @cached_property
    def array(self) -> np.ndarray[Any, Any]:
        """All numbers at once."""
        import numpy as np  # noqa: PLC0415 - a third of a fresh process's first answer

        digits = np.frombuffer(self._content, dtype="u1").reshape(-1, self.width)
        return sum(digits[:, place].astype("u4") << np.uint32(8 * place) for place in range(self.width))  # type: ignore[return-value]


class Some:
    """A choice of keys, each numbered by how many chosen ones come before it.

    One bit a key, and after every `BLOCK` bits the count so far.
    """

    def __init__(self, bits: memoryview[int], counts: NumberColumn) -> None:
        self._bits = bits
        self._counts = counts

    @classmethod
    def of(cls, chosen: Sequence[bool]) -> Some:
        """Pack a choice.

        Examples
        --------
        >>> some = Some.of([True, False, True])
        >>> [some.number(key) for key in range(3)]
        [0, None, 1]
        """
        bits = bytearray(-(-len(chosen) // BLOCK) * BLOCK // 8)
        counts = []
        count = 0
        for key, is_chosen in enumerate(chosen):
            if key % BLOCK == 0:
                counts.append(count)
            if is_chosen:
                bits[key >> 3] |= 1 << (key & 7)
                count += 1
        return cls(memoryview(bytes(bits)), NumberColumn.of(counts))

    @classmethod
    def open(cls, bits: Path, counts: Path) -> Some:
        """Map two tables into memory."""
        return cls(mapped(bits), NumberColumn(mapped(counts)))

    def save(self, bits: Path, counts: Path) -> None:
        """Write the two tables that `open` maps."""
        bits.write_bytes(self._bits)
        self._counts.save(counts)

    def number(self, key: int) -> int | None:
        """Return the number of a key, or None if it was not chosen."""
        if not self._bits[key >> 3] >> (key & 7) & 1:
            return None
        block, within = divmod(key, BLOCK)
        begin = block * BLOCK // 8
        before = int.from_bytes(self._bits[begin : begin + BLOCK // 8], "little") & ((1 << within) - 1)
        return self._counts[block] + before.bit_count()


class Lists:
    """For each key one number or several.

    Most keys have one number, which is kept in place as ``number << 1``; the others keep ``begin << 1 | 1``,
    and their list begins there with its length.
    """

    def __init__(self, first: NumberColumn, shared: NumberColumn) -> None:
        self.first = first
        self.shared = shared

    @classmethod
    def of(cls, lists: Iterable[Sequence[int]]) -> Lists:
        """Pack one list a key, in the order of keys.

        Examples
        --------
        >>> lists = Lists.of([[5], [7, 9]])
        >>> [lists[key] for key in range(2)]
        [[5], [7, 9]]
        """
        first: list[int] = []
        shared: list[int] = []
        for numbers in lists:
            if len(numbers) == 1:
                first.append(numbers[0] << 1)
            else:
                first.append(len(shared) << 1 | SHARED)
                shared += [len(numbers), *numbers]
        return cls(NumberColumn.of(first), NumberColumn.of(shared))

    @classmethod
    def open(cls, first: Path, shared: Path) -> Lists:
        """Map two tables into memory."""
        return cls(NumberColumn(mapped(first)), NumberColumn(mapped(shared)))

    def save(self, first: Path, shared: Path) -> None:
        """Write the two tables that `open` maps."""
        self.first.save(first)
        self.shared.save(shared)

    def __getitem__(self, key: int) -> list[int]:
        number = self.first[key]
        if not number & SHARED:
            return [number >> 1]
        begin = number >> 1
        return self.shared.stretch(begin + 1, self.shared[begin])

    def keys_with(self, wanted: Sequence[int]) -> set[tuple[int, int]]:
        """Return the keys whose lists hold any of the numbers, each with the number; in one pass over all.

        Examples
        --------
        >>> sorted(Lists.of([[5], [7, 9], [9]]).keys_with([5, 9]))
        [(0, 5), (1, 9), (2, 9)]
        """
        import numpy as np  # noqa: PLC0415 - a third of a fresh process's first answer

        first = self.first.array
        is_shared = (first & SHARED).astype(bool)
        alone = np.flatnonzero(~is_shared & np.isin(first >> 1, wanted))
        keys = np.flatnonzero(is_shared)
        begins = first[keys] >> 1
        hits = np.flatnonzero(np.isin(self.shared.array, wanted))
        lists = np.searchsorted(begins, hits, side="right") - 1
        # A list begins with its length, which may be one of the numbers by chance.
        shared = self.shared.array
        among = {
            (int(keys[at]), int(shared[hit])) for at, hit in zip(lists, hits, strict=True) if hit > begins[at]
        }
        return among | set(zip(alone.tolist(), (first[alone] >> 1).tolist(), strict=True))


def mapped(path: Path) -> memoryview[int]:
    """Map a file into memory; an empty one, which can't be mapped, is read."""
    with path.open("rb") as file:
        return memoryview(
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
        )
