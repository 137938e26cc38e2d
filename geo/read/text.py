"""Plain text and Markdown, with YAML front matter or without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.read.encoding import decode
from geo.read.fields import article, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Article, Unread
    from geo.read.sources import Source

FENCE = "---"
KEY_AND_VALUE = re.compile(r"(\w+): +(.*)", re.MULTILINE)
EMPTY = ("", "~", "null")


def articles(source: Source) -> Iterator[Article | Unread]:
    """Yield the one article of a text file."""
    yield from article_in(source.bytes(), source.name)


def article_in(content: bytes, name: str) -> Iterator[Article | Unread]:
    """Yield the one article that `content` is."""
    fields, text = split(decode(content))
    yield from article(fields | {"text": text}, name)


def split(whole: str) -> tuple[dict[str, object], str]:
    r"""Split front matter from the text under it.

    Values stay as they are written: an id of ``007``, the language ``no``. A text that merely opens with a
    rule has no front matter.

    Examples
    --------
    >>> split("---\npublished: 2022-11-09\n---\nTalks were held in Baku.")
    ({'published': '2022-11-09'}, 'Talks were held in Baku.')
    """
    if not whole.startswith(FENCE):
        return {}, whole
    from frontmatter.default_handlers import YAMLHandler  # noqa: PLC0415 - only where it is needed

    try:
        matter, text = YAMLHandler().split(whole)
    except ValueError:  # no second fence
        return {}, whole
    fields = known({key: value for key, value in _mapping(matter).items() if value not in EMPTY})
    fields.pop("text", None)
    return (fields, text.lstrip("\n")) if fields else ({}, whole)


def _mapping(matter: str) -> dict[str, object]:
    import yaml  # noqa: PLC0415 - only where it is needed

    try:
        fields = yaml.load(matter, Loader=yaml.BaseLoader)  # noqa: S506 - the loader that makes nothing but strings
    except (yaml.YAMLError, RecursionError):
        # `title: Baku: talks resume` is no YAML, yet plain to a reader
        return {key: value.strip() for key, value in KEY_AND_VALUE.findall(matter)}
    return fields if isinstance(fields, dict) else {}
