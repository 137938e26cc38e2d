"""See where and when a pile of news reports says things happened.

>>> import geo
>>> gazetteer = geo.Gazetteer.open()
>>> gazetteer.candidates("Tbilisi")[0].place.country_code
'GE'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.pipeline import DateRange, build, collect, parse

__all__ = ["DateRange", "Gazetteer", "build", "collect", "parse"]

_HOMES = {"Gazetteer": "geo.gazetteer"}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that `geo --help` need not wait for all of them."""
    if name not in __all__:
        raise AttributeError(f"module 'geo' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "geo.pipeline")), name)
