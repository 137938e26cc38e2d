"""Learn at which names of its sentence an event happened.

    python tools/train_places.py --places event_places.jsonl

A record has a sentence's `text`, the offsets of its `triggers`, and of the `locations` where they happened.
Writes ``places.crfsuite``; the same input gives the same bytes. Most of the time goes into parsing.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from geo.dates import tag
from geo.events.detect import detect
from geo.events.placing.model import ELSEWHERE, FILE, HERE
from geo.events.placing.places import Places
from geo.events.placing.stated import PHYSICAL
from geo.gazetteer import Gazetteer
from geo.model import Article, Resolution, Span, Timex
from geo.models import MODELS
from geo.recognise import recognise
from geo.resolve import resolve
from geo.text import annotate_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.text import Document

OWN_SENTENCES = Path(__file__).parent / "own_event_places.txt"
TOGETHER = 64
"""Sentences that are parsed at a time."""
SETTINGS = {"c1": 0.3, "c2": 2.0, "max_iterations": 150, "feature.minfreq": 2}
MARK = re.compile(r"\*(?P<trigger>[^*]+)\*|\[(?P<place>[^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in which a person has marked where an event happened."""

    id: str
    text: str
    triggers: tuple[Span, ...]
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A sentence with its syntax and its toponyms."""

    sentence: Sentence
    document: Document
    resolutions: tuple[Resolution, ...]
    timexes: tuple[Timex, ...]


def read(path: Path) -> list[Sentence]:
    """Read a corpus in JSONL."""
    with path.open(encoding="utf-8") as lines:
        return [_sentence(json.loads(line)) for line in lines if line.strip()]


def _sentence(record: dict[str, object]) -> Sentence:
    spans = (record["triggers"], record["locations"])
    triggers, places = (
        tuple(Span(*pair) for pair in pairs) if isinstance(pairs, list) else () for pairs in spans
    )
    return Sentence(str(record["id"]), str(record["text"]), triggers, places)


def read_marked(path: Path) -> list[Sentence]:
    """Read sentences, one a line, in which the ``*trigger*`` and the `x are marked."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    return [_marked(f"{path.name}:{number}", line) for number, line in kept]


def _marked(name: str, line: str) -> Sentence:
    text, end, spans = "", 0, {"trigger": list[Span](), "place": list[Span]()}
    for match in MARK.finditer(line):
        text += line[end : match.start()]
        kind, words = str(match.lastgroup), match[str(match.lastgroup)]
        spans[kind].append(Span(len(text), len(text) + len(words)))
        text, end = text + words, match.end()
    return Sentence(name, text + line[end:], tuple(spans["trigger"]), tuple(spans["place"]))


def parse(sentences: Iterable[Sentence], gazetteer: Gazetteer) -> Iterator[Parsed]:
    """Parse each sentence as an article of its own, some at a time, which is faster."""
    waiting = iter(sentences)
    while together := list(islice(waiting, TOGETHER)):
        documents = annotate_all(sentence.text for sentence in together)
        for sentence, document in zip(together, documents, strict=True):
            article = Article(sentence.id, sentence.text)
            resolutions = resolve(article, recognise(sentence.text, gazetteer), gazetteer)
            yield Parsed(sentence, document, resolutions, tuple(tag(article)))


def lessons(parsed: Parsed) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield, for each annotated event upon things and people, the features of its names and their labels."""
    triggers = detect(parsed.document).triggers
    places = Places(parsed.document, parsed.resolutions, triggers, parsed.timexes)
    for trigger in triggers:
        asked = any(trigger.span.overlaps(span) for span in parsed.sentence.triggers)
        if not asked or trigger.sense.type not in PHYSICAL:
            continue
        names, features = places.described(trigger)
        marked = [any(span.overlaps(name.toponym) for span in parsed.sentence.places) for name in names]
        yield features, [HERE if is_place else ELSEWHERE for is_place in marked]


def train(examples: Iterable[tuple[list[list[str]], list[str]]], folder: Path) -> None:
    """Fit the weights and write them into `folder`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for features, labels in examples:
        trainer.append(features, labels)
    trainer.train(str(folder / FILE))


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the corpus and our own sentences, parse, learn, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--places", type=Path, required=True, help="sentences with the places of their events"
    )
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args(arguments)
    sentences = [*read(options.places), *read_marked(OWN_SENTENCES)]
    train((one for parsed in parse(sentences, Gazetteer.open()) for one in lessons(parsed)), options.out)


if __name__ == "__main__":
    main()
