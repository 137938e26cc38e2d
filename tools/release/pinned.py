"""The packages that an installation takes, from requirements/run.txt."""

from __future__ import annotations

import re
from pathlib import Path

RUN = Path(__file__).parents[2] / "requirements" / "run.txt"
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\$", re.MULTILINE)


def pinned(path: Path = RUN) -> dict[str, str]:
    """Return the version of each package, by its name.

    Examples
    --------
    >>> "spacy" in pinned()
    True
    """
    return {name: version for name, version, _ in PIN.findall(path.read_text(encoding="utf-8"))}
