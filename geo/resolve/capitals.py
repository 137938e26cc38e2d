"""*The capital*: a country's seat that a report speaks of without its name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from geo.language import alternatives, word_class
from geo.model import Resolution, Toponym, Usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Place

WORD = "capital"
CAPITAL = re.compile(
    rf"\b{WORD}\b(?!(?:,? (?:city )?(?:of )?|,? )(?:[A-Z]|{alternatives(word_class('capital_of_money'))}\b))"
)
"""The word by itself: not *the capital, Vientiane*, whose name stands there, nor *capital gains*."""
OF = re.compile(rf"\b{WORD} of (?:the )?")
THE = re.compile(r"\b(?:the|its|their)\s\Z", re.IGNORECASE)
OWNER = re.compile(r"(?:['’]s?)?\s\Z")
"""Between a country and its capital: *the Lao capital*, *Armenia's capital*."""
MIN_SHARE = 0.6
"""Of a report's names, the part that a country has whose capital is *the capital*."""
SCORE_IF_STATED, SCORE_IF_ALONE = 0.9, 0.7
"""How likely the capital is the one meant where its country stands beside it, and where it does not."""


def capitals(text: str, resolutions: Sequence[Resolution], gazetteer: Gazetteer) -> Iterator[Resolution]:
    """Yield a resolution for each time that a text speaks of a country's capital without its name.

    Parameters
    ----------
    text
        The report.
    resolutions
        Its place mentions in order.
    gazetteer
        Where capitals are looked up.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> text, gazetteer = "Leaders met in the Lao capital.", Gazetteer.open()
    >>> lao = Toponym(19, 22, "Lao", Usage.DEMONYM)
    >>> named = [Resolution(lao, gazetteer.country("LA"), 0.9, "")]
    >>> [one.place.name for one in capitals(text, named, gazetteer)]
    ['Vientiane']
    """
    if WORD not in text:
        return
    usual = _usual_country(resolutions)
    for found in (*CAPITAL.finditer(text), *OF.finditer(text)):
        beside = _beside(text, found, resolutions)
        is_bare = beside is None and not OF.match(text, found.start()) and THE.search(text, 0, found.start())
        code = beside or (usual if is_bare else None)
        place = gazetteer.capital(code) if code else None
        if place is not None:
            end = found.start() + len(WORD)
            score = SCORE_IF_STATED if beside else SCORE_IF_ALONE
            mention = Toponym(found.start(), end, text[found.start() : end], Usage.LITERAL, score)
            yield Resolution(mention, place, score, f"the capital of {_name(gazetteer, place)}")


def _beside(text: str, found: re.Match[str], resolutions: Sequence[Resolution]) -> str | None:
    """Return the code of the country that stands right before or, behind *of*, after the word."""
    for one in resolutions:
        mention, code = one.toponym, _country(one.place)
        if code and mention.end < found.start() and OWNER.fullmatch(text, mention.end, found.start()):
            return code
        if code and mention.start == found.end() and found.re is OF:
            return code
    return None


def _usual_country(resolutions: Sequence[Resolution]) -> str | None:
    """Return the code of the country of which most of a report's places are; None if of none."""
    codes = [
        one.place.country_code for one in resolutions if one.place is not None and one.place.country_code
    ]
    ((code, count),) = Counter(codes).most_common(1) or [("", 0)]
    return code if count >= MIN_SHARE * len(codes) and count > 1 else None


def _country(place: Place | None) -> str | None:
    is_country = place is not None and place.feature_code.startswith("PCL")
    return place.country_code if place is not None and is_country else None


def _name(gazetteer: Gazetteer, place: Place) -> str:
    country = gazetteer.country(place.country_code)
    return country.name if country is not None else place.country_code
