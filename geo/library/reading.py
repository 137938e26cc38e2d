"""`read`, `parse` and `collect`: from whatever holds articles to what is found in them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Unpack, overload

from geo.errors import UnreadableError, UsageError
from geo.library.articles import Articles
from geo.library.corpus import Corpus
from geo.library.options import choices_of, shown
from geo.library.parsed import ParsedArticle, ParsedArticles
from geo.library.sources import articles_of, files_in, is_one_article
from geo.model import Parse
from geo.pipeline import assemble, open_store
from geo.pipeline import parse as parse_articles

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from geo.cluster import Run
    from geo.gazetteer import Gazetteer
    from geo.library.choices import Choices, Day
    from geo.library.options import Options
    from geo.library.sources import Sources
    from geo.model import Article, Unread
    from geo.store import ParseStore


def read(
    articles: Sources,
    *,
    text: str | None = None,
    published: Day | None = None,
    column: Mapping[str, str] | None = None,
) -> Articles:
    """Read articles from whatever holds them.

    Parameters
    ----------
    articles
        A text; a file or folder (a string that names one, or a path); a data frame; a mapping of named
        fields; an `Article`; or several of these.
    text
        The column of a frame, or key of a mapping, that holds the text, where it has a name of its own.
    published
        The column that holds the day of publication; or a day, month or year (``"2022-07-16"``, a date) in
        which the articles appeared that do not say when.
    column
        Such columns for any of `text`, `title`, `published`, `source`, `url`, `id`, `language`.

    Returns
    -------
    Articles
        A sequence of articles; what could not be read is in its `unread`, with the reason.

    Raises
    ------
    UsageError
        If a value is none that can be, or a string names no file and is no text.

    Examples
    --------
    >>> read({"headline": "Talks resume", "body": "Talks were held.", "date": "2022-07-16"})[0].published
    datetime.date(2022, 7, 16)
    """
    choices = choices_of(articles, {"text": text, "published": published, "column": column})
    return Articles(articles_of(articles, choices.read_options))


@overload
def parse(articles: str | Mapping[str, Any] | Article, **options: Unpack[Options]) -> ParsedArticle: ...


@overload
def parse(
    articles: os.PathLike[str] | pd.DataFrame | list[Any] | tuple[Any, ...], **options: Unpack[Options]
) -> ParsedArticles: ...


@shown
def parse(articles: Sources, **options: Unpack[Options]) -> ParsedArticle | ParsedArticles:
    """Find places, dates and events in each article.

    Parameters
    ----------
    articles, text, published, column
        As for `read`.
    focus, gazetteer, types, corrections, jobs, scheduler, cache, no_cache, limit
        As for `build`.

    Returns
    -------
    ParsedArticle or ParsedArticles
        One for a text, a mapping or an `Article`; else a sequence of them. A string that names a file or
        folder gives a sequence, too; who checks types writes such a name as a `Path`.

    Raises
    ------
    UnreadableError
        If one article was given and can't be read or parsed.
    UsageError
        As for `read`.

    Examples
    --------
    >>> parsed = parse("Talks were held in Tbilisi on Saturday.", published="2022-07-18", no_cache=True)
    >>> [(event.type, str(event.interval)) for event in parsed.events]
    [('CONSULT', '2022-07-16')]
    """
    choices = choices_of(articles, options)
    found = ParsedArticles(_parsed(articles, choices))
    if not is_one_article(articles):
        return found
    if not found:
        raise UnreadableError(f"the article can't be read: {found.unread[0].reason}")
    return found[0]


@shown
def collect(articles: Sources, **options: Unpack[Options]) -> Corpus:
    """Parse articles, let reports of one event date each other, and gather the events.

    Parameters
    ----------
    articles, text, published, column
        As for `read`.
    focus, gazetteer, types, corrections, jobs, scheduler, cache, no_cache, limit
        As for `build`.

    Examples
    --------
    >>> texts = ["Talks were held in Tbilisi on 16 July 2022.", "A flood hit Batumi on 20 July 2022."]
    >>> corpus = collect(texts, no_cache=True)
    >>> sorted(corpus.to_geodataframe()["place_name"])
    ['Batumi', 'Tbilisi']
    """
    with collecting(articles, options) as (corpus, _):
        return corpus


def collected(articles: Sources | Corpus, options: Options) -> Corpus:
    """Return a corpus as it is, or that of the articles; raises as `collecting` does."""
    with collecting(articles, options) as (corpus, _):
        return corpus


@contextmanager
def collecting(articles: Sources | Corpus, options: Options) -> Iterator[tuple[Corpus, Run | None]]:
    """Yield a corpus as it is, or that of the articles, and the run on a cluster that goes on meanwhile.

    Raises
    ------
    UsageError
        If a corpus is given options: it was collected without them.
    """
    if isinstance(articles, Corpus):
        for name, value in options.items():
            raise UsageError(f"{name}={value!r} comes too late for a corpus: give it to geo.collect")
        yield articles, None
        return
    choices = choices_of(articles, options)
    opened = choices.open_gazetteer()
    decided = choices.read_corrections(opened)
    with choices.run_on(opened) as run:
        with _opened_store(choices, opened) as store:
            found = assemble(
                _parsed_with(articles, choices, opened, store, run),
                opened,
                focus=choices.read_focus(opened),
                corrections=decided,
                store=store,
                gathering=run.gather if run else None,
            )
        yield Corpus(found, opened), run


def _parsed(articles: Sources, choices: Choices) -> list[Parse | Unread]:
    opened = choices.open_gazetteer()
    decided = choices.read_corrections(opened)
    with choices.run_on(opened) as run, _opened_store(choices, opened) as store:
        found = list(_parsed_with(articles, choices, opened, store, run))
    return [decided.applied(item) if isinstance(item, Parse) else item for item in found]


def _opened_store(choices: Choices, gazetteer: Gazetteer) -> ParseStore:
    return open_store(choices.store_folder, gazetteer, focus=choices.read_focus(gazetteer))


def _parsed_with(
    articles: Sources, choices: Choices, gazetteer: Gazetteer, store: ParseStore, run: Run | None
) -> Iterator[Parse | Unread]:
    choices.use_types()
    choices.use_limits()
    decided = choices.read_corrections(gazetteer)
    if run is not None and not decided and (files := files_in(articles)):
        return run.read_and_parse(files, choices.read_options, store)
    found = decided.dated(articles_of(articles, choices.read_options))
    if run is not None:
        return run.parse(found, store)
    focus, jobs = choices.read_focus(gazetteer), choices.processes
    return parse_articles(found, gazetteer, focus=focus, jobs=jobs, store=store)
