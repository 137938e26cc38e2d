"""The gazetteer that ships with geo, own places over it, and tables that are damaged."""

import hashlib
import json
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, layout
from geo.gazetteer.data import data_folder
from geo.gazetteer.normal import exact_key, folded_key, typographic
from geo.model import Match

GAZETTEER = Gazetteer.open()


def best(name: str) -> tuple[str, str, str]:
    candidate = GAZETTEER.candidates(name)[0]
    return candidate.place.name, candidate.place.feature_code, candidate.place.country_code


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Baku", ("Baku", "PPLC", "AZ")),
        ("Georgia", ("Georgia", "PCLI", "GE")),
        ("Moscow", ("Moscow", "PPLC", "RU")),
        ("Washington", ("Washington", "PPLC", "US")),
        ("California", ("California", "ADM1", "US")),
        ("Syunik", ("Syunik", "ADM1", "AM")),
        ("Tavush", ("Tavush", "ADM1", "AM")),
        ("Aygeovit", ("Aygehovit", "PPL", "AM")),
        ("Vazashen", ("Vazashen", "PPL", "AM")),
        ("Paravakar", ("Paravakar", "PPL", "AM")),
        ("Kiev", ("Kyiv", "PPLC", "UA")),
        ("Ереван", ("Yerevan", "PPLC", "AM")),
        ("Երևան", ("Yerevan", "PPLC", "AM")),
        ("თბილისი", ("Tbilisi", "PPLC", "GE")),
        ("yerevan", ("Yerevan", "PPLC", "AM")),
        ("BAKU", ("Baku", "PPLC", "AZ")),
        ("Geghark’unik’", ("Gegharkunik", "ADM1", "AM")),
        ("Europe", ("Europe", "CONT", "")),
    ],
)
def test_the_best_known_bearer_comes_first(name: str, expected: tuple[str, str, str]) -> None:
    assert best(name) == expected


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("Yerevan", Match.NAME),
        ("Erivan", Match.ALTERNATE),
        ("USA", Match.ABBREVIATION),
        ("Armenian", Match.DEMONYM),
        ("yerevan", Match.FOLDED),
    ],
)
def test_a_candidate_says_which_name_was_met(name: str, match: Match) -> None:
    assert GAZETTEER.candidates(name)[0].match is match


@pytest.mark.parametrize("name", ["She", "she", "", "  ", "'", "\0", "x" * 10_000, "Zzyzzxqw"])
def test_what_is_no_name_has_no_candidates(name: str) -> None:
    assert GAZETTEER.candidates(name) == ()


def test_an_alternate_name_that_is_a_word_is_left_out() -> None:
    assert all(candidate.match is Match.NAME for candidate in GAZETTEER.candidates("Shell"))


@pytest.mark.parametrize(
    ("place_id", "name", "inside"),
    [
        ("geonames:147626", "Lachin", (39.64, 46.55)),
        ("geonames:148449", "Khojaly", (39.91, 46.79)),
        ("geonames:409421", "Khankendi", (39.82, 46.75)),
        ("geonames:409314", "Syunik", (39.21, 46.41)),
    ],
)
def test_known_defects_of_the_sources_are_mended(
    place_id: str, name: str, inside: tuple[float, float]
) -> None:
    place = GAZETTEER.place(place_id)
    latitude, longitude = inside
    assert place.name == name
    assert (
        GAZETTEER.geometry(place).distance(shapely.Point(longitude, latitude)) < 0.03
    )  # lines stray by a village
    assert "Lankaran" not in GAZETTEER.names(place)


@pytest.mark.parametrize("name", ["Vazashen", "Aygehovit", "Paravakar", "Berkaber"])
def test_border_villages_stay_in_the_region_of_their_codes(name: str) -> None:
    assert GAZETTEER.candidates(name)[0].place.admin1_name == "Tavush"


def test_where_two_names_are_in_use_both_show() -> None:
    place = GAZETTEER.candidates("Stepanakert")[0].place
    assert {place.name, place.other_name} == {"Stepanakert", "Khankendi"}
    assert place.disputed


def test_a_corridor_is_a_line_and_a_country_an_area_around_its_point() -> None:
    corridor, armenia = (GAZETTEER.candidates(name)[0].place for name in ("Lachin corridor", "Armenia"))
    assert GAZETTEER.geometry(corridor).geom_type == "LineString"
    assert GAZETTEER.geometry(armenia).contains(shapely.Point(armenia.longitude, armenia.latitude))


def test_a_place_without_outline_is_its_point() -> None:
    place = GAZETTEER.candidates("Vazashen")[0].place
    assert GAZETTEER.geometry(place).equals(shapely.Point(place.longitude, place.latitude))


def test_all_names_of_a_place_lead_back_to_it() -> None:
    place = GAZETTEER.candidates("Yerevan")[0].place
    names = GAZETTEER.names(place)
    assert {"Yerevan", "Ереван", "Երևան", "Erivan"} <= set(names)
    assert all(place in [candidate.place for candidate in GAZETTEER.candidates(name)] for name in names)


def test_every_row_says_where_it_comes_from() -> None:
    places = [
        candidate.place for name in ("Baku", "Syunik", "Armenia") for candidate in GAZETTEER.candidates(name)
    ]
    assert all(place.source.startswith(place.id) for place in places)
    assert "Natural Earth" in GAZETTEER.place("geonames:409314").source


