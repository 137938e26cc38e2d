"""The time expressions of a text: all matches of all phrases, and of these the best cover."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.dates.grammar.calendar import CALENDAR_PHRASES
from geo.dates.grammar.compact import compact_dates
from geo.dates.grammar.days import DAY_PHRASES
from geo.dates.grammar.distances import DISTANCE_PHRASES
from geo.dates.grammar.feasts import FEAST_PHRASES
from geo.dates.grammar.joining import joined
from geo.dates.grammar.lexicon import SPACE, any_of_class
from geo.dates.grammar.lower_case import with_capitals
from geo.dates.grammar.numbered import NUMBERED_PHRASES
from geo.dates.grammar.numeric import numeric_dates
from geo.dates.grammar.quantities import QUANTITY_PHRASES
from geo.dates.grammar.relative import RELATIVE_PHRASES
from geo.dates.grammar.stretches import STRETCH_PHRASES
from geo.dates.grammar.unread import unread_dates
from geo.dates.grammar.windows import windows
from geo.dates.phase import phase_of
from geo.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.dates.expressions import Expression

_PHRASES = (
    DAY_PHRASES
    + NUMBERED_PHRASES
    + FEAST_PHRASES
    + CALENDAR_PHRASES
    + STRETCH_PHRASES
    + RELATIVE_PHRASES
    + DISTANCE_PHRASES
    + QUANTITY_PHRASES
)
_PHASE = re.compile(
    rf"(?:\b(?:the{SPACE})?(?:(?:(?:very{SPACE})?(?:beginning|start|end|middle|close)"
    rf"|(?:first|second|latter){SPACE}half|(?:early|late|later|latter){SPACE}part|(?:first|last|final|early){SPACE}(?:days|weeks|months|years)"
    rf"|(?:first|second|third|fourth|last|final){SPACE}week){SPACE}of(?:{SPACE}the)?{SPACE}"
    rf"|(?:early|earlier|late|later|mid|middle)(?:{SPACE}(?:in|on)(?:{SPACE}the)?)?(?:{SPACE}|-)))$",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"\b{any_of_class('approximating_phrase')}{SPACE}$", re.IGNORECASE)
_OWN_PHASE = re.compile(r"(?:the\s)?(?:early|mid|late)[- ]", re.IGNORECASE)
_PLAIN = str.maketrans({"\u0131": "i", "\u0130": "I", "\u017f": "s", "\u212a": "K"})
"""Letters that a pattern takes for i, s and k where case is ignored, and that no table of words has: the
Turkish dotless and dotted i of *F\u0130RST QUARTER*, the long s, the sign of kelvin."""
_MAX_CHARACTERS_BEFORE = 32
"""The modifiers before an expression are no longer: *the first half of the*."""


def find_expressions(text: str, language: str = "") -> tuple[Expression, ...]:
    """Return the time expressions of `text`, in order and without overlaps.

    Parameters
    ----------
    text
        The article's text.
    language
        A BCP 47 tag; *en-GB* and *en-US* decide how 4/5/2022 reads where the text itself doesn't.

    Examples
    --------
    >>> text = "Early on Monday talks resumed; a week earlier they had failed."
    >>> [text[expression.start : expression.end] for expression in find_expressions(text)]
    ['Early on Monday', 'a week earlier']
    """
    text = with_capitals(text.translate(_PLAIN))
    near = windows(text)
    matches = [
        expression
        for phrase in _PHRASES
        for begin, end in (near.get(phrase.near, ()) if phrase.near else [(0, len(text))])
        for match in phrase.pattern.finditer(text, begin, end)
        for expression in phrase.build(match)
    ]
    matches.extend(numeric_dates(text, language))
    matches.extend(compact_dates(text))
    # Last, for what is read another way wins over the same words unread.
    matches.extend(unread_dates(text))
    return tuple(joined(text, _widened(text, _cover(matches))))


def _cover(matches: Iterable[Expression]) -> Iterator[Expression]:
    """Keep the leftmost, and of those that begin together the longest; earlier phrases break ties."""
    reached = 0
    for expression in sorted(matches, key=lambda match: (match.start, -match.end)):
        if expression.start >= reached:
            yield expression
            reached = expression.end


def _widened(text: str, expressions: Iterable[Expression]) -> Iterator[Expression]:
    """Yield expressions with the modifiers before them: *the end of*, *mid-*; none changes the value.

    A modifier that ends the expression before belongs to that: *weeks earlier* and *February*. One that
    only begins an expression does not count as one: *the first week of* and *May*.
    """
    reached = 0
    for expression in expressions:
        begin = max(reached, expression.start - _MAX_CHARACTERS_BEFORE)
        before = _modifier(text, expression).search(text[begin : expression.start])
        if not expression.meaning.is_incomplete:
            reached = expression.end
        if before:
            yield replace(expression, start=begin + before.start(), phase=phase_of(before[0]))
        else:
            yield replace(expression, phase=phase_of(_own_phase(text, expression)))


def _own_phase(text: str, expression: Expression) -> str:
    """Return the words by which a phrase opens itself with a phase: *mid-May*, *early 1990s*."""
    opening = _OWN_PHASE.match(text, expression.start, expression.end)
    return opening[0] if opening else ""


def _modifier(text: str, expression: Expression) -> re.Pattern[str]:
    words = text[expression.start : expression.end].lower()
    is_counted = expression.type is TimexType.DURATION or words.endswith(
        ("ago", "earlier", "later", "previously")
    )
    return _ABOUT if is_counted and not words.startswith("the ") else _PHASE
