"""What `build`, `parse` and `review` begin with: articles, parsed as the user's options say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from geo.cli.corrections import find_corrections
from geo.cli.group import stop
from geo.cli.options import (
    cache,
    columns,
    focus,
    jobs,
    limit,
    no_cache,
    open_gazetteer,
    own_places,
    own_types,
    processes,
    published,
    read_region,
    scheduler,
    use_types,
)
from geo.cli.standing import settings_of
from geo.errors import blaming
from geo.files import exists, is_folder
from geo.limits import read_limits, use_limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.cluster import Run
    from geo.corrections import Corrections
    from geo.gazetteer import Gazetteer
    from geo.model import Article, Interval, Parse, Unread
    from geo.pipeline import Corpus
    from geo.readers import ReadOptions
    from geo.readers.known import KnownReadings
    from geo.resolve import Focus
    from geo.store import ParseStore

ARTICLES = "articles"
"""The folder that is read if nothing is named."""

Command = TypeVar("Command", bound="Callable[..., Any]")


class Given(TypedDict):
    """The values of the options that `reading_options` gives to a command."""

    articles: tuple[str, ...]
    focus: str | None
    own: tuple[Path, ...]
    own_types: tuple[Path, ...]
    corrections: Path | None
    columns: tuple[str, ...]
    published: Interval | None
    jobs: int
    scheduler: str | None
    cache: Path | None
    no_cache: bool
    limits: tuple[str, ...]


def reading_options(command: Command) -> Command:
    """Give a command the argument and the options of all that read articles."""
    articles = click.argument("articles", nargs=-1, metavar="[ARTICLES]...")
    corrections = click.option(
        "--corrections",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="What you have decided (see `geo review`).  [default: corrections.csv here, beside geo.toml or "
        "beside ARTICLES]",
    )
    for option in (
        limit,
        no_cache,
        cache,
        scheduler,
        jobs,
        published,
        columns,
        corrections,
        own_types,
        own_places,
        focus,
        articles,
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles under way, and what they are parsed with."""

    gazetteer: Gazetteer
    focus: Focus | None
    corrections: Corrections
    path: Path | None
    """The file of corrections; None if there is none."""
    store: ParseStore
    found: Iterator[Parse | Unread]
    expected: Callable[[], int]
    """Counts about how many articles there are."""
    run: Run | None = None
    """By which the work is shared out."""

    def corpus(self) -> Corpus:
        """Take all articles together, once, and close the store."""
        with self.store:
            return self.together()

    def together(self) -> Corpus:
        """Take all articles together, once; the store stays open."""
        from geo import pipeline, terminal

        corpus = pipeline.assemble(
            terminal.progress(self.found, self.expected, self.run.standing if self.run else None),
            self.gazetteer,
            focus=self.focus,
            corrections=self.corrections,
            store=self.store,
            gathering=self.run.gather if self.run else None,
        )
        self.store.write()
        terminal.print_store(self.store)
        return corpus


def reading(given: Given, *, is_first: bool = False) -> Reading:
    """Open what the options name, and begin to parse the articles.

    Parameters
    ----------
    given
        As `reading_options` has it.
    is_first
        Whether the file of corrections that is named may still be to come.
    """
    from geo import pipeline
    from geo.readers import ReadOptions, read_columns
    from geo.readers.expected import expected
    from geo.store import ReadingStore, store_folder

    named = _named(given["articles"])
    use_limits(read_limits(given["limits"]))
    settings = settings_of(click.get_current_context())
    project = settings.folder if settings else None
    with blaming(", ".join(map(str, given["own_types"])) or "the kinds of event"):
        use_types(given["own_types"])
    with blaming(", ".join(map(str, given["own"])) or "the gazetteer"):
        gazetteer = open_gazetteer(given["own"])
    with blaming(f"the focus {given['focus']!r}"):
        region = read_region(given["focus"], gazetteer)
    options = ReadOptions(read_columns(given["columns"]), given["published"])
    path = given["corrections"] or find_corrections(named, project)
    with blaming(f"the corrections {str(path)!r}"):
        decided = _decided(path, gazetteer, may_lack=is_first or given["corrections"] is None)
    folder = None if given["no_cache"] else store_folder(given["cache"])
    store = pipeline.open_store(folder, gazetteer, focus=region)
    known = ReadingStore(store, options) if store.is_open else None
    run = _join(given["scheduler"], gazetteer, region)
    if run is not None:
        found = _shared(run, _Sources(named, project, options), decided, store)
    else:
        found = pipeline.parse(
            decided.dated(_articles(named, project, options, known)),
            gazetteer,
            focus=region,
            jobs=processes(given["jobs"]),
            store=store,
        )
    return Reading(gazetteer, region, decided, path, store, found, partial(expected, named), run)


@dataclass(frozen=True, slots=True)
class _Sources:
    """What is read, and how."""

    named: Sequence[str]
    project: Path | None
    options: ReadOptions


def _join(scheduler: str | None, gazetteer: Gazetteer, focus: Focus | None) -> Run | None:
    """Join the cluster that was named, which is left when the command ends."""
    if scheduler is None:
        return None
    from geo.cluster import Cluster, Run

    cluster = click.get_current_context().with_resource(Cluster(scheduler))
    return Run(cluster, gazetteer, focus)


def _shared(run: Run, sources: _Sources, decided: Corrections, store: ParseStore) -> Iterator[Parse | Unread]:
    """Parse articles on a cluster; the workers read them, too, unless a person's corrections have a say."""
    if decided:
        articles = _articles(sources.named, sources.project, sources.options, None)
        return run.parse(decided.dated(articles), store)
    return run.read_and_parse(sources.named, sources.options, store, _above(sources.project))


def _named(articles: Sequence[str]) -> Sequence[str]:
    """Return what was named, or the folder `articles` if nothing was."""
    if not articles and not is_folder(Path(ARTICLES)):
        stop("nothing to read: name files or folders of articles (there is no folder `articles` here)")
    return articles or [ARTICLES]


def any_failed(unread: Iterable[Unread]) -> bool:
    """Return True if an input failed, wholly or in part; what is passed over isn't missed."""
    return any(not item.passed_over for item in unread)


def _articles(
    named: Sequence[str], project: Path | None, options: ReadOptions, known: KnownReadings | None
) -> Iterator[Article | Unread]:
    """Read articles; the ids of those below the folder of geo.toml count from it, wherever one stands."""
    from geo.model import Article
    from geo.readers import read

    above = _above(project)
    for item in read(named, options, known):
        if isinstance(item, Article):
            yield replace(item, id=item.id.removeprefix(above)) if above else item
        else:
            yield replace(item, source=item.source.removeprefix(above)) if above else item


def _above(project: Path | None) -> str:
    """Return what the ids of articles below the folder of geo.toml lose at their beginning."""
    from geo.readers.inputs.source import shown

    return f"{shown(project)}/" if project else ""


def _decided(path: Path | None, gazetteer: Gazetteer, *, may_lack: bool) -> Corrections:
    """Read a person's corrections."""
    from geo.corrections import Corrections, read_corrections

    if path is None or (may_lack and not exists(path)):
        return Corrections()
    return read_corrections(path, gazetteer)
