"""Proper names that were not recognised as places, though an act may be told to have happened there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Toponym, Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.model import Place, Resolution, Timex
    from geo.text import Document, Sentence, Word

HYPHENS = frozenset("-–")


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A name at which an act may have happened."""

    toponym: Toponym
    head: Word
    """The syntactic head of its words."""
    first: int
    """Index of its first token."""
    last: int
    """Index of its last token."""
    place: Place | None = None
    """What it resolves to; None for a name that was not recognised as a place."""
    index: int | None = None
    """Where it stands among the article's toponyms; None if it is none of them yet."""

    @property
    def usage(self) -> str:
        """How the name is meant; ``unread`` if it was not recognised as a place's."""
        return "unread" if self.toponym.by_act else self.toponym.usage.value


def sites(
    document: Document,
    resolutions: Sequence[Resolution],
    timexes: Sequence[Timex],
    sentences: Iterable[Sentence],
) -> list[Site]:
    """Return the recognised places, and of `sentences` all other proper names but days', in order.

    Names taken for places because of an act count as names, so that they are judged the same again.
    """
    known = [(at, one) for at, one in enumerate(resolutions) if not one.toponym.by_act]
    by_act = {one.toponym.start: at for at, one in enumerate(resolutions) if one.toponym.by_act}
    found = [_site(document, one.toponym, one.place, at) for at, one in known]
    read: list[Toponym | Timex] = [*(one.toponym for _, one in known), *timexes]
    taken = {offset for one in read for offset in range(one.start, one.end)}
    found += [_site(document, name, None, by_act.get(name.start)) for name in _names(sentences, taken)]
    return sorted((site for site in found if site is not None), key=lambda site: site.first)


def _site(document: Document, toponym: Toponym, place: Place | None, index: int | None) -> Site | None:
    """Make the record of a name; None where no whole word lies at its offsets."""
    head = document.head_of(toponym.start, toponym.end)
    if head is None:
        return None
    words = document.words_over(toponym.start, toponym.end)
    return Site(toponym, head, words[0].index, words[-1].index, place, index)


def _names(sentences: Iterable[Sentence], taken: set[int]) -> Iterator[Toponym]:
    """Yield each run of proper nouns outside of what is `taken`."""
    for sentence in sentences:
        run: list[Word] = []
        for token in sentence.words:
            if token.is_proper and token.text[:1].isupper() and token.start not in taken:
                run.append(token)
            elif run and not (token.text in HYPHENS and not token.is_spaced):
                yield from _name(run)
                run = []
            elif run:
                run.append(token)
        yield from _name(run)


def _name(run: Sequence[Word]) -> Iterator[Toponym]:
    """Yield the name that a run of tokens makes, hyphens at its end left out."""
    words = [token for token in run if token.text not in HYPHENS]
    if words:
        start, end = words[0].start, words[-1].end
        text = words[0].document.text[start:end]
        yield Toponym(start, end, text, Usage.LITERAL, certainty=0.0, by_act=True)
