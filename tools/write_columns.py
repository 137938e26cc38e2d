"""Write the tables of columns in docs/reference/files.md from the records of the columns.

python tools/write_columns.py
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from geo.model import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model.schema import Column

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "files.md"
TABLE = re.compile(r"(<!-- columns: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
"""A table stands between two comments, of which the first names it."""
TABLES: dict[str, Sequence[Column]] = {
    "events": schema.EVENT_COLUMNS,
    "reports": schema.REPORT_COLUMNS,
    "event_articles": schema.EVENT_ARTICLE_COLUMNS,
    "mentions": schema.MENTION_COLUMNS,
    "articles": schema.ARTICLE_COLUMNS,
    "not_located": schema.NOT_LOCATED_COLUMNS,
}


def table(columns: Sequence[Column]) -> str:
    """Return columns as a table of Markdown."""
    rows = [f"| `{column.name}` | {column.kind} | {column.says} |" for column in columns]
    return "\n".join(["| column | holds | |", "|---|---|---|", *rows])


def current(text: str) -> str:
    """Return the page with each of its tables made again."""
    return TABLE.sub(lambda match: f"{match[1]}{table(TABLES[match[2]])}\n{match[3]}", text)


def main() -> None:
    """Write the tables."""
    PAGE.write_text(current(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
