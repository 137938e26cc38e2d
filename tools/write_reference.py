"""Write the parts of the manual's reference that the code decides: commands, settings, JSONL, Python.

python tools/write_reference.py

A page of docs/reference says where such a part stands by two comments, ``<!-- made: NAME -->`` and
``<!-- end -->``; all between them is made again.
"""

from __future__ import annotations

import re
from pathlib import Path

from reference import commands, python, records, settings

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
PART = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
PARTS = {
    "commands": commands.shown,
    "settings": settings.shown,
    "records": records.shown,
    "python": python.shown,
}
"""By name, what makes the Markdown of each part."""


def pages() -> list[Path]:
    """Return the pages that have such a part."""
    return [path for path in sorted(FOLDER.glob("*.md")) if PART.search(path.read_text(encoding="utf-8"))]


def current(text: str) -> str:
    """Return a page with each of its parts made again."""
    return PART.sub(lambda match: f"{match[1]}\n{PARTS[match[2]]()}\n{match[3]}", text)


def main() -> None:
    """Write the parts."""
    for page in pages():
        page.write_text(current(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
