"""From the words of a mention to the places it may mean."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.gazetteer.cached import cached_by_gazetteer
from geo.gazetteer.normal import folded_key
from geo.model import Match, Resolution
from geo.resolve.candidates.table import Way, candidate_table
from geo.resolve.words import CLASSES_OF_WORD, PARTS_OF_NAMES, SINGULARS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Candidate, Place, Toponym
    from geo.resolve.candidates.table import CandidateTable

MAX_PEOPLE_SMALL = 100_000
"""People in a place that gives way to a curated one of its name."""
ARTICLE = re.compile(r"\b(?:al|el|ul|il)[ -](?=\w)", re.IGNORECASE)
"""The Arabic article as it is written before most letters: *Bab el-Hawa*, *Bab al-Hawa*."""
POSSESSIVE = re.compile(r"(?:['’]s?|['’])$")
LAST_LATIN = "\u0250"
"""The first letter after the Latin ones."""


@cached_by_gazetteer(4096)
def look_up(gazetteer: Gazetteer, name: str, following: str, *, native: bool = False) -> CandidateTable:
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
    >>> look_up(Gazetteer.open(), "Yerevan’s", "").candidates[0].place.name
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
    return candidate_table(found)


@cached_by_gazetteer(4096)
def look_up_part(gazetteer: Gazetteer, name: str) -> CandidateTable:
    """Return the candidates of the longest name inside a mention that has none itself.

    Where no word says what the whole is, only the first words can be the place: *Madison* of *Madison Twp.*,
    not *Halab* of *Kafr Halab*, which is another village; and a numbered road is none: *KY 80*.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> gazetteer = Gazetteer.open()
    >>> look_up_part(gazetteer, "Toronto General Hospital").candidates[0].place.name
    'Toronto'
    >>> look_up_part(gazetteer, "Mali Khel").way
    <Way.PART: 3>
    """
    part = _named_part(name, gazetteer)
    if not part:
        return candidate_table(())
    rest = name.replace(part, " ").split()
    if any(_says_what(word) for word in rest):
        return candidate_table(gazetteer.candidates(part), Way.NESTED)
    if not name.startswith(part) or any(word.isdigit() for word in rest):
        return candidate_table(())
    return candidate_table(gazetteer.candidates(part), Way.PART)


def _says_what(word: str) -> bool:
    """Return True if a word of a longer name says that the whole is a body, a site or a part of the place."""
    low = word.casefold()
    return low in PARTS_OF_NAMES or SINGULARS.get(low) in PARTS_OF_NAMES or (word.islower() and len(word) > 1)


@cached_by_gazetteer(4096)
def look_up_spelling(gazetteer: Gazetteer, name: str) -> CandidateTable:
    """Return the candidates that are spelt otherwise.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> look_up_spelling(Gazetteer.open(), "Basarkechar").candidates[0].place.name
    'Vardenis'
    """
    found: tuple[Candidate, ...] = ()
    for form in forms(name):
        found += gazetteer.respelled(form)
    return candidate_table(
        tuple({candidate.place.id: candidate for candidate in found}.values()), Way.SPELLING
    )


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
    found = look_up(gazetteer, toponym.name, "", native=bool(toponym.base)).candidates
    found = found or look_up_part(gazetteer, toponym.name).candidates
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
    """Two capitals are an abbreviation, never the folded name of a hamlet (*US*, *Us*).

    Nor are three the consonants of a name in a script that writes no vowels: *VDN*, Abadan in Hebrew.
    """
    if len(form) > 3 or not form.isupper():  # noqa: PLR2004 - as short as codes of countries and states are
        return found
    plain = tuple(candidate for candidate in found if candidate.match is not Match.FOLDED)
    return plain or tuple(candidate for candidate in found if max(candidate.name) < LAST_LATIN)


def forms(name: str) -> Iterator[str]:
    """Yield a mention's words as the gazetteer may have them, fullest first.

    Examples
    --------
    >>> list(forms("the Syunik Province"))
    ['the Syunik Province', 'Syunik Province', 'Syunik']
    >>> list(forms("Bab el-Hawa"))
    ['Bab el-Hawa', 'Bab al-Hawa']
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
    if ARTICLE.search(bare):
        yield from (ARTICLE.sub(article, bare) for article in ("al-", "el-"))
    yield from _without_feature_word(bare)


def _without_feature_word(name: str) -> Iterator[str]:
    words = name.split()
    if len(words) < 2:  # noqa: PLR2004 - a feature word and something it is said of
        return
    if "R" not in CLASSES_OF_WORD.get(words[-1].casefold(), "R"):  # a street is not in its namesake
        yield " ".join(words[:-1])
    if words[0].casefold() in CLASSES_OF_WORD:
        yield " ".join(words[2:] if words[1].casefold() == "of" else words[1:])
