"""Learn where and when events happened, from whole reports: train_scene.py MARKED.jsonl.

MARKED.jsonl has one marked report a line: ``id``, ``text``, ``title``, ``published`` and ``events``, each
with ``start`` (offset of its word in the text), ``places`` (names as the report writes them; none if it does
not say), ``days`` (first and last) and ``status``; where known also ``points`` (latitude, longitude,
tolerance in km). Four folds by report are scored before the weights are learned from all.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from fitting import fit_logistic

from geo.events.mentions.certainty import certainty_features
from geo.events.mentions.scene import Scene, Surroundings
from geo.events.mentions.scene.choice import FILE, load, probability
from geo.gazetteer import Gazetteer
from geo.model import Article, Interval, PlaceBasis
from geo.models import MODELS
from geo.pipeline.article import annotated, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events import Encoding, EventMentionFinder
    from geo.events.mentions.draft import Draft
    from geo.model import Resolution
    from geo.text import Document

FOLDS = 4
MAX_DAYS_MORE, MAX_DAYS_OF_HISTORY = 3, 31
"""Days by which an answer may be longer than what is marked, of news and of history told in passing."""
OPEN = frozenset({"planned", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an event, and the answers that its report offers."""

    report: str
    features: list[dict[str, float]]
    right: list[bool]
    has_answer: bool
    """The marks answer it; which may not be among what is offered."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A marked report, with its events as far as their own sentences tell."""

    record: dict[str, Any]
    article: Article
    document: Document
    resolutions: Sequence[Resolution]
    finder: EventMentionFinder
    drafts: list[Draft]
    encoding: Encoding

    def marked(self, draft: Draft) -> dict[str, Any] | None:
        """Return the mark of an event; None where a reader marked none."""
        start, events = draft.trigger.word.start, self.record["events"]
        exact = (mark for mark in events if mark["start"] == start)
        around = (mark for mark in events if mark["start"] <= start < mark.get("end", 0))
        return next(exact, None) or next(around, None)

    @property
    def has_points(self) -> bool:
        """Its marks have coordinates, so that places of other names can be compared."""
        return any("points" in mark for mark in self.record["events"])

    @property
    def surroundings(self) -> Surroundings:
        """Its places."""
        return Surroundings(self.document, self.resolutions, self.drafts, self.encoding)


def parsed(record: dict[str, Any], gazetteer: Gazetteer) -> Parsed:
    """Parse a marked report up to the events that its sentences tell."""
    published = date.fromisoformat(record["published"]) if record.get("published") else None
    article = Article(record["id"], record["text"], title=record.get("title") or "", published=published)
    ((document, encoding),) = annotated([article])
    prepared = prepare(article, document, encoding, gazetteer)
    drafts = prepared.finder.drafts(prepared.article)
    return Parsed(record, prepared.article, document, prepared.resolutions, prepared.finder, drafts, encoding)


def about_places(one: Parsed) -> Iterator[Question]:
    """Ask where each marked event happened whose sentence names no place for it.

    Where it names one that the gazetteer lacks, the marks have that name, and any other would seem wrong.
    """
    around = one.surroundings
    for number, draft in enumerate(one.drafts):
        mark = one.marked(draft)
        if mark is None or draft.places:
            continue
        candidates = list(around.candidates(number))
        right = [is_place(mark, one.resolutions, candidate.toponym) for candidate in candidates]
        features = [dict(candidate.features) for candidate in candidates]
        yield Question(one.record["id"], features, right, bool(mark["places"]))


def about_days(one: Parsed, placed: list[Draft]) -> Iterator[Question]:
    """Ask when each marked event happened."""
    days = one.finder.days(one.article, placed)
    for number, draft in enumerate(placed):
        mark = one.marked(draft)
        if mark is None:
            continue
        candidates = list(days.candidates(number))
        right = [is_day(mark, candidate.dated.interval) for candidate in candidates]
        features = [dict(candidate.features) for candidate in candidates]
        yield Question(one.record["id"], features, right, mark["days"] is not None)


def about_certainty(one: Parsed, drafts: Sequence[Draft]) -> Iterator[Question]:
    """Ask whether for each event that would be drawn one is marked there, then and with that status.

    A reader marks one word of several that name an event. Another word is right, too, where the marked one
    was not found; where it was, the map has the event already, and the word teaches nothing.
    """
    agreed = [
        (draft, [mark for mark in one.record["events"] if is_told(mark, draft, one.resolutions)])
        for draft in drafts
    ]
    found = [mark for draft, marks in agreed if (mark := one.marked(draft)) in marks]
    for draft, marks in agreed:
        if draft.dated.interval is None or not any(one.resolutions[index].place for index in draft.places):
            continue
        if draft.place_basis is PlaceBasis.ENCLOSING and not one.has_points:
            continue
        is_repeated = one.marked(draft) not in marks and all(mark in found for mark in marks)
        if not marks or not is_repeated:
            right = bool(marks)
            yield Question(one.record["id"], [certainty_features(draft, one.resolutions)], [right], right)


def is_told(mark: dict[str, Any], draft: Draft, resolutions: Sequence[Resolution]) -> bool:
    """Return True if an event is at the place, on the day and of the status of a mark."""
    return (
        any(is_place(mark, resolutions, index) for index in draft.places)
        and is_day(mark, draft.dated.interval)
        and (draft.status.value == mark["status"] or {draft.status.value, mark["status"]} <= OPEN)
    )


