"""Places of one's own: what wins, what is understood, and what is told to be wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer
from geo.gazetteer.own import Fault, check_own
from geo.model import Match

WORLD = Gazetteer.open()


def own(folder: Path, content: str, name: str = "mine.csv") -> Gazetteer:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return Gazetteer.open(own=[path])


def test_own_places_win_over_the_worlds(tmp_path: Path) -> None:
    gazetteer = own(
        tmp_path,
        "id,name,latitude,longitude,feature_class,feature_code,country_code,alternate_names,disputed\n"
        "camp,Baku,40.5,49.5,S,CMP,AZ,Camp Baku|al-Qamp,yes\n",
    )
    place = gazetteer.candidates("Baku")[0].place
    assert (place.id, place.feature_code, place.disputed, place.source) == ("own:camp", "CMP", True, "own")
    assert gazetteer.candidates("Baku")[1].place.id == "geonames:587084"
    assert gazetteer.candidates("camp baku")[0].match is Match.FOLDED
    assert gazetteer.place("own:camp") == place
    assert gazetteer.names(place) == ("Baku", "Camp Baku", "al-Qamp")
    assert gazetteer.nearest(40.5, 49.5)[0] == place
    assert [span.of("at al-Qamp") for span in gazetteer.scan("at al-Qamp")] == ["al-Qamp"]


def test_half_a_character_in_a_name_is_a_fault_of_its_feature(tmp_path: Path) -> None:
    place = '{"type": "Feature", "properties": {"name": "Vank\\ud800"}, "geometry": null}'
    content = f'{{"type": "FeatureCollection", "features": [{place}]}}'
    with pytest.raises(GazetteerError, match="has half a character"):
        own(tmp_path, content, "mine.geojson")


def test_own_places_may_have_outlines(tmp_path: Path) -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"name": "Old railway", "feature_class": "R", "feature_code": "RR"},
            "geometry": {"type": "LineString", "coordinates": [[45.0, 40.0], [45.2, 40.0]]},
        },
        {
            "type": "Feature",
            "properties": {"name": "Depot", "population": None},
            "geometry": {"type": "Point", "coordinates": [45.0, 40.0]},
        },
    ]
    gazetteer = own(tmp_path, json.dumps({"type": "FeatureCollection", "features": features}), "mine.geojson")
    railway, depot = (gazetteer.candidates(name)[0].place for name in ("Old railway", "Depot"))
    assert gazetteer.geometry(railway).length == pytest.approx(0.2)
    assert (depot.latitude, depot.longitude, depot.feature_code) == (40.0, 45.0, "PPL")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,latitude\nA,1\n", r"mine.csv:1: no column longitude"),
        ("name,latitude,longitude\nA,1,2\nB,x,2\n", r"mine.csv:3: latitude 'x' is no number"),
        ("name,latitude,longitude\nA,139.7,35.6\n", r"mine.csv:2: latitude '139.7' .*the wrong way round\?"),
        ("name,latitude,longitude\nA,1,181\n", r"mine.csv:2: longitude '181' is not between -180 and 180$"),
        ("name,latitude,longitude\nA,nan,1\n", r"mine.csv:2: latitude 'nan'"),
        (
            "name,latitude,longitude,country_code\nA,44.5,40.2,AM\n",
            r"mine.csv:2: .* is not in AM: .* wrong way",
        ),
        ("name,latitude,longitude\n,1,2\n", r"mine.csv:2: no name"),
        (
            "id,name,latitude,longitude\n1,A,1,2\n1,B,1,2\n",
            r"mine.csv:3: id 'own:1' is taken at .*mine.csv:2",
        ),
        (
            "name,latitude,longitude,feature_class,feature_code\nA,1,2,P,TOWN\n",
            r"mine.csv:2: unknown feature 'P.TOWN'",
        ),
        ("name,latitude,longitude,population\nA,1,2,-5\n", r"mine.csv:2: population '-5'"),
        ("name,latitude,longitude,disputed\nA,1,2,maybe\n", r"mine.csv:2: disputed 'maybe'"),
        ("name,latitude,longitude\nA,1,2,3\n", r"mine.csv:2: more cells than columns: .*3"),
        ('{"type": "FeatureCollection"}', r"mine.csv: not a GeoJSON FeatureCollection"),
        ('{"features": [{"properties": {"name": "A"}}]}', r"mine.csv: feature 1 \('A'\): no feature with"),
    ],
)
def test_a_bad_row_of_ones_own_is_named(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(GazetteerError, match=message):
        own(tmp_path, content)


def test_all_bad_rows_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError) as caught:
        own(tmp_path, "name,latitude,longitude\nA,x,1\nB,1,1\nC,1,y\n")
    assert [line.split(": ")[0].rpartition(":")[2] for line in str(caught.value).splitlines()] == ["2", "4"]


def test_a_broken_encoding_is_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes("name,latitude,longitude\nA,1,2\nŞuşa,39.8,46.7\n".encode("cp1254"))
    with pytest.raises(GazetteerError, match=r"mine.csv:3: not UTF-8: byte 1 of the line is 0xde"):
        Gazetteer.open(own=[path])


def test_a_missing_file_of_ones_own_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"nowhere.csv: No such file"):
        Gazetteer.open(own=[tmp_path / "nowhere.csv"])


def feature(geometry: object, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: object, **members: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **members})


def check(folder: Path, content: str | bytes, name: str = "mine.csv") -> list[Fault]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return check_own(path, WORLD)[1]


def told(faults: list[Fault], *, warnings: bool = False) -> list[str]:
    return [str(fault).split("mine", 1)[1] for fault in faults if fault.is_warning is warnings]


@pytest.mark.parametrize(
    "heading",
    [
        "name,latitude,longitude",
        "Name,Lat,Lon",
        "NAME;lat;lng",
        "name\ty\tx",
        "toponym,Latitude,LONG",
        "\ufeffname,latitude,longitude",
    ],
)
def test_columns_are_understood_under_their_usual_names(tmp_path: Path, heading: str) -> None:
    mark = next(mark for mark in ";\t," if mark in heading)
    gazetteer = own(tmp_path, f"{heading}\n{mark.join(('Depot', '40.5', '45.25'))}\n")
    depot = gazetteer.candidates("Depot")[0].place
    assert (depot.id, depot.latitude, depot.longitude) == ("own:mine:2", 40.5, 45.25)


def test_a_decimal_comma_is_a_number_where_no_comma_parts_columns(tmp_path: Path) -> None:
    gazetteer = own(tmp_path, "name;latitude;longitude\nDepot;40,5;45,25\n")
    assert gazetteer.candidates("Depot")[0].place.longitude == 45.25


def test_text_of_a_spreadsheet_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name\tlatitude\tlongitude\nŞəki deposu\t41.2\t47.2\n", encoding="utf-16")
    assert Gazetteer.open(own=[path]).candidates("Şəki deposu")[0].place.latitude == 41.2


def test_a_row_is_named_by_the_line_on_which_it_begins(tmp_path: Path) -> None:
    content = 'name,latitude,longitude,source\nA,1,2,"two\nlines"\n\nB,x,2,\n'
    assert told(check(tmp_path, content)) == [".csv:5: latitude 'x' is no number"]


def test_the_later_of_several_files_is_held_against_the_earlier(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("id,name,latitude,longitude\n1,Depot,1,2\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"b.csv:2: id 'own:1' is taken at .*a.csv:2"):
        Gazetteer.open(own=[tmp_path / "a.csv", tmp_path / "b.csv"])


def test_several_files_are_one_layer(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,latitude,longitude\nDepot,1,2\n", encoding="utf-8")
    zone = {"type": "Polygon", "coordinates": [[[45, 40], [46, 40], [46, 41], [45, 40]]]}
    (tmp_path / "b.geojson").write_text(collection(feature(zone, name="Zone", fclass="L", fcode="RGN")))
    gazetteer = Gazetteer.open(own=[tmp_path / "a.csv", tmp_path / "b.geojson"])
    names = [gazetteer.candidates(name)[0].place.id for name in ("Depot", "Zone")]
    assert names == ["own:a:2", "own:b:1"]
    assert gazetteer.geometry(gazetteer.place("own:b:1")).area == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (
            "name,lat,latitude,lon\nA,1,1,2\n",
            [".csv:1: columns 'lat' and 'latitude' both mean latitude: leave one"],
        ),
        (
            "name,latitude,longitude,country_code,population\nA,x,200,UK,many\n",
            [
                ".csv:2: latitude 'x' is no number",
                ".csv:2: longitude '200' is not between -180 and 180",
                ".csv:2: country code 'UK' is none of ISO 3166-1: is it GB?",
                ".csv:2: population 'many' is no number",
            ],
        ),
        (
            'name,latitude,longitude\nA,1,2\n"B,1,2\n',
            [".csv:3: no row of a table, and what follows was not read: "],
        ),
        ("name,latitude,longitude\n---,1,2\n", [".csv:2: no name: '---'"]),
        (
            "name,latitude,longitude\nYerevan,44.51,40.18\n",
            [".csv:2: (44.51, 40.18) read the other way round is at Yerevan (geonames:616052): "],
        ),
    ],
)
def test_every_fault_of_a_row_is_told(tmp_path: Path, content: str, faults: list[str]) -> None:
    found = told(check(tmp_path, content))
    assert len(found) == len(faults)
    assert all(map(str.startswith, found, faults))


def test_each_line_that_is_no_text_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    content = "name,latitude,longitude\nDepot,1,2\nCafé,1,2\nStore,x,2\nMarché,1,2\n".encode("cp1252")
    found = told(check(tmp_path, content))
    assert [line.split(":")[1] for line in found] == ["3", "5", "4"]
    assert "byte 4 of the line is 0xe9 ('é' if it is Windows-1252)" in found[0]


NULL = "geometry is null: give it one, or latitude and longitude among the properties"


@pytest.mark.parametrize(
    ("geometry", "message"),
    [
        (None, NULL),
        ({"type": "Point", "coordinates": []}, "geometry is empty"),
        ({"type": "Point", "coordinates": ["a", "b"]}, "is none of GeoJSON"),
        ({"type": "Pint", "coordinates": [1, 2]}, "is none of GeoJSON"),
        ({"type": "Point", "coordinates": [45, 140]}, "wrong way round"),
        ({"type": "Point", "coordinates": [4_950_000, 4_900_000]}, "are they in metres?"),
        (
            {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]},
            "geometry is invalid: Self-intersection",
        ),
        (7, "is none of GeoJSON"),
    ],
)
def test_a_geometry_that_is_none_is_told_by_its_feature(
    tmp_path: Path, geometry: object, message: str
) -> None:
    content = collection(
        feature({"type": "Point", "coordinates": [1, 2]}, name="A"), feature(geometry, name="B")
    )
    (fault,) = told(check(tmp_path, content, "mine.geojson"))
    assert fault.startswith(".geojson: feature 2 ('B'): ")
    assert message in fault


def test_without_a_geometry_the_properties_may_have_the_point(tmp_path: Path) -> None:
    gazetteer = own(tmp_path, collection(feature(None, name="Depot", lat=40.5, lon=45.5)), "mine.geojson")
    assert gazetteer.candidates("Depot")[0].place.latitude == 40.5


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"type": "FeatureCollection",', r"mine.geojson:1: no JSON"),
        ("[1]", r"mine.geojson: not a GeoJSON FeatureCollection"),
        (collection(crs={"type": "name", "properties": {"name": "EPSG:3857"}}), r"is not WGS 84"),
    ],
)
def test_what_is_no_geojson_is_refused(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(GazetteerError, match=message):
        check(tmp_path, content, "mine.geojson")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"empty"),
        (b"PK\x03\x04...", r"binary: export it"),
        (b"name\0", r"binary: export it"),
        (b"1\tA\tA\t\t1\t2\tP\tPPL\tAM\t\t\t\t\t\t0\t\t\t\t\n", r"a table of GeoNames: .*import-geonames"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(GazetteerError, match=message):
        check(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "warning"),
    [
        ("name,latitude,longitude,colour\nDepot,1,2,red\n", ".csv:1: column 'colour' is not read"),
        (
            "name,latitude,longitude,feature_clas\nDepot,1,2,P\n",
            ".csv:1: column 'feature_clas' is not read: is it",
        ),
        ("name,latitude,longitude,country\nDepot,10,10,AM\n", ".csv:2: 10, 10 lies about 5"),
        (
            "name,latitude,longitude\nVardenis,40.18,45.73\n",
            ".csv:2: 'Vardenis' is likely Vardenis (geonames:616108)",
        ),
        ("name,latitude,longitude\nDepot,1,2\ndepot,1.01,2\n", ".csv:3: 'depot' is likely the same as at "),
    ],
)
def test_what_may_be_meant_is_a_warning_and_stops_nothing(tmp_path: Path, content: str, warning: str) -> None:
    found = check(tmp_path, content)
    assert told(found) == []
    (only,) = told(found, warnings=True)
    assert only.startswith(warning)
    assert len(Gazetteer.open(own=[tmp_path / "mine.csv"])) > len(WORLD)


def test_a_namesake_elsewhere_in_the_stated_country_is_no_fault(tmp_path: Path) -> None:
    assert told(check(tmp_path, "name,latitude,longitude,country\nYerevan,44.51,40.18,RU\n")) == []


def test_a_code_alone_tells_its_class(tmp_path: Path) -> None:
    gazetteer = own(tmp_path, "name,latitude,longitude,fcode\nDepot,1,2,rr\n")
    place = gazetteer.candidates("Depot")[0].place
    assert (place.feature_class, place.feature_code) == ("R", "RR")


def test_one_faulty_row_loses_no_other(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,latitude,longitude\nA,1,2\nB,x,2\nC,3,4\n", encoding="utf-8")
    places, faults = check_own(path, WORLD)
    assert [own.place.name for own in places] == ["A", "C"]
    assert len(faults) == 1


def spot(properties: dict[str, Any], **more: object) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [45.0, 40.0]}
    return {"type": "Feature", "properties": properties, "geometry": point, **more}


@pytest.mark.parametrize(
    ("properties", "message"),
    [
        ({"name": True}, "name true is no text"),
        ({"name": ["Camp"]}, r'name ["Camp"] is no text'),
        ({"name": "Camp", "population": True}, "population true is no number"),
        ({"name": "Camp", "country_code": 7}, "country_code 7 is no text"),
        ({"name": "Camp", "alternate_names": {"en": "Camp"}}, r'alternate_names {"en": "Camp"} is no text'),
    ],
)
def test_a_property_of_another_kind_is_told_and_no_other_feature_lost(
    tmp_path: Path, properties: dict[str, Any], message: str
) -> None:
    path = tmp_path / "mine.geojson"
    path.write_text(collection(spot(properties), spot({"name": "Depot"})), encoding="utf-8")
    places, faults = check_own(path, WORLD)
    assert [place.place.name for place in places] == ["Depot"]
    assert [fault.text for fault in faults] == [message]


@pytest.mark.parametrize(
    ("told", "place_id"),
    [({"id": "depot"}, "own:depot"), ({"id": 12}, "own:12"), ({}, "own:mine:1")],
)
def test_a_feature_has_the_id_that_it_tells(tmp_path: Path, told: dict[str, Any], place_id: str) -> None:
    gazetteer = own(tmp_path, collection(spot({"name": "Depot"}, **told)), "mine.geojson")
    assert gazetteer.candidates("Depot")[0].place.id == place_id


def test_alternate_names_may_be_a_list(tmp_path: Path) -> None:
    told = {"name": "Depot", "alternate_names": ["Old Depot", "Depó"], "population": "300", "radius_km": 2}
    gazetteer = own(tmp_path, collection(spot(told)), "mine.geojson")
    place = gazetteer.candidates("Depó")[0].place
    assert gazetteer.names(place) == ("Depot", "Depó", "Old Depot")
    assert (place.population, place.radius_km) == (300, 2.0)


def test_an_id_among_the_properties_comes_before_the_features(tmp_path: Path) -> None:
    text = collection(spot({"name": "Depot", "id": "mine"}, id="theirs"), spot({"name": "Yard"}, id="mine"))
    path = tmp_path / "mine.geojson"
    path.write_text(text, encoding="utf-8")
    places, faults = check_own(path, WORLD)
    assert [place.place.id for place in places] == ["own:mine"]
    assert "'own:mine' is taken" in faults[0].text
