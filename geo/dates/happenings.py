"""When what is named without a date happened, where the text has said so before: *the ceasefire*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.dates.periods import Unit
from geo.dates.sentences import SENTENCE_END, sentence_after, sentence_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.dates.meanings import Expression
    from geo.dates.periods import Period

_TOLD_OF = (
    r"\b(?:an?|another)\s(?:[\w'’-]+\s){{0,3}}?{name}\b|^\W*the\s(?:[\w'’-]+\s){{0,2}}?{name}\b"
    r"|\b{name}\s(?:of|on)\s(?:the\s)?\[|\]\s{name}\b"
)
"""What a sentence dates is what it brings in or is about: *an armistice*, *The vote*, *the vote of 3 May*."""
_FEW = 40
"""As many expressions back are asked, so that ten thousand of them take no longer than they must."""
_LONGEST = 300
"""Longer sentences tell of more than one thing."""


def day_of_happening(
    text: str, name: str, told: Sequence[tuple[Expression, Period | None]], before: int | None = None
) -> Period | None:
    """Return the one day that the sentences before give what bears that name; None if none or several.

    The sentence that `before` lies in is not asked: *on Monday, two days before the vote*.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.dates.grammar import recognise
    >>> text = "A truce was signed on 10 October 2021. Nobody was hurt."
    >>> told = [(one, one.meaning.period) for one in recognise(text)]
    >>> day_of_happening(text, "truce", told).value, day_of_happening(text, "vote", told)
    ('2021-10-10', None)
    """
    told_of = re.compile(_TOLD_OF.format(name=re.escape(name)), re.IGNORECASE)
    days = {
        day
        for expression, day in told[-_FEW:]
        if day
        and day.unit is Unit.DAY
        and _ends_before(text, expression, before)
        and told_of.search(_sentence(text, expression))
    }
    return days.pop() if len(days) == 1 else None


def _sentence(text: str, expression: Expression) -> str:
    """Return the sentence with brackets in the place of its date."""
    before = sentence_before(text, expression.start, _LONGEST)
    return f"{before}[]{sentence_after(text, expression.end, _LONGEST)}"


def _ends_before(text: str, expression: Expression, before: int | None) -> bool:
    return before is None or SENTENCE_END.search(text, expression.end, before) is not None
