"""Write the table of kinds of event in docs/reference/kinds.md from the tables of types and subtypes.

python tools/write_kinds.py
"""

from __future__ import annotations

import re
from pathlib import Path

from geo.language import event_subtypes, event_types

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "kinds.md"
TABLE = re.compile(r"(<!-- kinds -->\n).*?(<!-- end -->)", re.DOTALL)
"""The table stands between two comments."""


def table() -> str:
    """Return the types with their subtypes as a table of Markdown."""
    rows = [
        f"| `{name}` | {traits.family} | {traits.means} | {_subtypes(name)} |"
        for name, traits in event_types().items()
    ]
    return "\n".join(["| type | family | somebody, or something | subtypes |", "|---|---|---|---|", *rows])


def current(text: str) -> str:
    """Return the page with its table of kinds made again."""
    return TABLE.sub(lambda match: f"{match[1]}{table()}\n{match[2]}", text)


def _subtypes(event_type: str) -> str:
    return ", ".join(f"`{name}`" for name in event_subtypes().get(event_type, {}))


def main() -> None:
    """Write the table."""
    PAGE.write_text(current(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
