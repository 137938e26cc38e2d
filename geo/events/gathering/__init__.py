"""Gathering: the event mentions of many articles become events, and reports of one event date each other.

In the order of the work: `compared` prepares what is compared; `within` joins the mentions of one article
that are of one event into an account of it (`accounts`); `blocking` finds which accounts of two articles are
worth comparing, `likeness` compares their words, numbers and whole texts, `sameness` decides, `linking` does
so week by week; `joining` puts accounts together, `wars` those dated by a year, and `merging` makes the
records. `clustering` does all of this, and takes what earlier runs worked out from a `memory`, in which an
event is `bare`. `corroboration` answers another question: when articles without a date came out.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.events.gathering.clustering import gather
    from geo.events.gathering.corroboration import corroborate
    from geo.events.gathering.sameness.rules import SAME_EVENT
    from geo.events.gathering.wars import ONE_WAR
    from geo.events.gathering.within.rules import SAME_WITHIN_ARTICLE

__all__ = ["ONE_WAR", "SAME_EVENT", "SAME_WITHIN_ARTICLE", "corroborate", "gather"]

_HOMES = {
    "gather": "clustering",
    "corroborate": "corroboration",
    "SAME_EVENT": "sameness.rules",
    "ONE_WAR": "wars",
    "SAME_WITHIN_ARTICLE": "within.rules",
}


def __getattr__(name: str) -> object:
    """Import a name when it is first used: what earlier runs gathered needs few of them."""
    if name not in __all__:
        raise AttributeError(f"module 'geo.events.gathering' has no attribute {name!r}")
    return getattr(import_module(f"geo.events.gathering.{_HOMES[name]}"), name)
