"""What `geo types` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from geo.terminal.console import clean, count, out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.language import Fault, OwnKinds


def print_kinds(kinds: OwnKinds, faults: Sequence[Fault]) -> None:
    """Show what is wrong with files of kinds, and what is left of them."""
    for fault in faults:
        out.print(Text.assemble(("error    ", "red"), clean(str(fault))))
    for kind in kinds.kinds:
        out.print(Text(clean(f"{kind.type}  {kind.label}, of the family {kind.family}")))
    triggers = sum(len(row.each("trigger")) for row in kinds.rows)
    found = f"{count(len(kinds.kinds), 'kind')} of your own, {count(triggers, 'trigger')} in order"
    out.print(f"{found}, {count(len(faults), 'error')}")
