"""The day of an event that is named without a date, where the text has dated it before: *the ceasefire*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import Unit
from geo.text.sentence_ends import SENTENCE_END, sentence_after, sentence_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.dates.expressions import Expression
    from geo.dates.periods import Period

_IS_ABOUT = (
    r"\b(?:an?|another)\s(?:[\w'’-]+\s){{0,3}}?{name}\b|^\W*the\s(?:[\w'’-]+\s){{0,2}}?{name}\b"
    r"|\b{name}\s(?:of|on)\s(?:the\s)?\[|\]\s{name}\b"
)
"""What a sentence dates is what it brings in or is about: *an armistice*, *The vote*, *the vote of 3 May*."""
_MAX_EXPRESSIONS_BACK = 40
"""As many expressions back are asked, so that ten thousand of them take no longer than they must."""
_MAX_CHARACTERS = 300
"""Longer sentences report more than one thing."""


def day_of_event(
    text: str, name: str, resolved: Sequence[tuple[Expression, Period | None]], before: int | None = None
) -> Period | None:
    """Return the one day that the sentences before give an event of that name; None if none or several.

    The sentence in which `before` stands is not asked: *on Monday, two days before the vote*.

    Examples
    --------
    >>> from geo.dates.grammar import find_expressions
    >>> text = "A truce was signed on 10 October 2021. Nobody was hurt."
    >>> resolved = [(date, date.meaning.period) for date in find_expressions(text)]
    >>> day_of_event(text, "truce", resolved).value, day_of_event(text, "vote", resolved)
    ('2021-10-10', None)
    """
    is_about = re.compile(_IS_ABOUT.format(name=re.escape(name)), re.IGNORECASE)
    days = {
        day
        for expression, day in resolved[-_MAX_EXPRESSIONS_BACK:]
        if day
        and day.unit is Unit.DAY
        and _ends_before(text, expression, before)
        and is_about.search(_sentence(text, expression))
    }
    return days.pop() if len(days) == 1 else None


def _sentence(text: str, expression: Expression) -> str:
    """Return the sentence with brackets in the place of its date."""
    before = sentence_before(text, expression.start, _MAX_CHARACTERS)
    return f"{before}[]{sentence_after(text, expression.end, _MAX_CHARACTERS)}"


def _ends_before(text: str, expression: Expression, before: int | None) -> bool:
    return before is None or SENTENCE_END.search(text, expression.end, before) is not None
