"""Score the encoder on what is held out of its training, and print the table of README.md.

python -m encoder.score --corpora CORPORA --reports REPORTS
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from encoder.corpora import ONE_EVENT, REPORTS, TIMEML, read_all
from geo.events.encoder import Role, load
from geo.events.encoder.encoding import Encoding, Run
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from encoder.corpora import Related, Sentence

THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
EVENT, HAPPENING, OCCURRING = range(3)
"""Columns of the output."""
NEWS, SENTENCES, OWN = (TIMEML, "LGL", "TR", "GWN"), ("event_places",), ("own",)
GROUPS = {"news": NEWS, "sentences on conflict": SENTENCES, "own reports": OWN}


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence, and what the encoder says of it."""

    sentence: Sentence
    starts: NDArray[np.int32]
    scores: NDArray[np.float32]
    encoding: Encoding

    def words(self) -> list[int]:
        """Return the rows of pieces with which a word begins."""
        text = self.sentence.text
        return [row for row, start in enumerate(self.starts) if not text[max(start - 1, 0) : start].isalnum()]

    def row(self, offset: int) -> int:
        """Return the piece that an offset lies in."""
        return int(np.searchsorted(self.starts, offset, side="right")) - 1


@dataclass(slots=True)
class Hits:
    """How many answers were given, and how many of them are right, of all that are."""

    given: int = 0
    right: int = 0
    wanted: int = 0

    def add(self, given: set[int], wanted: set[int]) -> None:
        """Count the answers for one sentence or event."""
        self.given += len(given)
        self.right += len(given & wanted)
        self.wanted += len(wanted)

    @property
    def precision(self) -> float:
        """Part of what was given that is right."""
        return self.right / max(1, self.given)

    @property
    def recall(self) -> float:
        """Part of what is right that was given."""
        return self.right / max(1, self.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, self.given + self.wanted)

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def run(sentences: Sequence[Sentence]) -> tuple[list[Read], float]:
    """Run the encoder over sentences; return also how many it reads in a second of processor time."""
    session = load()
    began = time.process_time()
    outputs = [session.run(sentence.text) for sentence in sentences]
    rate = len(sentences) / (time.process_time() - began)
    reads = []
    for sentence, (starts, scores) in zip(sentences, outputs, strict=True):
        runs = [Run(Span(0, len(sentence.text)), starts, scores)]
        reads.append(Read(sentence, starts, scores, Encoding(runs, session.labels)))
    return reads, rate


def words(
    reads: Sequence[Read], column: int, wanted: Callable[[Sentence], Sequence[int]], threshold: float
) -> Hits:
    """Return how well a column finds the words that sentences want."""
    hits, least = Hits(), np.log(threshold / (1 - threshold))
    for one in reads:
        given = {row for row in one.words() if one.scores[row, column] >= least}
        hits.add(given, {one.row(offset) for offset in wanted(one.sentence)})
    return hits


def triggers(sentence: Sentence) -> list[int]:
    """Return where events of ours are named in a sentence."""
    return [start for start, _ in sentence.triggers]


def answers(reads: Sequence[Read]) -> Counter[str]:
    """Count the marked words, and those whose likeliest type, status and history are right."""
    counts = Counter[str]()
    for one in reads:
        for start, answer in one.sentence.triggers:
            scores = one.encoding.of(start)
            if scores is None or not answer.types or not answer.statuses:
                continue
            counts["all"] += 1
            counts["types"] += max(scores.types, key=lambda name: scores.types[name]) in answer.types
            counts["statuses"] += (
                max(scores.statuses, key=lambda name: scores.statuses[name]) in answer.statuses
            )
            counts["background"] += (scores.background > 1 / 2) == answer.is_background
    return counts


def pairs(reads: Sequence[Read], role: Role, threshold: float) -> tuple[Hits, float]:
    """Return how well places or times are found, and how many events without any are given one."""
    hits, without, false = Hits(), 0, 0
    for one in reads:
        for related in one.sentence.related:
            if related.role is role:
                right = {span.start for span in related.spans}
                given = set(_related(one, related, threshold))
                hits.add(given, right)
                without += not right
                false += bool(given and not right)
    return hits, false / max(1, without)


