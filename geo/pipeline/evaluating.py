"""Annotated texts parsed and compared with what is marked in them."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.errors import NothingToDoError, UnreadableError, UsageError
from geo.evaluation import Gold, Tally, read_gold
from geo.events import gather
from geo.model import Article, Parse, PublishedBasis, Unread
from geo.pipeline.parsing import parse
from geo.pipeline.rules import all_rules
from geo.readers.records.article import article as article_of
from geo.readers.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.evaluation import Report
    from geo.gazetteer import Gazetteer
    from geo.resolve import Focus

    Annotated = tuple[Article, Gold]


def evaluate(
    corpora: Iterable[Path], gazetteer: Gazetteer, *, focus: Focus | None = None, jobs: int = 1
) -> Report:
    """Parse annotated texts and return how right the parses are.

    Parameters
    ----------
    corpora
        Files of JSON Lines; `geo.evaluation.records` says what a line may hold. A line that is wrong is named
        in the report, and the rest go on.
    gazetteer, focus, jobs
        As for `geo.pipeline.parse`.

    Raises
    ------
    UsageError
        If a file can't be opened.
    NothingToDoError
        If no line is in order.
    """
    tally = Tally(gather)

    def in_order() -> Iterator[Annotated]:
        for item in read_corpora(corpora):
            if isinstance(item, Unread):
                tally.unread.append(item)
            else:
                yield item

    for gold, item in parse_annotated(in_order(), gazetteer, focus=focus, jobs=jobs):
        if isinstance(item, Unread):
            tally.unread.append(item)
        # What could not be parsed counts all the same: nothing was found in it.
        tally.add(gold, item if isinstance(item, Parse) else Parse(Article(item.source, gold.text)))
    if not tally.texts:
        faults = "; ".join(f"{fault.source}: {fault.reason}" for fault in tally.unread[:1])
        raise NothingToDoError(f"no annotated text{f' ({faults})' if faults else ''}")
    return tally.report(all_rules())


def read_corpora(corpora: Iterable[Path]) -> Iterator[Annotated | Unread]:
    """Yield the article and the annotations of each line that is not empty, or what is wrong with it.

    Raises
    ------
    UsageError
        If a file can't be opened.
    """
    for path in corpora:
        for number, line in _lines(path):
            name = f"{path}:{number}"
            try:
                yield _read(line, name, path)
            except UnreadableError as error:
                yield Unread(name, str(error))


def parse_annotated(
    items: Iterable[Annotated], gazetteer: Gazetteer, *, focus: Focus | None = None, jobs: int = 1
) -> Iterator[tuple[Gold, Parse | Unread]]:
    """Yield the annotations of each article beside its parse.

    Parameters
    ----------
    items
        Of `read_corpora`; they are taken some at a time.
    gazetteer, focus, jobs
        As for `geo.pipeline.parse`.
    """
    waiting = deque[Gold]()

    def articles() -> Iterator[Article]:
        for article, gold in items:
            waiting.append(gold)
            yield article

    for item in parse(articles(), gazetteer, focus=focus, jobs=jobs):
        yield waiting.popleft(), item


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file that are not empty, with their numbers."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            yield from ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    except OSError as error:
        raise UsageError(f"can't read {str(path)!r}: {error.strerror or error}") from error


def _read(line: str, name: str, path: Path) -> Annotated:
    """Read one line: its article as any other is read, and its annotations."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not valid JSON: {error}") from error
    if not isinstance(record, dict):
        raise UnreadableError(f"it is no JSON object but {line.strip()[:40]!r}")
    gold = read_gold(record, path.name.split(".")[0])
    article = next((item for item in article_of(Record(record, name)) if isinstance(item, Article)), None)
    if article is None:
        raise UnreadableError("its text is empty")
    if gold.published_within:
        given = PublishedBasis.GIVEN
        article = replace(article, published_within=gold.published_within, published_basis=given)
    return article, gold
