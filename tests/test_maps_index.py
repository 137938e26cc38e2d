"""The list of the maps in a folder: what it shows, what it believes, what it leaves alone."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from html import unescape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import dozen, event, events_frame, lost, no_events

from geo.language import event_types, use_own_kinds
from geo.language.own.reading import read_own_kinds
from geo.maps import is_ours, write, write_index
from geo.maps.about import ELEMENT, About, Symbol, about, read_about
from geo.maps.inline import digest
from geo.maps.kinds import FAMILIES, FAMILY, OTHER
from geo.maps.picture import HEIGHT, WIDTH, core, frame, picture

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of three maps and a page that is none."""
    path = tmp_path_factory.mktemp("maps")
    write(dozen(), lost(), path / "all.html", title="All of it")
    write(dozen().iloc[:2], lost(), path / "war & peace.html", title="<b>Two</b> events")
    write(no_events(), lost(), path / "none.html", title="No events")
    (path / "foreign.html").write_text("<h1>Somebody's own page</h1>")
    write_index([path], path / "index.html")
    return path


def test_a_map_tells_of_itself_within_its_head(folder: Path) -> None:
    told = read_about(folder / "all.html")
    assert told == about(dozen(), title="All of it")
    assert told
    assert (told.begin, told.until) == ("2020-09-27", "2023-12-31")
    assert (told.events, told.places, told.reports) == (12, 9, 2)
    assert told.symbols[0] == Symbol(49.89, 40.38, 2, FAMILY["ACCUSE"])


def test_the_list_has_every_map_of_ours_newest_events_first(folder: Path) -> None:
    html = (folder / "index.html").read_text()
    assert re.findall(r'<a href="([^"]*)"', html) == ["all.html", "war%20%26%20peace.html", "none.html"]
    assert "<p>27 September 2020 – 31 December 2023</p>" in html
    assert "<p>12 events · 9 places · 2 reports</p>" in html
    assert "<p>2 events · 1 place · 1 report</p>" in html
    assert "&lt;b&gt;Two&lt;/b&gt; events" in html
    assert html.count("<svg ") == 3


def test_the_list_loads_and_runs_nothing(folder: Path) -> None:
    html = (folder / "index.html").read_text()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', unescape(html))
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert policy.startswith("default-src 'none'; ")
    assert digest(style) in policy
    assert not re.search(r"<script|<link|<img| src=|url\(", html)
    assert "prefers-color-scheme:dark" in style.replace(" ", "")


def test_the_same_maps_give_the_same_list(folder: Path, tmp_path: Path) -> None:
    write_index([folder], tmp_path / "index.html")
    assert (tmp_path / "index.html").read_bytes() == (folder / "index.html").read_bytes()


def test_a_map_just_made_counts_before_the_one_that_it_replaces(folder: Path, tmp_path: Path) -> None:
    write(dozen().iloc[:1], lost(), tmp_path / "all.html", title="Anew")
    write_index([folder, tmp_path], tmp_path / "index.html")
    html = (tmp_path / "index.html").read_text()
    assert "Anew" in html
    assert "All of it" not in html


def test_only_a_list_of_ours_is_overwritten(folder: Path, tmp_path: Path) -> None:
    assert is_ours(folder / "index.html")
    assert is_ours(tmp_path / "index.html")
    assert not is_ours(folder / "foreign.html")
    assert not is_ours(tmp_path)


@pytest.mark.parametrize(
    "told",
    [
        "",
        "[]",
        "{",
        '{"title":"x"}',
        '{"title":"x","begin":"soon","until":"","events":1,"places":1,"reports":1,"symbols":[]}',
        '{"title":"x","begin":"","until":"","events":"many","places":1,"reports":1,"symbols":[]}',
        '{"title":"x","begin":"","until":"","events":1,"places":1,"reports":1,"symbols":[{"events":-1}]}',
    ],
)
def test_a_damaged_map_is_not_listed(tmp_path: Path, told: str) -> None:
    path = tmp_path / "map.html"
    path.write_text(f'<script type="application/json" id="geo-about">{told}</script>')
    assert read_about(path) is None


