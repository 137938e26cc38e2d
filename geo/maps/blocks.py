"""Values as the text of the page's data blocks: JSON that can stand in HTML, compressed where it is long."""

from __future__ import annotations

import base64
import json
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONG = 6_000
"""Characters from which a block is compressed: below, a reader of the source sees plain JSON."""
TOGETHER = 64
"""Lines that are packed at the same time."""
LEVEL = 5
"""Of zlib: the next one takes half as long again for a hundredth of the size."""


@dataclass(frozen=True, slots=True)
class DataBlock:
    """The text of one data block, and whether it is packed: compressed by zlib, in base64."""

    text: str
    packed: bool
    beside: str = ""
    """Where the block's files are, from the page; then the text has their digests."""
    lines: int = 0
    """Lines in all of these files together, and in each of them."""
    per_file: int = 0

    def element(self, name: str) -> str:
        """Return the element of the page that holds the block."""
        traits = " data-packed" if self.packed else ""
        if self.beside:
            traits += (
                f' data-beside="{self.beside}" data-lines="{self.lines}" data-per-file="{self.per_file}"'
            )
        return f'<script type="application/json" id="geo-{name}"{traits}>{self.text}</script>'


def block(value: Any) -> DataBlock:  # noqa: ANN401 - any JSON value
    """Return a value as a data block, packed if it is long."""
    text = _json(value)
    return (
        DataBlock(packed(text), packed=True) if len(text) > LONG else DataBlock(escaped(text), packed=False)
    )


def lines(values: Iterable[Any]) -> DataBlock:
    """Return a block with one line for each value, all packed if they are long together.

    The page's script takes a line when it needs it, and no other.
    """
    texts = map(_json, values)
    first = list(_at_most(LONG, texts))
    if sum(map(len, first)) <= LONG:
        return DataBlock("\n".join(map(escaped, first)), packed=False)
    return DataBlock("\n".join(_packed_in_turn(chain(first, texts))), packed=True)


def packed_lines(values: Iterable[Any]) -> Iterator[str]:
    """Yield a packed line for each value, however short."""
    return _packed_in_turn(map(_json, values))


def _packed_in_turn(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts packed, a few at a time in threads: zlib lets others run."""
    left = iter(texts)
    with ThreadPoolExecutor() as pool:
        while some := list(islice(left, TOGETHER)):
            yield from pool.map(packed, some)


def _at_most(length: int, texts: Iterator[str]) -> Iterator[str]:
    """Yield texts until they are longer than `length` together."""
    for text in texts:
        yield text
        length -= len(text)
        if length < 0:
            return


def dumps(value: Any) -> str:  # noqa: ANN401 - any JSON value
    r"""Write JSON that can stand inside a script element: no ``<``, no line separators of Unicode.

    Examples
    --------
    >>> print(dumps({"title": "</script>"}))
    {"title":"\u003c/script>"}
    """
    return escaped(_json(value))


def escaped(text: str) -> str:
    """Escape what must not stand inside a script element; none of it has a meaning in JSON's own syntax."""
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def clean(text: str) -> str:
    """Replace what UTF-8 can't hold: halves of a surrogate pair, as broken input has them."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return clean(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def packed(text: str) -> str:
    """Return a text compressed by zlib, in base64."""
    return base64.b64encode(zlib.compress(text.encode("utf-8"), LEVEL)).decode("ascii")
