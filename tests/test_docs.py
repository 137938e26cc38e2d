"""What the documents say is there, is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import write_columns
import write_kinds
import write_reference

from geo.cli import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for path in [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("gazetteer/**/*.md"),
        *ROOT.glob("examples/**/*.md"),
    ]
    if not path.is_relative_to(ROOT / ".venv")
)
LINK = re.compile(r"\]\((?!https?://)([^)#]*)(?:#([^)]+))?\)")
PATH = re.compile(r"`([\w.*-]*/[\w./*-]*|[\w*-]+\.(?:py|csv|toml))`")
"""A file or folder, from the root or from `geo`; the name of a file alone stands after its folder."""
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(path: Path) -> set[str]:
    """Return the anchors that a reader's browser finds in a Markdown file."""
    headings = HEADING.findall(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        file = (path.parent / target).resolve() if target else path
        assert file.exists(), f"{path.name} links to {target}"
        if anchor:
            assert anchor in anchors(file), f"{path.name} links to {target}#{anchor}"


def test_every_command_is_described() -> None:
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    for command in main.commands:
        assert f"geo {command} " in text


def test_the_manual_s_tables_of_columns_are_current() -> None:
    text = write_columns.PAGE.read_text(encoding="utf-8")
    assert {name for _, name, _ in write_columns.TABLE.findall(text)} == set(write_columns.TABLES)
    assert text == write_columns.current(text), "run python tools/write_columns.py"


def test_the_manual_s_table_of_kinds_is_current() -> None:
    text = write_kinds.PAGE.read_text(encoding="utf-8")
    assert "`HAZARD`" in text
    assert text == write_kinds.current(text), "run python tools/write_kinds.py"


def test_what_the_code_decides_of_the_reference_is_current() -> None:
    pages = write_reference.pages()
    texts = [page.read_text(encoding="utf-8") for page in pages]
    named = [name for text in texts for _, name, _ in write_reference.PART.findall(text)]
    assert sorted(named) == sorted(write_reference.PARTS)
    for page, text in zip(pages, texts, strict=True):
        assert text == write_reference.current(text), f"{page.name}: run python tools/write_reference.py"


def test_the_manual_s_python_runs(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    code = re.findall(r"```python\n(.*?)```", text, re.DOTALL)[0]
    code = code.replace(
        '"examples"', repr(str(ROOT / "examples" / "hard" / "14-protest-baku-tbilisi-road.txt"))
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "map.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md"])
def test_paths_in_the_guides_exist(name: str) -> None:
    files = {path.name for path in (ROOT / "geo").rglob("*.*")}
    for path in PATH.findall((ROOT / name).read_text(encoding="utf-8")):
        is_there = any(any(base.glob(path.rstrip("/"))) for base in (ROOT, ROOT / "geo"))
        assert is_there or path in files, f"{name} names {path}"


def test_the_manual_names_every_variable_of_the_environment() -> None:
    named = {
        name
        for path in (ROOT / "geo").rglob("*.py")
        for name in re.findall(r'"(GEO_[A-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    page = (ROOT / "docs" / "reference" / "configuration.md").read_text(encoding="utf-8")
    assert named
    assert [name for name in sorted(named) if f"`{name}`" not in page] == []


def test_no_pin_names_an_address() -> None:
    for path in (ROOT / "requirements").iterdir():
        assert "://" not in path.read_text(encoding="utf-8")
