"""`review` and `evaluate`: what a person should look at, and how right the results are."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from geo.corrections import Row
from geo.library.choices import Choices, paths_of
from geo.pipeline.evaluating import evaluate as evaluate_files
from geo.pipeline.reviewing import open_questions

if TYPE_CHECKING:
    import pandas as pd

    from geo.evaluation import Report
    from geo.gazetteer import Gazetteer
    from geo.library.choices import Paths
    from geo.library.corpus import Corpus


def review(corpus: Corpus) -> pd.DataFrame:
    """Return what needs a person's eye: one row a question, what would change most first.

    Parameters
    ----------
    corpus
        As `collect` gives it.

    Returns
    -------
    pandas.DataFrame
        The columns of ``corrections.csv``. Fill in `answer`, write it with ``to_csv(path, index=False)``
        and give `corrections=path` to the next `collect` or `build`.
    """
    import pandas as pd  # noqa: PLC0415 - only who asks for it waits for it

    rows = [asdict(row) for row in open_questions(corpus.found, corpus.gazetteer)]
    return pd.DataFrame(rows, columns=[field.name for field in fields(Row)])


def evaluate(
    corpora: Paths, *, focus: str | None = None, gazetteer: Gazetteer | Paths = (), jobs: int = 1
) -> Report:
    """Measure how right `geo` is on annotated texts.

    Parameters
    ----------
    corpora
        Files of JSON Lines, one text a line with what is marked in it.
    focus, gazetteer, jobs
        As for `build`.
    """
    choices = Choices(focus=focus, gazetteer=gazetteer, jobs=jobs)
    opened = choices.open_gazetteer()
    files = paths_of(corpora, "corpora")
    return evaluate_files(files, opened, focus=choices.read_focus(opened), jobs=choices.processes)
