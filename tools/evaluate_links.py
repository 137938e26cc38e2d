"""Print how often events are dated as people linked them to the publication day and to the dates of the text.

    python tools/evaluate_links.py events.timeml.jsonl
    python tools/evaluate_links.py events.timeml.jsonl --errors

Only events that are found can be dated: their number stands beside that of all links. An event without days
is wrong, unless it is planned and the link says that it lies ahead. The articles are halved as in
`evaluate_dates.py`, and ``--errors`` prints only those of the half that is read.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timexes import HALVES, half_of

from geo.dates.periods import Period, containing, period
from geo.gazetteer import Gazetteer
from geo.model import Article, Interval, Parse, Span, Status, Unit
from geo.pipeline import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.model import EventMention

PUBLISHED = "published"
"""The time of a link to the day of publication."""
MAX_DAYS_WIDER = 7
"""An event of a date may be given days that go beyond it by so many, as in the scoring of whole reports."""
FIRST_MONTH_OF = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MAX_CHARACTERS_SHOWN = 70
"""Before and after an event that is dated wrongly."""


class Relation(StrEnum):
    """How an event lies to a time, as far as days show."""

    BEFORE = "before"
    INCLUDED = "included"
    AFTER = "after"


NARROWED = {
    "BEFORE": Relation.BEFORE,
    "IBEFORE": Relation.BEFORE,
    "AFTER": Relation.AFTER,
    "IAFTER": Relation.AFTER,
}
"""TimeML's relations; all others say that event and time share days."""


@dataclass(frozen=True, slots=True)
class Link:
    """What an annotator says of an event and a time."""

    event: Span
    relation: Relation
    days: Interval
    """The days of the time."""
    is_to_publication: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """An article with its links."""

    article: Article
    links: tuple[Link, ...]


def read(path: Path) -> list[Linked]:
    """Read articles in JSONL: `id`, `published`, `text`, `events`, `times` and `links` of each."""
    with path.open(encoding="utf-8") as lines:
        return [_linked(json.loads(line)) for line in lines if line.strip()]


def _linked(record: dict[str, Any]) -> Linked:
    published = date.fromisoformat(record["published"])
    article = Article(record["id"], record["text"], published=published)
    events = {event["id"]: Span(event["start"], event["end"]) for event in record["events"]}
    days = {time["id"]: days_of(time["value"] or "") for time in record["times"]}
    days[PUBLISHED] = Interval.of(record["published"])
    links = (
        Link(events[one["event"]], _relation(one["relation"]), its_days, one["time"] == PUBLISHED)
        for one in record["links"]
        if (its_days := days.get(one["time"])) is not None
    )
    return Linked(article, tuple(links))


def _relation(name: str) -> Relation:
    return NARROWED.get(name, Relation.INCLUDED)


