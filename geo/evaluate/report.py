"""The figures of a run over annotated texts, corpus by corpus."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Protocol

from geo.evaluate.acts import EventPlaceTally, EventTypeTally
from geo.evaluate.gold import Kind
from geo.evaluate.metonymy import MetonymyTally
from geo.evaluate.reliability import Reliability
from geo.evaluate.seen import was_learned_from
from geo.evaluate.timexes import TimexTally
from geo.evaluate.toponyms import ToponymTally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geo.evaluate.gold import Gold
    from geo.evaluate.reliability import Bin
    from geo.model import Parse, Unread

    Figures = Mapping[str, float | None]


class Counting(Protocol):
    """What counts one task over one corpus."""

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""

    def figures(self) -> Figures:
        """Return what came of it."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures of one task on one corpus."""

    kind: Kind
    corpus: str
    texts: int
    learned_from: int
    """Texts among them that the shipped weights were learned from: there the figures flatter."""
    figures: Figures


@dataclass(frozen=True, slots=True)
class Report:
    """All that `geo eval` tells."""

    scored: tuple[Scored, ...]
    reliability: tuple[Bin, ...]
    calibration_error: float
    unread: tuple[Unread, ...]

    def as_record(self) -> dict[str, object]:
        """Return it ready for `json.dumps`."""
        return asdict(self)


@dataclass(slots=True)
class Tally:
    """Counts over all corpora of a run."""

    counting: dict[tuple[Kind, str], tuple[Counting, ...]] = field(default_factory=dict)
    texts: dict[tuple[Kind, str], int] = field(default_factory=dict)
    learned_from: dict[tuple[Kind, str], int] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text with what was marked in it."""
        for kind in gold.kinds:
            key = kind, gold.corpus
            self.texts[key] = self.texts.get(key, 0) + 1
            self.learned_from[key] = self.learned_from.get(key, 0) + was_learned_from(gold.text)
            for counting in self.counting.setdefault(key, _counting(kind)):
                counting.add(gold, parse)

    def report(self) -> Report:
        """Return what came of it."""
        reliability = Reliability()
        for counting in self.counting.values():
            for one in counting:
                if isinstance(one, ToponymTally):
                    reliability.join(one.reliability)
        return Report(tuple(self._scored()), reliability.bins(), reliability.error(), tuple(self.unread))

    def _scored(self) -> Iterator[Scored]:
        order = list(Kind)
        for kind, corpus in sorted(self.counting, key=lambda key: (order.index(key[0]), key[1])):
            key = kind, corpus
            for counting in self.counting[key]:
                dates = isinstance(counting, TimexTally) and counting.dates_only
                name = f"{corpus}, dates" if dates else corpus
                yield Scored(kind, name, self.texts[key], self.learned_from[key], counting.figures())


def _counting(kind: Kind) -> tuple[Counting, ...]:
    """Return what counts a task: time expressions are counted twice, as dates alone and all."""
    match kind:
        case Kind.TOPONYMS:
            return (ToponymTally(),)
        case Kind.METONYMY:
            return (MetonymyTally(),)
        case Kind.TIMEXES:
            return (TimexTally(dates_only=True), TimexTally(dates_only=False))
        case Kind.EVENT_PLACES:
            return (EventPlaceTally(),)
        case Kind.EVENT_TYPES:
            return (EventTypeTally(),)
