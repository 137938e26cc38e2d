"""The expressions of a text in their order, each anchored by what was mentioned before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from geo.dates.announcement import follows_past_verb, is_announced, is_undecided, is_willed
from geo.dates.context import Context
from geo.dates.expressions import Link
from geo.dates.figures import is_day_first
from geo.dates.meanings import Offset
from geo.dates.narration import follows_narrative, is_history
from geo.dates.passages import dates_stated_next, section_years
from geo.dates.publication.datelines import dateline_day
from geo.dates.quotation import days_of_quotations, days_of_sayings
from geo.dates.rules.neighbours import NEIGHBOURS, NeighbourCase
from geo.language import alternatives, word_class
from geo.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.dates.expressions import Expression
    from geo.dates.meanings.base import Anchored
    from geo.dates.periods import Period

_OPENING = re.compile(
    rf"(?:^|[.!?][\"”’)]?\s+|\n\s*)(?:{alternatives(word_class('opening_preposition'))}\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:by|until|till)\s(?:the\s|early\s|late\s|mid-?)*$", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|during)\s(?:the\s)*$", re.IGNORECASE)
_BOUND = re.compile(
    rf"\b{alternatives(word_class('bound_of_time'))}(?:\s[\w.,%]+){{0,2}}?\s(?:on\s|the\s|late\s|early\s)*$",
    re.IGNORECASE,
)
"""*Since late on*, *against 45 on* before a day on which nothing is said to have happened."""
_MAX_CHARACTERS_BEFORE = 32
"""The words that open a sentence with a date are no longer."""
_MAX_CHARACTERS_UNTIL = 12
"""*Until the* right before the date."""
_VAGUE_UNITS = (Unit.DECADE, Unit.CENTURY)
"""A decade in passing anchors nothing that follows it."""


@dataclass(frozen=True, slots=True)
class ExpressionCues:
    """What the words around an expression say, whatever day it was published."""

    follows_until: bool
    follows_in: bool
    is_announced: bool
    is_willed: bool
    is_reported: bool
    is_undecided: bool
    is_bound: bool
    opens_sentence: bool
    """It opens a sentence or a part."""


class Anchoring:
    """A text's expressions, to be anchored for any day on which it may have been published.

    Parameters
    ----------
    text
        The article's text.
    expressions
        All of its expressions, in order.
    """

    def __init__(self, text: str, expressions: Sequence[Expression]) -> None:
        self._text = text
        self._expressions = expressions
        self._cues = [_cues(text, expression) for expression in expressions]
        self._sayings = days_of_sayings(text, expressions) | days_of_quotations(text, expressions)
        self._section_years = section_years(text, expressions)
        self._stated_next = dates_stated_next(text, expressions)

    def anchored(self, published: date | None) -> Iterator[Anchored]:
        """Yield the period of each expression, None where it stays open, and the rule that decided."""
        context = Context(
            published,
            is_history=is_history(self._expressions, published),
            is_day_first=is_day_first(self._text, self._expressions, published),
        )
        anchors = self._anchors(published)
        in_narrative = self._in_narrative(anchors)
        resolved: list[tuple[Expression, Period | None]] = []
        in_announced_range = False
        for number, expression in enumerate(self._expressions):
            local = self._local(
                number, replace(context, published=anchors[number], in_narrative=in_narrative[number])
            )
            local = replace(local, is_announced=local.is_announced or in_announced_range)
            anchored = self._anchor(number, local, resolved)
            period = anchored.outcome
            resolved.append((expression, period))
            in_announced_range = local.is_announced and expression.link is Link.RANGE
            if period and self._is_step(number, period, local):
                cues = self._cues[number]
                is_aside = _is_aside(period, cues, local)
                context = context.after(period, is_aside=is_aside, is_bound=cues.is_bound)
            elif expression.meaning.is_months_long:
                context = context.after_months()
            yield anchored

    def _is_step(self, number: int, period: Period, local: Context) -> bool:
        """Return True for a time from which the text may go on: no decade in passing, no end of a quarter."""
        expression = self._expressions[number]
        is_end = number > 0 and self._expressions[number - 1].link is Link.END
        return not (is_end or _is_vague(expression, period) or _compares(expression, local))

    def _in_narrative(self, anchors: Sequence[date | None]) -> list[bool]:
        """Return for each expression whether a narrative of the past surrounds it."""
        return [
            verdict
            for anchor, part in groupby(
                zip(anchors, self._expressions, strict=True), key=lambda anchored: anchored[0]
            )
            for verdict in follows_narrative(self._text, [expression for _, expression in part], anchor)
        ]

    def _anchors(self, published: date | None) -> list[date | None]:
        """Return what stands in for the publication at each expression: where that is unknown, a dateline.

        The datelines of a round-up state different days, each for what stands below it.
        """
        if published is not None:
            return [published] * len(self._expressions)
        anchors: list[date | None] = []
        above: date | None = None
        for expression in self._expressions:
            above = dateline_day(self._text, expression) or above
            anchors.append(above)
        return anchors

    def _local(self, number: int, context: Context) -> Context:
        """Add to what was mentioned before an expression what the words and the passage around it say."""
        cues = self._cues[number]
        return replace(
            context, follows_until=cues.follows_until, follows_in=cues.follows_in,
            is_announced=cues.is_announced, is_willed=cues.is_willed,
            is_reported=cues.is_reported, is_undecided=cues.is_undecided,
            section_years=self._section_years[number], next_stated=self._stated_next[number],
        )  # fmt: skip

    def _on_day_of_saying(self, number: int, local: Context) -> Context:
        """Put the day on which it was said in the place of the publication."""
        if number not in self._sayings:
            return local
        saying = self._sayings[number]
        day = self._expressions[saying].meaning.resolve(self._local(saying, local)).outcome
        return replace(local, published=day.begin if day else None)

    def _anchor(
        self, number: int, local: Context, resolved: Sequence[tuple[Expression, Period | None]]
    ) -> Anchored:
        """Anchor an expression by those beside it, else by what its own words mean."""
        expression, context = self._expressions[number], self._on_day_of_saying(number, local)
        following = next(iter(self._expressions[number + 1 : number + 2]), None)
        case = NeighbourCase(
            self._text, expression, following, context, resolved,
            self._local(number + 1, context) if following else None,
            has_saying_day=number in self._sayings,
        )  # fmt: skip
        return NEIGHBOURS.find(case) or expression.meaning.resolve(context)


def _cues(text: str, expression: Expression) -> ExpressionCues:
    before = text[max(0, expression.start - _MAX_CHARACTERS_BEFORE) : expression.start]
    is_counted = isinstance(expression.meaning, Offset)
    return ExpressionCues(
        follows_until=_UNTIL.search(before[-_MAX_CHARACTERS_UNTIL:]) is not None,
        follows_in=_IN.search(before[-_MAX_CHARACTERS_UNTIL:]) is not None,
        is_announced=is_announced(text, expression.start, expression.end),
        is_willed=is_willed(text, expression.start),
        is_reported=follows_past_verb(text, expression.start, is_counted=is_counted),
        is_undecided=is_undecided(text, expression.start),
        is_bound=_BOUND.search(before) is not None,
        opens_sentence=_OPENING.search(before) is not None,
    )


def _is_vague(expression: Expression, period: Period) -> bool:
    """Return True for what nothing that follows goes on from: *the 1990s*, *the past 24 hours*."""
    return period.unit in _VAGUE_UNITS or expression.meaning.is_window


def _compares(expression: Expression, local: Context) -> bool:
    """Return True for *from a year earlier* in news, which goes on with the time that it compares."""
    return expression.meaning.is_comparison and not local.in_narrative


def _is_aside(period: Period, cues: ExpressionCues, local: Context) -> bool:
    """Return True for what is named in passing: *the accords of 1954*, *to leave next summer*.

    What opens a sentence or a part is the next step of the story.
    """
    is_passing = period.unit is Unit.YEAR or cues.follows_until or local.is_announced
    return is_passing and not cues.opens_sentence
