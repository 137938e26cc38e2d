"""How right the events are: types, places, dates, status, what many reports tell, and the time taken.

    python tools/evaluate_events.py [--places event_places.jsonl] [--types event_types.jsonl] [--folds 5]

Without the corpora (see ``geo/models/README.md``) only our own text, gold and made up, is measured.
Sentences of the places' corpus are parsed with weights that were not learned from them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import event_gold
import event_reports
import train_places

from geo.events import gather, mentions, unread_places
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Resolution, Span
from geo.pipeline import parse
from geo.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from train_places import Parsed

    from geo.model import Toponym

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The corpus of types has one type for two of PLOVER's."""
SEEDS = range(6)
SENTENCES = (250, 500, 1000)
"""Lengths of the articles by which it is seen that time grows no faster than text."""


def of_places(path: Path, folds: int, gazetteer: Gazetteer) -> Counter[str]:
    """Count places of acts that are right, parsing each fold with what the others teach."""
    parsed = list(train_places.parse(train_places.read(path), gazetteer))
    own = list(train_places.parse(train_places.read_marked(train_places.OWN_SENTENCES), gazetteer))
    lessons = [list(train_places.lessons(one)) for one in [*parsed, *own]]
    counts: Counter[str] = Counter()
    for fold in range(folds):
        known = [number for number in range(len(lessons)) if number >= len(parsed) or number % folds != fold]
        with tempfile.TemporaryDirectory() as folder:
            train_places.train((one for number in known for one in lessons[number]), Path(folder))
            for one in parsed[fold::folds]:
                counts += _judged(one, _places_found(one, Path(folder), gazetteer))
    return counts


def _places_found(one: Parsed, folder: Path, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the places of the annotated acts of a sentence."""
    article = Article(one.sentence.id, one.sentence.text)
    names = unread_places(one.document, one.resolutions, one.timexes, folder)
    toponyms = sorted(
        [*(found.toponym for found in one.resolutions), *names], key=lambda toponym: toponym.start
    )
    resolutions: Sequence[Resolution] = resolve(article, toponyms, gazetteer) if names else one.resolutions
    told = mentions(article, one.document, resolutions, one.timexes, models=folder)
    asked = (event for event in told if any(event.trigger.overlaps(span) for span in one.sentence.triggers))
    return [
        resolutions[index].toponym for index in sorted({index for event in asked for index in event.places})
    ]


def _judged(one: Parsed, found: Sequence[Toponym]) -> Counter[str]:
    """Compare the places found with those annotated."""
    golds: Iterable[Span] = one.sentence.places
    none = not one.sentence.places
    return Counter(
        {
            "gold": len(one.sentence.places),
            "found": sum(any(gold.overlaps(place) for place in found) for gold in golds),
            "told": len(found),
            "right": sum(any(gold.overlaps(place) for gold in one.sentence.places) for place in found),
            "none": none,
            "false": none and bool(found),
        }
    )


def of_types(path: Path, gazetteer: Gazetteer) -> Counter[str]:
    """Count the types of acts that are right, as sets of a sentence."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    counts: Counter[str] = Counter()
    articles = (Article(record["id"], record["text"]) for record in records)
    for record, one in zip(records, parse(articles, gazetteer), strict=True):
        told = (
            {YIELD.get(event.type, event.type) for event in one.events} if isinstance(one, Parse) else set()
        )
        golds = set(record["types"])
        counts += Counter(
            {"gold": len(golds), "told": len(told), "right": len(golds & told), "found": len(golds & told)}
        )
    return counts


def _line(name: str, counts: Counter[str]) -> str:
    precision, recall = counts["right"] / counts["told"], counts["found"] / counts["gold"]
    f1 = 2 * precision * recall / (precision + recall)
    false = f"  false places {counts['false'] / counts['none']:.3f}" if counts["none"] else ""
    return f"{name:24} gold {counts['gold']}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}{false}"


def show_gold(name: str, marks: Sequence[str], gazetteer: Gazetteer) -> None:
    """Print how many of a golden file's events are right, by half and by construction."""
    outcomes = list(event_gold.outcomes(name, gazetteer))
    for mark in marks:
        for half in (True, False):
            chosen = [one for one in outcomes if one.held_out is half]
            right = sum(getattr(one, mark) for one in chosen)
            print(f"{name:24} {mark:10} {'held out' if half else 'developed on':12} {right} of {len(chosen)}")
        shares = event_gold.shares((one.construction, getattr(one, mark)) for one in outcomes)
        print("   ", ", ".join(f"{key} {right}/{total}" for key, (right, total) in sorted(shares.items())))
    wrong = [one for one in outcomes if one.found and "status" in one.expected and not one.has_status]
    if "has_status" in marks:
        lost = sum(not one.found and one.expected["status"] is not None for one in outcomes)
        print(f"    of the others {lost} were not kept as events, {len(wrong)} bear another status")


def show_reports(gazetteer: Gazetteer) -> None:
    """Print both kinds of error in made-up corpora of 30 events in 120 reports."""
    for seed in (event_reports.SEED, *SEEDS):
        corpus = event_reports.reports(seed)
        counts = event_reports.errors(corpus, event_reports.gathered(corpus, gazetteer))
        print(f"120 reports, draw {seed:9}", ", ".join(f"{count} {name}" for name, count in counts.items()))


def show_times(gazetteer: Gazetteer) -> None:
    """Print the CPU seconds that long articles of nothing but events and dates take."""
    for sentences in SENTENCES:
        text = " ".join(f"On {1 + n % 28} March 2023 rebels shelled Sirte." for n in range(sentences))
        began = process_time()
        (one,) = parse([Article("long", text, published=date(2023, 3, 31))], gazetteer)
        parsed = process_time() - began
        events = gather([one]) if isinstance(one, Parse) else ()
        told = len(one.events) if isinstance(one, Parse) else 0
        gathered = process_time() - began - parsed
        print(f"{sentences} sentences: {told} acts, {parsed:.1f} s; {len(events)} events, {gathered:.1f} s")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--places", type=Path, help="sentences with the places of their acts, JSONL")
    parser.add_argument("--types", type=Path, help="sentences with the types of their acts, JSONL")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    show_gold("event_dates.jsonl", ["has_date"], gazetteer)
    show_gold("event_status.jsonl", ["has_status", "has_type"], gazetteer)
    show_gold("event_places.jsonl", ["has_places"], gazetteer)
    show_reports(gazetteer)
    show_times(gazetteer)
    if options.types:
        print(_line("types", of_types(options.types, gazetteer)))
    if options.places:
        print(_line(f"places, {options.folds} folds", of_places(options.places, options.folds, gazetteer)))


if __name__ == "__main__":
    main()
