"""What the parts of the grammar share: the record of a phrase, and the endings that state the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.dates.expressions import Expression, Link
from geo.dates.grammar.lexicon import SPACE, YEAR, any_of, year_number
from geo.dates.meanings import Counted, Meaning, PartOf, StatedPeriod, YearPart
from geo.dates.which import Origin, Which
from geo.language import language
from geo.model import TimexType, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

S = SPACE

_SHIFTS = {
    Which.LAST: (-1, Origin.PUBLICATION),
    Which.THIS: (0, Origin.PUBLICATION),
    Which.NEXT: (1, Origin.PUBLICATION),
    Which.THAT: (0, Origin.MENTION),
    Which.PREVIOUS: (-1, Origin.MENTION),
    Which.FOLLOWING: (1, Origin.MENTION),
}
_POINTERS = language().rows("pointers", ("which", "before_name", "before_unit"))
_WHICH_ONE = {which.name.lower(): which for which in _SHIFTS}
WHICH = {
    name: _WHICH_ONE[row.one_of("which", _WHICH_ONE)] for row in _POINTERS for name in row.each("before_name")
}
"""By the words before a month or weekday: *last*, *that same*."""
WHICH_WORD = any_of(WHICH)
POINTERS = {
    word: _SHIFTS[_WHICH_ONE[row.one_of("which", _WHICH_ONE)]]
    for row in _POINTERS
    for word in row.each("before_unit")
}
"""How many units on, and from where, by the words before a unit: *last*, *that*, *following*."""
YEAR_TAIL = (
    rf"(?:,?{S}(?:of{S})?(?P<bracket>[\[(])?(?P<year>{YEAR}|['’]\d\d)(?(bracket)[\])]|(?![\d]|,\d|[-–]\d))"
    rf"|(?:{S}of|,)?{S}(?P<bracket2>[\[(])?(?P<which_year>{WHICH_WORD}){S}year\b(?(bracket2)[\])]))"
)
"""*, 2022*, *of that year*, *last year*, *(2019)*, *[this year]*."""

THROUGH = rf"(?:[ ]?[-–—][ ]?|/|{S}(?:to|through|till|until){S})"
JOIN = rf"(?P<join>{THROUGH}|{S}(?:and|or){S})"
_BETWEEN = re.compile(rf"\bbetween{S}(?:the{S})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern, and what its matches mean: no expression, one, or the two ends of a range."""

    source: str
    build: Callable[[re.Match[str]], Iterable[Expression]]
    near: str
    """The kind of word, of those of `windows`, that each match holds; nothing if it may do without."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first searched for: of one article many never are."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def phrase(pattern: str, build: Callable[[re.Match[str]], Iterable[Expression]], *, near: str = "") -> Phrase:
    """Return a phrase whose pattern stands between word boundaries and ignores case by default."""
    bounded = rf"(?<![\w-])(?:(?:mid|early|late|post|pre)-)?(?:{pattern})(?!\w)"
    return Phrase(bounded, build, near)


def which_of(word: str | None) -> Which:
    """Return which one *last*, *that same* … points to; BARE for no word.

    Examples
    --------
    >>> which_of("this past"), which_of(None)
    (<Which.LAST: 2>, <Which.BARE: 1>)
    """
    if not word:
        return Which.BARE
    return WHICH[" ".join(word.lower().split())]


def counted_year(which: Which) -> Counted:
    """Return the year that *last year*, *that year* … says."""
    count, origin = _SHIFTS[which]
    return Counted(Unit.YEAR, count, origin)


def counted_month(which: Which) -> Counted:
    """Return the month that *last month*, *that month* … says."""
    count, origin = _SHIFTS[which]
    return Counted(Unit.MONTH, count, origin)


def link_of(match: re.Match[str]) -> Link:
    """Return how two ends that JOIN matches belong together.

    *4 and 5 May* are two days; *between 4 and 5 May* and *4–5 May* are the days between too.
    """
    listed = match["join"].strip().lower() in {"and", "or"} and not preceded_by(match, _BETWEEN)
    return Link.LIST if listed else Link.RANGE


def dated(part: YearPart, match: re.Match[str], years_back: int = 0) -> Meaning | None:
    """Give `part` the year that YEAR_TAIL matched; None where that year has no such day.

    `years_back` is 1 for the first end of a range over New Year.
    """
    if match["year"]:
        whole = part.of_year(year_number(match["year"]) - years_back)
        return StatedPeriod(whole, part.margin) if whole else None
    if match["which_year"]:
        return PartOf(part, counted_year(which_of(match["which_year"])))
    return part


def expression(
    span: tuple[int, int],
    meaning: Meaning | None,
    kind: TimexType = TimexType.DATE,
    *,
    link: Link = Link.NONE,
) -> Iterable[Expression]:
    """Yield the expression, or nothing if it has no meaning."""
    if meaning is not None:
        yield Expression(*span, kind, meaning, link)


def preceded_by(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Return True if `pattern`, which ends in ``$``, matches the few words before the match."""
    return pattern.search(match.string[max(0, match.start() - 24) : match.start()]) is not None
