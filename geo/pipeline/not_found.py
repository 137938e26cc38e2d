"""Names of places that reports use and the gazetteer lacks, by the country that the reports are on."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from geo.model import Usage
from geo.resolve import is_unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.model import Resolution

MIN_NAMES = 10
"""As many different names of a country are worth a download; fewer may be slips."""


def names_not_found(reports: Iterable[Iterable[Resolution]]) -> Mapping[str, int]:
    """Return how many different names the gazetteer lacks, by country code, the most first.

    Parameters
    ----------
    reports
        The resolved mentions of each article; its country is the one in which most of its places lie.

    Examples
    --------
    >>> names_not_found([])
    {}
    """
    lacking: defaultdict[str, set[str]] = defaultdict(set)
    for mentions in map(tuple, reports):
        names = {one.toponym.text for one in mentions if _is_lacking(one)}
        if names and (country := _country(mentions)):
            lacking[country] |= names
    counts = {country: len(names) for country, names in lacking.items() if len(names) >= MIN_NAMES}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _is_lacking(resolution: Resolution) -> bool:
    return resolution.toponym.usage is Usage.LITERAL and is_unknown(resolution)


def _country(mentions: Iterable[Resolution]) -> str:
    """Return the country in which most of the places lie, or ``""``."""
    codes = Counter(one.place.country_code for one in mentions if one.place and one.place.country_code)
    return min(codes, key=lambda code: (-codes[code], code), default="")
