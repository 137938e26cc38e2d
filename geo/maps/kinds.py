"""Types of event in the few families that a map can tell apart by colour."""

from __future__ import annotations

from geo.language import event_types

FAMILIES = ("cooperation", "dispute", "force", "protest", "other")
"""In the order of the page's colours."""
FAMILY = {name: FAMILIES.index(traits.family) for name, traits in event_types().items()}
OTHER = FAMILIES.index("other")
