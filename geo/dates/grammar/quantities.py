"""How long, how often, and at what time of day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.grammar.lexicon import (
    CARDINAL,
    DAY_PARTS,
    HOUR,
    LIGHT,
    UNIT_COUNTS,
    UNITS,
    VAGUE_COUNT,
    WEEKDAY,
    any_of,
    counted,
    weekday_number,
)
from geo.dates.grammar.phrases import S, expression, phrase, preceded_by
from geo.dates.meanings import Clock, Fixed
from geo.language import language, word_class
from geo.model import TimexType, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.dates.expressions import Expression

_LETTERS = {
    Unit.DAY: "D",
    Unit.WEEK: "W",
    Unit.WEEKEND: "WE",
    Unit.MONTH: "M",
    Unit.QUARTER: "Q",
    Unit.YEAR: "Y",
    Unit.DECADE: "E",
    Unit.CENTURY: "C",
}
CLOCK_LETTERS = {"hour": "H", "minute": "M", "second": "S"}
"""Of the units shorter than a day, in TIMEX3."""
_FREQUENCIES = {row["word"]: row["value"] for row in language().rows("frequencies", ("word", "value"))}
_NOON = 12
_ALSO_RANKS_OR_SHARES = ("second", "quarter", "half")
_GOES_ON = re.compile(r"s?[ ](?!(?:after|before|ago|and|or|later|earlier|to|in|on|at|for)\b)[a-z]")
"""What a rank or a share goes on with: *a second attack*, *a quarter of*."""
_RATED = re.compile(
    r"(?:\b(?!this|his|was|is|has|as)[A-Za-z]{2,}s|\btimes|\btwice|\bonce|[$€£]\d[\d,.]*)[ ]$"
)
"""What is counted per unit: *nine flights a week*, *$400 a month*."""


def duration_value(count: str, unit_word: str) -> str:
    """Return the TIMEX3 value of a length of time.

    Examples
    --------
    >>> duration_value("six", "weeks"), duration_value("a few", "hours")
    ('P6W', 'PTXH')
    """
    word = unit_word.lower().rstrip("s")
    number = counted(count, word)
    amount = "X" if number is None else f"{number:g}"
    if word in CLOCK_LETTERS:
        return f"PT{amount}{CLOCK_LETTERS[word]}"
    unit = UNITS[word]
    if unit in (Unit.DECADE, Unit.CENTURY) and number is not None:
        return f"P{number * (10 if unit is Unit.DECADE else 100):g}Y"
    return f"P{amount}{_LETTERS[unit]}"


def _duration(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *six weeks*, *44-day*, *a few days*."""
    count = "some" if match["fewer"] else match["count"]
    if _is_rank_or_share(match):
        return
    if _is_rate(match):
        yield from expression(match.span(), Fixed(duration_value("a", match["unit"])), TimexType.SET)
        return
    yield from expression(match.span(), Fixed(duration_value(count, match["unit"])), TimexType.DURATION)


def _is_rank_or_share(match: re.Match[str]) -> bool:
    """Return True for *a second attack* and *a quarter of the vote*."""
    after = match.string[match.end() : match.end() + 24]
    is_one = _has_article(match) and match["unit"].lower() in _ALSO_RANKS_OR_SHARES
    return is_one and _GOES_ON.match(after) is not None


def _is_rate(match: re.Match[str]) -> bool:
    """Return True for *nine flights a week*."""
    unit = match["unit"].lower()
    is_bare = match[0].lower() in {f"a {unit}", f"an {unit}"}
    return is_bare and _has_article(match) and preceded_by(match, _RATED)


def _has_article(match: re.Match[str]) -> bool:
    return match["count"].lower() in {"a", "an"} and not match["fewer"]


