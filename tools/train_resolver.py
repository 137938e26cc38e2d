"""Learn how much each kind of evidence counts when a name has several places.

    python tools/train_resolver.py --toponyms toponyms.jsonl --metonymy metonymy.jsonl

The mentions learned from are those that a recogniser finds which was not trained on the article, so that the
weights know its mistakes. Writes ``resolver.json``; the same input gives the same bytes.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import train_recogniser
from annotated import corpora_parser, folds, read

from geo.gazetteer import Gazetteer
from geo.recognise import recognise
from geo.resolve import features
from geo.resolve.context import kilometres
from geo.resolve.features import FEATURES, OWN_FEATURES
from geo.resolve.ranker import CERTAINTY, MODELS, Ranker, evidence, softmax

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from annotated import Annotated, Gold

    from geo.model import Toponym
    from geo.resolve.features import Reading
    from geo.resolve.lookup import Choices

    Vector = npt.NDArray[np.float64]
    Example = tuple[Vector, npt.NDArray[np.bool_], float]
    """A mention: the features of its candidates, which of them are right, and how much it counts."""

FOLDS = 3
NEAR_KM = 161.0
THRESHOLD = 0.2
SHRINKAGE = 1.0
STEPS = 40


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """An article as the resolver reads it, with the right candidates of each mention."""

    reading: Reading
    right: tuple[npt.NDArray[np.bool_], ...]
    weight: float = 1.0
    """How much each of its mentions counts."""


def lesson(item: Annotated, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Lesson:
    """Match the mentions found with those annotated."""
    reading = features.read(item.article, toponyms, gazetteer)
    golds = [_matching(toponym, item.golds) for toponym in toponyms]
    return Lesson(
        reading, tuple(_right(table, gold) for table, gold in zip(reading.tables, golds, strict=True))
    )


def _matching(toponym: Toponym, golds: Sequence[Gold]) -> Gold | None:
    return max(
        (gold for gold in golds if gold.span.overlaps(toponym)),
        key=lambda gold: min(gold.span.end, toponym.end) - max(gold.span.start, toponym.start),
        default=None,
    )


def _right(table: Choices, gold: Gold | None) -> npt.NDArray[np.bool_]:
    """Mark the annotated place itself, or, if it is no candidate, those near enough to pass for it."""
    if gold is None or gold.point is None or not len(table):
        return np.zeros(len(table), dtype=bool)
    same = np.array([candidate.place.id == gold.place_id for candidate in table.candidates])
    if same.any():
        return same
    return np.asarray(kilometres(table.latitude, table.longitude, np.array([gold.point]))[:, 0] <= NEAR_KM)


def hit(table: Choices, belief: Vector, gold: Gold | None) -> bool:
    """Tell whether the likeliest candidate is what was annotated, or lies within 161 km of it."""
    if gold is None or gold.point is None:
        return False
    best = int(np.argmax(belief))
    if table.candidates[best].place.id == gold.place_id:
        return True  # sources put a country's point where they like
    distance = kilometres(table.latitude[[best]], table.longitude[[best]], np.array([gold.point]))
    return bool(distance.item() <= max(NEAR_KM, table.candidates[best].place.radius_km))


def train(
    items: Sequence[Annotated], mentions: dict[str, Sequence[Toponym]], gazetteer: Gazetteer, folder: Path
) -> None:
    """Learn the first opinion, then the joint one in its light, then how sure the result is."""
    weights = balance(items)
    lessons = [
        replace(lesson(item, mentions[item.article.id], gazetteer), weight=weights[item.corpus])
        for item in items
    ]
    alone = fit_ranking([example for one in lessons for example in _examples(one, one.reading.own)])
    together = np.concatenate([alone, np.zeros(len(FEATURES) - len(alone))])
    for _ in range(3):
        ranker = Ranker(alone, together, np.zeros(len(CERTAINTY)), 0.0)
        together = fit_ranking([example for one in lessons for example in _with_company(one, ranker)])
    ranker = Ranker(alone, together, np.zeros(len(CERTAINTY)), 0.0)
    certainty = fit_logistic(*_judged(items, mentions, lessons, ranker))
    _write(folder / "resolver.json", alone, together, certainty)


def balance(items: Sequence[Annotated]) -> dict[str, float]:
    """Let each corpus count the same: local news of one country would drown what the world writes about."""
    mentions: Counter[str] = Counter()
    for item in items:
        mentions[item.corpus] += len(item.golds)
    share = mentions.total() / len(mentions)
    return {corpus: share / count for corpus, count in mentions.items()}


def _examples(one: Lesson, tables: Sequence[Vector]) -> list[Example]:
    return [(rows, right, one.weight) for rows, right in zip(tables, one.right, strict=True)]


def _with_company(one: Lesson, ranker: Ranker) -> list[Example]:
    beliefs = tuple(softmax(own @ ranker.alone) for own in one.reading.own)
    if ranker.together[len(OWN_FEATURES) :].any():
        beliefs = ranker.beliefs(one.reading)
    return _examples(one, one.reading.with_company(beliefs))


def _judged(
    items: Sequence[Annotated],
    mentions: dict[str, Sequence[Toponym]],
    lessons: Sequence[Lesson],
    ranker: Ranker,
) -> tuple[Vector, Vector]:
    """Return the evidence of certainty of each mention, and whether its likeliest candidate was right."""
    rows, right = [], []
    for item, one in zip(items, lessons, strict=True):
        beliefs = ranker.beliefs(one.reading)
        shared = one.reading.with_company(beliefs)
        for toponym, table, values, belief in zip(
            mentions[item.article.id], one.reading.tables, shared, beliefs, strict=True
        ):
            gold = _matching(toponym, item.golds)
            if len(table) and not (gold is not None and gold.point is None):
                rows.append(evidence(table, values, belief, toponym.certainty))
                right.append(hit(table, belief, gold))
    return np.array(rows), np.array(right, dtype=float)


def fit_ranking(examples: Sequence[Example]) -> Vector:
    """Fit a conditional logit by damped Newton steps; of several right candidates any will do."""
    usable = [example for example in examples if example[1].any() and not example[1].all()]
    weights = np.zeros(usable[0][0].shape[1])
    for _ in range(STEPS):
        gradient = -SHRINKAGE * weights
        curvature = SHRINKAGE * np.eye(len(weights))
        for rows, right, weight in usable:
            chance = softmax(rows @ weights)
            target = np.where(right, chance, 0.0)
            gradient += weight * ((target / target.sum() - chance) @ rows)
            mean = chance @ rows
            curvature += weight * ((rows * chance[:, None]).T @ rows - np.outer(mean, mean))
        weights = weights + 0.7 * np.linalg.solve(curvature, gradient)
    return weights


def fit_logistic(rows: Vector, right: Vector) -> Vector:
    """Fit a logistic regression by Newton steps."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        gradient = rows.T @ (right - chance) - SHRINKAGE * weights
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + SHRINKAGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curvature, gradient)
    return weights


