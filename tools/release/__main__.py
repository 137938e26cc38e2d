"""Make a release, all but uploading it: python -m release (from tools/), or python3 dev.py release.

Writes dist/: wheel, source archive, bill of materials, licences, checksums. Without a tag on the commit all
of that is made and checked just the same, and the exit status is 1.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from release import bom
from release.builds import ROOT, ReleaseError, build_twice, changed, digest, tag
from release.licences import parts, table

DIST = ROOT / "dist"
VERSION = re.compile(r"geo_reports-(.+)\.tar\.gz")


def main() -> None:
    """Make and check; say what is missing."""
    try:
        version = make()
    except ReleaseError as error:
        sys.exit(f"no release: {error}")
    print(f"version {version} is in {DIST}")
    missing = [*missing_for(version), *refused_licences()]
    for line in missing:
        print(f"not to be uploaded: {line}", file=sys.stderr)
    sys.exit(bool(missing))


def make() -> str:
    """Write all files of a release; return its version."""
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    with TemporaryDirectory() as scratch:
        for path in build_twice(Path(scratch)):
            shutil.copyfile(path, DIST / path.name)
    version = next(match[1] for path in DIST.iterdir() if (match := VERSION.fullmatch(path.name)))
    bom.write(DIST / f"geo_reports-{version}.cdx.json", version)
    (DIST / "LICENCES.md").write_text(table(parts()) + "\n", encoding="utf-8")
    sums = [f"{digest(path)}  {path.name}" for path in sorted(DIST.iterdir())]
    (DIST / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="ascii")
    return version


def missing_for(version: str) -> list[str]:
    """Return what keeps a version from being uploaded."""
    given, missing = tag(), []
    if not given:
        missing.append("the commit has no tag: git tag vX.Y.Z")
    elif given.removeprefix("v") != version:
        missing.append(f"the tag is {given}, the version {version}")
    if files := changed():
        missing.append(f"{len(files)} files differ from the commit, such as {files[0].split()[-1]}")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if given and not re.search(rf"^## {re.escape(version)}\b", changes, re.MULTILINE):
        missing.append(f"CHANGELOG.md has no heading '## {version}'")
    return missing


def refused_licences() -> list[str]:
    """Return the packages whose licence is unknown or not allowed."""
    return [f"{part.name}: licence {part.licence or 'unknown'}" for part in parts() if not part.is_allowed]


if __name__ == "__main__":
    main()
