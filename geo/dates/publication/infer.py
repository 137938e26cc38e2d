"""When a report was published, where nothing but its own text says so.

Each clue leaves some days of publication open. What all clues leave together is the answer: a day, a few
days, or nothing that decides. The clock rules the future out and is never a guess.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from geo.dates.grammar import find_expressions
from geo.dates.publication.case import PublicationCase
from geo.dates.publication.clues import find_clues
from geo.dates.publication.publication_date import PublicationDate
from geo.dates.publication.rules import PUBLICATION
from geo.model import PublishedBasis

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
    if expressions is None:
        expressions = find_expressions(article.text, article.language)
    if today is None:
        today = datetime.now(tz=UTC).date() + timedelta(days=1)
    clues = find_clues(article.text, article.url, expressions, today)
    decision = PUBLICATION.decide(PublicationCase(clues))
    return replace(decision.outcome, rule=decision.rule)


def _stated_by_source(article: Article) -> PublicationDate:
    is_unsaid = article.published_basis is PublishedBasis.UNKNOWN
    basis = PublishedBasis.GIVEN if is_unsaid else article.published_basis
    within = None if article.published else article.published_within
    reason = article.published_reason or "given with the article"
    return PublicationDate(article.published, within, basis, reason, article.published_rule)
