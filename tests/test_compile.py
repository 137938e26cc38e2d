"""The compile script, on a world of two countries of our own making."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import shapely
from compile_gazetteer import Packages, compile_gazetteer
from worldtables import cldr, curated, outlines, romanised
from worldtables.entry import Entry
from worldtables.sources import Package

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer
from geo.gazetteer.english import Words
from geo.gazetteer.spelling import is_name
from geo.model import Match

WORDS = Words(frozenset({"of", "she"}), frozenset({"shell"}), frozenset({"bath"}))


def city(
    geonameid: int, name: str, longitude: float, admin1: str, population: int, *names: str
) -> dict[str, Any]:
    return {
        "geonameid": geonameid,
        "name": name,
        "latitude": 0.5,
        "longitude": longitude,
        "countrycode": "AV",
        "population": population,
        "admin1code": admin1,
        "alternatenames": list(names),
    }


def country(geonameid: int, name: str, code: str, capital: str) -> dict[str, Any]:
    return {"geonameid": geonameid, "name": name, "iso3": code + "X", "capital": capital, "population": 900}


def polygon(west: float, name: str, told: str) -> dict[str, Any]:
    ring = [[west, 0.0], [west + 1, 0.0], [west + 1, 1.0], [west, 1.0], [west, 0.0]]
    properties = {
        "name": name,
        "name_en": name,
        "name_ru": name,
        "gn_id": -1,
        "gn_a1_code": told,
        "iso_a2": "AV",
    }
    return {"properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


CITIES = [
    city(1, "Avatown", 0.2, "01", 5000, "Àvatòwn", "AVT", "ava town", "Shell", "Аватаун", "阿瓦", "Not Ava"),
    city(2, "Berry", 0.5, "01", 700, "She", "Bath"),
    city(3, "Coldwell", 0.8, "01", 600),
    city(4, "Dunes", 1.3, "02", 900),
    city(5, "Easton", 1.6, "02", 800),
    city(6, "Of", 2.5, "03", 100),
]
SUBDIVISIONS = [
    ("Nord'ia", "AV-N", "AV.01", "11", "Region", "Nordia", "1", "", "1"),
    ("Sudia", "AV-S", "AV.02", "12", "Region", "", "1", "", "1"),
    ("Nowhere", "", "AV.09", "13", "", "", "1", "", "1"),
    ("Berry County", "", "AV.01.7", "14", "County", "", "2", "1", "1"),
    ("Easton Municipality", "", "AV.02.E1", "15", "", "", "2", "2", "1"),
]
ISO_COUNTRY = (
    "Avaland, Republic of",
    "AV",
    "AVX",
    "91",
    "Republic of Avaland",
    "Avaland",
    "A.V.",
    "999",
    "",
    "",
    "",
    "",
)
# The codes of the two polygons are exchanged, as some of Natural Earth's are: settlements know better.
POLYGONS = [polygon(0, "Nordia", "AV.02"), polygon(1, "Sudia", "AV.01")]


def write_tsv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def write_json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


AIRPORTS = """iata,name,city,country,lat,lon
AVA,Shellfield International Airport,Shellfield,AV,0.5,0.5
AVB,Second Airport,Twintown,AV,0.5,0.6
AVC,Third Airport,Twintown,AV,0.5,0.7
AVD,Colonel Somebody,Shellfield,AV,0.5,0.5
,Nameless Airport,Shellfield,AV,0.5,0.5
"""


@pytest.fixture
def packages(tmp_path: Path) -> Packages:
    folder = tmp_path / "packages"
    write_json(folder / "cities500.json", {str(row["geonameid"]): row for row in CITIES})
    write_json(folder / "continents.json", {})
    states = {"AV": country(91, "Avaland", "AV", "Avatown"), "BV": country(92, "Nowhereland", "BV", "")}
    write_json(folder / "countries.json", states)
    write_tsv(folder / "subdivisions/subdivisions.tsv", SUBDIVISIONS)
    parents = [("1", "1"), ("2", "1|4"), ("3", "1"), ("4", "2"), ("5", "2"), ("6", "")]
    write_tsv(folder / "cities/cities.tsv", [("", geonameid, told) for geonameid, told in parents])
    write_tsv(folder / "countries/countries.tsv", [ISO_COUNTRY])
    i18n = [{"country_a2": "AV", "i18n": {"de": "Shell", "ru": "Авалия"}}]
    write_json(folder / "i18n/countries/countries.json", i18n)
    write_json(folder / "i18n/build.json", {"features": POLYGONS})
    package = Package(folder, checked=False)
    (folder / "airports.csv").write_text(AIRPORTS, encoding="utf-8")
    return Packages(package, package, Package(folder / "i18n", checked=False), package)


TABLES: dict[str, list[tuple[str, ...]]] = {
    "places.csv": [
        curated.COLUMNS,
        (
            "geo:ava-road",
            "Ava road",
            "Berry road",
            "R",
            "RD",
            "AV",
            "01",
            "0.5",
            "0.4",
            "20",
            "true",
            "editor",
            "",
        ),
    ],
    "names.csv": [
        ("id", "name", "kind", "language"),
        ("geonames:91", "Avan", "demonym", "en"),
        ("geo:ava-road", "Ava way", "alternate", "en"),
        ("geonames:1", "Not Ava", "none", "und"),
        ("geonames:4", "Old Dunes", "name", "en"),
    ],
    "corrections.csv": [
        ("id", "column", "value", "source"),
        ("geonames:4", "name", "Great Dunes", "editor"),
        ("geonames:4", "disputed", "true", "editor"),
        ("geonames:91", "latitude", "0.25", "editor"),
        ("geonames:91", "longitude", "0.75", "editor"),
    ],
    "contested.csv": [
        ("country_code", "admin1_code", "admin2_code", "note"),
        ("AV", "02", "", "Claimed twice."),
    ],
    "not_names.csv": [("name", "reason"), ("Coldwell", "a word of the test's own")],
}
ROAD = {
    "type": "Feature",
    "properties": {"id": "geo:ava-road", "source": "editor"},
    "geometry": {"type": "LineString", "coordinates": [[0.2, 0.5], [0.5, 0.5]]},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tables = tmp_path / "gazetteer" / "curated"
    tables.mkdir(parents=True)
    for name, rows in TABLES.items():
        with (tables / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    write_json(tables / "geometries.geojson", {"features": [ROAD]})
    return tables.parent


@pytest.fixture
def compiled(packages: Packages, folder: Path) -> Path:
    words = Words(WORDS.function | {"coldwell"}, WORDS.common, WORDS.nouns)
    compile_gazetteer(packages, words, folder)
    return folder


def test_every_name_that_stands_leads_to_its_place(compiled: Path) -> None:
    gazetteer = Gazetteer.open(compiled)
    for name, place_id, match in [
        ("Avatown", "geonames:1", Match.NAME),
        ("Àvatòwn", "geonames:1", Match.ALTERNATE),
        ("Аватаун", "geonames:1", Match.ALTERNATE),
        ("阿瓦", "geonames:1", Match.ALTERNATE),
        ("AVATOWN", "geonames:1", Match.FOLDED),
        ("Avaland", "geonames:91", Match.NAME),
        ("Republic of Avaland", "geonames:91", Match.ALTERNATE),
        ("A.V.", "geonames:91", Match.ABBREVIATION),
        ("Авалия", "geonames:91", Match.ALTERNATE),
        ("Avan", "geonames:91", Match.DEMONYM),
        ("Nordia", "geonames:11", Match.NAME),
        ("Nord'ia", "geonames:11", Match.ALTERNATE),
        ("Berry County", "geonames:14", Match.NAME),
        ("Ava road", "geo:ava-road", Match.NAME),
        ("Berry road", "geo:ava-road", Match.NAME),
        ("Ava way", "geo:ava-road", Match.ALTERNATE),
        ("Great Dunes", "geonames:4", Match.NAME),
        ("Dunes", "geonames:4", Match.NAME),
        ("Old Dunes", "geonames:4", Match.NAME),
    ]:
        best = gazetteer.candidates(name)[0]
        assert (best.place.id, best.match) == (place_id, match), name


def test_words_and_codes_are_no_names(compiled: Path) -> None:
    gazetteer = Gazetteer.open(compiled)
    assert [name for name in ("Shell", "She", "Bath", "AVT", "Nowhere") if gazetteer.candidates(name)] == []
    text = "Of Avatown and Coldwell"
    assert [span.of(text) for span in gazetteer.scan(text)] == ["Avatown"]
    assert gazetteer.candidates("Of")[0].place.id == "geonames:6"


def test_columns_survive_the_round_trip(compiled: Path) -> None:
    gazetteer = Gazetteer.open(compiled)
    capital, road, dunes = map(gazetteer.place, ("geonames:1", "geo:ava-road", "geonames:4"))
    assert (capital.feature_code, capital.population, capital.admin1_name) == ("PPLC", 5000, "Nordia")
    assert (capital.latitude, capital.longitude, capital.country_code) == (0.5, 0.2, "AV")
    assert (road.label, road.disputed, road.radius_km, road.source) == (
        "Ava road / Berry road",
        True,
        20.0,
        "editor",
    )
    assert dunes.disputed
    assert gazetteer.names(capital) == ("Avatown", "Àvatòwn", "Аватаун", "阿瓦")


def test_all_of_a_contested_land_is_disputed(compiled: Path) -> None:
    gazetteer = Gazetteer.open(compiled)
    disputed = {
        key for key in range(1, 16) if (place := gazetteer.find(f"geonames:{key}")) and place.disputed
    }
    assert disputed == {4, 5, 12, 15}


def test_a_corrected_point_says_who_put_it_there(compiled: Path) -> None:
    state = Gazetteer.open(compiled).place("geonames:91")
    assert (state.latitude, state.longitude) == (0.25, 0.75)
    assert state.source == "geonames:91; outline: Natural Earth admin-1; point: editor"


def test_settlements_decide_whose_a_polygon_is(compiled: Path) -> None:
    gazetteer = Gazetteer.open(compiled)
    north, south = gazetteer.place("geonames:11"), gazetteer.place("geonames:12")
    assert gazetteer.geometry(north).bounds == (0.0, 0.0, 1.0, 1.0)
    assert gazetteer.geometry(south).bounds == (1.0, 0.0, 2.0, 1.0)
    assert gazetteer.geometry(gazetteer.place("geonames:91")).area == pytest.approx(2.0)
    assert gazetteer.geometry(gazetteer.place("geo:ava-road")).geom_type == "LineString"


def test_a_district_without_outline_says_what_its_point_is(compiled: Path) -> None:
    district = Gazetteer.open(compiled).place("geonames:14")
    assert (district.latitude, district.longitude) == (0.5, 0.5)
    assert district.radius_km == 1.0
    assert "the median of its settlements" in district.source


def test_settlements_say_their_district(compiled: Path) -> None:
    gazetteer = Gazetteer.open(compiled)
    berry, dunes, county = (gazetteer.place(f"geonames:{key}") for key in (2, 4, 14))
    assert (berry.admin2_code, berry.admin2_name) == ("7", "Berry County")
    assert (dunes.admin2_code, dunes.admin2_name) == ("", "")
    assert (county.admin2_code, county.admin1_name) == ("7", "Nordia")


def test_a_district_of_which_no_settlement_is_told_stands_at_its_namesake(compiled: Path) -> None:
    gazetteer = Gazetteer.open(compiled)
    district, town = gazetteer.place("geonames:15"), gazetteer.place("geonames:5")
    assert (district.latitude, district.longitude) == (town.latitude, town.longitude)
    assert district.radius_km == 15.0
    assert district.source == "geonames:15; point: the settlement of its name"


@pytest.mark.parametrize(("country_code", "dropped"), [("US", {"Sammit", "Sammit'"}), ("RU", set())])
def test_names_brought_back_from_cyrillic_are_dropped_where_people_write_latin(
    country_code: str, dropped: set[str]
) -> None:
    names = ["Саммит", "Sammit", "Sammit'", "Sommet", "Summít"]
    entry = Entry("geonames:9", "Summit", 0.5, 0.5, "P", "PPL", country_code)
    for name in names:
        entry.add_name(name)
    romanised.drop(entry)
    assert set(names) - set(entry.names) == dropped


def test_letters_that_stand_for_others_are_set_right() -> None:
    entry = Entry("geonames:9", "Tǝrtǝr", 0.5, 0.5, "P", "PPL", "AZ")
    entry.add_name("Ǝ")
    assert entry.name == "Tərtər"
    assert list(entry.names) == ["Ə"]


def test_numbers_below_zero_are_no_country() -> None:
    polygon = outlines.Polygon({"gn_a1_code": "-112", "iso_a2": "XK"}, shapely.box(0, 0, 1, 1))
    assert polygon.stated == ("XK", "")


def test_another_version_of_the_names_of_countries_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cldr, "VERSION", "1.0")
    with pytest.raises(GazetteerError, match=r"babel .*: 1\.0 was reviewed"):
        list(cldr.names("AM"))


def test_airports_are_found_by_their_name_and_by_that_of_a_city_with_one(compiled: Path) -> None:
    gazetteer = Gazetteer.open(compiled)
    (airport,) = gazetteer.candidates("Shellfield Airport")
    assert (airport.place.id, airport.place.feature_code) == ("iata:AVA", "AIRP")
    assert airport.place.name == "Shellfield International Airport"
    assert not gazetteer.candidates("Twintown Airport"), "it has two"
    assert not gazetteer.candidates("Colonel Somebody"), "it may be the man"
    assert not gazetteer.candidates("Nameless Airport")


def test_the_same_input_gives_the_same_bytes(packages: Packages, folder: Path) -> None:
    compile_gazetteer(packages, WORDS, folder)
    first = (folder / "CHECKSUMS").read_text(encoding="ascii")
    compile_gazetteer(packages, WORDS, folder)
    assert (folder / "CHECKSUMS").read_text(encoding="ascii") == first


def replaced(folder: Path, table: str, old: str, new: str) -> None:
    path = folder / "curated" / table
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    "case",
    [
        ("places.csv", "latitude", "lat", r"places.csv:1: missing columns latitude"),
        ("places.csv", ",0.5,0.4,", ",95,0.4,", r"places.csv:2: coordinates 95.0, 0.4 of 'geo:ava-road'"),
        ("places.csv", ",0.5,0.4,", ",north,0.4,", r"places.csv:2: .*'north'"),
        ("places.csv", ",RD,", ",ROAD,", r"places.csv:2: unknown feature R.ROAD"),
        ("places.csv", ",editor,", ",,", r"places.csv:2: 'geo:ava-road' names no source"),
        ("places.csv", ",true,", ",perhaps,", r"places.csv:2: 'perhaps' is neither"),
        ("places.csv", "geo:ava-road", "ava-road", r"places.csv:2: id 'ava-road'"),
        ("places.csv", ",editor,", ",editor,,", r"places.csv:2: not 13 cells"),
        (
            "geometries.geojson",
            "geo:ava-road",
            "geo:ava-rail",
            r"geometries.geojson: no such place: geo:ava-rail",
        ),
        ("geometries.geojson", "[0.5, 0.5]", "[0.2, 0.5]", r"geometries.geojson: outline of 'geo:ava-road'"),
        ("names.csv", "geonames:91", "geonames:99", r"names.csv:2: no place 'geonames:99'"),
        ("names.csv", "demonym", "people", r"names.csv:2: kind 'people'"),
        ("contested.csv", "AV,02", "AV,07", r"contested.csv:2: no place belongs to AV.07"),
        ("corrections.csv", "geonames:4", "geonames:99", r"corrections.csv:2: no place 'geonames:99'"),
        ("corrections.csv", ",name,", ",title,", r"corrections.csv:2: no column 'title'"),
        ("corrections.csv", ",true,", ",perhaps,", r"corrections.csv:3: 'perhaps' is neither"),
    ],
)
def test_a_bad_curated_row_is_named_by_its_line(
    packages: Packages, folder: Path, case: tuple[str, str, str, str]
) -> None:
    table, old, new, message = case
    replaced(folder, table, old, new)
    with pytest.raises(GazetteerError, match=message):
        compile_gazetteer(packages, WORDS, folder)


def test_a_curated_id_stands_once(packages: Packages, folder: Path) -> None:
    path = folder / "curated" / "places.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + ",".join(TABLES["places.csv"][1]) + "\n", encoding="utf-8"
    )
    with pytest.raises(GazetteerError, match=r"places.csv:3: duplicate id 'geo:ava-road'"):
        compile_gazetteer(packages, WORDS, folder)


def test_another_version_of_a_source_is_refused(packages: Packages) -> None:
    with pytest.raises(GazetteerError, match=r"cities500.json: another version than was reviewed"):
        Package(packages.geonames.folder).json("cities500.json")


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("Bakú", True),
        ("BAK", False),
        ("UBBB", False),
        ("ba ku", False),
        ("'s-Hertogenbosch", True),
        ("Ur", False),
        ("巴库", True),
        ("ბაქო", True),
        ("123", False),
        ("Bakú (Baku)", False),
        ("Бaku", False),
    ],
)
def test_which_spellings_stand_as_names(name: str, stands: bool) -> None:  # noqa: FBT001 - a parameter of the table
    assert is_name(name) is stands
