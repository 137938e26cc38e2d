#!/usr/bin/env python3
"""One command for each task of a developer, on a machine with nothing but Python (or uv, used where found).

    python3 dev.py map      build the map of examples/river into maps/
    python3 dev.py check    format, lint, types, import contract, manual, tests, a minute of fuzzing: all
                            that must be green; of the page's scripts too, where there is Node
    python3 dev.py docs     build the manual as a site into site/, from where it opens without a network
    python3 dev.py release  make in dist/ what is uploaded, and check it: wheel and source archive, built
                            twice to the same bytes, bill of materials, licences, checksums
    python3 dev.py pin      resolve the dependencies again and write requirements/*.txt (needs uv)

The first call makes `.venv` from `requirements/`, where every package is pinned by version and hash.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PINS = {"run": ROOT / "requirements" / "run.txt", "check": ROOT / "requirements" / "check.txt"}

FIRST_MAP = ("examples/river", "--out", "maps", "--name", "river", "--title", "A flood comes down the Danube")
DOCS = ("mkdocs", "build", "--quiet")
"""Builds the manual; mkdocs.yml makes every warning an error."""
CHECKS = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("types", ("mypy",)),
    ("imports", ("lint-imports",)),
    ("manual", DOCS),
)
FUZZING = ("python", "tools/fuzz.py", "--runs", "8000", "--seconds", "120")
"""The same inputs each time, for the check must say the same of the same code; a minute of one core."""
TESTS = ("pytest", "-n", "auto", "--dist", "loadgroup")
"""Run last and alone: they share all cores, and some have limits of time."""

SCRIPT_CHECKS = (
    ("lint of scripts", ("npm", "run", "--silent", "lint")),
    ("types of scripts", ("npm", "run", "--silent", "types")),
    ("tests of scripts", ("npm", "run", "--silent", "test")),
)
"""Of the page's scripts; what each does stands in package.json."""
OLDEST_NODE = 20


def main(arguments: list[str]) -> int:
    """Do one task; return the exit status."""
    match arguments:
        case ["map"]:
            install("run")
            return run("geo", "build", *FIRST_MAP)
        case ["check"]:
            install("check")
            return check()
        case ["docs"]:
            install("check")
            return docs()
        case ["release"]:
            install("check")
            return run("python", "-m", "release", PYTHONPATH=str(ROOT / "tools"))
        case ["pin"]:
            return pin()
        case _:
            print(__doc__)
            return 2


def check() -> int:
    """Run every check, also when one before has failed; return 1 if any did."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        fuzzing = beside.submit(run_and_keep, *FUZZING)
        failed = [name for name, command in CHECKS if run(*command)]
        failed += check_scripts()
        failed += ["fuzzing"] if fuzzing.result() else []
    failed += ["tests"] if run(*TESTS) else []
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return bool(failed)


def docs() -> int:
    """Build the manual as a site; return the exit status."""
    if code := run(*DOCS):
        return code
    print(f"open {ROOT / 'site' / 'index.html'}")
    return 0


def check_scripts() -> list[str]:
    """Check the page's scripts, and return what failed; say why, where they can't be checked here."""
    why = why_no_node()
    if not why and install_node_packages():
        why = "the packages that package-lock.json pins could not be installed"
    if why:
        print(f"the page's scripts are not checked: {why}", flush=True)
        return ["scripts"] if "CI" in os.environ else []
    return [name for name, command in SCRIPT_CHECKS if run(*command)]


def why_no_node() -> str:
    """Return why Node can't be used here; nothing where it can."""
    node = shutil.which("node")
    if not (node and shutil.which("npm")):
        return "there is no Node with npm on this machine"
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = int(answer.strip().removeprefix("v").split(".")[0] or 0)
    return (
        "" if version >= OLDEST_NODE else f"Node {OLDEST_NODE} or later is needed, this is {answer.strip()}"
    )


def install_node_packages() -> int:
    """Make node_modules hold what package-lock.json pins, unless it does; return npm's exit status."""
    stamp = ROOT / "node_modules" / "geo.sha256"
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return 0
    if code := run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"):
        return code
    stamp.write_text(wanted)
    return 0


def run(*command: str, **variables: str) -> int:
    """Run a program, of the environment first, at the top of the checkout; return its exit status."""
    print("$", *command, flush=True)
    return subprocess.run(**ready(command, variables), check=False).returncode


def run_and_keep(*command: str) -> int:
    """Run a program beside others; print what it says when it has ended; return its exit status."""
    ended = subprocess.run(
        **ready(command, {}), check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    print("$", *command, f"\n{ended.stdout}", flush=True)
    return ended.returncode


def ready(command: Sequence[str], variables: Mapping[str, str]) -> dict[str, Any]:
    """Return how a program is run: of the environment first, at the top of the checkout."""
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "NO_MKDOCS_2_WARNING": "1", **variables}
    program = shutil.which(command[0], path=path) or command[0]
    return {"args": [program, *command[1:]], "cwd": ROOT, "env": environment}


def install(pins: str) -> None:
    """Make the environment hold what is pinned, unless it was made from these very pins."""
    stamp = VENV / f"{pins}.sha256"
    wanted = hashlib.sha256(PINS[pins].read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    for step in with_uv(pins) if shutil.which("uv") else with_pip(pins):
        subprocess.run(step, cwd=ROOT, check=True)
    stamp.write_text(wanted)


def with_uv(pins: str) -> list[list[str]]:
    """Give the commands that make the environment with uv."""
    python = ["--python", str(VENV)]
    return [
        ["uv", "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(VENV)],
        ["uv", "pip", "install", *python, "--require-hashes", "--requirements", str(PINS[pins])],
        ["uv", "pip", "install", *python, "--quiet", "--no-deps", "--editable", "."],
    ]


def with_pip(pins: str) -> list[list[str]]:
    """Give the commands that make the environment with pip."""
    pip = [str(BIN / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    pip += ["--no-compile"]  # what is never imported need not be; what is, Python compiles then
    return [
        [sys.executable, "-m", "venv", str(VENV)],
        [*pip, "--require-hashes", "--requirement", str(PINS[pins])],
        [*pip, "--no-deps", "--editable", "."],
    ]


def pin() -> int:
    """Write the newest set of versions that fit pyproject.toml, with hashes and without addresses."""
    compiling = ["uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
    quiet = [
        "--quiet",
        "--generate-hashes",
        "--no-emit-index-url",
        "--custom-compile-command",
        "python3 dev.py pin",
    ]
    optional = ["--extra", "formats", "--extra", "scale"]
    extras = {"run": optional, "check": [*optional, "--group", "dev", "--constraints", str(PINS["run"])]}
    for name, path in PINS.items():
        path.parent.mkdir(exist_ok=True)
        command = [*compiling, *quiet, "--upgrade", *extras[name], "--output-file", str(path)]
        if code := subprocess.run(command, cwd=ROOT, check=False).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
