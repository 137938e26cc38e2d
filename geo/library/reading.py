"""`read`, `parse` and `collect`: from whatever holds articles to what is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, Unpack, overload

from geo.errors import UnreadableError
from geo.library.articles import Articles
from geo.library.choices import Choices, days_of
from geo.library.corpus import Corpus
from geo.library.parsed import ParsedArticle, ParsedArticles
from geo.library.sources import articles_of, is_one_article, names_in
from geo.model import Parse
from geo.pipeline import assemble, open_store
from geo.pipeline import parse as parse_articles

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from geo.gazetteer import Gazetteer
    from geo.library.choices import Day, PathLike, Paths
    from geo.library.sources import Sources
    from geo.model import Article, Unread
    from geo.store import ParseStore


class Options(TypedDict, total=False):
    """The options of `parse`, for those who check types."""

    text: str | None
    published: Day | None
    column: Mapping[str, str] | None
    focus: str | None
    gazetteer: Gazetteer | Paths
    types: Paths
    corrections: PathLike | None
    jobs: int
    cache: PathLike | None
    no_cache: bool


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
    choices = _choices(articles, text=text, published=published, column=column)
    return Articles(articles_of(articles, choices.read_options))


@overload
def parse(articles: str | Mapping[str, Any] | Article, **options: Unpack[Options]) -> ParsedArticle: ...


@overload
def parse(
    articles: os.PathLike[str] | pd.DataFrame | list[Any] | tuple[Any, ...], **options: Unpack[Options]
) -> ParsedArticles: ...


def parse(  # noqa: PLR0913 - the options of the command
    articles: Sources,
    *,
    text: str | None = None,
    published: Day | None = None,
    column: Mapping[str, str] | None = None,
    focus: str | None = None,
    gazetteer: Gazetteer | Paths = (),
    types: Paths = (),
    corrections: PathLike | None = None,
    jobs: int = 1,
    cache: PathLike | None = None,
    no_cache: bool = False,
) -> ParsedArticle | ParsedArticles:
    """Find places, dates and events in each article.

    Parameters
    ----------
    articles, text, published, column
        As for `read`.
    focus, gazetteer, types, corrections, jobs, cache, no_cache
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
    choices = _choices(
        articles,
        text=text,
        published=published,
        column=column,
        focus=focus,
        gazetteer=gazetteer,
        types=types,
        corrections=corrections,
        jobs=jobs,
        cache=cache,
        no_cache=no_cache,
    )
    found = ParsedArticles(_parsed(articles, choices))
    if not is_one_article(articles):
        return found
    if not found:
        raise UnreadableError(f"the article can't be read: {found.unread[0].reason}")
    return found[0]


def collect(  # noqa: PLR0913 - the options of the command
    articles: Sources,
    *,
    text: str | None = None,
    published: Day | None = None,
    column: Mapping[str, str] | None = None,
    focus: str | None = None,
    gazetteer: Gazetteer | Paths = (),
    types: Paths = (),
    corrections: PathLike | None = None,
    jobs: int = 1,
    cache: PathLike | None = None,
    no_cache: bool = False,
) -> Corpus:
    """Parse articles, let reports of one event date each other, and gather the events.

    Parameters
    ----------
    articles, text, published, column
        As for `read`.
    focus, gazetteer, types, corrections, jobs, cache, no_cache
        As for `build`.

    Examples
    --------
    >>> texts = ["Talks were held in Tbilisi on 16 July 2022.", "A flood hit Batumi on 20 July 2022."]
    >>> corpus = collect(texts, no_cache=True)
    >>> sorted(corpus.to_geodataframe()["place_name"])
    ['Batumi', 'Tbilisi']
    """
    choices = _choices(
        articles,
        text=text,
        published=published,
        column=column,
        focus=focus,
        gazetteer=gazetteer,
        types=types,
        corrections=corrections,
        jobs=jobs,
        cache=cache,
        no_cache=no_cache,
    )
    return _collected(articles, choices)


def _choices(
    articles: object,
    *,
    text: str | None,
    published: Day | None,
    column: Mapping[str, str] | None,
    **others: Any,  # noqa: ANN401 - fields of Choices
) -> Choices:
    """Return the choices for some articles: what is said of `text` and `published` may name a column."""
    columns = dict(column or {})
    if text is not None:
        columns["text"] = text
    if isinstance(published, str) and published in names_in(articles):
        columns["published"], published = published, None
    days_of(published, "published")  # a wrong value is refused before anything is read
    return Choices(column=columns, published=published, **others)


def _collected(articles: Sources, choices: Choices) -> Corpus:
    opened = choices.open_gazetteer()
    decided = choices.read_corrections(opened)
    focus = choices.read_focus(opened)
    with _opened_store(choices, opened) as store:
        found = assemble(
            _parsed_with(articles, choices, opened, store),
            opened,
            focus=focus,
            corrections=decided,
            store=store,
        )
    return Corpus(found, opened)


def _parsed(articles: Sources, choices: Choices) -> list[Parse | Unread]:
    opened = choices.open_gazetteer()
    decided = choices.read_corrections(opened)
    with _opened_store(choices, opened) as store:
        found = list(_parsed_with(articles, choices, opened, store))
    return [decided.applied(item) if isinstance(item, Parse) else item for item in found]


def _opened_store(choices: Choices, gazetteer: Gazetteer) -> ParseStore:
    return open_store(choices.store_folder, gazetteer, focus=choices.read_focus(gazetteer))


def _parsed_with(
    articles: Sources, choices: Choices, gazetteer: Gazetteer, store: ParseStore
) -> Iterator[Parse | Unread]:
    choices.use_types()
    found = choices.read_corrections(gazetteer).dated(articles_of(articles, choices.read_options))
    focus, jobs = choices.read_focus(gazetteer), choices.processes
    return parse_articles(found, gazetteer, focus=focus, jobs=jobs, store=store)
