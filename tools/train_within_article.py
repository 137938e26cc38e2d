"""Learn which mentions of one article are of one event.

    python tools/train_within_article.py --reports FOLDER

Learns from our own reports (``tools/encoder/own_reports.txt``) and from reports with their marks in FOLDER
(``ID.txt``), of which a third is kept aside. ``within_article.csv`` says which words report one event: a row
each, the report and where in its text the words begin. In our own reports the words marked as events are
known; a word that the pipeline takes for one besides reports the event of its sentence, if that has just one.
Of the others the words are known that have a row. Five folds by report are scored, then the weights are
learned from all: ``within_article.json``. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from assignment import count_matched
from encoder.marks import is_set_aside, read_own_reports
from fitting import fit_weighted_logistic

from geo.errors import GeoError
from geo.events.gathering.compared import mentions_of
from geo.events.gathering.within import matching
from geo.events.gathering.within.blocking import pairs
from geo.events.gathering.within.clustering import cluster_mentions
from geo.events.gathering.within.features import features
from geo.events.gathering.within.pairs import Pair
from geo.events.gathering.within.report import Report
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse
from geo.models import MODELS
from geo.pipeline import parse
from geo.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from encoder.marks import MarkedText

    from geo.events.gathering.compared import ComparedMention

EVENTS = Path(__file__).parent / "within_article.csv"
FOLDS = 5
WEIGHT = 0.3
"""Of each pair beside the shrinkage of the weights: of .1, .3 and 1, .3 was best in the folds."""
PRIOR = {"sentence": 0.25, "article": 0.5}
"""Added to what is learned; chosen by the folds' map: repeats and lost events together."""
SURE = 0.65


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report, and the event that each mention reports, by a number; None where that is not known."""

    name: str
    report: Report
    events: Sequence[int | None]

    @property
    def fold(self) -> int:
        """One of five."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Lesson:
    """Two mentions of one report, whether they are of one event, and what is weighed of them."""

    fold: int
    kind: str
    features: Mapping[str, float]
    same: bool


def read_events(path: Path = EVENTS) -> Mapping[str, list[list[int]]]:
    """Return by report the words that report one event, each by where it begins."""
    found: defaultdict[str, list[list[int]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["report"]].append([int(start) for start in row["words"].split()])
    return found


def own_reports(gazetteer: Gazetteer) -> Iterator[Labelled]:
    """Yield our own reports, as the pipeline finds their events."""
    texts, events_of = {text.name: text for text in read_own_reports()}, read_events()
    articles = (Article(name, text.text, published=_day(text)) for name, text in texts.items())
    for found in parse(articles, gazetteer):
        if isinstance(found, Parse):
            text = texts[found.article.id]
            yield _labelled(text.name, found, _of_marks(text, events_of.get(text.name, [])), text)


def _day(text: MarkedText) -> date | None:
    return date.fromisoformat(text.published) if text.published else None


def _of_marks(text: MarkedText, events_of: Iterable[Iterable[int]]) -> dict[int, int]:
    """Return the event of each marked word by where it begins: the first word that reports it."""
    events = {mark.span.start: mark.span.start for mark in text.marks}
    for words in events_of:
        starts = list(words)
        if not events.keys() >= set(starts):
            raise GeoError(f"{EVENTS.name}: {text.name} has no marked words at {starts}")
        events |= dict.fromkeys(starts, starts[0])
    return events


def _labelled(name: str, found: Parse, events: Mapping[int, int], text: MarkedText) -> Labelled:
    report = _report(found)
    labels: list[int | None] = []
    for mention in report.mentions:
        span, sentence = mention.mention.trigger, mention.mention.sentence
        marked = [mark.span for mark in text.marks]
        own = [one.start for one in marked if one.start < span.end and span.start < one.end]
        here = {events[one.start] for one in marked if sentence.start <= one.start < sentence.end}
        labels.append(events[own[0]] if own else here.pop() if len(here) == 1 else None)
    return Labelled(name, report, labels)


def _report(found: Parse) -> Report:
    return Report.of(sorted(mentions_of(found), key=lambda mention: mention.order))


def read_reports(folder: Path, gazetteer: Gazetteer) -> Iterator[Labelled]:
    """Yield the reports of a folder that are not kept aside, as the pipeline finds their events."""
    events_of = read_events()
    paths = [path for path in sorted(folder.glob("*.txt")) if not is_set_aside(path.stem)]
    for found in parse(read(paths), gazetteer):
        if isinstance(found, Parse):
            name, report = Path(found.article.id).stem, _report(found)
            events = {start: words[0] for words in events_of.get(name, []) for start in words}
            starts = [mention.mention.trigger.start for mention in report.mentions]
            yield Labelled(name, report, [events.get(start) for start in starts])


def lessons_of(one: Labelled) -> Iterator[Lesson]:
    """Yield the pairs of a report of which it is known whether they are of one event."""
    mentions = one.report.mentions
    for earlier, later in pairs(one.report):
        if one.events[earlier] is not None and one.events[later] is not None:
            pair = Pair(mentions[earlier], mentions[later], one.report)
            kind = "sentence" if pair.is_within_sentence else "article"
            yield Lesson(one.fold, kind, features(pair), one.events[earlier] == one.events[later])


def learn(lessons: Sequence[Lesson]) -> dict[str, dict[str, float]]:
    """Fit a logistic regression to the pairs of one sentence, and one to the others."""
    return {kind: _fitted([one for one in lessons if one.kind == kind], PRIOR[kind]) for kind in PRIOR}


def _fitted(lessons: Sequence[Lesson], prior: float) -> dict[str, float]:
    names = sorted(set(chain.from_iterable(one.features for one in lessons)))
    column = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(lessons), len(names)))
    for row, one in enumerate(lessons):
        for name, value in one.features.items():
            rows[row, column[name]] = value
    same = np.array([float(one.same) for one in lessons])
    fitted = fit_weighted_logistic(rows, same, np.full(len(lessons), WEIGHT))
    weights = {name: round(float(weight), 3) for name, weight in zip(names, fitted, strict=True)}
    return weights | {"always": round(weights["always"] + prior, 3)}


