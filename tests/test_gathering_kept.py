"""What the parses of a run gave together is kept: the same parses are gathered once, others anew."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo import events as stages
from geo.gazetteer import Gazetteer
from geo.model import Article
from geo.pipeline import collect, open_store
from geo.store.database import NAME
from geo.store.results import decode_events, encode_events

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

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


@pytest.fixture
def gathered(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many articles were gathered, run by run."""
    runs: list[int] = []
    gather = stages.gather

    def counting(parses: Sequence[Parse]) -> tuple[Event, ...]:
        runs.append(len(parses))
        return gather(parses)

    monkeypatch.setattr(stages, "gather", counting)
    return runs


def run(folder: Path, gazetteer: Gazetteer, articles: Sequence[Article]) -> Corpus:
    with open_store(folder, gazetteer) as store:
        return collect(articles, gazetteer, store=store)


def test_the_same_parses_are_gathered_once(
    tmp_path: Path, gazetteer: Gazetteer, gathered: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [DATED, UNDATED, OTHER]
    first = run(tmp_path, gazetteer, articles)
    monkeypatch.setattr(stages, "corroborate", None)
    again = run(tmp_path, gazetteer, articles)
    assert gathered == [3]
    assert again == first == collect_anew(gazetteer, articles, monkeypatch)
    assert max(len(event.reports) for event in again.events) == 2  # the undated report found its event


def collect_anew(
    gazetteer: Gazetteer, articles: Sequence[Article], monkeypatch: pytest.MonkeyPatch
) -> Corpus:
    monkeypatch.undo()
    return collect(articles, gazetteer)


def test_one_record_of_a_place_and_a_mention_serves_all(tmp_path: Path, gazetteer: Gazetteer) -> None:
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
def test_other_parses_are_gathered_anew(
    tmp_path: Path, gazetteer: Gazetteer, gathered: list[int], changed: list[Article]
) -> None:
    run(tmp_path, gazetteer, [DATED, OTHER])
    kept = run(tmp_path, gazetteer, changed)
    assert gathered == [2, len(changed)]
    assert kept == collect(changed, gazetteer)


def test_a_damaged_result_is_gathered_anew(tmp_path: Path, gazetteer: Gazetteer, gathered: list[int]) -> None:
    first = run(tmp_path, gazetteer, [DATED, OTHER])
    with sqlite3.connect(tmp_path / NAME) as connection:
        # It is written at once, and the parses, so few as they are, at the end.
        connection.execute("UPDATE kept SET blob = substr(blob, 1, 20) WHERE id = (SELECT min(id) FROM kept)")
    connection.close()
    assert run(tmp_path, gazetteer, [DATED, OTHER]) == first
    assert run(tmp_path, gazetteer, [DATED, OTHER]) == first
    assert gathered == [2, 2]  # once more, and then it is kept again


def test_events_that_came_from_other_parses_are_not_kept(gazetteer: Gazetteer) -> None:
    corpus = collect([DATED, OTHER], gazetteer)
    events, both = corpus.events, corpus.parses
    blob = encode_events(events, both)
    assert blob is not None
    assert decode_events(blob, both) == events
    assert decode_events(blob, both[:1]) is None
    assert encode_events(events, both[:1]) is None
