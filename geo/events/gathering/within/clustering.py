"""The mentions of one article that are of one event become one, the surest pairs first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from geo.events.gathering.joining import Clusters
from geo.events.gathering.within.blocking import pairs
from geo.events.gathering.within.pairs import Pair
from geo.events.gathering.within.report import Report
from geo.events.gathering.within.rules import SAME_WITHIN_ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.events.gathering.compared import ComparedMention


@dataclass(frozen=True, slots=True, order=True)
class Likely:
    """Two mentions, by number, that are likelier of one event than of two; the surest come first."""

    against: float
    """The log-odds that they are not of one event."""
    one: int
    other: int
    rule: str


@dataclass(frozen=True, slots=True)
class MentionCluster:
    """Mentions taken to be of one event."""

    members: tuple[ComparedMention, ...]
    """In the order of the text."""
    rules: tuple[str, ...]
    """The ids of the rules that joined them."""


def cluster_mentions(mentions: Iterable[ComparedMention]) -> list[MentionCluster]:
    """Return the mentions of each article that are of one event, together.

    Parameters
    ----------
    mentions
        In the order of article ids and text.
    """
    by_article = groupby(mentions, key=lambda mention: mention.parse.article.id)
    return [cluster for _, of_article in by_article for cluster in _clusters_of(list(of_article))]


def _clusters_of(mentions: Sequence[ComparedMention]) -> Iterator[MentionCluster]:
    """Yield the clusters of the mentions of one article, in the order of the text."""
    report = Report.of(mentions)

    def log_odds(one: int, other: int) -> float:
        return SAME_WITHIN_ARTICLE.decide(Pair(mentions[one], mentions[other], report)).outcome

    for cluster in Clusters(range(len(mentions)), log_odds).joined(_likely(report)):
        yield MentionCluster(tuple(mentions[number] for number in cluster.members), tuple(cluster.rules))


def _likely(report: Report) -> list[Likely]:
    found = []
    for one, other in pairs(report):
        decision = SAME_WITHIN_ARTICLE.decide(Pair(report.mentions[one], report.mentions[other], report))
        if decision.outcome >= 0:
            found.append(Likely(-decision.outcome, one, other, decision.rule))
    return sorted(found)
