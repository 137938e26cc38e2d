"""Parse each annotated article with weights learned without it, for the scorer to judge.

    python tools/evaluate_geoparser.py --toponyms toponyms.jsonl --metonymy metonymy.jsonl --out FOLDER

Writes ``toponyms.jsonl`` (cross-validated by article), ``metonymy.jsonl`` (by sentence) and, with
``--leave-corpus-out``, ``toponyms.corpus-out.jsonl``: one record an article, as of ``geo parse --jsonl``.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import train_recogniser
import train_resolver
from annotated import by_corpus, corpora_parser, folds, read

from geo.gazetteer import Gazetteer
from geo.recognise import recognise
from geo.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotated import Annotated

    from geo.model import Resolution, Toponym

FOLDS = 5


def _record(resolution: Resolution) -> dict[str, Any]:
    toponym, place = resolution.toponym, resolution.place
    where = place and {
        "id": place.id,
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }
    return {
        "start": toponym.start, "end": toponym.end, "text": toponym.text, "usage": toponym.usage.value,
        "place": where, "score": resolution.score, "reason": resolution.reason,
    }  # fmt: skip


def unseen(
    splits: Sequence[tuple[list[Annotated], list[Annotated]]],
    sentences: Sequence[Annotated],
    gazetteer: Gazetteer,
) -> Iterator[dict[str, Any]]:
    """Yield the record of each article held out, parsed with what the others taught.

    All mentions, those that a resolver learns from too, are found by recognisers that have not seen the
    article.
    """
    mentions: dict[str, Sequence[Toponym]] = {}
    for known, held_out in splits:
        mentions |= mentions_unseen(known, held_out, sentences, gazetteer)
    for known, held_out in splits:
        yield from places_unseen(known, held_out, mentions, gazetteer)


def mentions_unseen(
    known: Sequence[Annotated],
    held_out: Sequence[Annotated],
    sentences: Sequence[Annotated],
    gazetteer: Gazetteer,
) -> dict[str, Sequence[Toponym]]:
    """Find the mentions of each article held out with what the others taught."""
    with tempfile.TemporaryDirectory() as folder:
        models = Path(folder)
        train_recogniser.train(known, sentences, gazetteer, models)
        return {item.article.id: recognise(item.article.text, gazetteer, models) for item in held_out}


def places_unseen(
    known: Sequence[Annotated],
    held_out: Sequence[Annotated],
    mentions: dict[str, Sequence[Toponym]],
    gazetteer: Gazetteer,
) -> Iterator[dict[str, Any]]:
    """Place the mentions of each article held out with what the others taught."""
    with tempfile.TemporaryDirectory() as folder:
        models = Path(folder)
        train_resolver.train(known, mentions, gazetteer, models)
        for item in held_out:
            found = resolve(item.article, mentions[item.article.id], gazetteer, models=models)
            yield {"id": item.article.id, "toponyms": [_record(resolution) for resolution in found]}


def unseen_usage(
    items: Sequence[Annotated], sentences: Sequence[Annotated], gazetteer: Gazetteer
) -> Iterator[dict[str, Any]]:
    """Yield the record of each sentence held out, its usage judged with what the others taught."""
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder)
        train_recogniser.train_names(items, gazetteer, names)
        for number, (known, held_out) in enumerate(folds(sentences, FOLDS)):
            models = names / str(number)  # a folder each: weights once opened are kept by their path
            shutil.copytree(names, models, ignore=shutil.ignore_patterns("[0-9]*"))
            train_recogniser.train_usage((*items, *known), gazetteer, models)
            for item in held_out:
                found = recognise(item.article.text, gazetteer, models)
                toponyms = [{"start": one.start, "end": one.end, "usage": one.usage.value} for one in found]
                yield {"id": item.article.id, "toponyms": toponyms}


def main() -> None:
    """Read the corpora, learn and parse fold by fold, write."""
    parser = corpora_parser(__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave-corpus-out", action="store_true")
    options = parser.parse_args()
    gazetteer, items = Gazetteer.open(), read(options.toponyms)
    sentences = train_recogniser.sentences(options.metonymy)
    options.out.mkdir(parents=True, exist_ok=True)
    _write(options.out / "toponyms.jsonl", unseen(list(folds(items, FOLDS)), sentences, gazetteer))
    _write(options.out / "metonymy.jsonl", unseen_usage(items, sentences, gazetteer))
    if options.leave_corpus_out:
        records = unseen(list(by_corpus(items)), sentences, gazetteer)
        _write(options.out / "toponyms.corpus-out.jsonl", records)


def _write(path: Path, records: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


if __name__ == "__main__":
    main()
