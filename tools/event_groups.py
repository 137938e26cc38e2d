"""Own reports in groups that report one event each differently, siblings beside them: how they are gathered.

    python tools/event_groups.py [--aside] [--rules]

``tests/golden/event_groups.jsonl`` marks each event that a report has, by a trigger, its place and its
identity. The reports are gathered twice: as the marks have them, which shows the gathering alone, and as the
whole pipeline finds them. A third of the groups, chosen by a hash of their names, is kept aside: no threshold
and no weight rests on them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from geo.evaluation.gathering import GatheringTally
from geo.events import gather
from geo.events.gathering.accounts import Account, all_accounts
from geo.events.gathering.blocking import pairs
from geo.events.gathering.compared import mentions_of
from geo.events.gathering.likeness.stories import story_of
from geo.events.gathering.sameness.pair import AccountPair
from geo.events.gathering.sameness.rules import SAME_EVENT
from geo.events.gathering.sameness.scorer import load
from geo.gazetteer import Gazetteer
from geo.model import DateBasis, EventMention, Interval, Parse, Precision, Span, Status, Toponym, Usage
from geo.pipeline.evaluating import parse_annotated, read_corpora
from geo.resolve import resolve
from geo.text import annotate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.evaluation import Gold, GoldEvent
    from geo.events.gathering.compared import ComparedMention
    from geo.model import Article, Resolution

GROUPS = Path(__file__).parents[1] / "tests" / "golden" / "event_groups.jsonl"


@dataclass(frozen=True, slots=True)
class Marked:
    """A report of a group, as marked and as parsed."""

    gold: Gold
    found: Parse
    """What the pipeline finds."""
    as_marked: Parse
    """The same, with the events that are marked in place of those found."""

    @property
    def identities(self) -> Mapping[str, str]:
        """The event that each marked mention reports, by the mention's id."""
        events = self.gold.events or ()
        return {
            mention.id: event.identity for mention, event in zip(self.as_marked.events, events, strict=True)
        }


