"""Moving about in a dependency tree: heads, clauses, subjects, lemmas.

Dependency labels are those of spaCy's English pipelines (ClearNLP style).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
"""Dependencies that make a word a subject."""

RELATIVES = frozenset({"that", "which", "who", "whom"})
"""Relative pronouns that can be subject or object."""

SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""Words of one syllable and one last consonant, which is doubled before an ending: *stag*, *stagged*."""


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """Return the word that governs the characters from `start` to `end`; None where no whole word lies there.

    Examples
    --------
    >>> from geo.syntax import analyse
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
    >>> from geo.syntax import analyse
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
    >>> from geo.syntax import analyse
    >>> children(analyse("Rebels seized the town.")[1], "nsubj", "dobj")
    [Rebels, town]
    """
    return [child for child in token.children if child.dep_ in dependencies]


def subjects(verb: Token) -> list[Token]:
    """Return who does or undergoes `verb`; a verb without a subject of its own shares its governor's.

    Examples
    --------
    >>> from geo.syntax import analyse
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
    >>> from geo.syntax import analyse
    >>> relative_object(analyse("The road that was blocked is open again.")[4])
    road
    """
    pronouns = [token for token in children(verb, "dobj", "nsubjpass") if token.lower_ in RELATIVES]
    return verb.head if verb.dep_ == "relcl" and pronouns else None


def lemma(token: Token) -> str:
    """Return the lower-case lemma, with the parts of a hyphened word put together.

    Examples
    --------
    >>> from geo.syntax import analyse
    >>> lemma(analyse("They agreed on a cease-fire.")[6]), lemma(analyse("Rebels staged a raid.")[1])
    ('cease-fire', 'stage')
    """
    word, doc = _with_its_e(token.lemma_.lower(), token), token.doc
    hyphen, before = token.i - 1, token.i - 2
    if before >= 0 and doc[hyphen].text == "-" and not doc[hyphen].whitespace_:
        return f"{doc[before].lemma_.lower()}-{word}"
    return word


def _with_its_e(word: str, token: Token) -> str:
    """Mend what spaCy makes of a verb's form: *staged* is of *stage*, not of *stag*, nor *raged* of *rag*."""
    undoubled = token.pos_ == "VERB" and token.lower_ in {f"{word}ed", f"{word}ing"}
    return f"{word}e" if undoubled and SHORT.fullmatch(word) else word
