"""The usage of a name: the place itself, those who act in its name, or its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Usage
from geo.recognise.tagger import open_model

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.recognise.surroundings import Surroundings


def usages(surroundings: Surroundings, models: Path) -> Iterator[Usage]:
    """Yield the usage of each mention of a text, in order."""
    tagger = open_model(models / "usage.crfsuite")
    for number in range(len(surroundings)):
        if surroundings.kind(number) == "demonym":
            yield Usage.DEMONYM
        else:
            yield Usage(tagger.tag([surroundings.features(number)])[0])
