"""The component for spaCy's pipelines."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy

from geo.library.parsed import ParsedArticle
from geo.spacy_component import NAME

if TYPE_CHECKING:
    from spacy.language import Language

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
TEXT = "Talks were held in Tbilisi on Saturday. Rebels shelled Goma on 17 July 2022."


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe(NAME, config={"published": "2022-07-18"})
    return pipeline


def test_what_is_found_are_groups_of_spans_with_their_records(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["toponyms"]] == ["Tbilisi", "Goma"]
    assert doc.spans["toponyms"][0].label_ == "literal"
    assert [span._.geo["value"] for span in doc.spans["timexes"]] == ["2022-07-16", "2022-07-17"]
    assert [(span.label_, span._.geo["begin"]) for span in doc.spans["events"]] == [
        ("CONSULT", "2022-07-16"),
        ("ASSAULT", "2022-07-17"),
    ]
    assert isinstance(doc._.geo, ParsedArticle)


def test_a_document_s_own_day_wins_and_an_empty_one_passes(nlp: Language) -> None:
    doc = nlp.make_doc("Talks were held in Tbilisi on Saturday.")
    doc._.published = "2023-05-15"
    assert nlp(doc).spans["events"][0]._.geo["begin"] == "2023-05-13"
    assert not nlp(" ").spans


def test_a_text_that_is_the_path_of_a_file_is_a_text(nlp: Language) -> None:
    assert nlp("/").text == "/"


def test_the_entry_point_leads_to_the_component() -> None:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["spacy_factories"][NAME].partition(":")
    assert callable(getattr(import_module(module), name))
