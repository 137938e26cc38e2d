"""Kill whole builds that write over an old output, and look whether it is ever lost or half new.

    PYTHONPATH=. python tools/kills.py --kills 200

Three builds write the same names into one folder. After each kill all files there must be, to the byte,
those of one of the three, and the next build must leave its own and nothing else. Builds are forks of a
process that has imported geo, so that a kill takes little time. What needs root (small disks, folders without
a right to write) is left out without. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import io
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import geo.maps
import geo.pipeline.drawing
import geo.terminal  # noqa: F401 - loaded before the builds are forked
from geo.cli import main as geo_main
from geo.pipeline import switching
from geo.pipeline.staging import STAGE, alone, staged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

CALLS = ("replace", "rename", "link", "mkdir", "remove", "rmdir", "unlink", "fsync")
"""Of the system, that change which files there are."""
MOST_CALLS = 400
OFF = "off"
NOBODY = 54321
"""A user whom the system has no entry of."""
SECONDS_A_BUILD = 120
DONE, REFUSED = 0, 2
State = tuple[tuple[str, str], ...]
"""The files of a folder with the hashes of what is in them."""


@dataclass(frozen=True)
class Build:
    """One build, as a condition has it run."""

    arguments: tuple[str, ...]
    out: Path
    store: str = OFF
    calls: int = 0
    """The call of the system at which it is killed; 0 for none."""
    moves_itself: bool = False
    """Whether it moves its files without the program that does so, to be killed between two of them."""
    is_bare: bool = False
    """Whether it runs without HOME and TMPDIR, at the top of the file system."""
    is_powerless: bool = False
    """Whether root may no more than the rights of files say."""

    def start(self) -> int:
        """Fork a process that does it; return its number."""
        said = tempfile.TemporaryFile()  # noqa: SIM115 - the child's, who is heard in `ended`
        pid = os.fork()
        if pid:
            SAID[pid] = said
            return pid
        status = 70
        try:
            os.dup2(os.open(os.devnull, os.O_RDWR), 1)
            os.dup2(said.fileno(), 2)
            self._surround()
            geo_main([*self.arguments, "--out", str(self.out), "--name", "today"], prog_name="geo")
        except SystemExit as leaving:
            status = leaving.code if isinstance(leaving.code, int) else 1
        finally:
            os._exit(status)

    def _surround(self) -> None:
        os.environ["GEO_CACHE"] = self.store
        if self.is_bare:
            for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
                os.environ.pop(name, None)
            tempfile.tempdir = None
            os.chdir("/")
        if self.is_powerless:
            _drop_capabilities()
        if self.moves_itself:
            switching.__file__ = "nowhere"
        if self.calls:
            _die_at(self.calls)


SAID: dict[int, object] = {}


def _drop_capabilities() -> None:
    """Take from this process what root may do beyond the rights of files (Linux)."""
    version_3, this_process = 0x20080522, 0
    header = (ctypes.c_uint32 * 2)(version_3, this_process)
    none = (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(header, none):
        raise OSError(ctypes.get_errno(), "capset")


def _die_at(number: int) -> None:
    """Kill this process at one of its calls of the system."""
    left = [number]

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **more: object) -> object:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **more)

        return call

    for name in CALLS:
        setattr(os, name, counted(getattr(os, name)))


def ended(pid: int) -> tuple[int, str]:
    """Wait for a build; return its exit status, negative for a signal, and the last line that it said."""
    _, status = os.waitpid(pid, 0)
    said = SAID.pop(pid)
    said.seek(0)  # type: ignore[attr-defined]
    lines = said.read().decode("utf-8", "replace").splitlines() or [""]  # type: ignore[attr-defined]
    said.close()  # type: ignore[attr-defined]
    return os.waitstatus_to_exitcode(status), lines[-1]


def state(out: Path) -> State:
    """Return what is in a folder, but for what a build hides while it is under way."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    named = ((path.relative_to(out), path) for path in files)
    return tuple(
        (name.as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for name, path in named
        if not name.parts[0].startswith(STAGE) or len(name.parts) == 1
    )


@dataclass
class Trial:
    """A run of all kills."""

    builds: Mapping[str, tuple[str, ...]]
    """The arguments of each of the builds, by its name."""
    folder: Path
    store: str
    chance: random.Random
    wholes: dict[State, str] = field(default_factory=dict)
    seconds: float = 1.0
    """That a build takes."""
    seconds_at_first: float = 1.0
    """That it takes with an empty store."""
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def learn(self) -> None:
        """Write what each build gives alone, and how long it takes; load what all builds need."""
        with suppress(SystemExit), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            os.environ["GEO_CACHE"] = self.store
            arguments = next(iter(self.builds.values()))
            geo_main([*arguments, "--out", str(self.folder / "loaded"), "--name", "today"], prog_name="geo")
        for name, arguments in self.builds.items():
            out, took = self.folder / f"whole-{name}", []
            for _ in range(1 if self.store == OFF else 2):  # the first fills the store
                begin = time.monotonic()
                status, said = ended(Build(arguments, out, self.store).start())
                took.append(time.monotonic() - begin)
                if status != DONE:
                    raise SystemExit(f"build {name} ends with {status}: {said}")
            self.wholes[state(out)] = name
            self.seconds_at_first, self.seconds = took[0], took[-1]
        if len(self.wholes) != len(self.builds):
            raise SystemExit("the builds can't be told apart")

    def renew(self, out: Path) -> str:
        """Put an old output into a folder; return whose it is."""
        name = self.chance.choice(list(self.builds))
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(self.folder / f"whole-{name}", out)
        return name

    def build(self, out: Path) -> tuple[str, Build]:
        """Choose a build."""
        name = self.chance.choice(list(self.builds))
        return name, Build(self.builds[name], out, self.store)

    def found(self, out: Path, condition: str) -> str:
        """Return of which build an output is, or note that it is of none."""
        with alone(out):
            now = state(out)
        name = self.wholes.get(now, "")
        if not name:
            of = {
                file: [self.wholes[one] for one in self.wholes if (file, digest) in one]
                for file, digest in now
            }
            self.fault(condition, f"not whole: {of}")
        return name

    def fault(self, condition: str, says: str) -> None:
        """Note what must not happen."""
        self.counts[condition, "FAULT"] += 1
        self.faults.append(f"{condition}: {says}")
        print(f"\n{self.faults[-1]}", file=sys.stderr)

    def count(self, condition: str, status: int) -> None:
        """Count how a build ended."""
        names = {-signal.SIGKILL: "killed", DONE: "done", REFUSED: "refused"}
        self.counts[condition, names.get(status, f"status {status}")] += 1
        print(f"\r{condition}: {sum(self.counts.values())} builds", end="  ", file=sys.stderr, flush=True)
        if status not in names:
            self.fault(condition, f"ends with {status}")

    def mend(self, out: Path, condition: str, like: Build) -> None:
        """Build once more: all must be of that build, and nothing left behind."""
        name = self.chance.choice(list(self.builds))
        again = replace(like, arguments=self.builds[name], calls=0, moves_itself=False)
        status, said = ended(again.start())
        if status != DONE:
            self.fault(condition, f"the next build ends with {status}: {said}")
        if self.found(out, condition) != name:
            self.fault(condition, "the next build is not what is there")
        if left := [path.name for path in out.iterdir() if path.name.startswith(".")]:
            self.fault(condition, f"left behind: {left}")
        self._look_at_store(Path(like.store), condition)

    def _look_at_store(self, store: Path, condition: str) -> None:
        if list(store.glob("*.damaged")):
            self.fault(condition, "the store was damaged")
        for path in store.glob("*.sqlite"):
            with closing(sqlite3.connect(path)) as connection:
                (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
            if answer != "ok":
                self.fault(condition, f"the store: {answer}")

    def kill_at_random(self, condition: str, out: Path, kills: int, together: int, **how: object) -> None:
        """Kill builds, so many at once, at random moments."""
        for number in range(kills):
            begun = [replace(self.build(out)[1], **how) for _ in range(together)]  # type: ignore[arg-type]
            pids = [one.start() for one in begun]
            for pid in self.chance.sample(pids, len(pids)):
                time.sleep(self.chance.uniform(0, self.seconds * 1.1) / together)
                os.kill(pid, signal.SIGKILL)
            for pid in pids:
                self.count(condition, ended(pid)[0])
            self.found(out, condition)
            if number % 5 == 4:  # noqa: PLR2004 - the other times the next kill comes into what was left
                self.mend(out, condition, begun[0])
        self.mend(out, condition, replace(self.build(out)[1], **how))  # type: ignore[arg-type]

    def kill_as_the_store_fills(self, condition: str, out: Path, kills: int) -> None:
        """Kill builds at random moments that parse and keep what they parsed; the next go on from there."""
        store = self.folder / "filling"
        for number in range(kills):
            if number % 3 == 0:
                shutil.rmtree(store, ignore_errors=True)
            one = replace(self.build(out)[1], store=str(store))
            pid = one.start()
            time.sleep(self.chance.uniform(0, self.seconds_at_first * 1.1))
            os.kill(pid, signal.SIGKILL)
            self.count(condition, ended(pid)[0])
            self.found(out, condition)
            self._look_at_store(store, condition)
            if number % 3 == 2:  # noqa: PLR2004
                self.mend(out, condition, one)

    def kill_at_each_call(self, condition: str, out: Path, most: int, *, moves_itself: bool) -> None:
        """Kill a build at each of its calls of the system, or at so many of them."""
        calls = range(1, MOST_CALLS)
        for number in calls if most >= MOST_CALLS else sorted(self.chance.sample(calls[:60], most)):
            self.renew(out)
            one = replace(self.build(out)[1], calls=number, moves_itself=moves_itself)
            status, _ = ended(one.start())
            self.count(condition, status)
            if not moves_itself:  # else the one that moves is killed, and the next build completes it
                self.found(out, condition)
            with staged(out):  # what the next build does first
                pass
            self.found(out, condition)
            if status == DONE and most >= MOST_CALLS:
                break
        self.mend(out, condition, self.build(out)[1])

    def fill(self, condition: str, out: Path, tries: int) -> None:
        """Build on a disk with some room or too little, and kill every third build."""
        filler = out.parent / "filler"
        for number in range(tries):
            old = self.renew(out)
            free = shutil.disk_usage(out).free
            filler.write_bytes(b"x" * max(0, free - int(self.chance.uniform(0, 1.2) * _size(out))))
            name, one = self.build(out)
            one = replace(one, store=str(out.parent / "store"))
            pid = one.start()
            if number % 3 == 2:  # noqa: PLR2004
                time.sleep(self.chance.uniform(0, self.seconds * 1.1))
                os.kill(pid, signal.SIGKILL)
            status, said = ended(pid)
            self.count(condition, status)
            there = self.found(out, condition)
            if status == DONE and there != name:
                self.fault(condition, "done, and the old is there")
            if status == REFUSED and (there != old or str(out) not in said or STAGE in said):
                self.fault(condition, f"refused, and {there} is there where {old} was: {said}")
            filler.unlink()
            self.mend(out, condition, one)

    def refuse(self, condition: str, out: Path, tries: int, *, is_powerless: bool = False) -> None:
        """Build where nothing can be written: all stays, and one line says so."""
        before = state(out)
        for _ in range(tries):
            one = replace(self.build(out)[1], store=OFF, is_powerless=is_powerless)
            status, said = ended(one.start())
            self.count(condition, status)
            if status != REFUSED or str(out) not in said or STAGE in said or state(out) != before:
                self.fault(condition, f"status {status}: {said}")


def _size(out: Path) -> int:
    return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())


@contextmanager
def small_disk(at: Path, size: int) -> Iterator[Path]:
    """Mount a file system in memory of some bytes."""
    at.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "geo", at], check=True)  # noqa: S603, S607
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)  # noqa: S603, S607


