"""Near misses: which keys a misspelt name may have meant."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer.names import Names

ALPHABET = "abcdefghijklmnopqrstuvwxyz "
HEAD_LETTERS = 4
"""How many first letters are varied; what begins with a variant is then compared whole."""
MAX_WORDS = 4
"""Words of a name that are tried in other orders."""
SLIPS = ((4, 1), (9, 2))
"""How many slips a name of up to so many letters may have; longer ones may have `MAX_SLIPS`."""
MAX_SLIPS = 3


def near_keys(key: str, layers: Sequence[Names]) -> dict[int, list[str]]:
    """Return the folded keys near `key`, by how many slips they are away, nearest first.

    Slips are sought wherever they are: by the pigeonhole principle a name with two has at most one in its
    head, so that its head is among the variants by one slip, or both there, so that its tail is right.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - few look-ups need it, and opening is to be quick

    if not key:
        return {}
    farthest = slips_allowed(key)
    near: dict[int, list[str]] = {}
    for other in _within_reach(key, layers, farthest) - {key}:
        distance = OSA.distance(key, other, score_cutoff=farthest)
        if distance <= farthest:
            near.setdefault(distance, []).append(other)
    if reordered := [other for other in _reordered(key) if _is_key(other, layers)]:
        near[1] = [*near.get(1, ()), *reordered]
    return {distance: sorted(near[distance]) for distance in sorted(near)}


def slips_allowed(key: str) -> int:
    """Return how many slips a name may have and still be recognised.

    Examples
    --------
    >>> [slips_allowed(key) for key in ("baku", "yerevan", "stepanakert")]
    [1, 2, 3]
    """
    return next((slips for longest, slips in SLIPS if len(key) <= longest), MAX_SLIPS)


def _within_reach(key: str, layers: Sequence[Names], farthest: int) -> set[str]:
    """Return the keys that may be near: all with one slip, and most with two or three."""
    reach = {slip for slip in _slips(key) if _is_key(slip, layers)}
    if farthest == 1:
        return reach
    head, tail = key[:HEAD_LETTERS], key[HEAD_LETTERS:]
    heads = {head, *_slips(head)}
    for layer in layers:
        for variant in heads:
            reach.update(layer.folded_keys(variant))
    twice = {slip + tail for variant in heads for slip in _slips(variant)}
    return reach | {slip for slip in twice if _is_key(slip, layers)} | _across(key, layers)


def _across(key: str, layers: Sequence[Names]) -> set[str]:
    """Return the keys with two letters exchanged where head and tail meet, and one slip more."""
    head, tail = (
        key[: HEAD_LETTERS - 1] + key[HEAD_LETTERS : HEAD_LETTERS + 1],
        key[HEAD_LETTERS - 1 : HEAD_LETTERS] + key[HEAD_LETTERS + 1 :],
    )
    behind = {other for layer in layers for other in layer.folded_keys(head)}
    return behind | {slip + tail for slip in _slips(head) if _is_key(slip + tail, layers)}


def _is_key(key: str, layers: Sequence[Names]) -> bool:
    return any(layer.has_folded(key) for layer in layers)


def _reordered(key: str) -> Iterator[str]:
    """Yield the same words in all other orders.

    Examples
    --------
    >>> list(_reordered("karabakh nagorno"))
    ['nagorno karabakh']
    """
    words = key.split()
    if 1 < len(words) <= MAX_WORDS:
        yield from (other for order in permutations(words) if (other := " ".join(order)) != key)


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
