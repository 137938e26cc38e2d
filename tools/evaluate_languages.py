"""How well names in Russian, Armenian, Azerbaijani, Turkish and Georgian are recognised and resolved.

On sentences of our own (`tests/golden/toponyms_languages.jsonl`), one row a language and half: the *unseen*
half was written before any result was looked at, and is not tuned on. A mention is right if it overlaps one
that is marked; its place, if that is the marked one or lies within 10 km of it.

    python tools/evaluate_languages.py
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict

from languages_gold import Gold, read_gold

from geo.gazetteer import Gazetteer
from geo.model import Article, Resolution
from geo.recognise import recognise
from geo.resolve import resolve


def tally(gold: Gold, found: tuple[Resolution, ...], gazetteer: Gazetteer) -> Counter[str]:
    """Count what of one sentence is marked, found and right."""
    counts = Counter(marked=len(gold.mentions), found=len(found))
    counts["placed"] = sum(one.place is not None for one in found)
    for mention in gold.mentions:
        met = next((one for one in found if mention.span.overlaps(one.toponym)), None)
        if met is not None:
            counts["mentions"] += 1
            counts["usages"] += met.toponym.usage is mention.usage
            counts["places"] += met.place is not None and mention.is_at(met.place, gazetteer)
    return counts


def told(one: Resolution) -> str:
    """Say what was made of a mention."""
    place = one.place.name if one.place else "no place"
    return f"{one.toponym.text} | {one.toponym.usage} | {place} | {one.score}"


def main() -> None:
    """Print the table, and what is wrong of the half that may be looked at."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="show the sentences of the tuned half")
    shown = options.parse_args().errors
    gazetteer = Gazetteer.open()
    tallies: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for gold in read_gold():
        article = Article("", gold.text)
        found = resolve(article, recognise(gold.text, gazetteer), gazetteer)
        tallies[gold.language, gold.half] += tally(gold, found, gazetteer)
        if shown and gold.half == "tuned":
            print(gold.marked, *map(told, found), sep="\n    ")
    print("| language | half | marked | P | R | usage | place P | place R |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    for (language, half), counts in sorted(tallies.items()):
        row = [
            counts["mentions"] / max(1, counts["found"]),
            counts["mentions"] / counts["marked"],
            counts["usages"] / max(1, counts["mentions"]),
            counts["places"] / max(1, counts["placed"]),
            counts["places"] / counts["marked"],
        ]
        shares = " | ".join(f"{value:.2f}" for value in row)
        print(f"| {language} | {half} | {counts['marked']} | {shares} |")


if __name__ == "__main__":
    main()
