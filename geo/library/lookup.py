"""`places` and `geocode`: a name looked up in the gazetteer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import UsageError
from geo.gazetteer.countries import read_country_codes
from geo.gazetteer.lookup import look_up
from geo.library.choices import Choices, as_sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.gazetteer import Gazetteer
    from geo.gazetteer.lookup import LookUp
    from geo.library.choices import Paths
    from geo.model import Candidate, Place


def places(
    name: str, *, limit: int = 10, country: str | Iterable[str] = (), gazetteer: Gazetteer | Paths = ()
) -> tuple[Candidate, ...]:
    """Return the places that have a name, the best known first; near misses if none has it.

    Parameters
    ----------
    name
        As news writes it; what the place lies in may stand behind a comma.
    limit
        How many at most.
    country
        ISO 3166-1 codes of the countries to keep to.
    gazetteer
        As for `build`.

    Raises
    ------
    UsageError
        If the name is empty, or a code is none.

    Examples
    --------
    >>> [candidate.place.name for candidate in places("Tripoli", country="LB")]
    ['Tripoli']
    """
    found = _look_up(name, limit, country, gazetteer)
    return found.candidates or found.near


def geocode(
    name: str, *, country: str | Iterable[str] = (), gazetteer: Gazetteer | Paths = ()
) -> Place | None:
    """Return the best known place of a name, or None if the gazetteer has none of it.

    Parameters
    ----------
    name, country, gazetteer
        As for `places`; a near miss is no answer.

    Examples
    --------
    >>> geocode("Stepanakert").label
    'Khankendi / Stepanakert'
    """
    found = _look_up(name, 1, country, gazetteer).candidates
    return found[0].place if found else None


def _look_up(name: str, limit: int, country: str | Iterable[str], gazetteer: Gazetteer | Paths) -> LookUp:
    if not isinstance(name, str) or not name.strip():
        raise UsageError(f"name={name!r}: give the name of a place")
    countries = ",".join(as_sequence(country))
    codes = read_country_codes(countries) if countries else frozenset()
    return look_up(Choices(gazetteer=gazetteer).open_gazetteer(), name, limit, codes)
