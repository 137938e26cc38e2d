"""Names to places: a trie of names and, for each name, the places that bear it."""

from __future__ import annotations

import mmap
from array import array
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import marisa_trie

from geo.gazetteer import layout
from geo.gazetteer.normal import folded_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy as np

Numbers: TypeAlias = "memoryview[int] | array[int]"
NUMBER: Literal["I"] = "I"
"""The type code of an unsigned number of 32 bits, little-endian on every machine that geo runs on."""


class Postings:
    """For each key of a trie a number, or several where the key is shared.

    Nearly every name has one bearer, so that is kept in place, and only shared names point elsewhere.
    """

    def __init__(self, first: Numbers, shared: Numbers) -> None:
        self.first = first
        self.shared = shared

    @classmethod
    def build(cls, lists: Sequence[Sequence[int]]) -> Postings:
        """Pack one list of numbers a key, in the order of keys."""
        first, shared = array(NUMBER), array(NUMBER)
        for numbers in lists:
            if len(numbers) == 1:
                first.append(numbers[0])
            else:
                first.append(layout.SHARED + len(shared))
                shared.extend((len(numbers), *numbers))
        return cls(first, shared)

    @classmethod
    def open(cls, first: Path, shared: Path) -> Postings:
        """Map two tables into memory."""
        return cls(mapped(first).cast(NUMBER), mapped(shared).cast(NUMBER))

    def save(self, first: Path, shared: Path) -> None:
        """Write the two tables that `open` maps."""
        first.write_bytes(self.first.tobytes())
        shared.write_bytes(self.shared.tobytes())

    def __getitem__(self, key: int) -> Sequence[int]:
        posting = self.first[key]
        if posting < layout.SHARED:
            return (posting,)
        begin = posting - layout.SHARED + 1
        return self.shared[begin : begin + self.shared[begin - 1]].tolist()


class Names:
    """An index of names: exact, folded, by prefix, and back from place to names."""

    def __init__(
        self, trie: marisa_trie.Trie, postings: Postings, folded: marisa_trie.Trie, spellings: Postings
    ) -> None:
        self._trie = trie
        self._postings = postings
        self._folded = folded
        self._spellings = spellings

    @classmethod
    def build(cls, bearers: Mapping[str, Sequence[int]]) -> Names:
        """Index `bearers`: the postings of each exact key, best first."""
        trie = marisa_trie.Trie(bearers.keys())
        postings = Postings.build([bearers[trie.restore_key(key)] for key in range(len(trie))])
        spellings: dict[str, list[int]] = {}
        for key in range(len(trie)):
            spellings.setdefault(folded_key(trie.restore_key(key)), []).append(key)
        spellings.pop("", None)
        folded = marisa_trie.Trie(spellings.keys())
        return cls(
            trie,
            postings,
            folded,
            Postings.build([spellings[folded.restore_key(k)] for k in range(len(folded))]),
        )

    @classmethod
    def open(cls, folder: Path) -> Names:
        """Map the tables in `folder` into memory."""
        return cls(
            marisa_trie.Trie().mmap(str(folder / layout.NAMES)),
            Postings.open(folder / layout.POSTINGS, folder / layout.SHARED_POSTINGS),
            marisa_trie.Trie().mmap(str(folder / layout.FOLDED)),
            Postings.open(folder / layout.FOLDED_NAMES, folder / layout.SHARED_FOLDED_NAMES),
        )

    def save(self, folder: Path) -> None:
        """Write the tables that `open` reads."""
        self._trie.save(str(folder / layout.NAMES))
        self._folded.save(str(folder / layout.FOLDED))
        self._postings.save(folder / layout.POSTINGS, folder / layout.SHARED_POSTINGS)
        self._spellings.save(folder / layout.FOLDED_NAMES, folder / layout.SHARED_FOLDED_NAMES)

    def __len__(self) -> int:
        return len(self._trie)

    def find(self, key: str) -> Sequence[int]:
        """Return the postings of an exact key, best first."""
        number = self._trie.get(key)
        return () if number is None else self._postings[number]

    def find_folded(self, key: str) -> Iterator[tuple[str, int]]:
        """Yield each name that folds to `key`, with each of its postings."""
        number = self._folded.get(key)
        if number is not None:
            for name in self._spellings[number]:
                spelling = self._trie.restore_key(name)
                for posting in self._postings[name]:
                    yield spelling, posting

    def prefixes(self, text: str) -> list[str]:
        """Return the names with which `text` begins, short to long."""
        found: list[str] = self._trie.prefixes(text)
        return found

    def folded_keys(self, prefix: str) -> list[str]:
        """Return the folded keys that begin with `prefix`."""
        keys: list[str] = self._folded.keys(prefix)
        return keys

    def has_folded(self, key: str) -> bool:
        """Tell whether any name folds to `key`."""
        return key in self._folded

    def spelling(self, number: int) -> str:
        """Return the name with that key id."""
        name: str = self._trie.restore_key(number)
        return name

    def number(self, key: str) -> int:
        """Return the key id of a name that is in the index."""
        number: int = self._trie[key]
        return number

    def of_row(self, row: int) -> tuple[str, ...]:
        """Return all names of the place in `row`, sorted."""
        import numpy as np  # noqa: PLC0415 - a third of a fresh process's first answer

        first = np.frombuffer(self._postings.first, dtype="<u4")
        keys = np.flatnonzero((first & layout.ROW_MASK) == row)
        alone = keys[first[keys] < layout.SHARED].tolist()
        return tuple(sorted(self.spelling(key) for key in (*alone, *self._keys_sharing(row, first))))

    def _keys_sharing(self, row: int, first: np.ndarray[Any, Any]) -> set[int]:
        """Return the keys of more than one place whose lists hold `row`."""
        import numpy as np  # noqa: PLC0415 - likewise

        keys = np.flatnonzero(first >= layout.SHARED)
        begins = first[keys] - layout.SHARED
        hits = np.flatnonzero((np.frombuffer(self._postings.shared, dtype="<u4") & layout.ROW_MASK) == row)
        lists = np.searchsorted(begins, hits, side="right") - 1
        # A list begins with its count, which may be the number of the row by chance.
        return {int(keys[at]) for at, hit in zip(lists, hits, strict=True) if hit > begins[at]}


def mapped(path: Path) -> memoryview[int]:
    """Map a file into memory; an empty one, which can't be mapped, is read."""
    with path.open("rb") as file:
        return memoryview(
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
        )
