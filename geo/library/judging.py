"""`review` and `evaluate`: what a person should look at, and how right the results are."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from geo.corrections import Row, rows_of_event, write_page
from geo.errors import UsageError
from geo.library.choices import Choices, paths_of
from geo.library.options import shown
from geo.library.reading import collected
from geo.pipeline.evaluating import evaluate as evaluate_files
from geo.pipeline.reviewing import open_questions

if TYPE_CHECKING:
    import pandas as pd

    from geo.evaluation import Report
    from geo.gazetteer import Gazetteer
    from geo.library.choices import PathLike, Paths
    from geo.library.corpus import Corpus
    from geo.library.options import Options
    from geo.library.sources import Sources


@shown
def review(
    articles: Sources | Corpus,
    *,
    html: PathLike | None = None,
    event: str = "",
    **options: Unpack[Options],
) -> pd.DataFrame:
    """Return what needs a person's eye: one row a question, what would change most first.

    Parameters
    ----------
    articles
        As for `read`; or a `Corpus`.
    html
        A page to write with the questions.
    event
        The ``event_id`` of an event: only the rows that put it right are returned.
    text, published, column
        As for `read`.
    focus, gazetteer, types, corrections, jobs, scheduler, cache, no_cache, limit
        As for `build`. What `corrections` answers is not asked again.

    Returns
    -------
    pandas.DataFrame
        The columns of ``corrections.csv``. Fill in `answer`, write it with ``to_csv(path, index=False)``
        and give `corrections=path` to the next `collect` or `build`.

    Raises
    ------
    UsageError
        If no event has that id, or a value is none that can be.

    Examples
    --------
    >>> asked = review("Talks were held in Velmisar on Saturday.", no_cache=True)
    >>> sorted(set(asked["what"]))
    ['place', 'published']
    """
    import pandas as pd  # noqa: PLC0415 - only who asks for it waits for it

    corpus = collected(articles, options)
    rows = _rows_of(event, corpus) if event else open_questions(corpus.found, corpus.gazetteer)
    if html is not None:
        write_page(rows, (), Path(html))
    return pd.DataFrame([asdict(row) for row in rows], columns=[field.name for field in fields(Row)])


def _rows_of(name: str, corpus: Corpus) -> list[Row]:
    """Return the rows by which a person can put an event right."""
    event = next((event for event in corpus.events if event.id == name), None)
    if event is None:
        raise UsageError(f"event={name!r} is the event_id of no event in the corpus")
    return list(rows_of_event(event, corpus.found.parses))


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
