"""Where outlets are at home, by their address or name: local news seldom says which Springfield it is of.

The table has papers and stations that write of their own town or country; those that write of the world
(agencies, broadcasters abroad) are left out, for their home says nothing of where things happen.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo.language import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.gazetteer import Gazetteer
    from geo.model import Place

TABLE = Path(__file__).with_name("outlets.csv")
COLUMNS = ("host", "place_id", "town", "country_code")
SCHEME = re.compile(r"^\w+://")
MIN_LETTERS_NAME = 6
"""Letters of an address by which an outlet's name is known: shorter ones (*star*) are those of many."""
OPEN_SUFFIXES = frozenset({"ai", "co", "fm", "io", "ly", "me", "tv"})
"""Domains of countries that are sold to all."""


def host_of(address: str) -> str:
    """Return the host of an address, in small letters; what is no address stays as it is.

    Examples
    --------
    >>> host_of("https://www.CivilNet.am/news/1"), host_of("Radio Dabanga")
    ('www.civilnet.am', 'radio dabanga')
    """
    return SCHEME.sub("", address.casefold()).split("/")[0].split(":")[0]


def home_of(address: str, gazetteer: Gazetteer) -> Place | None:
    """Return the town where an outlet is at home, by its address or its name, or None if that is not known.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> gazetteer = Gazetteer.open()
    >>> home_of("https://www.thetowntalk.com/article/1", gazetteer).country_code
    'US'
    >>> home_of("Sudan Tribune", gazetteer).name, home_of("https://example.org", gazetteer)
    ('Khartoum', None)
    """
    host = host_of(address)
    labels = host.split(".")
    known = (".".join(labels[start:]) for start in range(len(labels) - 1))
    found = next((homes()[name] for name in known if name in homes()), None)
    found = found or ("" if len(labels) > 1 else homes_by_name().get(_letters(host), ""))
    return gazetteer.find(found) if found else None


def country_of(address: str) -> str:
    """Return the ISO code of the country whose domain an address has, or ``""``.

    Examples
    --------
    >>> country_of("https://www.bbc.co.uk/news"), country_of("civil.ge"), country_of("time.com")
    ('GB', 'GE', '')
    """
    name, _, suffix = host_of(address).rpartition(".")
    if not name or len(suffix) != 2 or suffix in OPEN_SUFFIXES:  # noqa: PLR2004 - codes of countries
        return ""
    return {"uk": "GB", "eu": ""}.get(suffix, suffix.upper())


@cache
def homes() -> Mapping[str, str]:
    """Return the id of the town of each outlet, by its host."""
    return {row["host"]: row["place_id"] for row in read_rows(TABLE, COLUMNS)}


@cache
def homes_by_name() -> Mapping[str, str]:
    """Return the same by what is left of an address without its domain, where that is a name."""
    named: dict[str, set[str]] = {}
    for host, place_id in homes().items():
        named.setdefault(_letters(host.split(".")[0]), set()).add(place_id)
    return {
        name: next(iter(ids))
        for name, ids in named.items()
        if len(ids) == 1 and len(name) >= MIN_LETTERS_NAME
    }


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.removeprefix("the "))
