"""Time over length: texts of 10 kB to 1 MB, in earnest and in bad faith, through the whole of `geo parse`.

    python benchmarks/long_texts.py --out results.md

CPU seconds of one core. Time is linear in length where the seconds for 100 kB stay what they are.
"""

from __future__ import annotations

import argparse
import platform
import time
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from geo.gazetteer import Gazetteer
from geo.model import Article, Parse
from geo.pipeline import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SIZES = (10_000, 100_000, 1_000_000)
SENTENCES = (
    "Shells fell near the village of Aygehovit on Monday, officials in Yerevan said. ",
    "The foreign ministers of Georgia and Armenia will hold talks in Tbilisi next week. ",
    "Prices of apples rose again, and farmers in the valley hope for rain. ",
    "Protesters blocked the road to Goris on 12 March 2022 before police dispersed them. ",
    "“We had seen nothing like it,” a teacher told a reporter. ",
)
NAMES = (
    "Tbilisi ",
    "Yerevan ",
    "Baku ",
    "Goris ",
    "Georgia ",
    "Lachin ",
    "New York ",
    "Paris ",
    "Springfield ",
)
MARKS = ("Talks\x00 in\x1b[0m ", "Tbi\u0301lisi \u202e", "were held 🏔️ ", "\ufeff\r\n")


def prose(size: int) -> str:
    """Return sentences in paragraphs, as an article has them."""
    sentences = (f"{one}\n\n" if number % 4 == 3 else one for number, one in enumerate(cycle(SENTENCES)))  # noqa: PLR2004
    return _filled(sentences, size)


def one_line(size: int) -> str:
    """Return the same without a line's end."""
    return _filled(cycle(SENTENCES), size)


def only_names(size: int) -> str:
    """Return names of places and nothing else."""
    return _filled(cycle(NAMES), size)


def only_dates(size: int) -> str:
    """Return one date after the other: some ten thousand of them in 100 kB."""
    return _filled((f"{day % 28 + 1} May {1950 + day % 70}, " for day in range(size)), size)


def no_full_stop(size: int) -> str:
    """Return a sentence without an end."""
    return _filled(cycle(("rebels shelled the town of Goris and ", "troops left Tbilisi and ")), size)


def one_word(size: int) -> str:
    """Return a word without an end."""
    return "Tbilisi" * (size // 7)


def controls(size: int) -> str:
    """Return control characters, combining marks and emoji among the words."""
    return _filled(cycle(MARKS), size)


KINDS: tuple[Callable[[int], str], ...] = (
    prose, one_line, only_names, only_dates, no_full_stop, one_word, controls,
)  # fmt: skip


def main() -> None:
    """Parse each text, write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--largest", type=int, default=max(SIZES))
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    gazetteer = Gazetteer.open()
    _seconds(prose(10_000), gazetteer)  # models are loaded at first use
    sizes = [size for size in SIZES if size <= options.largest]
    table = [
        f"# Long texts, {datetime.now(tz=UTC).date()}",
        "",
        f"CPU seconds of the whole parse; Python {platform.python_version()}, one core.",
        "",
        f"| text | {' | '.join(f'{size // 1000} kB' for size in sizes)} | s/100 kB, smallest | largest |",
        f"|---|{'---|' * (len(sizes) + 2)}",
    ]
    print(*table, sep="\n", flush=True)
    for kind in KINDS:
        took = [_seconds(kind(size), gazetteer) for size in sizes]
        rates = [seconds / size * 100_000 for seconds, size in zip(took, sizes, strict=True)]
        cells = [kind.__name__.replace("_", " "), *(f"{seconds:.2f}" for seconds in took)]
        table.append(f"| {' | '.join(cells)} | {rates[0]:.2f} | {rates[-1]:.2f} |")
        print(table[-1], flush=True)
    if options.out:
        options.out.write_text("\n".join(table) + "\n", encoding="utf-8")


def _filled(parts: Iterable[str], size: int) -> str:
    """Join parts until there are `size` code points."""
    pieces: list[str] = []
    length = 0
    for part in parts:
        if length >= size:
            break
        pieces.append(part)
        length += len(part)
    return "".join(pieces)[:size]


def _seconds(text: str, gazetteer: Gazetteer) -> float:
    began = time.process_time()
    (found,) = parse([Article("long", text)], gazetteer)
    took = time.process_time() - began
    if not isinstance(found, Parse):
        raise TypeError(found)
    return took


if __name__ == "__main__":
    main()