def _one_and_a_half(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *a year and a half*."""
    value = duration_value("one and a half", match["unit"])
    yield from expression(match.span(), Fixed(value), TimexType.DURATION)


def _some_time(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *for months*, *the coming weeks*, *the days ahead*."""
    value = duration_value("some", match["unit"] or match["units"])
    yield from expression(match.span(), Fixed(value), TimexType.DURATION)


_MIDNIGHT = "T24:00"
_PAST_HOUR = re.compile(r"\b(?:after|past)\s$", re.IGNORECASE)
"""*After midnight*: on the day that follows."""


def _frequency(match: re.Match[str]) -> Iterable[Expression]:
    value = _FREQUENCIES[match[0].lower()]
    yield from expression(match.span(), Fixed(value), TimexType.SET)


def _every(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *every day*, *each year*, *every two weeks*."""
    value = duration_value(match["count"] or "a", match["unit"])
    yield from expression(match.span(), Fixed(value), TimexType.SET)


def _every_weekday(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *every Friday*, *on Mondays*."""
    value = f"XXXX-WXX-{weekday_number(match['weekday']) + 1}"
    yield from expression(match.span(), Fixed(value), TimexType.SET)


def _clock(match: re.Match[str]) -> Iterable[Expression]:
    """Yield the expression of *10:35 a.m.*, *5 p.m. EST*, *at 15:00*, *1500 GMT*, *noon*, *at dawn*."""
    if match["word"]:
        suffix = DAY_PARTS[match["word"].lower()]
        is_next_day = suffix == _MIDNIGHT and preceded_by(match, _PAST_HOUR)
        yield from expression(match.span(), Clock(suffix, lasts_into_next=is_next_day), TimexType.TIME)
        return
    if match["hours"]:
        suffix = f"T{match['hours'][:2]}:{match['hours'][2:]}"
        yield from expression(match.span(), Clock(suffix), TimexType.TIME)
        return
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    hour = hour % _NOON + _NOON * half.startswith("p") if half else hour
    minute = f":{match['minute'] or match['minute24'] or '00'}"
    yield from expression(match.span(), Clock(f"T{hour:02d}{minute}"), TimexType.TIME)


LENGTH_UNIT = any_of(UNIT_COUNTS)
LONG_UNIT = any_of(unit.value for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE))
_AT = "|".join(rf"(?<=\b{word} )" for word in sorted(word_class("hour_preposition")))
"""*At dawn* is a time of day, *a new dawn* is none."""
_ZONE = rf"(?:{S}(?:(?-i:[A-Z]{{2,4}})(?![a-z])|local{S}time|Moscow{S}time))?"

QUANTITY_PHRASES = (
    phrase(
        rf"(?:(?:the|these|those|each{S}of{S}the){S})?(?:(?:first|last|past|next|final|previous|coming){S})?"
        rf"(?:(?P<fewer>{CARDINAL}|an?){S}or{S})?"
        rf"(?P<count>an?{S}couple{S}of|couple{S}of|{CARDINAL}(?:{S}and{S}a{S}half|{S}1/2|½)?|{VAGUE_COUNT}|an?){S}"
        rf"(?:(?:more|full|straight|consecutive){S})?"
        rf"(?P<unit>{LENGTH_UNIT})s?(?!{S}(?:ago|old|earlier|later)|-old)",
        _duration,
        near="unit",
    ),
    phrase(
        rf"an?{S}(?P<unit>{LENGTH_UNIT}){S}and{S}a{S}half(?!{S}(?:ago|old|earlier|later)|-old)",
        _one_and_a_half,
        near="unit",
    ),
    phrase(rf"(?P<fewer>)(?P<count>{CARDINAL})-(?P<unit>{LENGTH_UNIT})(?!-old)", _duration, near="unit"),
    phrase(
        rf"(?:(?:for|within|(?:the{S})?coming){S}(?P<unit>{LONG_UNIT})s"
        rf"|the{S}(?P<units>{LONG_UNIT})s{S}(?:ahead|to{S}come|that{S}follow))",
        _some_time,
        near="unit",
    ),
    phrase(any_of(word for word in _FREQUENCIES if word != "annual"), _frequency, near="unit"),
    phrase(
        rf"(?:every|each)(?:{S}(?P<count>{CARDINAL}|other))?{S}(?P<unit>{LENGTH_UNIT})s?",
        _every,
        near="unit",
    ),
    phrase(rf"(?:every|each){S}(?P<weekday>{WEEKDAY})", _every_weekday, near="weekday"),
    phrase(rf"(?P<weekday>{WEEKDAY})s", _every_weekday, near="weekday"),
    phrase(
        rf"(?:(?P<hour>[01]?\d|2[0-3]|24(?=:00))(?:(?:[:.](?P<minute>[0-5]\d))?{S}?(?P<half>[ap]\.m\.?|[ap]m\b)|:(?P<minute24>[0-5]\d)){_ZONE}"
        rf"|(?P<hours>(?:[01]\d|2[0-3])[0-5]\d){S}?(?:GMT|UTC|hours|hrs|local{S}time)"
        rf"|(?P<word>{HOUR}|(?:{_AT})(?-i:{LIGHT})))",
        _clock,
    ),
)
