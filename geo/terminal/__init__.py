"""What a person sees in the terminal."""

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
from geo.terminal.summary import print_summary

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
