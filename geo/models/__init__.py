"""Learned weights, and the lists that go with them; README.md says what each was made from."""

import hashlib
from pathlib import Path

MODELS = Path(__file__).parent
"""The folder that they lie in."""
CHECKSUMS = "CHECKSUMS"
"""The file in such a folder that has the SHA-256 of what libraries in C read, as ``sha256sum`` writes it."""


def why_altered(path: Path) -> str:
    """Return what is wrong with learned weights before a library opens them; nothing if they are as listed.

    Weights in a folder without a list, as one's own while they are trained, are taken as they are.

    Examples
    --------
    >>> why_altered(MODELS / "usage.crfsuite")
    ''
    """
    listed = path.parent / CHECKSUMS
    if not listed.is_file():
        return ""
    sums = dict(line.split()[::-1] for line in listed.read_text(encoding="ascii").splitlines())
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return "" if sums.get(path.name) == found else f"{path}: altered since it was listed in {CHECKSUMS}"
