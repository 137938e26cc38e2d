"""One document an article: its text annotated once, which every stage reads.

Blocks of the layout, sentences, words in their dependency trees, and clauses. The parser is spaCy's; its
labels are known in this package only.
"""

from geo.text.annotation import Tokenised, annotate, annotate_all, parse_all, tokenise_all
from geo.text.blocks import Block, BlockKind
from geo.text.categories import SUBJECTS
from geo.text.clause import Clause, Oblique
from geo.text.document import Document, Sentence
from geo.text.lemmas import lemmas, parts_of_speech
from geo.text.parser import DEFAULT_MODEL
from geo.text.relations import Form, PartOfSpeech, Relation
from geo.text.word import Word

__all__ = [
    "DEFAULT_MODEL",
    "SUBJECTS",
    "Block",
    "BlockKind",
    "Clause",
    "Document",
    "Form",
    "Oblique",
    "PartOfSpeech",
    "Relation",
    "Sentence",
    "Tokenised",
    "Word",
    "annotate",
    "annotate_all",
    "lemmas",
    "parse_all",
    "parts_of_speech",
    "tokenise_all",
]
