"""The two streams of a terminal, and the ways of speaking that all that is printed shares."""

from __future__ import annotations

import logging
from functools import partial
from itertools import chain
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from geo.model import Interval, Place

# Names and texts are data: square brackets in them are no markup, and their control characters no commands.
out = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
notices = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
"""What is reported of a run, on the stream of `out`: ``--quiet`` silences it, and not what was asked for."""
err = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)

log = logging.getLogger("geo")
"""What a run does."""
log.addHandler(logging.NullHandler())
SAID = "geo.said"
said = logging.getLogger(SAID)
"""What is said to a person, for a file that keeps it."""
faults = logging.getLogger("geo.faults")
"""Where in the code something happened that was not foreseen, for a report to the makers."""
faults.propagate = False
faults.addHandler(logging.NullHandler())

MIN_WIDTH = 30
"""Columns beside a heading without which nothing is wrapped."""

_between_words = partial(wrap, break_on_hyphens=False, break_long_words=False)

CONTROLS = dict.fromkeys(
    {*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}, "\N{REPLACEMENT CHARACTER}"
)
"""What a terminal would take for commands."""


def clean(text: str) -> str:
    """Replace control characters, one for one, so that offsets hold."""
    return text.translate(CONTROLS)


def print_beside(heading: str, style: str, line: str, to: Console = err) -> None:
    """Print a line behind its heading; on a terminal it is wrapped between words and stays beside it."""
    width, beside = to.width - len(heading), [line]
    if to.is_terminal and width >= MIN_WIDTH:
        parts = (_between_words(part, width) for part in line.splitlines())
        beside = list(chain.from_iterable(parts))
    text = f"\n{' ' * len(heading)}".join(map(clean, beside))
    to.print(Text.assemble((heading, style), text))


def count(number: int, noun: str) -> str:
    """Count a noun: *1 article*, *2 articles*."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def span(interval: Interval) -> str:
    """Write a day, or the first and the last of several."""
    begin, until = interval.begin or "…", interval.until or "…"
    return str(begin) if begin == until else f"{begin} – {until}"


def region(place: Place) -> str:
    """Name the region and country that a place lies in."""
    return ", ".join(part for part in (place.admin1_name, place.country_code) if part and part != place.name)


def described(place: Place) -> str:
    """Name a place with the region that it lies in."""
    return f"{place.label} ({region(place)})" if region(place) else place.label
