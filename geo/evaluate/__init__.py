"""How right the parses of annotated articles are, by the measures of the field."""

from geo.evaluate.gold import Gold, GoldEvent, GoldTimex, GoldToponym, Kind
from geo.evaluate.outcomes import Outcome, outcomes
from geo.evaluate.records import read_gold
from geo.evaluate.reliability import Bin
from geo.evaluate.report import Report, Scored, Tally
from geo.evaluate.rules import RuleScore
from geo.evaluate.seen import was_learned_from

__all__ = [
    "Bin",
    "Gold",
    "GoldEvent",
    "GoldTimex",
    "GoldToponym",
    "Kind",
    "Outcome",
    "Report",
    "RuleScore",
    "Scored",
    "Tally",
    "outcomes",
    "read_gold",
    "was_learned_from",
]
