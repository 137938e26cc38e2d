"""Put faults into the code on purpose, one at a time, and see which of them the tests notice.

    PYTHONPATH=.:tools:tests python tools/mutate.py store --sample 60 --seed 3

Of each function in the modules of an area one condition, comparison, operator, number, text or statement is
changed (`mutants.py`); the tests that run the changed line, the shortest first, are run on it in a process of
its own, which has loaded nothing yet. What survives is printed as a line of the source before and after: a
test is missing, or the change makes no difference and belongs into `mutants_without_effect.csv`. Constants of
modules are not changed, nor what is worked out when a module is loaded. Needs a system that can fork.

Time is the processor's, so that a busy machine changes nothing: a change that makes the tests take many times
as long as without it counts as noticed, one that only waits does not.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib
import os
import pickle
import random
import resource
import signal
import sys
import time
import types
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from _pytest.runner import runtestprotocol
from mutants import ROOT, Mutant, mutants, without_effect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

AREAS = {
    "corrections": (
        ("geo/corrections",),
        ("test_review", "test_corrections_closely", "test_cli_review"),
    ),
    "store": (
        ("geo/store",),
        ("test_store", "test_store_closely", "test_gathering_kept", "test_readings_kept"),
    ),
    "exports": (
        ("geo/export",),
        ("test_export", "test_export_gis", "test_export_months", "test_export_closely", "test_properties"),
    ),
    "gathering": (
        ("geo/events/gathering",),
        (
            "test_events_gather",
            "test_gather_rules",
            "test_gathering_pairs",
            "test_gathering_closely",
            "test_events_subtypes",
            "test_gathering_kept",
        ),
    ),
    "anchoring": (
        ("geo/dates/anchoring.py", "geo/dates/rules", "geo/dates/periods.py"),
        ("test_dates_rules", "test_dates_tagging", "test_calendar_ends", "test_dates_forms"),
    ),
    "ranking": (
        ("geo/resolve/ranker.py", "geo/resolve/features.py", "geo/resolve/context.py", "geo/resolve/kind.py"),
        ("test_resolve", "test_resolve_namesakes", "test_ranking_closely"),
    ),
}
"""Of each area the modules, whose doctests are run too, and the tests."""

CPU_SECONDS_OF_TESTS = 6.0
"""As the tests of one change take without it; what only those notice that come after survives."""
TIMES_AS_LONG, CPU_SECONDS_MORE = 5, 10
"""What a change may take beyond what its tests take without it."""
WALL_SECONDS = 900
"""After which a process that waits for something is ended; its change counts as not noticed."""
MAP_SECONDS = 7200
"""For learning which test runs which line."""
BYTES_OF_MEMORY = 6 << 30
"""Of addresses, more than any test needs."""
TRACED_CALLS = 2000
"""Of one function in one test; what it does later has nearly always been seen by then."""

NOTICED, SURVIVED, NOT_RUN, WAITED, NOT_CHANGED = "noticed", "survived", "not run", "waited", "not changed"


@dataclass(frozen=True)
class Course:
    """How a test went on the code as it is."""

    test: str
    passed: bool
    cpu_seconds: float
    lines: tuple[tuple[str, int], ...]


def put_in_place(mutant: Mutant) -> bool:
    """Give the function that is loaded the changed code; return False if it can't be found."""
    module = importlib.import_module(".".join(mutant.path.relative_to(ROOT).with_suffix("").parts))
    code = compile(mutant.tree, str(mutant.path), "exec")
    for part in mutant.name.split("."):
        code = next(one for one in code.co_consts if isinstance(one, types.CodeType) and one.co_name == part)
    found: object = module
    for part in mutant.name.split("."):
        found = found.__dict__[part] if isinstance(found, type) else getattr(found, part)
    function = _bare(found)
    if function is None or function.__code__.co_freevars != code.co_freevars:
        return False
    function.__code__ = code
    return True


def _bare(found: object) -> types.FunctionType | None:
    """Return the function in a method, a property or a cache."""
    for name in ("fget", "func", "__func__", "__wrapped__"):
        found = getattr(found, name, None) or found
    return found if isinstance(found, types.FunctionType) else None


