"""GeoNames' feature classes and their codes (https://www.geonames.org/export/codes.html)."""

from __future__ import annotations

from pathlib import Path

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
