"""From texts to documents: words, sentences and syntax."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np

from geo.model import Span
from geo.text.columns import WORDS, from_words, read_columns, write_columns
from geo.text.document import Document
from geo.text.parser import DEFAULT_MODEL, WORDS_AT_ONCE, load
from geo.text.sentences import find_sentence_starts
from geo.text.tree import build_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

    from geo.text.columns import Columns
    from geo.text.parser import Pipeline
    from geo.text.sentences import TokenRange

    IsWanted = Callable[[Sequence[str]], bool]

WRITTEN = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD")
DEPENDENCY, HEAD = WRITTEN.index("DEP"), WRITTEN.index("HEAD")
MAX_WORD = re.compile(r"\S{200}(?=\S)")
"""No word is longer; the tokenizer takes quadratic time over marks with no space between."""
UNPARSED = "dep"
"""spaCy's relation for what it cannot name: here of each word of a sentence that was not parsed."""


def annotate(text: str, is_wanted: IsWanted | None = None, model: str = DEFAULT_MODEL) -> Document:
    r"""Annotate one text; see `annotate_all`.

    No sentence runs across a blank line, so a headline without a full stop stays apart from what follows.

    Examples
    --------
    >>> [sentence.text for sentence in annotate("Talks were held. They failed.").sentences]
    ['Talks were held.', 'They failed.']
    >>> [sentence.text for sentence in annotate("Ministers meet\n\nTalks were held.").sentences]
    ['Ministers meet', 'Talks were held.']
    >>> document = annotate("Talks were held. They failed.", lambda words: "talks" in words)
    >>> [sentence.is_parsed for sentence in document.sentences]
    [True, False]
    """
    return annotate_all([text], is_wanted, model)[0]


def annotate_all(
    texts: Iterable[str], is_wanted: IsWanted | None = None, model: str = DEFAULT_MODEL
) -> list[Document]:
    """Annotate several texts together, which is faster than one by one: the parser likes large batches.

    Parameters
    ----------
    texts
        The texts of some articles.
    is_wanted
        Returns from the lower-case words of a sentence whether it needs to be parsed, which takes most of the
        time; all do if not given.
    model
        The name of an installed spaCy pipeline, or a path to one.

    Returns
    -------
    list of Document
        One a text; all offsets are code points of that text.

    Examples
    --------
    >>> texts = ["Talks were held. They failed.", "Troops left."]
    >>> [len(document.sentences) for document in annotate_all(texts)]
    [2, 1]
    """
    tokenised = tokenise_all(texts, model)
    wanted = [[is_wanted is None or is_wanted(words) for words in one.lower_words] for one in tokenised]
    return parse_all(tokenised, wanted, model)


def tokenise_all(texts: Iterable[str], model: str = DEFAULT_MODEL) -> list[Tokenised]:
    """Cut several texts into words and sentences, of which `parse_all` parses those that are wanted.

    Examples
    --------
    >>> text = "Talks failed. Troops left."
    >>> [span.of(text) for span in tokenise_all([text])[0].spans]
    ['Talks failed.', 'Troops left.']
    """
    pipeline = load(model)
    return [Tokenised(text, _tokenised(text, pipeline)) for text in texts]


def parse_all(
    tokenised: Sequence[Tokenised], wanted: Sequence[Sequence[bool]], model: str = DEFAULT_MODEL
) -> list[Document]:
    """Parse the wanted sentences of several texts together.

    Parameters
    ----------
    tokenised
        As `tokenise_all` gives them.
    wanted
        For each text, whether each of its sentences needs to be parsed.
    model
        The pipeline that cut them into words.

    Examples
    --------
    >>> (document,) = parse_all(tokenise_all(["Talks failed. Troops left."]), [[False, True]])
    >>> [sentence.is_parsed for sentence in document.sentences]
    [False, True]
    """
    drafts = [Draft(one, list(flags)) for one, flags in zip(tokenised, wanted, strict=True)]
    parsed = iter(load(model).parse(part for draft in drafts for part in draft.parts()))
    return [_document(draft.text, draft.filled(parsed)) for draft in drafts]


