"""What can go wrong in a way that a user can mend.

Every message names the file or the input and quotes the value that was refused.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_FAULT = 300
"""Characters of what a library says of a fault: it may quote all that it was given."""


class GeoError(Exception):
    """Root of all errors that `geo` raises on purpose."""


class UsageError(GeoError):
    """A request that can't be carried out as put: a range the wrong way round, an unknown model."""


class NothingToDoError(GeoError):
    """A request in order, for which the input holds nothing: no article, no event in the range."""


class NothingToDrawError(NothingToDoError):
    """Articles in order that report no event in the range: a quiet day."""


class SettingsError(GeoError):
    """A file of standing choices (geo.toml) that is wrong in a line that is named."""


class UnreadableError(GeoError):
    """An input that is no article: empty, binary, broken markup, an unknown format."""


class GazetteerError(GeoError):
    """A gazetteer table that is missing, altered, or wrong in a row that is named."""


class KindsError(GeoError):
    """A file of a person's own kinds of event that is wrong in a row that is named."""


class CorrectionsError(GeoError):
    """A file of a person's corrections that is wrong in a row that is named."""


class NotesError(GeoError):
    """A table of a person's notes for the map that is wrong in a row that is named."""


class OutputError(GeoError):
    """An output that can't be written."""


class EventsError(GeoError):
    """Events that were written before and can't be read: a folder without any, a damaged file."""


class StoreError(GeoError):
    """A store of parses that can't be used: a run goes on without it."""


class ClusterError(GeoError):
    """A cluster that can't be used: no scheduler answers, or a worker has something else installed."""


class FaultError(GeoError):
    """Something that was not foreseen, with the name of what it happened at."""


@contextmanager
def blaming(what: str) -> Iterator[None]:
    """Raise what was not foreseen as a `FaultError` that names what it happened at.

    Examples
    --------
    >>> with blaming("own.csv"):
    ...     1 / 0
    Traceback (most recent call last):
        ...
    geo.errors.FaultError: own.csv: ZeroDivisionError: division by zero
    """
    try:
        yield
    except (GeoError, OSError):  # an error of the system names its file itself
        raise
    except Exception as error:
        raise FaultError(f"{what}: {fault_of(error)}") from error


def fault_of(error: BaseException) -> str:
    r"""Return the name of an error and what it says, on one line and not too long.

    Examples
    --------
    >>> fault_of(ValueError("no\nnumber"))
    'ValueError: no number'
    """
    says = " ".join(str(error).split())
    short = f"{says[:LONGEST_FAULT]}…" if len(says) > LONGEST_FAULT else says
    return f"{type(error).__name__}: {short}" if short else type(error).__name__
