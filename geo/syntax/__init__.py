"""Sentences and syntax, by spaCy.

The small English model ships as a package; any other installed pipeline with a parser can stand in for it.
"""

from geo.syntax.analysis import analyse, analyse_all, is_parsed
from geo.syntax.lemmas import lemmas
from geo.syntax.names import organisations
from geo.syntax.pipeline import DEFAULT_MODEL
from geo.syntax.tree import (
    RELATIVES,
    SUBJECTS,
    children,
    clause_of,
    head_of,
    is_clause,
    lemma,
    relative_object,
    subjects,
)

__all__ = [
    "DEFAULT_MODEL",
    "RELATIVES",
    "SUBJECTS",
    "analyse",
    "analyse_all",
    "children",
    "clause_of",
    "head_of",
    "is_clause",
    "is_parsed",
    "lemma",
    "lemmas",
    "organisations",
    "relative_object",
    "subjects",
]
