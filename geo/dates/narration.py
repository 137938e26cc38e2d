"""News or narrative: whether a bare date follows the publication or the time that the text tells of."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from geo.dates.meanings import Clock, Counted, Expression, Given, Meaning, Origin, Weekday, Which, YearPart
from geo.dates.periods import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

_PARAGRAPH = re.compile(r"\n[ \t]*\n|(?<=[.!?\"”’'])\n")
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]\"”’'][.!?])[\"”’']?\s+(?=[\"“‘'A-Z<(\[])|\n[ \t]*\n")
_OLD_DAYS = 300
"""A year stated further back than this tells a story of its own; news states the years of such days."""
_ENOUGH = 3
_PRESENT_WEIGHS = 3
_FROM_PUBLICATION = (Which.BARE, Which.LAST, Which.THIS, Which.NEXT)


def told_in_past(text: str, expressions: Sequence[Expression], published: date | None) -> list[bool]:
    """Tell for each expression whether the time last mentioned, not the publication, is its anchor.

    A text that states many days of the past with their years is a history throughout. In news, what follows
    a past day stated so goes on from it: to the end of the paragraph, or of the sentence where the paragraph
    also counts from the publication.
    """
    if is_history(expressions, published):
        return [True] * len(expressions)
    paragraphs = [match.end() for match in _PARAGRAPH.finditer(text)]
    sentences = [match.end() for match in _SENTENCE.finditer(text)]
    verdicts: list[bool] = []
    for _, group in groupby(expressions, key=lambda one: bisect_right(paragraphs, one.start)):
        paragraph = list(group)
        if any(_counts_from_publication(one.meaning) for one in paragraph):
            for _, sentence in groupby(paragraph, key=lambda one: bisect_right(sentences, one.start)):
                verdicts.extend(_after_past_day(sentence, published))
        else:
            verdicts.extend(_after_past_day(paragraph, published))
    return verdicts


def _after_past_day(expressions: Iterable[Expression], published: date | None) -> Iterator[bool]:
    stated = False
    for expression in expressions:
        yield stated
        stated = stated or _states_past_day(expression.meaning, published)


def is_history(expressions: Sequence[Expression], published: date | None) -> bool:
    """Tell whether the text is a history: it states more days of the past than it counts from its own."""
    return _leaning(expressions, published) >= _ENOUGH


def _leaning(expressions: Sequence[Expression], published: date | None) -> int:
    """Count the past days stated with their year, less three times what counts from the publication."""
    past = sum(_states_past_day(one.meaning, published) for one in expressions)
    present = sum(_counts_from_publication(one.meaning) for one in expressions)
    return past - _PRESENT_WEIGHS * present


def _states_past_day(meaning: Meaning, published: date | None) -> bool:
    if isinstance(meaning, Clock):
        return meaning.day is not None and _states_past_day(meaning.day, published)
    if not isinstance(meaning, Given) or meaning.period.unit not in (Unit.DAY, Unit.MONTH, Unit.SEASON):
        return False
    return published is None or (published - meaning.period.until).days > _OLD_DAYS


def _counts_from_publication(meaning: Meaning) -> bool:
    if isinstance(meaning, Clock):
        return meaning.day is not None and _counts_from_publication(meaning.day)
    if isinstance(meaning, Counted):
        return meaning.origin is Origin.PUBLICATION
    if isinstance(meaning, Weekday):
        return meaning.which in _FROM_PUBLICATION
    return isinstance(meaning, YearPart) and (
        meaning.weekday is not None or meaning.which in _FROM_PUBLICATION[1:]
    )