def is_place(mark: dict[str, Any], resolutions: Sequence[Resolution], index: int) -> bool:
    """Return True if a mention is of the place that is marked."""
    place, name = resolutions[index].place, resolutions[index].toponym.text
    if place is None:
        return False
    if "points" in mark:
        return any(_km(place.latitude, place.longitude, lat, lon) <= far for lat, lon, far in mark["points"])
    return any(name == given or name in given or given in name for given in mark["places"])


def is_day(mark: dict[str, Any], interval: Interval | None) -> bool:
    """Return True if days meet those that are marked, and are few more than they."""
    if mark["days"] is None or interval is None or interval.begin is None or interval.until is None:
        return False
    begin, until = (Interval.of(text) for text in mark["days"])
    first, last = begin.begin, until.until
    if first is None or last is None:
        return False
    slack = MAX_DAYS_OF_HISTORY if mark.get("background") else MAX_DAYS_MORE
    spread = (interval.until - interval.begin).days - (last - first).days
    return interval.meets(first, last) and spread <= slack


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    return 12742 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def learn(asked: Sequence[Question]) -> dict[str, float]:
    """Fit a logistic regression over all candidates."""
    names = sorted({name for one in asked for features in one.features for name in features})
    column = {name: number for number, name in enumerate(names)}
    pairs = [pair for one in asked for pair in zip(one.features, one.right, strict=True)]
    rows = np.zeros((len(pairs), len(names)))
    for row, (features, _) in enumerate(pairs):
        for name, value in features.items():
            rows[row, column[name]] = value
    weights = fit_logistic(rows, np.array([float(right) for _, right in pairs]))
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def score(asked: Sequence[Question], weights: dict[str, float], minimum: float) -> tuple[int, int, int, int]:
    """Return how many events were given a place, rightly, how many have one, and how many falsely got one."""
    given = right = has = false = 0
    for one in asked:
        has += one.has_answer
        chances = [sum(weights.get(name, 0.0) * value for name, value in f.items()) for f in one.features]
        if not chances or 1 / (1 + np.exp(-max(chances))) < minimum:
            continue
        given += 1
        right += one.right[int(np.argmax(chances))]
        false += not one.has_answer
    return given, right, has, false


def folds_of(asked: Sequence[Question]) -> list[int]:
    """Return the fold of each question, by its report."""
    return [int(hashlib.sha256(one.report.encode()).hexdigest(), 16) % FOLDS for one in asked]


def report(title: str, asked: Sequence[Question]) -> None:
    """Print how right the answers are that weights give which were learned without the report."""
    folds = folds_of(asked)
    print(f"{title}: {len(asked)} asked, {sum(one.has_answer for one in asked)} have an answer")
    learned = [
        learn([one for one, at in zip(asked, folds, strict=True) if at != fold]) for fold in range(FOLDS)
    ]
    for minimum in (0.3, 0.4, 0.5, 0.6, 0.7):
        totals = np.zeros(4)
        for fold, weights in enumerate(learned):
            here = [one for one, at in zip(asked, folds, strict=True) if at == fold]
            totals += score(here, weights, minimum)
        given, right, has, false = totals
        print(
            f"  from {minimum}: given {given:.0f} right {right / max(given, 1):.3f} recall {right / has:.3f}"
            f" of none {false:.0f}"
        )


def bands(asked: Sequence[Question]) -> None:
    """Print how often what has some certainty is right, by folds."""
    folds, said = folds_of(asked), []
    for fold in range(FOLDS):
        weights = learn([one for one, at in zip(asked, folds, strict=True) if at != fold])
        said += [
            (probability(weights, one.features[0]), one.right[0])
            for one, at in zip(asked, folds, strict=True)
            if at == fold
        ]
    error = 0.0
    for low in np.arange(0, 1, 0.1):
        band = [(chance, right) for chance, right in said if low <= chance < low + 0.1]
        if band:
            chance, right = (float(np.mean(column)) for column in zip(*band, strict=True))
            error += abs(chance - right) * len(band) / len(said)
            print(f"  {low:.1f}: {len(band):4} events, said {chance:.3f}, right {right:.3f}")
    print(f"  expected calibration error {error:.3f}")


def main(path: str) -> None:
    """Score by folds, then learn from all and write the weights."""
    gazetteer = Gazetteer.open()
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    reports = [parsed(json.loads(line), gazetteer) for line in lines]
    places = [question for one in reports for question in about_places(one)]
    report("places", places)
    weights = {"places": learn(places), "days": {}, "certainty": {}}
    write(weights)
    placed = [list(scene_of(one).placed(one.drafts)) for one in reports]
    days = [asked for one, drafts in zip(reports, placed, strict=True) for asked in about_days(one, drafts)]
    report("days", days)
    weights["days"] = learn(days)
    write(weights)
    certain = [
        asked
        for one, drafts in zip(reports, placed, strict=True)
        for asked in about_certainty(
            one, list(scene_of(one).dated(drafts, one.finder.days(one.article, drafts)))
        )
    ]
    report("certainty", certain)
    bands(certain)
    weights["certainty"] = learn(certain)
    write(weights)


def scene_of(one: Parsed) -> Scene:
    """Return what carries places and days over a report, with the weights as written last."""
    load.cache_clear()
    return Scene(one.surroundings, one.document, one.resolutions)


def write(weights: dict[str, dict[str, float]]) -> None:
    """Write the weights where `geo` reads them."""
    (MODELS / FILE).write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
