"""What is known of languages, as tables that a person edits: words, triggers, numbers, types of event.

A folder holds one language (``en``, ``ru`` …). Its ``words`` folder has the word classes; its other tables
are read by the stages that need them, all through the same loader. ``event_types.csv`` is for all languages.
"""

from geo.language.event_subtypes import event_subtypes, subtype_of
from geo.language.event_types import (
    EventTypeTraits,
    built_in_families,
    built_in_types,
    event_families,
    event_types,
    types_with,
)
from geo.language.language import Language, alternatives, language, languages, word_class
from geo.language.numbers import cardinals, ordinal_number, ordinals
from geo.language.own import Fault, OwnKind, OwnKinds, cached_by_kinds, own_kinds, use_own_kinds
from geo.language.place_kinds import PlaceKind, place_kinds, place_kinds_in
from geo.language.tables import TableError, TableRow, read_rows

__all__ = [
    "EventTypeTraits",
    "Fault",
    "Language",
    "OwnKind",
    "OwnKinds",
    "PlaceKind",
    "TableError",
    "TableRow",
    "alternatives",
    "built_in_families",
    "built_in_types",
    "cached_by_kinds",
    "cardinals",
    "event_families",
    "event_subtypes",
    "event_types",
    "language",
    "languages",
    "ordinal_number",
    "ordinals",
    "own_kinds",
    "place_kinds",
    "place_kinds_in",
    "read_rows",
    "subtype_of",
    "types_with",
    "use_own_kinds",
    "word_class",
]
