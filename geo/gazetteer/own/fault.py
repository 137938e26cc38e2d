"""What is wrong with a file of places, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one row, feature or file.

    Examples
    --------
    >>> str(Fault("mine.csv:3", "no name"))
    'mine.csv:3: no name'
    """

    where: str
    """The file, with its line or the number and name of its feature."""
    text: str
    is_warning: bool = False
    """True for what may be intended: a check reports it, and it stops nothing."""

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"