@pytest.mark.parametrize(
    ("misspelt", "name"),
    [
        ("Azerbaijn", "Azerbaijan"),
        ("Stepanakrt", "Khankendi"),
        ("Yeravan", "Yerevan"),
        ("Washingtno", "Washington"),
    ],
)
def test_a_misspelt_name_is_suggested(misspelt: str, name: str) -> None:
    suggested = GAZETTEER.suggest(misspelt)
    assert name in [candidate.place.name for candidate in suggested]
    assert len(suggested) <= 5
    assert GAZETTEER.suggest(misspelt) == suggested


def test_the_nearest_settlements_come_in_order() -> None:
    assert [place.name for place in GAZETTEER.nearest(40.9795, 45.2503, limit=1)] == ["Aygehovit"]
    near = GAZETTEER.nearest(0.0, 179.99, limit=4)
    assert len(set(near)) == 4


def test_an_unknown_id_is_quoted() -> None:
    for place_id in ("geonames:0", "geonames:x", "geo:nowhere", "own:1", ""):
        with pytest.raises(GazetteerError, match=f"no place '{place_id}'"):
            GAZETTEER.place(place_id)


def scanned(text: str) -> list[str]:
    return [span.of(text) for span in GAZETTEER.scan(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Envoys left New York City for Tbilisi.", ["New York City", "Tbilisi"]),
        ("BAKU, 14 May — Yerevan's envoy was in Port-au-Prince.", ["BAKU", "Yerevan", "Port-au-Prince"]),
        ("They met in May, and so it was.", []),
        ("The US and the UK told us", ["US", "UK"]),
        ("Bakuvian trade", []),
        ("Near Saint\u2010Denis and N\u2019Djamena", ["Saint\u2010Denis", "N\u2019Djamena"]),
        ("Цены в городе Ереван растут", ["Ереван"]),
        ("", []),
    ],
)
def test_scan_finds_the_longest_names_at_word_boundaries(text: str, names: list[str]) -> None:
    assert scanned(text) == names


def test_longest_agrees_with_scan() -> None:
    text = "A convoy on the Lachin corridor near Shusha"
    for span in GAZETTEER.scan(text):
        assert GAZETTEER.longest(text, span.start) == span.end
    assert GAZETTEER.longest(text, 2) is None


@settings(deadline=None)
@given(st.text(max_size=200))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    spans = list(GAZETTEER.scan(text))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(st.text(max_size=60))
def test_keys_are_stable(text: str) -> None:
    assert len(typographic(text)) == len(text)
    assert exact_key(exact_key(text)) == exact_key(text)
    assert folded_key(folded_key(text)) == folded_key(text)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(text: str) -> None:
    for candidate in (*GAZETTEER.candidates(text), *GAZETTEER.suggest(text, limit=2)):
        assert GAZETTEER.place(candidate.place.id) == candidate.place


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
        ('{"features": [{"properties": {"name": "A"}}]}', r"mine.csv: feature 1: no feature with"),
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
    with pytest.raises(GazetteerError, match=r"mine.csv:3: not UTF-8: b'\\xde"):
        Gazetteer.open(own=[path])


def test_a_missing_file_of_ones_own_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"nowhere.csv: No such file"):
        Gazetteer.open(own=[tmp_path / "nowhere.csv"])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder(), tmp_path / "copy"))


def test_the_tables_are_those_that_were_compiled() -> None:
    GAZETTEER.verify()


@pytest.mark.parametrize(
    "table", [layout.NAMES, layout.PLACES, layout.POSTINGS, layout.OUTLINES, layout.DETAILS]
)
def test_a_table_cut_short_is_named(copy: Path, table: str) -> None:
    path = copy / "compiled" / table
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(GazetteerError, match=f"{table}: .* bytes, but"):
        Gazetteer.open(copy)


def test_a_missing_table_is_named(copy: Path) -> None:
    (copy / "compiled" / layout.FOLDED).unlink()
    with pytest.raises(GazetteerError, match=f"{layout.FOLDED}: missing table"):
        Gazetteer.open(copy)


def test_an_altered_table_is_named_when_verified(copy: Path) -> None:
    path = copy / "compiled" / layout.PLACES
    content = bytearray(path.read_bytes())
    content[1000] ^= 1
    path.write_bytes(content)
    gazetteer = Gazetteer.open(copy)
    with pytest.raises(GazetteerError, match=f"{layout.PLACES}: altered since it was compiled"):
        gazetteer.verify()


@pytest.mark.parametrize("manifest", ["", "{}", '{"version": 0, "bytes": {}}', "[]"])
def test_a_folder_that_holds_no_gazetteer_is_named(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "compiled").mkdir()
    (tmp_path / "compiled" / layout.MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(GazetteerError, match=layout.MANIFEST):
        Gazetteer.open(tmp_path)


def test_checksums_are_those_of_sha256sum() -> None:
    folder = data_folder()
    for line in (folder / "CHECKSUMS").read_text(encoding="ascii").splitlines():
        sha256, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == sha256, name


def test_opening_asks_for_no_heavy_library() -> None:
    code = (
        "import sys; from geo.gazetteer import Gazetteer; Gazetteer.open().candidates('Baku');"
        "print([name for name in ('numpy', 'pandas', 'shapely', 'pyarrow', 'spacy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_tables_are_small() -> None:
    sizes = [path.stat().st_size for path in data_folder().rglob("*") if path.is_file()]
    assert sum(sizes) < 40_000_000
