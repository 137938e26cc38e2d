"""What joins two places: *the Goris–Kapan road*, *between Ijevan and Gazakh*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.gazetteer.distance import kilometres_between
from geo.language import alternatives, word_class
from geo.model import Place, Usage
from geo.model.place import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Resolution

MAX_KM = 400.0
"""Between places that are farther apart, something could be anywhere."""
MAX_CHARACTERS_BACK = 60
WORD = alternatives(word_class("line"))
OPENING = re.compile(r"\bbetween (?:the )?$")
ROUTE = re.compile(
    rf"\b{WORD}s? (?:that |which )?(?:from|linking|connecting|joining|links|connects|joins) (?:the )?$"
)
"""What stands before the first of two ends."""
AND, TO = re.compile(r" and (?:the )?"), re.compile(r" (?:to|and|with) (?:the )?")
DASH = re.compile("[-–]")
"""What stands between both ends."""
NOUN = re.compile(rf" (?:[a-z]+ )?({WORD})s?\b")
"""What follows the second end after a dash."""


@dataclass(frozen=True, slots=True)
class Line:
    """Two places, known and near enough, between which something is."""

    first: int
    """Number of the first end among the article's place mentions; the second end is the next one."""
    place: Place
    """What lies between them, a straight line."""
    ends: tuple[Place, Place]


def find_lines(text: str, resolutions: Sequence[Resolution]) -> Iterator[Line]:
    """Return what the text says to lie between two of its places.

    Parameters
    ----------
    text
        The article's text.
    resolutions
        Its place mentions, in order.

    Examples
    --------
    >>> from geo.model import Resolution, Toponym
    >>> text = "A lorry overturned on the Goris-Kapan road."
    >>> goris = Place("a", "Goris", 39.51, 46.34, "P", "PPL")
    >>> kapan = Place("b", "Kapan", 39.21, 46.41, "P", "PPL")
    >>> first, second = (Toponym(at, at + 5, text[at : at + 5], Usage.LITERAL) for at in (26, 32))
    >>> found = [Resolution(first, goris, 0.9, ""), Resolution(second, kapan, 0.9, "")]
    >>> [(line.place.name, line.place.radius_km) for line in find_lines(text, found)]
    [('Goris–Kapan road', 16.9)]
    """
    lines = (line_from(text, resolutions, number) for number in range(len(resolutions) - 1))
    return (line for line in lines if line is not None)


def line_from(text: str, resolutions: Sequence[Resolution], number: int) -> Line | None:
    """Return what the text says to lie between the place mention of a number and the next, if anything."""
    one, other = resolutions[number : number + 2]
    name = _name(text, one, other)
    if name and one.place is not None and other.place is not None:
        place = _between(one.place, other.place, name)
        if place.radius_km * 2 <= MAX_KM:
            return Line(number, place, (one.place, other.place))
    return None


def _name(text: str, one: Resolution, other: Resolution) -> str:
    """Return the name of what two neighbouring mentions are the ends of; nothing if they are not."""
    first, second = one.toponym, other.toponym
    if not {first.usage, second.usage} <= {Usage.LITERAL} or _is_country(one) or _is_country(other):
        return ""
    before = text[max(0, first.start - MAX_CHARACTERS_BACK) : first.start]
    joint, noun = text[first.end : second.start], NOUN.match(text, second.end)
    if DASH.fullmatch(joint) and noun is not None:
        return f"{first.text}–{second.text} {noun[1]}"
    if (OPENING.search(before) and AND.fullmatch(joint)) or (ROUTE.search(before) and TO.fullmatch(joint)):
        return f"between {first.text} and {second.text}"
    return ""


def _is_country(one: Resolution) -> bool:
    return one.place is not None and one.place.feature_code.startswith("PCL")


def _between(one: Place, other: Place, name: str) -> Place:
    """Return the place between two others, whose radius reaches both."""
    is_same_country = one.country_code == other.country_code
    is_same_region = is_same_country and one.admin1_code == other.admin1_code
    return Place(
        id=f"{BETWEEN}{one.id}|{other.id}",
        name=name,
        latitude=round((one.latitude + other.latitude) / 2, 5),
        longitude=round((one.longitude + other.longitude) / 2, 5),
        feature_class="R",
        feature_code="RTE",
        country_code=one.country_code if is_same_country else "",
        admin1_code=one.admin1_code if is_same_region else "",
        admin1_name=one.admin1_name if is_same_region else "",
        disputed=one.disputed or other.disputed,
        radius_km=round(kilometres_between(one, other) / 2, 1),
        line=((one.longitude, one.latitude), (other.longitude, other.latitude)),
    )
