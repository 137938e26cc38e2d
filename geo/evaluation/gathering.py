"""Which articles are gathered into one event, of those of which it is marked which event they report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from geo.evaluation.measures import f1, ratio
from geo.model import Event, Parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geo.evaluation.gold import Gold
    from geo.evaluation.rules import Verdict

Gather = Callable[[Sequence[Parse]], Sequence[Event]]
SAME_EVENT = "same."
"""With which the ids of the rules begin that decide whether two mentions are of one event."""


@dataclass
class GatheringTally:
    """The pairs of articles of one corpus that report one event, and those that are gathered into one."""

    gather: Gather
    """Makes events of parses; it belongs to a stage that measuring does not know."""
    labels: dict[str, frozenset[str]] = field(default_factory=dict)
    """The events that each article reports, by the article's id."""
    parses: list[Parse] = field(default_factory=list)

    def add(self, gold: Gold, parse: Parse) -> None:
        """Take in one text; all are gathered together when the figures are asked for."""
        self.labels[parse.article.id] = gold.identities or frozenset()
        self.parses.append(parse)

    @cached_property
    def events(self) -> Sequence[Event]:
        """The events of all texts."""
        return self.gather(self.parses)

    def figures(self) -> Mapping[str, float | None]:
        """Return, of pairs of articles, how many are rightly together, wrongly together and wrongly apart."""
        right = self._pairs_of_same_event()
        together = {pair for event in self.events for pair in combinations(self._articles(event), 2)}
        precision, recall = (
            ratio(len(together & right), len(together)),
            ratio(len(together & right), len(right)),
        )
        return {
            "gold": len(right),
            "precision": precision,
            "recall": recall,
            "f1": f1(precision, recall),
            "false_merges": len(together - right),
            "false_splits": len(right - together),
        }

    def verdicts(self) -> Iterator[Verdict]:
        """Yield each rule that joined mentions of several articles, and whether these report one event."""
        for event in self.events:
            articles = self._articles(event)
            if len(articles) > 1:
                is_right = bool(frozenset.intersection(*(self.labels[article] for article in articles)))
                yield from ((rule, is_right) for rule in event.rules if rule.startswith(SAME_EVENT))

    def _articles(self, event: Event) -> list[str]:
        return sorted({report.article.id for report in event.reports})

    def _pairs_of_same_event(self) -> set[tuple[str, str]]:
        articles = defaultdict(list)
        for article, labels in sorted(self.labels.items()):
            for label in labels:
                articles[label].append(article)
        return {(one, other) for same in articles.values() for one, other in combinations(same, 2)}
