"""The tables of kinds of place and of languages: what they refer to exists, and a wrong row is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.gazetteer.countries import CONTINENTS, COUNTRY_CODES, MISTAKEN
from geo.gazetteer.feature_codes import FEATURE_CODES
from geo.language import TableError, language, languages, place_kinds, place_kinds_in, word_class
from geo.language.tables import read_rows
from geo.recognise.languages.grammar import grammars

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "word,plural_of,feature_classes,feature_codes,uses,note\n"


def test_kinds_of_place_name_codes_that_geonames_has() -> None:
    known = {code for codes in FEATURE_CODES.values() for code in codes} | FEATURE_CODES.keys()
    named = [code for kind in place_kinds().values() for code in kind.feature_codes]
    assert set(named) <= known
    assert len(named) == len(set(named)), "a code has one name"


def test_kinds_of_place_stand_for_classes_that_geonames_has() -> None:
    letters = {letter for kind in place_kinds().values() for letter in kind.feature_classes}
    assert letters <= FEATURE_CODES.keys()


def test_a_use_is_a_word_class() -> None:
    assert {"village", "commune"} <= word_class("described")
    assert word_class("site_kind") < word_class("site")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("village,,P,,settled,\n", "settled"),
        ("village,,P,,,\nvillage,,P,,,\n", "stands twice"),
        ("village,,p,,,\n", "feature class 'p'"),
        ("villages,village,P,,,\n", "does not stand before it"),
    ],
)
def test_a_wrong_kind_of_place_is_named_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "place_kinds.csv"
    path.write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(TableError, match=rf"place_kinds.csv:\d.*{message}"):
        place_kinds_in(path)


def test_each_language_has_the_tables_that_reading_its_names_needs() -> None:
    assert list(grammars()) == [row["language"] for row in languages()]
    assert all(grammar.endings and grammar.place_kinds for grammar in grammars().values())


def test_kinds_of_place_of_other_languages_are_those_of_english() -> None:
    for code, grammar in grammars().items():
        assert set(grammar.place_kinds.values()) <= place_kinds().keys(), code
        assert language(code).code == code


def test_countries_lie_in_continents_by_codes_that_are_known() -> None:
    assert set().union(*CONTINENTS.values()) <= COUNTRY_CODES
    assert set(MISTAKEN.values()) <= COUNTRY_CODES
    assert COUNTRY_CODES.isdisjoint(MISTAKEN)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (b"word,kinds\nnoon,hour\n", "1: the columns must be word, kind, not word, kinds"),
        (b"", "1: the columns must be word, kind, not none"),
        (b"word,kind\nnoon,hour\nnoon\n", "3: the row has more or fewer cells"),
        (b"word,kind\nnoon,hour,part\n", "2: the row has more or fewer cells"),
        (b"word,kind\n,hour\n", "2: word is empty"),
        (b"word,kind\nnoon,hour\n\nnoon,hour\n", "4: the row of line 2 stands twice"),
        (b"word,kind\nnoon,hour\nd\xe9j\xe0,hour\n", "3: it is not in UTF-8"),
        (b'word,kind\nnoon,hour\n"noon,hour\ndusk,light\n', "3: it can't be read as CSV"),
    ],
)
def test_a_wrong_row_of_any_table_is_named_with_its_line(tmp_path: Path, table: bytes, message: str) -> None:
    path = tmp_path / "day_parts.csv"
    path.write_bytes(table)
    with pytest.raises(TableError, match=f"day_parts.csv:{message}"):
        read_rows(path, ("word", "kind"))


def test_a_table_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"day_parts.csv: the table can't be read: No such file"):
        read_rows(tmp_path / "day_parts.csv", ("word", "kind"))


def test_a_table_may_be_saved_by_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "day_parts.csv"
    path.write_bytes(b"\xef\xbb\xbfword,kind\r\nnoon,hour\r\n")
    assert [row.cells for row in read_rows(path, ("word", "kind"))] == [{"word": "noon", "kind": "hour"}]


def test_a_cell_of_few_words_that_has_another_is_named(tmp_path: Path) -> None:
    path = tmp_path / "day_parts.csv"
    path.write_text("word,kind\nnoon,Hour\n", encoding="utf-8")
    (row,) = read_rows(path, ("word", "kind"))
    with pytest.raises(TableError, match=r"day_parts.csv:2: kind must be hour or nothing, not 'Hour'"):
        row.one_of("kind", ("hour", ""))
    with pytest.raises(TableError, match=r"day_parts.csv:2: kind must be yes or no, not 'Hour'"):
        row.is_yes("kind")
