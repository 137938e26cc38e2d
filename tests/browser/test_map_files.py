"""Downloads hold what is shown, in forms that other programs read and that no cell of theirs runs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import shapely
from made_up import event, events_frame, named, report
from selenium.webdriver.common.keys import Keys
from window import one, shown, tap, until

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd
    from selenium.webdriver import Chrome
    from window import Opener

pytestmark = pytest.mark.browser

KML = {"k": "http://www.opengis.net/kml/2.2"}
NASTY = '=HYPERLINK("https://evil.example")<b>&amp;</b>\x07'


def download(driver: Chrome, saved: Path, form: str, *, touch: bool = False) -> str:
    for old in saved.iterdir():
        old.unlink()
    if touch:
        tap(driver, "#downloads > summary")
        tap(driver, f'#downloads [data-format="{form}"]')
    else:
        one(driver, "#downloads > summary").send_keys(Keys.ENTER)
        one(driver, f'#downloads [data-format="{form}"]').send_keys(Keys.ENTER)
    suffix = f".{form.lower()}"
    until(driver, lambda: [found.suffix for found in saved.iterdir()] == [suffix], f"{form} is saved")
    return next(saved.iterdir()).read_text(encoding="utf-8")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("touch", [False, True])
def test_geojson_is_what_the_list_shows(show: Opener, saved: Path, *, touch: bool) -> None:
    driver = show(hash_="#kind=CONSULT&kind=ACCUSE", touch=touch, size=(1000, 700))
    collection = json.loads(download(driver, saved, "GeoJSON", touch=touch))
    assert collection["type"] == "FeatureCollection"
    found = [feature["properties"] for feature in collection["features"]]
    assert {properties["event_id"] for properties in found} == {"e04", "e05", "e09", "e10", "e11", "e12"}
    assert len(shown(driver)) == 6
    talks = next(properties for properties in found if properties["event_id"] == "e05")
    assert talks["date_begin"] == talks["date_until"] == "2022-07-16"
    assert talks["actors"] == ["Armenia", "Azerbaijan"]
    assert talks["articles"][0]["quote"] == "They met in Tbilisi on Saturday."
    undated = next(properties for properties in found if properties["event_id"] == "e10")
    assert undated["date_begin"] is None


def test_geojson_is_by_rfc_7946(show: Opener, saved: Path) -> None:
    driver = show(hash_="#dates=2021-05,2023")
    features = json.loads(download(driver, saved, "GeoJSON"))["features"]
    shapes = {f["properties"]["place_name"]: shapely.geometry.shape(f["geometry"]) for f in features}
    assert {shape.geom_type for shape in shapes.values()} == {"Point", "Polygon", "LineString"}
    assert shapely.is_ccw(shapely.get_exterior_ring(shapes["Syunik"]))
    assert shapes["Syunik"].contains(shapely.Point(46.2, 39.3))
    assert shapes["Washington"].coords[0] == (-77.04, 38.9)


def test_one_place_alone_is_what_is_shown(show: Opener, saved: Path) -> None:
    driver = show(hash_="#at=made-up:Baku")
    found = rows(download(driver, saved, "CSV"))
    assert [row["event_id"] for row in found] == ["e12", "e10"]
    assert {row["place_name"] for row in found} == {"Baku"}


def hostile() -> gpd.GeoDataFrame:
    quote = named("“", "Baku", '", said\n')
    told = [report(NASTY, title=NASTY, source=NASTY, url="https://a.example/?a=1&b=2", **quote)]
    return events_frame(
        event(NASTY, "Baku", "2022-01-01", place_name=NASTY, actors=["+1", "-2"], articles=told)
    )


def test_csv_reads_as_written_and_runs_no_formula(show: Opener, saved: Path) -> None:
    driver = show(hostile())
    text = download(driver, saved, "CSV")
    assert text.startswith("\ufeffevent_id,")
    (row,) = rows(text)
    assert row["event_id"] == row["place_name"] == f"'{NASTY}"
    assert json.loads(row["actors"]) == ["+1", "-2"]
    assert json.loads(row["articles"])[0]["quote"] == '“Baku", said\n'
    assert row["longitude"] == "49.89"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


def test_kml_is_escaped(show: Opener, saved: Path) -> None:
    driver = show(hostile())
    document = ET.fromstring(download(driver, saved, "KML"))  # noqa: S314 - the page's own
    (mark,) = document.iterfind(".//k:Placemark", KML)
    values = {
        field.get("name"): field.findtext("k:value", "", KML) for field in mark.iterfind(".//k:Data", KML)
    }
    readable = NASTY.replace("\x07", "\ufffd")
    assert values["place_name"] == readable
    assert mark.findtext("k:name", "", KML) == f"Talks, {readable}"
    assert "<b>" not in mark.findtext("k:description", "", KML)
    assert mark.findtext(".//k:begin", "", KML) == "2022-01-01"
    assert mark.findtext(".//k:Point/k:coordinates", "", KML) == "49.89,40.38"


def test_kml_has_lines_and_regions(show: Opener, saved: Path) -> None:
    driver = show()
    document = ET.fromstring(download(driver, saved, "KML"))  # noqa: S314 - the page's own
    assert len(document.findall(".//k:Placemark", KML)) == 13
    assert document.find(".//k:LineString", KML) is not None
    ring = document.findtext(".//k:Polygon/k:outerBoundaryIs/k:LinearRing/k:coordinates", "", KML).split()
    assert ring[0] == ring[-1]
    styles = {str(style.get("id")) for style in document.iterfind(".//k:Style", KML)}
    used = {url.text for url in document.iterfind(".//k:styleUrl", KML)}
    assert used <= {f"#{style}" for style in styles}
