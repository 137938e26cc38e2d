"""Near misses: which keys a misspelt name may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer.names import Names

ALPHABET = "abcdefghijklmnopqrstuvwxyz "
SURE = 3
"""How many first letters of a name are taken to be right where more than one letter is wrong."""


def near_keys(key: str, layers: Sequence[Names]) -> Iterator[str]:
    """Yield folded keys near `key`, nearest first, then alphabetically.

    One slip is sought anywhere, by making all slips there can be; more, only behind `SURE` right letters.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - few look-ups need it, and opening is to be quick

    if not key:
        return
    near = {slip for slip in _slips(key) if any(layer.has_folded(slip) for layer in layers)}
    farthest = max(1, len(key) // 4)
    if farthest > 1:
        near |= {near_key for layer in layers for near_key in layer.folded_keys(key[:SURE])}
    ranked = sorted((OSA.distance(key, other, score_cutoff=farthest), other) for other in near - {key})
    yield from (other for distance, other in ranked if distance <= farthest)


def _slips(key: str) -> Iterator[str]:
    """Yield all strings one insertion, deletion, substitution or transposition away."""
    for at in range(len(key) + 1):
        head, tail = key[:at], key[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in ALPHABET:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
