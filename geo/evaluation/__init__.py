"""How right the parses of annotated articles are, by the measures of the field."""

from geo.evaluation.gold import Gold, GoldEvent, GoldTimex, GoldToponym, Kind
from geo.evaluation.outcomes import Outcome, outcomes
from geo.evaluation.records import read_gold
from geo.evaluation.reliability import Bin
from geo.evaluation.report import Report, Scored, Tally
from geo.evaluation.rules import RuleScore
from geo.evaluation.seen import was_learned_from

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
