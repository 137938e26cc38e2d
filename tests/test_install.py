"""The wheel, installed in an environment of its own and run from another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PINS = ROOT / "requirements" / "run.txt"

pytestmark = pytest.mark.install


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of a fresh environment that holds the wheel and what is pinned."""
    venv = tmp_path_factory.mktemp("fresh") / "venv"
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    if uv := shutil.which("uv"):
        run(uv, "venv", "--python", sys.executable, venv, cwd=venv.parent)
        install: tuple[object, ...] = (uv, "pip", "install", "--python", venv)
    else:
        run(sys.executable, "-m", "venv", venv, cwd=venv.parent)
        install = (programs / "python", "-m", "pip", "install", "--quiet", "--no-compile")
    run(*install, "--require-hashes", "--requirement", PINS, cwd=venv.parent)
    run(*install, "--no-deps", wheel, cwd=venv.parent)
    return programs


def test_the_wheel_carries_data_and_page_but_no_tests_or_output(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("geo/gazetteer/data/SOURCES.md", "geo/web/main.js", "geo/py.typed"):
        assert wanted in names
    assert {name.split("/")[0] for name in names} == {
        "geo",
        f"geo_reports-{wheel.name.split('-')[1]}.dist-info",
    }


def test_the_main_job_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    report = (
        "TBILISI, July 16, 2022 – Ministers of Armenia and Azerbaijan held talks in Tbilisi on Saturday.\n"
    )
    (tmp_path / "articles" / "talks.txt").write_text(report, encoding="utf-8")
    said = run(installed / "geo", "build", "--from", "2022", "--to", "2022", cwd=tmp_path)
    page = tmp_path / "maps" / "2022-01-01_2022-12-31.html"
    assert page.is_file()
    assert "2022-01-01_2022-12-31.html" in said
    assert "talks in Tbilisi" in page.read_text(encoding="utf-8")


def test_the_gazetteer_is_found_in_its_new_home(installed: Path, tmp_path: Path) -> None:
    assert "PPLC" in run(installed / "geo", "places", "Tbilisi", cwd=tmp_path)
