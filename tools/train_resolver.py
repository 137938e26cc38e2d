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
from annotated import OWN, corpora_parser, folds, read
from fitting import calibrate, fit_logistic, fit_ranking
from own_places import own_places
from own_short import own_short

from geo.evaluation.measures import NEAR_KM, best_match
from geo.gazetteer import Gazetteer
from geo.gazetteer.near import distances_km
from geo.models import MODELS
from geo.recognise import recognise
from geo.resolve import features
from geo.resolve.features import FEATURES, OWN_FEATURES
from geo.resolve.namesakes import namesake_rows
from geo.resolve.ranker import CERTAINTY_FEATURES, Ranker, Weighed, evidence, softmax

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from annotated import Annotated
    from fitting import Example

    from geo.evaluation import GoldToponym
    from geo.model import Toponym
    from geo.resolve.candidates import CandidateTable
    from geo.resolve.features import MentionFeatures

    Vector = npt.NDArray[np.float64]

FOLDS = 3
OWN_WEIGHT = 2.0
"""How much a mention of our own texts counts: all of them together, an eighth of a corpus."""
ROUNDS = 3
THRESHOLD = 0.2
LACKED = 8
"""One in so many mentions is also judged as if the gazetteer lacked its place, as it lacks many villages'."""
LACKED_SHORT = 3
"""The same in our own short texts, which name small places oftener."""
LOG_PEOPLE_LACKED = 5.0
"""Of places that a gazetteer may lack: up to a hundred thousand people."""
IN_FOCUS, IN_RUN = OWN_FEATURES.index("in_focus"), OWN_FEATURES.index("in_run")
OF_OUTLET = [index for index, name in enumerate(OWN_FEATURES) if name.startswith("outlet_")]
RUN_AGAINST_FOCUS = 0.5
"""How much the other reports of a run count beside a region that a user names: a run may be of many."""


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """An article as the resolver reads it, with the right candidates of each mention."""

    mentions: MentionFeatures
    right: tuple[npt.NDArray[np.bool_], ...]
    rivals: tuple[npt.NDArray[np.bool_], ...]
    """Between which candidates of each mention the weights have to choose, the right ones among them."""
    weight: float = 1.0
    """How much each of its mentions counts."""


