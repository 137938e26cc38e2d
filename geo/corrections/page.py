"""The questions as a page: a choice there writes the row of the corrections."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from geo.corrections.table import NEEDED, OR, SHOWN, What
from geo.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.corrections.table import Row

FOLDER = files("geo") / "corrections"
NONE = "none"


def write_page(questions: Sequence[Row], answered: Sequence[Row], path: Path) -> None:
    """Write the questions as one page that opens from disk and asks no network for anything.

    Its button gives the whole file of corrections, with the answers that stand already.

    Parameters
    ----------
    questions
        What is to be decided, what would change most first.
    answered
        The rows that have an answer.
    path
        The page; it is overwritten.

    Raises
    ------
    OutputError
        If it can't be written.
    """
    added = list(dict.fromkeys(name for row in (*answered, *questions) for name in row.others))
    columns = [*NEEDED, *SHOWN, *added]
    data = {
        "columns": columns,
        "rows": [_cells(row, columns) for row in (*answered, *questions)],
        "answered": len(answered),
    }
    script = (FOLDER / "page.js").read_text(encoding="utf-8")
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        (FOLDER / "page.html").read_text(encoding="utf-8")
    )
    text = template.render(
        questions=[(len(answered) + number, row, _offered(row)) for number, row in enumerate(questions)],
        answered=len(answered),
        script=Markup(script),  # noqa: S704 - the package's own file
        digest=_digest(script),
        data=Markup(_in_script(data)),  # noqa: S704 - no sign of markup is left in it
    )
    try:
        path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise OutputError(f"can't write the page {str(path)!r}: {error.strerror}") from error


def _cells(row: Row, columns: Sequence[str]) -> list[str]:
    return [
        str(getattr(row, name)) if name in (*NEEDED, *SHOWN) else row.others.get(name, "") for name in columns
    ]


def _offered(row: Row) -> list[tuple[str, str]]:
    """Return the answers that can be chosen, each with what it says."""
    if row.what == What.PLACE:
        places = [text for text in row.candidates.split(OR) if text]
        return [*((text.split(maxsplit=1)[0], text.partition(" ")[2]) for text in places), (NONE, "no place")]
    return [(NONE, "no event")] if row.what == What.EVENT else []


def _digest(script: str) -> str:
    """Return by what a content security policy knows the page's own script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _in_script(value: object) -> str:
    """Return JSON that can stand in a script element."""
    text = json.dumps(value, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
