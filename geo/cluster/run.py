"""One run on a cluster: how each of its stages is shared out, for the command and the library alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from geo.cluster.gathering import gather_on
from geo.cluster.months import write_on
from geo.cluster.parsing import Inputs, parse_articles, read_and_parse
from geo.cluster.setup import Setup
from geo.pipeline import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from geo.cluster.sharing import Cluster, Standing
    from geo.export.months import Part
    from geo.gazetteer import Gazetteer
    from geo.model import Article, Event, Parse, Unread
    from geo.readers import ReadOptions
    from geo.resolve import Focus
    from geo.store import ParseStore


@dataclass(frozen=True, slots=True)
class Run:
    """The stages of a run, each shared out to the workers of one cluster."""

    cluster: Cluster
    gazetteer: Gazetteer
    focus: Focus | None = None

    @property
    def _packed(self) -> bytes:
        return Setup.of(self.gazetteer, self.focus).packed()

    def parse(
        self, articles: Iterable[Article | Unread], store: ParseStore | None = None
    ) -> Iterator[Parse | Unread]:
        """Parse articles that this process reads; see `geo.pipeline.parse`."""
        share = partial(parse_articles, self.cluster)
        return parse(articles, self.gazetteer, focus=self.focus, store=store, share=share)

    def read_and_parse(
        self,
        sources: Sequence[str | Path],
        options: ReadOptions,
        store: ParseStore | None = None,
        prefix: str = "",
    ) -> Iterator[Parse | Unread]:
        """Read files on the workers and parse them there; see `geo.cluster.read_and_parse`."""
        inputs = Inputs(sources, options, prefix)
        return read_and_parse(self.cluster, inputs, self.gazetteer, self.focus, store=store)

    def gather(self, parses: Sequence[Parse], store: ParseStore | None = None) -> tuple[Event, ...]:
        """Gather events; see `geo.cluster.gather_on`."""
        return gather_on(self.cluster, self._packed, parses, store)

    def write_months(self, parts: Iterable[Part]) -> None:
        """Write the files of events by month; see `geo.export.write_months`."""
        write_on(self.cluster, self._packed, parts)

    def standing(self) -> Standing:
        """Return how many workers there are, and what they do."""
        return self.cluster.standing()
