"""Names in short texts of our own, by kind of difficulty: what is a place, where, and what is none.

`golden/names_as_written.csv` was written before any result was looked at; the rows held out count as a whole
only, so that no rule is made for one of them. In `expected`, ``Name=CC`` is a place in that country,
``Name=~CC`` may be left without a place but lies nowhere else, ``!Name`` is no place. ``\\n`` is the end of a
line.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geo.gazetteer import Gazetteer
from geo.model import Article, Parse, Usage
from geo.pipeline import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Resolution

WORLD = Gazetteer.open()
TABLE = Path(__file__).parent / "golden" / "names_as_written.csv"
MIN_DRAWN = 0.5
"""Score from which a place is drawn."""
MIN_SHARE_HELD_OUT = 0.9


def rows(*, held_out: bool) -> Iterator[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if (row["held_out"] == "true") == held_out:
                yield {name: value.replace("\\n", "\n") for name, value in row.items()}


def params() -> Iterator[Any]:
    for number, row in enumerate(rows(held_out=False)):
        marks = [pytest.mark.xfail(reason=row["xfail"], strict=True)] if row["xfail"] else []
        yield pytest.param(row["text"], row["expected"], id=f"{row['kind']}-{number}", marks=marks)


def over(text: str, name: str, found: Sequence[Resolution]) -> list[Resolution]:
    """Return what was made of the mentions that overlap a name."""
    start = text.index(name)
    return [one for one in found if one.toponym.start < start + len(name) and start < one.toponym.end]


def is_met(text: str, item: str, found: Sequence[Resolution]) -> bool:
    if item.startswith("!"):
        return not any(
            one.place and one.toponym.usage is Usage.LITERAL for one in over(text, item[1:], found)
        )
    name, _, country = item.partition("=")
    here = over(text, name, found)
    placed = [one for one in here if one.place and country.lstrip("~") in {"", one.place.country_code}]
    if country.startswith("~"):
        return len(placed) == sum(one.place is not None for one in here)
    whole = [one for one in placed if len(one.toponym.text) >= len(name)]
    return any(one.score >= MIN_DRAWN for one in whole)


def missed(text: str, expected: str) -> list[str]:
    (parsed,) = parse([Article("1", text)], WORLD)
    assert isinstance(parsed, Parse)
    return [item for item in expected.split(";") if not is_met(text, item, parsed.toponyms)]


@pytest.mark.parametrize(("text", "expected"), list(params()))
def test_names_are_what_a_reader_takes_them_for(text: str, expected: str) -> None:
    assert missed(text, expected) == []


def test_so_are_most_of_those_held_out() -> None:
    right = [not missed(row["text"], row["expected"]) for row in rows(held_out=True)]
    assert sum(right) / len(right) >= MIN_SHARE_HELD_OUT
