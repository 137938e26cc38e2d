"""Parts of speech from fine tags, as spaCy's attribute ruler gives them, with each case worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geo.text.columns import read_columns, write_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

ASKED = ("TAG", "DEP", "LOWER")
GIVEN = ("POS", "MORPH", "LEMMA")


class CoarseTags:
    """The attribute ruler of a pipeline, with its answers kept.

    Its rules look at one word's tag, dependency and form, but for those on *gonna* and the like. So one word
    of each tag, and of each dependency and form that a rule names, is put to it by itself.

    Parameters
    ----------
    ruler
        The pipeline's own.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._dependencies = frozenset(_named(ruler, "DEP"))
        self._forms = frozenset(_named(ruler, "LOWER"))
        self._known: dict[tuple[int, str, str], list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Give each word of a tagged and parsed text its part of speech."""
        asked = read_columns(doc, ASKED).tolist()
        rows = [self._row(doc, index, *columns) for index, columns in enumerate(asked)]
        return write_columns(doc, GIVEN, np.array(rows, dtype=np.uint64).reshape(-1, len(GIVEN)))

    def _row(self, doc: Doc, index: int, tag: int, dependency: int, form: int) -> list[int]:
        strings = doc.vocab.strings
        how, word = strings[dependency], strings[form]
        key = (tag, how if how in self._dependencies else "", word if word in self._forms else "")
        if key not in self._known:
            self._known[key] = self._ask(doc, index)
        return self._known[key]

    def _ask(self, doc: Doc, index: int) -> list[int]:
        """Put one word to the ruler by itself."""
        alone = doc[index : index + 1].as_doc()
        alone[0].dep = doc[index].dep
        (row,) = read_columns(self._ruler(alone), GIVEN).tolist()
        return list(row)


def _named(ruler: AttributeRuler, attribute: str) -> Iterator[str]:
    """Yield the values of an attribute that the ruler's rules name, alone or in a list of several."""
    rules: list[Any] = [*ruler.patterns]
    for token in (token for rule in rules for pattern in rule["patterns"] for token in pattern):
        value = token.get(attribute, "")
        for named in value.values() if isinstance(value, dict) else [value]:
            yield from [named] if isinstance(named, str) else named
