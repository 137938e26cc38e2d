"""The map page as a file: what is in it, and that it is whole, small and always the same."""

from __future__ import annotations

import base64
import json
import re
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PLACES, dozen, elsewhere_frame, event, events_frame, lost, named, no_events, report

from geo.errors import OutputError, UsageError
from geo.language import event_families, event_types
from geo.maps import Additions, blocks, own_map, write
from geo.maps.atlas import LAYERS, atlas
from geo.maps.basemap import WORLD, basemap, zones
from geo.maps.blocks import dumps
from geo.maps.bundle import BundleError, bundle, modules
from geo.maps.encode import ALPHABET, encode, encode_numbers
from geo.maps.inline import ENTRY, STYLES, WEB, digest, strings, web
from geo.maps.kinds import signed
from geo.maps.page import render
from geo.maps.payload import payload
from geo.maps.texts import chunks
from geo.maps.tiles import online_maps
from geo.model.schema import EVENT_COLUMNS, REPORT_COLUMNS

TBILISI = (44.79, 41.69, 44.79, 41.69)
BRUSSELS = (4.35, 50.85, 4.35, 50.85)


@pytest.fixture(scope="module")
def html() -> str:
    return render(dozen(), lost(), title="Made-up events")


def block(html: str, name: str = "data") -> Any:  # noqa: ANN401 - JSON
    found = re.search(
        rf'<script type="application/json" id="geo-{name}"( data-packed)?>(.*?)</script>', html, re.DOTALL
    )
    assert found
    return json.loads(unpacked(found[2]) if found[1] else found[2])


def unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))


def numbers(text: str) -> list[int]:
    """Undo the encoding, written a second time as the page's script does it."""
    found, number, shift = [], 0, 0
    for character in text:
        value = ALPHABET.index(character)
        number |= (value & 31) << shift
        shift += 5
        if value < 32:
            found.append(-((number + 1) >> 1) if number & 1 else number >> 1)
            number, shift = 0, 0
    return found


def decode(text: str) -> list[tuple[float, float]]:
    """Undo the encoding of an outline."""
    xy = np.cumsum(np.array(numbers(text)).reshape(-1, 2), axis=0) / 1000
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
    markup = re.sub(r"(<script[^>]*>).*?</script>", r"\1", html, flags=re.DOTALL)
    assert not re.search(r"<(?:link|img|iframe|object|embed)\b|<script[^>]+src=", markup)
    assert "url(images/" not in html
    assert "sourceMappingURL" not in html
    assert re.search(r"Leaflet 1\.9\.\d, a JS library for interactive maps", html)
    assert "Agafonkin" in html


def test_the_viewport_allows_zooming(html: str) -> None:
    assert re.findall(r'<meta name="viewport" content="([^"]*)"', html) == [
        "width=device-width, initial-scale=1"
    ]


def test_one_can_zoom_as_far_as_there_is_something_to_see(html: str) -> None:
    assert re.search(r'"minZoom": 1,\s+"maxZoom": 16,', html)


def test_the_policy_allows_the_pages_own_script_and_style_alone(html: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for text in re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL):
        assert digest(text) in policy
    packed = re.search(r'id="geo-script">(.*?)<', html)
    assert packed
    assert digest(unpacked(packed[1]).decode()) in policy
    hosts = set(re.findall(r"https://\S+?(?=[ ;])", policy))
    assert hosts == {choice["host"] for choice in online_maps()}


def test_tiles_of_ones_own_come_first_and_into_the_policy() -> None:
    tiles = own_map("https://tiles.example:8443/{z}/{x}/{y}.png")
    page = render(dozen(), lost(), title="Own tiles", additions=Additions(tiles=tiles))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert "img-src data: blob: https://server.arcgisonline.com https://tiles.example:8443;" in policy
    assert online_maps(tiles)[0]["url"] == "https://tiles.example:8443/{z}/{x}/{y}.png"


