"""Which file of corrections is obeyed, and where `geo review` writes one."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from geo.files import is_folder, is_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NAME = "corrections.csv"
"""The file's name, if no other is given."""
STANDARD_INPUT = "-"

log = logging.getLogger("geo.cli")


def find_corrections(articles: Sequence[str], project: Path | None) -> Path | None:
    """Return the file that a person's corrections are in, if no file is named; None if there is none.

    It is looked for in this folder, beside ``geo.toml``, and beside and in the folders of the articles. The
    first that is there counts; a second one is reported.

    Parameters
    ----------
    articles
        The files and folders that are read.
    project
        The folder of ``geo.toml``, if there is one.
    """
    from geo.terminal import warn

    places = list(_unique(_places(articles, project)))
    there = [path for path in places if is_regular(path)]
    for other in there[1:]:
        warn(f"{there[0]} is obeyed, and not {other}: put them into one, or name one by --corrections")
    if not there:
        log.info("no %s in %s", NAME, ", ".join(str(path.parent) for path in places))
    return there[0] if there else None


def new_corrections(project: Path | None) -> Path:
    """Return where questions are written if there is no file yet: beside ``geo.toml``, or here."""
    return Path(NAME) if project is None or project == Path.cwd() else project / NAME


def _places(articles: Sequence[str], project: Path | None) -> Iterator[Path]:
    yield Path(NAME)
    if project is not None:
        yield project / NAME
    for named in articles:
        path = Path(named)
        if named != STANDARD_INPUT:
            folder = path if is_folder(path) else path.parent
            yield from (folder / NAME, folder.parent / NAME)


def _unique(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield paths, each file once, whichever way it is written."""
    seen = set()
    for path in paths:
        real = path.resolve()
        if real not in seen:
            seen.add(real)
            yield path
