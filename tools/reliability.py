"""Scores against outcomes: of the mentions scored about .9, are nine in ten right.

    python tools/reliability.py --toponyms toponyms.jsonl --parsed FOLDER/toponyms.jsonl

Prints a table: the band of scores, how many mentions were placed with such a score, their mean score, and
the share of them that are the annotated place or lie within 161 km of it. A mention that is no place to the
annotators counts as wrong; one that they left without coordinates is passed over.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from annotated import read
from geopy.distance import great_circle

from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotated import Annotated, Gold

BANDS = 10
NEAR_KM = 161.0


class Outcome(NamedTuple):
    """A placed mention's score, and whether the place was right."""

    score: float
    right: bool


def outcomes(items: Iterable[Annotated], records: Iterable[dict[str, Any]]) -> Iterator[Outcome]:
    """Compare each placed mention with the annotation that it overlaps most."""
    golds = {item.article.id: item.golds for item in items}
    for record in records:
        for toponym in record["toponyms"]:
            gold = _matching(Span(toponym["start"], toponym["end"]), golds[record["id"]])
            if toponym["place"] and (gold is None or gold.point):
                yield Outcome(toponym["score"], gold is not None and _is_near(toponym["place"], gold))


def _matching(span: Span, golds: Sequence[Gold]) -> Gold | None:
    touching = [gold for gold in golds if gold.span.overlaps(span)]
    return max(touching, key=lambda gold: _common(gold.span, span), default=None)


def _common(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _is_near(place: dict[str, Any], gold: Gold) -> bool:
    if place["id"] == gold.place_id:  # sources put a country's point where they like
        return True
    return bool(great_circle((place["latitude"], place["longitude"]), gold.point).km <= NEAR_KM)


def table(found: Iterable[Outcome]) -> str:
    """Return the reliability table as Markdown, with the expected calibration error below it.

    Examples
    --------
    >>> print(table([Outcome(0.9, True), Outcome(0.96, False)]))
    | score | placed | mean score | right |
    |---|---|---|---|
    | .9–1 | 2 | .930 | .500 |
    <BLANKLINE>
    expected calibration error .430
    """
    bands: dict[int, list[Outcome]] = {}
    for one in found:
        bands.setdefault(min(BANDS - 1, int(one.score * BANDS)), []).append(one)
    lines = ["| score | placed | mean score | right |", "|---|---|---|---|"]
    error, total = 0.0, sum(len(band) for band in bands.values())
    for number, band in sorted(bands.items()):
        said, so = sum(one.score for one in band) / len(band), sum(one.right for one in band) / len(band)
        error += len(band) / total * abs(said - so)
        limits = f"{_short(number / BANDS, 1)}–{_short((number + 1) / BANDS, 1)}"
        lines.append(f"| {limits} | {len(band)} | {_short(said, 3)} | {_short(so, 3)} |")
    return "\n".join([*lines, "", f"expected calibration error {_short(error, 3)}"])


def _short(share: float, digits: int) -> str:
    return "1" if share == 1 else f"{share:.{digits}f}".removeprefix("0")


def main() -> None:
    """Read what was annotated and what was found, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--toponyms", type=Path, required=True, help="articles with all their mentions")
    parser.add_argument("--parsed", type=Path, required=True, help="records, as of geo parse --jsonl")
    options = parser.parse_args()
    lines = options.parsed.read_text(encoding="utf-8").splitlines()
    print(table(outcomes(read(options.toponyms), map(json.loads, lines))))


if __name__ == "__main__":
    main()
