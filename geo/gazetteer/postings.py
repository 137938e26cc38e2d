"""What the keys of the tries of names lead to: places by their postings, spellings by their key ids."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Literal, TypeAlias

from geo.gazetteer import layout
from geo.gazetteer.columns import SHARED, Lists, Some, mapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import marisa_trie

Numbers: TypeAlias = "memoryview[int] | array[int]"
NUMBER: Literal["I"] = "I"
"""The type code of an unsigned number of 32 bits, little-endian on every machine that geo runs on."""

MATCH_BITS = 2
MATCH_MASK = (1 << MATCH_BITS) - 1


class Postings:
    """For each key of a trie a number, or several where the key is shared, of 32 bits each.

    Nearly every name has one place, so that is kept in place, and only shared names point elsewhere.
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

    def __getitem__(self, key: int) -> Sequence[int]:
        posting = self.first[key]
        if posting < layout.SHARED:
            return (posting,)
        begin = posting - layout.SHARED + 1
        return self.shared[begin : begin + self.shared[begin - 1]].tolist()

    def keys_of_rows(self, rows: Iterable[int]) -> set[tuple[int, int]]:
        """Return the keys whose lists hold a posting of any of the rows, each with the row."""
        return {(key, row) for row in rows for key in self._keys_of(row)}

    def _keys_of(self, row: int) -> set[int]:
        import numpy as np  # noqa: PLC0415 - a third of a fresh process's first answer

        first = np.frombuffer(self.first, dtype="<u4")
        shared = np.frombuffer(self.shared, dtype="<u4")
        alone = np.flatnonzero((first < layout.SHARED) & ((first & layout.ROW_MASK) == row))
        keys = np.flatnonzero(first >= layout.SHARED)
        begins = first[keys] - layout.SHARED
        hits = np.flatnonzero((shared & layout.ROW_MASK) == row)
        lists = np.searchsorted(begins, hits, side="right") - 1
        # A list begins with its count, which may be the number of the row by chance.
        among = {int(keys[at]) for at, hit in zip(lists, hits, strict=True) if hit > begins[at]}
        return among | set(alone.tolist())


class Bearers:
    """The postings of each name, packed: ``row << 2 | match``, which is small where the rows are few."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    @classmethod
    def of(cls, postings: Postings | Bearers, keys: int) -> Bearers:
        """Pack the postings of so many keys."""
        return cls(
            Lists.of(
                [(p & layout.ROW_MASK) << MATCH_BITS | p >> layout.ROW_BITS for p in postings[key]]
                for key in range(keys)
            )
        )

    @classmethod
    def open(cls, folder: Path) -> Bearers:
        """Map the tables in `folder` into memory."""
        return cls(Lists.open(folder / layout.POSTINGS, folder / layout.SHARED_POSTINGS))

    def save(self, folder: Path) -> None:
        """Write the tables that `open` maps."""
        self._lists.save(folder / layout.POSTINGS, folder / layout.SHARED_POSTINGS)

    def __getitem__(self, key: int) -> Sequence[int]:
        number = self._lists.first[key]
        if number & SHARED:
            return [_unpacked(each) for each in self._lists[key]]
        return (_unpacked(number >> 1),)  # most names have one place, and need no list made for it

    def keys_of_rows(self, rows: Iterable[int]) -> set[tuple[int, int]]:
        """Return the keys whose lists hold a posting of any of the rows, each with the row."""
        matches = range(len(layout.MATCHES))
        found = self._lists.keys_with([row << MATCH_BITS | match for row in rows for match in matches])
        return {(key, number >> MATCH_BITS) for key, number in found}


def _unpacked(each: int) -> int:
    return (each & MATCH_MASK) << layout.ROW_BITS | each >> MATCH_BITS


class Spellings:
    """The key ids of the names that fold to a key; two in five names are just its capitals, and not kept."""

    def __init__(self, names: marisa_trie.Trie, folded: marisa_trie.Trie, odd: Some, lists: Lists) -> None:
        self._names = names
        self._folded = folded
        self._odd = odd
        self._lists = lists

    @classmethod
    def of(
        cls, names: marisa_trie.Trie, folded: marisa_trie.Trie, spellings: Postings | Spellings
    ) -> Spellings:
        """Keep of `spellings` those that can't be made."""
        plain = [names.get(folded.restore_key(key).title()) for key in range(len(folded))]
        odd = [[number for number in spellings[key] if number != made] for key, made in enumerate(plain)]
        return cls(names, folded, Some.of([bool(others) for others in odd]), Lists.of(filter(None, odd)))

    @classmethod
    def open(cls, names: marisa_trie.Trie, folded: marisa_trie.Trie, folder: Path) -> Spellings:
        """Map the tables in `folder` into memory."""
        odd = Some.open(folder / layout.ODD, folder / layout.ODD_COUNTS)
        lists = Lists.open(folder / layout.FOLDED_NAMES, folder / layout.SHARED_FOLDED_NAMES)
        return cls(names, folded, odd, lists)

    def save(self, folder: Path) -> None:
        """Write the tables that `open` maps."""
        self._odd.save(folder / layout.ODD, folder / layout.ODD_COUNTS)
        self._lists.save(folder / layout.FOLDED_NAMES, folder / layout.SHARED_FOLDED_NAMES)

    def __getitem__(self, key: int) -> Sequence[int]:
        return list(self._of(key))

    def _of(self, key: int) -> Iterator[int]:
        plain = self._names.get(self._folded.restore_key(key).title())
        if plain is not None:
            yield plain
        odd = self._odd.number(key)
        if odd is not None:
            yield from self._lists[odd]
