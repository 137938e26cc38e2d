"""Gathering: how long it takes to make events of many event mentions, and how many pairs it compares.

    python benchmarks/gather.py --out results.md

The mentions are made up and all differ. Beside the pairs compared stand all pairs, which is what clustering
without blocks compares.
"""

from __future__ import annotations

import argparse
import platform
import random
import time
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from geo.events import gather
from geo.events.gathering.accounts import all_accounts
from geo.events.gathering.blocking import pairs
from geo.model import (
    Article,
    DateBasis,
    EventMention,
    Interval,
    Parse,
    Place,
    Precision,
    Resolution,
    Span,
    Status,
    Timex,
    TimexType,
    Toponym,
    Usage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


SIZES = (1000, 2000, 4000, 8000)
FIRST = date(2020, 1, 1)
DAYS = 700
TOWNS = [Place(f"own:{one}", f"Town{one}", 40.0, 45.0, "P", "PPL", "AM", "01") for one in range(400)]
WORDS = ["".join(letters) for letters in product("bdfgklmnprstvz", "aeiou", ("lor", "man", "net", "vik"))]
KINDS = ("ASSAULT", "CONSULT", "PROTEST")
CASES = {
    "dated and placed, one article": (10**6, True),
    "dated and placed, three an article": (3, True),
    "two in three without date and place, one article": (10**6, False),
    "two in three without date and place, three an article": (3, False),
}


def articles(count: int, each: int, *, whole: bool) -> Iterator[Parse]:
    """Yield articles of so many event mentions in all, so many in each."""
    draw = random.Random(count)  # noqa: S311 - a corpus, no secret
    for first in range(0, count, each):
        yield _article(draw, range(first, min(first + each, count)), whole=whole)


def _article(draw: random.Random, numbers: range, *, whole: bool) -> Parse:
    text, toponyms, timexes, events = "", [], [], []
    for number in numbers:
        day, town = FIRST + timedelta(draw.randrange(DAYS)), draw.choice(TOWNS)
        begin = len(text)
        text += f"On {day} rebels {' '.join(draw.sample(WORDS, 5))} in {town.name}.\n"
        at, interval = len(text) - len(town.name) - 2, Interval(day, day, Precision.DAY)
        toponyms.append(Resolution(Toponym(at, len(text) - 2, town.name, Usage.LITERAL), town, 0.9, ""))
        timexes.append(Timex(begin + 3, begin + 13, str(day), TimexType.DATE, str(day), interval))
        is_known = whole or number % 3 == 0
        event = EventMention(
            str(number), Span(begin + 14, begin + 20), KINDS[number % 3], Status.OCCURRED,
            Span(begin, len(text) - 1), interval if is_known else None,
            DateBasis.EXPLICIT if is_known else None,
            (len(toponyms) - 1,) if is_known else (), timex=len(timexes) - 1 if is_known else None,
        )  # fmt: skip
        events.append(event)
    return Parse(Article(f"a{numbers[0]:05}", text), tuple(toponyms), tuple(timexes), tuple(events))


def measured(parses: list[Parse]) -> tuple[float, int]:
    """Return the CPU seconds that gathering takes, and the pairs of accounts that it compares."""
    begun = time.process_time()
    gather(parses)
    seconds = time.process_time() - begun
    return seconds, sum(1 for _ in pairs(all_accounts(parses)))


def table() -> Iterator[str]:
    """Yield the table, a row a case and size."""
    yield f"# Gathering, {datetime.now(tz=UTC).date()}\n"
    yield f"Python {platform.python_version()}, one core, CPU time; made-up mentions, all different.\n"
    yield "| mentions | number | CPU s | pairs compared | all pairs |\n|---|---|---|---|---|"
    for (name, (each, whole)), count in product(CASES.items(), SIZES):
        seconds, compared = measured(list(articles(count, each, whole=whole)))
        yield f"| {name} | {count:,} | {seconds:.2f} | {compared:,} | {count * (count - 1) // 2:,} |"


def main() -> None:
    """Measure, print, and write the table where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, help="a Markdown file to write the table to")
    options = parser.parse_args()
    lines = list(table())
    print(*lines, sep="\n")
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
