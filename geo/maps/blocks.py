"""Values as the text of the page's data blocks: JSON that can stand in HTML, compressed where it is long."""

from __future__ import annotations

import base64
import json
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONG = 6_000
"""Characters from which a block is compressed: below, a reader of the source sees plain JSON."""
LEVEL = 5
"""Of zlib: the next one takes half as long again for a hundredth of the size."""


@dataclass(frozen=True, slots=True)
class DataBlock:
    """The text of one data block, and whether it is packed: compressed by zlib, in base64."""

    text: str
    packed: bool


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
    with ThreadPoolExecutor() as pool:  # zlib lets other threads run
        return DataBlock("\n".join(pool.map(packed, chain(first, texts))), packed=True)


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
