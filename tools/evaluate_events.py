"""How right the events are: types, places, dates, status, gathering of many reports, and the time taken.

    python tools/evaluate_events.py [--places event_places.jsonl] [--types event_types.jsonl]

Without the corpora (see ``geo/models/README.md``) only our own text, gold and made up, is measured.
Most sentences of the corpora taught the encoder: honest figures are those of `tools/encoder/score.py`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import event_reports

from geo.evaluation import outcomes
from geo.events import gather
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Unread
from geo.pipeline import parse
from geo.pipeline.evaluating import evaluate, parse_annotated, read_corpora

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.evaluation import Outcome

    Figures = Mapping[str, float | None]

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
SEEDS = range(6)
SENTENCES = (250, 500, 1000)
"""Lengths of the articles by which it is seen that time grows no faster than text."""


def of_corpus(path: Path, gazetteer: Gazetteer) -> Figures:
    """Return the figures of a corpus of sentences with the types or the places of their events."""
    (scored,) = evaluate([path], gazetteer).scored
    return scored.figures


def _line(name: str, figures: Figures) -> str:
    shares = (f"{key} {share:.3f}" for key, share in figures.items() if isinstance(share, float))
    return f"{name:24} gold {figures['gold']}  {'  '.join(shares)}"


def show_gold(name: str, answers: Sequence[str], gazetteer: Gazetteer) -> None:
    """Print how many of a golden file's events are right, by half and by construction."""
    rows = [row for row in read_corpora([GOLDEN / f"{name}.jsonl"]) if not isinstance(row, Unread)]
    found = [
        (gold, outcome)
        for gold, parsed in parse_annotated(rows, gazetteer)
        if isinstance(parsed, Parse)
        for outcome in outcomes(gold, parsed)
    ]
    for answer in answers:
        for held_out in (True, False):
            half = [getattr(outcome, answer) for gold, outcome in found if gold.held_out is held_out]
            name_of_half = "held out" if held_out else "developed on"
            print(f"{name:24} {answer:10} {name_of_half:12} {sum(half)} of {len(half)}")
        right, total = Counter[str](), Counter[str]()
        for gold, outcome in found:
            right[gold.construction] += getattr(outcome, answer)
            total[gold.construction] += 1
        print("   ", ", ".join(f"{key} {right[key]}/{total[key]}" for key in sorted(total)))
    if "has_status" in answers:
        show_wrong_statuses([outcome for _, outcome in found if not outcome.has_status])


def show_wrong_statuses(wrong: Sequence[Outcome]) -> None:
    """Print how many events without the right status were not found, and how many have another."""
    missed = sum(outcome.event.is_event and not outcome.found for outcome in wrong)
    others = sum(outcome.event.is_event and bool(outcome.found) for outcome in wrong)
    print(f"    of the others {missed} were not found as events, {others} have another status")


def show_reports(gazetteer: Gazetteer) -> None:
    """Print both kinds of error in made-up corpora of 30 events in 120 reports."""
    for seed in (event_reports.SEED, *SEEDS):
        figures = event_reports.figures(event_reports.reports(seed), gazetteer)
        counts = ", ".join(f"{number} {key}" for key, number in figures.items() if isinstance(number, int))
        print(f"120 reports, draw {seed:9} {counts}")


def show_times(gazetteer: Gazetteer) -> None:
    """Print the CPU seconds that long articles of nothing but events and dates take."""
    for sentences in SENTENCES:
        text = " ".join(f"On {1 + n % 28} March 2023 rebels shelled Sirte." for n in range(sentences))
        began = process_time()
        (one,) = parse([Article("long", text, published=date(2023, 3, 31))], gazetteer)
        parsed = process_time() - began
        events = gather([one]) if isinstance(one, Parse) else ()
        count = len(one.events) if isinstance(one, Parse) else 0
        gathered = process_time() - began - parsed
        print(
            f"{sentences} sentences: {count} mentions, {parsed:.1f} s; {len(events)} events, {gathered:.1f} s"
        )


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--places", type=Path, help="sentences with the places of their events, JSONL")
    parser.add_argument("--types", type=Path, help="sentences with the types of their events, JSONL")
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    show_gold("event_dates", ["has_date"], gazetteer)
    show_gold("event_status", ["has_status", "has_type"], gazetteer)
    show_gold("event_places", ["has_places"], gazetteer)
    show_reports(gazetteer)
    show_times(gazetteer)
    if options.types:
        print(_line("types", of_corpus(options.types, gazetteer)))
    if options.places:
        print(_line("places", of_corpus(options.places, gazetteer)))


if __name__ == "__main__":
    main()
