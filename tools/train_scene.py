"""Learn where and when events happened, from whole reports: train_scene.py MARKED.jsonl.

MARKED.jsonl has one marked report a line: ``id``, ``text``, ``title``, ``published`` and ``events``, each
with ``start`` (offset of its word in the text), ``places`` (names as the report writes them; none if it does
not say), ``days`` (first and last) and ``status``; where known also ``points`` (latitude, longitude,
tolerance in km). A report has ``is_new`` if the encoder did not learn from it.

Trees for places are learned first, then trees for days with the places that they give, then certainty with
both. What a stage gives a report is learned without the report's fold, so that the next stage sees it as
unsure as it will be. Needs requirements/train.txt beside `geo`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import trees
from checksums import list_anew

from geo.events.mentions.certainty import LESS_IS_SURER, MORE_IS_SURER, certainty_features
from geo.events.mentions.scene import Scene, Surroundings
from geo.events.mentions.trees import CERTAINTY, DAYS, PLACES, load
from geo.gazetteer import Gazetteer
from geo.gazetteer.distance import kilometres
from geo.model import Article, Interval, PlaceBasis
from geo.models import MODELS
from geo.pipeline.article import annotated, prepare

if TYPE_CHECKING:
    from geo.events import Encoding, EventMentionFinder
    from geo.events.mentions.draft import Draft
    from geo.model import Resolution
    from geo.text import Document

FOLDS = 4
MAX_DAYS_MORE, MAX_DAYS_OF_HISTORY = 3, 31
"""Days by which an answer may be longer than what is marked, of news and of history mentioned in passing."""
OPEN = frozenset({"planned", "hypothetical"})
SIZES = {
    PLACES: trees.Size(200),
    DAYS: trees.Size(250),
    CERTAINTY: trees.Size(120, leaves=7, rate=0.04, rising=MORE_IS_SURER, falling=LESS_IS_SURER),
}
WEIGHT_IF_NEW = 3.0
"""Of a report that the encoder did not learn from: there it is as unsure as it will be."""
WEIGHT_IF_QUOTED = 4.0
"""Of a report with quotations and points: all its events are marked, and places compared by distance."""
WEIGHT_OF_BEGINNING = 0.5


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an event, and the answers that its report offers."""

    report: str
    features: list[dict[str, float]]
    right: list[bool]
    has_answer: bool
    """The marks answer it; which may not be among what is offered."""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Parsed:
    """A marked report, with its events as far as their own sentences say."""

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
        return Surroundings(self.document, self.resolutions, self.drafts, self.encoding, self.article.title)

    @property
    def weight(self) -> float:
        """How much its events count."""
        weight = WEIGHT_IF_NEW if self.record.get("is_new") else 1.0
        weight *= WEIGHT_IF_QUOTED if self.has_points else 1.0
        return weight * (WEIGHT_OF_BEGINNING if "part_of" in self.record else 1.0)

    @property
    def name(self) -> str:
        """The name of the report that it is, or is the beginning of."""
        return str(self.record.get("part_of", self.record["id"]))

    @property
    def fold(self) -> int:
        """Which of the folds it belongs to."""
        return fold_of(self.name)


def parsed(record: dict[str, Any], gazetteer: Gazetteer) -> Parsed:
    """Parse a marked report up to the events that its sentences report."""
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
        yield Question(one.name, features, right, bool(mark["places"]), one.weight)


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
        yield Question(one.name, features, right, mark["days"] is not None, one.weight)


