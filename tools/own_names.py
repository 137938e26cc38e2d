"""Own sentences for the recogniser, their towns and persons filled in by lot.

The corpora are of local news and diplomacy: in them nobody flees a town, and no town falls. What the weights
should learn of such sentences is the words around the names, so the names change each time; and persons go by
the names of towns, so that no name speaks for itself.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from annotated import marked

from geo.recognise.given_names import given_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotated import Annotated

SENTENCES = Path(__file__).parent / "own_names.txt"
TOWNS = Path(__file__).parent / "own_towns.txt"
TIMES = 2
"""How often each sentence is filled in; four times, and F1 on the corpora falls by .005."""
SLOT = re.compile(r"TOWN|PERSON|GIVEN|SURNAME")


def own_names() -> Iterator[Annotated]:
    """Yield each sentence, filled in with the same names at each run."""
    lot = random.Random(0)  # noqa: S311 - the same names each time
    towns, given = _lines(TOWNS), sorted(given_names())
    for round_ in range(TIMES):
        for number, line in enumerate(_lines(SENTENCES)):
            yield marked(f"{SENTENCES.name}:{round_}:{number}", _filled(line, lot, towns, given))


def _filled(line: str, lot: random.Random, towns: list[str], given: list[str]) -> str:
    first = lot.choice(given).title()
    surname = lot.choice([town for town in towns if " " not in town])
    held = {"PERSON": f"{first} {surname}", "GIVEN": first, "SURNAME": surname}
    return SLOT.sub(lambda slot: held.get(slot[0]) or lot.choice(towns), line)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
