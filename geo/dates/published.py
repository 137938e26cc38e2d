"""When a report was published, where nothing but its own text can tell.

Each clue leaves some days of publication open. What all clues leave together is the answer: a day, a few
days, or nothing that decides. The clock rules the future out and is never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from geo.dates.clues import clues
from geo.dates.grammar import recognise
from geo.model import Interval, Precision, PublishedBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.dates.evidence import Clue, Days
    from geo.model import Article

_FEW = 4
"""As many years are named in a reason; of more, only their number."""
_A_MONTH = timedelta(days=31)
"""An interval longer than this anchors nothing; it is told in the reason and the date stays unknown."""


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The day of publication, or the days between which it lies, and what that rests on."""

    published: date | None
    within: Interval | None
    basis: PublishedBasis
    reason: str
    """In words, for a person who wants to check it or to supply the date."""


def infer_published(article: Article, *, today: date | None = None) -> PublicationDate:
    """Return the publication date of a report: as given, or as its text proves it.

    Parameters
    ----------
    article
        The report. A date that it has already is returned as it is.
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
    >>> from geo.model import Article
    >>> text = "BAKU, May 14. /ABC/. Talks go on, he said on Friday. A truce was signed in November 2020."
    >>> infer_published(Article("1", text), today=date(2023, 1, 1)).published
    datetime.date(2021, 5, 14)
    >>> infer_published(Article("2", "Talks were held on Saturday.")).reason
    'no date in it says when it was published'
    """
    if article.published or article.published_within:
        given = article.published_basis is PublishedBasis.UNKNOWN
        basis = PublishedBasis.GIVEN if given else article.published_basis
        within = None if article.published else article.published_within
        return PublicationDate(article.published, within, basis, "given with the article")
    if today is None:
        today = datetime.now(tz=UTC).date() + timedelta(days=1)
    return _solve(clues(article.text, article.url, recognise(article.text, article.language), today))


def _solve(found: Sequence[Clue]) -> PublicationDate:
    """Keep the days that every clue leaves open."""
    deciding = [clue for clue in found if clue.decides]
    if not deciding:
        return _unknown(_undecided(found))
    left: tuple[Days, ...] = ((date.min, date.max),)
    for clue in found:
        left = tuple(_common(left, clue.days))
    because = "; ".join(clue.says for clue in sorted(found, key=lambda clue: not clue.decides) if clue.says)
    if not left:
        return _unknown(f"its dates contradict each other: {because}")
    if len(left) > 1:
        return _unknown(f"{_listed(clue.says for clue in deciding)} would fit {_choices(left)}")
    (begin, until) = left[0]
    if until - begin > _A_MONTH:
        return _unknown(f"only known to lie between {begin} and {until}: {because}")
    by_dateline = any(clue.basis is PublishedBasis.DATELINE for clue in deciding)
    basis = PublishedBasis.DATELINE if by_dateline else PublishedBasis.INFERRED
    if begin == until:
        return PublicationDate(begin, None, basis, f"from {because}")
    return PublicationDate(None, Interval(begin, until, Precision.DAY), basis, f"from {because}")


def _choices(left: Sequence[Days]) -> str:
    """Name the days that are left, or if they lie in several years the years."""
    if left[0][0].year == left[-1][0].year and all(begin == until for begin, until in left):
        return _listed(str(begin) for begin, _ in left)
    years = sorted({begin.year for begin, _ in left})
    # Not the last of many: which it is depends on the clock, and the same input shall give the same words.
    return _listed(map(str, years)) if len(years) <= _FEW else f"many years from {years[0]}"


def _common(some: Sequence[Days], others: Sequence[Days]) -> Iterable[Days]:
    """Yield the stretches of days that lie in one of `some` and in one of `others`."""
    for begin, until in some:
        for other_begin, other_until in others:
            both = max(begin, other_begin), min(until, other_until)
            if both[0] <= both[1]:
                yield both


def _unknown(reason: str) -> PublicationDate:
    return PublicationDate(None, None, PublishedBasis.UNKNOWN, reason)


def _undecided(found: Sequence[Clue]) -> str:
    bounds = [clue.says for clue in found if clue.says]
    known = f" ({'; '.join(bounds)})" if bounds else ""
    return f"no date in it says when it was published{known}"


def _listed(words: Iterable[str]) -> str:
    *most, last = list(words)
    return f"{', '.join(most)} and {last}" if most else last
