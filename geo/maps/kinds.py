"""Types of event in the few families that a map can tell apart by colour."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geo.language import event_families, event_types

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILIES = tuple(event_families())
"""In the order of the page's colours."""
FAMILY = {name: FAMILIES.index(traits.family) for name, traits in event_types().items()}
OTHER = FAMILIES.index("other")


def labels_script() -> str:
    """Return the script that adds the labels of families and types to the page's English strings.

    Examples
    --------
    >>> 'ASSAULT:"Attack"' in labels_script()
    True
    """
    labels = {
        "families": event_families(),
        "types": {name: traits.label for name, traits in event_types().items()},
    }
    tables = ",".join(f"{name}:{_table(texts)}" for name, texts in labels.items())
    return f"Object.assign(geo.languages.en,{{{tables}}});"


def _table(texts: Mapping[str, str]) -> str:
    """Return texts by name as an object of a script."""
    return f"{{{','.join(f'{name}:{json.dumps(text, ensure_ascii=False)}' for name, text in texts.items())}}}"