@pytest.mark.parametrize(
    "address",
    ["", "tiles.example/{z}/{x}/{y}", "https://tiles.example/1/2/3.png", "javascript:{z}{x}{y}"]
    + [f"https://tiles.example/{{z}}/{{x}}/{{y}}{wrong}" for wrong in ("; script-src *", '"', "'", " ", "<")],
)
def test_what_is_no_address_of_tiles_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="write the address of tiles"):
        own_map(address)


def test_openstreetmaps_server_is_not_offered() -> None:
    assert online_maps()
    assert all("openstreetmap.org" not in choice["url"] for choice in online_maps())
    assert all("key" not in choice["url"] for choice in online_maps())


def test_the_pages_own_files_are_all_used() -> None:
    scripts = {file.relative_to(Path(str(WEB))).as_posix() for file in Path(str(WEB)).rglob("*.js")}
    assert scripts == {module.path for module in modules(ENTRY, web)} | {"boot.js"}
    assert {file.name for file in (WEB / "styles").iterdir()} == {
        f"{name}.css" for name in (*STYLES, "index")
    }


def test_scripts_are_joined_once_each_and_in_order() -> None:
    files = {
        "main.js": 'import * as a from "./x/a.js";\nimport { b } from "./x/b.js";\nconst n = a.b + b;\n',
        "x/a.js": 'import { b } from "./b.js";\nexport { b };\n',
        "x/b.js": "const kept = 1;\nexport { kept as b };\n",
    }
    joined = bundle("main.js", files.__getitem__, "geo")
    assert joined.count("kept = 1") == 1
    assert joined.index("b: kept") < joined.index("a.b + b")
    assert [module.path for module in modules("main.js", files.__getitem__)] == [
        "x/b.js",
        "x/a.js",
        "main.js",
    ]