def about_certainty(one: Parsed, drafts: Sequence[Draft]) -> Iterator[Question]:
    """Ask whether for each event that would be drawn one is marked there, then and with that status.

    A reader marks one word of several that name an event. Another word is right, too, where the marked one
    was not found; where it was, the map has the event already, and the word teaches nothing.
    """
    agreed = [
        (draft, [mark for mark in one.record["events"] if is_reported(mark, draft, one.resolutions)])
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
            yield Question(one.name, [certainty_features(draft, one.resolutions)], [right], right, one.weight)


def is_reported(mark: dict[str, Any], draft: Draft, resolutions: Sequence[Resolution]) -> bool:
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
        return any(
            kilometres((place.latitude, place.longitude), (lat, lon)) <= far
            for lat, lon, far in mark["points"]
        )
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


def learn(asked: Sequence[Question], model: str, folder: Path) -> None:
    """Fit the trees of a model over all candidates, and write them into a folder."""
    pairs = [(*pair, one.weight) for one in asked for pair in zip(one.features, one.right, strict=True)]
    rows, right, weights = zip(*pairs, strict=True)
    trees.write(*trees.learn(rows, right, weights, SIZES[model]), folder / model)


def chances(asked: Sequence[Question], model: str, folders: Sequence[Path]) -> list[list[float]]:
    """Return the probability of each candidate of each question by the trees learned without its report."""
    return [
        load(model, folders[fold]).probabilities(one.features)
        for one, fold in zip(asked, folds_of(asked), strict=True)
    ]


def folds_of(asked: Sequence[Question]) -> list[int]:
    """Return the fold of each question, by its report."""
    return [fold_of(one.report) for one in asked]


def fold_of(name: str) -> int:
    """Return the fold of a report."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def learn_by_folds(asked: Sequence[Question], model: str, folders: Sequence[Path]) -> None:
    """Fit the trees of a model for each fold without its reports."""
    folds = folds_of(asked)
    for number, folder in enumerate(folders):
        learn([one for one, fold in zip(asked, folds, strict=True) if fold != number], model, folder)


def report(title: str, asked: Sequence[Question], found: Sequence[Sequence[float]]) -> None:
    """Print how right the likeliest answers are, from several probabilities on."""
    has = sum(one.has_answer for one in asked)
    print(f"{title}: {len(asked)} asked, {has} have an answer")
    best = [
        (max(some), one.right[int(np.argmax(some))], one.has_answer)
        for one, some in zip(asked, found, strict=True)
        if some
    ]
    for minimum in (0.3, 0.4, 0.5, 0.6, 0.7):
        given = [(right, answered) for chance, right, answered in best if chance >= minimum]
        right = sum(one for one, _ in given)
        print(
            f"  from {minimum}: given {len(given)} right {right / max(len(given), 1):.3f} "
            f"recall {right / has:.3f} of none {sum(not answered for _, answered in given)}"
        )


def bands(asked: Sequence[Question], found: Sequence[Sequence[float]]) -> None:
    """Print how often what has some certainty is right."""
    said = [(chance, one.right[0]) for one, (chance,) in zip(asked, found, strict=True)]
    error = 0.0
    for low in np.arange(0, 1, 0.1):
        band = [(chance, right) for chance, right in said if low <= chance < low + 0.1]
        if band:
            chance, right = (float(np.mean(column)) for column in zip(*band, strict=True))
            error += abs(chance - right) * len(band) / len(said)
            print(f"  {low:.1f}: {len(band):4} events, said {chance:.3f}, right {right:.3f}")
    print(f"  expected calibration error {error:.3f}")


def stage(
    title: str, model: str, reports: Sequence[Parsed], ask: Asking, folders: Sequence[Path]
) -> tuple[list[Question], list[list[float]]]:
    """Learn a model by folds and from all, print how right it is by folds, and return that."""
    asked = [question for number, one in enumerate(reports) for question in ask(number, one)]
    learn_by_folds(asked, model, folders)
    found = chances(asked, model, folders)
    report(title, asked, found)
    learn(asked, model, MODELS)
    list_anew(MODELS / model)
    return asked, found


Asking = Callable[[int, Parsed], Iterator[Question]]
"""What is asked of a report, by its number."""


def main(path: str) -> None:
    """Score by folds, then learn from all and write the models where `geo` reads them."""
    gazetteer = Gazetteer.open()
    with Path(path).open(encoding="utf-8") as lines:
        reports = [parsed(json.loads(line), gazetteer) for line in lines]
    with TemporaryDirectory() as temporary:
        folders = [Path(temporary) / str(fold) for fold in range(FOLDS)]
        for folder in folders:
            folder.mkdir()
        train(reports, folders)


def train(reports: Sequence[Parsed], folders: Sequence[Path]) -> None:
    """Learn places, days and certainty, each from what the stage before gives by folds."""
    scenes = [Scene(one.surroundings, one.document, one.resolutions, folders[one.fold]) for one in reports]
    stage("places", PLACES, reports, lambda _, one: about_places(one), folders)
    placed = [list(scene.placed(one.drafts)) for scene, one in zip(scenes, reports, strict=True)]
    stage("days", DAYS, reports, lambda number, one: about_days(one, placed[number]), folders)
    dated = [
        list(scene.dated(drafts, one.finder.days(one.article, drafts)))
        for scene, one, drafts in zip(scenes, reports, placed, strict=True)
    ]
    certain = stage(
        "certainty", CERTAINTY, reports, lambda number, one: about_certainty(one, dated[number]), folders
    )
    bands(*certain)


if __name__ == "__main__":
    main(sys.argv[1])
