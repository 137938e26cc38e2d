"""How sure it is that an event happened there, then, and with that status.

Each stage gives a probability of its own; the events of marked reports say what they are worth together.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from geo.events.detect import event_probability
from geo.events.mentions.scene import load_weights, probability
from geo.model import Usage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.events.mentions.draft import Draft
    from geo.model import Resolution

LOWEST, HIGHEST = 0.02, 0.98
"""Between these the stages' probabilities are believed."""


def certainty(draft: Draft, resolutions: Sequence[Resolution], folder: Path) -> float:
    """Return the probability that a careful reader would mark an event as it stands.

    Parameters
    ----------
    draft
        The event.
    resolutions
        The place mentions of its article.
    folder
        The folder of the learned weights.
    """
    return probability(load_weights(folder).certainty, certainty_features(draft, resolutions))


def certainty_features(draft: Draft, resolutions: Sequence[Resolution]) -> dict[str, float]:
    """Return what speaks for an event and its place, date and status, by name."""
    scores = draft.trigger.scores
    mentions = [resolutions[index] for index in draft.places]
    best = max((mention.score for mention in mentions), default=0.0)
    found = {
        "always": 1.0,
        "event": _log_odds(event_probability(draft.trigger)),
        "place": _log_odds(draft.place_chance),
        "name": _log_odds(best),
        "date": _log_odds(draft.date_chance),
        f"basis {draft.place_basis.value}": 1.0,
        f"dated {draft.dated.basis.value if draft.dated.basis else 'not'}": 1.0,
        f"status {draft.status.value}": 1.0,
        "several places": float(len(draft.places) > 1),
    }
    if scores is not None:
        found["status by encoder"] = _log_odds(scores.statuses[draft.status.value])
        found["background"] = scores.background
        found["type by encoder"] = _log_odds(scores.types.get(draft.trigger.sense.type, 0.5))
    if draft.trigger.in_tables:
        found["in tables"] = 1.0
    codes = {mention.place.feature_code[:4] for mention in mentions if mention.place is not None}
    if any(code.startswith("PCL") for code in codes):
        found["country"] = 1.0
    if "ADM1" in codes:
        found["region"] = 1.0
    if any(mention.toponym.usage is Usage.ASSOCIATIVE for mention in mentions):
        found["associative"] = 1.0
    return found


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, LOWEST), HIGHEST)
    return log(bounded / (1 - bounded))
