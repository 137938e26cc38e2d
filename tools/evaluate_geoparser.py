"""Parse each annotated article with weights learned without it, for the scorer to judge.

    python tools/evaluate_geoparser.py --toponyms toponyms.jsonl --metonymy metonymy.jsonl --out FOLDER

Writes ``toponyms.jsonl`` (cross-validated by article), ``metonymy.jsonl`` (by sentence) and, with
``--leave-corpus-out``, ``toponyms.corpus-out.jsonl``: one record an article, as of ``geo parse --jsonl``.
"""

from __future__ import annotations

import json
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

    from geo.model import Resolution

FOLDS = 5


def parsed(item: Annotated, gazetteer: Gazetteer, models: Path) -> dict[str, Any]:
    """Return one record: the mentions, their usage and their places."""
    toponyms = recognise(item.article.text, gazetteer, models)
    found = resolve(item.article, toponyms, gazetteer, models)
    return {"id": item.article.id, "toponyms": [_record(resolution) for resolution in found]}


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
    splits: Iterable[tuple[list[Annotated], list[Annotated]]],
    sentences: Sequence[Annotated],
    gazetteer: Gazetteer,
) -> Iterator[dict[str, Any]]:
    """Yield the record of each article held out, parsed with what the others taught."""
    for known, held_out in splits:
        with tempfile.TemporaryDirectory() as folder:
            models = Path(folder)
            train_recogniser.train(known, sentences, gazetteer, models)
            mentions = train_resolver.unseen_mentions(known, sentences, gazetteer)
            train_resolver.train(known, mentions, gazetteer, models)
            for item in held_out:
                yield parsed(item, gazetteer, models)


def unseen_usage(
    items: Sequence[Annotated], sentences: Sequence[Annotated], gazetteer: Gazetteer
) -> Iterator[dict[str, Any]]:
    """Yield the record of each sentence held out, its usage judged with what the others taught."""
    for known, held_out in folds(sentences, FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            models = Path(folder)
            train_recogniser.train(items, known, gazetteer, models)
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
    _write(options.out / "toponyms.jsonl", unseen(folds(items, FOLDS), sentences, gazetteer))
    _write(options.out / "metonymy.jsonl", unseen_usage(items, sentences, gazetteer))
    if options.leave_corpus_out:
        _write(options.out / "toponyms.corpus-out.jsonl", unseen(by_corpus(items), sentences, gazetteer))


def _write(path: Path, records: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


if __name__ == "__main__":
    main()
