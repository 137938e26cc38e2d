"""spaCy as a library: imported without its command line, which takes a third of the import."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

COMMANDS = ("spacy.cli", "spacy.cli.info")
"""Modules of which spaCy imports one function, ``spacy.info``, and with them what downloads models."""


def import_spacy() -> ModuleType:
    """Return spaCy; who wants its command line later still gets it.

    Examples
    --------
    >>> import_spacy().blank("en").lang
    'en'
    """
    if "spacy" not in sys.modules:
        sys.modules |= {name: _stand_in(name) for name in COMMANDS}
        try:
            import spacy  # noqa: F401, PLC0415 - it takes a second
        finally:
            for name in COMMANDS:
                sys.modules.pop(name, None)
    return sys.modules["spacy"]


def _stand_in(name: str) -> ModuleType:
    """Return a module that stands in for one of `COMMANDS` during the import."""
    module = ModuleType(name)
    module.info = _info  # type: ignore[attr-defined]
    return module


def _info(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - spaCy's
    """Call ``spacy.info``, which is imported now."""
    from spacy.cli.info import info  # noqa: PLC0415 - that is the point

    return info(*arguments, **named)