def is_aside(group: str) -> bool:
    """Return True of the groups on which nothing is tuned."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % 3 == 0


def marked_reports(gazetteer: Gazetteer, path: Path = GROUPS) -> Iterator[tuple[str, Marked]]:
    """Yield the name of its group and each report, as marked and as parsed."""
    groups = {row["id"]: row["group"] for row in map(json.loads, path.read_text("utf-8").splitlines())}
    rows = (row for row in read_corpora([path]) if isinstance(row, tuple))
    for gold, parse in parse_annotated(rows, gazetteer):
        if isinstance(parse, Parse):
            yield groups[parse.article.id], Marked(gold, parse, with_marks(gold, parse, gazetteer))


def with_marks(gold: Gold, parse: Parse, gazetteer: Gazetteer) -> Parse:
    """Return a parse with the marked events in place of those found."""
    events = gold.events or ()
    toponyms = _with_named(parse, {name for event in events for name in event.places}, gazetteer)
    sentences = [Span(one.start, one.end) for one in annotate(gold.text, lambda _words: False).sentences]
    mentions = (
        _mention(event, number, parse.article, toponyms, sentences) for number, event in enumerate(events)
    )
    return replace(parse, toponyms=toponyms, events=tuple(mentions))


def _with_named(parse: Parse, names: Iterable[str], gazetteer: Gazetteer) -> tuple[Resolution, ...]:
    """Return the toponyms of an article, and those of some names that were not recognised."""
    known = {found.toponym.text for found in parse.toponyms}
    text = parse.article.text
    missing = [
        Toponym(text.index(name), text.index(name) + len(name), name, Usage.LITERAL)
        for name in sorted(names)
        if name not in known
    ]
    if not missing:
        return parse.toponyms
    spans = [(one.start, one.end) for one in missing]
    kept = [
        found.toponym
        for found in parse.toponyms
        if not any(start < found.toponym.end and found.toponym.start < end for start, end in spans)
    ]
    ordered = sorted([*kept, *missing], key=lambda toponym: toponym.start)
    return tuple(resolve(parse.article, ordered, gazetteer))


def _mention(
    event: GoldEvent, number: int, article: Article, toponyms: Sequence[Resolution], sentences: Sequence[Span]
) -> EventMention:
    sentence = next(one for one in sentences if one.start <= event.trigger.start < one.end)
    first = {found.toponym.text: index for index, found in reversed([*enumerate(toponyms)])}
    if event.days is not None:
        interval, basis = Interval(*event.days, Precision.DAY), DateBasis.EXPLICIT
    else:
        day = article.published
        interval, basis = Interval(day, day, Precision.DAY), DateBasis.DOCUMENT
    return EventMention(
        f"{article.id}-{number}",
        event.trigger,
        event.type,
        event.status or Status.OCCURRED,
        sentence,
        interval,
        basis,
        tuple(sorted(first[name] for name in event.places)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """An account, and the marked events that it reports."""

    account: Account
    group: str
    identities: frozenset[str]
    """None for an account, as it was found, of no marked event."""


def labelled_as_marked(reports: Sequence[tuple[str, Marked]]) -> list[Labelled]:
    """Return an account for each marked event of each report, in order."""
    parses = [one.as_marked for _, one in reports]
    story = {parse.article.id: story_of(parse) for parse in parses}
    group_of = {one.found.article.id: group for group, one in reports}
    identity_of = {name: identity for _, one in reports for name, identity in one.identities.items()}
    accounts: defaultdict[tuple[str, str], list[ComparedMention]] = defaultdict(list)
    found = chain.from_iterable(map(mentions_of, parses))
    for mention in sorted(found, key=lambda one: one.order):
        accounts[mention.parse.article.id, identity_of[mention.mention.id]].append(mention)
    return [
        Labelled(Account(tuple(mentions), story[article]), group_of[article], frozenset({identity}))
        for (article, identity), mentions in accounts.items()
    ]


def labelled_as_found(reports: Sequence[tuple[str, Marked]]) -> list[Labelled]:
    """Return the accounts that the pipeline finds, with the marked events that their triggers name."""
    marked = {one.found.article.id: (group, one) for group, one in reports}
    return [
        Labelled(account, group, _named(account, one.gold.events or ()))
        for account in all_accounts([one.found for _, one in reports])
        for group, one in [marked[account.parse.article.id]]
    ]


def _named(account: Account, events: Sequence[GoldEvent]) -> frozenset[str]:
    """Return the marked events whose triggers an account has; else the one in its sentence of its type."""
    own = [mention.mention for mention in account.mentions]
    named = {event.identity for event in events if any(_overlap(one.trigger, event.trigger) for one in own)}
    beside = {
        event.identity
        for event in events
        if any(_overlap(one.sentence, event.trigger) and one.type == event.type for one in own)
    }
    return frozenset(named or (beside if len(beside) == 1 else ()))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def figures(reports: Sequence[tuple[str, Marked]], *, as_marked: bool) -> Mapping[str, float | None]:
    """Return the figures of pairs of reports of one event."""
    tally = GatheringTally(gather)
    for _, one in reports:
        tally.add(one.gold, one.as_marked if as_marked else one.found)
    return tally.figures()


def show(name: str, found: Mapping[str, float | None]) -> None:
    """Print figures on one line."""
    shares = "  ".join(
        f"{key} {found[key]:.3f}" for key in ("precision", "recall", "f1") if found[key] is not None
    )
    print(f"{name:24} pairs {found['gold']}  {shares}  false merges {found['false_merges']}")


def rule_scores(accounts: Sequence[Labelled]) -> Iterator[tuple[str, int, int]]:
    """Yield each rule about two accounts: of how many pairs it decides, and of how many rightly.

    Of two accounts of one group it must be known of both which event they report.
    """
    scorer, decided, right = load(), Counter[str](), Counter[str]()
    for number, another in pairs([one.account for one in accounts]):
        one, other = accounts[number], accounts[another]
        if one.group != other.group or (one.identities and other.identities):
            found = SAME_EVENT.decide(AccountPair(one.account, other.account, scorer))
            decided[found.rule] += 1
            right[found.rule] += (found.outcome >= 0) != one.identities.isdisjoint(other.identities)
    yield from ((rule.id, decided[rule.id], right[rule.id]) for rule in SAME_EVENT)


def show_rules(name: str, accounts: Sequence[Labelled]) -> None:
    """Print how often each rule decides, and how often rightly."""
    for rule, decided, right in rule_scores(accounts):
        share = f"{right / decided:.3f}" if decided else "–"
        print(f"{name:10} {rule:26} decides {decided:5}  right {share}")


def main() -> None:
    """Gather, and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--aside", action="store_true", help="only the groups that are kept aside")
    parser.add_argument("--rules", action="store_true", help="how often each rule decides, and rightly")
    options = parser.parse_args()
    reports = [one for one in marked_reports(Gazetteer.open()) if is_aside(one[0]) == options.aside]
    show("as marked", figures(reports, as_marked=True))
    show("as found", figures(reports, as_marked=False))
    if options.rules:
        show_rules("as marked", labelled_as_marked(reports))
        show_rules("as found", labelled_as_found(reports))


if __name__ == "__main__":
    main()
