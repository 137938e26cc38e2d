"""The golden rows: texts of our own with what must be found in them, in the format of `geo eval`."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geo.model import Article, Unread
from geo.pipeline.evaluating import read_corpora

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.evaluation import Gold
    from geo.model import Interval

    Row = tuple[Article, Gold]

GOLDEN = Path(__file__).parent / "golden"


@lru_cache(maxsize=16)
def golden(name: str) -> tuple[Row, ...]:
    """Return the rows of a golden file; a row that can't be read is an error."""
    rows = list(read_corpora([GOLDEN / f"{name}.jsonl"]))
    faults = [row for row in rows if isinstance(row, Unread)]
    assert not faults, faults
    return tuple(row for row in rows if not isinstance(row, Unread))


def cases(rows: Iterable[Row]) -> list[Any]:
    """Return rows as the parameters of a test, those that are known to fail marked so."""
    return [
        pytest.param(
            article,
            gold,
            id=re.sub(r"\W+", "-", gold.text)[:70],
            marks=[pytest.mark.xfail(reason=gold.xfail)] if gold.xfail else [],
        )
        for article, gold in rows
    ]


def iso(interval: Interval | None) -> str | None:
    """Write an interval as briefly as ISO 8601 can: a year, month or day, else the first and last day."""
    if interval is None:
        return None
    begin, until = str(interval.begin), str(interval.until)
    if begin == until:
        return begin
    if begin.endswith("01-01") and until == f"{begin[:4]}-12-31":
        return begin[:4]
    ends_month = interval.until is not None and (interval.until + timedelta(days=1)).day == 1
    if begin.endswith("-01") and begin[:7] == until[:7] and ends_month:
        return begin[:7]
    return f"{begin}/{until}"
