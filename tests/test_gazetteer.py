"""The gazetteer that ships with geo, own places over it, and tables that are damaged."""

import hashlib
import pickle
import shutil
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from itertools import pairwise
from pathlib import Path

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer, layout
from geo.gazetteer.columns import Lists, Some
from geo.gazetteer.data import data_folder
from geo.gazetteer.normal import exact_key, folded_key, typographic
from geo.model import Candidate, Match, Place

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
    assert {candidate.match for candidate in GAZETTEER.candidates("Shell")} == {Match.NAME}


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


@given(st.lists(st.lists(st.integers(0, 1 << 30), min_size=1, max_size=4), max_size=40))
def test_lists_come_back_as_they_were_packed(lists: list[list[int]]) -> None:
    packed = Lists.of(lists)
    assert [packed[key] for key in range(len(lists))] == lists
    for number in {number for numbers in lists for number in numbers}:
        wanted = {(key, number) for key, found in enumerate(lists) if number in found}
        assert packed.keys_with([number]) == wanted


@given(st.lists(st.booleans(), max_size=2000))
def test_chosen_keys_are_numbered_in_order(chosen: list[bool]) -> None:
    some = Some.of(chosen)
    numbers = [some.number(key) for key in range(len(chosen))]
    assert [number for number in numbers if number is not None] == list(range(sum(chosen)))
    assert [number is not None for number in numbers] == chosen


def test_a_village_says_its_district() -> None:
    village = GAZETTEER.place("geonames:616102")
    assert (village.name, village.admin2_name) == ("Vazashen", "Ijevan Municipality")


@pytest.mark.parametrize("name", ["Samit", "Melan", "Khatchinson"])
def test_no_town_bears_a_name_brought_back_from_cyrillic(name: str) -> None:
    met = [c for c in GAZETTEER.candidates(name) if c.place.country_code in {"US", "FR"}]
    assert {c.match for c in met} <= {Match.FOLDED}  # its Cyrillic name still folds to that


@pytest.mark.parametrize("country_code", ["AM", "GE", "XK", "FJ", "US", "NZ", "KI", "VA"])
def test_a_country_stands_on_its_land(country_code: str) -> None:
    place = GAZETTEER.country(country_code)
    assert place is not None
    assert "Natural Earth" in place.source
    assert GAZETTEER.geometry(place).distance(shapely.Point(place.longitude, place.latitude)) < 0.01


def test_the_districts_of_kosovo_have_outlines() -> None:
    pristina = GAZETTEER.place("geonames:10097360")
    assert GAZETTEER.geometry(pristina).contains(shapely.Point(21.166, 42.667))


NAMED = ("Baku", "New York", "the Lachin corridor", "Тбилиси", "Գորիս", "United Arab Emirates,", "São")


def test_names_among_any_text_are_found() -> None:
    found = [span for name in NAMED for span in GAZETTEER.scan(f"x {name} y")]
    assert len(found) >= len(NAMED) - 1


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMED) | st.text(max_size=20), max_size=10), st.sampled_from(["", " ", "\n"]))
def test_spans_lie_in_the_text_in_order(parts: list[str], between: str) -> None:
    text = between.join(parts)
    spans = list(GAZETTEER.scan(text))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(st.text(max_size=60))
def test_keys_are_stable(text: str) -> None:
    assert len(typographic(text)) == len(text)
    assert exact_key(exact_key(text)) == exact_key(text)
    assert folded_key(folded_key(text)) == folded_key(text)


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_plain_letters_fold_as_they_do_beside_others(text: str) -> None:
    assert folded_key(f"{text} ä") == f"{folded_key(text)} a".strip()


def test_what_a_look_up_makes_is_a_record_like_any_other() -> None:
    candidate = GAZETTEER.candidates("Yerevan")[0]
    columns = [getattr(candidate.place, column) for column in candidate.place.__slots__]
    made = Candidate(Place(*columns), candidate.name, candidate.match)
    assert (made, hash(made), repr(made)) == (candidate, hash(candidate), repr(candidate))
    assert pickle.loads(pickle.dumps(candidate)) == candidate  # noqa: S301 - what was dumped on this line
    assert replace(candidate.place, name="Erivan").name == "Erivan"
    with pytest.raises(FrozenInstanceError):
        candidate.place.name = "Erivan"  # type: ignore[misc]


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(text: str) -> None:
    for candidate in (*GAZETTEER.candidates(text), *GAZETTEER.suggest(text, limit=2)):
        assert GAZETTEER.place(candidate.place.id) == candidate.place


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder(), tmp_path / "copy"))


def test_the_tables_are_those_that_were_compiled() -> None:
    GAZETTEER.verify()


@pytest.mark.parametrize(
    "table", [layout.NAMES, layout.PLACES, layout.POSTINGS, layout.AREAS, layout.DETAILS]
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


@pytest.mark.parametrize(
    "table", [layout.NAMES, layout.PLACES, layout.POSTINGS, layout.DETAILS, layout.AREAS, layout.DIVISIONS]
)
def test_an_altered_table_is_not_opened(copy: Path, table: str) -> None:
    path = copy / "compiled" / table
    content = bytearray(path.read_bytes())
    content[1000] ^= 1
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=f"{table}: altered since it was compiled"):
        Gazetteer.open(copy)


def test_all_altered_tables_are_told_at_once(copy: Path) -> None:
    for table in (layout.PLACES, layout.POSTINGS):
        path = copy / "compiled" / table
        path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(GazetteerError, match=rf"(?s){layout.PLACES}: altered.*{layout.POSTINGS}: altered"):
        Gazetteer.open(copy)


def test_what_is_no_table_of_places_stops_nothing_and_is_told_by_verify(copy: Path) -> None:
    path = copy / "curated" / "places.csv"
    path.write_text("id\n", encoding="utf-8")
    gazetteer = Gazetteer.open(copy)
    with pytest.raises(GazetteerError, match=r"places\.csv: altered since it was compiled"):
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
