"""What in a corpus needs a person's eye, written into the file of corrections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.corrections import effect, merged, questions, read_rows, write_rows
from geo.files import exists

if TYPE_CHECKING:
    from pathlib import Path

    from geo.corrections import Row
    from geo.gazetteer import Gazetteer
    from geo.pipeline.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is to be decided, and where."""

    corpus: Corpus
    questions: tuple[Row, ...]
    path: Path
    answered: tuple[Row, ...] = ()


def review(corpus: Corpus, gazetteer: Gazetteer, path: Path) -> Reviewed:
    """Ask a person for what is undated, not located, or not sure.

    Parameters
    ----------
    corpus
        As `collect` gives it, with the corrections of `path` obeyed: what is answered is not asked again.
    gazetteer
        Knows which places have a name.
    path
        The file: rows into which a person has written are kept, questions that are no longer open go.

    Raises
    ------
    CorrectionsError
        If a file is there that is none of corrections.
    OutputError
        If it can't be written.
    """
    kept = read_rows(path) if exists(path) else []
    rows = merged(kept, open_questions(corpus, gazetteer))
    open_ = tuple(row for row in rows if not row.answer)
    if rows or kept:
        write_rows(rows, path)
    return Reviewed(corpus, open_, path, tuple(row for row in rows if row.answer))


def open_questions(corpus: Corpus, gazetteer: Gazetteer) -> list[Row]:
    """Return what a person is to decide, with what would change most first."""
    asked = [(row, effect(row, parsed)) for parsed in corpus.parses for row in questions(parsed, gazetteer)]
    asked.sort(key=lambda pair: -pair[1])
    return [row for row, _ in asked]
