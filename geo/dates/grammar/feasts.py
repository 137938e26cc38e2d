"""Feasts and days of remembrance: those of a date, those that move with Easter, and those of the moon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates.grammar.lexicon import any_of, any_of_class
from geo.dates.grammar.phrases import (
    WHICH_WORD,
    YEAR_TAIL,
    S,
    dated,
    expression,
    phrase,
    preceded_by,
    which_of,
)
from geo.dates.meanings import EasterDay, HijriDay, YearPart
from geo.language import language, word_class
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.dates.expressions import Expression

_EID = rf"{any_of_class('eid_prefix')}[- ](?:{any_of_class('eid_article')}[- ]?)?"
_BAYRAM = rf"{S}{any_of_class('bayram')}"


@dataclass(frozen=True, slots=True)
class _Feast:
    """A row of the table of feasts."""

    calendar: str
    """``fixed``, ``easter`` or ``islamic``."""
    names: tuple[str, ...]
    month: int
    day: int
    """Of the month, or after Easter Sunday."""
    margin: tuple[int, int]

    @property
    def pattern(self) -> str:
        """The pattern of its names."""
        names = any_of(self.names)
        if self.calendar == "islamic_eid":
            return f"{_EID}{names}"
        return f"{names}{_BAYRAM}" if self.calendar == "islamic_bayram" else names


def _feasts(calendar: str) -> list[_Feast]:
    return [
        _Feast(
            row["calendar"],
            row.each("names"),
            row.integer("month"),
            row.integer("day"),
            (row.integer("days_before"), row.integer("days_after")),
        )
        for row in language().rows("feasts", _COLUMNS)
        if row.one_of("calendar", _CALENDARS).startswith(calendar)
    ]


_CALENDARS = ("fixed", "easter", "islamic", "islamic_eid", "islamic_bayram")
_COLUMNS = ("calendar", "names", "month", "day", "days_before", "days_after")
_FIXED = {name: feast for feast in _feasts("fixed") for name in feast.names}
_BY_EASTER = {name: feast for feast in _feasts("easter") for name in feast.names}
_ISLAMIC = _feasts("islamic")
_DAYS_OF_LONGEST_FEAST = 7
"""What lasts longer is a month, whose name is also a man's: *Ramadan*."""
_EASTER = "easter"
FEAST_IN_LOWER_CASE = "|".join(
    [
        "orthodox",
        any_of([*_FIXED, *_BY_EASTER]),
        *(any_of(map(str.lower, feast.names)) for feast in _ISLAMIC if feast.calendar != "islamic_eid"),
        rf"{any_of(map(str.lower, word_class('eid_prefix')))}[- ]",
    ]
)
"""Any of their names, or how it begins."""
_TEMPORAL = re.compile(
    rf"\b(?:{any_of_class('feast_preposition')}|celebrat\w+)(?:{S}the)?{S}$", re.IGNORECASE
)
_THING = re.compile(rf"{S}{any_of_class('feast_attribute')}\b", re.IGNORECASE)
"""What only bears a feast's name: *the Christmas market*."""
_DAY = re.compile(r"(?:day|eve)$")
"""*At a New Year's Eve party*: the day itself is named."""
_NO_NAME = rf"(?!{S}(?:(?-i:[A-Z])|agreement|accord|deal|peace|pact))"
"""Not what follows a feast in a name: *the Good Friday Agreement*, *the Easter Monday Rising*."""


def _name(match: re.Match[str]) -> str:
    return " ".join(match["feast"].lower().replace("’", "'").split())


def _only_names_thing(match: re.Match[str]) -> bool:
    """Return True if a feast, and no day of it, only gives its name to a thing."""
    return not _DAY.search(_name(match)) and _THING.match(match.string, match.end()) is not None


def _fixed(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *Christmas*, *New Year's Eve 2016*."""
    if _only_names_thing(match):
        return
    feast = _FIXED[_name(match)]
    yield from expression(
        match.span(), dated(YearPart(Unit.DAY, feast.month, feast.day, which=which_of(match["which"])), match)
    )


def _moveable(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *Good Friday*, *Easter Monday 2016*, *Orthodox Easter Sunday*."""
    name = _name(match)
    if name == _EASTER and not (match["which"] or preceded_by(match, _TEMPORAL)):
        return
    if _only_names_thing(match):
        return
    feast, which = _BY_EASTER[name], which_of(match["which"])
    is_orthodox = bool(match["orthodox"])
    day = EasterDay(Unit.DAY, 0, which=which, after=feast.day, is_orthodox=is_orthodox, margin=feast.margin)
    yield from expression(match.span(), dated(day, match))


def _islamic(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *during Ramadan*, *on Eid al-Fitr 2021*; not a man of that name."""
    feast = next(feast for feast in _ISLAMIC if re.fullmatch(feast.pattern, match["feast"]))
    is_month = sum(feast.margin) > _DAYS_OF_LONGEST_FEAST
    if is_month and not (match["month"] or match["which"] or preceded_by(match, _TEMPORAL)):
        return
    day = HijriDay(Unit.DAY, feast.month, feast.day, which=which_of(match["which"]), margin=feast.margin)
    yield from expression(match.span(), dated(day, match))


_WHICH = rf"(?:(?P<which>{WHICH_WORD}){S})?"

FEAST_PHRASES = (
    phrase(
        rf"{_WHICH}(?P<feast>{any_of(_FIXED.keys() - {'may day'})}|(?-i:May{S}Day))(?:{YEAR_TAIL})?",
        _fixed,
        near="feast",
    ),
    phrase(
        rf"{_WHICH}(?:(?P<orthodox>orthodox){S})?(?P<feast>{any_of(_BY_EASTER)})\b"
        rf"(?:{YEAR_TAIL})?{_NO_NAME}",
        _moveable,
        near="feast",
    ),
    phrase(
        rf"{_WHICH}(?:(?P<month>(?:the{S})?(?:(?:muslim|islamic|holy|fasting){S})*month{S}of){S})?"
        rf"(?P<feast>(?-i:{'|'.join(feast.pattern for feast in _ISLAMIC)}))\b(?:{YEAR_TAIL})?{_NO_NAME}",
        _islamic,
        near="feast",
    ),
)
