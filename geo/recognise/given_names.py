"""Given names, so that neither word of *Charlotte West* is taken for a town."""

from __future__ import annotations

from functools import lru_cache

from geo.errors import GeoError
from geo.models import MODELS

PATH = MODELS / "given_names.txt"


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return the given names of many languages, folded to lower case.

    Raises
    ------
    GeoError
        If the list that ships with `geo` is missing.

    Examples
    --------
    >>> "charlotte" in given_names(), "giorgi" in given_names(), "tbilisi" in given_names()
    (True, True, False)
    """
    try:
        return frozenset(PATH.read_text(encoding="utf-8").split())
    except OSError as error:
        raise GeoError(f"no given names at {PATH}: install geo again") from error
