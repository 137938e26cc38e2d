"""Where a text speaks of time, and what it says there: all rules' matches, and the best cover of them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.dates.grammar.calendar import CALENDAR_RULES
from geo.dates.grammar.days import DAY_RULES
from geo.dates.grammar.distances import DISTANCE_RULES
from geo.dates.grammar.feasts import FEAST_RULES
from geo.dates.grammar.joining import joined
from geo.dates.grammar.lexicon import SPACE
from geo.dates.grammar.numeric import numeric_dates
from geo.dates.grammar.quantities import QUANTITY_RULES
from geo.dates.grammar.relative import RELATIVE_RULES
from geo.dates.grammar.windows import windows
from geo.model import TimexType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.dates.meanings import Expression

_RULES = DAY_RULES + FEAST_RULES + CALENDAR_RULES + RELATIVE_RULES + DISTANCE_RULES + QUANTITY_RULES
_PHASE = re.compile(
    rf"(?:\b(?:the{SPACE})?(?:(?:(?:very{SPACE})?(?:beginning|start|end|middle|close)"
    rf"|(?:first|second|latter){SPACE}half|(?:early|late|later|latter){SPACE}part|(?:first|last|final|early){SPACE}(?:days|weeks|months|years)"
    rf"|(?:first|second|third|fourth|last|final){SPACE}week){SPACE}of(?:{SPACE}the)?{SPACE}"
    rf"|(?:early|earlier|late|later|mid|middle)(?:{SPACE}(?:in|on)(?:{SPACE}the)?)?(?:{SPACE}|-)))$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"\b(?:just|nearly|almost|about|around|over|more{SPACE}than|less{SPACE}than|at{SPACE}least|up{SPACE}to|some"
    rf"|roughly|approximately|only){SPACE}$",
    re.IGNORECASE,
)
_PLAIN = str.maketrans({"\u0131": "i", "\u0130": "I", "\u017f": "s", "\u212a": "K"})
"""Letters that a pattern takes for i, s and k where case is ignored, and that no table of words has: the
Turkish dotless and dotted i of *F\u0130RST QUARTER*, the long s, the sign of kelvin."""
_REACH = 32
"""How many code points before an expression its modifiers may begin."""


@lru_cache(maxsize=2)
def recognise(text: str, language: str = "") -> tuple[Expression, ...]:
    """Find the time expressions of `text`, in order and without overlaps.

    The last answers are kept: one report is asked for its publication date and for its time expressions.

    Parameters
    ----------
    text
        The article's text.
    language
        A BCP 47 tag; *en-GB* and *en-US* decide how 4/5/2022 reads where the text itself doesn't.

    Examples
    --------
    >>> text = "Early on Monday talks resumed; a week earlier they had failed."
    >>> [text[found.start : found.end] for found in recognise(text)]
    ['Early on Monday', 'a week earlier']
    """
    text = text.translate(_PLAIN)
    near = windows(text)
    found = [
        expression
        for rule in _RULES
        for begin, end in (near.get(rule.near, ()) if rule.near else [(0, len(text))])
        for match in rule.pattern.finditer(text, begin, end)
        for expression in rule.build(match)
    ]
    found.extend(numeric_dates(text, language))
    return tuple(joined(text, [_widened(text, expression) for expression in _cover(found)]))


def _cover(found: Iterable[Expression]) -> Iterator[Expression]:
    """Keep the leftmost, and of those that begin together the longest; earlier rules break ties."""
    reached = 0
    for expression in sorted(found, key=lambda one: (one.start, -one.end)):
        if expression.start >= reached:
            yield expression
            reached = expression.end


def _widened(text: str, expression: Expression) -> Expression:
    """Take in the modifiers before: *the end of*, *mid-*, *nearly*; none of them changes the value."""
    words = text[expression.start : expression.end].lower()
    counted = expression.type is TimexType.DURATION or words.endswith(
        ("ago", "earlier", "later", "previously")
    )
    modifier = _ABOUT if counted and not words.startswith("the ") else _PHASE
    begin = max(0, expression.start - _REACH)
    before = modifier.search(text[begin : expression.start])
    return replace(expression, start=begin + before.start()) if before else expression
