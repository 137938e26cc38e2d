"""List where the curated tables disagree with the world's, and end with 1 if a person has not accepted all.

Each disagreement is a row that is wrong, a place that the world's tables have too (then its names belong into
``names.csv``), or a difference that stands for a reason, which ``curated/accepted.csv`` gives::

    python tools/check_curated.py
"""

from __future__ import annotations

import sys

from worldtables.agreement import accepted, disagreements

from geo.gazetteer import Gazetteer
from geo.gazetteer.data import data_folder


def main() -> int:
    """Compare, print what is new and what is accepted but no more, and return the exit status."""
    folder = data_folder() / "curated"
    known = accepted(folder)
    found = sorted(disagreements(Gazetteer.open(), folder))
    new = [disagreement for disagreement in found if disagreement.key not in known]
    gone = set(known) - {disagreement.key for disagreement in found}
    for disagreement in new:
        print(disagreement)
    for key in sorted(gone):
        print(f"{' '.join(key)}: accepted, but no more so")
    print(f"{len(found)} disagreements, {len(found) - len(new)} of them accepted")
    return 1 if new or gone else 0


if __name__ == "__main__":
    sys.exit(main())
