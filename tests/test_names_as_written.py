"""Names as people write them: other spellings, cut and joined ones, and names that the gazetteer lacks."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.gazetteer.normal import folded_key
from geo.gazetteer.skeleton import skeleton
from geo.model import Article, Usage
from geo.recognise import recognise
from geo.resolve import read_focus, resolve

WORLD = Gazetteer.open()


def places(text: str, focus: str = "", url: str = "") -> dict[str, str]:
    """Return the country of each place found, by its words; ``""`` for a name left without a place."""
    article = Article("1", text, url=url)
    found = resolve(article, recognise(text, WORLD), WORLD, read_focus(focus, WORLD) if focus else None)
    return {one.toponym.text: one.place.country_code if one.place else "" for one in found}


def reasons(text: str) -> dict[str, str]:
    return {
        one.toponym.text: one.reason for one in resolve(Article("1", text), recognise(text, WORLD), WORLD)
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Basarkechar", "Basargechar"),
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Jisr al-Shughur", "Jisr ash Shughur"),
        ("Beit Lahiyeh", "Bayt Lahiya"),
        ("Khankendi", "Xankəndi"),
        ("Tskhinvali", "Tzkhinvali"),
        ("Yerevan", "Erevan"),
        ("Al Bireh", "el-Birah"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(folded_key(one)) == skeleton(folded_key(other)) != ""


@pytest.mark.parametrize(("one", "other"), [("Goris", "Gavar"), ("Homs", "Hama"), ("Sumy", "Sabha")])
def test_other_names_have_other_skeletons(one: str, other: str) -> None:
    assert skeleton(folded_key(one)) != skeleton(folded_key(other))


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A mine went off near Basarkechar, Armenia.", "Basarkechar", "AM"),
        ("Gunmen attacked a post in al-Nabk, Syria, on Monday.", "al-Nabk", "SY"),
        ("Soldiers raided the town of Al Bireh. Clashes in Ramallah and Nablus went on.", "Al Bireh", "PS"),
        ("Shells fell on Maaret Numan, Syria.", "Maaret Numan", "SY"),
    ],
)
def test_another_spelling_is_the_place_where_the_report_speaks_for_it(
    text: str, name: str, country: str
) -> None:
    assert places(text)[name] == country


def test_another_spelling_alone_is_no_place() -> None:
    assert places("A mine went off in the village of Basarkechar.")["Basarkechar"] == ""


def test_a_region_of_interest_speaks_for_another_spelling() -> None:
    assert places("A mine went off in the village of Basarkechar.", focus="AM")["Basarkechar"] == "AM"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed two policemen in Mali Khel, Bannu, in Pakistan.", "Mali"),
        ("An explosion hit Kyaung Lae, Myanmar, on Friday.", "Lae"),
    ],
)
def test_a_part_of_a_name_is_no_place_far_away(text: str, name: str) -> None:
    far = {country for words, country in places(text).items() if name in words}
    assert far <= {"", "PK", "MM"}


def test_a_part_still_says_where_a_hospital_is() -> None:
    assert places("He was treated at Toronto General Hospital.")["Toronto General Hospital"] == "CA"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Three were killed in Novi Pazar, Armenia, on Monday.", "Novi Pazar"),
        ("Three were killed in Springfield, Armenia, on Monday.", "Springfield"),
    ],
)
def test_a_container_in_which_no_candidate_lies_refuses_them_all(text: str, name: str) -> None:
    assert places(text).get(name, "") == ""


def test_a_contested_place_is_not_refused_for_whose_it_is_said_to_be() -> None:
    assert places("Shots were heard in Sevastopol, Russia, on Monday.")["Sevastopol"] != ""


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A gunman attacked a bank in Toledo Ohio on Monday.", "Toledo", "US"),
        ("A strike closed schools in Cordoba Argentina on Monday.", "Cordoba", "AR"),
        ("A fire broke out in Moscow (Idaho) on Monday.", "Moscow", "US"),
        ("A mine was closed in Bor, Serbia.", "Bor", "RS"),
        ("Troops left Menaka in northern Mali on Friday.", "Menaka", "ML"),
        ("Farmers fled Okuku, Odo Otin, Osun, after the raid.", "Okuku", "NG"),
    ],
)
def test_containers_are_obeyed_as_they_are_written(text: str, name: str, country: str) -> None:
    assert places(text)[name] == country


def test_a_lone_namesake_in_a_country_that_nothing_speaks_for_is_left_out() -> None:
    text = "Shots were fired in Velmisar and Bagà. Nigeria and Chad sent troops to Maiduguri and Kano."
    assert places(text).get("Bagà", "") == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("shelling hit kharkiv and sumy overnight.", {"kharkiv", "sumy"}),
        ("Army Shells Villages Near Sumy And Kharkiv", {"Sumy", "Kharkiv"}),
        ("BOMB BLAST KILLS TEN IN KABUL MARKET", {"KABUL"}),
        ("floods displace thousands in port sudan, un says", {"port sudan"}),
        ("Reading Council Approves Nice Plan For Bath Road", set()),
    ],
)
def test_capitals_that_say_nothing_are_not_leaned_on(text: str, names: set[str]) -> None:
    found = {one.text for one in recognise(text, WORLD) if one.usage is Usage.LITERAL}
    assert names <= found
    assert found.isdisjoint({"Resume", "Plan", "Shells", "Villages", "Nice", "Bath"})


def test_a_name_cut_in_two_is_one() -> None:
    assert "Jisr al-Shughur" in places("Shells fell on Jisr al-Shughur in Syria.")


def test_two_countries_joined_by_a_hyphen_stay_two() -> None:
    found = places("The Lebanon-Syria border was closed, officials in Beirut said.")
    assert "Lebanon-Syria" not in found


@pytest.mark.parametrize("text", ["Parliament met on Monday.", "The crowd left Terminal 2 for the Mosque."])
def test_words_for_kinds_of_places_are_no_places(text: str) -> None:
    assert not any(one.usage is Usage.LITERAL for one in recognise(text, WORLD))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Police fired on protesters in Rome on Thursday.", "IT"),
        ("Police fired on protesters in Sydney on Thursday.", "AU"),
        ("Gunmen attacked soldiers in Goma on Thursday.", "CD"),
        ("Gunmen attacked soldiers in Herat on Thursday.", "AF"),
        ("Gunmen attacked soldiers in Tessalit on Thursday.", "ML"),
    ],
)
def test_a_short_text_names_places_that_are_sure_enough_to_be_drawn(text: str, country: str) -> None:
    (found,) = resolve(Article("1", text), recognise(text, WORLD), WORLD)
    assert found.place is not None
    assert (found.place.country_code, found.score >= 0.5) == (country, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("По словам очевидцев, Но ничего не было видно. И вот так было всегда.", "ru"),
        ("Но это не так, Да и Он так не думал совсем.", "ru"),
        ("Ama Son olarak Her şey yolunda denildi ve görüşme bitti.", "tr"),
    ],
)
def test_function_words_of_other_languages_are_no_towns(text: str, language: str) -> None:
    assert [one.text for one in recognise(text, WORLD, language=language)] == []


def test_abbreviations_of_states_are_countries() -> None:
    text = "ՀՀ պաշտպանության նախարարությունը հայտարարեց, որ այդ լուրը ճիշտ չէ։"
    assert "AM" in places(text).values()


def test_airports_are_found_by_their_name_and_their_city_s() -> None:
    assert WORLD.candidates("Zvartnots International Airport")[0].place.country_code == "AM"
    assert WORLD.candidates("Goma Airport")[0].place.country_code == "CD"


def test_the_reason_says_that_nothing_spoke_for_a_doubtful_name() -> None:
    found = reasons("A mine went off in the village of Basarkechar.")
    assert found["Basarkechar"] == "the gazetteer has no place called 'Basarkechar' that fits the report"
