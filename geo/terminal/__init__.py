"""What a person sees in the terminal."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.terminal.config import print_choices
    from geo.terminal.evaluate import print_report
    from geo.terminal.gazetteer import (
        print_altered,
        print_check,
        print_got,
        print_import,
        print_inventory,
        print_remotes,
    )
    from geo.terminal.kinds import print_kinds
    from geo.terminal.parse import print_parse
    from geo.terminal.places import print_places
    from geo.terminal.reading import counting, print_unread, progress, warn
    from geo.terminal.records import corpus_record, print_record, summary_record
    from geo.terminal.review import print_review
    from geo.terminal.rules import print_rules
    from geo.terminal.store import print_cleared, print_extent, print_store
    from geo.terminal.summary import print_redrawn, print_summary

__all__ = [
    "corpus_record",
    "counting",
    "print_altered",
    "print_check",
    "print_choices",
    "print_cleared",
    "print_extent",
    "print_got",
    "print_import",
    "print_inventory",
    "print_kinds",
    "print_parse",
    "print_places",
    "print_record",
    "print_redrawn",
    "print_remotes",
    "print_report",
    "print_review",
    "print_rules",
    "print_store",
    "print_summary",
    "print_unread",
    "progress",
    "summary_record",
    "warn",
]

_HOMES = {
    **dict.fromkeys(("corpus_record", "print_record", "summary_record"), "records"),
    **dict.fromkeys(("counting", "print_unread", "progress", "warn"), "reading"),
    **dict.fromkeys(("print_cleared", "print_extent", "print_store"), "store"),
    "print_choices": "config",
    "print_kinds": "kinds",
    "print_parse": "parse",
    "print_places": "places",
    "print_report": "evaluate",
    "print_review": "review",
    "print_rules": "rules",
    **dict.fromkeys(("print_redrawn", "print_summary"), "summary"),
}


def __getattr__(name: str) -> object:
    """Import a name when it is first used: a summary needs none of the stages, whose rules a parse names."""
    if name not in __all__:
        raise AttributeError(f"module 'geo.terminal' has no attribute {name!r}")
    return getattr(import_module(f"geo.terminal.{_HOMES.get(name, 'gazetteer')}"), name)
