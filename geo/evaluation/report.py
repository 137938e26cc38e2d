"""The figures of a run over annotated texts, corpus by corpus."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Protocol

from geo.evaluation.events import EventPlaceTally, EventTally, EventTypeTally
from geo.evaluation.gathering import GatheringTally
from geo.evaluation.gold import Kind
from geo.evaluation.metonymy import MetonymyTally
from geo.evaluation.places import PlaceTally
from geo.evaluation.published import PublicationTally
from geo.evaluation.reliability import Reliability
from geo.evaluation.rules import RuleTally
from geo.evaluation.seen import was_learned_from
from geo.evaluation.timexes import TimexTally
from geo.evaluation.toponyms import ToponymTally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from geo.evaluation.gathering import Gather
    from geo.evaluation.gold import Gold
    from geo.evaluation.reliability import Bin
    from geo.evaluation.rules import RuleScore
    from geo.model import Event, Parse, Unread

    Figures = Mapping[str, float | None]


class TaskTally(Protocol):
    """Counts of one task over one corpus."""

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text."""

    def figures(self) -> Figures:
        """Return the figures."""


TALLIES: Mapping[Kind, Callable[[], tuple[TaskTally, ...]]] = {
    Kind.PUBLICATION: lambda: (PublicationTally(),),
    Kind.TOPONYMS: lambda: (ToponymTally(),),
    Kind.PLACES: lambda: (PlaceTally(),),
    Kind.METONYMY: lambda: (MetonymyTally(),),
    Kind.TIMEXES: lambda: (TimexTally(dates_only=True), TimexTally(dates_only=False)),
    Kind.EVENTS: lambda: (EventTally(),),
    Kind.EVENT_PLACES: lambda: (EventPlaceTally(),),
    Kind.EVENT_TYPES: lambda: (EventTypeTally(),),
}
"""What counts each task: time expressions are counted twice, as dates alone and all."""


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
    """All that `geo eval` reports."""

    scored: tuple[Scored, ...]
    reliability: tuple[Bin, ...]
    calibration_error: float
    rules: tuple[RuleScore, ...]
    unread: tuple[Unread, ...]

    def as_record(self) -> dict[str, object]:
        """Return it ready for `json.dumps`."""
        return asdict(self)


def _no_events(_parses: Sequence[Parse]) -> Sequence[Event]:
    return ()


@dataclass(slots=True)
class Tally:
    """Counts over all corpora of a run."""

    gather: Gather = _no_events
    """Makes events of the parses of articles of which it is marked which event they report."""
    tallies: dict[tuple[Kind, str], tuple[TaskTally, ...]] = field(default_factory=dict)
    texts: dict[tuple[Kind, str], int] = field(default_factory=dict)
    learned_from: dict[tuple[Kind, str], int] = field(default_factory=dict)
    rules: RuleTally = field(default_factory=RuleTally)
    unread: list[Unread] = field(default_factory=list)

    def add(self, gold: Gold, parse: Parse) -> None:
        """Compare one text with what was marked in it."""
        self.rules.add(gold, parse)
        for kind in gold.kinds:
            key = kind, gold.corpus
            self.texts[key] = self.texts.get(key, 0) + 1
            self.learned_from[key] = self.learned_from.get(key, 0) + was_learned_from(gold.text)
            for tally in self.tallies.setdefault(key, self._new_tallies(kind)):
                tally.add(gold, parse)

    def report(self, rules: Iterable[str] = ()) -> Report:
        """Return the figures; `rules` are the ids of all rules, in the order in which they are shown."""
        reliability = Reliability()
        for tallies in self.tallies.values():
            for tally in tallies:
                if isinstance(tally, ToponymTally):
                    reliability.join(tally.reliability)
                if isinstance(tally, GatheringTally):
                    self.rules.add_gathered(tally.verdicts())
        return Report(
            tuple(self._scored()),
            reliability.bins(),
            reliability.error(),
            self.rules.scores(rules),
            tuple(self.unread),
        )

    def _new_tallies(self, kind: Kind) -> tuple[TaskTally, ...]:
        return (GatheringTally(self.gather),) if kind is Kind.GATHERING else TALLIES[kind]()

    def _scored(self) -> Iterator[Scored]:
        order = list(Kind)
        for kind, corpus in sorted(self.tallies, key=lambda key: (order.index(key[0]), key[1])):
            key = kind, corpus
            for tally in self.tallies[key]:
                dates = isinstance(tally, TimexTally) and tally.dates_only
                name = f"{corpus}, dates" if dates else corpus
                yield Scored(kind, name, self.texts[key], self.learned_from[key], tally.figures())
