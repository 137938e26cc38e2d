"""A person's own places, laid over the world: read, checked row by row, and held as a layer."""

from geo.gazetteer.own.check import check_own, read_own
from geo.gazetteer.own.fault import Fault
from geo.gazetteer.own.layer import Own, OwnPlace

__all__ = ["Fault", "Own", "OwnPlace", "check_own", "read_own"]
