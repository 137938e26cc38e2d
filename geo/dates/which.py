"""The words that choose among periods of one name: *last*, *this*, *that*; and what a count starts from."""

from __future__ import annotations

from enum import Enum, auto


class Which(Enum):
    """Which of the many Mondays, Mays or springs is meant."""

    BARE = auto()
    """Not said: *on Monday*, *in May*."""
    LAST = auto()
    THIS = auto()
    NEXT = auto()
    """These three count from the publication: *last May*, *this Friday*, *next spring*."""
    THAT = auto()
    PREVIOUS = auto()
    FOLLOWING = auto()
    """These three count from the time last mentioned: *that spring*, *the following Monday*."""
    ANY = auto()
    """None that could be determined: *on a Monday*, *one Friday in May*."""


class Origin(Enum):
    """What a count of days, weeks or years starts from."""

    PUBLICATION = auto()
    MENTION = auto()
    EITHER = auto()
    """The publication in news, the time last mentioned in a narrative: *the end of the year*."""
