"""What places are called, which names are left out, and which bearer of a name comes first."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

import pytest
from worldtables.cldr import name_cities
from worldtables.english import MARKED_LANDS, call_seats_alike, english
from worldtables.entry import Entry
from worldtables.oddities import drop_descriptions, drop_names_of_countries
from worldtables.write import OF_NOTE, STATES_MEANT

from geo.gazetteer import Gazetteer
from geo.gazetteer.data import data_folder
from geo.gazetteer.english import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Place

GAZETTEER = Gazetteer.open()
SMALL_RIVER_KM = 80.0
OF_A_VILLAGE = 2_000
WORDS = Words(
    frozenset({"the", "north"}), frozenset({"white", "windy"}), frozenset({"house", "city", "bank"})
)


def town(name: str, country_code: str, *names: str, code: str = "PPL") -> Entry:
    entry = Entry("geonames:1", name, 0.5, 0.5, "P", code, country_code)
    for other in names:
        entry.add_name(other)
    return entry


@cache
def all_places() -> list[Place]:
    (world,) = GAZETTEER.layers
    return [world.place(row) for row in range(len(world))]


def places(*feature_codes: str) -> list[Place]:
    return [place for place in all_places() if place.feature_code in feature_codes]


def first(name: str) -> Place:
    return GAZETTEER.candidates(name)[0].place


# Contested lands


@pytest.mark.parametrize(
    "place_id",
    [
        "geonames:7303419",  # East Jerusalem
        "geonames:285153",  # the West Bank
        "geonames:281132",  # the Gaza Strip
        "geonames:7280291",  # the province of Taiwan
        "geonames:146900",  # Zangilan district
        "geonames:148140",  # Jabrayil district
        "geonames:148617",  # Aghdam district
        "geonames:148107",  # Fuzuli district
        "geonames:147694",  # Qubadli district
        "geonames:167444",  # Majdal Shams
        "geonames:443093",  # Katzrin
        "geonames:2119447",  # Yuzhno-Kurilsk
    ],
)
def test_a_contested_place_says_so(place_id: str) -> None:
    assert GAZETTEER.place(place_id).disputed


def test_what_belongs_to_a_contested_land_is_contested_like_it() -> None:
    with (data_folder() / "curated" / "contested.csv").open(encoding="utf-8", newline="") as file:
        lands = {
            (row["country_code"], row["admin1_code"], row["admin2_code"]) for row in csv.DictReader(file)
        }
    silent = []
    for p in all_places():
        of = {(p.country_code, "", ""), (p.country_code, p.admin1_code, "")}
        of.add((p.country_code, p.admin1_code, p.admin2_code))
        if of & lands and not p.disputed:
            silent.append(p.id)
    assert silent == []


def test_a_province_whose_seat_is_contested_is_contested() -> None:
    seats = {(p.country_code, p.admin1_code) for p in places("PPLA") if p.disputed}
    provinces = [p for p in places("ADM1") if (p.country_code, p.admin1_code) in seats]
    assert [p.name for p in provinces if not p.disputed] == []


# Names shown


@pytest.mark.parametrize(
    ("place_id", "name"),
    [
        ("geonames:586523", "Ganja"),
        ("geonames:828298", "Ganja"),
        ("geonames:828305", "Sumgayit"),
        ("geonames:585226", "Gazakh"),
        ("geonames:625142", "Minsk Region"),
        ("geonames:625143", "Minsk"),
        ("geonames:3115609", "Navarre"),
        ("geonames:2593113", "Valencian Community"),
        ("geonames:524894", "Moscow"),
        ("geonames:1140026", "Herat"),
        ("geonames:1138336", "Kandahar"),
        ("geonames:298332", "Sanliurfa"),
        ("geonames:1853909", "Osaka"),
    ],
)
def test_places_are_called_as_english_calls_them(place_id: str, name: str) -> None:
    assert GAZETTEER.place(place_id).name == name


def test_no_province_is_named_in_the_order_of_a_list() -> None:
    assert [p.name for p in places("ADM1") if ", " in p.name and "San Andr" not in p.name] == []


def test_no_settlement_shows_the_marks_of_a_romanisation() -> None:
    marked = [
        p.name
        for p in places("PPL", "PPLA", "PPLC", "ADM1")
        if p.country_code in MARKED_LANDS
        and p.id.startswith("geonames:")
        and english(p.name, p.country_code) != p.name
    ]
    assert marked == []


def test_the_former_name_still_finds_the_place() -> None:
    assert {first(name).id for name in ("Kandahār", "Kandahar")} == {"geonames:1138336"}
    assert first("Comunidad Foral de Navarra").id == "geonames:3115609"


def test_a_province_and_its_seat_get_one_spelling_and_no_more() -> None:
    province = Entry("geonames:2", "Hama", 0.5, 0.5, "A", "ADM1", "SY", "10", is_english=True)
    seat, stranger = town("Hamah", "SY"), town("Salamiyah", "SY")
    seat.admin1_code = stranger.admin1_code = "10"
    call_seats_alike([province], [seat, stranger])
    assert (seat.name, stranger.name, list(seat.names)) == ("Hama", "Salamiyah", ["Hamah"])


# Names left out


@pytest.mark.parametrize(
    ("entry", "dropped"),
    [
        (town("Casablanca", "MA", "White House", "Dar el Beida"), {"White House"}),
        (town("Springfield", "US", "North Springfield", "Springfield City"), {"North Springfield"}),
        (town("Springfield", "MX", "North Springfield"), set()),
        (town("Portsmouth", "US", "The Bank"), {"The Bank"}),
        (town("Rome", "IT", "White City", code="PPLC"), set()),
        (town("White Sands", "US", "White City"), set()),
    ],
)
def test_descriptions_are_no_names(entry: Entry, dropped: set[str]) -> None:
    before = set(entry.names)
    drop_descriptions(entry, WORDS)
    assert before - set(entry.names) == dropped


def test_what_a_language_calls_a_country_is_no_name_of_its_namesakes() -> None:
    country = Entry("geonames:3", "Armenia", 0.5, 0.5, "A", "PCLI", "AM")
    for name in ("Ermənistan", "Армения", "Armenia"):
        country.add_name(name)
    namesake, other = town("Armenia", "CO", "Армения", "Ciudad Milagro"), town("Yerevan", "AM", "Ermənistan")
    drop_names_of_countries([namesake, other], [country])
    assert (list(namesake.names), list(other.names)) == (["Ciudad Milagro"], ["Ermənistan"])


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("North Springfield", "geonames:4409896"),
        ("White House", "geonames:2553604"),
        ("Persian Gulf", "geonames:139816"),
        ("Red Bridge", "geonames:4642680"),
        ("Ermənistan", "geonames:3689560"),
        ("Gəncə", "geonames:584649"),
    ],
)
def test_a_place_is_not_found_by_a_name_that_is_not_its_own(name: str, place_id: str) -> None:
    assert place_id not in {candidate.place.id for candidate in GAZETTEER.candidates(name)}


# Names in other languages


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Ege Denizi", "geo:aegean-sea"),
        ("Амур", "geo:amur"),
        ("Irak", "geonames:99237"),
        ("Tokio", "geonames:1850147"),
        ("იმერეთი", "geonames:865539"),
        ("სამტრედია", "geonames:612126"),
        ("Murov", "geo:murovdag"),
        ("Червоне море", "geo:red-sea"),
        ("Київ", "geonames:703448"),
        ("Լոռի", "geonames:828263"),
        ("Bükreş", "geonames:683506"),
        ("Tiflis", "geonames:611717"),
    ],
)
def test_a_name_in_another_language_is_met_exactly(name: str, place_id: str) -> None:
    best = GAZETTEER.candidates(name)[0]
    assert (best.place.id, best.name) == (place_id, name)


def test_a_city_of_a_time_zone_gets_its_names() -> None:
    city = Entry("geonames:4", "Tbilisi", 41.7, 44.8, "P", "PPLC", "GE", population=1)
    name_cities([city])
    assert {"თბილისი", "Тбилиси", "Тбілісі", "Թբիլիսի"} <= set(city.names)


# Which bearer comes first


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Tartar", "geonames:584871"),
        ("Terter", "geonames:584871"),
        ("Aghavno", "geo:aghavno"),
        ("Akhuryan", "geonames:616989"),
        ("Voskepar", "geonames:616074"),
        ("Volga", "geo:volga"),
        ("Terek", "geo:terek"),
        ("Dnieper", "geo:dnieper"),
        ("Herat", "geonames:1140026"),
        ("Kandahar", "geonames:1138336"),
        ("Lviv", "geonames:702550"),
        ("Kraków", "geonames:3094802"),
        ("Sevilla", "geonames:2510911"),
        ("Khan Yunis", "geonames:281124"),
        ("Gəncə", "geonames:586523"),
        ("Kyiv", "geonames:703448"),
        ("Kabul", "geonames:1138958"),
        ("Donetsk", "geonames:709717"),
        ("New York", "geonames:5128581"),
        ("Odessa", "geonames:698740"),
        ("Jilin", "geonames:2036500"),
        ("Veracruz", "geonames:3514780"),
    ],
)
def test_the_one_that_news_means_comes_first(name: str, place_id: str) -> None:
    assert first(name).id == place_id


def _late(province: Place, bearers: Sequence[Place]) -> list[str]:
    """Return the towns of note that stand behind the province of their name."""
    of_name = [place for place in bearers if place.name == province.name]
    behind = of_name[of_name.index(province) :]
    here = (province.country_code, province.admin1_code)
    return [
        town.name
        for town in behind
        if town.feature_class == "P"
        and town.population >= OF_NOTE
        and (town.country_code, town.admin1_code) == here
    ]


def test_a_town_of_note_comes_before_the_province_of_its_name() -> None:
    late = {
        province.name: towns
        for province in places("ADM1")
        if province.country_code not in STATES_MEANT
        and (towns := _late(province, [c.place for c in GAZETTEER.candidates(province.name)]))
    }
    assert late == {}


def is_of_note(place: Place) -> bool:
    return place.feature_class == "P" and (place.id.startswith("geo:") or place.population > OF_A_VILLAGE)


def test_small_rivers_stand_behind_settlements_of_their_name() -> None:
    late = {}
    for river in places("STM"):
        order = [c.place for c in GAZETTEER.candidates(river.name)]
        if river.radius_km <= SMALL_RIVER_KM and river in order:
            behind = order[order.index(river) :]
            late[river.name] = [p.id for p in behind if p.name == river.name and is_of_note(p)]
    assert {name: found for name, found in late.items() if found} == {}
