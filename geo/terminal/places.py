"""What `geo places` shows of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from geo.terminal.console import described, err, out, region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Candidate


def print_places(name: str, candidates: Sequence[Candidate], total: int, gazetteer: Gazetteer) -> None:
    """Show the candidates for a name in their order, each with all that the gazetteer knows of it."""
    for rank, candidate in enumerate(candidates, 1):
        place = candidate.place
        out.print(Text.assemble((f"{rank}. {place.label}", "bold"), f"  {region(place)}"))
        position, feature = (
            f"{place.latitude:.4f}, {place.longitude:.4f}",
            f"{place.feature_class}.{place.feature_code}",
        )
        out.print(f"   {position}  {feature}  {place.id}")
        out.print(
            f"   met as {candidate.match.value} {candidate.name!r}; source {place.source or 'not named'}"
        )
        names = [other for other in gazetteer.names(place) if other != place.name]
        if names:
            out.print(Padding(Text("also " + ", ".join(names), style="dim"), (0, 0, 0, 3)), soft_wrap=False)
    if total > len(candidates):
        out.print(f"{total - len(candidates)} more of {name!r}: see --limit")


def print_near_misses(name: str, suggestions: Sequence[Candidate]) -> None:
    """Say that nothing bears a name, and what is spelt much like it."""
    err.print(f"no place is called {name!r}")
    for candidate in suggestions:
        place = candidate.place
        feature = f"{place.feature_class}.{place.feature_code}"
        err.print(f"   near: {candidate.name} – {described(place)} {feature}")
