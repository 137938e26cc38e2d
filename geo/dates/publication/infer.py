"""When a report was published, where nothing but its own text says so.

Each clue leaves some days of publication open. What all clues leave together is the answer: a day, a few
days, or nothing that decides. The clock rules the future out and is never a guess.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from geo.dates.grammar import find_expressions
from geo.dates.publication.case import PublicationCase, unknown
from geo.dates.publication.clue import Clue, ClueKind
from geo.dates.publication.clues import find_clues
from geo.dates.publication.publication_date import PublicationDate
from geo.dates.publication.rules import PUBLICATION
from geo.model import PublishedBasis, add_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.dates.expressions import Expression
    from geo.model import Article


def infer_published(
    article: Article, expressions: Sequence[Expression] | None = None, *, today: date | None = None
) -> PublicationDate:
    """Return the publication date of a report: as given, or as its text proves it.

    Parameters
    ----------
    article
        The report. A date that it has already is returned as it is.
    expressions
        What `find_expressions` found in its text, if that was asked before.
    today
        The last day on which it can have been published; by default the clock's in UTC and a day more, for
        it is tomorrow already somewhere.

    Returns
    -------
    PublicationDate
        `published` where one day is left, `within` where a few adjacent days are, neither where the text
        doesn't decide or contradicts itself.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.model import Article
    >>> text = "BAKU, May 14. /ABC/. Talks go on, he said on Friday. A truce was signed in November 2020."
    >>> inferred = infer_published(Article("1", text), today=date(2023, 1, 1))
    >>> inferred.published, inferred.rule
    (datetime.date(2021, 5, 14), 'published.dateline-and-weekday')
    >>> infer_published(Article("2", "Talks were held on Saturday.")).reason
    'no date in it says when it was published'
    """
    if article.is_dated:
        return _stated_by_source(article)
    if article.published_reason:  # whoever read it found that its dates contradict each other
        return _within_bounds(unknown(article.published_reason), article)
    if expressions is None:
        expressions = find_expressions(article.text, article.language)
    if today is None:
        today = add_days(datetime.now(tz=UTC).date(), 1)
    clues = find_clues(article, expressions, today)
    found = _decided(clues)
    bounds = _bounds(article)
    if bounds and found.published is None and found.within is None:
        found = _decided([*clues, bounds])
    return _within_bounds(found, article)


def _decided(clues: Sequence[Clue]) -> PublicationDate:
    decision = PUBLICATION.decide(PublicationCase(clues))
    return replace(decision.outcome, rule=decision.rule)


def _bounds(article: Article) -> Clue | None:
    """Return the clue of the days that a user gives for all articles that leave theirs open."""
    bounds = article.published_bounds
    if bounds is None or bounds.begin is None or bounds.until is None:
        return None
    return Clue(((bounds.begin, bounds.until),), "within the days given for all articles", ClueKind.BOUND)


def _within_bounds(found: PublicationDate, article: Article) -> PublicationDate:
    """Return what was found; where nothing was, the days that a user gives for all such articles."""
    if article.published_bounds is None or found.published or found.within:
        return found
    reason = f"given for all articles that leave it open ({found.reason})"
    return PublicationDate(None, article.published_bounds, PublishedBasis.GIVEN, reason)


def _stated_by_source(article: Article) -> PublicationDate:
    is_unsaid = article.published_basis is PublishedBasis.UNKNOWN
    basis = PublishedBasis.GIVEN if is_unsaid else article.published_basis
    within = None if article.published else article.published_within
    reason = article.published_reason or "given with the article"
    return PublicationDate(article.published, within, basis, reason, article.published_rule)