def _write(path: Path, alone: Vector, together: Vector, certainty: Vector) -> None:
    table = {
        "alone": _named(OWN_FEATURES, alone),
        "together": _named(FEATURES, together),
        "certainty": _named(CERTAINTY, certainty),
        "threshold": THRESHOLD,
    }
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _named(names: Sequence[str], weights: Vector) -> dict[str, float]:
    return {name: round(weight, 4) for name, weight in zip(names, weights.tolist(), strict=True)}


def unseen_mentions(
    items: Sequence[Annotated], sentences: Sequence[Annotated], gazetteer: Gazetteer
) -> dict[str, Sequence[Toponym]]:
    """Return the mentions of each article as found by a recogniser that has not seen it."""
    found: dict[str, Sequence[Toponym]] = {}
    for known, held_out in folds(items, FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            train_recogniser.train(known, sentences, gazetteer, Path(folder))
            for item in held_out:
                found[item.article.id] = recognise(item.article.text, gazetteer, Path(folder))
    return found


def main() -> None:
    """Read the corpora, learn, write."""
    parser = corpora_parser(__doc__)
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args()
    items, gazetteer = read(options.toponyms), Gazetteer.open()
    train(
        items,
        unseen_mentions(items, train_recogniser.sentences(options.metonymy), gazetteer),
        gazetteer,
        options.out,
    )


if __name__ == "__main__":
    main()