def test_modules_in_a_circle_are_refused() -> None:
    files = {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'}
    with pytest.raises(BundleError, match=r"a\.js → b\.js → a\.js"):
        bundle("a.js", files.__getitem__, "geo")


@pytest.mark.parametrize("line", ['import a from "./a.js";', "export default 1;", 'export * from "./a.js";'])
def test_what_cannot_be_joined_is_refused(line: str) -> None:
    with pytest.raises(BundleError, match=re.escape(line)):
        bundle("a.js", {"a.js": f"{line}\n"}.__getitem__, "geo")


def test_every_string_that_a_script_asks_for_is_there() -> None:
    tables = strings()
    for module in modules(ENTRY, web):
        for key in re.findall(r'\bsay\("([\w.]+)"', web(module.path)):
            found: Any = tables["en"]
            for part in key.split("."):
                assert part in found, f"{module.path}: {key}"
                found = found[part]
    for key in re.findall(r'data-(?:say|label|hint|tip)="(\w+)', web("map.html")):
        assert key in tables["en"], key


def test_the_page_has_a_label_for_each_type_and_family(html: str) -> None:
    kinds = block(html)["kinds"]
    assert {name: kind["label"] for name, kind in kinds["types"].items()} == {
        name: traits.label for name, traits in event_types().items()
    }
    assert {family["name"]: family["label"] for family in kinds["families"]} == event_families()


def test_no_two_families_look_alike_in_any_way() -> None:
    families = signed({**event_families(), "sport": "match", "art": "exhibition"})
    for trait in ("light", "dark", "shape", "letter"):
        looks = [getattr(family.sign, trait) for family in families]
        assert len(set(looks)) == len(looks), trait


def test_the_page_has_a_value_for_each_column_of_the_files() -> None:
    script = web("output/records.js")
    for column in EVENT_COLUMNS:
        assert column.page or re.search(rf"^  {column.name}:", script, re.MULTILINE), column.name
    for column in REPORT_COLUMNS:
        assert re.search(rf"^  {column.name}[:,]", script, re.MULTILINE), column.name


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
    found = payload(dozen(), lost())
    data = found.data
    assert len(data["places"]) == 9
    assert list(found.articles) == [
        [
            ["wire-1", "Report wire-1", "https://news.example/wire-1"],
            ["post-1", "Report post-1", ""],
        ]
    ]
    columns = ("place", "type", "status", "score", "first", "length", "open", "placePrecision")
    assert {len(numbers(data[name])) for name in columns} == {13}
    assert sum(numbers(data["rows"])) == 13
    assert len(numbers(data["rows"])) == len(next(found.events)) == 12
    assert numbers(data["elsewhere"]["article"]) == [0, 0]


def test_rows_go_by_their_first_day_and_undated_ones_come_last() -> None:
    found = payload(dozen(), lost())
    ids = [text[0] for text in next(found.events)]
    assert ids == ["e01", "e02", "e04", "e03", "e05", "e06", "e07", "e12", "e09", "e08", "e11", "e10"]
    first = np.cumsum(numbers(found.data["first"]))
    assert first[0] == (date(2020, 9, 27) - date(1970, 1, 1)).days
    assert (np.diff(first[:-1]) >= 0).all()
    assert numbers(found.data["open"]) == [0] * 12 + [3]
    assert max(numbers(found.data["length"])) == 364


def test_an_open_end_is_told_from_a_day() -> None:
    since, until = (
        event("since", "Baku", "2022-02-24", date_until=None),
        event("until", "Baku", None, date_until="2022-02-24"),
    )
    data = payload(events_frame(since, until), lost()).data
    assert numbers(data["open"]) == [2, 1]
    assert numbers(data["length"]) == [0, 0]


def test_a_day_of_publication_known_by_its_bounds_alone_is_kept_so() -> None:
    between = {"published": None, "published_from": "2022-07-11", "published_until": "2022-07-17"}
    told = [report("known"), report("between", **between), report("unknown", published=None)]
    articles = payload(events_frame(event("e", "Baku", None, articles=told)), elsewhere_frame()).data[
        "articles"
    ]
    assert numbers(articles["length"]) == [0, 6, 0]
    assert numbers(articles["open"]) == [0, 0, 3]


@given(st.lists(st.integers(-(2**31) + 1, 2**31 - 1)))
def test_numbers_come_back(values: list[int]) -> None:
    assert numbers(encode_numbers(values)) == values


def test_long_blocks_are_packed_and_come_back() -> None:
    entries = [[f"event {n}", "<b>\u2028", n] for n in range(4000)]
    whole, parts = blocks.block(entries), blocks.lines(chunks(entries))
    assert whole.packed
    assert parts.packed
    assert json.loads(unpacked(whole.text)) == entries
    assert [one for line in parts.text.split("\n") for one in json.loads(unpacked(line))] == entries
    assert max(len(whole.text), len(parts.text)) < len(json.dumps(entries)) / 4


def test_short_blocks_stay_readable() -> None:
    assert blocks.lines([["a\nb"], ["</script>"]]) == blocks.DataBlock(
        '["a\\nb"]\n["\\u003c/script>"]', packed=False
    )


def test_a_sentence_is_cut_around_its_own_mention() -> None:
    told = [
        report("wire-1", **named("Nigeria said six died in ", "Niger", ".")),
        report("wire-2", **named("Six died in the ", "Republic of Niger", ".")),
        report("wire-3", quote="Six died.", mention=None),
    ]
    ((told_of,),) = payload(events_frame(event("e", "Baku", None, articles=told)), lost()).events
    assert told_of[2] == [
        ["Nigeria said six died in Niger.", 25, 5, 0],
        ["Six died in the Republic of Niger.", 16, 17, 0],
        ["Six died."],
    ]


def test_all_places_of_an_event_are_marked_and_counted_as_scripts_count() -> None:
    quote = "\U0001f534 Talks in Baku and Yerevan, then in Baku."
    in_baku = report("wire-1", quote=quote, mention=[11, 15], mentions=[[11, 15], [37, 41]])
    in_yerevan = report("wire-1", quote=quote, mention=[20, 27])
    rows = event("e", "Baku", None, articles=[in_baku]), event("e", "Yerevan", None, articles=[in_yerevan])
    ((found,),) = payload(events_frame(*rows), lost()).events
    _, *marks = found[2][0]
    units = quote.encode("utf-16-le")
    named = [
        units[2 * at : 2 * (at + length)].decode("utf-16-le")
        for at, length in zip(marks[::3], marks[1::3], strict=True)
    ]
    assert named == ["Baku", "Yerevan", "Baku"]
    assert marks[2::3] == [0, 1, 0]


def test_a_summary_that_a_report_says_is_not_written_twice() -> None:
    told = [report("wire-1", quote="One."), report("wire-2", quote="Two.")]
    rows = [event(name, "Baku", None, articles=told, summary=name) for name in ("Two.", "Three.")]
    ((one, other),) = payload(events_frame(*rows), lost()).events
    assert (one[1], other[1]) == (1, "Three.")


def test_lines_and_regions_carry_their_outline() -> None:
    places = {place["name"]: place for place in payload(dozen(), lost()).data["places"]}
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
    towns, others = (block(html, "base")["towns"] for html in (without, beside))
    assert towns["name"]
    assert set(towns["name"]) <= set(others["name"])


def test_a_region_too_large_for_detail_leaves_it_to_a_town_inside() -> None:
    yakutsk, yakutia = (129.73, 62.03, 129.73, 62.03), (106.0, 55.5, 163.0, 77.0)
    assert shapely.contains_xy(zones([yakutia, yakutsk])["fine"], *yakutsk[:2])


def test_the_view_of_a_region_across_the_antimeridian_is_not_the_world() -> None:
    region = event("a", "Baku", "2022-01-01", geometry=ALASKA, place_precision=3)
    (place,) = payload(events_frame(region), lost()).data["places"]
    assert place["bounds"] == [-180, 51, -130, 71]


def test_levels_of_detail_share_the_world_without_overlap() -> None:
    areas = zones([TBILISI, BRUSSELS])
    assert shapely.area(list(areas.values())).sum() == pytest.approx(shapely.box(*WORLD).area)
    assert shapely.contains_xy(areas["fine"], *TBILISI[:2])
    assert shapely.contains_xy(areas["fine"], *BRUSSELS[:2])


def test_each_place_has_some_detail_around_it_before_any_has_more() -> None:
    coasts = [(-77.0, 38.9), (4.9, 52.4), (23.7, 37.9), (10.7, 59.9), (139.7, 35.7), (151.2, -33.9)]
    areas = zones([(x, y, x, y) for x, y in coasts])
    near = shapely.union(areas["fine"], areas["medium"])
    assert all(shapely.covers(near, shapely.Point(at).buffer(1)) for at in coasts)


spots = st.tuples(st.floats(-180, 180), st.floats(-85, 85)).map(lambda at: (*at, *at))


@settings(deadline=None)  # the first call reads the base map
@given(st.lists(spots, min_size=1, max_size=12))
def test_the_place_with_most_events_is_drawn_finely(found: list[tuple[float, float, float, float]]) -> None:
    areas = zones(found)
    assert shapely.covers(areas["fine"], shapely.Point(found[0][:2]))
    assert shapely.area(list(areas.values())).sum() == pytest.approx(shapely.box(*WORLD).area)


@pytest.mark.parametrize("scattered", [1, 40])
def test_the_base_map_stays_within_its_budget(scattered: int) -> None:
    spots = [((37 * n) % 300 - 150.0, (23 * n) % 110 - 45.0) for n in range(scattered)]
    drawn = basemap([(x, y, x, y) for x, y in spots])
    assert len(blocks.block(drawn).text) < 90_000


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
    towns = basemap([(46.75, 39.76, 46.75, 39.76)])["towns"]
    at = dict(zip(towns["name"], decode(towns["at"]), strict=True))
    assert at["Shusha / Shushi"] == pytest.approx((46.75, 39.76), abs=0.02)


@pytest.mark.parametrize("layer", LAYERS)
def test_the_atlas_has_every_layer_and_no_broken_shape(layer: str) -> None:
    shapes = atlas().layer("fine", layer)
    assert len(shapes)
    assert shapely.is_valid(shapes).all()
