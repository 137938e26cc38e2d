"""A release: built twice to the same bytes, with its licences and its bill of materials."""

from __future__ import annotations

import json
import re
import tomllib
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from release import bom
from release.builds import ReleaseError, build_twice, compare
from release.licences import Part, licence_of, parts, table
from release.pinned import pinned

import geo
from geo.distribution import NAME, how_to_install

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_name_is_one_everywhere() -> None:
    assert PROJECT["name"] == NAME
    for extra in PROJECT["optional-dependencies"]:
        assert how_to_install(extra) == f"pip install '{NAME}[{extra}]'"
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("geo/**/*.py")]:
        assert not re.search(r"\bgeo\[(?:formats|scale)\]", path.read_text(encoding="utf-8")), path


def test_the_version_is_given() -> None:
    assert re.match(r"\d", geo.__version__)
    assert "__version__" in dir(geo)


@pytest.mark.install
def test_wheel_and_source_archive_are_built_twice_to_the_same_bytes(tmp_path: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("there is no history here to take the version from")
    wheel, archive = build_twice(tmp_path)
    assert wheel.suffix == ".whl"
    assert archive.name.removesuffix(".tar.gz") in wheel.name


def test_a_difference_between_two_builds_is_named(tmp_path: Path) -> None:
    for name, content in (("a", "one"), ("b", "two")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "geo.whl").write_text(content, encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"geo\.whl: two builds of it differ"):
        compare(tmp_path / "a", tmp_path / "b")


def test_every_package_that_is_installed_with_geo_has_a_licence_that_allows_it() -> None:
    found = parts()
    assert len(found) > 100
    assert [part for part in found if not part.is_allowed] == []
    assert "| spacy |" in table(found)


@pytest.mark.parametrize(
    ("fields", "licence", "is_allowed"),
    [
        ({"License-Expression": "MIT OR GPL-3.0-only"}, "MIT OR GPL-3.0-only", True),
        ({"License-Expression": "MIT AND GPL-3.0-only"}, "MIT AND GPL-3.0-only", False),
        ({"License": "BSD 3-Clause License\n\nCopyright"}, "BSD-3-Clause", True),
        ({"License": "GPLv3"}, "", False),
        ({}, "", False),
    ],
)
def test_a_licence_is_read_and_judged(fields: Mapping[str, str], licence: str, *, is_allowed: bool) -> None:
    told = Message()
    for name, value in fields.items():
        told[name] = value
    assert licence_of(told) == licence
    assert Part("a", "1", licence).is_allowed == is_allowed


def test_the_bill_of_materials_has_every_pinned_package_with_its_hashes(tmp_path: Path) -> None:
    path = tmp_path / "bill.json"
    bom.write(path, "1.2.3")
    bill = json.loads(path.read_text(encoding="utf-8"))
    packages = {one["name"]: one for one in bill["components"] if one["type"] == "library"}
    assert {name: one["version"] for name, one in packages.items()} == pinned()
    assert all(one["externalReferences"][0]["hashes"] for one in packages.values())
    assert bill["metadata"]["component"]["version"] == "1.2.3"
    assert packages["spacy"]["licenses"] == [{"license": {"id": "MIT"}}]
    bom.write(tmp_path / "again.json", "1.2.3")
    assert path.read_bytes() == (tmp_path / "again.json").read_bytes()


def test_the_citation_can_be_read() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors", "license"} <= set(cited)
    assert cited["license"] == PROJECT["license"]


def test_templates_of_issues_ask_for_the_record_of_one_article() -> None:
    templates = list((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.md"))
    assert templates
    for path in templates:
        assert "geo parse --jsonl" in path.read_text(encoding="utf-8")
