"""The licences of all that an installation holds: this project, its data, and every package below it.

python -m release.licences      prints the table; exit status 1 where a licence is unknown or not allowed
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from typing import TYPE_CHECKING, cast

from release.pinned import pinned

if TYPE_CHECKING:
    from email.message import Message

ALLOWED = frozenset(
    (
        "0BSD",
        "Apache-2.0",
        "BSD",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "CNRI-Python",
        "HPND",
        "ISC",
        "LGPL-2.1-or-later",
        "LGPL-3.0-or-later",
        "MIT",
        "MIT-0",
        "MPL-2.0",
        "PSF-2.0",
        "Python-2.0",
        "Unlicense",
        "Zlib",
        "ZPL-2.1",
    )
)
"""Licences under which a package may be installed beside this one and handed on with it, by SPDX."""
WORDS = (
    (r"apache", "Apache-2.0"),
    (r"bsd[- ]3|new bsd|modified bsd|3-clause", "BSD-3-Clause"),
    (r"bsd[- ]2|simplified bsd|2-clause", "BSD-2-Clause"),
    (r"\bbsd\b", "BSD"),
    (r"mozilla|mpl", "MPL-2.0"),
    (r"lesser general public license v3|lgplv3|lgpl-3", "LGPL-3.0-or-later"),
    (r"lesser general public license|lgpl", "LGPL-2.1-or-later"),
    (r"\bmit\b", "MIT"),
    (r"\bisc\b", "ISC"),
    (r"python software foundation|\bpsf", "PSF-2.0"),
    (r"unlicense|public domain", "Unlicense"),
    (r"zope", "ZPL-2.1"),
)
"""How older packages write a licence, and what it is called."""
TERM = re.compile(r"\s+(?:AND|OR|WITH)\s+|[()]")
OWN = (
    ("geo-reports", "", "MIT"),
    ("places of GeoNames", "", "CC-BY-4.0: see gazetteer/SOURCES.md"),
    ("outlines of Natural Earth", "", "public domain: see gazetteer/SOURCES.md"),
    ("models", "", "MIT: see geo/models/README.md"),
)
"""What the package itself holds."""


@dataclass(frozen=True, slots=True)
class Part:
    """One package, and its licence as an expression of SPDX; empty where it is not known."""

    name: str
    version: str
    licence: str

    @property
    def is_allowed(self) -> bool:
        """True if one may hand it on: of alternatives one, of several all are allowed."""
        alternatives = re.split(r"\s+OR\s+", self.licence.strip("()"))
        return any(
            bool(terms := [term for term in TERM.split(part) if term]) and set(terms) <= ALLOWED
            for part in alternatives
        )


def parts() -> list[Part]:
    """Return the pinned packages that are installed here; those of other systems are left out."""
    found = []
    for name in sorted(pinned()):
        try:
            fields = cast("Message", metadata(name))
        except PackageNotFoundError:
            continue
        found.append(Part(name, str(fields["Version"]), licence_of(fields)))
    return found


def licence_of(fields: Message) -> str:
    """Return a package's licence as it states it: as an expression, by its classifiers, or in words.

    Examples
    --------
    >>> from email.message import Message
    >>> fields = Message()
    >>> fields["Classifier"] = "License :: OSI Approved :: BSD License"
    >>> licence_of(fields)
    'BSD'
    """
    if expression := fields.get("License-Expression"):
        return str(expression)
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in fields.get_all("Classifier", [])
        if line.startswith("License :: ") and line != "License :: OSI Approved"
    ]
    words = [*classifiers, str(fields.get("License") or "").strip().partition("\n")[0]]
    return next((name for text in words for name in _named(text)), "")


def _named(text: str) -> list[str]:
    if text in ALLOWED:
        return [text]
    return [name for pattern, name in WORDS if re.search(pattern, text, re.IGNORECASE)][:1]


def table(found: list[Part]) -> str:
    """Return the licences as a table of Markdown."""
    rows = [*OWN, *((part.name, part.version, part.licence or "unknown") for part in found)]
    return "\n".join(
        ["# Licences", "", "| part | version | licence |", "|---|---|---|"]
        + [f"| {name} | {version} | {licence} |" for name, version, licence in rows]
    )


def main() -> None:
    """Print the table, and name what may not be handed on."""
    found = parts()
    print(table(found))
    refused = [part for part in found if not part.is_allowed]
    for part in refused:
        print(f"{part.name} {part.version}: {part.licence or 'no licence is stated'}", file=sys.stderr)
    sys.exit(bool(refused))


if __name__ == "__main__":
    main()
