"""An article's text, annotated once, which every stage reads."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from geo.text.blocks import find_blocks
from geo.text.clause import Clause
from geo.text.organisations import find_organisations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from geo.text.blocks import Block
    from geo.text.word import Word


class Sentence:
    """A sentence of a document.

    Parameters
    ----------
    document
        The document.
    first, last
        Indices of its first word, and of the word after its last.
    is_parsed
        True if its words have parts of speech, forms and relations.
    """

    __slots__ = ("document", "first", "is_parsed", "last")

    def __init__(self, document: Document, first: int, last: int, *, is_parsed: bool) -> None:
        self.document = document
        self.first = first
        self.last = last
        self.is_parsed = is_parsed

    def __repr__(self) -> str:
        return self.text

    @property
    def words(self) -> Sequence[Word]:
        """Its words in order."""
        return self.document.words[self.first : self.last]

    @property
    def start(self) -> int:
        """Offset of its first code point."""
        return self.document.words[self.first].start

    @property
    def end(self) -> int:
        """Offset after its last word, which may be a line's end."""
        return self.document.words[self.last - 1].end

    @property
    def text(self) -> str:
        """Its text, without the white space around it."""
        return self.document.text[self.start : self.end].strip()

    @property
    def root(self) -> Word:
        """The word that governs all others."""
        return next(word for word in self.words if word.head is word)

    @property
    def clause(self) -> Clause:
        """Its main clause."""
        return self.root.clause

    @property
    def previous(self) -> Sentence | None:
        """The sentence before it; None of the first."""
        return self.document.words[self.first - 1].sentence if self.first else None

    @property
    def ends_paragraph(self) -> bool:
        """Return True if a line ends with it."""
        following = self.document.words[self.last].start if self.last < len(self.document.words) else None
        return self.document.text[self.start : following].rstrip(" ").endswith("\n")


class Document:
    """The annotated text of one article: blocks, sentences, words and clauses.

    Made by `geo.text.annotate`. A sentence in which no stage can find anything is not parsed: parsing takes
    most of the time; its words have no part of speech, and each depends on the first.

    Parameters
    ----------
    text
        The article's text.
    doc
        What the parser made of it.
    """

    def __init__(self, text: str, doc: Doc) -> None:
        self.text = text
        self.words: tuple[Word, ...] = ()
        self.sentences: tuple[Sentence, ...] = ()
        self._doc = doc
        self._clauses: dict[int, Clause] = {}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of its layout, in order: headline, dateline, paragraphs."""
        return tuple(find_blocks(self.text))

    def block_at(self, offset: int) -> Block | None:
        r"""Return the block that holds an offset; None where only white space is.

        Examples
        --------
        >>> from geo.text import annotate
        >>> annotate("Talks fail\n\nThey failed on Monday.").block_at(0).kind.value
        'headline'
        """
        at = bisect_right(self._block_starts, offset) - 1
        block = self.blocks[at] if at >= 0 else None
        return block if block is not None and offset < block.span.end else None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def clause(self, predicate: Word) -> Clause:
        """Return the clause that a word heads, made once."""
        clause = self._clauses.get(predicate.index)
        if clause is None:
            clause = self._clauses[predicate.index] = Clause(predicate)
        return clause

    def words_over(self, start: int, end: int) -> Sequence[Word]:
        """Return the words that the code points from `start` to `end` touch, in order.

        Examples
        --------
        >>> from geo.text import annotate
        >>> annotate("Talks in the Syunik Province failed.").words_over(13, 28)
        (Syunik, Province)
        """
        if not 0 <= start < end <= len(self.text):
            return ()
        first, last = (bisect_right(self._starts, offset) - 1 for offset in (start, end - 1))
        if first < 0:
            return ()
        if start == self.words[first].end:
            first += 1
        return self.words[first : last + 1]

    def text_of(self, words: Sequence[Word]) -> str:
        """Return the text from the first of some neighbouring words to the last."""
        return self.text[words[0].start : words[-1].end] if words else ""

    def head_of(self, start: int, end: int) -> Word | None:
        """Return the word that governs the code points from `start` to `end`; None where there is none.

        Examples
        --------
        >>> from geo.text import annotate
        >>> annotate("Talks in the Syunik Province failed.").head_of(13, 28)
        Province
        """
        words = self.words_over(start, end)
        if not words:
            return None
        first, last = words[0].index, words[-1].index
        roots = [word for word in words if word.head is word]
        outside = [word for word in words if not (word.is_punctuation or first <= word.head.index <= last)]
        return roots[0] if roots else min(outside, key=_depth, default=words[0])

    def organisations(self, sentences: Iterable[Sentence]) -> Iterator[Sequence[Word]]:
        """Yield the names of organisations in `sentences`, each as its words."""
        asked = [(sentence.first, sentence.last) for sentence in sentences]
        return (self.words[first:last] for first, last in find_organisations(self._doc, asked))


def _depth(word: Word) -> int:
    return sum(1 for _ in word.ancestors)
