"""When: time expressions in TIMEX3, anchored, and the publication date of a report that doesn't give it."""

from geo.dates.published import PublicationDate, infer_published
from geo.dates.tagging import tag

__all__ = ["PublicationDate", "infer_published", "tag"]
