"""What all tests of reading use: write a file, read one article, or the reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Article, Unread
from geo.readers import ReadOptions, read

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Talks were held in Tbilisi on Saturday."


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def articles(path: Path, options: ReadOptions | None = None) -> list[Article]:
    """Return the articles of an input of which nothing is refused."""
    items = list(read([path], options))
    failed = [item for item in items if isinstance(item, Unread) and not item.passed_over]
    assert failed == [], failed
    return [item for item in items if isinstance(item, Article)]


def one(path: Path, options: ReadOptions | None = None) -> Article:
    (item,) = articles(path, options)
    return item


def reason(path: Path) -> str:
    (item,) = read([path])
    assert isinstance(item, Unread), item
    assert item.source == path.as_posix()
    assert not item.passed_over
    return item.reason


def told(path: Path) -> list[Unread]:
    return [item for item in read([path]) if isinstance(item, Unread)]


def dates(found: list[Article]) -> list[str | None]:
    return [str(item.published) if item.published else None for item in found]
