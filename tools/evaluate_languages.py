"""How well names in Russian, Armenian, Azerbaijani, Turkish and Georgian are recognised and resolved.

On texts of our own (`tests/golden/toponyms_languages.jsonl`), one row a language and part: *tuned* sentences
were looked at; *unseen* ones were written before any result was, and are only measured; *report* is whole
reports, written after the rules. A mention is right if it overlaps one that is marked; its place, if that is
the marked one or lies within 10 km of it.

    python tools/evaluate_languages.py
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from geo.evaluation.places import PlaceTally
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Resolution, Unread
from geo.pipeline.evaluating import read_corpora
from geo.recognise import recognise
from geo.resolve import resolve

if TYPE_CHECKING:
    from geo.evaluation import Gold

GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "toponyms_languages.jsonl"
TUNED = "tuned"


def part(gold: Gold) -> str:
    """Return the part of the gold that a text belongs to."""
    if gold.construction == "report":
        return "report"
    return "unseen" if gold.held_out else TUNED


def shown(resolution: Resolution) -> str:
    """Return what was made of a mention, in one line."""
    place = resolution.place.name if resolution.place else "no place"
    return f"{resolution.toponym.text} | {resolution.toponym.usage} | {place} | {resolution.score}"


def main() -> None:
    """Print the table, and with --errors what was found in the part that may be looked at."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="show the sentences of the tuned part")
    shows_errors = parser.parse_args().errors
    gazetteer = Gazetteer.open()
    tallies: defaultdict[tuple[str, str], PlaceTally] = defaultdict(PlaceTally)
    for item in read_corpora([GOLDEN]):
        if isinstance(item, Unread):
            raise TypeError(f"{item.source}: {item.reason}")
        _, gold = item
        article = Article("", gold.text)
        resolutions = resolve(article, recognise(gold.text, gazetteer), gazetteer)
        tallies[gold.language, part(gold)].add(gold, Parse(article, resolutions))
        if shows_errors and part(gold) == TUNED:
            print(gold.text, *map(shown, resolutions), sep="\n    ")
    print("| language | part | marked | P | R | usage | place P | place R |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for (language, name), tally in sorted(tallies.items()):
        marked, *shares = tally.figures().values()
        print(f"| {language} | {name} | {marked} |", " | ".join(f"{share or 0:.2f}" for share in shares), "|")


if __name__ == "__main__":
    main()
