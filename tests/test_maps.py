"""The map page as a file: what is in it, and that it is whole, small and always the same."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from made_up import PLACES, dozen, elsewhere_frame, event, events_frame, lost, named, no_events, report

from geo.errors import OutputError
from geo.maps import write
from geo.maps.atlas import LAYERS, atlas
from geo.maps.basemap import WORLD, basemap, clusters, zones
from geo.maps.encode import ALPHABET, encode
from geo.maps.page import SCRIPTS, STYLES, WEB, digest, render
from geo.maps.payload import dumps, payload
from geo.maps.tiles import online_maps

if TYPE_CHECKING:
    from pathlib import Path

TBILISI = (44.79, 41.69, 44.79, 41.69)
BRUSSELS = (4.35, 50.85, 4.35, 50.85)


@pytest.fixture(scope="module")
def html() -> str:
    return render(dozen(), lost(), title="Made-up events")


def block(html: str) -> Any:  # noqa: ANN401 - JSON
    found = re.search(r'<script type="application/json" id="geo-data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def decode(text: str) -> list[tuple[float, float]]:
    """Undo the encoding, written a second time as the page's script does it."""
    numbers, number, shift = [], 0, 0
    for character in text:
        value = ALPHABET.index(character)
        number |= (value & 31) << shift
        shift += 5
        if value < 32:
            numbers.append(-((number + 1) >> 1) if number & 1 else number >> 1)
            number, shift = 0, 0
    xy = np.cumsum(np.array(numbers).reshape(-1, 2), axis=0) / 1000
    return [(float(x), float(y)) for x, y in xy]


longitudes = st.integers(-180_000, 180_000)
latitudes = st.integers(-90_000, 90_000)


@given(st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=40))
def test_encoding_keeps_every_point(thousandths: list[tuple[int, int]]) -> None:
    points = [(x / 1000, y / 1000) for x, y in thousandths]
    assert np.array(decode(encode(np.array(points)))) == pytest.approx(np.array(points))


@given(st.text())
def test_no_text_ends_the_data_block(text: str) -> None:
    written = dumps({"text": text})
    assert "<" not in written
    assert len(written.splitlines()) == 1 or not {"\u2028", "\u2029"} & set(written)
    assert json.loads(written) == {"text": text}


