"""How sure it is that an event happened there, then, and with that status.

Each stage gives a probability of its own; the events of marked reports say what they are worth together.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from geo.events.detect import event_probability
from geo.events.mentions.trees import CERTAINTY, load
from geo.events.placing.prepositions import is_directional, is_locative
from geo.model import Usage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.events.mentions.draft import Draft
    from geo.model import Resolution

LOWEST, HIGHEST = 0.02, 0.98
"""Between these the stages' probabilities are believed."""
MORE_IS_SURER = (
    "event", "event by encoder", "happening by encoder", "in tables", "place", "name", "names a place",
    "date", "status by encoder", "type by encoder",
)  # fmt: skip
"""Features of which a larger value never makes an event less certain."""
LESS_IS_SURER = ("background",)


def certainties(drafts: Sequence[Draft], resolutions: Sequence[Resolution], folder: Path) -> list[float]:
    """Return for each event the probability that a careful reader would mark it as it stands.

    Parameters
    ----------
    drafts
        The events.
    resolutions
        The place mentions of their article.
    folder
        The folder of the learned trees.
    """
    features = [certainty_features(draft, resolutions) for draft in drafts]
    return load(CERTAINTY, folder).probabilities(features)


def certainty_features(draft: Draft, resolutions: Sequence[Resolution]) -> dict[str, float]:
    """Return what speaks for an event and its place, date and status, by name."""
    mentions = [resolutions[index] for index in draft.places]
    return {**_of_event(draft), **_of_place(draft, mentions), **_of_days(draft)}


def _of_event(draft: Draft) -> dict[str, float]:
    """Return what says that the word names an event of its type and status."""
    trigger, scores = draft.trigger, draft.trigger.scores
    found = {
        "event": _log_odds(event_probability(trigger)),
        "in tables": trigger.in_tables,
        f"status {draft.status.value}": 1.0,
    }
    if scores is not None:
        found |= {
            "event by encoder": _log_odds(scores.event),
            "happening by encoder": _log_odds(scores.happening),
            "status by encoder": _log_odds(scores.statuses[draft.status.value]),
            "type by encoder": _log_odds(scores.types.get(trigger.sense.type, 0.5)),
            "likeliest type": max(scores.types.values()),
            "background": scores.background,
        }
    return found


def _of_place(draft: Draft, mentions: Sequence[Resolution]) -> dict[str, float]:
    """Return what says that it happened there."""
    codes = {mention.place.feature_code[:4] for mention in mentions if mention.place is not None}
    text, starts = draft.trigger.word.document.text, [mention.toponym.start for mention in mentions]
    return {
        "place": _log_odds(draft.place_chance),
        "name": _log_odds(max((mention.score for mention in mentions), default=0.0)),
        "names a place": _log_odds(max((mention.toponym.certainty for mention in mentions), default=0.0)),
        f"basis {draft.place_basis.value}": 1.0,
        "several places": len(draft.places) > 1,
        "locative": any(is_locative(text, start) for start in starts),
        "directional": any(is_directional(text, start) for start in starts),
        "country": any(code.startswith("PCL") for code in codes),
        "region": "ADM1" in codes,
        "associative": any(mention.toponym.usage is Usage.ASSOCIATIVE for mention in mentions),
    }


def _of_days(draft: Draft) -> dict[str, float]:
    """Return what says that it happened then."""
    dated = draft.dated
    return {
        "date": _log_odds(draft.date_chance),
        f"dated {dated.basis.value if dated.basis else 'not'}": 1.0,
        "own date": dated.own,
    }


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, LOWEST), HIGHEST)
    return log(bounded / (1 - bounded))
