"""What `build`, `parse` and `review` begin with: articles, parsed as the user's options say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

from geo.cli.group import stop
from geo.cli.options import (
    cache,
    focus,
    jobs,
    no_cache,
    open_gazetteer,
    own_places,
    processes,
    read_region,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Article, Parse, Unread
    from geo.pipeline import Corpus
    from geo.resolve import Focus
    from geo.review import Corrections
    from geo.store import ParseStore

CORRECTIONS = Path("corrections.csv")
"""Where corrections are written and looked for if no other file is named."""

Command = TypeVar("Command", bound="Callable[..., Any]")


class Given(TypedDict):
    """The values of the options that `reading_options` gives to a command."""

    articles: tuple[str, ...]
    focus: str | None
    own: tuple[Path, ...]
    corrections: Path | None
    jobs: int
    cache: Path | None
    no_cache: bool


def reading_options(command: Command) -> Command:
    """Give a command the argument and the options of all that read articles."""
    articles = click.argument("articles", nargs=-1, metavar="[ARTICLES]...")
    corrections = click.option(
        "--corrections",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="What you have decided (see `geo review`).  [default: corrections.csv, where it is here]",
    )
    for option in (no_cache, cache, jobs, corrections, own_places, focus, articles):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles under way, and what they are parsed with."""

    gazetteer: Gazetteer
    focus: Focus | None
    corrections: Corrections
    store: ParseStore
    found: Iterator[Parse | Unread]

    def corpus(self) -> Corpus:
        """Take all articles together, once."""
        from geo import pipeline, terminal

        found = terminal.progress(self.found)
        with self.store as store:
            corpus = pipeline.assemble(
                found, self.gazetteer, focus=self.focus, corrections=self.corrections, store=store
            )
        terminal.print_store(store)
        return corpus


def reading(*, is_first: bool = False, **given: Unpack[Given]) -> Reading:
    """Open what the options name, and begin to parse the articles.

    Parameters
    ----------
    is_first
        Whether the file of corrections that is named may still be to come.
    **given
        As `reading_options` has it.
    """
    from geo import pipeline
    from geo.store import store_folder

    gazetteer = open_gazetteer(given["own"])
    region = read_region(given["focus"], gazetteer)
    decided = _decided(given["corrections"], gazetteer, is_first=is_first)
    articles = decided.dated(_articles(given["articles"]))
    folder = None if given["no_cache"] else store_folder(given["cache"])
    store = pipeline.open_store(folder, gazetteer, focus=region)
    found = pipeline.parse(articles, gazetteer, focus=region, jobs=processes(given["jobs"]), store=store)
    return Reading(gazetteer, region, decided, store, found)


def _articles(named: Sequence[str]) -> Iterator[Article | Unread]:
    """Read what was named, or the folder `articles` if nothing was."""
    from geo.read import read

    if not named and not Path("articles").is_dir():
        stop("nothing to read: name files or folders of articles (there is no folder `articles` here)")
    return read(named or ["articles"])


def _decided(named: Path | None, gazetteer: Gazetteer, *, is_first: bool) -> Corrections:
    """Read a person's corrections: those named, or those in the folder where the command is given."""
    from geo.review import Corrections, read_corrections

    path = named or CORRECTIONS
    may_lack = is_first or named is None
    return Corrections() if may_lack and not path.exists() else read_corrections(path, gazetteer)
