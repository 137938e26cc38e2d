"""From articles to a map: the only place that knows the order of the stages.

`parse` finds places, dates and events in each article, `collect` those of all together, `build` draws them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.pipeline.building import Built, Plan, build, plan
    from geo.pipeline.corpus import Corpus, assemble, collect
    from geo.pipeline.daterange import DateRange
    from geo.pipeline.keeping import open_store
    from geo.pipeline.output import Output
    from geo.pipeline.parsing import parse
    from geo.pipeline.reviewing import Reviewed, review

__all__ = [
    "Built",
    "Corpus",
    "DateRange",
    "Output",
    "Plan",
    "Reviewed",
    "assemble",
    "build",
    "collect",
    "open_store",
    "parse",
    "plan",
    "review",
]

_HOMES = {
    "parse": "parsing",
    "open_store": "keeping",
    "DateRange": "daterange",
    "Output": "output",
    **dict.fromkeys(("Corpus", "assemble", "collect"), "corpus"),
    **dict.fromkeys(("Reviewed", "review"), "reviewing"),
}


def __getattr__(name: str) -> object:
    """Import a name when it is first used: who only parses need not wait for all that draws."""
    if name not in __all__:
        raise AttributeError(f"module 'geo.pipeline' has no attribute {name!r}")
    return getattr(import_module(f"geo.pipeline.{_HOMES.get(name, 'building')}"), name)
