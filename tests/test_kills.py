"""A few kills of whole builds; `tools/kills.py` does it by the hundred, on small and read-only disks too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from made_up import dozen

from geo.export import write_months
from geo.model.schema import EVENT_COLUMNS, Cell

KILLS = """
import random, sys
from pathlib import Path
from kills import Trial
folder = Path(sys.argv[1])
builds = {name: ("build", "--events", str(folder / name), "--title", name) for name in ("first", "second")}
trial = Trial(builds, folder, "off", random.Random(20))
trial.learn()
trial.renew(folder / "out")
trial.kill_at_random("two builds", folder / "out", 2, together=2)
trial.kill_at_each_call("what moves", folder / "out", 2, moves_itself=True)
print(sum(trial.counts[condition, "killed"] for condition in ("two builds", "what moves")))
print(*trial.faults, sep="; ")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_builds_that_are_killed_leave_a_whole_output(tmp_path: Path) -> None:
    frame = dozen().dropna(subset="date_begin")
    missing: dict[str, Any] = {
        column.name: 1.0 if column.kind is Cell.PROBABILITY else column.unknown
        for column in EVENT_COLUMNS
        if column.name not in frame
    }
    frame = frame.assign(**missing)
    write_months(frame.iloc[:4], tmp_path / "first")
    write_months(frame.iloc[4:], tmp_path / "second")
    root = Path(__file__).parents[1]
    paths = os.pathsep.join([str(root), str(root / "tools")])
    done = subprocess.run(
        [sys.executable, "-c", KILLS, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert done.returncode == 0, done.stderr
    killed, faults = done.stdout.split("\n", 1)
    assert not faults.strip()
    assert int(killed) >= 3
