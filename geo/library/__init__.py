"""`geo` as a library: its commands as functions, for notebooks and programs.

What a caller gives (a text, a frame, a path, a mapping) becomes articles in `sources`, and plain values
become what the stages ask for in `choices`. What is found comes back as `ParsedArticle`, `Corpus` and `Map`,
which show themselves in a notebook and turn into frames.
"""

from geo.library.articles import Articles
from geo.library.building import build
from geo.library.corpus import Corpus
from geo.library.judging import evaluate, review
from geo.library.keeping import CacheInfo, cache_clear, cache_info, cache_path
from geo.library.lookup import geocode, places
from geo.library.maps import Map
from geo.library.parsed import ParsedArticle, ParsedArticles
from geo.library.reading import collect, parse, read
from geo.library.world import (
    gazetteer_check,
    gazetteer_get,
    gazetteer_import_geonames,
    gazetteer_info,
    types_check,
)

__all__ = [
    "Articles",
    "CacheInfo",
    "Corpus",
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