class Trial:
    """A plugin of pytest that, once the tests are collected, tries the changes instead of running them."""

    def __init__(
        self, paths: Sequence[Path], every: Sequence[Mutant], tried: int, until: float, *, shows_all: bool
    ) -> None:
        self._modules, self._every, self._tried, self._until = paths, every, tried, until
        self._shows_all = shows_all
        self._makes = False
        self._made: set[tuple[str, int]] = set()
        self.results: dict[str, int] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn which test runs which line, then try one change after the other."""
        courses = self._courses(session.items)
        print(f"{len(courses)} tests, {sum(one.cpu_seconds for one in courses):.0f} CPU s", flush=True)
        for mutant in self._every:
            if time.monotonic() > self._until or sum(self.results.values()) >= self._tried:
                break
            result, test = self._result(mutant, session.items, courses)
            if result == NOT_CHANGED:
                continue
            self.results[result] = self.results.get(result, 0) + 1
            if result != NOTICED or self._shows_all:
                print(f"{result:9} {mutant} {test}", flush=True)
        return True

    def _courses(self, items: Sequence[pytest.Item]) -> list[Course]:
        """Return how each test goes on the code as it is; known from before if neither has changed."""
        digest = hashlib.sha256(str(ROOT).encode())
        for path in (*self._modules, *_tests(items)):
            digest.update(path.read_bytes())
        known = Path(gettempdir(), f"geo-mutate-{digest.hexdigest()[:16]}.json")
        names = [item.nodeid for item in items]
        if known.exists():
            courses = msgspec.json.decode(known.read_bytes(), type=list[Course])
            if [one.test for one in courses] == names:
                return courses
        found = in_a_process(lambda: list(self._run(items)), MAP_SECONDS, MAP_SECONDS)
        if not isinstance(found, list):
            sys.exit(f"the tests could not be run: {found}")
        if failed := [one.test for one in found if not one.passed]:
            sys.exit(f"fails without any change: {' '.join(failed)}")
        known.write_bytes(msgspec.json.encode(found))
        return found

    def _run(self, items: Sequence[pytest.Item]) -> Iterator[Course]:
        """Run tests and see which lines each reaches; what several need counts for each of its module."""
        files = frozenset(map(str, self._modules))
        made: dict[Path, set[tuple[str, int]]] = {}
        for item, following in zip(items, [*items[1:], None], strict=True):
            self._made, own = made.setdefault(item.path, set()), set[tuple[str, int]]()
            _forget_what_is_kept(files)
            begun = _cpu_seconds()
            with self._traced(files, own):
                passed = _passes(item, following)
            lines = tuple(sorted(own | self._made))
            yield Course(item.nodeid, passed, _cpu_seconds() - begun, lines)

    @contextlib.contextmanager
    def _traced(self, files: frozenset[str], own: set[tuple[str, int]]) -> Iterator[None]:
        calls: dict[types.CodeType, int] = {}

        def within(frame: types.FrameType, _: str, __: object) -> Callable[..., Any]:
            (self._made if self._makes else own).add((frame.f_code.co_filename, frame.f_lineno))
            return within

        def called(frame: types.FrameType, _: str, __: object) -> Callable[..., Any] | None:
            code = frame.f_code
            if code.co_filename not in files or calls.get(code, 0) > TRACED_CALLS:
                return None
            calls[code] = calls.get(code, 0) + 1
            return within

        sys.settrace(called)
        try:
            yield
        finally:
            sys.settrace(None)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self) -> Iterator[None]:
        """Note that what is run now is run to make what tests need."""
        self._makes = True
        try:
            return (yield)
        finally:
            self._makes = False

    def _result(
        self, mutant: Mutant, items: Sequence[pytest.Item], courses: Sequence[Course]
    ) -> tuple[str, str]:
        """Run the tests that reach a change; return what came of it, and the test that noticed."""
        lines = {(str(mutant.path), line) for line in mutant.lines}
        reaching = [
            (one.cpu_seconds, number) for number, one in enumerate(courses) if not lines.isdisjoint(one.lines)
        ]
        chosen: list[pytest.Item] = []
        seconds = 0.0
        for taken, number in sorted(reaching):
            seconds += taken
            if chosen and seconds > CPU_SECONDS_OF_TESTS:
                break
            chosen.append(items[number])
        if not chosen:
            return NOT_RUN, ""
        limit = int(seconds * TIMES_AS_LONG + CPU_SECONDS_MORE)
        answer = in_a_process(lambda: _first_that_fails(chosen, mutant), limit, WALL_SECONDS)
        if isinstance(answer, tuple):
            return answer
        return (NOTICED, f"status {answer}") if isinstance(answer, int) else (WAITED, str(answer))


def _first_that_fails(items: Sequence[pytest.Item], mutant: Mutant) -> tuple[str, str]:
    if not put_in_place(mutant):
        return NOT_CHANGED, ""
    _limit_memory()
    following = [*items[1:], None]
    failing = next(
        (one.nodeid for one, then in zip(items, following, strict=True) if not _passes(one, then)), None
    )
    return (SURVIVED, f"{len(items)} tests") if failing is None else (NOTICED, failing)


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def _tests(items: Sequence[pytest.Item]) -> list[Path]:
    """Return the files of tests, and those of what they share."""
    return sorted({item.path for item in items} | set((ROOT / "tests").glob("made_*.py")))


def _cpu_seconds() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _forget_what_is_kept(files: frozenset[str]) -> None:
    """Empty the caches of the area's functions, so that each test is seen to run what it needs."""
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) in files:
            for value in list(vars(module).values()):
                if callable(forget := getattr(value, "cache_clear", None)):
                    forget()


