"""The expressions of a text in their order, each resolved in the light of those before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from geo.dates.anchoring import count_from, resolve
from geo.dates.announcement import announced, is_undecided, reports
from geo.dates.context import Context
from geo.dates.datelines import dateline_day
from geo.dates.happenings import day_of_happening
from geo.dates.meanings import Clock, Counted, Expression, Given, Link, Offset
from geo.dates.narration import is_history, told_in_past
from geo.dates.passages import goals, sections
from geo.dates.periods import Unit
from geo.dates.quotation import saying_days, telling_days
from geo.dates.recurring import latest_before, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.dates.periods import Period

_OPENING = re.compile(
    r"(?:^|[.!?][\"”’)]?\s+|\n\s*)(?:(?:in|by|during|throughout|beginning in|at|until|from)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:by|until|till)\s(?:the\s|early\s|late\s|mid-?)*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cues:
    """What the words around an expression say, whatever day it was published."""

    until: bool
    ahead: bool
    behind: bool
    undecided: bool
    opens: bool
    """It opens a sentence or a part."""


class Reading:
    """A text's expressions, to be resolved for any day on which it may have been published.

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
        self._sayings = telling_days(text, expressions) | saying_days(text, expressions)
        self._sections = sections(text, expressions)
        self._goals = goals(text, expressions)

    def resolved(self, published: date | None) -> Iterator[Period | None]:
        """Yield the period of each expression, or None where the text doesn't tell it."""
        context = Context(published, history=is_history(self._expressions, published))
        anchors = self._anchors(published)
        narrative = [
            verdict
            for anchor, part in groupby(zip(anchors, self._expressions, strict=True), key=lambda one: one[0])
            for verdict in told_in_past(self._text, [expression for _, expression in part], anchor)
        ]
        told: list[tuple[Expression, Period | None]] = []
        announced_range = False
        for number, expression in enumerate(self._expressions):
            here = self._here(
                number, replace(context, published=anchors[number], narrative=narrative[number])
            )
            here = replace(here, ahead=here.ahead or announced_range)
            found = self._found(number, self._as_said(number, here), told)
            told.append((expression, found))
            announced_range = here.ahead and expression.link is Link.RANGE
            if found and found.unit not in (Unit.DECADE, Unit.CENTURY) and not _compares(expression, here):
                context = context.after(found, aside=_is_aside(found, self._cues[number], here))
            yield found

    def _anchors(self, published: date | None) -> list[date | None]:
        """Return what stands in for the publication at each expression: where that is unknown, a dateline.

        The datelines of a round-up tell different days, each for what stands below it.
        """
        if published is not None:
            return [published] * len(self._expressions)
        anchors: list[date | None] = []
        above: date | None = None
        for expression in self._expressions:
            above = dateline_day(self._text, expression) or above
            anchors.append(above)
        return anchors

    def _here(self, number: int, context: Context) -> Context:
        """Add to what was told before an expression what the words and the passage around it say."""
        cues = self._cues[number]
        return replace(
            context, until=cues.until, ahead=cues.ahead, behind=cues.behind, undecided=cues.undecided,
            section=self._sections[number], goal=self._goals[number],
        )  # fmt: skip

    def _as_said(self, number: int, here: Context) -> Context:
        """Put the day on which it was said in the place of the publication, for what a saying tells of."""
        if number not in self._sayings:
            return here
        saying = self._sayings[number]
        said = resolve(self._expressions[saying].meaning, self._here(saying, here))
        return replace(here, published=said.begin if said else None)

    def _found(
        self, number: int, here: Context, told: Sequence[tuple[Expression, Period | None]]
    ) -> Period | None:
        expression = self._expressions[number]
        before, listed_with = told[-1] if told else (None, None)
        if before and listed_with and before.link is Link.LIST:
            beside = nearest(expression.meaning, listed_with)
            if beside:
                return beside
        happened = _happened(self._text, expression, told)
        return happened or _resolved(expression, self._expressions[number + 1 : number + 2], here)


def _cues(text: str, expression: Expression) -> Cues:
    before = text[max(0, expression.start - 32) : expression.start]
    return Cues(
        until=_UNTIL.search(before[-12:]) is not None,
        ahead=announced(text, expression.start, expression.end),
        behind=reports(text, expression.start, counted=isinstance(expression.meaning, Offset)),
        undecided=is_undecided(text, expression.start),
        opens=_OPENING.search(before) is not None,
    )


def _compares(expression: Expression, here: Context) -> bool:
    """Tell *from a year earlier* in news, which goes on to tell of what it compares."""
    meaning = expression.meaning
    return isinstance(meaning, Counted) and meaning.comparing and not here.narrative


def _is_aside(found: Period, cues: Cues, here: Context) -> bool:
    """Tell what is named in passing, *the accords of 1954*, *to leave next summer*, from the next step.

    What opens a sentence or a part never is.
    """
    return (found.unit is Unit.YEAR or cues.until or here.ahead) and not cues.opens


def _resolved(expression: Expression, following: Sequence[Expression], context: Context) -> Period | None:
    """Resolve one expression; the first end of a range lies before its last, whatever it would mean alone.

    So does the first of a list whose last bears the year of both.
    """
    meaning = expression.meaning.day if isinstance(expression.meaning, Clock) else expression.meaning
    if meaning and following and not isinstance(meaning, Given):
        goes_before = expression.link is Link.RANGE or (
            expression.link is Link.LIST and isinstance(following[0].meaning, Given)
        )
        last = resolve(following[0].meaning, context) if goes_before else None
        if last and (first := latest_before(meaning, last)):
            return first
    return resolve(expression.meaning, context)


def _happened(
    text: str, expression: Expression, told: Sequence[tuple[Expression, Period | None]]
) -> Period | None:
    """Count from the day that the text gave what is named: *a truce on 3 May; two days after the truce*."""
    meaning = expression.meaning
    if not isinstance(meaning, Offset) or not meaning.happening:
        return None
    day = day_of_happening(text, meaning.happening, told, expression.start)
    return count_from(day, meaning.unit, meaning.count) if day else None
