"""Completion in the shells, as the manual says to set it up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMPLETE = {
    "bash": 'eval "$(_GEO_COMPLETE=bash_source geo)"; COMP_WORDS=(geo bui); COMP_CWORD=1; '
    '_geo_completion geo; echo "${COMPREPLY[@]}"',
    "zsh": "autoload -Uz compinit && compinit -u -D; "
    'compadd() { print -r -- "${(P@)@[-1]}" "$@" }; _describe() { print -r -- ${(P)3} ${(P)4}; }; '
    'eval "$(_GEO_COMPLETE=zsh_source geo)"; words=(geo bui); CURRENT=2; _geo_completion',
    "fish": "_GEO_COMPLETE=fish_source geo | source; complete --do-complete 'geo bui'",
}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `geo` is this checkout's."""
    command = tmp_path / "bin" / "geo"
    command.parent.mkdir()
    command.write_text(
        f"#!{sys.executable}\nimport sys\nfrom geo.cli import main\nsys.exit(main(prog_name='geo'))\n"
    )
    command.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
    }


@pytest.mark.parametrize("shell", COMPLETE)
def test_a_command_is_completed(shell: str, environment: dict[str, str]) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not here")
    done = subprocess.run(
        [shell, "-c", COMPLETE[shell]], env=environment, capture_output=True, text=True, check=False
    )
    assert "build" in done.stdout, done.stderr


def test_options_are_completed(environment: dict[str, str]) -> None:
    asked = {
        **environment,
        "_GEO_COMPLETE": "bash_complete",
        "COMP_WORDS": "geo build --dr",
        "COMP_CWORD": "2",
    }
    done = subprocess.run(["geo"], env=asked, capture_output=True, text=True, check=True)
    assert done.stdout == "plain,--dry-run\n"
