"""Annotated texts parsed and compared with what was marked in them."""

from __future__ import annotations

import json
from collections import deque
from typing import TYPE_CHECKING

from geo.errors import NothingToDoError, UnreadableError, UsageError
from geo.evaluate import Gold, Tally, read_gold
from geo.model import Article, Parse, Unread
from geo.pipeline.parsing import parse
from geo.read.fields import article as article_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.evaluate import Report
    from geo.gazetteer import Gazetteer
    from geo.resolve import Focus


def evaluate(
    corpora: Iterable[Path], gazetteer: Gazetteer, *, focus: Focus | None = None, jobs: int = 1
) -> Report:
    """Parse annotated texts and say how right the parses are.

    Parameters
    ----------
    corpora
        Files of JSON Lines; `geo.evaluate.gold` says what a line may hold. A line that is wrong is told in
        the report, and the rest go on.
    gazetteer, focus, jobs
        As for `geo.pipeline.parse`.

    Raises
    ------
    UsageError
        If a file can't be opened.
    NothingToDoError
        If no line is in order.
    """
    tally, waiting = Tally(), deque[Gold]()
    for item in parse(_articles(corpora, tally, waiting), gazetteer, focus=focus, jobs=jobs):
        gold = waiting.popleft()
        if isinstance(item, Unread):
            tally.unread.append(item)
        # What could not be parsed counts all the same: nothing was found in it.
        tally.add(gold, item if isinstance(item, Parse) else Parse(Article(item.source, gold.text)))
    if not tally.texts:
        faults = "; ".join(f"{fault.source}: {fault.reason}" for fault in tally.unread[:1])
        raise NothingToDoError(f"no annotated text{f' ({faults})' if faults else ''}")
    return tally.report()


def _articles(corpora: Iterable[Path], tally: Tally, waiting: deque[Gold]) -> Iterator[Article]:
    """Yield the article of each line that is in order, its annotations put in the queue."""
    for path in corpora:
        for number, line in _lines(path):
            name = f"{path}:{number}"
            try:
                article, gold = _read(line, name, path)
            except UnreadableError as error:
                tally.unread.append(Unread(name, str(error)))
                continue
            waiting.append(gold)
            yield article


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file that are not empty, with their numbers."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    except OSError as error:
        raise UsageError(f"can't read {str(path)!r}: {error.strerror or error}") from error


def _read(line: str, name: str, path: Path) -> tuple[Article, Gold]:
    """Read one line: its article as any other is read, and its annotations."""
    try:
        record = json.loads(line)
    except ValueError as error:
        raise UnreadableError(f"not valid JSON: {error}") from error
    if not isinstance(record, dict):
        raise UnreadableError(f"it is no JSON object but {line.strip()[:40]!r}")
    gold = read_gold(record, path.name.split(".")[0])
    article = next((found for found in article_of(record, name) if isinstance(found, Article)), None)
    if article is None:
        raise UnreadableError("its text is empty")
    return article, gold
