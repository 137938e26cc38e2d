"""Fit the weights of ``geo/events/detect/evidence.py``: how far tables and encoder count.

    python -m encoder.fit_evidence --corpora CORPORA --reports REPORTS

Learned from texts that the encoder has not learned from. Prints the weights, to be copied there, and how
right they are on these texts by several thresholds.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np
from fitting import fit_logistic

from encoder.marks import is_held_out
from encoder.scene_reports import records
from geo.dates import find_expressions, tag
from geo.events import encode_all, sentences_to_parse
from geo.events.detect import detect, evidence
from geo.gazetteer import Gazetteer
from geo.model import Article
from geo.recognise import recognise
from geo.text import parse_all, tokenise_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.events.detect import Detection
    from geo.events.detect.trigger import Trigger

SURELY = 99.0
"""Log-odds by which all that is considered at all is detected, with the type of the tables."""
THRESHOLDS, BONUSES = (0.3, 0.4, 0.5, 0.6), (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may name an event, and the mark of it, if it does."""

    trigger: Trigger
    mark: Mapping[str, Any] | None

    @property
    def features(self) -> tuple[float, float, float]:
        """One, the encoder's log-odds, and whether the tables have it."""
        return 1.0, log_odds(self.trigger), float(self.trigger.in_tables)

    @property
    def of_tables(self) -> str | None:
        """The type that the tables give it."""
        return self.trigger.sense.type if self.trigger.in_tables else None


def log_odds(trigger: Trigger) -> float:
    """Return the encoder's log-odds of a word naming an event, as far as they are trusted."""
    if trigger.scores is None:
        return evidence.UNSEEN
    chance = min(max(trigger.scores.event, 1e-6), 1 - 1e-6)
    return float(np.clip(log(chance / (1 - chance)), -evidence.MAX_LOG_ODDS, evidence.MAX_LOG_ODDS))


def detected(text: str, gazetteer: Gazetteer) -> Detection:
    """Return all words of a text that are considered, whatever the weights."""
    tokenised = tokenise_all([text])
    (encoding,) = encode_all(tokenised)
    (document,) = parse_all(tokenised, [sentences_to_parse(tokenised[0], encoding)])
    timexes = tag(Article("", text), find_expressions(text, ""))
    with patch.object(evidence, "WEIGHTS", evidence.Weights(start=SURELY, type_in_tables=SURELY)):
        return detect(document, recognise(text, gazetteer), timexes, encoding)


def candidates(record: Mapping[str, Any], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the words of a report that may name an event; of a quotation's the one the encoder likes best."""
    events = record["events"]
    marks = {event["start"]: event for event in events if "end" not in event}
    quoted: dict[int, list[Candidate]] = {}
    for trigger in detected(record["text"], gazetteer).triggers:
        start = trigger.word.start
        around = next((one for one in events if one["start"] <= start < one.get("end", 0)), None)
        if around is None:
            yield Candidate(trigger, marks.get(start))
        else:
            quoted.setdefault(around["start"], []).append(Candidate(trigger, around))
    for rivals in quoted.values():
        yield max(rivals, key=lambda one: log_odds(one.trigger))


def report(found: Sequence[Candidate], marked: int) -> None:
    """Fit, and print the weights and what they are worth."""
    rows = np.array([one.features for one in found])
    right = np.array([float(one.mark is not None) for one in found])
    start, encoder, in_tables = weights = fit_logistic(rows, right)
    print(f"start {start:.2f}, encoder {encoder:.2f}, in_tables {in_tables:.2f}; {len(found)} words")
    for name, odds in (("both", rows @ weights), ("encoder", rows[:, 1]), ("tables", rows[:, 2] * 2 - 1)):
        for threshold in THRESHOLDS:
            is_taken = odds >= log(threshold / (1 - threshold))
            hits = float((right * is_taken).sum())
            precision = hits / max(1, is_taken.sum())
            print(f"{name} from {threshold}: P {precision:.3f} R {hits / marked:.3f}")
    for bonus in BONUSES:
        print(f"type_in_tables {bonus}: {_types_right(found, bonus):.3f} of the types right")


def _types_right(found: Sequence[Candidate], bonus: float) -> float:
    with patch.object(evidence, "WEIGHTS", evidence.Weights(type_in_tables=bonus)):
        right: list[bool] = [
            evidence.likeliest_type(one.trigger.scores, one.of_tables) == one.mark["kind"]
            for one in found
            if one.mark is not None
        ]
    return sum(right) / len(right)


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse what is held out, and fit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--reports", type=Path, required=True, help="the folder of the reports")
    options = parser.parse_args(arguments)
    gazetteer = Gazetteer.open()
    held_out = [one for one in records(options.corpora, options.reports) if is_held_out(one["item"])]
    found = [candidate for record in held_out for candidate in candidates(record, gazetteer)]
    report(found, sum(len(record["events"]) for record in held_out))


if __name__ == "__main__":
    main()
