"""A person's own kinds of event and triggers: read from a table, checked, and in use beside geo's own."""

from geo.language.own.in_use import cached_by_kinds, own_kinds, use_own_kinds
from geo.language.own.kinds import Fault, OwnKind, OwnKinds

__all__ = ["Fault", "OwnKind", "OwnKinds", "cached_by_kinds", "own_kinds", "use_own_kinds"]
