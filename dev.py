#!/usr/bin/env python3
"""One command for each task of a developer, on a machine with nothing but Python (or uv, used where found).

    python3 dev.py map      build the map of examples/ into maps/
    python3 dev.py check    format, lint, types, import contract, tests: all that must be green
    python3 dev.py pin      resolve the dependencies anew and write requirements/*.txt (needs uv)

The first call makes `.venv` from `requirements/`, where every package is pinned by version and hash.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PINS = {"run": ROOT / "requirements" / "run.txt", "check": ROOT / "requirements" / "check.txt"}

CHECKS = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("types", ("mypy",)),
    ("imports", ("lint-imports",)),
    ("tests", ("pytest", "-n", "auto")),
)


def main(arguments: list[str]) -> int:
    """Do one task; return the exit status."""
    match arguments:
        case ["map"]:
            install("run")
            return run("geo", "build", "examples", "--out", "maps")
        case ["check"]:
            install("check")
            return check()
        case ["pin"]:
            return pin()
        case _:
            print(__doc__)
            return 2


def check() -> int:
    """Run every check, also when one before has failed; return 1 if any did."""
    failed = [name for name, command in CHECKS if run(*command)]
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return bool(failed)


def run(*command: str) -> int:
    """Run a program of the environment at the top of the checkout; return its exit status."""
    print("$", *command, flush=True)
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    return subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, env=environment, check=False).returncode


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
    extras = {"run": [], "check": ["--group", "dev", "--constraints", str(PINS["run"])]}
    for name, path in PINS.items():
        path.parent.mkdir(exist_ok=True)
        command = [*compiling, *quiet, "--upgrade", *extras[name], "--output-file", str(path)]
        if code := subprocess.run(command, cwd=ROOT, check=False).returncode:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
