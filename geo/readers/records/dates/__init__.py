"""What sources give as publication date → the days it denotes. Never the clock, never the file's time."""

from geo.readers.records.dates.order import Order, OrderTally
from geo.readers.records.dates.published import is_nothing, published

__all__ = ["Order", "OrderTally", "is_nothing", "published"]
