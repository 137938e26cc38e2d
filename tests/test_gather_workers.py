"""Gathering comes to the same result, to the last bit, in every process: workers compare what others made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IN_ANOTHER_PROCESS = """
from hashlib import sha256
from itertools import combinations

from geo.events import gather
from geo.events.gathering.accounts import all_accounts
from geo.events.gathering.sameness.dates import relate_dates
from geo.events.gathering.sameness.features import features
from geo.events.gathering.sameness.places import relate_places
from test_events_gather import made_up

parses = [parse for _, parse in made_up()]
accounts = all_accounts(parses)
rows = [
    features(one, other, relate_dates(one, other), relate_places(one, other))
    for one, other in combinations(accounts[:40], 2)
]
runs = [sorted(account.story.runs) for account in accounts]
for found in (rows, runs, gather(parses)):
    print(sha256(repr(found).encode()).hexdigest())
"""


def digests(seed: str) -> list[str]:
    """Return the digests of features, runs of words and events in a process whose sets have another order."""
    paths = os.pathsep.join(str(folder) for folder in (ROOT, ROOT / "tests", ROOT / "tools"))
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": paths}
    done = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        env=environment, check=True, capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    return done.stdout.split()


def test_gathering_does_not_depend_on_the_process() -> None:
    first, second = digests("1"), digests("2")
    assert len(first) == 3
    assert first == second
