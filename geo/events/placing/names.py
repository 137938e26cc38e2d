"""Proper names that were not recognised as places, though an act may be told to have happened there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Toponym, Usage
from geo.syntax import head_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from geo.model import Place, Resolution, Timex

HYPHENS = frozenset("-–")


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A name at which an act may have happened."""

    toponym: Toponym
    head: Token
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
    doc: Doc, resolutions: Sequence[Resolution], timexes: Sequence[Timex], sentences: Iterable[Span]
) -> list[Site]:
    """Return the recognised places, and of `sentences` all other proper names but days', in order.

    Names taken for places because of an act count as names, so that they are judged the same again.
    """
    known = [(at, one) for at, one in enumerate(resolutions) if not one.toponym.by_act]
    by_act = {one.toponym.start: at for at, one in enumerate(resolutions) if one.toponym.by_act}
    found = [_site(doc, one.toponym, one.place, at) for at, one in known]
    read: list[Toponym | Timex] = [*(one.toponym for _, one in known), *timexes]
    taken = {offset for one in read for offset in range(one.start, one.end)}
    found += [_site(doc, name, None, by_act.get(name.start)) for name in _names(sentences, taken)]
    return sorted((site for site in found if site is not None), key=lambda site: site.first)


def _site(doc: Doc, toponym: Toponym, place: Place | None, index: int | None) -> Site | None:
    """Make the record of a name; None where no whole word lies at its offsets."""
    head, span = (
        head_of(doc, toponym.start, toponym.end),
        doc.char_span(toponym.start, toponym.end, alignment_mode="expand"),
    )
    if head is None or span is None:
        return None
    return Site(toponym, head, span.start, span.end - 1, place, index)


def _names(sentences: Iterable[Span], taken: set[int]) -> Iterator[Toponym]:
    """Yield each run of proper nouns outside of what is `taken`."""
    for sentence in sentences:
        proper = sentence.vocab.strings["PROPN"]
        run: list[Token] = []
        for token in sentence:
            if token.pos == proper and token.text[:1].isupper() and token.idx not in taken:
                run.append(token)
            elif run and not (token.text in HYPHENS and not token.whitespace_):
                yield from _name(run)
                run = []
            elif run:
                run.append(token)
        yield from _name(run)


def _name(run: Sequence[Token]) -> Iterator[Toponym]:
    """Yield the name that a run of tokens makes, hyphens at its end left out."""
    words = [token for token in run if token.text not in HYPHENS]
    if words:
        start, end = words[0].idx, words[-1].idx + len(words[-1])
        text = run[0].doc[words[0].i : words[-1].i + 1].text  # the whole text is built anew at each call
        yield Toponym(start, end, text, Usage.LITERAL, certainty=0.0, by_act=True)
