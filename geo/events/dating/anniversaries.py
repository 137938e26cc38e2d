"""Acts done on the day on which another is remembered: *on the tenth anniversary of the coup of 3 May*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Interval, Precision
from geo.text import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.events.detect import Trigger
    from geo.text import Word

ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
)
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
NUMBERS = (
    {word: number for number, word in enumerate(ORDINALS.split(), 1)}
    | {f"{word.removesuffix('y')}ieth": number for word, number in TENS.items()}
    | {"hundredth": 100}
)
ORDINAL = re.compile(
    r"\b(?:(?P<figures>\d{1,3})(?:st|nd|rd|th)"
    rf"|(?:(?P<tens>{'|'.join(TENS)})[ -])?(?P<word>{'|'.join(NUMBERS)}))\b"
)
"""*25th*, *fifth*, *twenty-fifth*."""


@dataclass(frozen=True, slots=True)
class Anniversary:
    """So many years after what `of` tells."""

    years: int
    of: tuple[Word, ...]

    def day(self, interval: Interval | None) -> Interval | None:
        """Return the anniversary of a day; None for what is no day, or 29 February in most years."""
        if interval is None or interval.begin is None or interval.begin != interval.until:
            return None
        try:
            day = interval.begin.replace(year=interval.begin.year + self.years)
        except ValueError:
            return None
        return Interval(day, day, Precision.DAY)


def anniversaries(trigger: Trigger) -> Iterator[Anniversary]:
    """Yield the anniversaries on which an act is told to have been done."""
    for anchor in dict.fromkeys((*trigger.anchors, trigger.verb)):
        for preposition in anchor.dependents(Relation.PREPOSITION):
            for noun in preposition.dependents(Relation.PREPOSITIONAL_OBJECT):
                if preposition.lower == "on" and noun.lemma == "anniversary":
                    yield from _counted(noun)


def _counted(noun: Word) -> Iterator[Anniversary]:
    document = noun.document
    before = document.text_of(document.words[noun.first_below.index : noun.index]).lower()
    years = [_number(found) for found in ORDINAL.finditer(before)]
    if years:
        yield Anniversary(years[-1], tuple(noun.subtree))


def _number(ordinal: re.Match[str]) -> int:
    figures, tens, word = ordinal.group("figures", "tens", "word")
    return int(figures) if figures else NUMBERS[word] + TENS.get(tens, 0)
