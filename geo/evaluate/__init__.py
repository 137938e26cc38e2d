"""How right the parses of annotated articles are, by the measures of the field."""

from geo.evaluate.gold import Gold, Kind, read_gold
from geo.evaluate.reliability import Bin
from geo.evaluate.report import Report, Scored, Tally
from geo.evaluate.seen import was_learned_from

__all__ = ["Bin", "Gold", "Kind", "Report", "Scored", "Tally", "read_gold", "was_learned_from"]
