"""Articles parsed on a cluster: read by this process and sent, or read on the workers."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from geo.cluster.packing import items_of
from geo.cluster.parts import (
    BYTES_AT_ONCE,
    INPUTS_AT_ONCE,
    RECORDS_AT_ONCE,
    FindSlices,
    Found,
    Input,
    ParsePart,
)
from geo.cluster.setup import Setup
from geo.cluster.work import ParseArticles
from geo.errors import ClusterError
from geo.model import Parse, Unread
from geo.pipeline.parcels import Bounds, articles_of, filled, parcels
from geo.pipeline.parsing import parse_each
from geo.readers.inputs.source import Source
from geo.readers.reading import entries, is_failure, read_entry, unused, with_ids_of_their_own
from geo.store.codec import Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from geo.cluster.sharing import Cluster
    from geo.cluster.work import Job, Parsing
    from geo.gazetteer import Gazetteer
    from geo.pipeline.parcels import Item
    from geo.readers import ReadOptions
    from geo.readers.inputs.slices import Slice
    from geo.resolve import Focus
    from geo.store import ParseStore

BATCH = Bounds(articles=256, characters=1_000_000, items=4096)
"""What goes to a worker together: some ten seconds of work, so that sending it weighs nothing."""
PART = "part"
"""The kind of what is kept of a part."""


def parse_articles(
    cluster: Cluster,
    items: Iterable[Item],
    gazetteer: Gazetteer,
    focus: Focus | None = None,
    parsing: Parsing = parse_each,
) -> Generator[Parse | Unread, None, None]:
    """Parse articles on the workers; the results and their order are those of one process.

    An article of which a worker dies is named, with the reason, and takes no other with it.

    Parameters
    ----------
    cluster
        Where the workers are.
    items
        Articles, and what needs no parsing: that is passed on, and not sent.
    gazetteer, focus
        As for `geo.pipeline.parse`.
    parsing
        Does the work on a worker; the function that runs in the processes of ``--jobs``.

    Raises
    ------
    ClusterError
        As `Cluster.results` does.
    """
    batches: deque[list[Item]] = deque()

    def jobs() -> Iterator[ParseArticles | None]:
        for batch in parcels(items, BATCH):
            batches.append(batch)
            articles = articles_of(batch)
            yield ParseArticles(articles, parsing) if articles else None

    shared = Shared()
    for found in cluster.results(Setup.of(gazetteer, focus).packed(), jobs()):
        yield from filled(batches.popleft(), _items(found, shared))


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is to be read, and how."""

    sources: Sequence[str | Path]
    """As for `geo.readers.read`."""
    options: ReadOptions
    prefix: str = ""
    """What the ids of articles lose at their beginning."""


def read_and_parse(  # noqa: PLR0913 - as many as there are choices
    cluster: Cluster,
    inputs: Inputs,
    gazetteer: Gazetteer,
    focus: Focus | None = None,
    *,
    store: ParseStore | None = None,
    parsing: Parsing = parse_each,
) -> Iterator[Parse | Unread]:
    """Read files on the workers and parse them there; the results and their order are those of one process.

    Parameters
    ----------
    cluster
        Where the workers are; they must reach the files by the same paths or addresses.
    inputs
        What is read.
    gazetteer, focus
        As for `geo.pipeline.parse`.
    store
        Keeps what was found in each part, so that a run that was broken off goes on from there.
    parsing
        As for `parse_articles`.

    Raises
    ------
    ClusterError
        As `Cluster.results` does.
    """
    run = _Run(cluster, Setup.of(gazetteer, focus).packed(), inputs, store, parsing)
    yield from run.found()


