"""From the words of a mention to the places it may mean."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from geo.gazetteer import Gazetteer
    from geo.model import Candidate, Place

MOST_CANDIDATES = 80
"""The best-known ones suffice; *San José* has several hundred."""

CURATED_LOG_POPULATION = 7.5
SMALL = 100_000
POSSESSIVE = re.compile(r"(?:['’]s?|['’])$")
NEXT_WORD = re.compile(r" (\w{1,20})")
FEATURE_WORDS = {
    "A": "province oblast krai county district state republic governorate prefecture canton parish "
    "municipality raion department emirate voivodeship kingdom country nation",
    "AL": "region territory area zone enclave conflict",
    "P": "city town village settlement hamlet capital township borough suburb community neighborhood "
    "neighbourhood metropolis villages towns cities",
    "H": "river lake sea ocean gulf bay strait canal reservoir",
    "T": "mountain mountains mount island islands peninsula pass ridge desert cape highlands",
    "TL": "valley",
    "RL": "corridor highway",
    "R": "street avenue road st ave rd blvd boulevard lane drive",
}
CLASSES_OF_WORD = {word: letters for letters, words in FEATURE_WORDS.items() for word in words.split()}
"""GeoNames feature classes that a word beside a name may stand for."""


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
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


def choices(candidates: tuple[Candidate, ...], *, by_part: bool = False) -> Choices:
    """Lay candidates out as columns."""
    places = [candidate.place for candidate in candidates]
    codes = [place.feature_code for place in places]
    return Choices(
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
    """Count a curated place as a large one: it is in the gazetteer because the news speak of it."""
    known = math.log10(place.population + 1)
    return known if place.id.startswith("geonames:") else max(known, CURATED_LOG_POPULATION)


@lru_cache(maxsize=4096)
def look_up(name: str, following: str, gazetteer: Gazetteer, *, native: bool = False) -> Choices:
    """Return the candidates of a mention's words, trying the plainer forms only where the fuller have none.

    Parameters
    ----------
    name
        The mention's own words.
    following
        The word after it, which may belong to the name: *Tavush* and *region*, *Lachin* and *corridor*.
    native
        Whether it stands in a text whose language calls the place so: *Москва* is no lesser name there.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> look_up("Yerevan’s", "", Gazetteer.open()).candidates[0].place.name
    'Yerevan'
    """
    found: tuple[Candidate, ...] = ()
    if following.casefold() in CLASSES_OF_WORD:
        found = gazetteer.candidates(f"{name} {following}")
    for form in forms(name):
        if plainer := _without_stray_abbreviations(gazetteer.candidates(form), form):
            known = {candidate.place.id for candidate in found}
            found += tuple(candidate for candidate in plainer if candidate.place.id not in known)
            break
    found = _without_small_namesakes(_as_named(found) if native else found)
    if not found and (part := _named_part(name, gazetteer)):
        return choices(gazetteer.candidates(part)[:MOST_CANDIDATES], by_part=True)
    return choices(found[:MOST_CANDIDATES])


def _as_named(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(replace(one, match=Match.NAME) if one.match is Match.ALTERNATE else one for one in found)


def _named_part(name: str, gazetteer: Gazetteer) -> str:
    """Return the longest name inside a mention that has none itself; a street has none."""
    last_word = name.rsplit(maxsplit=1)[-1]
    if "R" in CLASSES_OF_WORD.get(last_word.casefold(), ""):
        return ""
    inside = (span.of(name) for span in gazetteer.scan(name))
    return max((part for part in inside if part[0].isupper()), key=len, default="")


def _without_small_namesakes(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Drop the hamlets that share the name of a region or sea that the editors vouch for."""
    vouched = any(
        candidate.place.id.startswith("geo:") and candidate.place.feature_class in "LHTA"
        for candidate in found
    )
    return tuple(candidate for candidate in found if not (vouched and _is_small(candidate.place)))


def _is_small(place: Place) -> bool:
    return place.id.startswith("geonames:") and place.feature_class == "P" and place.population < SMALL


def word_after(text: str, end: int) -> str:
    """Return the word that follows a mention with nothing but a space between.

    Examples
    --------
    >>> word_after("the Tavush region.", 10)
    'region'
    """
    match = NEXT_WORD.match(text, end)
    return match[1] if match else ""


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


def classes_said(name: str, before: str, after: str) -> str:
    """Return the feature classes that a mention or the word beside it speaks of, or ``""``.

    Examples
    --------
    >>> classes_said("Syunik Province", "in the ", " said")
    'A'
    >>> classes_said("Artsvashen", "the village of ", ", and")
    'P'
    """
    words = name.casefold().split()
    following = after.casefold().split(maxsplit=1)[:1] if after[:1] == " " else []
    preceding = before.casefold().split()[-2:]
    beside = [preceding[0]] if len(preceding) == 2 and preceding[1] == "of" else preceding[-1:]  # noqa: PLR2004
    for word in (*words[-1:], *words[:1], *following, *beside):
        if letters := CLASSES_OF_WORD.get(word.strip(".,;:)")):
            return letters
    return ""
