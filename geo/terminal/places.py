"""What `geo places` shows of a name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from geo.gazetteer.feature_words import feature_in_words
from geo.gazetteer.normal import exact_key
from geo.model import Match
from geo.terminal.console import clean, count, err, out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from geo.gazetteer import Gazetteer
    from geo.gazetteer.lookup import LookUp
    from geo.model import Candidate, Place

FEW_LATIN, FEW_OTHERS = 3, 4
"""Other names that are shown of each place, unless all are asked for: in Latin script, in others."""
GAP = 2
SHARES = {"place": 0.4, "what": 0.24, "where": 0.36}
"""How the columns of words divide what room is left beside the coordinates."""


def print_places(found: LookUp, gazetteer: Gazetteer, *, all_names: bool) -> None:
    """Show the places of a name, in the order of preference, or those spelt much like it."""
    if not found.candidates:
        _print_near_misses(found, gazetteer)
        return
    if all(candidate.match is Match.FOLDED for candidate in found.candidates):
        out.print(Text(f"nothing is spelt {clean(found.name)!r}; but for case, accents and script:", "dim"))
    blocks = [_Block.of(rank, one, found.name, gazetteer) for rank, one in enumerate(found.candidates, 1)]
    _print_blocks(out, blocks, all_names=all_names)
    _print_rest(found)


def _print_near_misses(found: LookUp, gazetteer: Gazetteer) -> None:
    where = " there" if found.elsewhere else ""
    err.print(Text(f"no place is called {clean(found.name)!r}{where}"))
    _print_elsewhere(found)
    if found.near:
        err.print("Is it one of these?")
        blocks = [_Block.of(rank, one, found.name, gazetteer) for rank, one in enumerate(found.near, 1)]
        _print_blocks(err, blocks, all_names=None)


def _print_rest(found: LookUp) -> None:
    rest = found.total - len(found.candidates)
    if rest:
        out.print(Text(f"{count(rest, 'more place')} of this name: see --limit", "dim"))
    _print_elsewhere(found)


def _print_elsewhere(found: LookUp) -> None:
    if found.elsewhere:
        err.print(Text(f"The name is found elsewhere, in {', '.join(found.elsewhere)}", "dim"))


@dataclass(frozen=True, slots=True)
class _Block:
    """A candidate as it is shown: a row, and what goes beyond a row."""

    rank: str
    cells: tuple[Text, Text, Text]
    """Its names, what it is, where it is."""
    position: str
    facts: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, rank: int, candidate: Candidate, asked: str, gazetteer: Gazetteer) -> _Block:
        """Describe a candidate."""
        place = candidate.place
        names = gazetteer.names(place)
        what = Text(feature_in_words(place.feature_class, place.feature_code))
        return cls(
            str(rank),
            (_called(asked, candidate, names), what, Text(where(place, gazetteer))),
            f"{place.latitude:.4f}, {place.longitude:.4f}",
            tuple(_facts(place)),
            tuple(clean(name) for name in names if name not in {place.name, place.other_name}),
        )


def _print_blocks(console: Console, blocks: Sequence[_Block], *, all_names: bool | None) -> None:
    """Show candidates in columns that stand still; other names all, few, or, for None, not at all."""
    rank = max(len(block.rank) for block in blocks)
    position = max(len(block.position) for block in blocks)
    room = console.width - rank - position - 4 * GAP
    widths = [
        min(max(block.cells[column].cell_len for block in blocks), int(room * share))
        for column, share in enumerate(SHARES.values())
    ]
    for block in blocks:
        grid = Table.grid(padding=(0, GAP, 0, 0))
        grid.add_column(width=rank, justify="right")
        for width in widths:
            grid.add_column(width=width, overflow="fold")
        grid.add_column(width=position, justify="right", no_wrap=True)
        grid.add_row(block.rank, *block.cells, block.position)
        console.print(grid, soft_wrap=False)
        if all_names is not None:
            notes = Text("\n".join(_notes(block, all_names=all_names)), style="dim")
            console.print(Padding(notes, (0, 0, 0, rank + GAP)), soft_wrap=False)


def _notes(block: _Block, *, all_names: bool) -> Iterator[str]:
    yield " · ".join(block.facts)
    shown = block.names if all_names else _few(block.names)
    if shown:
        rest = len(block.names) - len(shown)
        yield f"also {', '.join(shown)}{f' and {rest} more (--all-names)' if rest else ''}"


def _called(asked: str, candidate: Candidate, names: Sequence[str]) -> Text:
    """Name a place by both its names, and say by which other one it was met."""
    place = candidate.place
    called = Text(clean(place.label), style="bold")
    met = next((name for name in names if name.casefold() == exact_key(asked).casefold()), candidate.name)
    if candidate.match in {Match.ABBREVIATION, Match.DEMONYM}:
        called.append(f" ({candidate.match.value})", style="not bold")
    elif met not in {place.name, place.other_name}:
        called.append(f" ({clean(met)})", style="not bold")
    return called


def where(place: Place, gazetteer: Gazetteer) -> str:
    """Name the province and country that a place lies in, each once and not the place itself."""
    country = gazetteer.country(place.country_code)
    parts = [place.admin1_name if place.feature_code != "ADM1" else ""]
    parts.append("" if country is not None and country.id == place.id else country.label if country else "")
    return clean(", ".join(part for part in parts if part))


def _facts(place: Place) -> Iterator[str]:
    """Yield id and feature code, what is contested, how large and how exact the place is, and its source."""
    yield clean(place.id)
    yield f"{place.feature_class}.{place.feature_code}"
    if place.disputed:
        yield "disputed"
    if place.population:
        yield f"{place.population:,} people"
    if place.radius_km:
        yield f"within {place.radius_km:g} km of the point"
    source = place.source.replace(place.id, "").strip("; ")
    if source:
        yield clean(source if ":" in source else f"source: {source}")


def _few(names: Sequence[str]) -> list[str]:
    """Return some names of a place: a few in Latin script, and one in each of a few others.

    Examples
    --------
    >>> _few(["Eriwan", "Erevan", "Erivan", "Jerevan", "Ереван", "Эривань", "Երևան"])
    ['Eriwan', 'Erevan', 'Erivan', 'Ереван', 'Երևան']
    """
    by_script: dict[str, list[str]] = {}
    for name in {name.casefold(): name for name in names}.values():
        by_script.setdefault(_script(name), []).append(name)
    latin = by_script.pop("LATIN", [])
    return latin[:FEW_LATIN] + [group[0] for group in by_script.values()][:FEW_OTHERS]


def _script(name: str) -> str:
    letter = next((character for character in name if character.isalpha()), " ")
    return unicodedata.name(letter, "").partition(" ")[0]
