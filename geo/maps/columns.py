"""Columns of a table as strings: numbers encoded, words numbered, days counted.

Columns instead of objects keep a page of many thousand events small, quick to open and quick to filter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from geo.maps.encode import encode_numbers

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

    Days = NDArray[np.int64]
    Cells = Sequence[Any] | pd.Series[Any]

OPEN = np.iinfo(np.int32).min
"""Stands for a day that is not known."""


class Index:
    """Numbers values in the order in which they come, each once.

    Examples
    --------
    >>> index = Index()
    >>> [index.add(word, word) for word in ("Tbilisi", "Baku", "Tbilisi")], index.kept
    ([0, 1, 0], ['Tbilisi', 'Baku'])
    """

    def __init__(self) -> None:
        self.kept: list[Any] = []
        self._numbers: dict[Hashable, int] = {}

    def add(self, key: Hashable, value: Any) -> int:  # noqa: ANN401 - holds any JSON value
        """Return the number of `key`, keeping `value` when it comes first."""
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.kept)
            self.kept.append(value)
        return number


def days(cells: Cells) -> Days:
    """Return ISO dates as days since 1970-01-01, `OPEN` where there is none.

    Examples
    --------
    >>> days(["1970-01-02", None]).tolist()
    [1, -2147483648]
    """
    codes, dates = pd.factorize(pd.Series(cells, dtype="str"))
    counted = np.asarray(dates, dtype="datetime64[D]").astype(np.int64)
    return np.append(counted, OPEN)[codes]


def words(cells: Cells) -> tuple[str, list[str]]:
    """Return the encoded number of each cell's word, and the words; of an empty cell it is ``""``."""
    codes, known = pd.factorize(pd.Series(cells, dtype="str").fillna(""))
    return encode_numbers(codes), known.tolist()


def intervals(begin: Days, until: Days) -> dict[str, str]:
    """Encode first and last days: how far from the row before, how long, and which end is open."""
    first = np.where(begin == OPEN, until, begin)
    first = np.where(first == OPEN, 0, first)
    last = np.where(until == OPEN, first, until)
    is_open = (begin == OPEN) + 2 * (until == OPEN)
    return {
        "first": encode_numbers(np.diff(first, prepend=0)),
        "length": encode_numbers(last - first),
        "open": encode_numbers(is_open),
    }


def lists(values: Sequence[Sequence[int]]) -> dict[str, str]:
    """Encode lists of numbers: how long each is, and all numbers one after the other."""
    flat = np.fromiter((number for numbers in values for number in numbers), dtype=np.int64)
    lengths = np.fromiter(map(len, values), dtype=np.int64)
    return {"lengths": encode_numbers(lengths), "values": encode_numbers(np.diff(flat, prepend=0))}
