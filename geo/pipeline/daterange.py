"""The days of which events are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.errors import UsageError

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `begin` to `until`, both included; None is an open end."""

    begin: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.begin and self.until and self.begin > self.until:
            raise UsageError(f"the range runs the wrong way: --from {self.begin} is after --to {self.until}")
