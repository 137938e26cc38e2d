"""GeoNames' feature codes in words a reader knows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geo.language import place_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

ANY_PLACE = "place"
"""What a place of no known class is."""


@cache
def _kinds() -> Mapping[str, str]:
    """Return the kind of place by feature code, and by feature class."""
    return {code: kind.word for kind in place_kinds().values() for code in kind.feature_codes}


def feature_in_words(feature_class: str, feature_code: str) -> str:
    """Return what a place is.

    Examples
    --------
    >>> feature_in_words("P", "PPLC"), feature_in_words("H", "WADX"), feature_in_words("", "")
    ('capital', 'water', 'place')
    """
    return _kinds().get(feature_code) or class_in_words(feature_class)


def class_in_words(feature_class: str) -> str:
    """Return what kind of places a class has.

    Examples
    --------
    >>> class_in_words("T")
    'landform'
    """
    return _kinds().get(feature_class, ANY_PLACE)
