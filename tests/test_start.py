"""What a command imports: only what it needs, since a person waits for it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NEEDED_BY_NO_PARSE = ("aiohttp", "folium", "geopandas", "geopy", "pandas", "requests", "spacy.cli", "weasel")
PARSE = """
import sys
from contextlib import redirect_stdout, suppress
from io import StringIO
from geo.cli import main
path, *names = sys.argv[1:]
sys.argv = ["geo", "parse", "--no-cache", path]
with suppress(SystemExit), redirect_stdout(StringIO()) as printed:
    main()
assert "Tbilisi" in printed.getvalue()
print(*(name for name in names if name in sys.modules))
"""
KEPT = """
import sys
from geo.events import gather
gather([])
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""
COMMANDS = """
from geo.text.spacy_library import import_spacy
spacy = import_spacy()
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__)
import spacy.cli
print(callable(spacy.cli.download))
"""


def said(code: str, *arguments: str) -> list[str]:
    """Return the lines that code prints in a process of its own."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=300).stdout.split()


def test_parsing_imports_nothing_that_draws_or_asks_servers(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Talks were held in Tbilisi on 14 May 2021.", encoding="utf-8")
    assert said(PARSE, str(article), *NEEDED_BY_NO_PARSE) == []


def test_gathering_what_is_kept_imports_no_stage() -> None:
    assert (
        said(KEPT, "geo.dates", "geo.events.detect", "geo.events.encoder", "spacy", "snowballstemmer") == []
    )


def test_the_command_line_of_spacy_is_still_there() -> None:
    assert said(COMMANDS) == ["True", "True"]
