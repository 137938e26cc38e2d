"""See where and when a pile of news reports says things happened.

>>> import geo
>>> parsed = geo.parse("Talks were held in Tbilisi on Saturday.", published="2022-07-18", no_cache=True)
>>> [(event.type, str(event.interval), parsed.places_of(event)[0].name) for event in parsed.events]
[('CONSULT', '2022-07-16', 'Tbilisi')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.library import (
        Articles,
        Corpus,
        Map,
        ParsedArticle,
        ParsedArticles,
        build,
        cache_clear,
        cache_info,
        cache_path,
        collect,
        evaluate,
        gazetteer_check,
        gazetteer_get,
        gazetteer_import_geonames,
        gazetteer_info,
        geocode,
        parse,
        places,
        read,
        review,
        types_check,
    )
    from geo.model import Article

    __version__: str

__all__ = [
    "Article",
    "Articles",
    "Corpus",
    "Gazetteer",
    "Map",
    "ParsedArticle",
    "ParsedArticles",
    "build",
    "cache_clear",
    "cache_info",
    "cache_path",
    "collect",
    "evaluate",
    "gazetteer_check",
    "gazetteer_get",
    "gazetteer_import_geonames",
    "gazetteer_info",
    "geocode",
    "parse",
    "places",
    "read",
    "review",
    "types_check",
]

_HOMES = {"Gazetteer": "geo.gazetteer", "Article": "geo.model"}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that `geo --help` need not wait for all of them."""
    if name == "__version__":
        return import_module("geo.distribution").installed_version()
    if name not in __all__:
        raise AttributeError(f"module 'geo' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "geo.library")), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
