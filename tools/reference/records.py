"""The fields of the record of `geo parse --jsonl`."""

from __future__ import annotations

from geo.export.record_fields import RECORD_FIELDS
from reference.markdown import table


def shown() -> str:
    """Return a section for each part of the record."""
    return "\n".join(_section(name) for name in RECORD_FIELDS)


def _section(name: str) -> str:
    rows = ([f"`{field.name}`", field.holds, field.says] for field in RECORD_FIELDS[name])
    return f"## {name.capitalize()}\n\n{table(['field', 'holds', ''], rows)}\n"
