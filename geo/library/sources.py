"""What a caller gives as articles: texts, mappings, frames, files and folders, or several of these."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from geo.errors import UsageError
from geo.files import exists
from geo.model import Article, Unread
from geo.readers import read, read_records
from geo.readers.inputs.addresses import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from geo.readers import ReadOptions

STANDARD_INPUT = "-"
SHOWN = 60


Source: TypeAlias = "str | os.PathLike[str] | Mapping[str, Any] | pd.DataFrame | Article | Unread"
"""One of the things that hold articles. A frame may be of any library whose frames have pandas' `to_dict`."""
Sources: TypeAlias = "Source | Iterable[Source]"


def articles_of(given: Sources, options: ReadOptions) -> Iterator[Article | Unread]:
    """Yield the articles of whatever a caller gives; see `geo.library.read`.

    Raises
    ------
    UsageError
        If it is nothing that holds articles.
    """
    if isinstance(given, Article | Unread):
        yield given
    elif isinstance(given, str):
        yield from _of_text_or_path(given, options)
    elif isinstance(given, os.PathLike):
        yield from read([Path(given)], options)
    elif isinstance(given, Mapping):
        yield from read_records([given], options, name="article")
    elif _is_frame(given):
        yield from read_records(_rows(given), options, name="row", is_table=True)
    elif isinstance(given, Iterable):
        yield from _of_several(list(given), options)
    else:
        raise UsageError(f"{_short(given)} holds no articles: give a text, a path, a frame or a mapping")


def is_one_article(given: object) -> bool:
    """Return True if what is given is one article, and no container of any number of them.

    Examples
    --------
    >>> is_one_article("Talks were held in Tbilisi."), is_one_article(["Talks were held in Tbilisi."])
    (True, False)
    """
    if isinstance(given, str):
        return not names_path(given)
    return isinstance(given, Mapping | Article)


def names_in(given: object) -> frozenset[str]:
    """Return the columns of a frame, or the keys of a mapping or of the first of several.

    Examples
    --------
    >>> sorted(names_in([{"body": "Talks were held.", "day": "2022-07-16"}]))
    ['body', 'day']
    """
    if isinstance(given, list | tuple) and given:
        return names_in(given[0])
    if isinstance(given, Mapping):
        return frozenset(map(str, given))
    return frozenset(map(str, given.columns)) if _is_frame(given) else frozenset()


def names_path(given: str) -> bool:
    """Return True if a string is the path of a file or folder that is there, an address, or standard input.

    Examples
    --------
    >>> names_path("/"), names_path("s3://bucket/may/"), names_path("Talks were held in Tbilisi.")
    (True, True, False)
    """
    if given == STANDARD_INPUT:
        return True
    if not given.strip() or "\n" in given:
        return False
    return exists(Path(given)) or (is_address(given) and len(given.split()) == 1)


def files_in(given: object) -> list[str | Path]:
    """Return the file, folder or address that is given; none if it is something else, or several things.

    Examples
    --------
    >>> files_in("/"), files_in("Talks were held in Tbilisi."), files_in("-")
    (['/'], [], [])
    """
    if isinstance(given, os.PathLike):
        return [Path(given)]
    return [given] if isinstance(given, str) and given != STANDARD_INPUT and names_path(given) else []


def _of_text_or_path(given: str, options: ReadOptions) -> Iterator[Article | Unread]:
    if names_path(given):
        yield from read([given], options)
    elif _looks_like_path(given):
        raise UsageError(f"there is no file {given!r}, and it is no text either: it has no two words")
    else:
        yield from read_records([{"text": given}], options, name="text")


def _looks_like_path(given: str) -> bool:
    """Return True if a string has no white space, but a separator or a suffix: no news is that short."""
    is_one_word = not any(character.isspace() for character in given.strip())
    return is_one_word and ("/" in given or os.sep in given or bool(Path(given).suffix))


def _of_several(items: list[Any], options: ReadOptions) -> Iterator[Article | Unread]:
    """Yield the articles of several things; mappings beside each other are read as one table of records."""
    if items and all(isinstance(item, Mapping) for item in items):
        yield from read_records(items, options, name="article")
        return
    if items and all(isinstance(item, str) and not names_path(item) for item in items):
        yield from read_records([{"text": item} for item in items], options, name="text")
        return
    for item in items:
        yield from articles_of(item, options)


def _is_frame(given: object) -> TypeGuard[pd.DataFrame]:
    return hasattr(given, "columns") and hasattr(given, "to_dict")


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _short(given: object) -> str:
    text = repr(given)
    return f"{type(given).__name__} {text[:SHOWN]}{'…' if len(text) > SHOWN else ''}"
