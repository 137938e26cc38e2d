"""PLOVER's types of event in the few families that a map can tell apart by colour."""

from __future__ import annotations

from geo.model import EventType

FAMILIES = ("cooperation", "dispute", "force", "protest", "other")
"""In the order of the page's colours."""
FAMILY = {
    EventType.AGREE: 0,
    EventType.CONSULT: 0,
    EventType.SUPPORT: 0,
    EventType.CONCEDE: 0,
    EventType.COOPERATE: 0,
    EventType.AID: 0,
    EventType.RETREAT: 0,
    EventType.REQUEST: 1,
    EventType.ACCUSE: 1,
    EventType.REJECT: 1,
    EventType.THREATEN: 1,
    EventType.SANCTION: 1,
    EventType.ASSAULT: 2,
    EventType.COERCE: 2,
    EventType.MOBILIZE: 2,
    EventType.PROTEST: 3,
}
OTHER = FAMILIES.index("other")
