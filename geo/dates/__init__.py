"""When: time expressions in TIMEX3, anchored, and the publication date of a report that doesn't give it."""

from geo.dates.expressions import Expression
from geo.dates.grammar import find_expressions
from geo.dates.layout.entries import find_dated_entries
from geo.dates.layout.passage import DatedPassage, passage_at
from geo.dates.layout.period import find_reporting_periods
from geo.dates.layout.period_rules import PERIOD
from geo.dates.publication import PUBLICATION, PublicationDate, infer_published
from geo.dates.rules import ANCHORING
from geo.dates.tagging import tag

__all__ = [
    "ANCHORING",
    "PERIOD",
    "PUBLICATION",
    "DatedPassage",
    "Expression",
    "PublicationDate",
    "find_dated_entries",
    "find_expressions",
    "find_reporting_periods",
    "infer_published",
    "passage_at",
    "tag",
]
