"""Learn which tokens name places, and how the names are meant.

    python tools/train_recogniser.py --toponyms toponyms.jsonl --metonymy metonymy.jsonl

Writes ``recogniser.crfsuite`` and ``usage.crfsuite``; the same input gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite
from annotated import corpora_parser, read, read_marked
from checksums import list_anew
from own_names import own_names

from geo.gazetteer import Gazetteer
from geo.model import Usage
from geo.models import MODELS
from geo.recognise import find_mentions
from geo.recognise.features import TaggerInput
from geo.recognise.recasing import recased
from geo.recognise.sentence_bounds import sequences
from geo.recognise.surroundings import Surroundings
from geo.recognise.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotated import Annotated

    from geo.evaluation import GoldToponym
    from geo.model import Span
    from geo.recognise.tokens import Token

OWN_SENTENCES = Path(__file__).parent / "own_sentences.txt"
NAMES = {"c1": 0.1, "c2": 0.4, "max_iterations": 80, "feature.minfreq": 2}
MEANINGS = {"c1": 0.1, "c2": 3.0, "max_iterations": 120, "feature.minfreq": 2}

Sequence_ = tuple[list[list[str]], list[str]]


def train(
    items: Sequence[Annotated], sentences: Sequence[Annotated], gazetteer: Gazetteer, folder: Path
) -> None:
    """Learn from articles with all their mentions, and from sentences that show only the usage of one."""
    train_names(items, gazetteer, folder)
    train_usage((*items, *sentences), gazetteer, folder)


def train_names(items: Sequence[Annotated], gazetteer: Gazetteer, folder: Path) -> None:
    """Learn which tokens name places, from the articles and from sentences of our own."""
    named = [sequence for item in (*items, *own_names()) for sequence in labelled(item, gazetteer)]
    _fit(named, NAMES, folder / "recogniser.crfsuite")


def train_usage(items: Sequence[Annotated], gazetteer: Gazetteer, folder: Path) -> None:
    """Learn how names are meant, among all the names that the recogniser in `folder` finds."""
    meant = [example for item in items for example in meanings(item, gazetteer, folder)]
    _fit(meant, MEANINGS, folder / "usage.crfsuite")


def sentences(metonymy: Path) -> list[Annotated]:
    """Read what shows usage alone: the corpus, and sentences of our own."""
    return [*read(metonymy), *read_marked(OWN_SENTENCES)]


def labelled(item: Annotated, gazetteer: Gazetteer) -> Iterator[Sequence_]:
    """Yield each stretch of an article with its features and labels."""
    text, words = recased(item.article.text, tokens(item.article.text), gazetteer)
    tagger_input = TaggerInput(text, words, gazetteer)
    labels = _labels(words, item.golds)
    begin = 0
    for sequence in sequences(text, words):
        end = begin + len(sequence)
        yield tagger_input.features(begin, end), labels[begin:end]
        begin = end


def _labels(words: Sequence[Token], golds: Sequence[GoldToponym]) -> list[str]:
    labels = ["O"] * len(words)
    for gold in golds:
        inside = [
            n for n, word in enumerate(words) if word.start < gold.span.end and gold.span.start < word.end
        ]
        for number in inside:
            labels[number] = "I"
        if inside:
            labels[inside[0]] = "B"
    return labels


def meanings(item: Annotated, gazetteer: Gazetteer, models: Path) -> Iterator[Sequence_]:
    """Yield the surroundings of each mention whose usage is annotated; the gazetteer knows demonyms."""
    text = item.article.text
    if all(gold.usage is None for gold in item.golds):
        return
    words = tokens(text)
    others = [one for one in find_mentions(text, words, gazetteer, models) if not _is_marked(one, item.golds)]
    spans = sorted((*(gold.span for gold in item.golds), *others), key=lambda span: span.start)
    surroundings = Surroundings(text, words, spans, gazetteer)
    usage = {gold.span: gold.usage for gold in item.golds if gold.usage not in {None, Usage.DEMONYM}}
    for number, span in enumerate(spans):
        if span in usage and surroundings.kind(number) != Usage.DEMONYM:
            yield [surroundings.features(number)], [str(usage[span])]


def _is_marked(span: Span, golds: Sequence[GoldToponym]) -> bool:
    return any(gold.span.overlaps(span) for gold in golds)


def _fit(examples: Sequence[Sequence_], settings: dict[str, float], path: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=settings, verbose=False)
    for features, labels in examples:
        trainer.append(features, labels)
    trainer.train(str(path))
    list_anew(path)


def main() -> None:
    """Read the corpora, learn, write."""
    parser = corpora_parser(__doc__)
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args()
    train(read(options.toponyms), sentences(options.metonymy), Gazetteer.open(), options.out)


if __name__ == "__main__":
    main()
