"""Check the marks against the corpora: each text is the one that was marked, each offset is at a word of it.

    python -m encoder.check_marks --corpora CORPORA

Without ``--corpora`` only our own reports and the form of the tables are checked. Exits with 1 if anything is
wrong.
"""

from __future__ import annotations

import argparse
import re
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from encoder.lesson import STATUSES, TYPES
from encoder.marks import read_items, read_own_reports, read_rows, read_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from encoder.marks import Mark, MarkedText
    from geo.model import Span

DAY = r"\d{4}(-\d\d(-\d\d)?)?"
DAYS = re.compile(rf"({DAY}(\.\.{DAY})?)?")
FORMS = {
    "start": re.compile(r"\d+"),
    "end": re.compile(r"\d+"),
    "type": re.compile("|".join(TYPES)),
    "status": re.compile("|".join(STATUSES)),
    "background": re.compile("(yes)?"),
    "places": re.compile(r"(\d+-\d+(;\d+-\d+)*)?"),
    "days": DAYS,
    "fresh": re.compile("(yes)?"),
}


def faults_of_rows(rows: Mapping[str, Sequence[Mapping[str, str]]], items: set[str]) -> Iterator[str]:
    """Yield what is wrong with the form of the rows of ``marks.csv``."""
    for item, marks in rows.items():
        if item not in items:
            yield f"{item}: not listed in items.csv"
        for row in marks:
            for column, form in FORMS.items():
                if not form.fullmatch(row[column]):
                    yield f"{item} {row['start']}: {column} is {row[column]!r}"


def faults(text: MarkedText) -> Iterator[str]:
    """Yield what is wrong with the marks of one text."""
    for mark in text.marks:
        for fault in chain(_faults_of_span(text.text, mark.span), _faults_of_places(text.text, mark)):
            yield f"{text.name} ({text.id}) {mark.span.start}: {fault}"
        if mark.type not in TYPES:
            yield f"{text.name} {mark.span.start}: no type {mark.type!r}"
        if mark.days is not None and mark.days[0] > mark.days[1] + "~":  # the last may be a month or year
            yield f"{text.name} {mark.span.start}: days from {mark.days[0]} to {mark.days[1]}"


def _faults_of_span(text: str, span: Span) -> Iterator[str]:
    """Yield what is wrong with a marked word: it must begin and end where a word does."""
    word = span.of(text)
    if not word.strip() or word != word.strip():
        yield f"{word!r} is no word"
    if text[max(span.start - 1, 0) : span.start].isalnum() or text[span.end : span.end + 1].isalnum():
        yield f"{word!r} is only part of a word"


def _faults_of_places(text: str, mark: Mark) -> Iterator[str]:
    for place in mark.places:
        is_named = place.spans or place.name.casefold() in text.casefold()
        if not is_named:
            yield f"the text does not name {place.name!r}"
        if any(span.of(text) != place.name or span.end > len(text) for span in place.spans):
            yield f"{place.name!r} does not stand there"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is wrong, and how much was checked; return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, help="the folder of the corpora")
    options = parser.parse_args(arguments)
    found = list(faults_of_rows(read_rows(), {item.name for item in read_items()}))
    texts = read_own_reports()
    if options.corpora and not found:
        texts += read_texts(options.corpora)
    found += chain.from_iterable(map(faults, texts))
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(texts)} texts, {sum(len(text.marks) for text in texts)} marks, {len(found)} faults")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
