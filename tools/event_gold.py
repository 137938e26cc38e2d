"""Golden sentences of our own for when and where an event happened and whether it did; how right we are.

Each row names its construction, its text, and for some words of it what the event that they tell of must be.
`held_out` marks the half that was written before the code was first run on it.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.model import Article, Parse
from geo.pipeline import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.gazetteer import Gazetteer
    from geo.model import EventMention, Interval

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
PUBLISHED = date(2023, 3, 15)
"""A Wednesday: the publication date of each row."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expected event, and what was found instead of it."""

    construction: str
    held_out: bool
    text: str
    expected: dict[str, Any]
    found: tuple[EventMention, ...]
    """The events whose trigger shares a character with the words expected."""
    parsed: Parse

    @property
    def has_date(self) -> bool:
        """Tell whether an event at the trigger, and at the place if one is asked for, has the date."""
        wanted = self.expected["date"]
        asked = self.expected.get("places")
        return any(
            told(event.interval) == wanted and (asked is None or asked == self.places(event))
            for event in self.found
        )

    @property
    def has_status(self) -> bool:
        """Tell whether the event has the status; where none is expected, whether there is none."""
        wanted = self.expected["status"]
        return not self.found if wanted is None else any(event.status == wanted for event in self.found)

    @property
    def has_type(self) -> bool:
        """Tell whether the event has the type."""
        wanted = self.expected.get("type")
        return not self.found if wanted is None else any(event.type == wanted for event in self.found)

    @property
    def has_places(self) -> bool:
        """Tell whether an event has the places and no other, or several events have them together."""
        wanted = sorted(self.expected["places"])
        told = [sorted(self.places(event)) for event in self.found]
        return wanted in told or (bool(told) and sorted({name for names in told for name in names}) == wanted)

    def places(self, event: EventMention) -> list[str]:
        """Return the words that name an event's places."""
        return [self.parsed.toponyms[index].toponym.text for index in event.places]


def told(interval: Interval | None) -> str | None:
    """Spell an interval as the gold does: a year, month or day, else the first and last day."""
    if interval is None:
        return None
    begin, until = str(interval.begin), str(interval.until)
    if begin == until:
        return begin
    if begin.endswith("01-01") and until == f"{begin[:4]}-12-31":
        return begin[:4]
    following = date.fromisoformat(until).toordinal() + 1
    if begin.endswith("-01") and begin[:7] == until[:7] and date.fromordinal(following).day == 1:
        return begin[:7]
    return f"{begin}/{until}"


def outcomes(name: str, gazetteer: Gazetteer) -> Iterator[Outcome]:
    """Parse each row of a golden file, and yield what was found where an event is expected."""
    with (GOLDEN / name).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    articles = [Article(str(number), row["text"], published=PUBLISHED) for number, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(articles, gazetteer), strict=True):
        if not isinstance(parsed, Parse):
            raise TypeError(f"{row['text']!r}: {parsed.reason}")
        for expected in row["events"]:
            start = row["text"].index(expected["trigger"])
            end = start + len(expected["trigger"])
            found = tuple(
                event for event in parsed.events if event.trigger.start < end and start < event.trigger.end
            )
            yield Outcome(row["construction"], row["held_out"], row["text"], expected, found, parsed)


def shares(marked: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    """Count, for each key, how many are right and how many there are."""
    right, total = Counter[str](), Counter[str]()
    for key, is_right in marked:
        right[key] += is_right
        total[key] += 1
    return {key: (right[key], total[key]) for key in total}