def test_hostile_text_in_a_map_stays_text(tmp_path: Path) -> None:
    title = '</script><script>alert(1)</script>"\u2028${x}'
    write(dozen().iloc[:1], lost(), tmp_path / "map.html", title=title)
    write_index([tmp_path], tmp_path / "index.html")
    assert "<script" not in (tmp_path / "index.html").read_text()
    told = read_about(tmp_path / "map.html")
    assert told
    assert told.title == title


symbols = st.builds(
    Symbol, st.floats(-180, 180), st.floats(-85, 85), st.integers(1, 900), st.integers(0, len(FAMILIES) - 1)
)


@given(st.lists(symbols, max_size=8))
def test_every_place_of_the_core_is_in_the_picture(found: list[Symbol]) -> None:
    shown = core(found)
    assert {symbol.events for symbol in shown} <= {symbol.events for symbol in found}
    west, south, east, north = frame(shown).box
    assert all(
        west <= one.longitude <= east + 1e-9 and south - 1e-9 <= one.latitude <= north + 1e-9 for one in shown
    )
    assert (east - west) * frame(shown).across == pytest.approx(WIDTH)


def test_a_picture_is_drawn_of_land_borders_and_places() -> None:
    drawn = ET.fromstring(picture(about(dozen(), title="x").symbols))  # noqa: S314 - made here
    assert drawn.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    classes = [part.get("class") for part in drawn]
    assert classes[:4] == ["land", "lake", "border", "contested"]
    assert len(classes) == 4 + 9
    assert set(classes[4:]) <= {f"family-{family.name}" for family in FAMILIES}
    inside = [0 <= float(part.get("cx", "0")) <= WIDTH for part in drawn[4:]]
    assert inside.count(False) == 1, "Washington alone is far from all others"


def test_a_distant_place_does_not_shrink_the_others() -> None:
    near = [Symbol(44.5 + n / 5, 40.5, 3, 0) for n in range(4)]
    far = Symbol(-77.0, 38.9, 1, 0)
    assert core([*near, far]) == near
    assert core([far]) == [far]


def test_every_type_of_event_has_a_family() -> None:
    assert set(FAMILY) == set(event_types())
    assert about(events_frame(event("e", "Baku", None, event_type="FLOOD")), title="").symbols == (
        Symbol(49.89, 40.38, 1, OTHER),
    )


def test_own_kinds_have_their_colour_in_the_list(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(
        "type,family,label,colour,pos,trigger\nPOACHING,wildlife,Poaching,#2e7d32,verb,poach\n"
    )
    use_own_kinds(read_own_kinds([tmp_path / "mine.csv"]))
    try:
        poached = events_frame(event("e", "Baku", None, event_type="POACHING"))
        write(poached, lost(), tmp_path / "map.html", title="Poaching")
    finally:
        use_own_kinds(None)
    summary = read_about(tmp_path / "map.html")
    assert summary
    assert summary.families[summary.symbols[0].family].name == "wildlife"
    write_index([tmp_path], tmp_path / "index.html")
    html = (tmp_path / "index.html").read_text()
    assert "--family-wildlife:#2e7d32" in html
    assert '<circle class="family-wildlife"' in html


@pytest.mark.parametrize("change", [{"name": "a{}"}, {"light": "red;}"}])
def test_a_familys_name_and_colours_cannot_end_the_style(tmp_path: Path, change: dict[str, str]) -> None:
    sign = {"light": "#2e7d32", "dark": "#2e7d32", "shape": "bar", "letter": "W"}
    family = {"name": "wildlife", "label": "Wildlife", "sign": sign | change} | change
    record = {**asdict(About("x", "", "", 1, 1, 1, ())), "own": [family]}
    (tmp_path / "map.html").write_text(ELEMENT.format(json.dumps(record)))
    assert read_about(tmp_path / "map.html") is None


def test_a_map_of_no_dated_event_has_no_range() -> None:
    told = about(events_frame(event("e", "Baku", None)), title="x")
    assert told == About("x", "", "", 1, 1, 1, told.symbols)
