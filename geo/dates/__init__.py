"""When: time expressions in TIMEX3, anchored, and the publication date of a report that doesn't give it."""

from geo.dates.expressions import Expression
from geo.dates.grammar import find_expressions
from geo.dates.publication import PUBLICATION, PublicationDate, infer_published
from geo.dates.rules import ANCHORING
from geo.dates.tagging import tag

__all__ = [
    "ANCHORING",
    "PUBLICATION",
    "Expression",
    "PublicationDate",
    "find_expressions",
    "infer_published",
    "tag",
]
