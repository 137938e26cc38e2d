"""Events on the day on which another is remembered: *on the tenth anniversary of the coup of 3 May*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.events.dating.intervals import day_interval
from geo.language import alternatives, ordinal_number
from geo.language.numbers import ordinals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.events.dating.times import ArticleTimes
    from geo.events.detect.trigger import Trigger
    from geo.model import Interval
    from geo.text import Word

NOUN = "anniversary"
IN_WORDS = alternatives({word.replace("-", " ") for word in ordinals()}).replace(r"\s", "[ -]")
ORDINAL = re.compile(rf"\b(?:\d{{1,3}}(?:st|nd|rd|th)|{IN_WORDS})\b")
"""*25th*, *fifth*, *twenty-fifth*."""


def anniversaries(trigger: Trigger, times: ArticleTimes) -> Iterator[tuple[int, Interval]]:
    """Yield the anniversaries on which an event happened, each with the index of the date remembered."""
    for noun in _nouns(trigger):
        years = _years(noun)
        for index in times.timexes_headed_by(noun.subtree) if years else ():
            day = _anniversary(times.timexes[index].interval, years)
            if day is not None and not times.is_to_come(day):
                yield index, day


def _nouns(trigger: Trigger) -> Iterator[Word]:
    """Yield the word *anniversary* where an event is said to have happened on one."""
    for word in dict.fromkeys((*trigger.anchors, trigger.verb)):
        yield from (noun for noun in word.after_prepositions("on") if noun.lemma == NOUN)


def _years(noun: Word) -> int:
    """Return after how many years it is; 0 if that is not said."""
    document = noun.document
    before = document.text_of(document.words[noun.first_below.index : noun.index]).lower()
    counts = [ordinal_number(words.replace(" ", "-")) for words in ORDINAL.findall(before)]
    return (counts[-1] or 0) if counts else 0


def _anniversary(interval: Interval | None, years: int) -> Interval | None:
    """Return the day so many years later; None for what is no day, or 29 February in most years."""
    if interval is None or interval.begin is None or interval.begin != interval.until:
        return None
    try:
        return day_interval(interval.begin.replace(year=interval.begin.year + years))
    except ValueError:
        return None
