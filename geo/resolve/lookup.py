"""From the words of a mention to the places it may mean."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer.normal import folded_key
from geo.model import Match, Resolution
from geo.resolve.words import CLASSES_OF_WORD, PARTS_OF_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from geo.gazetteer import Gazetteer
    from geo.model import Candidate, Place, Toponym

MAX_CANDIDATES = 80
"""The best-known ones suffice; *San José* has several hundred."""

CURATED_LOG_POPULATION = 7.5
"""Size of a curated place, as a power of ten of people."""
MAX_PEOPLE_SMALL = 100_000
"""People in a place that gives way to a curated one of its name."""
POSSESSIVE = re.compile(r"(?:['’]s?|['’])$")


@dataclass(frozen=True, slots=True, eq=False)
class CandidateTable:
    """The candidates of a name as columns, one row each."""

    candidates: tuple[Candidate, ...]
    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]
    country: npt.NDArray[np.str_]
    admin1: npt.NDArray[np.str_]
    """Country and first-order division in one: ``US.GA``; the country's own rows have none."""
    is_country: npt.NDArray[np.bool_]
    is_admin1: npt.NDArray[np.bool_]
    by_part: bool
    """Only part of the mention's words names these: *Toronto* in *Toronto General Hospital*."""
    log_population: npt.NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self.candidates)


def candidate_table(candidates: tuple[Candidate, ...], *, by_part: bool = False) -> CandidateTable:
    """Return candidates as columns."""
    places = [candidate.place for candidate in candidates]
    codes = [place.feature_code for place in places]
    return CandidateTable(
        candidates=candidates,
        latitude=np.array([place.latitude for place in places], dtype=float),
        longitude=np.array([place.longitude for place in places], dtype=float),
        country=np.array([place.country_code for place in places], dtype=np.str_),
        admin1=np.array(
            [f"{place.country_code}.{place.admin1_code}" if place.admin1_code else "" for place in places],
            dtype=np.str_,
        ),
        is_country=np.array([code.startswith("PCL") for code in codes], dtype=bool),
        is_admin1=np.array([code == "ADM1" for code in codes], dtype=bool),
        by_part=by_part,
        log_population=np.array([_log_population(place) for place in places], dtype=float),
    )


def _log_population(place: Place) -> float:
    """Return the size of a place; a curated one counts as large, because the news write about it."""
    known = math.log10(place.population + 1)
    return known if place.id.startswith("geonames:") else max(known, CURATED_LOG_POPULATION)


@lru_cache(maxsize=4096)
def look_up(name: str, following: str, gazetteer: Gazetteer, *, native: bool = False) -> CandidateTable:
    """Return the candidates of a mention's words, trying the plainer forms only where the fuller have none.

    Parameters
    ----------
    name
        The mention's own words.
    following
        The feature word after it, which may belong to the name: *Tavush region*, *Lachin corridor*.
    native
        Whether it stands in a text whose language calls the place so: *Москва* is no lesser name there.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> look_up("Yerevan’s", "", Gazetteer.open()).candidates[0].place.name
    'Yerevan'
    """
    found = _with_word(name, following, gazetteer) if following else ()
    for form in forms(name):
        if plainer := _without_stray_abbreviations(gazetteer.candidates(form), form):
            known = {candidate.place.id for candidate in found}
            found += tuple(candidate for candidate in plainer if candidate.place.id not in known)
            break
    found = tuple(
        _as_named(candidate) if native or _is_unaccented(candidate) else candidate for candidate in found
    )
    if not following:
        found = _without_small_namesakes(found)
    if not found and (part := _named_part(name, gazetteer)):
        return candidate_table(gazetteer.candidates(part)[:MAX_CANDIDATES], by_part=True)
    return candidate_table(found[:MAX_CANDIDATES])


