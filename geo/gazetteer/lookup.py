"""A name looked up for a person: its places, or else places whose names are spelt much like it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from geo.gazetteer.containment import candidates_within
from geo.gazetteer.feature_words import feature_in_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.gazetteer.gazetteer import Gazetteer
    from geo.model import Candidate

MAX_NEAR_MISSES = 5


@dataclass(frozen=True, slots=True)
class LookUp:
    """What was found for a name."""

    name: str
    candidates: tuple[Candidate, ...]
    total: int
    """How many places have the name where it was asked for, those beyond the limit included."""
    elsewhere: tuple[str, ...] = ()
    """Country codes of those that were not asked for."""
    near: tuple[Candidate, ...] = ()
    """Near misses, where nothing has it."""

    def as_record(self, gazetteer: Gazetteer) -> dict[str, Any]:
        """Return all of it for JSON."""
        return {
            "name": self.name,
            "total": self.total,
            "candidates": [_record(candidate, gazetteer) for candidate in self.candidates],
            "elsewhere": list(self.elsewhere),
            "near": [_record(candidate, gazetteer) for candidate in self.near],
        }


def look_up(gazetteer: Gazetteer, name: str, limit: int = 10, country_codes: Collection[str] = ()) -> LookUp:
    """Return the places of a name, in some countries or in all; what it lies in may stand behind a comma.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> gazetteer = Gazetteer.open()
    >>> found = look_up(gazetteer, "Tripoli", country_codes={"LB"})
    >>> {candidate.place.country_code for candidate in found.candidates}, "LY" in found.elsewhere
    ({'LB'}, True)
    >>> [candidate.place.admin1_name for candidate in look_up(gazetteer, "Paris, TX").candidates]
    ['Texas']
    """
    candidates = gazetteer.candidates(name) or _within(gazetteer, name)
    wanted = [c for c in candidates if not country_codes or c.place.country_code in country_codes]
    elsewhere = {c.place.country_code for c in candidates} - {c.place.country_code for c in wanted} - {""}
    near = () if wanted else _near(gazetteer, name, country_codes)
    return LookUp(name, tuple(wanted[:limit]), len(wanted), tuple(sorted(elsewhere)), near)


def _within(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """Return the places of *Name, Region* that lie in that region."""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    return tuple(candidates_within(gazetteer, parts)) if len(parts) > 1 else ()


def _near(gazetteer: Gazetteer, name: str, country_codes: Collection[str]) -> tuple[Candidate, ...]:
    """Return near misses; of a few countries, sought among more; of *Name, Region*, also elsewhere."""
    most = MAX_NEAR_MISSES * 10 if country_codes else MAX_NEAR_MISSES
    first, comma, _ = name.partition(",")
    near = gazetteer.suggest(name, most)
    if comma and not near:
        near = gazetteer.candidates(first) or gazetteer.suggest(first, most)
    wanted = [c for c in near if not country_codes or c.place.country_code in country_codes]
    return tuple(wanted[:MAX_NEAR_MISSES])


def _record(candidate: Candidate, gazetteer: Gazetteer) -> dict[str, Any]:
    place = candidate.place
    country = gazetteer.country(place.country_code)
    return asdict(place) | {
        "feature": feature_in_words(place.feature_class, place.feature_code),
        "country": country.name if country else "",
        "match": candidate.match.value,
        "met_as": candidate.name,
        "names": list(gazetteer.names(place)),
    }
