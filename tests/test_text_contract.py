"""Only `geo.text` knows the parser: no other module imports spaCy, or holds one of its labels."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import geo
from geo.text import DEFAULT_MODEL, Form, PartOfSpeech, Relation
from geo.text.parser import load

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(geo.__file__).parent
MODULES = [path for path in sorted(ROOT.rglob("*.py")) if ROOT / "text" not in path.parents]
PARSER = {"spacy", "thinc"}
READS_A_DICTIONARY = {ROOT / "gazetteer" / "english.py"}
"""Compiling a gazetteer reads the index of WordNet that spaCy's package carries: words, no syntax."""
IS_PART_OF_SPACY = {ROOT / "spacy_component.py"}
"""A component for other people's pipelines has documents of spaCy to fill; it asks them for no syntax."""
ORDINARY = {"", "X", "agent", "aux", "case", "mark", "meta", "other"}
"""Labels that are also words or names of other things."""
LABELS = {label.value for labels in (Relation, Form, PartOfSpeech) for label in labels} - ORDINARY
GRAMMAR = {"Relation", "Form", "PartOfSpeech"}


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    return {(node.module or "").partition(".")[0]} if isinstance(node, ast.ImportFrom) else set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_stage_but_text_knows_the_parser(path: Path) -> None:
    libraries = set().union(*map(imported, nodes(path)))
    assert path in READS_A_DICTIONARY | IS_PART_OF_SPACY or libraries.isdisjoint(PARSER)
    held = {node.value for node in nodes(path) if isinstance(node, ast.Constant) and node.value in LABELS}
    assert held == set(), "ask a word or a clause of geo.text"


def test_stages_ask_words_and_clauses_not_relations_and_forms() -> None:
    questions = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in GRAMMAR
    ]
    assert questions == [], "give geo.text a property that says in words what is asked"


def test_a_model_is_loaded_once_whether_or_not_it_is_named() -> None:
    assert load() is load(DEFAULT_MODEL)
