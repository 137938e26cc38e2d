"""Gathering on workers: the events of one process, to the byte, however the work is divided."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from distributed import LocalCluster
from test_events_gather import made_up

from geo.cluster import Cluster, gather_on, gathering
from geo.cluster.setup import Setup
from geo.events import gather
from geo.gazetteer import Gazetteer
from geo.model import EventMention, Parse, Resolution, Timex
from geo.pipeline import open_store
from geo.store.results import RunResults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.model import Event


pytestmark = pytest.mark.xdist_group("cluster")  # one set of workers at a time: each takes a core


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module", params=[1, 3])
def cluster(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    with (
        LocalCluster(n_workers=request.param, threads_per_worker=1, dashboard_address=":0") as started,
        Cluster(str(started.scheduler_address)) as joined,
    ):
        yield joined


@pytest.fixture(scope="module", params=[1, 4])
def parses(request: pytest.FixtureRequest) -> list[Parse]:
    """Return articles of a report or several, most of an event that others tell, too; some have siblings."""
    return list(articles_of([parse for _, parse in made_up()], request.param))


def articles_of(reports: list[Parse], each: int) -> Iterator[Parse]:
    """Yield articles with so many reports each, of events that lie some weeks apart."""
    by_day = sorted(reports, key=lambda report: (str(report.article.published)[:7], report.article.id))
    for first in range(0, len(by_day), each):
        yield together(by_day[first : first + each])


def together(reports: list[Parse]) -> Parse:
    """Return one article with the text of several, and all that is in them."""
    text, toponyms, timexes, events = "", list[Resolution](), list[Timex](), list[EventMention]()
    for report in reports:
        begin, names, times = len(text), len(toponyms), len(timexes)
        text += f"{report.article.text}\n\n"
        toponyms += [replace(one, toponym=moved(one.toponym, begin)) for one in report.toponyms]
        timexes += [moved(one, begin) for one in report.timexes]
        events += [
            replace(
                one,
                id=f"{one.id}.{begin}",
                trigger=moved(one.trigger, begin),
                sentence=moved(one.sentence, begin),
                places=tuple(number + names for number in one.places),
                timex=None if one.timex is None else one.timex + times,
            )
            for one in report.events
        ]
    article = replace(reports[0].article, text=text)
    return Parse(article, tuple(toponyms), tuple(timexes), tuple(events))


def moved(span: Any, by: int) -> Any:  # noqa: ANN401 - a span of any kind
    """Return what stands so much later in a text."""
    return replace(span, start=span.start + by, end=span.end + by)


@pytest.fixture(scope="module")
def events(parses: list[Parse]) -> tuple[Event, ...]:
    found = gather(parses)
    several = sum(len(event.reports) > 1 for event in found)
    assert several > len(found) / 3
    return found


@pytest.mark.parametrize("at_once", [25, 1000])
def test_events_are_those_of_one_process_however_the_work_is_divided(  # noqa: PLR0913, PLR0917 - fixtures
    cluster: Cluster,
    gazetteer: Gazetteer,
    parses: list[Parse],
    events: tuple[Event, ...],
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    monkeypatch.setattr(gathering, "ARTICLES_AT_ONCE", at_once)
    monkeypatch.setattr(gathering, "PAIRS_AT_ONCE", 7 * at_once)
    shuffled = random.Random(at_once).sample(parses, len(parses))  # noqa: S311 - an order, no secret
    found = gather_on(cluster, Setup.of(gazetteer, None).packed(), shuffled)
    assert repr(found) == repr(events)


@pytest.mark.parametrize("at_once", [20, 1000])
def test_workers_leave_nothing_to_do(
    cluster: Cluster,
    gazetteer: Gazetteer,
    parses: list[Parse],
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    monkeypatch.setattr(gathering, "ARTICLES_AT_ONCE", at_once)
    left: list[str] = []

    def gather_and_note(some: list[Parse], memory: RunResults) -> tuple[Event, ...]:
        monkeypatch.setattr(RunResults, "keep", lambda _, kind, *__: left.append(kind))
        return gather(some, memory)

    monkeypatch.setattr(gathering, "gather", gather_and_note)
    assert gather_on(cluster, Setup.of(gazetteer, None).packed(), parses[:120])
    assert left == []


def test_what_was_gathered_is_kept(
    cluster: Cluster, gazetteer: Gazetteer, parses: list[Parse], events: tuple[Event, ...], tmp_path: Path
) -> None:
    packed = Setup.of(gazetteer, None).packed()
    with open_store(tmp_path, gazetteer) as store:
        gather_on(cluster, packed, parses, store)
    nobody = Cluster("tcp://127.0.0.1:1")
    with open_store(tmp_path, gazetteer) as store:
        assert repr(gather_on(nobody, packed, parses, store)) == repr(events)