def best_known(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> tuple[Resolution, ...]:
    """Return for each mention the best known place of its name, with no regard to what stands beside it.

    It says of which kind the place is likely to be before the mentions of an article are resolved.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.model import Toponym, Usage
    >>> (found,) = best_known([Toponym(15, 20, "Paris", Usage.LITERAL)], Gazetteer.open())
    >>> found.place.country_code
    'FR'
    """
    return tuple(Resolution(toponym, _best(toponym, gazetteer), 0.0, "") for toponym in toponyms)


def _best(toponym: Toponym, gazetteer: Gazetteer) -> Place | None:
    found = look_up(toponym.name, "", gazetteer, native=bool(toponym.base)).candidates
    return found[0].place if found else None


def _with_word(name: str, word: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the candidates for the name with its feature word, as the text writes it or capitalised."""
    plain = gazetteer.candidates(f"{name} {word}")
    if plain and plain[0].match is not Match.FOLDED:
        return plain
    return gazetteer.candidates(f"{name} {word.capitalize()}")


def _as_named(candidate: Candidate) -> Candidate:
    weaker = candidate.match in {Match.ALTERNATE, Match.FOLDED}
    return replace(candidate, match=Match.NAME) if weaker else candidate


def _is_unaccented(candidate: Candidate) -> bool:
    """Return True if the name is the place's own but for its accents, which English papers leave out."""
    own, written = candidate.place.name, candidate.name
    if own.isascii() or candidate.match is Match.NAME or len(own) != len(written):
        return False
    return folded_key(own) == folded_key(written)


def _named_part(name: str, gazetteer: Gazetteer) -> str:
    """Return the longest name inside a mention that has none itself; a street has none.

    Words for what it is are no names there: *Hospital* of *Licking Memorial Hospital*.
    """
    last_word = name.rsplit(maxsplit=1)[-1]
    if "R" in CLASSES_OF_WORD.get(last_word.casefold(), ""):
        return ""
    inside = (span.of(name) for span in gazetteer.scan(name))
    capitalised = (part for part in inside if part[0].isupper())
    named = (part for part in capitalised if not PARTS_OF_NAMES.issuperset(part.casefold().split()))
    return max(named, key=len, default="")


def _without_small_namesakes(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return the candidates without hamlets of the name of a region or sea that is in the curated table.

    Likewise the provinces called by a sea: bare, *Red Sea* is the sea. Rivers are called by their towns.
    """
    curated = [candidate.place for candidate in found if candidate.place.id.startswith("geo:")]
    classes = {place.feature_class for place in curated if place.feature_code != "STM"}
    curated_area, sea = bool(classes & set("LHTA")), "H" in classes
    return tuple(
        candidate
        for candidate in found
        if not ((curated_area and _is_small(candidate.place)) or (sea and _is_division(candidate.place)))
    )


def _is_small(place: Place) -> bool:
    return (
        place.id.startswith("geonames:")
        and place.feature_class == "P"
        and place.population < MAX_PEOPLE_SMALL
    )


def _is_division(place: Place) -> bool:
    return place.id.startswith("geonames:") and place.feature_code.startswith("ADM")


def _without_stray_abbreviations(found: tuple[Candidate, ...], form: str) -> tuple[Candidate, ...]:
    """Two capitals are an abbreviation, never the folded name of a hamlet (*US*, *Us*)."""
    if len(form) > 3 or not form.isupper():  # noqa: PLR2004 - as short as codes of countries and states are
        return found
    return tuple(candidate for candidate in found if candidate.match is not Match.FOLDED) or found


def forms(name: str) -> Iterator[str]:
    """Yield a mention's words as the gazetteer may have them, fullest first.

    Examples
    --------
    >>> list(forms("the Syunik Province"))
    ['the Syunik Province', 'Syunik Province', 'Syunik']
    """
    plain = " ".join(name.split())
    for form in dict.fromkeys(_forms(plain)):
        if form:
            yield form


def _forms(plain: str) -> Iterator[str]:
    yield plain
    bare = POSSESSIVE.sub("", plain)
    yield bare
    if bare.casefold().startswith("the "):
        bare = bare[4:]
        yield bare
    if bare.isupper() and len(bare) > 3:  # noqa: PLR2004 - shorter ones are abbreviations
        bare = bare.title()
        yield bare
    yield from _without_feature_word(bare)


def _without_feature_word(name: str) -> Iterator[str]:
    words = name.split()
    if len(words) < 2:  # noqa: PLR2004 - a feature word and something it is said of
        return
    if "R" not in CLASSES_OF_WORD.get(words[-1].casefold(), "R"):  # a street is not in its namesake
        yield " ".join(words[:-1])
    if words[0].casefold() in CLASSES_OF_WORD:
        yield " ".join(words[2:] if words[1].casefold() == "of" else words[1:])