def lesson(item: Annotated, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Lesson:
    """Match the mentions found with those annotated."""
    mentions = features.mention_features(item.article, toponyms, gazetteer)
    golds = [_matching(toponym, item.golds) for toponym in toponyms]
    right = tuple(_right(table, gold) for table, gold in zip(mentions.tables, golds, strict=True))
    rivals = tuple(_rivals(table, marks) for table, marks in zip(mentions.tables, right, strict=True))
    return Lesson(mentions, right, rivals)


def _rivals(table: CandidateTable, right: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Mark all but the right place's own province or town of its name: which is meant, other words show."""
    marked = np.ones(len(table), dtype=bool)
    for row in np.flatnonzero(right & ~table.is_country):
        marked[list(namesake_rows(table, int(row)))] = False
    return marked | right | table.is_country


def _matching(toponym: Toponym, golds: Sequence[GoldToponym]) -> GoldToponym | None:
    return best_match(toponym, golds, lambda gold: gold.span)


def _right(table: CandidateTable, gold: GoldToponym | None) -> npt.NDArray[np.bool_]:
    """Mark the annotated place itself, or, if it is no candidate, those near enough to pass for it."""
    if gold is None or gold.point is None or not len(table):
        return np.zeros(len(table), dtype=bool)
    same = np.array([candidate.place.id == gold.place_id for candidate in table.candidates])
    if same.any():
        return same
    return np.asarray(distances_km(table.latitude, table.longitude, np.array([gold.point]))[:, 0] <= NEAR_KM)


def hit(table: CandidateTable, belief: Vector, gold: GoldToponym | None) -> bool:
    """Return True if the likeliest candidate is what was annotated, or lies within 161 km of it."""
    if gold is None or gold.point is None:
        return False
    best = int(np.argmax(belief))
    if table.candidates[best].place.id == gold.place_id:
        return True  # sources put a country's point where they like
    distance = distances_km(table.latitude[[best]], table.longitude[[best]], np.array([gold.point]))
    return bool(distance.item() <= max(NEAR_KM, table.candidates[best].place.radius_km))


def train(
    items: Sequence[Annotated], mentions: dict[str, Sequence[Toponym]], gazetteer: Gazetteer, folder: Path
) -> None:
    """Learn which candidate is likeliest, how much a focus counts, then how sure the result is."""
    weights = balance(items)
    lessons = [
        replace(lesson(item, mentions[item.article.id], gazetteer), weight=weights[item.corpus])
        for item in items
    ]
    ranker = _with_focus(items, lessons, fit_ranker([*lessons, *own_lessons(gazetteer)]))
    found = [mentions[item.article.id] for item in items]
    short = [*own_places(gazetteer), *own_short(gazetteer)]
    items, found = [*items, *(item for item, _ in short)], [*found, *(toponyms for _, toponyms in short)]
    lessons = [*lessons, *(lesson(item, toponyms, gazetteer) for item, toponyms in short)]
    rows, right = _judged(items, found, lessons, ranker)
    certainty = fit_logistic(rows, right)
    calibration = calibrate(1 / (1 + np.exp(-(rows @ certainty))), right)
    _write(
        folder / "resolver.json",
        replace(ranker, certainty=certainty, threshold=THRESHOLD, calibration=calibration),
    )


def own_lessons(gazetteer: Gazetteer) -> list[Lesson]:
    """Return what our own short texts teach."""
    texts = [*own_places(gazetteer), *own_short(gazetteer)]
    return [replace(lesson(item, toponyms, gazetteer), weight=OWN_WEIGHT) for item, toponyms in texts]


def fit_ranker(lessons: Sequence[Lesson]) -> Ranker:
    """Learn the first opinion, then the joint one in its light."""
    alone = fit_ranking([example for one in lessons for example in _examples(one, one.mentions.own)])
    together = np.concatenate([alone, np.zeros(len(FEATURES) - len(alone))])
    for _ in range(ROUNDS):
        ranker = Ranker(alone, together, np.zeros(len(CERTAINTY_FEATURES)), 0.0)
        together = fit_ranking([example for one in lessons for example in _with_company(one, ranker)])
    return Ranker(alone, together, np.zeros(len(CERTAINTY_FEATURES)), 0.0)


def _with_focus(items: Sequence[Annotated], lessons: Sequence[Lesson], ranker: Ranker) -> Ranker:
    alone, together = ranker.alone.copy(), ranker.together.copy()
    alone[IN_FOCUS] = together[IN_FOCUS] = fit_focus(items, lessons, ranker)
    alone[IN_RUN] = together[IN_RUN] = RUN_AGAINST_FOCUS * alone[IN_FOCUS]
    return replace(ranker, alone=alone, together=together)


def balance(items: Sequence[Annotated]) -> dict[str, float]:
    """Let each corpus count the same: local news of one country would drown what the world writes about."""
    mentions: Counter[str] = Counter()
    for item in items:
        mentions[item.corpus] += len(item.golds)
    share = mentions.total() / len(mentions)
    return {corpus: share / count for corpus, count in mentions.items()}


def _examples(one: Lesson, tables: Sequence[Vector]) -> list[Example]:
    return [
        (rows[rivals], right[rivals], one.weight)
        for rows, right, rivals in zip(tables, one.right, one.rivals, strict=True)
    ]


def _with_company(one: Lesson, ranker: Ranker) -> list[Example]:
    beliefs = tuple(softmax(own @ ranker.alone) for own in one.mentions.own)
    if ranker.together[len(OWN_FEATURES) :].any():
        beliefs = ranker.beliefs(one.mentions)
    return _examples(one, one.mentions.with_co_mentions(beliefs))


def _judged(
    items: Sequence[Annotated],
    mentions: Sequence[Sequence[Toponym]],
    lessons: Sequence[Lesson],
    ranker: Ranker,
) -> tuple[Vector, Vector]:
    """Return the evidence of certainty of each mention, and whether its likeliest candidate was right."""
    rows, right = [], []
    for item, toponyms, one in zip(items, mentions, lessons, strict=True):
        beliefs = ranker.beliefs(one.mentions)
        shared = one.mentions.with_co_mentions(beliefs)
        for toponym, table, values, belief, marks in zip(
            toponyms, one.mentions.tables, shared, beliefs, one.right, strict=True
        ):
            gold = _matching(toponym, item.golds)
            if len(table) and not (gold is not None and gold.point is None):
                rows.append(evidence(Weighed(table, values, belief), toponym.certainty, one.mentions.company))
                right.append(hit(table, belief, gold))
                if (
                    _may_lack(table, marks)
                    and len(rows) % (LACKED_SHORT if item.corpus == OWN else LACKED) == 0
                ):
                    lacking = _without(Weighed(table, values, belief), marks)
                    rows.append(evidence(lacking, toponym.certainty, one.mentions.company))
                    right.append(False)
    return np.array(rows), np.array(right, dtype=float)


def _may_lack(table: CandidateTable, right: npt.NDArray[np.bool_]) -> bool:
    """Return True if a mention's place is one that a gazetteer might lack, and others have its name."""
    small = right & (table.log_population < LOG_PEOPLE_LACKED)
    return bool(small.any() and not right.all())


def _without(weighed: Weighed, right: npt.NDArray[np.bool_]) -> Weighed:
    """Return a mention's candidates as they would be if the gazetteer lacked its place."""
    left = weighed.belief[~right]
    return Weighed(weighed.table.only(~right), weighed.rows[~right], left / max(1e-9, left.sum()))


def fit_focus(items: Sequence[Annotated], lessons: Sequence[Lesson], ranker: Ranker) -> float:
    """Learn how much a region of interest counts, all else being known.

    A user's region is made up for each article: for every other one the country that most of its places lie
    in, else that of the article before, which has nothing to do with it.
    """
    homes = [_home(one) for one in lessons]
    examples: list[Example] = []
    for number, (one, item) in enumerate(zip(lessons, items, strict=True)):
        focus = homes[number - number % 2]
        if focus and item.golds:
            examples += _examples(
                one, [_scored(one, ranker, index, focus) for index in range(len(one.right))]
            )
    return float(fit_ranking(examples, fixed=1)[1])


def _home(one: Lesson) -> str:
    """Return the country in which most of an article's places lie."""
    right = Counter(
        str(code)
        for table, marks in zip(one.mentions.tables, one.right, strict=True)
        for code in table.country[marks][:1]
    )
    return right.most_common(1)[0][0] if right else ""


def _scored(one: Lesson, ranker: Ranker, at: int, focus: str) -> Vector:
    """Return what the rest of the evidence says of each candidate, and whether it lies in the focus.

    The outlet says nothing: who names a region often has texts without an address.
    """
    table, own = one.mentions.tables[at], one.mentions.own[at].copy()
    own[:, OF_OUTLET] = 0.0
    return np.column_stack([own @ ranker.alone, table.country == focus])


def _write(path: Path, ranker: Ranker) -> None:
    said, came_true = ranker.calibration
    table = {
        "alone": _named(OWN_FEATURES, ranker.alone),
        "together": _named(FEATURES, ranker.together),
        "certainty": _named(CERTAINTY_FEATURES, ranker.certainty),
        "threshold": ranker.threshold,
        "said": _rounded(said),
        "came_true": _rounded(came_true),
    }
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _rounded(values: Vector) -> list[float]:
    return [round(value, 4) for value in values.tolist()]


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
