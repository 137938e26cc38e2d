"""What speaks for and against a word naming an event, put together to one probability.

Two judges look at a word that no rule dismisses: the tables of triggers, and the encoder. Either can be
wrong; a logistic model, learned on articles that the encoder was not trained on, weighs them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.events.detect.trigger import Trigger
    from geo.events.encoder import WordScores

MIN_PROBABILITY = 0.3
"""From which a word is taken for an event: what is missed here is lost, what is false can still be held back
by its certainty, which knows its place and date as well."""
MAX_LOG_ODDS = 5.0
"""The encoder is trusted no further: what it is surest of is wrong once in some hundred times."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds that each piece of evidence adds; see tools/encoder/fit_evidence.py."""

    start: float = -1.07
    encoder: float = 0.57
    """For each unit of the encoder's log-odds."""
    in_tables: float = 0.85
    """The tables have a sense of the word that fits and is an event's."""
    type_in_tables: float = 1.0
    """Added to the logarithm of the encoder's probability for the type that the tables give."""


WEIGHTS = Weights()
MIN_IF_ONLY_SPOKEN_OF = 0.8
"""Probability by the encoder from which a rule does not hold an event for only spoken of."""
CERTAIN = 0.95
"""Of what a person's own row of the tables names."""
UNSEEN = -2.0
"""Log-odds of the encoder for a word that it did not see: beyond its longest sentence."""


def probability(scores: WordScores | None, *, in_tables: bool) -> float:
    """Return the probability that a word names an event.

    Parameters
    ----------
    scores
        What the encoder says of the word; None if it did not see it.
    in_tables
        The tables have a sense of the word that fits and is an event's.

    Examples
    --------
    >>> probability(None, in_tables=True) > probability(None, in_tables=False)
    True
    """
    seen = _log_odds(scores.event) if scores is not None else UNSEEN
    odds = WEIGHTS.start + WEIGHTS.encoder * seen + WEIGHTS.in_tables * in_tables
    return 1 / (1 + exp(-odds))


def least_by_encoder(*, in_tables: bool) -> float:
    """Return the encoder's probability below which no word is likely enough to name an event.

    Examples
    --------
    >>> least_by_encoder(in_tables=True) < least_by_encoder(in_tables=False)
    True
    """
    odds = log(MIN_PROBABILITY / (1 - MIN_PROBABILITY)) - WEIGHTS.start - WEIGHTS.in_tables * in_tables
    return 1 / (1 + exp(-odds / WEIGHTS.encoder))


def likeliest_type(scores: WordScores | None, of_tables: str | None) -> str:
    """Return the type of an event; the tables' own counts where the encoder does not know it.

    Examples
    --------
    >>> likeliest_type(None, "ASSAULT")
    'ASSAULT'
    """
    if scores is None or (of_tables is not None and of_tables not in scores.types):
        return of_tables or ""
    bonus = {of_tables: WEIGHTS.type_in_tables}
    return max(scores.types, key=lambda name: log(max(scores.types[name], 1e-9)) + bonus.get(name, 0.0))


def is_event(trigger: Trigger) -> bool:
    """Return True if a trigger is likely enough to name an event."""
    return event_probability(trigger) >= MIN_PROBABILITY


def is_surely_event(trigger: Trigger) -> bool:
    """Return True if the encoder is so sure of an event that it stands though it is only spoken of."""
    return trigger.scores is not None and trigger.scores.event >= MIN_IF_ONLY_SPOKEN_OF


def event_probability(trigger: Trigger) -> float:
    """Return the probability that a trigger names an event."""
    if trigger.sense.is_own:
        return CERTAIN
    return probability(trigger.scores, in_tables=trigger.in_tables)


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 1e-6), 1 - 1e-6)
    return max(-MAX_LOG_ODDS, min(MAX_LOG_ODDS, log(bounded / (1 - bounded))))
