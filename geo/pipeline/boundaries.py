"""What is done for many things together, and what they cost where it fails: only those at fault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from geo.errors import GeoError
from geo.model import Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.model import Parse

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Together(Generic[Result]):
    """What some work gave for several articles together, and what it could not be done for."""

    result: Result
    faults: tuple[Unread, ...] = ()


def together(
    parses: Sequence[Parse], work: Callable[[Sequence[Parse]], Result], what: str, nothing: Result
) -> Together[Result]:
    """Return what some work gives for all articles; where it fails, for those with which it doesn't.

    Parameters
    ----------
    parses
        Those of the articles.
    work
        What is done for all together.
    what
        What is to be said of an article at fault: *its events could not be gathered*.
    nothing
        What there is where it can't be done at all.

    Raises
    ------
    GeoError, OSError
        As the work raises it.
    """
    try:
        return Together(work(parses))
    except (GeoError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - the boundary around what is done for all articles
        faulty = find_faulty(parses, work)
        faults = [_fault(parses[number], what, fault) for number, fault in faulty.items()]
        rest = [parsed for number, parsed in enumerate(parses) if number not in faulty]
        if faulty and rest:
            others = together(rest, work, what, nothing)
            return Together(others.result, (*faults, *others.faults))
        return Together(nothing, tuple(faults or [_fault(parsed, what, error) for parsed in parses]))


def _fault(parsed: Parse, what: str, error: Exception) -> Unread:
    return Unread.of_fault(parsed.article.id, what, error, partial=True)


def find_faulty(items: Sequence[Item], work: Callable[[Sequence[Item]], object]) -> dict[int, Exception]:
    """Return the numbers of the things with which some work fails, each with its error, by halving.

    Parameters
    ----------
    items
        All things. Where only several together are at fault, none is named.
    work
        What fails for all together.

    Raises
    ------
    GeoError, OSError
        As the work raises it: that was foreseen, and is no fault of a single thing.

    Examples
    --------
    >>> found = find_faulty([4, 2, 0, 1], lambda numbers: [8 // number for number in numbers])
    >>> {number: str(error) for number, error in found.items()}
    {2: 'integer division or modulo by zero'}
    """
    try:
        work(items)
    except (GeoError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - the boundary around what is done together
        if len(items) <= 1:
            return dict.fromkeys(range(len(items)), error)
        half = len(items) // 2
        behind = find_faulty(items[half:], work)
        return find_faulty(items[:half], work) | {half + number: fault for number, fault in behind.items()}
    return {}
