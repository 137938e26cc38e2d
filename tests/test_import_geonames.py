"""GeoNames dumps as a layer over the world."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from geo.errors import GazetteerError, OutputError
from geo.gazetteer import Gazetteer
from geo.gazetteer.english import Words
from geo.gazetteer.geonames import shards, tables, write
from geo.gazetteer.geonames.dump import Wanted
from geo.gazetteer.geonames.write import ImportReport, import_geonames
from geo.gazetteer.world import verify
from geo.model import Match

if TYPE_CHECKING:
    from pathlib import Path

WORLD = Gazetteer.open()
WORDS = Words(frozenset({"she", "most"}), frozenset({"shell"}), frozenset({"bath"}))


def row(  # noqa: PLR0913 - as many as a dump's columns that matter
    key: int,
    name: str,
    *alternates: str,
    at: tuple[float, float] = (40.5, 45.5),
    feature: str = "P.PPL",
    country: str = "AM",
    admin1: str = "",
    population: int = 0,
) -> str:
    feature_class, feature_code = feature.split(".")
    cells = [str(key), name, name, ",".join(alternates), *map(str, at), feature_class, feature_code, country]
    return "\t".join([*cells, "", admin1, "", "", "", str(population), "", "", "Asia/Yerevan", "2020-01-01"])


ROWS = [
    row(
        90000001, "Qarmanashen", "Karmanashen", "qa rma", "QRM", "Կարմանաշեն", "She", "Shell", population=120
    ),
    row(90000002, "Qarmanashen", at=(41.5, 45.0), country="GE", population=9000),
    row(616052, "Erewan", "Capital of Testing", at=(40.18, 44.51), feature="P.PPLC", population=1_093_485),
    row(409314, "Syunik Province", at=(39.2, 46.4), feature="A.ADM1", admin1="08"),
    row(90000003, "Dzorak", admin1="08", at=(39.3, 46.3)),
    row(90000004, "Moscow", at=(39.9, 45.9), population=50),
    row(90000005, "Most", at=(39.8, 45.9)),
    row(90000006, "al-Kharmani", at=(39.7, 45.9), feature="H.STM"),
]


def dump(folder: Path, *lines: str, name: str = "AM.zip") -> Path:
    path = folder / name
    content = "".join(f"{line}\n" for line in lines or ROWS)
    if path.suffix != ".zip":
        path.write_text(content, encoding="utf-8")
        return path
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "Read me")
        archive.writestr(f"{path.stem}.txt", content)
    return path


def imported(folder: Path, *lines: str, wanted: Wanted = Wanted(), name: str = "AM.zip") -> ImportReport:  # noqa: B008 - frozen
    path = dump(folder, *lines, name=name)
    return import_geonames(path, folder / "out.gazetteer", WORDS, wanted=wanted, known=WORLD.find)


@pytest.fixture(scope="module")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer.open(own=[imported(tmp_path_factory.mktemp("import")).out])


def ids(gazetteer: Gazetteer, name: str) -> list[str]:
    return [candidate.place.id for candidate in gazetteer.candidates(name)]


def test_places_of_a_dump_are_found_by_all_their_names(layered: Gazetteer) -> None:
    assert ids(layered, "Qarmanashen") == ["geonames:90000002", "geonames:90000001"]
    assert layered.candidates("Karmanashen")[0].match is Match.ALTERNATE
    assert layered.candidates("qarmanashén")[0].match is Match.FOLDED
    assert ids(layered, "qarmanashén") == ["geonames:90000002", "geonames:90000001"]
    assert ids(layered, "Կարմանաշեն") == ["geonames:90000001"]
    assert layered.names(layered.place("geonames:90000001")) == ("Karmanashen", "Qarmanashen", "Կարմանաշեն")


def test_a_place_of_a_dump_says_all_that_the_dump_says(layered: Gazetteer) -> None:
    place = layered.place("geonames:90000003")
    assert (place.latitude, place.longitude, place.feature_code) == (39.3, 46.3, "PPL")
    assert (place.country_code, place.admin1_code) == ("AM", "08")
    assert place.source == "geonames:90000003 in AM.zip"


def test_provinces_keep_the_name_that_the_world_gives_them(layered: Gazetteer) -> None:
    assert layered.place("geonames:90000003").admin1_name == "Syunik"


def test_a_place_that_the_world_has_stays_as_it_is_and_gains_names(layered: Gazetteer) -> None:
    assert layered.place("geonames:616052") == WORLD.place("geonames:616052")
    (found,) = layered.candidates("Capital of Testing")
    assert found.place == WORLD.place("geonames:616052")
    assert "Capital of Testing" in layered.names(found.place)
    assert len(ids(layered, "Yerevan")) == len(set(ids(layered, "Yerevan")))


def test_an_imported_village_does_not_stand_before_a_capital_of_its_name(layered: Gazetteer) -> None:
    assert ids(layered, "Moscow")[0] == ids(WORLD, "Moscow")[0]
    assert "geonames:90000004" in ids(layered, "Moscow")


def test_ones_own_places_stand_before_imported_ones(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("name,latitude,longitude\nQarmanashen,1,2\n", encoding="utf-8")
    gazetteer = Gazetteer.open(own=[imported(tmp_path).out, mine])
    assert ids(gazetteer, "Qarmanashen")[0] == "own:mine:2"


def test_imported_names_are_found_in_text_but_for_words(layered: Gazetteer) -> None:
    text = "Most of the convoy left Qarmanashen along the al-Kharmani, a shell fell."
    assert [span.of(text) for span in layered.scan(text)] == ["Qarmanashen", "al-Kharmani"]
    assert ids(layered, "Most") != []
    assert "geonames:90000001" not in ids(layered, "Shell")


def test_the_nearest_settlement_may_be_imported_and_comes_once(layered: Gazetteer) -> None:
    assert layered.nearest(40.5, 45.5)[0].id == "geonames:90000001"
    near = layered.nearest(40.18, 44.51, limit=4)
    assert len({place.id for place in near}) == 4


def test_near_misses_reach_imported_names(layered: Gazetteer) -> None:
    assert "Qarmanashen" in {candidate.place.name for candidate in layered.suggest("Karmanashem")}


def test_only_what_is_wanted_is_kept(tmp_path: Path) -> None:
    wanted = Wanted(frozenset("P"), frozenset(), frozenset({"AM"}), 100)
    report = imported(tmp_path, wanted=wanted)
    assert (report.read, report.places, report.left_out) == (8, 2, 6)


def test_nothing_wanted_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"AM.zip: 8 rows, of which none is wanted"):
        imported(tmp_path, wanted=Wanted(min_population=10**9))
    assert not (tmp_path / "out.gazetteer").exists()


def test_rows_that_are_none_are_told_by_line_and_kept_apart(tmp_path: Path) -> None:
    bad = [
        row(1, "A").replace("40.5", "140.5"),
        row(2, "B").replace("45.5", "east"),
        row(3, ""),
        "4\tC",
        row(5, "D", country="ARM"),
        row(6, "E").replace("6\t", "six\t", 1),
        row(1 << 32, "F"),
        row(8, "G", population=10**13),
    ]
    report = imported(tmp_path, ROWS[0], *bad, ROWS[1])
    assert (report.places, report.rejected) == (2, 8)
    assert [(one.line, one.reason) for one in report.first_rejected] == [
        (2, "latitude '140.5' is not between -90 and 90"),
        (3, "longitude 'east' is no number"),
        (4, "no name"),
        (5, "2 columns instead of 19"),
        (6, "country code 'ARM'"),
        (7, "geonameid 'six' is no whole number from 0"),
        (8, "geonameid 4294967296 is larger than any there is"),
        (9, "population '10000000000000' is larger than any there is"),
    ]
    kept = (report.out / tables.REJECTED).read_text(encoding="utf-8").splitlines()
    assert [line.split("\t", 2)[2] for line in kept] == bad


def test_a_line_that_is_no_text_is_told_by_its_byte(tmp_path: Path) -> None:
    path = tmp_path / "AM.txt"
    path.write_bytes(ROWS[0].encode() + b"\n" + ROWS[1].replace("Qarm", "Çarm").encode("cp1252") + b"\n")
    report = import_geonames(path, tmp_path / "out", WORDS)
    assert report.first_rejected[0][:2] == (2, "not UTF-8: byte 10 is 0xc7")


def test_an_id_that_stands_twice_is_told(tmp_path: Path) -> None:
    report = imported(tmp_path, ROWS[0], ROWS[1], ROWS[0])
    assert (report.repeated, report.first_repeated) == (1, (90000001,))


def test_a_table_need_not_be_in_a_zip(tmp_path: Path) -> None:
    assert imported(tmp_path, name="AM.txt").places == len(ROWS)


def test_a_zip_cut_short_is_named(tmp_path: Path) -> None:
    path = dump(tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(GazetteerError, match=r"AM.zip: no whole zip \(cut short\?\)"):
        import_geonames(path, tmp_path / "out", WORDS)


def test_a_damaged_zip_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    path = dump(tmp_path)
    content = bytearray(path.read_bytes())
    content[content.index(b"Qarmanashen")] ^= 1
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"AM.zip: damaged behind line 0 of AM.txt: Bad CRC"):
        import_geonames(path, tmp_path / "out", WORDS)
    assert [entry.name for entry in tmp_path.iterdir()] == ["AM.zip"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ("AM\t0010\tYerevan\t\t\t\t\t\t\t40\t44\t1",),
            r"AM.txt:1: not GeoNames' .*\(GeoNames' table of postal codes\?\)",
        ),
        (("1\t616052\ten\tYerevan\t\t\t\t\t\t",), r"alternate names\?"),
        (("name,latitude,longitude", "A,1,2"), r"1 column instead of 19: 'name,latitude,longitude'"),
    ],
)
def test_what_is_no_table_of_places_is_said(tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(GazetteerError, match=message):
        imported(tmp_path, *lines)


def test_a_zip_of_something_else_is_named(tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.jpg", b"")
    with pytest.raises(GazetteerError, match=r"photos.zip: holds one.jpg, not one table of GeoNames"):
        import_geonames(path, tmp_path / "out", WORDS)
    with pytest.raises(GazetteerError, match=r"nowhere.zip: No such file"):
        import_geonames(tmp_path / "nowhere.zip", tmp_path / "out", WORDS)


def test_only_an_import_is_written_over(tmp_path: Path) -> None:
    first = imported(tmp_path)
    again = imported(tmp_path, *ROWS[:3])
    assert (first.out, again.places) == (again.out, 3)
    (tmp_path / "papers").mkdir()
    with pytest.raises(OutputError, match="papers: is there, and is no imported gazetteer"):
        import_geonames(dump(tmp_path), tmp_path / "papers", WORDS)


def test_the_same_dump_gives_the_same_bytes_however_the_tries_are_parted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = imported(tmp_path).out
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    again = imported(tmp_path).out
    assert {path.name: path.read_bytes() for path in again.iterdir()} == before
    monkeypatch.setattr(write, "BYTES_A_SHARD", 100)
    parted = Gazetteer.open(own=[imported(tmp_path).out])
    assert len(list(out.glob("names.*.trie"))) > 5
    assert ids(parted, "Qarmanashen") == ["geonames:90000002", "geonames:90000001"]
    assert parted.place("geonames:90000006").name == "al-Kharmani"
    assert "Qarmanashen" in {candidate.place.name for candidate in parted.suggest("Karmanashem")}
    text = "Near Qarmanashen and al-Kharmani"
    assert [span.of(text) for span in parted.scan(text)] == ["Qarmanashen", "al-Kharmani"]


def test_a_layer_that_is_damaged_is_named(tmp_path: Path) -> None:
    out = imported(tmp_path).out
    verify(out)
    places = out / tables.PLACES
    content = places.read_bytes()
    places.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(GazetteerError, match=r"places.bin: altered"):
        verify(out)
    with pytest.raises(GazetteerError, match=r"places.bin: altered"):
        Gazetteer.open(own=[out])
    places.write_bytes(content[:-5])
    with pytest.raises(GazetteerError, match=r"places.bin: .* bytes, but"):
        Gazetteer.open(own=[out])


def test_a_folder_that_is_no_layer_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no manifest"):
        Gazetteer.open(own=[tmp_path])


def test_names_of_one_letter_are_found_in_any_part() -> None:
    import marisa_trie  # noqa: PLC0415 - one test's own

    keys = ["Y", "Ys", "Ystad", "Å", "Åre", "Baku"]
    number = 7
    parts: list[list[str]] = [[] for _ in range(number)]
    for key in keys:
        parts[shards.shard_of(key, number)].append(key)
    trie = shards.Shards([marisa_trie.Trie(part) for part in parts])
    assert trie.prefixes("Ystad harbour") == ["Y", "Ys", "Ystad"]
    assert trie.prefixes("Å") == ["Å"]
    assert sorted(trie.restore_key(trie[key]) for key in keys) == sorted(keys)
    assert sorted(trie.keys("Y")) == ["Y", "Ys", "Ystad"]
    with pytest.raises(KeyError):
        trie["Malmö"]
