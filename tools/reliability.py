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
from typing import TYPE_CHECKING, Any

from annotated import read

from geo.evaluation.measures import NEAR_KM, best_match
from geo.evaluation.reliability import Reliability
from geo.gazetteer.distance import kilometres
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotated import Annotated

    from geo.evaluation import GoldToponym


def reliability(items: Iterable[Annotated], records: Iterable[dict[str, Any]]) -> Reliability:
    """Compare each mention that was placed with the annotation that it overlaps most."""
    found = Reliability()
    golds = {item.article.id: item.golds for item in items}
    for record in records:
        for toponym in record["toponyms"]:
            span = Span(toponym["start"], toponym["end"])
            gold = best_match(span, golds[record["id"]], lambda gold: gold.span)
            if toponym["place"] and (gold is None or gold.point):
                found.add(toponym["score"], is_right=gold is not None and _is_near(toponym["place"], gold))
    return found


def _is_near(place: dict[str, Any], gold: GoldToponym) -> bool:
    if place["id"] == gold.place_id:  # sources put a country's point where they like
        return True
    point = (place["latitude"], place["longitude"])
    return gold.point is not None and kilometres(point, gold.point) <= NEAR_KM


def table(found: Reliability) -> str:
    """Return the reliability table as Markdown, with the expected calibration error below it.

    Examples
    --------
    >>> scores = Reliability()
    >>> scores.add(0.9, is_right=True)
    >>> scores.add(0.96, is_right=False)
    >>> print(table(scores))
    | score | placed | mean score | right |
    |---|---|---|---|
    | .9–1 | 2 | .930 | .500 |
    <BLANKLINE>
    expected calibration error .430
    """
    lines = ["| score | placed | mean score | right |", "|---|---|---|---|"]
    for filled in found.bins():
        limits = f"{_short(filled.low, 1)}–{_short(filled.high, 1)}"
        shares = f"{_short(filled.mean_score, 3)} | {_short(filled.right, 3)}"
        lines.append(f"| {limits} | {filled.placed} | {shares} |")
    return "\n".join([*lines, "", f"expected calibration error {_short(found.error(), 3)}"])


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
    print(table(reliability(read(options.toponyms), map(json.loads, lines))))


if __name__ == "__main__":
    main()
