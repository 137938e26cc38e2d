"""The words and sentences of a document, from what the parser wrote: one light object a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.text.columns import read_columns
from geo.text.document import Sentence
from geo.text.relations import Form, PartOfSpeech, Relation
from geo.text.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.strings import StringStore
    from spacy.tokens import Doc

    from geo.text.document import Document

READ = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "IS_PUNCT", "SPACY", "HEAD")
NUMBERS = 2**64
"""What a negative number is added to in a column without sign."""
SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""Words of one syllable and one last consonant, which is doubled before an ending: *stag*, *stagged*."""
HYPHEN = "-"
FORMS = {form.value: form for form in Form}


def build_tree(document: Document, doc: Doc) -> tuple[tuple[Word, ...], tuple[Sentence, ...]]:
    """Return the words and sentences of a document.

    Parameters
    ----------
    document
        To which they belong.
    doc
        What the parser made of its text.
    """
    words = tuple(_words(document, doc))
    heads = [
        offset - NUMBERS if offset >= NUMBERS // 2 else offset
        for offset in read_columns(doc, READ[-1:])[:, 0].tolist()
    ]
    below: list[list[Word]] = [[] for _ in words]
    for word, step in zip(words, heads, strict=True):
        word.head = words[word.index + step]
        if step:
            below[word.index + step].append(word)
    for word, children in zip(words, below, strict=True):
        word.children = tuple(children)
    sentences = tuple(_sentences(document, doc, words))
    _set_lemmas(words)
    return words, sentences


def _words(document: Document, doc: Doc) -> Iterator[Word]:
    """Yield the words without what depends on other words."""
    labels = Labels(doc.vocab.strings)
    start = 0
    for index, row in enumerate(read_columns(doc, READ).tolist()):
        orth, lower, lemma, part, tag, relation, is_punctuation, is_spaced, _ = row
        word = Word()
        word.document, word.index = document, index
        word.text, word.lower, word.lemma = labels.text(orth), labels.text(lower), labels.text(lemma).lower()
        word.start, word.end = start, start + len(word.text)
        word.part, word.form, word.relation = labels.part(part), labels.form(tag), labels.relation(relation)
        word.is_punctuation, word.is_spaced = bool(is_punctuation), bool(is_spaced)
        start = word.end + bool(is_spaced)
        yield word


class Labels:
    """The project's names of the parser's labels, by the numbers that stand for these.

    Parameters
    ----------
    strings
        The parser's table of numbers and strings.
    """

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def text(self, number: int) -> str:
        """Return the string that a number stands for."""
        return self._strings[number]

    def part(self, number: int) -> PartOfSpeech:
        """Return a part of speech."""
        return PartOfSpeech(self._strings[number])

    def form(self, number: int) -> Form:
        """Return a form; `Form.OTHER` for those that no stage asks for."""
        return FORMS.get(self._strings[number], Form.OTHER)

    def relation(self, number: int) -> Relation:
        """Return a relation."""
        return Relation(self._strings[number])


def _sentences(document: Document, doc: Doc, words: Sequence[Word]) -> Iterator[Sentence]:
    for span in doc.sents:
        is_parsed = words[span.start].part is not PartOfSpeech.NONE
        sentence = Sentence(document, span.start, span.end, is_parsed=is_parsed)
        for word in words[span.start : span.end]:
            word.sentence = sentence
        yield sentence


def _set_lemmas(words: Sequence[Word]) -> None:
    """Mend the lemmas of verbs, and put the parts of hyphened words together."""
    plain = [word.lemma for word in words]
    for word in words:
        mended = _with_final_e(word)
        hyphen = words[word.index - 1] if word.index > 1 else None
        if hyphen is not None and hyphen.text == HYPHEN and not hyphen.is_spaced:
            mended = f"{plain[word.index - 2]}-{mended}"
        word.lemma = mended


def _with_final_e(word: Word) -> str:
    """Return a verb's lemma with the final *e* that spaCy drops: *staged* is of *stage*, not of *stag*."""
    undoubled = word.part is PartOfSpeech.VERB and word.lower in {f"{word.lemma}ed", f"{word.lemma}ing"}
    return f"{word.lemma}e" if undoubled and SHORT.fullmatch(word.lemma) else word.lemma