def _document(text: str, doc: Doc) -> Document:
    document = Document(text, doc)
    document.words, document.sentences = build_tree(document, doc)
    return document


class Tokenised:
    """A text cut into words and, as far as can be known before parsing, sentences.

    Parameters
    ----------
    text
        The text.
    doc
        Its words.
    """

    def __init__(self, text: str, doc: Doc) -> None:
        self.text, self.doc = text, doc
        self.ranges = find_sentence_starts(doc) if len(doc) else []

    @property
    def spans(self) -> list[Span]:
        """The code points of each sentence."""
        return [_span(self.doc[tokens.start : tokens.end]) for tokens in self.ranges]

    @property
    def lower_words(self) -> list[list[str]]:
        """The words of each sentence in lower case."""
        words = [token.lower_ for token in self.doc]
        return [words[tokens.start : tokens.end] for tokens in self.ranges]


class Draft:
    """A tokenised text, of which the wanted sentences are still to be parsed.

    Parameters
    ----------
    tokenised
        The text's words and sentences.
    wanted
        Whether each of the sentences is to be parsed.
    """

    def __init__(self, tokenised: Tokenised, wanted: Sequence[bool]) -> None:
        self.text, self._doc = tokenised.text, tokenised.doc
        self._runs = list(_runs(tokenised.ranges, wanted))

    def parts(self) -> Iterator[Doc]:
        """Yield what is to be parsed, each run of sentences as a text of its own."""
        words = read_columns(self._doc, WORDS)
        return (_part(self._doc, words, run) for run, is_wanted in self._runs if is_wanted)

    def filled(self, parsed: Iterator[Doc]) -> Doc:
        """Return the text with what the parser made of its parts, which are next in `parsed`."""
        rows = [
            read_columns(next(parsed), WRITTEN) if is_wanted else _unparsed(self._doc, run)
            for run, is_wanted in self._runs
        ]
        return write_columns(self._doc, WRITTEN, np.vstack(rows)) if rows else self._doc


def _tokenised(text: str, pipeline: Pipeline) -> Doc:
    """Cut a text into words."""
    from spacy.tokens import Doc as Whole  # noqa: PLC0415 - as in `load`

    cuts = [0, *(found.end() for found in MAX_WORD.finditer(text)), len(text)]
    pieces = [pipeline.language.tokenizer(text[start:end]) for start, end in pairwise(cuts)]
    whole = Whole.from_docs(pieces, ensure_whitespace=False) if len(pieces) > 1 else None
    return pieces[0] if whole is None else whole


def _runs(ranges: Sequence[TokenRange], wanted: Sequence[bool]) -> Iterator[tuple[list[TokenRange], bool]]:
    """Put neighbours together that are all wanted, or not: the parser has the last word on where they end."""
    for is_parsed, group in groupby(zip(ranges, wanted, strict=True), key=lambda one: one[1]):
        if not is_parsed:
            yield from (([tokens], False) for tokens, _ in group)
            continue
        run: list[TokenRange] = []
        for tokens, _ in group:
            if run and tokens.end - run[0].start > WORDS_AT_ONCE:
                yield run, True
                run = []
            run.append(tokens)
        yield run, True


def _span(words: SpacySpan) -> Span:
    return Span(words.start_char, words.end_char)


def _part(doc: Doc, words: Columns, run: Sequence[TokenRange]) -> Doc:
    """Make a text of its own of some sentences."""
    first = run[0].start
    part = from_words(doc, words[first : run[-1].end])
    for tokens in run:
        if tokens.is_sure:
            part[tokens.start - first].is_sent_start = True
    return part


def _unparsed(doc: Doc, run: Sequence[TokenRange]) -> Columns:
    """Let each word of a sentence depend on its first."""
    (tokens,) = run
    length = tokens.end - tokens.start
    rows = np.zeros((length, len(WRITTEN)), dtype=np.uint64)
    rows[:, DEPENDENCY] = doc.vocab.strings.add(UNPARSED)
    rows[:, HEAD] = (-np.arange(length)).astype(np.uint64)
    return rows
