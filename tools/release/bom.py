"""A bill of materials in CycloneDX: every pinned package with its hashes and licence, and the data within."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from release.licences import OWN, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PINS = "requirements/run.txt"
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def write(path: Path, version: str) -> None:
    """Write the bill of a version.

    Parameters
    ----------
    path
        The file, JSON by CycloneDX 1.6.
    version
        The version that is released.

    Raises
    ------
    ValueError
        If what was made is no valid bill.
    """
    bill = _of_pins()
    bill["metadata"]["component"]["version"] = version
    licences = {part.name: part.licence for part in parts()}
    for component in bill["components"]:
        component.pop("description", None)
        if licence := licences.get(component["name"]):
            component["licenses"] = [{"expression": licence}] if " " in licence else [_named(licence)]
    bill["components"] += [_data(name, licence) for name, _, licence in OWN[1:]]
    bill["dependencies"] = [{"ref": "root-component", "dependsOn": sorted(_direct(bill))}]
    text = json.dumps(bill, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(f"the bill of materials is not valid: {wrong}")
    path.write_text(text, encoding="utf-8")


def _of_pins() -> dict[str, Any]:
    """Return the bill that the requirements give, without a time or a number of its own."""
    command = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", PINS]
    command += ["--pyproject", "pyproject.toml", "--output-reproducible", "--of", "JSON", "--sv", "1.6"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    bill: dict[str, Any] = json.loads(done.stdout)
    return bill


def _named(licence: str) -> dict[str, Any]:
    """Return a licence by its identifier; `BSD`, which has no clauses, is none of SPDX's."""
    return {"license": {"name" if licence == "BSD" else "id": licence}}


def _data(name: str, licence: str) -> dict[str, Any]:
    words = {"license": {"name": licence}}
    return {"type": "data", "name": name, "bom-ref": name.replace(" ", "-"), "licenses": [words]}


def _direct(bill: dict[str, Any]) -> Iterator[str]:
    """Yield the references of what pyproject.toml itself names, and of the data."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {match[0].lower() for line in project["dependencies"] if (match := NAME.match(line))}
    for component in bill["components"]:
        if component["type"] == "data" or component["name"].lower() in named:
            yield component["bom-ref"]
