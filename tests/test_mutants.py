"""The faults that are put in on purpose: what is changed, and that none is listed which no longer can be."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import mutants as of_tool
import pytest
from mutants import ROOT, WITHOUT_EFFECT, mutants, without_effect

if TYPE_CHECKING:
    from pathlib import Path

CODE = '''
LIMIT = 3

def both(one: int, other: int = 2) -> bool:
    """Return 4."""
    """And 7."""
    if one < 5 and not other:
        raise ValueError(f"no {one} of 6")
    for _ in zip([one], [other], strict=True):
        log(one)
    return one == other
'''


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(of_tool, "ROOT", tmp_path)
    path = tmp_path / "code.py"
    path.write_text(CODE, encoding="utf-8")
    return path


def test_conditions_numbers_and_statements_are_changed_and_what_is_only_said_is_not(module: Path) -> None:
    assert sorted(f"{one.before} → {one.after}" for one in mutants(module)) == [
        "5 → 6",
        "if one < 5 and (not other): → if not (one < 5 and (not other)):",
        "log(one) → pass",
        "not other → other",
        "one < 5 and (not other) → one < 5 or not other",
        "one < 5 → one <= 5",
        "one == other → one != other",
        "return one == other → return None",
    ]


def test_a_change_knows_its_place_and_the_lines_that_lead_to_it(module: Path) -> None:
    places = {one.before: (one.where, one.lines, one.source) for one in mutants(module)}
    assert places["log(one)"] == ("code.py:10 both", range(10, 11), "log(one)")
    assert places["5"] == ("code.py:7 both", range(7, 8), "if one < 5 and not other:")


def test_what_is_listed_as_without_effect_can_still_be_changed_and_has_a_reason() -> None:
    with WITHOUT_EFFECT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    found = {
        (path, one.name, one.source, one.before, one.after)
        for path in {row["path"] for row in rows}
        for one in mutants(ROOT / path)
        if without_effect(one)
    }
    keys = [(row["path"], row["function"], row["line"], row["before"], row["after"]) for row in rows]
    assert [key for key in keys if key not in found] == []
    assert [row for row in rows if not row["why"]] == []
