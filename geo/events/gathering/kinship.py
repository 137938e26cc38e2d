"""Which types two reporters may give to one event."""

from __future__ import annotations

from functools import cache

from geo.language import event_types


@cache
def are_kin_types(first: str, second: str) -> bool:
    """Return True if two reporters may give these types to one event.

    Examples
    --------
    >>> are_kin_types("AGREE", "CONSULT"), are_kin_types("AID", "PROTEST")
    (True, False)
    """
    types = event_types()
    return first == second or not types[first].kin.isdisjoint(types[second].kin)


@cache
def are_akin(first: str, second: str) -> bool:
    """Return True if two types are kin or of one family.

    Examples
    --------
    >>> are_kin_types("REQUEST", "SANCTION"), are_akin("REQUEST", "SANCTION")
    (False, True)
    """
    types = event_types()
    return are_kin_types(first, second) or types[first].family == types[second].family
