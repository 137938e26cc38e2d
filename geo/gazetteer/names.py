"""Names to places: a trie of names and, for each name, the places that have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import marisa_trie

from geo.gazetteer import layout
from geo.gazetteer.columns import Lists, mapped
from geo.gazetteer.normal import folded_key
from geo.gazetteer.postings import NUMBER, Bearers, Postings, Spellings
from geo.gazetteer.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.gazetteer.geonames.shards import Shards

__all__ = ["NUMBER", "Names", "Postings", "mapped"]


class Names:
    """An index of names: exact, folded, by prefix, and back from place to names."""

    def __init__(
        self,
        trie: marisa_trie.Trie,
        postings: Postings | Bearers,
        folded: marisa_trie.Trie,
        spellings: Postings | Spellings,
        skeletons: tuple[marisa_trie.Trie | Shards, Lists | Postings],
    ) -> None:
        self._trie = trie
        self.spelling: Callable[[int], str] = trie.restore_key
        """Gives the name with a key id."""
        self._postings = postings
        self._folded = folded
        self._spellings = spellings
        self._skeletons, self._alike = skeletons

    @classmethod
    def build(cls, postings_of: Mapping[str, Sequence[int]]) -> Names:
        """Return the index of exact keys, each with its postings, best first."""
        trie = marisa_trie.Trie(postings_of.keys())
        postings = Postings.build([postings_of[trie.restore_key(key)] for key in range(len(trie))])
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
            _skeletons(folded),
        )

    @classmethod
    def open(cls, folder: Path) -> Names:
        """Map the tables in `folder` into memory."""
        trie = marisa_trie.Trie().mmap(str(folder / layout.NAMES))
        folded = marisa_trie.Trie().mmap(str(folder / layout.FOLDED))
        skeletons = marisa_trie.Trie().mmap(str(folder / layout.SKELETONS))
        alike = Lists.open(folder / layout.SKELETON_KEYS, folder / layout.SHARED_SKELETON_KEYS)
        spellings = Spellings.open(trie, folded, folder)
        return cls(trie, Bearers.open(folder), folded, spellings, (skeletons, alike))

    def save(self, folder: Path) -> None:
        """Write the tables that `open` maps, in less space than they take when just built."""
        self._trie.save(str(folder / layout.NAMES))
        self._folded.save(str(folder / layout.FOLDED))
        Bearers.of(self._postings, len(self._trie)).save(folder)
        Spellings.of(self._trie, self._folded, self._spellings).save(folder)
        skeletons, alike = _skeletons(self._folded)
        skeletons.save(str(folder / layout.SKELETONS))
        alike.save(folder / layout.SKELETON_KEYS, folder / layout.SHARED_SKELETON_KEYS)

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
        """Return True if any name folds to `key`."""
        return key in self._folded

    def alike(self, key: str) -> list[str]:
        """Return the folded keys that have the skeleton of one: those of other spellings of a name."""
        number = self._skeletons.get(skeleton(key))
        return [] if number is None else [self._folded.restore_key(alike) for alike in self._alike[number]]

    def number(self, key: str) -> int:
        """Return the key id of a name that is in the index."""
        number: int = self._trie[key]
        return number

    def of_rows(self, rows: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield all names of the places in some rows, each with its row."""
        for key, row in self._postings.keys_of_rows(rows):
            yield row, self.spelling(key)


def _skeletons(folded: marisa_trie.Trie) -> tuple[marisa_trie.Trie, Lists]:
    """Return the skeletons of folded keys, and the key ids of those that have each."""
    alike: dict[str, list[int]] = {}
    for key in range(len(folded)):
        alike.setdefault(skeleton(folded.restore_key(key)), []).append(key)
    alike.pop("", None)
    trie = marisa_trie.Trie(alike.keys())
    return trie, Lists.of(alike[trie.restore_key(number)] for number in range(len(trie)))