class _Run:
    """The parts of one run, under way."""

    def __init__(
        self, cluster: Cluster, packed: bytes, inputs: Inputs, store: ParseStore | None, parsing: Parsing
    ) -> None:
        self._cluster = cluster
        self._packed = packed
        self._inputs = inputs
        self._store = store
        self._parsing = parsing
        self._shared = store.shared if store is not None else Shared()
        self._times: dict[str, int] = {}
        self._waiting: deque[Callable[[Any], Iterable[Parse | Unread]]] = deque()
        """What makes items of the result of each job that is under way."""

    def found(self) -> Iterator[Parse | Unread]:
        """Yield what is in the inputs, in order."""
        for result in self._cluster.results(self._packed, self._jobs()):
            yield from self._waiting.popleft()(result)

    def _jobs(self) -> Iterator[Job[Any] | None]:
        """Yield a job, or None for what is known, for each thing that waits."""
        for one in self._parts():
            if isinstance(one, ParsePart):
                known = self._known(one)
                self._waiting.append(partial(self._of_part, one, known))
                yield one if known is None else None
            else:
                articles = articles_of(one)
                self._waiting.append(partial(self._filled, one))
                yield ParseArticles(articles, self._parsing) if articles else None

    def _parts(self) -> Iterator[ParsePart | list[Item]]:
        """Yield parts that workers read, and batches of what was read here.

        Where the records of large inputs lie is asked some inputs ahead, so that no worker waits for it.
        """
        ahead: deque[Unread | Source | tuple[Input, ...]] = deque()

        def asked() -> Iterator[FindSlices | None]:
            for one in self._inputs_together():
                ahead.append(one)
                large = one[0] if isinstance(one, tuple) and one[0].is_large else None
                yield FindSlices(large, self._inputs.options, RECORDS_AT_ONCE) if large else None

        for found in self._cluster.results(self._packed, asked()):
            one = ahead.popleft()
            if isinstance(one, Unread):
                yield [one]
            elif isinstance(one, Source):  # what only this process can open, such as standard input
                read = read_entry(one, self._inputs.options)
                yield from parcels(with_ids_of_their_own(read, self._times), BATCH)
            elif found is None:
                yield self._part(one)
            else:
                slices, rest = found
                yield from (self._part(one, part) for part in slices)
                yield list(rest)

    def _inputs_together(self) -> Iterator[Unread | Source | tuple[Input, ...]]:
        """Yield inputs that workers can open, small ones together; and what they can't open."""
        together: list[Input] = []
        for one in entries(self._inputs.sources):
            found = None if isinstance(one, Unread) else Input.of(one)
            if found is not None and not found.is_large:
                together.append(found)
                if len(together) < INPUTS_AT_ONCE and sum(each.size for each in together) < BYTES_AT_ONCE:
                    continue
            if together:
                yield tuple(together)
                together = []
            if found is None:
                yield one
            elif found.is_large:
                yield (found,)
        if together:
            yield tuple(together)

    def _part(self, inputs: tuple[Input, ...], part: Slice | None = None) -> ParsePart:
        return ParsePart(inputs, part, self._inputs.options, self._inputs.prefix, self._parsing)

    def _known(self, part: ParsePart) -> list[Parse | Unread] | None:
        """Return what an earlier run found in a part."""
        blob = self._store.find_result(PART, part.digest) if self._store is not None else None
        return None if blob is None else items_of(blob, self._shared)

    def _of_part(
        self, part: ParsePart, known: list[Parse | Unread] | None, result: Found | None
    ) -> Iterable[Parse | Unread]:
        """Return what is in a part; articles whose ids were met before get ids of their own."""
        found = known or [] if result is None else _items(result.blob, self._shared)
        if result is not None and self._store is not None and not any(map(is_failure, found)):
            self._store.keep_result(PART, part.digest, result.blob, (result.first, result.last))
            self._store.write()
        ids = [unused(item.article.id, self._times) for item in found if isinstance(item, Parse)]
        if ids == [item.article.id for item in found if isinstance(item, Parse)]:
            return found
        (again,) = self._cluster.results(self._packed, [replace(part, ids=tuple(ids))])
        return found if again is None else _items(again.blob, self._shared)

    def _filled(self, batch: list[Item], found: bytes | None) -> Iterator[Parse | Unread]:
        return filled(batch, _items(found, self._shared))


def _items(blob: bytes | None, shared: Shared) -> list[Parse | Unread]:
    """Return what a worker has found.

    Raises
    ------
    ClusterError
        If it came back damaged.
    """
    found = [] if blob is None else items_of(blob, shared)
    if found is None:
        raise ClusterError("what a worker found came back damaged: run it again")
    return found
