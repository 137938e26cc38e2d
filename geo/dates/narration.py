"""News or narrative: whether a bare date follows the publication or the last date of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from geo.model import Unit
from geo.text.sentence_ends import CERTAIN_SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from geo.dates.expressions import Expression
    from geo.dates.meanings import Meaning

_PARAGRAPH = re.compile(r"\n[ \t]*\n|(?<=[.!?\"”’'])\n")
_MIN_DAYS_PAST = 300
"""A year stated further back than this begins a story of its own; news states the years of such days."""
_MIN_PAST_DAYS = 3
"""As many past days stated make a history."""
_WEIGHT_OF_PRESENT = 3
"""What counts from the publication weighs as many past days: a news report may name a few."""


def follows_narrative(text: str, expressions: Sequence[Expression], published: date | None) -> list[bool]:
    """Return for each expression whether the time last mentioned, not the publication, is its anchor.

    A text that states many days of the past with their years is a history throughout. In news, what follows
    a past day stated so goes on from it: to the end of the paragraph, or of the sentence where the paragraph
    also counts from the publication.
    """
    if is_history(expressions, published):
        return [True] * len(expressions)
    paragraphs = [match.end() for match in _PARAGRAPH.finditer(text)]
    sentences = [match.end() for match in CERTAIN_SENTENCE_END.finditer(text)]
    verdicts: list[bool] = []
    for _, group in groupby(expressions, key=lambda expression: bisect_right(paragraphs, expression.start)):
        paragraph = list(group)
        if any(expression.meaning.counts_from_publication for expression in paragraph):
            for _, sentence in groupby(paragraph, key=lambda part: bisect_right(sentences, part.start)):
                verdicts.extend(_after_past_day(sentence, published))
        else:
            verdicts.extend(_after_past_day(paragraph, published))
    return verdicts


def is_history(expressions: Sequence[Expression], published: date | None) -> bool:
    """Return True if the text is a history: it states more past days than days near its publication."""
    past = sum(_states_past_day(expression.meaning, published) for expression in expressions)
    present = sum(expression.meaning.counts_from_publication for expression in expressions)
    return past - _WEIGHT_OF_PRESENT * present >= _MIN_PAST_DAYS


def _after_past_day(expressions: Iterable[Expression], published: date | None) -> Iterator[bool]:
    is_stated = False
    for expression in expressions:
        yield is_stated
        is_stated = is_stated or _states_past_day(expression.meaning, published)


def _states_past_day(meaning: Meaning, published: date | None) -> bool:
    day = meaning.without_hour
    period = day.stated_period if day else None
    if period is None or period.unit not in (Unit.DAY, Unit.MONTH, Unit.SEASON):
        return False
    return published is None or (published - period.until).days > _MIN_DAYS_PAST
