"""What is asked of every article of a run, so that an article that did not change need not be decoded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gist:
    """What a run asks of each article before it knows which ones it looks at more closely."""

    weeks: tuple[int, ...]
    """The weeks to which its events may belong, as `geo.events` counts them."""
    home: str
    """The country in which most of its places lie that are sure enough; empty if none is."""
    is_doubtful: bool
    """Whether it is too short to speak for its places, and one of them is not sure."""
    country: str
    """The country in which most of its places lie."""
    lacking: tuple[str, ...]
    """Names that the gazetteer lacks."""
    mentions: int
    """Of places."""
    unknown: int
    """Those that mean no known place, save names of which a person says that they are no place."""
