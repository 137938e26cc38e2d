"""The gazetteer's names in a text, and what the tagger is given of their places."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Candidate
    from geo.recognise.tokens import Token

MAX_CANDIDATES = 20
"""Candidates of a name whose countries count: the best known, enough for nearly all names."""


@dataclass(frozen=True, slots=True)
class GazetteerName:
    """Tokens that are a name of the gazetteer."""

    begin: int
    end: int
    """Index past the last token."""
    flag: str
    """Class, kind of match and size of the best-known candidate."""
    names_area: str
    """Code of the country or first-order division that the best-known candidate is, or ``""``."""
    lies_in: frozenset[str]
    """Codes of the countries and divisions that hold its candidates."""


def gazetteer_names(text: str, words: Sequence[Token], gazetteer: Gazetteer) -> list[GazetteerName]:
    """Return the longest gazetteer name at each capitalised token, none inside another.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.recognise.tokens import tokens
    >>> text = "Talks in New York ended."
    >>> [(name.begin, name.end) for name in gazetteer_names(text, tokens(text), Gazetteer.open())]
    [(2, 4)]
    """
    found: list[GazetteerName] = []
    index = 0
    while index < len(words):
        end = _end_of_name(text, words, index, gazetteer)
        if end is None:
            index += 1
            continue
        name = text[words[index].start : words[end - 1].end]
        found.append(_gazetteer_name(index, end, gazetteer.candidates(name)))
        index = end
    return found


def _end_of_name(text: str, words: Sequence[Token], index: int, gazetteer: Gazetteer) -> int | None:
    """Return the index past the last token of the gazetteer's longest name at `index`."""
    first = words[index].text[0]
    if not first.isalpha() or first.islower():
        return None
    offset = gazetteer.longest(text, words[index].start)
    if offset is None:
        return None
    end = index + 1
    while end < len(words) and words[end].end <= offset:
        end += 1
    return end


def _gazetteer_name(begin: int, end: int, candidates: Sequence[Candidate]) -> GazetteerName:
    if not candidates:
        return GazetteerName(begin, end, "?", "", frozenset())
    best = candidates[0]
    size = int(math.log10(best.place.population + 1))
    kind = {Match.DEMONYM: "D", Match.ABBREVIATION: "a"}.get(best.match, "")
    flag = f"{best.place.feature_class}{_rank(best.place.feature_code)}{kind}{size}"
    area = _codes(best)[-1] if best.place.feature_code in {"PCLI", "ADM1"} else ""
    held = (code for candidate in candidates[:MAX_CANDIDATES] for code in _codes(candidate))
    return GazetteerName(begin, end, flag, area, frozenset(held))


def _codes(candidate: Candidate) -> tuple[str, ...]:
    """Return the codes of the country and, where it has one, the division: ``US``, ``US.GA``."""
    country, division = candidate.place.country_code, candidate.place.admin1_code
    return (country, f"{country}.{division}") if division else (country,)


def _rank(feature_code: str) -> str:
    """Countries, first-order divisions and capitals are spoken of in their own ways."""
    return {"PCLI": "0", "ADM1": "1", "PPLC": "c"}.get(feature_code, "")