def in_a_process(work: Callable[[], object], cpu_seconds: int, wall_seconds: int) -> object:
    """Do work in a process of its own; return its result, or the status with which it was ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "wb") as out:
            try:
                _alone(cpu_seconds)
                answer = pickle.dumps(work())
            except BaseException as error:  # noqa: BLE001 - whatever it is, it goes no further
                answer = pickle.dumps(repr(error))
            out.write(answer)
        os._exit(0)
    os.close(writing)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.alarm(wall_seconds)
    with os.fdopen(reading, "rb") as source:
        answer = source.read()
    waited = signal.alarm(0) == 0
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # what the tests have started and left
    if answer:
        return pickle.loads(answer)  # noqa: S301 - our own child wrote it
    return WAITED if waited else os.waitstatus_to_exitcode(status)


def _alone(cpu_seconds: int) -> None:
    """Give this process its own group, its limits, and nowhere to write to."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 5))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for one in (0, 1, 2):
        os.dup2(nowhere, one)


def modules(folders: Iterable[str]) -> list[Path]:
    """Return the paths of an area's modules."""
    within = (ROOT / one for one in folders)
    return sorted({path for one in within for path in ([one] if one.is_file() else one.rglob("*.py"))})


def main() -> None:
    """Change functions of an area, and print what the tests did not notice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("--sample", type=int, default=60, help="how many changes, by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=3600, help="after which no further change is tried")
    parser.add_argument("--only", default="", help="only changes of whose place this is a part")
    parser.add_argument("--all", action="store_true", help="print what is noticed too, and by which test")
    given, further = parser.parse_known_args()  # further ones are pytest's own, such as -k
    folders, names = AREAS[given.area]
    paths = modules(folders)
    every = [mutant for path in paths for mutant in mutants(path) if given.only in mutant.where]
    alike = [mutant for mutant in every if without_effect(mutant)]
    every = [mutant for mutant in every if not without_effect(mutant)]
    random.Random(given.seed).shuffle(every)  # noqa: S311
    until = time.monotonic() + given.seconds
    trial = Trial(paths, every, given.sample, until, shows_all=given.all)
    run = [str(path) for path in (*paths, *(ROOT / f"tests/{name}.py" for name in names))]
    pytest.main(
        ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist", *further, *run], [trial]
    )
    total, noticed = sum(trial.results.values()), trial.results.get(NOTICED, 0)
    print(
        f"{given.area}, seed {given.seed}: {noticed} of {total} noticed ({noticed / max(total, 1):.0%}), "
        f"of {len(every)} possible changes and {len(alike)} without effect"
    )


if __name__ == "__main__":
    main()