def is_able_to_mount(at: Path) -> bool:
    """Return True if this process may mount file systems."""
    at.mkdir()
    command = ["mount", "-t", "tmpfs", "geo", str(at)]
    if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603
        return False
    subprocess.run(["umount", at], check=True)  # noqa: S603, S607
    return True


def run(trial: Trial, kills: int) -> None:
    """Kill builds in all conditions: at random moments so many together, and at each call of the system."""
    trial.learn()
    share, out = max(1, kills // 5), trial.folder / "out"
    trial.renew(out)
    trial.kill_at_random("one build", out, 2 * share, together=1)
    trial.kill_at_random("two builds in one folder", out, share, together=2)
    trial.renew(out)
    trial.kill_at_random("without HOME and TMPDIR", out, share, together=1, is_bare=True)
    if not is_able_to_mount(trial.folder / "disk"):
        print("no right to mount file systems: full and read-only disks are not tried")
        return
    with small_disk(trial.folder / "disk", 6 * _size(out)) as disk:
        trial.fill("a small disk that fills up", disk / "out", share)
        trial.renew(disk / "out")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)  # noqa: S603, S607
        trial.refuse("a read-only disk", disk / "out", max(1, share // 4))
    trial.renew(out)
    os.chown(out, NOBODY, NOBODY)
    trial.refuse("a folder of another user", out, max(1, share // 4), is_powerless=True)
    os.chown(out, os.geteuid(), os.getegid())
    trial.kill_at_each_call("at each call, of what moves too", out, MOST_CALLS, moves_itself=True)
    trial.kill_at_each_call("at calls of the system", out, min(share, 60), moves_itself=False)
    trial.kill_as_the_store_fills("while the store fills", out, share // 2)


def made_up(folder: Path) -> dict[str, tuple[str, ...]]:
    """Write a few short articles for three builds; return their arguments."""
    places = {"first": "Baku Ganja", "second": "Goris Gyumri Sevan", "third": "Tbilisi"}
    for name, named in places.items():
        (folder / name).mkdir()
        for number, place in enumerate(named.split()):
            said = f"Rebels shelled {place} on 14 May 2021, killing {number + 2}."
            text = f"---\npublished: 2021-05-15\n---\n{said}\n"
            (folder / name / f"{place}.txt").write_text(text, encoding="utf-8")
    more = ("--format", "csv", "--format", "months", "--words", "beside")
    return {name: ("build", str(folder / name), "--title", f"The {name}", *more) for name in places}


def main() -> int:
    """Run all, and print what came of it; return 1 if anything was lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200, help="at random moments")
    parser.add_argument("--seed", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        chance = random.Random(given.seed)  # noqa: S311 - not for secrets
        trial = Trial(made_up(folder), folder, str(folder / "store"), chance)
        with suppress(KeyboardInterrupt):  # what came of it till then is shown
            run(trial, given.kills)
    print(file=sys.stderr)
    for condition in dict.fromkeys(condition for condition, _ in trial.counts):
        how = {what: count for (one, what), count in sorted(trial.counts.items()) if one == condition}
        print(f"{condition:40} {', '.join(f'{count} {what}' for what, count in how.items())}")
    print(*trial.faults, sep="\n")
    return bool(trial.faults)


if __name__ == "__main__":
    sys.exit(main())
