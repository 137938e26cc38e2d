"""Toponym resolution: the place that each mention refers to, its probability, and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Resolution
from geo.models import MODELS
from geo.resolve.candidates import best_known
from geo.resolve.capitals import capitals
from geo.resolve.features import mention_features
from geo.resolve.focus import Focus, read_focus
from geo.resolve.ranker import Weighed, evidence, load
from geo.resolve.reasons import accepted, is_unknown, refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Toponym
    from geo.resolve.ranker import Ranker

__all__ = ["Focus", "best_known", "capitals", "is_unknown", "read_focus", "resolve"]


def resolve(
    article: Article,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    focus: Focus | None = None,
    models: Path = MODELS,
) -> tuple[Resolution, ...]:
    """Choose a place for each mention, or none where nothing fits well enough.

    Parameters
    ----------
    article
        Its text decides; its address, where known, adds what the outlet's home says.
    toponyms
        The mentions, sorted by offset.
    gazetteer
        Where names are looked up.
    focus
        A region of interest, in which places are likelier to lie unless the text says otherwise.
    models
        Folder of the learned weights.

    Returns
    -------
    tuple of Resolution
        One for each mention, in the same order.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.model import Article, Toponym, Usage
    >>> article = Article("1", "He was born in Paris, Texas.")
    >>> mentions = [Toponym(15, 20, "Paris", Usage.LITERAL), Toponym(22, 27, "Texas", Usage.LITERAL)]
    >>> [resolution.place.country_code for resolution in resolve(article, mentions, Gazetteer.open())]
    ['US', 'US']
    """
    ranker = load(models)
    mentions = mention_features(article, toponyms, gazetteer, focus)
    beliefs = ranker.beliefs(mentions)
    features = mentions.with_co_mentions(beliefs)
    weighed = map(Weighed, mentions.tables, features, beliefs)
    return tuple(
        _decide(ranker, toponym, one, mentions.company)
        for toponym, one in zip(toponyms, weighed, strict=True)
    )


def _decide(ranker: Ranker, toponym: Toponym, weighed: Weighed, company: float) -> Resolution:
    """Return the likeliest candidate as resolution if it is likely enough, else none with a reason."""
    table, belief = weighed.table, weighed.belief
    score = ranker.score(evidence(weighed, toponym.certainty, company)) if len(table) else 0.0
    if not company:  # nothing bears the name out: it is hardly surer than that it names a place at all
        score = min(score, toponym.certainty**0.5)
    if not len(table) or not ranker.accepts(weighed, score):
        return Resolution(toponym, None, 0.0, refused(toponym.text, table, belief))
    reason = accepted(table, weighed.rows, belief, ranker.together)
    return Resolution(toponym, table.candidates[weighed.best].place, round(score, 3), reason)
