"""The sentences and the syntax of a text."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np

from geo.syntax.columns import WORDS, from_words, read_columns, write_columns
from geo.syntax.pipeline import DEFAULT_MODEL, WORDS_AT_ONCE, load
from geo.syntax.sentences import stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Span

    from geo.syntax.columns import Columns
    from geo.syntax.pipeline import Pipeline
    from geo.syntax.sentences import Stretch

WRITTEN = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD")
DEPENDENCY, HEAD = WRITTEN.index("DEP"), WRITTEN.index("HEAD")
TOO_LONG = re.compile(r"\S{200}(?=\S)")
"""What no word is as long as."""
UNPARSED = "dep"
"""spaCy's dependency for what it can't tell: here of each word of a sentence that was not parsed."""


def analyse(
    text: str, wanted: Callable[[Sequence[str]], bool] | None = None, model: str = DEFAULT_MODEL
) -> Doc:
    r"""Split into sentences, tag and parse `text`; token offsets are those of `text`.

    No sentence runs across a blank line, so a headline without a full stop stays apart from what follows.

    Parameters
    ----------
    text
        An article's text.
    wanted
        Tells from the lower-case words of a sentence whether it needs to be parsed, which takes most of the
        time; all do if not given. In one that was not, each word depends on the first, and has no tag.
    model
        The name of an installed spaCy pipeline, or a path to one.

    Examples
    --------
    >>> [sentence.text for sentence in analyse("Talks were held. They failed.").sents]
    ['Talks were held.', 'They failed.']
    >>> [sentence.text.strip() for sentence in analyse("Ministers meet\n\nTalks were held.").sents]
    ['Ministers meet', 'Talks were held.']
    >>> doc = analyse("Talks were held. They failed.", lambda words: "talks" in words)
    >>> [is_parsed(sentence) for sentence in doc.sents]
    [True, False]
    """
    return analyse_all([text], wanted, model)[0]


def analyse_all(
    texts: Iterable[str], wanted: Callable[[Sequence[str]], bool] | None = None, model: str = DEFAULT_MODEL
) -> list[Doc]:
    """Analyse several texts together, which is faster than one by one: the parser likes to have much to do.

    Parameters
    ----------
    texts
        The texts of some articles.
    wanted, model
        As for `analyse`.

    Examples
    --------
    >>> [len(list(doc.sents)) for doc in analyse_all(["Talks were held. They failed.", "Troops left."])]
    [2, 1]
    """
    pipeline = load(model)
    drafts = [Draft(_tokenised(text, pipeline), wanted) for text in texts]
    parsed = iter(pipeline.parse(part for draft in drafts for part in draft.parts()))
    return [draft.filled(parsed) for draft in drafts]


class Draft:
    """A text cut into words, of which the wanted sentences are still to be parsed.

    Parameters
    ----------
    doc
        The text's words.
    wanted
        As for `analyse`.
    """

    def __init__(self, doc: Doc, wanted: Callable[[Sequence[str]], bool] | None) -> None:
        self._doc = doc
        self._runs = list(_runs(doc, wanted)) if len(doc) else []

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


def is_parsed(sentence: Span) -> bool:
    """Tell whether a sentence was wanted, and so has tags and dependencies."""
    return bool(sentence[0].pos)


def _tokenised(text: str, pipeline: Pipeline) -> Doc:
    """Cut a text into words; the tokenizer takes quadratic time over marks with no space between."""
    from spacy.tokens import Doc as Whole  # noqa: PLC0415 - as in `load`

    cuts = [0, *(found.end() for found in TOO_LONG.finditer(text)), len(text)]
    pieces = [pipeline.language.tokenizer(text[start:end]) for start, end in pairwise(cuts)]
    whole = Whole.from_docs(pieces, ensure_whitespace=False) if len(pieces) > 1 else None
    return pieces[0] if whole is None else whole


def _runs(doc: Doc, wanted: Callable[[Sequence[str]], bool] | None) -> Iterator[tuple[list[Stretch], bool]]:
    """Put neighbours together that are all wanted, or not: the parser has the last word on where they end."""
    words = [token.lower_ for token in doc]
    judged = [
        (stretch, wanted is None or wanted(words[stretch.start : stretch.end])) for stretch in stretches(doc)
    ]
    for is_wanted, group in groupby(judged, key=lambda one: one[1]):
        if not is_wanted:
            yield from (([stretch], False) for stretch, _ in group)
            continue
        run: list[Stretch] = []
        for stretch, _ in group:
            if run and stretch.end - run[0].start > WORDS_AT_ONCE:
                yield run, True
                run = []
            run.append(stretch)
        yield run, True


def _part(doc: Doc, words: Columns, run: Sequence[Stretch]) -> Doc:
    """Make a text of its own of some sentences."""
    first = run[0].start
    part = from_words(doc, words[first : run[-1].end])
    for stretch in run:
        if stretch.is_sure:
            part[stretch.start - first].is_sent_start = True
    return part


def _unparsed(doc: Doc, run: Sequence[Stretch]) -> Columns:
    """Let each word of a sentence depend on its first."""
    (stretch,) = run
    length = stretch.end - stretch.start
    rows = np.zeros((length, len(WRITTEN)), dtype=np.uint64)
    rows[:, DEPENDENCY] = doc.vocab.strings.add(UNPARSED)
    rows[:, HEAD] = (-np.arange(length)).astype(np.uint64)
    return rows