def test_same_input_gives_the_same_bytes(html: str, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write(dozen(), lost(), path, title="Made-up events")
    assert path.read_bytes() == html.encode()
    assert [file.name for file in tmp_path.iterdir()] == ["map.html"]


def test_a_page_of_few_events_is_small(html: str) -> None:
    assert len(html.encode()) < 400_000


def test_nothing_is_loaded_and_leaflets_notice_stays(html: str) -> None:
    markup = html.replace(json.dumps(block(html)), "")
    assert not re.search(r"<(?:link|img|iframe|object|embed)\b|<script[^>]+src=", markup)
    assert "url(images/" not in html
    assert "sourceMappingURL" not in html
    assert re.search(r"Leaflet 1\.9\.\d, a JS library for interactive maps", html)
    assert "Agafonkin" in html


def test_the_viewport_allows_zooming(html: str) -> None:
    assert re.findall(r'<meta name="viewport" content="([^"]*)"', html) == [
        "width=device-width, initial-scale=1"
    ]


def test_the_policy_allows_the_pages_own_script_and_style_alone(html: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for text in re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL):
        assert digest(text) in policy
    hosts = set(re.findall(r"https://\S+?(?=[ ;])", policy))
    assert hosts == {choice["host"] for choice in online_maps()}


def test_openstreetmaps_server_is_not_offered() -> None:
    assert all("openstreetmap.org" not in choice["url"] for choice in online_maps())
    assert all("key" not in choice["url"] for choice in online_maps())


def test_the_pages_own_files_are_all_used() -> None:
    files = {file.name for file in WEB.iterdir()}
    assert files == {"map.html", *(f"{name}.css" for name in STYLES), *(f"{name}.js" for name in SCRIPTS)}


def test_the_title_is_text() -> None:
    title = "</title><script>{{ 7 * 7 }}</script>"
    html = render(no_events(), elsewhere_frame(), title=title)
    assert title not in html
    assert "{{ 7 * 7 }}" in html
    assert block(html)["title"] == title


def test_half_a_surrogate_pair_does_not_stop_the_page(tmp_path: Path) -> None:
    broken = event("e", "Baku", "2022-01-01", articles=[report(quote="half \ud800 a pair")])
    write(events_frame(broken), elsewhere_frame(), tmp_path / "map.html", title="half \ud800")
    assert "half ? a pair" in (tmp_path / "map.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("blocked", ["file/map.html", "missing/map.html", "."])
def test_an_unwritable_path_is_told_and_leaves_nothing(tmp_path: Path, blocked: str) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match=re.escape(str(tmp_path / blocked))):
        write(no_events(), elsewhere_frame(), tmp_path / blocked, title="x")
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_places_and_articles_stand_once_and_events_by_column() -> None:
    data = payload(dozen(), lost())
    assert len(data["places"]) == 9
    assert [article["id"] for article in data["articles"]] == ["wire-1", "post-1"]
    assert {len(column) for column in data["events"].values()} == {13}
    assert data["events"]["event"][-2:] == [11, 11]
    assert data["events"]["begin"][9] == ""
    assert data["elsewhere"][0]["begin"] == "2022-07-16"
    assert "begin" not in data["elsewhere"][1]
    assert data["elsewhere"][1]["article"] == 0


def test_a_sentence_is_cut_around_its_own_mention() -> None:
    told = [
        report("wire-1", **named("Nigeria said six died in ", "Niger", ".")),
        report("wire-2", **named("Six died in the ", "Republic of Niger", ".")),
        report("wire-3", quote="Six died.", mention=None),
    ]
    (reports,) = payload(events_frame(event("e", "Baku", None, articles=told)), lost())["events"]["reports"]
    assert reports == [
        [0, ["Nigeria said six died in ", "Niger", "."]],
        [1, ["Six died in the ", "Republic of Niger", "."]],
        [2, ["Six died."]],
    ]


def test_lines_and_regions_carry_their_outline() -> None:
    places = {place["name"]: place for place in payload(dozen(), lost())["places"]}
    line = decode(places["Lachin corridor"]["lines"][0])
    assert np.array(line) == pytest.approx(np.array(PLACES["Lachin corridor"]["geometry"].coords), abs=0.001)
    region = shapely.Polygon(decode(places["Syunik"]["polygons"][0][0]))
    assert region.symmetric_difference(PLACES["Syunik"]["geometry"]).area < 0.01
    assert region.contains(shapely.Point(places["Syunik"]["longitude"], places["Syunik"]["latitude"]))
    assert "polygons" not in places["Tbilisi"]


ALASKA = shapely.MultiPolygon([shapely.box(172, 51, 180, 53), shapely.box(-180, 51, -130, 71)])


def test_a_region_across_the_antimeridian_takes_nobodys_detail() -> None:
    moscow = {"place_id": "m", "geometry": shapely.Point(37.62, 55.75)}
    region = {"place_id": "a", "geometry": ALASKA, "place_precision": 3}
    crowd = [event(f"a{n}", "Baku", "2022-01-01", **region) for n in range(3)]
    without = render(events_frame(event("m", "Baku", "2022-01-01", **moscow)), lost(), title="x")
    beside = render(events_frame(*crowd, event("m", "Baku", "2022-01-01", **moscow)), lost(), title="x")
    towns, others = (block(html)["base"]["towns"] for html in (without, beside))
    assert towns
    assert {town[0] for town in towns} <= {town[0] for town in others}


def test_a_region_too_large_for_detail_leaves_it_to_a_town_inside() -> None:
    yakutsk, yakutia = (129.73, 62.03, 129.73, 62.03), (106.0, 55.5, 163.0, 77.0)
    assert shapely.contains_xy(zones([yakutia, yakutsk])["fine"], *yakutsk[:2])


def test_the_view_of_a_region_across_the_antimeridian_is_not_the_world() -> None:
    region = event("a", "Baku", "2022-01-01", geometry=ALASKA, place_precision=3)
    (place,) = payload(events_frame(region), lost())["places"]
    assert place["bounds"] == [-180, 51, -130, 71]


def test_levels_of_detail_share_the_world_without_overlap() -> None:
    areas = zones([TBILISI, BRUSSELS])
    assert shapely.area(list(areas.values())).sum() == pytest.approx(shapely.box(*WORLD).area)
    assert shapely.contains_xy(areas["fine"], *TBILISI[:2])
    assert shapely.contains_xy(areas["fine"], *BRUSSELS[:2])


extents = st.tuples(st.floats(-180, 180), st.floats(-85, 85)).map(lambda at: (*at, *at))


@given(st.lists(extents, min_size=1, max_size=12))
def test_clusters_hold_every_place_and_stay_apart(
    given_extents: list[tuple[float, float, float, float]],
) -> None:
    boxes = [shapely.box(*box) for box in clusters(given_extents)]
    for x, y, *_ in given_extents:
        assert sum(box.covers(shapely.Point(x, y)) for box in boxes) == 1
    assert not any(one.intersects(other) for i, one in enumerate(boxes) for other in boxes[:i])


@pytest.mark.parametrize("scattered", [1, 40])
def test_the_base_map_stays_within_its_budget(scattered: int) -> None:
    spots = [((37 * n) % 300 - 150.0, (23 * n) % 110 - 45.0) for n in range(scattered)]
    drawn = basemap([(x, y, x, y) for x, y in spots])
    assert len(json.dumps(drawn)) < 420_000


def test_the_base_map_has_land_where_there_is_land() -> None:
    drawn = basemap([TBILISI])
    land = shapely.union_all(
        [
            shapely.Polygon(decode(rings[0]), [decode(hole) for hole in rings[1:]]).buffer(0)
            for rings in drawn["land"]
        ]
    )
    ashore = ((44.8, 41.7), (49.8, 40.4), (2.3, 48.8), (-100.0, 40.0), (134.0, -25.0), (20.0, 5.0))
    at_sea = ((51.0, 41.0), (34.0, 43.0), (-30.0, 30.0), (80.0, -30.0), (18.0, 35.0))
    assert all(land.contains(shapely.Point(at)) for at in ashore)
    assert not any(land.contains(shapely.Point(at)) for at in at_sea)


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Abkhazia", (41.4, 42.4, 42.3, 43.2)),
        ("Crimea", (33.4, 45.9, 34.8, 46.3)),
        ("Kosovo", (20.6, 42.8, 21.8, 43.3)),
        ("West Bank", (34.8, 31.3, 35.3, 32.6)),
        ("Kashmir", (73.5, 32.5, 77.5, 35.5)),
        ("Western Sahara", (-13.2, 27.4, -8.6, 27.9)),
        ("Nagorno-Karabakh", (46.3, 39.3, 47.2, 40.3)),
        ("South Ossetia", (43.5, 41.9, 44.7, 42.7)),
        ("Armenia and Azerbaijan", (45.0, 40.6, 45.7, 41.2)),
    ],
)
def test_contested_lines_are_told_from_borders(line: str, where: tuple[float, float, float, float]) -> None:
    assert shapely.intersects(atlas().layer("fine", "contested"), shapely.box(*where)).any(), line


@pytest.mark.parametrize(
    ("country", "where"),
    [
        ("RU", (32.5, 44.3, 36.6, 46.0)),
        ("MA", (-17.2, 20.8, -8.7, 27.0)),
        ("PK", (74.0, 34.8, 76.0, 36.5)),
        ("IN", (74.0, 33.0, 78.5, 34.5)),
        ("GE", (40.2, 42.7, 41.6, 43.5)),
    ],
)
def test_no_countrys_name_stands_on_contested_land(
    country: str, where: tuple[float, float, float, float]
) -> None:
    west, south, east, north = where
    table = atlas().countries
    inside = table["longitude"].between(west, east) & table["latitude"].between(south, north)
    assert country not in set(table.loc[inside, "country_code"])
    assert country in set(table["country_code"])


def test_a_contested_town_has_both_names() -> None:
    names = [town[0] for town in basemap([(46.75, 39.76, 46.75, 39.76)])["towns"]]
    assert "Shusha / Shushi" in names


@pytest.mark.parametrize("layer", LAYERS)
def test_the_atlas_has_every_layer_and_no_broken_shape(layer: str) -> None:
    shapes = atlas().layer("fine", layer)
    assert len(shapes)
    assert shapely.is_valid(shapes).all()