def days_of(value: str) -> Interval | None:
    """Return the days of a TIMEX3 value; None for a duration, a vague time, or part of a value.

    Examples
    --------
    >>> [str(days_of(value)) for value in ("1998-08-07TMO", "1989-Q3", "1998-W32", "199", "P1W")]
    ['1998-08-07', '1989-07-01/1989-09-30', '1998-08-03/1998-08-09', '1990-01-01/1999-12-31', 'None']
    """
    day = value.partition("T")[0]
    if week := re.fullmatch(r"(\d{4})-W(\d\d?)", day):
        try:
            first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            return None
        return containing(Unit.WEEK, first).interval
    if part := re.fullmatch(r"(\d{4})-(?:Q([1-4])|(SP|SU|FA|WI))", day):
        first_month = FIRST_MONTH_OF[part[3]] if part[3] else 3 * int(part[2]) - 2
        unit, months = (Unit.SEASON, first_month - 3) if part[3] else (Unit.QUARTER, first_month - 1)
        return _days(period(unit, int(part[1]) * 4 + months // 3))
    if re.fullmatch(r"\d{3}", day):
        return _days(period(Unit.DECADE, int(day)))
    try:
        return Interval.of(day)
    except ValueError:
        return None


def _days(whole: Period | None) -> Interval | None:
    return whole.interval if whole is not None else None


def agrees(mention: EventMention, link: Link) -> bool:
    """Return True if the days of an event lie to a time as a link says.

    On the day of publication an event may be before it: news is reported on the day on which it happens.
    """
    days, other = mention.interval, link.days
    if days is None:
        is_ahead = mention.status in {Status.PLANNED, Status.HYPOTHETICAL}
        return link.is_to_publication and link.relation is Relation.AFTER and is_ahead
    begin, until = days.begin or date.min, days.until or date.max
    first, last = other.begin or date.min, other.until or date.max
    if link.relation is Relation.BEFORE:
        return begin <= last if link.is_to_publication else begin < first
    if link.relation is Relation.AFTER:
        return until > last
    is_longer = (until - begin) - (last - first) > timedelta(days=MAX_DAYS_WIDER)
    return begin <= last and until >= first and not is_longer


@dataclass(frozen=True, slots=True)
class Judged:
    """A link, the event mention that was found at its word, and whether its days agree."""

    parse: Parse
    link: Link
    mention: EventMention | None

    @property
    def is_right(self) -> bool:
        """Return True if the mention's days lie as the link says."""
        return self.mention is not None and agrees(self.mention, self.link)

    @property
    def half(self) -> str:
        """Which half of the corpus it is of."""
        return half_of(self.parse.article.id)


def judged(articles: Sequence[Linked], gazetteer: Gazetteer) -> Iterator[Judged]:
    """Yield each link with what was found."""
    parses = parse([one.article for one in articles], gazetteer)
    for one, parsed in zip(articles, parses, strict=True):
        if isinstance(parsed, Parse):
            for link in one.links:
                at_word = (mention for mention in parsed.events if mention.trigger.overlaps(link.event))
                yield Judged(parsed, link, next(at_word, None))


def tables(name: str, links: Iterable[Judged]) -> Iterator[str]:
    """Yield the figures of links to the publication day and to dates."""
    rows = list(links)
    for is_to_publication, what in ((True, "to the publication day"), (False, "to dates")):
        mine = [one for one in rows if one.link.is_to_publication is is_to_publication]
        found = [one for one in mine if one.mention is not None]
        right = sum(one.is_right for one in found)
        dated = [one for one in found if one.mention is not None and one.mention.interval is not None]
        share = f"{right / len(found):.3f}" if found else "-"
        of_dated = f"{sum(one.is_right for one in dated) / len(dated):.3f}" if dated else "-"
        parts = ", ".join(_share(relation, found) for relation in Relation)
        yield (
            f"{name:12} {what:22} {share} right of {len(found)} found, {of_dated} of those with days"
            f" ({len(found) - len(dated)} have none); {len(mine)} links; {parts}"
        )


def _share(relation: Relation, found: Sequence[Judged]) -> str:
    of_it = [one for one in found if one.link.relation is relation]
    return f"{relation} {sum(one.is_right for one in of_it)}/{len(of_it)}"


def rule_rows(links: Iterable[Judged]) -> Iterator[str]:
    """Yield how often each rule of dates is right."""
    right, total = Counter[str](), Counter[str]()
    for one in links:
        for rule in one.mention.rules if one.mention is not None else ():
            if rule.startswith("date."):
                total[rule] += 1
                right[rule] += one.is_right
    for rule, number in total.most_common():
        yield f"    {rule:36} {right[rule]}/{number}"


def errors(links: Iterable[Judged]) -> Iterator[str]:
    """Yield each wrong link of the half that may be read."""
    for one in links:
        if one.mention is None or one.is_right or one.half != HALVES[0]:
            continue
        text, span = one.parse.article.text, one.link.event
        before = text[max(0, span.start - MAX_CHARACTERS_SHOWN) : span.start]
        after = text[span.end : span.end + MAX_CHARACTERS_SHOWN]
        quote = " ".join(f"{before}[{span.of(text)}]{after}".split())
        time = PUBLISHED if one.link.is_to_publication else str(one.link.days)
        rules = [rule for rule in one.mention.rules if rule.startswith("date.")]
        yield (
            f"{one.parse.article.published} {quote} | {one.link.relation} {time}"
            f" | got {one.mention.interval} {one.mention.status} {' '.join(rules)}"
        )


def main() -> None:
    """Print the figures, or the errors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("links", type=Path, help="articles with events, times and the links between, JSONL")
    parser.add_argument("--errors", action="store_true", help="print the errors of the half that is read")
    options = parser.parse_args()
    links = list(judged(read(options.links), Gazetteer.open()))
    if options.errors:
        print(*errors(links), sep="\n")
        return
    for half in reversed(HALVES):
        print(*tables(f"half {half}", (one for one in links if one.half == half)), sep="\n")
    print(*tables("all", links), *rule_rows(links), sep="\n")


if __name__ == "__main__":
    main()
