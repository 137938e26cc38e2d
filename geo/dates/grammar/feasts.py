"""Feasts and days of remembrance: those of a date, those that move with Easter, and those of the moon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.grammar.lexicon import SPACE
from geo.dates.grammar.phrases import YEAR_TAIL, S, dated, expression, phrase, preceded_by
from geo.dates.meanings import EasterDay, HijriDay, YearPart
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.dates.expressions import Expression

_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "orthodox christmas": (1, 7), "orthodox christmas eve": (1, 6),
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14),
    "epiphany": (1, 6), "orthodox epiphany": (1, 19), "saint patrick's day": (3, 17),
    "st patrick's day": (3, 17), "women's day": (3, 8), "international women's day": (3, 8),
    "april fools' day": (4, 1), "international workers' day": (5, 1), "bastille day": (7, 14),
    "assumption day": (8, 15),
    "halloween": (10, 31), "all saints' day": (11, 1), "all souls' day": (11, 2), "armistice day": (11, 11),
    "human rights day": (12, 10), "may day": (5, 1),
}  # fmt: skip
"""Month and day; *Independence Day*, *Victory Day* and *Labour Day* are of another day in each country."""
_BY_EASTER = {
    "shrove tuesday": -47, "mardi gras": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "holy thursday": -3, "good friday": -2, "holy saturday": -1, "easter saturday": -1, "easter sunday": 0,
    "easter day": 0, "easter monday": 1, "ascension day": 39, "whit sunday": 49, "pentecost": 49,
    "pentecost sunday": 49, "whit monday": 50, "pentecost monday": 50, "trinity sunday": 56,
}  # fmt: skip
"""Days after Easter Sunday."""
_EASTER_DAYS = (2, 1)
"""*Over Easter* is said of the days from Good Friday to Easter Monday."""
_RAMADAN, _FITR, _ADHA, _ASHURA = (9, 1, 29), (10, 1, 2), (12, 10, 3), (1, 10, 0)
"""Month and day of the Islamic year, and how many days more the feast has."""
_EID = r"(?:Eid|Id|Aid)[- ](?:(?:[ae]l|u[ldz])[- ]?)?"
_BAYRAM = rf"{S}Ba[iy]ram[i\u0131]?"
_OF_THE_MOON = {
    rf"{_EID}(?:[Aa][dz]ha|[DZ]uha)|[KQ]urban{_BAYRAM}": _ADHA,
    rf"{_EID}[Ff]itri?|Ramazan{_BAYRAM}": _FITR,
    "Ramadh?an|Ramazan": _RAMADAN,
    "Ashura": _ASHURA,
}
_TEMPORAL = re.compile(
    rf"\b(?:on|in|at|over|of|during|before|after|since|until|till|by|for|around|this|last|next|through"
    rf"|throughout|celebrat\w+|mark(?:s|ed|ing)?|between|and|early|late)(?:{S}the)?{S}$",
    re.IGNORECASE,
)
_NO_NAME = rf"(?!{S}(?:(?-i:[A-Z])|agreement|accord|deal|peace|pact))"
"""Not what follows a feast in a name: *the Good Friday Agreement*, *the Easter Monday Rising*."""


def _words(names: Iterable[str]) -> str:
    """Write names as a pattern that heeds neither the kind of apostrophe nor where a line is wrapped."""
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(name.replace("'", "['’]").replace(" ", SPACE) for name in longest_first)


def _fixed(match: re.Match[str]) -> Iterable[Expression]:
    month, day = _FIXED[" ".join(match["feast"].lower().replace("’", "'").split())]
    yield from expression(match.span(), dated(YearPart(Unit.DAY, month, day), match))


def _moveable(match: re.Match[str]) -> Iterable[Expression]:
    """Read *Good Friday*, *Easter Monday 2016*, *Orthodox Easter Sunday*, *over Easter*."""
    name = " ".join(match["feast"].lower().split())
    whole = name == "easter"
    if whole and not preceded_by(match, _TEMPORAL):
        return
    feast = EasterDay(
        Unit.DAY,
        0,
        after=0 if whole else _BY_EASTER[name],
        is_orthodox=bool(match["orthodox"]),
        margin=_EASTER_DAYS if whole else (0, 0),
    )
    yield from expression(match.span(), dated(feast, match))


def _of_the_moon(match: re.Match[str]) -> Iterable[Expression]:
    """Read *during Ramadan*, *on Eid al-Fitr 2021*; not a man of that name."""
    feast = next(day for words, day in _OF_THE_MOON.items() if re.fullmatch(words, match["feast"]))
    if feast is _RAMADAN and not (match["month"] or preceded_by(match, _TEMPORAL)):
        return
    month, day, more = feast
    yield from expression(match.span(), dated(HijriDay(Unit.DAY, month, day, margin=(1, more + 1)), match))


FEAST_PHRASES = (
    phrase(
        rf"(?P<feast>{_words(_FIXED.keys() - {'may day'})}|(?-i:May{S}Day))(?:{YEAR_TAIL})?",
        _fixed,
        near="feast",
    ),
    phrase(
        rf"(?:(?P<orthodox>orthodox){S})?(?P<feast>{_words([*_BY_EASTER, 'easter'])})\b"
        rf"(?:{YEAR_TAIL})?{_NO_NAME}",
        _moveable,
        near="feast",
    ),
    phrase(
        rf"(?:(?P<month>(?:the{S})?(?:(?:muslim|islamic|holy|fasting){S})*month{S}of){S})?"
        rf"(?P<feast>(?-i:{'|'.join(_OF_THE_MOON)}))\b(?:{YEAR_TAIL})?{_NO_NAME}",
        _of_the_moon,
        near="feast",
    ),
)
