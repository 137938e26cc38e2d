"""Write marks of all texts that `geo` was trained or tuned on, by which `geo eval` knows them again.

    python tools/mark_seen.py toponyms.jsonl metonymy.jsonl timexes.jsonl …

Each is a file of JSON Lines with ``text``. Only digests are kept, none of the text.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from geo.evaluation.seen import digest
from geo.models import MODELS


def main() -> None:
    """Read the corpora, write the marks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="+", type=Path)
    marks = {mark for path in parser.parse_args().corpora for mark in marks_of(path)}
    (MODELS / "seen.txt").write_text("\n".join(sorted(marks)) + "\n", encoding="utf-8")


def marks_of(path: Path) -> set[str]:
    """Return the marks of the texts in one file."""
    with path.open(encoding="utf-8") as lines:
        return {digest(json.loads(line)["text"]) for line in lines if line.strip()}


if __name__ == "__main__":
    main()
