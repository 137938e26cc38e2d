"""GeoNames' feature classes and their codes (https://www.geonames.org/export/codes.html)."""

from __future__ import annotations

from pathlib import Path

from geo.errors import UsageError
from geo.language import read_rows

_COLUMNS = ("feature_class", "feature_codes")
FEATURE_CODES = {
    row["feature_class"]: frozenset(row.each("feature_codes"))
    for row in read_rows(Path(__file__).parent / "feature_codes.csv", _COLUMNS)
}
"""The codes of each class."""


def is_feature(feature_class: str, feature_code: str) -> bool:
    """Return True if GeoNames knows the code in that class.

    Examples
    --------
    >>> is_feature("P", "PPLC"), is_feature("P", "ADM1")
    (True, False)
    """
    return feature_code in FEATURE_CODES.get(feature_class, frozenset())


def read_feature_classes(given: str) -> frozenset[str]:
    """Return the feature classes in a list parted by commas, in capitals.

    Raises
    ------
    UsageError
        If GeoNames has no such class.

    Examples
    --------
    >>> sorted(read_feature_classes("p, A"))
    ['A', 'P']
    """
    return _listed(given, frozenset(FEATURE_CODES), "feature class")


def read_feature_codes(given: str) -> frozenset[str]:
    """Return the feature codes in a list parted by commas, in capitals.

    Raises
    ------
    UsageError
        If GeoNames has no such code.
    """
    return _listed(given, frozenset().union(*FEATURE_CODES.values()), "feature code")


def _listed(given: str, known: frozenset[str], what: str) -> frozenset[str]:
    listed = frozenset(part.strip().upper() for part in given.split(",") if part.strip())
    for part in sorted(listed - known):
        raise UsageError(f"{part!r} is no {what} of GeoNames: write them as P,A or PPL,STM")
    return listed
