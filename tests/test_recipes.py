"""The recipes and notebooks of the manual, followed to the letter in a fresh folder."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from recipes import do, steps

ROOT = Path(__file__).parents[1]
RECIPES = ROOT / "docs" / "recipes"
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
QGIS = "qgis"
"""Whose layers are looked at, too, by a test of its own."""
LEAVES = {
    "clippings": ("maps/clippings.html", "corrections.csv"),
    "cluster": ("maps/big.html",),
    "embed": ("public/maps/today.html",),
    "feed-by-cron": ("site/today.html", "site/today.events.xml", "geo.log"),
    "measure": ("rules.txt", "found.jsonl"),
    "notebook": ("july.html",),
    "own-places-and-kinds": ("maps/park.html",),
    "pdf-and-mail": ("maps/inbox.html",),
    QGIS: ("maps/may.gpkg",),
}
"""What each recipe leaves behind."""
SAYS = {
    "clippings": ("Undated     clippings/ganja-strike.txt", "Velmisar"),
    "feed-by-cron": ("Read 2 articles",),
    "measure": ("type right",),
    "own-places-and-kinds": ("1 place in order, 0 errors", "POACHING", "In range    2 events, 2 of them"),
    "pdf-and-mail": ("Read        2 articles", "Ferry runs aground"),
}
"""What a recipe says that its page speaks of."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a reader who has `geo` on the path and has never run it."""
    programs = Path(sys.executable).parent
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    own = {"PATH": path, "GEO_CACHE": str(tmp_path / "kept"), "GEO_DATA": "off", "HOME": str(tmp_path)}
    return {**os.environ, **own}


def test_every_recipe_is_followed() -> None:
    assert {page.stem for page in RECIPES.glob("*.md")} == set(LEAVES)


@pytest.mark.parametrize("name", sorted(LEAVES.keys() - {QGIS}))
def test_a_recipe_leads_where_it_says(name: str, tmp_path: Path, environment: dict[str, str]) -> None:
    folder = tmp_path / "fresh"
    folder.mkdir()
    page = (RECIPES / f"{name}.md").read_text(encoding="utf-8")
    said = "".join(do(step, folder, environment) for step in steps(page))
    for file in LEAVES[name]:
        assert (folder / file).is_file()
    for words in SAYS.get(name, ()):
        assert words in said


def test_the_recipe_for_qgis_leads_to_the_layers_that_it_names(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    page = (RECIPES / f"{QGIS}.md").read_text(encoding="utf-8")
    for step in steps(page):
        do(step, tmp_path, environment)
    (made,) = LEAVES[QGIS]
    with sqlite3.connect(tmp_path / made) as package:
        layers = [name for (name,) in package.execute("SELECT table_name FROM gpkg_contents")]
        ((style,),) = package.execute("SELECT styleQML FROM layer_styles")
    for layer in layers:
        assert f"`{layer}`" in page or layer == "layer_styles"
    assert 'startField="date_begin"' in style
    assert "geo events" in page


def test_the_tutorial_ends_with_one_corrected_place(tmp_path: Path, environment: dict[str, str]) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8").replace(".venv/bin/geo", "geo")
    said = [do(step, tmp_path, environment) for step in steps(page)]
    before, after = said[0], said[-1]
    assert "Neustadt an der Donau" in said[3], "places"
    assert "Neustadt (too unsure)" in " ".join(said[1].split())
    assert drawn(after) == drawn(before) + 1
    assert "1 answer of yours obeyed" in after


def drawn(said: str) -> int:
    """Return how many places a summary says are on the map."""
    return int(re.findall(r"on the map at (\d+) places", said)[0])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: str(path.stem))
def test_a_notebook_runs(path: Path, tmp_path: Path) -> None:
    import jupytext  # noqa: PLC0415 - takes seconds, which whoever collects the tests would wait
    from nbclient import NotebookClient  # noqa: PLC0415 - likewise

    notebook = jupytext.read(path)
    assert not any(cell.get("outputs") for cell in notebook.cells), "outputs are not kept in the repository"
    runs = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(tmp_path)}})
    runs.execute()
    shown = [
        output["data"]["text/html"]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "text/html" in output.get("data", {})
    ]
    assert any("<table" in html for html in shown)
