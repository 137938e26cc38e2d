"""Names of places that reports use and the gazetteer lacks, by the country that the reports are on."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from geo.model import Usage
from geo.resolve import is_unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.model import Gist, Resolution

MIN_NAMES = 10
"""As many different names of a country are worth a download; fewer may be slips."""


def names_not_found(gists: Iterable[Gist]) -> Mapping[str, int]:
    """Return how many different names the gazetteer lacks, by country code, the most first.

    Parameters
    ----------
    gists
        Those of the articles; an article's country is the one in which most of its places lie.

    Examples
    --------
    >>> names_not_found([])
    {}
    """
    lacking: defaultdict[str, set[str]] = defaultdict(set)
    for gist in gists:
        if gist.lacking and gist.country:
            lacking[gist.country].update(gist.lacking)
    counts = {country: len(names) for country, names in lacking.items() if len(names) >= MIN_NAMES}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def lacking_names(mentions: Iterable[Resolution]) -> set[str]:
    """Return the names of an article's places that the gazetteer lacks."""
    return {one.toponym.text for one in mentions if _is_lacking(one)}


def _is_lacking(resolution: Resolution) -> bool:
    return resolution.toponym.usage is Usage.LITERAL and is_unknown(resolution)


def country_of(mentions: Iterable[Resolution]) -> str:
    """Return the country in which most of the places lie, or ``""``."""
    codes = Counter(one.place.country_code for one in mentions if one.place and one.place.country_code)
    return min(codes, key=lambda code: (-codes[code], code), default="")
