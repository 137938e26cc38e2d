"""Copies and states of one text among the parses of a run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.readers.copies import Overlap, Signature, find_origins
from geo.store.results import ResultStore

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.model import Article, Parse
    from geo.store import ParseStore


@dataclass(frozen=True, slots=True)
class Copies:
    """What became of articles that others repeat."""

    parses: tuple[Parse, ...]
    """All but outdated states; the article of each copy names its origin."""
    number: int = 0
    """How many of them are copies or states of another."""
    outdated: tuple[Article, ...] = ()
    """Articles of which a newer state with the same id was read, and which it replaces."""


SIGNATURE, OVERLAPS = "signature", "overlaps"
MAX_OVERLAPS = 64
"""Of a text with others that are kept: a run asks for eight."""


def find_copies(parses: Sequence[Parse], store: ParseStore | None = None) -> Copies:
    """Name the origin of each article that is a copy of another, and leave out what is outdated.

    Parameters
    ----------
    parses
        Those of all articles.
    store
        What earlier runs found; None to look at each text again.

    Examples
    --------
    >>> from geo.model import Article, Parse
    >>> text = "Guards of an aluminium works fired on pickets in Ganja on Sunday, wounding four of them, a "
    >>> text += "hospital said; the pickets had kept lorries from the gate since the start of the month."
    >>> found = find_copies([Parse(Article("a", text)), Parse(Article("b", text))])
    >>> [parse.article.origin for parse in found.parses], found.number
    (['a', 'a'], 1)
    """
    known = _KeptTexts(store) if store is not None and store.is_open else None
    found = find_origins([parse.article for parse in parses], known)
    outdated = tuple(parse.article for parse in parses if parse.article.id in found.outdated)
    named = (_named(parse, found.origin) for parse in parses if parse.article.id not in found.outdated)
    kept = tuple(named)
    origins = [parse.article.origin for parse in kept if parse.article.origin]
    return Copies(kept, len(origins) - len(set(origins)), outdated)


class _KeptTexts:
    """What earlier runs worked out of texts: each part depends on the texts alone."""

    def __init__(self, store: ParseStore) -> None:
        self._results = ResultStore(store)

    def signature_of(self, text: str) -> Signature:
        """Return the signature of a text."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        known = self._results.find(SIGNATURE, digest, Signature)
        if known is None:
            known = Signature.of(text)
            self._results.keep(SIGNATURE, digest, known)
        return known

    def overlaps_of(self, digest: bytes) -> Mapping[bytes, Overlap]:
        """Return what a text has in common with others."""
        return self._results.find(OVERLAPS, digest, dict[bytes, Overlap]) or {}

    def keep_overlaps(self, digest: bytes, overlaps: Mapping[bytes, Overlap]) -> None:
        """Keep it; of very many the latest."""
        self._results.keep(OVERLAPS, digest, dict([*overlaps.items()][-MAX_OVERLAPS:]))


def _named(parse: Parse, origins: dict[str, str]) -> Parse:
    origin = origins.get(parse.article.id)
    return parse.of(parse.article.of_origin(origin)) if origin else parse
