"""The records of a person's own kinds of event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.language.tables import TableRow


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a file of kinds.

    Examples
    --------
    >>> str(Fault("mine.csv:3", "no trigger"))
    'mine.csv:3: no trigger'
    """

    where: str
    """The file, with its line."""
    text: str

    @property
    def line(self) -> tuple[str, int]:
        """The file and the line, to put faults in order; line 0 where it is of the whole file."""
        file, _, line = self.where.rpartition(":")
        return (file, int(line)) if line.isdecimal() else (self.where, 0)

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


@dataclass(frozen=True, slots=True)
class OwnKind:
    """A type of event that geo has not."""

    type: str
    family: str
    label: str
    family_label: str
    """What the legend calls its family; empty for a family of geo's."""
    colour: str
    """Of its family, as ``#rrggbb``; empty where geo chooses one."""


@dataclass(frozen=True, slots=True, eq=False)
class OwnKinds:
    """What a person's files say, equal to another if their contents are."""

    kinds: tuple[OwnKind, ...]
    rows: tuple[TableRow, ...]
    """The rows of triggers, of these types and of geo's."""
    digest: str
    """Of the files' contents."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OwnKinds) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)
