"""The names of a sentence at which an event may have happened: recognised places, and other proper names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.model import Toponym, Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.model import Place, Resolution, Timex
    from geo.text import Document, Sentence, Word

HYPHENS = frozenset("-–")
ARTICLES = word_class("latin_article")
"""*al* of *al-Nayrab*: with it the name begins, though it is written small."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaceName:
    """A name at which an event may have happened."""

    toponym: Toponym
    head: Word
    """The syntactic head of its words."""
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    place: Place | None = None
    """What it resolves to; None for a name that was not recognised as a place."""
    index: int | None = None
    """Its number among the article's toponyms; None if it is none of them yet."""

    @property
    def usage(self) -> str:
        """What the name stands for, in the model's features; ``unread`` if it was not recognised."""
        return "unread" if self.toponym.by_event else self.toponym.usage.value


def find_names(
    document: Document,
    resolutions: Sequence[Resolution],
    timexes: Sequence[Timex],
    sentences: Iterable[Sentence],
) -> list[PlaceName]:
    """Return the recognised places, and of `sentences` all other proper names but days', in order.

    Names that only an event shows to be places count as other names, so that they are judged the same again.
    """
    known = [(at, one) for at, one in enumerate(resolutions) if not one.toponym.by_event]
    numbers = {one.toponym.start: at for at, one in enumerate(resolutions) if one.toponym.by_event}
    found = [_place_name(document, one.toponym, one.place, at) for at, one in known]
    read: list[Toponym | Timex] = [*(one.toponym for _, one in known), *timexes]
    taken = {offset for one in read for offset in range(one.start, one.end)}
    found += [
        _place_name(document, name, None, numbers.get(name.start)) for name in _others(sentences, taken)
    ]
    return sorted((name for name in found if name is not None), key=lambda name: name.first)


def _place_name(
    document: Document, toponym: Toponym, place: Place | None, index: int | None
) -> PlaceName | None:
    """Return the record of a name; None where no whole word is at its offsets."""
    head = document.head_of(toponym.start, toponym.end)
    if head is None:
        return None
    words = document.words_over(toponym.start, toponym.end)
    return PlaceName(toponym, head, words[0].index, words[-1].index, place, index)


def _others(sentences: Iterable[Sentence], taken: set[int]) -> Iterator[Toponym]:
    """Yield each run of proper nouns outside of what is `taken`."""
    for sentence in sentences:
        run: list[Word] = []
        for word in sentence.words:
            is_article = word.lower in ARTICLES and not word.is_spaced
            if word.is_proper and (word.text[:1].isupper() or is_article) and word.start not in taken:
                run.append(word)
            elif run and not (word.text in HYPHENS and not word.is_spaced):
                yield from _joined(run)
                run = []
            elif run:
                run.append(word)
        yield from _joined(run)


def _joined(run: Sequence[Word]) -> Iterator[Toponym]:
    """Yield the name that a run of words makes, hyphens at its end left out."""
    words = [word for word in run if word.text not in HYPHENS]
    if words:
        start, end = words[0].start, words[-1].end
        text = words[0].document.text[start:end]
        yield Toponym(start, end, text, Usage.LITERAL, certainty=0.0, by_event=True)
