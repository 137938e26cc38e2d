"""The rows of files are made once: only what is new is made, and the files are the same to the byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from test_events_gather import made_up

from geo.events import gather
from geo.export import geopackage
from geo.export.cells import article_cells
from geo.export.kept import MOST, parts_of_events
from geo.export.rows import EventRow
from geo.gazetteer import Gazetteer
from geo.pipeline import Corpus, DateRange, build, building
from geo.store import ParseStore
from geo.store.results import ResultStore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd

    from geo.model import Event, EventPlace, Parse, Place, Resolution

ALL = DateRange(None, None)
TOWNS = (
    "Goris",
    "Gyumri",
    "Tbilisi",
    "Kutaisi",
    "Homs",
    "Mosul",
    "Herat",
    "Quetta",
    "Goma",
    "Lviv",
    "Kaduna",
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def parses(gazetteer: Gazetteer) -> list[Parse]:
    """Return made-up reports, several of each event, at places of the gazetteer."""
    real: dict[str, Place] = {}

    def moved(one: Resolution) -> Resolution:
        if one.place is None:
            return one
        name = TOWNS[len(real) % len(TOWNS)]
        place = real.setdefault(one.place.id, gazetteer.candidates(name)[0].place)
        return replace(one, place=place)

    some = [parse for number, parse in made_up() if number % 3 == 0]
    return [replace(parse, toponyms=tuple(map(moved, parse.toponyms))) for parse in some]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list in which each event and each article leaves its id whose rows are made."""
    seen: list[str] = []
    row_of, cells_of = EventRow.of, article_cells

    def of(event: Event, at: EventPlace) -> EventRow:
        seen.append(event.id)
        return row_of(event, at)

    def cells(parse: Parse) -> dict[str, object]:
        seen.append(parse.article.id)
        return cells_of(parse)

    monkeypatch.setattr(EventRow, "of", of)
    monkeypatch.setattr(geopackage, "article_cells", cells)
    return seen


@pytest.fixture
def no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the table of events in place of the page, which is made of it and takes the longest."""

    def write(events: gpd.GeoDataFrame, elsewhere: pd.DataFrame, path: Path, **_options: object) -> None:
        path.write_text(events.to_csv() + elsewhere.to_csv(), encoding="utf-8")

    monkeypatch.setattr("geo.pipeline.writing.write_map", write)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let parts be of some four things, so that few articles make several."""
    monkeypatch.setattr("geo.export.kept.ONE_IN", 4)


def built(
    folder: Path,
    parses: Sequence[Parse],
    gazetteer: Gazetteer,
    days: DateRange = ALL,
    *,
    is_kept: bool = True,
) -> dict[str, bytes]:
    """Build with the store in a folder, or with none; return what the files hold."""
    with ParseStore(folder / "kept" if is_kept else None, b"1") as store:
        corpus = Corpus(tuple(parses), (), gather(parses, ResultStore(store) if is_kept else None))
        files = build(corpus, days, folder / "maps", gazetteer, store if is_kept else None).plan.paths
    return {path.name: path.read_bytes() for path in files}


def test_the_second_build_makes_no_row_and_the_same_bytes(
    tmp_path: Path, parses: list[Parse], gazetteer: Gazetteer, made: list[str]
) -> None:
    plain = built(tmp_path, parses, gazetteer, is_kept=False)
    assert built(tmp_path, parses, gazetteer) == plain
    made.clear()
    assert built(tmp_path, parses, gazetteer) == plain
    assert made == []


@pytest.mark.usefixtures("no_page", "small_parts")
def test_a_new_article_and_one_that_is_gone_change_their_own_parts(
    tmp_path: Path, parses: list[Parse], gazetteer: Gazetteer, made: list[str]
) -> None:
    built(tmp_path, parses[1:], gazetteer)
    made.clear()
    files = built(tmp_path, parses[:-1], gazetteer)
    assert {parses[0].article.id} < set(made)
    assert len(set(made)) < len(parses) / 2
    assert files == built(tmp_path, parses[:-1], gazetteer, is_kept=False)


@pytest.mark.usefixtures("no_page", "small_parts")
def test_another_range_makes_the_rows_of_its_ends_only(
    tmp_path: Path, parses: list[Parse], gazetteer: Gazetteer, made: list[str]
) -> None:
    built(tmp_path, parses, gazetteer)
    all_rows = len(made)
    days = sorted(
        day for parse in parses for one in parse.events if one.interval and (day := one.interval.begin)
    )
    range_ = DateRange(days[len(days) // 4], days[-len(days) // 4])
    made.clear()
    files = built(tmp_path, parses, gazetteer, range_)
    assert len(made) < all_rows / 8
    assert files == built(tmp_path, parses, gazetteer, range_, is_kept=False)


@pytest.mark.usefixtures("no_page")
@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, article=replace(one.article, title="Another title")),
        lambda one: replace(one, article=replace(one.article, published=date(2022, 7, 20))),
        lambda one: replace(one, article=replace(one.article, text=one.article.text.upper())),
        lambda one: replace(one, toponyms=tuple(replace(name, score=0.5) for name in one.toponyms)),
        lambda one: replace(one, events=one.events[1:]),
    ],
    ids=["title", "day", "text", "score", "events"],
)
def test_whatever_changes_in_an_article_is_drawn(
    tmp_path: Path, parses: list[Parse], gazetteer: Gazetteer, change: object
) -> None:
    built(tmp_path, parses[:12], gazetteer)
    changed = [change(parses[0]), *parses[1:12]]  # type: ignore[operator]
    assert built(tmp_path, changed, gazetteer) == built(tmp_path, changed, gazetteer, is_kept=False)


@pytest.mark.usefixtures("no_page")
def test_other_code_that_writes_makes_all_rows_anew(
    tmp_path: Path,
    parses: list[Parse],
    gazetteer: Gazetteer,
    made: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built(tmp_path, parses[:12], gazetteer)
    rows = sorted(made)
    made.clear()
    monkeypatch.setattr(building, "writing_digest", lambda: b"another version")
    built(tmp_path, parses[:12], gazetteer)
    assert sorted(made) == rows


def test_events_of_which_nothing_is_known_are_not_kept(parses: list[Parse]) -> None:
    events = gather(parses)
    assert all(digest == b"" for _, digest in parts_of_events(events))
    assert max(len(some) for some, _ in parts_of_events(events)) <= MOST
