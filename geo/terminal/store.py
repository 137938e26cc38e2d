"""What is said of the store of parses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from geo.terminal.console import clean, count, log, out, print_beside, said

if TYPE_CHECKING:
    from pathlib import Path

    from geo.store import ParseStore
    from geo.store.database import Extent

UNITS = ("bytes", "kB", "MB", "GB")
STEP = 1000


def print_store(store: ParseStore) -> None:
    """Say what is wrong with the store, if anything is: a run goes on without it."""
    if store.fault:
        said.warning("not kept: %s", store.fault)
        print_beside("not kept  ", "yellow", store.fault)
    log.info("parses: %d from the store, %d kept", store.found, store.kept)


def print_extent(path: Path, extent: Extent, greatest: int) -> None:
    """Say where the store is and how much it holds."""
    out.print(f"{count(extent.rows, 'parse')}, {_bytes(extent.size)} of {_bytes(greatest)} at most")
    out.print(Text(clean(str(path))))


def print_cleared(path: Path, held: Extent | None) -> None:
    """Say what was removed."""
    said = f"removed {count(held.rows, 'parse')}, {_bytes(held.size)}" if held else "nothing was kept"
    out.print(Text(clean(f"{said}: {path}")))


def _bytes(number: float) -> str:
    """Write a number of bytes in the unit that leaves up to three digits.

    Examples
    --------
    >>> _bytes(12_345), _bytes(9)
    ('12.3 kB', '9 bytes')
    """
    power = 0
    while number >= STEP and power + 1 < len(UNITS):
        number, power = number / STEP, power + 1
    return f"{number:.3g} {UNITS[power]}"
