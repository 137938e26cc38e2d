"""The publication date of a report that gives none: clues in its text, and the rules that decide by them."""

from geo.dates.publication.infer import infer_published
from geo.dates.publication.publication_date import PublicationDate
from geo.dates.publication.rules import PUBLICATION

__all__ = ["PUBLICATION", "PublicationDate", "infer_published"]
