"""What a person sees in the terminal."""

from geo.terminal.evaluate import print_report
from geo.terminal.gazetteer import print_altered, print_check, print_import, print_inventory
from geo.terminal.parse import print_parse
from geo.terminal.places import print_places
from geo.terminal.reading import counting, print_unread, progress
from geo.terminal.review import print_review
from geo.terminal.rules import print_rules
from geo.terminal.store import print_cleared, print_extent, print_store
from geo.terminal.summary import print_summary

__all__ = [
    "counting",
    "print_altered",
    "print_check",
    "print_cleared",
    "print_extent",
    "print_import",
    "print_inventory",
    "print_parse",
    "print_places",
    "print_report",
    "print_review",
    "print_rules",
    "print_store",
    "print_summary",
    "print_unread",
    "progress",
]
