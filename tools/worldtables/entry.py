"""A place on its way into the compiled tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.model import Match

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


LOOKALIKES = str.maketrans("ǝƎ", "əƏ")
"""Letters that some names of Azerbaijan have in the place of its own."""


@dataclass(slots=True)
class Entry:
    """One place as its source has it; later sources add names, outlines and corrections to it."""

    id: str
    name: str
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country_code: str = ""
    admin1_code: str = ""
    population: int = 0
    other_name: str = ""
    disputed: bool = False
    radius_km: float = 0.0
    source: str = ""
    names: dict[str, Match] = field(default_factory=dict)
    outline: list[BaseGeometry] = field(default_factory=list)
    """Parts of the outline; a part may serve several places."""
    admin2_code: str = ""
    is_english: bool = False
    """Whether `name` is known to be the one that English uses."""

    def __post_init__(self) -> None:
        self.name = self.name.translate(LOOKALIKES)

    @property
    def division(self) -> tuple[str, str, str]:
        """The country, region and district that it belongs to, by their codes."""
        return self.country_code, self.admin1_code, self.admin2_code

    def add_name(self, name: str, match: Match = Match.ALTERNATE) -> None:
        """Add a name, if it is not known by a better claim."""
        name = name.translate(LOOKALIKES)
        if name and name != self.name:
            self.names.setdefault(name, match)

    def rename(self, name: str) -> None:
        """Call it `name`; what it was called stays, and for a settlement as good a name: *Kraków*."""
        former, self.name = self.name, name
        self.names.pop(name, None)
        self.add_name(former, Match.NAME if self.feature_class == "P" else Match.ALTERNATE)

    @property
    def extras(self) -> dict[str, Any]:
        """What most places have nothing of, and so is kept apart from the table's columns."""
        cells = {"other_name": self.other_name, "disputed": self.disputed}
        return {column: value for column, value in cells.items() if value}
