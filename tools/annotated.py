"""Annotated articles, as the corpora in JSONL hold them, and the folds to learn from and to measure on."""

from __future__ import annotations

import argparse
import json
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.evaluation import GoldToponym, read_gold
from geo.model import Article, Span, Usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LITERAL = {"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal", "literal"}
ASSOCIATIVE = {"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit", "metonymic"}


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and all the mentions in it."""

    article: Article
    corpus: str
    golds: tuple[GoldToponym, ...]


def corpora_parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser of the options that name the corpora."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--toponyms", type=Path, required=True, help="articles with all their mentions, JSONL"
    )
    parser.add_argument(
        "--metonymy", type=Path, required=True, help="sentences with the usage of one mention"
    )
    return parser


def read(path: Path) -> list[Annotated]:
    """Read a corpus: one article or sentence a line."""
    with path.open(encoding="utf-8") as lines:
        return [_annotated(json.loads(line)) for line in lines if line.strip()]


def _annotated(record: dict[str, Any]) -> Annotated:
    article = Article(
        record["id"], record["text"], title=record.get("title") or "", url=record.get("url") or ""
    )
    gold = read_gold(record, "")
    golds = map(_labelled, gold.toponyms or gold.usages or (), record["toponyms"])
    return Annotated(article, gold.corpus, tuple(sorted(golds, key=lambda toponym: toponym.span.start)))


def _labelled(gold: GoldToponym, toponym: dict[str, Any]) -> GoldToponym:
    """Add to a mention its usage and identifier, which corpora have under labels of their own."""
    label = toponym.get("usage") or toponym.get("reading")
    usage = Usage.LITERAL if label in LITERAL else Usage.ASSOCIATIVE if label in ASSOCIATIVE else None
    place_id = f"geonames:{toponym['geonameid']}" if toponym.get("geonameid") else ""
    return replace(gold, usage=usage, place_id=place_id)


OWN = "own"
"""The corpus that our own sentences make up."""
MARKED = re.compile(r"\[(?P<literal>[^\]]+)\]|\{(?P<associative>[^}]+)\}|<(?P<demonym>[^>]+)>")


def read_marked(path: Path) -> list[Annotated]:
    """Read sentences, one a line, in which ``[literal]``, ``{associative}`` and ``<demonym>`` are marked."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        marked(f"{path.name}:{number}", line)
        for number, line in enumerate(lines, 1)
        if not line.startswith("#")
    ]


def marked(number: str, line: str) -> Annotated:
    """Read a sentence in which ``[literal]``, ``{associative}`` and ``<demonym>`` names are marked."""
    golds: list[GoldToponym] = []
    text = ""
    end = 0
    for match in MARKED.finditer(line):
        text += line[end : match.start()]
        usage = str(match.lastgroup)
        name = match[usage]
        golds.append(GoldToponym(Span(len(text), len(text) + len(name)), usage=Usage(usage)))
        text += name
        end = match.end()
    return Annotated(Article(number, text + line[end:]), OWN, tuple(golds))


def folds(items: Sequence[Annotated], count: int) -> Iterator[tuple[list[Annotated], list[Annotated]]]:
    """Yield what to learn from and what to measure on, `count` times; an article is measured on once."""
    shuffled = list(items)
    random.Random(0).shuffle(shuffled)  # noqa: S311 - the same folds each time
    for fold in range(count):
        held_out = shuffled[fold::count]
        yield [item for number, item in enumerate(shuffled) if number % count != fold], held_out


def by_corpus(items: Sequence[Annotated]) -> Iterator[tuple[list[Annotated], list[Annotated]]]:
    """Yield what to learn from and what to measure on, leaving one corpus out each time."""
    for corpus in sorted({item.corpus for item in items}):
        yield (
            [item for item in items if item.corpus != corpus],
            [item for item in items if item.corpus == corpus],
        )
