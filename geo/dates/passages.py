"""What the passage around an expression says of its year: the heading above it, the date stated next."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.language import alternatives, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.dates.expressions import Expression
    from geo.dates.periods import Period

_HEADING = re.compile(
    r"(?:\A|\n[ \t]{0,20}\n)[ \t#=*]{0,20}(?P<words>[^\s#=*][^\n]{2,90}[^\s=*.!?;,\"”’])[ \t=*]{0,20}(?=\n)"
)
_YEAR = re.compile(
    r"(?<![\d.,/])(?:(?P<bound>since|from|after|before|until)[ ])?(?P<year>1\d{3}|20\d{2})(?![\d,/]|s\b)",
    re.IGNORECASE,
)
_APART = re.compile(rf"\n[ \t]*\n|\b{alternatives(word_class('bounding_word'))}\b", re.IGNORECASE)
"""What parts a date from the one that the story goes on to: *in May, the worst month since June 2003*."""


def section_years(text: str, expressions: Sequence[Expression]) -> list[tuple[int, int] | None]:
    r"""Return the first and last year named by the heading above each expression; None where none names any.

    Examples
    --------
    >>> from geo.dates.grammar import find_expressions
    >>> text = "The war\n\n1995: Siege\n\nShells fell in May.\n"
    >>> section_years(text, find_expressions(text))[-1]
    (1995, 1995)
    """
    starts: list[int] = []
    named: list[tuple[int, int] | None] = [None]
    for heading in _HEADING.finditer(text):
        years = list(_YEAR.finditer(heading["words"]))
        if years:
            starts.append(heading.end())
            named.append(_span(years))
    return [named[bisect_right(starts, expression.start)] for expression in expressions]


def _span(years: Sequence[re.Match[str]]) -> tuple[int, int] | None:
    """Return the first and the last year; None where it only bounds the passage: *after 1945*."""
    if len(years) == 1 and years[0]["bound"]:
        return None
    numbers = [int(year["year"]) for year in years]
    return min(numbers), max(numbers)


def dates_stated_next(text: str, expressions: Sequence[Expression]) -> list[Period | None]:
    """Return what each expression is followed by in its paragraph, where that is a date stated whole."""
    stated: list[Period | None] = [
        None if _APART.search(text, expression.end, following.start) else following.meaning.stated_period
        for expression, following in pairwise(expressions)
    ]
    return [*stated, None][: len(expressions)]
