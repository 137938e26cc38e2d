"""An article as a whole: its words and names, by which reports of one event are known to be of one story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.gathering.blocking import published_by
from geo.events.gathering.likeness.copies import runs_of_words
from geo.events.gathering.likeness.words import (
    WORD,
    WordVector,
    informative_stems,
    statistics,
    stem_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geo.model import Parse

NAME = re.compile(r"(?<![.!?:\"“”'‘’\n]\s)(?<!^)(?<![\w’'-])[A-Z][^\W\d_]{2,}")
"""A capitalised word that does not open a sentence."""
MAX_CHARACTERS = 6000
"""Of a text that are compared: what a report says first is what it is about."""
KEY_STEMS = 4
"""By how many of its rarest stems the reports of a story find each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """What is compared of an article as a whole."""

    words: WordVector
    headline: WordVector
    """Of its title, or of its first sentence if it has none."""
    names: frozenset[str]
    """Of people and bodies, by their stems; those of places and of actors are compared apart."""
    published: date | None
    """The day, or the last of the days, on which it came out."""
    key_stems: tuple[str, ...]
    """The stems that weigh most."""
    runs: frozenset[int]
    """The runs of words by which a copy of it is known."""


def story_of(parse: Parse) -> Story:
    """Return the story of an article."""
    stems, headline, names = _draft(parse)
    words = statistics().vector(stems)
    rarest = sorted(words.weights, key=lambda stem: (-words.weights[stem], stem))
    return Story(
        words,
        statistics().vector(headline),
        frozenset(names),
        published_by(parse.article),
        tuple(rarest[:KEY_STEMS]),
        runs_of_words(parse.article.text),
    )


def _draft(parse: Parse) -> tuple[list[str], list[str], set[str]]:
    """Return the stems of an article, of its headline, and its names, without its places and dates."""
    text = parse.article.text[:MAX_CHARACTERS]
    apart = _apart(parse)
    words = [word[0] for word in WORD.finditer(text) if not apart[word.start()]]
    actors = {stem_of(word) for one in parse.events for name in one.actors for word in WORD.findall(name)}
    names = {stem_of(name[0]) for name in NAME.finditer(text) if not apart[name.start()]} - actors
    title = WORD.findall(parse.article.title)
    first = re.split(r"(?<=[.!?])\s|\n", text, maxsplit=1)[0]
    places = {word.lower() for found in parse.toponyms for word in WORD.findall(found.toponym.text)}
    headline = [word for word in title or WORD.findall(first) if word.lower() not in places]
    title_words = [word for word in title if word.lower() not in places]
    return informative_stems([*title_words, *words]), informative_stems(headline), names


def _apart(parse: Parse) -> bytearray:
    """Return for each character whether it belongs to the name of a place or to a date."""
    apart = bytearray(len(parse.article.text) + 1)
    spans: Iterable[tuple[int, int]] = [
        *((found.toponym.start, found.toponym.end) for found in parse.toponyms),
        *((timex.start, timex.end) for timex in parse.timexes),
    ]
    for start, end in spans:
        apart[start:end] = b"\1" * (end - start)
    return apart
