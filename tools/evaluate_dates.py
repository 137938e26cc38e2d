"""Print how well dates are found, valued and inferred, and how fast, on annotated articles.

    python tools/evaluate_dates.py --news timexes.jsonl --narrative timexes.narrative.jsonl
    python tools/evaluate_dates.py --news timexes.jsonl --errors

The articles are halved by the SHA-256 of their ids. Rules are written from the errors of the half that is
read (``--errors`` prints those, and only those); the figures that hold of unseen text are those of the half
kept aside.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import timexes

from geo.dates import find_expressions, infer_published, tag
from geo.dates.grammar.lexicon import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timexes import Annotated, Mark

    from geo.dates import PublicationDate

READ_LATER = timedelta(days=3 * 365)
"""How long after it was published each article is taken to be read: the clock rules out no more than that."""
MAX_CHARACTERS_SHOWN = 60
"""Before an error; half as many after it."""


def tagged(item: Annotated) -> list[Mark]:
    """Return the time expressions of an article of known date."""
    return [
        timexes.Mark(timex.start, timex.end, timex.type.value, timex.value) for timex in tag(item.article)
    ]


def tables(name: str, items: Sequence[Annotated]) -> Iterator[str]:
    """Yield the figures of a corpus: the half kept aside, the half read, all, and each part."""
    aside, seen = ([item for item in items if item.half == half] for half in reversed(timexes.HALVES))
    yield f"{name}, half kept aside     {timexes.scores(aside, tagged)}"
    yield f"{name}, half read           {timexes.scores(seen, tagged)}"
    yield f"{name}, all                 {timexes.scores(items, tagged)}"
    yield f"{name}, aside, of any type  {timexes.scores(aside, tagged, timexes.KINDS)}"
    parts = sorted({item.corpus for item in items})
    for part in parts if len(parts) > 1 else ():
        yield f"  {part:42} {timexes.scores([item for item in items if item.corpus == part], tagged)}"


def errors(items: Sequence[Annotated]) -> Iterator[str]:
    """Yield each missed, wrong and false DATE of the half that may be read."""
    for item in items:
        if item.half != timexes.HALVES[0]:
            continue
        marks = tagged(item)
        dates = [mark for mark in marks if mark.type == "DATE"]
        for gold in (gold for gold in item.golds if gold.type == "DATE"):
            match = timexes.meeting(gold, dates)
            if match is None or match.value != gold.value:
                other = timexes.meeting(gold, marks)
                yield _shown("wrong" if match else "missed", item, gold, other)
        for mark in dates:
            if timexes.meeting(mark, (gold for gold in item.golds if gold.type == "DATE")) is None:
                yield _shown("false", item, timexes.meeting(mark, item.golds), mark)


def _around(text: str, mark: Mark) -> tuple[str, str]:
    begin, end = max(0, mark.start - MAX_CHARACTERS_SHOWN), mark.end + MAX_CHARACTERS_SHOWN // 2
    return text[begin : mark.start], text[mark.end : end]


def _shown(kind: str, item: Annotated, gold: Mark | None, mark: Mark | None) -> str:
    text, at = item.article.text, gold or mark
    if at is None:
        return kind
    before, after = _around(text, at)
    wanted = gold and f"{gold.type} {gold.value}"
    got = mark and f"{text[mark.start : mark.end]!r} {mark.type} {mark.value}"
    quote = " ".join(f"{before}[{text[at.start : at.end]}]{after}".split())
    return f"{kind:6} {item.article.published} {quote} | gold {wanted} | got {got}"


STYLES: dict[str, Callable[[Annotated], str]] = {
    "as it is": lambda item: item.article.text,
    "dateline without a year": lambda item: _headed(item, with_year=False),
    "dateline with its year": lambda item: _headed(item, with_year=True),
}


def _headed(item: Annotated, *, with_year: bool) -> str:
    day = item.article.published
    if day is None:
        return item.article.text
    year = f", {day.year}" if with_year else ""
    return f"LYON, {MONTHS[day.month - 1]} {day.day}{year} (ABC) — {item.article.text.strip()}"


def publication(items: Sequence[Annotated]) -> Iterator[str]:
    """Yield, by style of head, how many publication dates are inferred right, roughly, not at all, wrong."""
    for style, head in STYLES.items():
        counts: Counter[str] = Counter()
        for item in items:
            inferred = infer_published(
                replace(item.article, text=head(item), published=None),
                today=(item.article.published or date.max) + READ_LATER,
            )
            counts[_verdict(inferred, item.article.published)] += 1
        shares = "  ".join(
            f"{verdict} {counts[verdict]}" for verdict in ("exact", "interval", "unknown", "WRONG")
        )
        yield f"publication date hidden, {style:24} {shares}  of {len(items)}"


def _verdict(inferred: PublicationDate, published: date | None) -> str:
    if inferred.published:
        return "exact" if inferred.published == published else "WRONG"
    if inferred.within:
        return "interval" if inferred.within.meets(published, published) else "WRONG"
    return "unknown"


def speed(items: Sequence[Annotated]) -> Iterator[str]:
    """Yield articles a CPU second, inference of the publication date included, and the growth with length."""
    begun = time.process_time()
    for item in items:
        expressions = find_expressions(item.article.text, item.article.language)
        infer_published(replace(item.article, published=None), expressions)
        tag(item.article, expressions)
    rate = len(items) / (time.process_time() - begun)
    yield f"{rate:.0f} articles a CPU second, {_mean_characters(items)} characters each"
    text = "\n\n".join(item.article.text for item in items[:40])
    for times in (1, 2, 4, 8):
        begun = time.process_time()
        tag(replace(items[0].article, text=text * times))
        seconds = time.process_time() - begun
        yield f"{len(text) * times:9,} characters in one article: {seconds:.2f} CPU s"


def _mean_characters(items: Sequence[Annotated]) -> int:
    return sum(len(item.article.text) for item in items) // len(items)


def main() -> None:
    """Read the corpora and print the figures, or the errors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--news", type=Path, help="articles with their time expressions, JSONL")
    parser.add_argument("--narrative", type=Path, help="the same of histories")
    parser.add_argument("--errors", action="store_true", help="print the errors of the half that is read")
    options = parser.parse_args()
    for name in ("news", "narrative"):
        path = getattr(options, name)
        if path is None:
            continue
        items = timexes.read(path)
        report = errors(items) if options.errors else tables(name, items)
        print(*report, sep="\n")
        if not options.errors:
            print(*publication(items), *speed(items), sep="\n")


if __name__ == "__main__":
    main()
