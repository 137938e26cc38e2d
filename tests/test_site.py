"""The manual as a site: it builds without a warning, holds together, and asks nobody for anything."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from site_links import for_site

from geo.export import parse_record
from geo.export.record_fields import RECORD_FIELDS
from geo.library import parse

ROOT = Path(__file__).parents[1]
LOADED = re.compile(
    r"""<(?:script|img|iframe|source)[^>]* src=["']?([^"'\s>]+)|<link[^>]* href=["']?([^"'\s>]+)"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        loaded = ["".join(found) for found in LOADED.findall(page.read_text(encoding="utf-8"))]
        assert loaded
        assert not [address for address in loaded if "//" in address], page.name


def test_what_a_page_loads_is_there(site: Path) -> None:
    for page in site.rglob("*.html"):
        for found in LOADED.findall(page.read_text(encoding="utf-8")):
            address = "".join(found).partition("?")[0]
            if page.name != "404.html" and not address.startswith("data:"):
                assert (page.parent / address).exists(), f"{page.name}: {address}"


def test_the_search_has_its_words_in_a_file_that_a_page_from_disk_can_load(site: Path) -> None:
    index = (site / "search" / "search_index.js").read_text(encoding="utf-8")
    entries = json.loads(index.removeprefix("var __index = "))["docs"]
    assert {"reference/commands.html", "explanation/dates.html"} <= {
        entry["location"].partition("#")[0] for entry in entries
    }


@pytest.mark.parametrize(
    ("markdown", "page", "wanted"),
    [
        ("[a](glossary.md)", "index.md", "[a](glossary.md)"),
        ("[a](../../gazetteer/SOURCES.md)", "reference/files.md", "[a](../project/sources.md)"),
        ("[a](docs/glossary.md#places)", "project/contributing.md", "[a](../glossary.md#places)"),
        ("[`geo/language`](../../geo/language)", "reference/kinds.md", "`geo/language`"),
        ("[the table](../tools/x.py)", "glossary.md", "the table (`tools/x.py`)"),
        ("[a](https://a.example/b)", "index.md", "[a](https://a.example/b)"),
        ("![a](map.png)", "index.md", "![a](map.png)"),
        ("```\n[a](../x.md)\n```", "index.md", "```\n[a](../x.md)\n```"),
    ],
)
def test_links_hold_on_the_site(markdown: str, page: str, wanted: str) -> None:
    assert for_site(markdown, page) == wanted


def test_the_manual_names_the_fields_that_the_record_has() -> None:
    text = "TBILISI, 18 July 2022 – Talks were held in Tbilisi on Saturday. It was not a war of words."
    record: dict[str, Any] = parse_record(parse(text, no_cache=True).parse)
    parts = {
        "article": [record],
        "toponym": record["toponyms"],
        "place": [one["place"] for one in record["toponyms"] if one["place"]],
        "timex": record["timexes"],
        "event": record["events"],
        "dismissal": record["dismissals"],
    }
    for name, fields in RECORD_FIELDS.items():
        assert parts[name], name
        assert list(parts[name][0]) == [field.name for field in fields]
