"""What gathering worked out is kept: only what is new is compared, and nothing comes out otherwise for it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from test_events_gather import made_up

from geo.events import gather
from geo.gazetteer import Gazetteer
from geo.model import Article
from geo.pipeline import collect, open_store
from geo.store import ParseStore
from geo.store.database import NAME
from geo.store.results import ResultStore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.events.gathering.accounts import Account
    from geo.model import Event, Parse
    from geo.pipeline import Corpus

DATED = Article(
    "dated",
    "The foreign ministers of Armenia and Azerbaijan held talks in Tbilisi on Saturday, officials said.",
    published=date(2022, 7, 17),
)
UNDATED = Article(
    "undated",
    "On Saturday the Armenian and Azerbaijani foreign ministers held talks in Tbilisi on a peace treaty, "
    "officials of both countries said.",
)
OTHER = Article(
    "other", "Police arrested six protesters in Goris on Friday, witnesses said.", published=date(2022, 7, 24)
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def parses() -> list[Parse]:
    """Return made-up reports, several of each event."""
    return [parse for _, parse in made_up()]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list in which every article leaves its id whose accounts are made."""
    made: list[str] = []
    module = import_module("geo.events.gathering.accounts")
    accounts_of = module.accounts_of

    def counting(parse: Parse) -> list[Account]:
        made.append(parse.article.id)
        return accounts_of(parse)  # type: ignore[no-any-return]

    monkeypatch.setattr(module, "accounts_of", counting)
    return made


def gathered(folder: Path, parses: Sequence[Parse]) -> tuple[Event, ...]:
    with ParseStore(folder, b"1") as store:
        return gather(parses, ResultStore(store))


def run(folder: Path, gazetteer: Gazetteer, articles: Sequence[Article]) -> Corpus:
    with open_store(folder, gazetteer) as store:
        return collect(articles, gazetteer, store=store)


def test_the_same_parses_are_compared_once(tmp_path: Path, parses: list[Parse], made: list[str]) -> None:
    first = gathered(tmp_path, parses)
    assert sorted(made) == sorted(parse.article.id for parse in parses)
    made.clear()
    again = gathered(tmp_path, parses)
    assert made == []
    assert again == first == gather(parses)
    assert max(len(event.reports) for event in again) > 2


def test_a_new_article_is_compared_with_those_of_its_weeks(
    tmp_path: Path, parses: list[Parse], made: list[str]
) -> None:
    gathered(tmp_path, parses[1:])
    made.clear()
    with_new = gathered(tmp_path, parses)
    assert parses[0].article.id in made
    assert len(set(made)) < len(parses) / 2
    assert with_new == gather(parses)


@pytest.mark.parametrize("step", [1, 7, 31])
def test_what_is_kept_changes_nothing_whatever_comes_and_goes(
    tmp_path: Path, parses: list[Parse], step: int
) -> None:
    for first in range(0, len(parses), len(parses) // 5):
        some = [*parses[:first:step], *parses[first + 3 :]]
        assert gathered(tmp_path, some) == gather(some)
        assert gathered(tmp_path, some[::-1]) == gather(some)


def test_an_archive_larger_than_what_is_held_comes_out_the_same(
    parses: list[Parse], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = gather(parses)
    monkeypatch.setattr(import_module("geo.events.gathering.articles"), "MAX_HELD", 3)
    assert gather(parses) == whole


def test_one_record_of_a_mention_serves_all(tmp_path: Path, gazetteer: Gazetteer) -> None:
    run(tmp_path, gazetteer, [DATED, OTHER])
    again = run(tmp_path, gazetteer, [DATED, OTHER])
    held = {id(part) for found in again.parses for part in (found.article, *found.events, *found.toponyms)}
    reports = [report for event in again.events for report in event.reports]
    assert reports
    assert all({id(report.article), id(report.mention)} <= held for report in reports)


@pytest.mark.parametrize(
    "changed",
    [
        [DATED],
        [DATED, OTHER, UNDATED],
        [DATED, replace(OTHER, text=OTHER.text.replace("six", "nine"))],
        [DATED, replace(OTHER, source="Example Wire")],
        [DATED, replace(OTHER, published=date(2022, 7, 25))],
    ],
    ids=["less", "more", "text", "source", "day"],
)
def test_other_articles_are_gathered_anew(
    tmp_path: Path, gazetteer: Gazetteer, changed: list[Article]
) -> None:
    run(tmp_path, gazetteer, [DATED, OTHER])
    assert run(tmp_path, gazetteer, changed) == collect(changed, gazetteer)


def test_damaged_results_are_worked_out_anew(tmp_path: Path, parses: list[Parse], made: list[str]) -> None:
    first = gathered(tmp_path, parses)
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("UPDATE kept SET blob = substr(blob, 1, 20) WHERE id % 2")
    connection.close()
    made.clear()
    assert gathered(tmp_path, parses) == first
    assert made
    made.clear()
    assert gathered(tmp_path, parses) == first
    assert made == []  # they are kept again


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """Return the list in which every two articles leave their ids of which accounts are compared."""
    pairs: list[frozenset[str]] = []
    module = import_module("geo.events.gathering.sameness.pair")
    plain = module.AccountPair.__init__

    def noting(self: object, one: Account, other: Account, scorer: object) -> None:
        pairs.append(frozenset((one.article_id, other.article_id)))
        plain(self, one, other, scorer)

    monkeypatch.setattr(module.AccountPair, "__init__", noting)
    return pairs


@pytest.mark.parametrize("number", [0, 11, -1])
def test_in_a_week_that_changed_only_new_pairs_are_compared(
    tmp_path: Path, parses: list[Parse], compared: list[frozenset[str]], number: int
) -> None:
    new = parses[number]
    rest = [parse for parse in parses if parse is not new]
    gathered(tmp_path, rest)
    all_pairs = len(compared)
    compared.clear()
    with_new = gathered(tmp_path, parses)
    of_new = [pair for pair in compared if new.article.id in pair]
    assert len(compared) < all_pairs / 3
    assert len(of_new) > len(compared) / 2  # besides, groups that it joins are put together again
    assert with_new == gather(parses)


def test_a_week_is_found_again_whichever_article_comes_or_goes(tmp_path: Path, parses: list[Parse]) -> None:
    for number in range(0, len(parses), 5):
        less = [*parses[:number], *parses[number + 1 :]]
        assert gathered(tmp_path, less) == gather(less)
        assert gathered(tmp_path, parses) == gather(parses)