def _related(one: Read, related: Related, threshold: float) -> Iterator[int]:
    """Yield the offsets of the names or expressions of a sentence that are taken for an event's."""
    for start in _choice(one, related):
        chance = one.encoding.relates(related.role, related.trigger, start)
        if chance is not None and chance >= threshold:
            yield start


def _choice(one: Read, related: Related) -> set[int]:
    """Return the offsets to choose from: words with a capital, each place once; or times."""
    right = {span.start for span in related.spans}
    if related.role is Role.TIME:
        return right | {span.start for span in related.others}
    capitals = {int(one.starts[row]) for row in one.words() if one.sentence.text[one.starts[row]].isupper()}
    inside = {start for start in capitals for span in related.spans if span.start < start < span.end}
    return (capitals - inside - {related.trigger}) | right


def quotations(reads: Sequence[Read]) -> tuple[int, Counter[float]]:
    """Return how many events a quotation gives, and of how many a word is found, by threshold."""
    total, found = 0, Counter[float]()
    for one in reads:
        for quoted in one.sentence.quoted:
            if quoted.is_whole:
                span = quoted.span
                rows = [row for row in one.words() if span.start <= one.starts[row] < span.end]
                best = max((float(one.scores[row, EVENT]) for row in rows), default=-np.inf)
                total += 1
                found.update(one for one in THRESHOLDS if best >= np.log(one / (1 - one)))
    return total, found


def table(reads: Sequence[Read], rate: float) -> Iterator[str]:
    """Yield the rows of the table."""
    yield "| what | of | figure |"
    yield "|---|---|---|"
    timeml = [one for one in reads if one.sentence.source == TIMEML]
    yield from _point_rows(timeml)
    for name, sources in GROUPS.items():
        group = [one for one in reads if one.sentence.source in sources and one.sentence.is_complete]
        for threshold in THRESHOLDS:
            yield f"| event from {threshold} | {name} | {words(group, EVENT, triggers, threshold)} |"
        counts = answers(group)
        for what in ("types", "statuses", "background"):
            yield f"| {what} right | {name}, {counts['all']} | {counts[what] / max(1, counts['all']):.3f} |"
    total, found = quotations([one for one in reads if one.sentence.source == REPORTS])
    for threshold in THRESHOLDS:
        share = found[threshold] / max(1, total)
        yield f"| quoted event found from {threshold} | reports, {total} | {share:.3f} |"
    yield from _pair_rows(reads)
    yield f"| sentences in a second of processor time | {len(reads)} | {rate:.0f} |"


def _point_rows(reads: Sequence[Read]) -> Iterator[str]:
    """Yield how well any event is found, and one that occurs, by the best of some thresholds."""
    for name, column in (("any event", HAPPENING), ("event that occurs", OCCURRING)):
        results = {threshold: words(reads, column, _of_timeml(column), threshold) for threshold in THRESHOLDS}
        threshold, hits = max(results.items(), key=lambda item: item[1].f1)
        yield f"| {name} from {threshold} | TimeML | {hits} |"


def _of_timeml(column: int) -> Callable[[Sentence], Sequence[int]]:
    return lambda sentence: (sentence.happening if column == HAPPENING else sentence.occurring) or ()


def _pair_rows(reads: Sequence[Read]) -> Iterator[str]:
    for name, role, sources in (
        ("place", Role.PLACE, NEWS),
        ("place", Role.PLACE, OWN),
        ("place", Role.PLACE, SENTENCES),
        ("place", Role.PLACE, (ONE_EVENT,)),
        ("time", Role.TIME, (TIMEML,)),
    ):
        group = [one for one in reads if one.sentence.source in sources]
        for threshold in (0.3, 0.4, 0.5, 0.6):
            hits, false = pairs(group, role, threshold)
            falsely = f", {false:.3f} of those without get one" if role is Role.PLACE else ""
            yield f"| {name} from {threshold} | {', '.join(sources)} | {hits}{falsely} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run over what is held out, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--reports", type=Path, required=True, help="the folder of the reports")
    options = parser.parse_args(arguments)
    sentences = read_all(options.corpora, options.reports)
    print(*table(*run([one for one in sentences if one.is_held_out])), sep="\n")


if __name__ == "__main__":
    main()
