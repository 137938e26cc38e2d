"""Events: what happened, when and where, as one article reports it, and as many report it together."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.events.dating import DATE
    from geo.events.detect import KIND, NOT_EVENT, may_name_event, sentences_to_parse
    from geo.events.encoder import Encoding, encode_all
    from geo.events.gathering import ONE_WAR, SAME_EVENT, SAME_WITHIN_ARTICLE, corroborate, gather
    from geo.events.mentions import (
        CARRIED_PLACE,
        GIVEN_DAY,
        HEADLINE,
        SHARED_DATE,
        STORY,
        EventMentionFinder,
        Findings,
        find_event_mentions,
    )
    from geo.events.placing import PLACE, find_unrecognised_places, is_place_of_event
    from geo.events.status import STATUS

__all__ = [
    "CARRIED_PLACE",
    "DATE",
    "GIVEN_DAY",
    "HEADLINE",
    "KIND",
    "NOT_EVENT",
    "ONE_WAR",
    "PLACE",
    "SAME_EVENT",
    "SAME_WITHIN_ARTICLE",
    "SHARED_DATE",
    "STATUS",
    "STORY",
    "Encoding",
    "EventMentionFinder",
    "Findings",
    "corroborate",
    "encode_all",
    "find_event_mentions",
    "find_unrecognised_places",
    "gather",
    "is_place_of_event",
    "may_name_event",
    "sentences_to_parse",
]

_HOMES = {
    "DATE": "dating",
    **dict.fromkeys(("KIND", "NOT_EVENT", "may_name_event", "sentences_to_parse"), "detect"),
    **dict.fromkeys(("Encoding", "encode_all"), "encoder"),
    **dict.fromkeys(("ONE_WAR", "SAME_EVENT", "SAME_WITHIN_ARTICLE", "corroborate", "gather"), "gathering"),
    **dict.fromkeys(("PLACE", "find_unrecognised_places", "is_place_of_event"), "placing"),
    "STATUS": "status",
}


def __getattr__(name: str) -> object:
    """Import a name when it is first used: to gather what is kept needs few of the stages."""
    if name not in __all__:
        raise AttributeError(f"module 'geo.events' has no attribute {name!r}")
    return getattr(import_module(f"geo.events.{_HOMES.get(name, 'mentions')}"), name)
