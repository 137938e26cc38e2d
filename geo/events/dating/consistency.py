"""What cannot be: an act after its report, a plan before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import Status

if TYPE_CHECKING:
    from geo.events.dating.dated import Dated
    from geo.model import Article, Interval

AHEAD = frozenset({Status.PLANNED, Status.HYPOTHETICAL})


def up_to_publication(article: Article, dated: Dated, status: Status) -> Dated:
    """Return a date without its days after the publication, or before it for what is planned.

    *Nine have died this year* is of the days up to the report, *talks will be held this year* of those after.

    Parameters
    ----------
    article
        Gives the day of publication; where that is open, the days stay as they are.
    dated, status
        The event's date and whether it happened.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.events.dating.dated import Dated
    >>> from geo.model import Article, Interval
    >>> article, year = Article("1", "", published=date(2022, 7, 16)), Dated(Interval.of("2022"))
    >>> str(up_to_publication(article, year, Status.OCCURRED).interval)
    '2022-01-01/2022-07-16'
    >>> str(up_to_publication(article, year, Status.PLANNED).interval)
    '2022-07-16/2022-12-31'
    """
    days, published = dated.interval, article.published
    if days is None or published is None or not _goes_on(days, article):
        return dated
    cut = replace(days, begin=published) if status in AHEAD else replace(days, until=published)
    return replace(dated, interval=cut)


def _goes_on(days: Interval, article: Article) -> bool:
    """Return True if the publication lies within days of which others are on both sides of it."""
    published = article.published
    if days.begin is None or days.until is None or published is None:
        return False
    return days.begin < published < days.until
