"""One event from many reports: each mention joins the event whose mentions it matches best, or opens one."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, product
from typing import TYPE_CHECKING

from geo.events.gathering.compared import reliability
from geo.events.gathering.within.blocking import Blocks
from geo.events.gathering.within.matching import match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.gathering.compared import ComparedMention
    from geo.events.gathering.within.matching import MentionMatch

MIN_MEAN_SCORE = 0.8
"""Least mean score of a mention over an event's mentions: else chains of matches would join siblings.

On 12 made-up draws (tests/test_events_gather.py) 0.5 brings a quarter more false merges; from 0.65 to 1
nothing changes."""
MAX_MEMBERS_COMPARED = 8
"""Mentions of an event, the most reliable, with which another is compared: with all, many take long."""


@dataclass(slots=True)
class Cluster:
    """Mentions taken to be of one event."""

    number: int
    """Its index among all clusters; one that was merged into another has that one's."""
    members: list[ComparedMention] = field(default_factory=list)
    rules: dict[str, None] = field(default_factory=dict)
    """The ids of the rules that joined its members, in the order of joining."""

    def matches(self, mentions: Iterable[ComparedMention]) -> list[MentionMatch] | None:
        """Return how well mentions match its members; None unless they are of its event on the whole.

        They must match the members on the average, not only one, and contradict none.
        """
        matches, total = [], 0.0
        for mention, member in product(mentions, self.members[:MAX_MEMBERS_COMPARED]):
            found = match(mention, member)
            if found is None:
                return None
            total += found.score
            matches.append(found)
        return matches if total / len(matches) >= MIN_MEAN_SCORE else None

    def match(self, mention: ComparedMention) -> MentionMatch | None:
        """Return the best match of a mention with a member, if it is of this event."""
        matches = self.matches((mention,))
        if matches is None:
            return None
        best = max(matches, key=lambda found: found.score)
        return best if best.score >= 1 else None

    def is_same_event(self, other: Cluster) -> bool:
        """Return True if a mention that matches both shows them to be one event, worded in two ways."""
        return other.matches(self.members[:MAX_MEMBERS_COMPARED]) is not None

    def add(self, mention: ComparedMention, rule: str | None) -> None:
        """Enter a mention, and the rule by which it joins the others, if there are any."""
        self.members.append(mention)
        if rule is not None:
            self.rules[rule] = None

    def absorb(self, other: Cluster, rule: str) -> None:
        """Enter the mentions of another cluster, which a mention joined to this one by a rule."""
        self.members += other.members
        self.rules |= {rule: None} | other.rules


class Clusters:
    """All clusters of a run. Those that turn out to be one event are merged."""

    def __init__(self) -> None:
        self._clusters: list[Cluster] = []

    def add(self, mention: ComparedMention, numbers: Iterable[int]) -> int:
        """Enter a mention into the best of some clusters, and return the cluster's number.

        It opens a cluster of its own if it matches none; if several, those that are one event are merged.
        """
        near = dict.fromkeys(map(self._current, numbers))
        matches = {number: found for number in near if (found := self._clusters[number].match(mention))}
        if not matches:
            self._clusters.append(Cluster(len(self._clusters), [mention]))
            return len(self._clusters) - 1
        best = max(matches, key=lambda number: (matches[number].score, -number))
        chosen = self._clusters[best]
        chosen.add(mention, matches[best].rule)
        for number, found in matches.items():
            if number != best and chosen.is_same_event(self._clusters[number]):
                chosen.absorb(self._clusters[number], found.rule)
                self._clusters[number] = chosen
        return best

    def whole(self) -> list[Cluster]:
        """Return the clusters that were not merged into others."""
        return [cluster for number, cluster in enumerate(self._clusters) if cluster.number == number]

    def _current(self, number: int) -> int:
        """Return the number of the cluster that one was merged into, which may itself have been merged."""
        while self._clusters[number].number != number:
            number = self._clusters[number].number
        return number


def tell(mentions: Sequence[ComparedMention]) -> list[Cluster]:
    """Return the mentions of each article that are of one event, together.

    Parameters
    ----------
    mentions
        In the order of article ids and text.
    """
    by_article = groupby(mentions, key=lambda mention: mention.parse.article.id)
    return [cluster for _, of_article in by_article for cluster in _tell(list(of_article))]


def _tell(mentions: Sequence[ComparedMention]) -> list[Cluster]:
    """Return the clusters of one article's mentions, in the order of the text."""
    clusters, blocks = Clusters(), Blocks(mentions)
    for mention in sorted(mentions, key=reliability):
        blocks.add(clusters.add(mention, blocks.near(mention)), mention)
    found = clusters.whole()
    for cluster in found:
        cluster.members.sort(key=lambda member: member.order)
    return sorted(found, key=lambda cluster: cluster.members[0].order)