def write(weights: Mapping[str, Mapping[str, float]]) -> None:
    """Write the weights where `geo` reads them."""
    (MODELS / matching.FILE).write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    matching.load.cache_clear()


def map_of(one: Labelled, minimum: float) -> Counter[str]:
    """Count what the map would have of a report: dots, of these repeats, and events lost behind others."""
    number_of = {mention: number for number, mention in enumerate(one.report.mentions)}
    dots: list[set[int]] = []
    for cluster in cluster_mentions(one.report.mentions):
        drawn = (number_of[member] for member in cluster.members if _is_drawn(member, minimum))
        dots.append({event for number in drawn if (event := one.events[number]) is not None})
    dots = [events for events in dots if events]
    shown = count_matched(dots)
    events = len(set(chain.from_iterable(dots)))
    return Counter(dots=len(dots), events=events, repeats=len(dots) - shown, lost=events - shown)


def _is_drawn(mention: ComparedMention, minimum: float) -> bool:
    one = mention.mention
    return bool(mention.places) and one.interval is not None and one.certainty >= minimum


def main() -> None:
    """Score by folds, then learn from all and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=Path, required=True, help="a folder of marked reports")
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    own, marked = list(own_reports(gazetteer)), list(read_reports(options.reports, gazetteer))
    lessons = [lesson for one in (*own, *marked) for lesson in lessons_of(one)]
    totals = {"own": Counter[str](), "marked": Counter[str]()}
    for fold in range(FOLDS):
        write(learn([one for one in lessons if one.fold != fold]))
        for name, reports in (("own", own), ("marked", marked)):
            for minimum in (0.0, SURE):
                for one in reports:
                    if one.fold == fold:
                        counts = map_of(one, minimum)
                        totals[name].update({f"{key} from {minimum}": n for key, n in counts.items()})
    for name, total in totals.items():
        print(name, dict(total))
    write(learn(lessons))
    print(f"{len(lessons)} pairs, {sum(one.same for one in lessons)} of one event")


if __name__ == "__main__":
    main()
