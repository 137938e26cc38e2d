"""A town and the province or country of its name: the words beside it decide."""

from __future__ import annotations

from functools import lru_cache

import pytest

from geo.gazetteer import Gazetteer
from geo.model import Article, Place, Toponym, Usage
from geo.resolve import resolve
from geo.resolve.kind import stated_kinds

_NAMES = (
    "Lviv Kyiv Kharkiv Kherson Rivne Ternopil Zhytomyr Chernihiv Aleppo Homs Hama Raqqa Kandahar Herat "
    "Kunduz Baghdad Sulaymaniyah Tehran Isfahan Adana Ankara Bursa Trabzon Kursk Bryansk Gomel "
    "Kassala Tripoli Benghazi Chihuahua Puebla Lima Cusco Kinshasa Bangui Harare"
)
SEATS = _NAMES.split()
"""Seats of provinces that bear their names."""
OF_THE_TOWN = (
    "A missile hit an apartment block in {}.",
    "The mayor of {} resigned on Monday.",
    "She flew from {} to Vienna last week.",
)
OF_THE_AREA = (
    "Floods cut off roads in {} province.",
    "The governor of {} was wounded.",
    "Soldiers searched villages in {}.",
    "Three districts in the province of {} were flooded.",
)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def places(text: str, *names: str) -> list[Place]:
    """Resolve each name where it next stands."""
    toponyms, end = [], 0
    for name in names:
        start = text.index(name, end)
        end = start + len(name)
        toponyms.append(Toponym(start, end, name, Usage.LITERAL))
    found = [one.place for one in resolve(Article("a", text), toponyms, gazetteer())]
    return [place for place in found if place]


@pytest.mark.parametrize("name", SEATS)
@pytest.mark.parametrize("frame", OF_THE_TOWN)
def test_a_bare_name_is_the_town(frame: str, name: str) -> None:
    (place,) = places(frame.format(name), name)
    assert place.feature_class == "P"


@pytest.mark.parametrize("name", SEATS)
@pytest.mark.parametrize("frame", OF_THE_AREA)
def test_what_has_governors_and_villages_is_the_province(frame: str, name: str) -> None:
    (place,) = places(frame.format(name), name)
    assert place.feature_class == "A"
    assert not place.feature_code.startswith("PCL")


@pytest.mark.parametrize(
    ("name", "feature_class"),
    [
        ("Mexico City", "P"), ("Mexico", "A"), ("Kuwait City", "P"), ("Kuwait", "A"), ("Guatemala City", "P"),
        ("Guatemala", "A"), ("Panama", "A"), ("Luxembourg", "A"), ("Djibouti", "A"), ("San Marino", "A"),
        ("Singapore", "A"), ("Monaco", "A"), ("New York", "P"), ("New York City", "P"), ("Quebec City", "P"),
    ],
)  # fmt: skip
def test_a_country_goes_before_its_capital(name: str, feature_class: str) -> None:
    (place,) = places(f"A blast shook {name} on Monday.", name)
    assert place.feature_class == feature_class


def test_words_tell_the_state_from_the_city() -> None:
    text = "She left New York for upstate Buffalo, New York, to meet the New York governor."
    found = places(text, "New York", "Buffalo", "New York", "New York")
    assert [place.feature_code for place in found] == ["PPL", "PPL", "ADM1", "ADM1"]


def test_the_next_town_named_makes_no_province_of_a_town() -> None:
    text = "They fled from Lviv to nearby Stryi. Shops in Stryi, Lviv and Odesa closed."
    names = ("Lviv", "Stryi", "Stryi", "Lviv", "Odesa")
    assert [place.feature_class for place in places(text, *names)] == ["P"] * 5
    assert places("A barn burned in Stryi, Lviv, at dawn.", "Stryi", "Lviv")[1].feature_class == "A"


def test_a_second_name_in_brackets_is_no_area() -> None:
    found = places("A lorry reached Stepanakert (Khankendi).", "Stepanakert", "Khankendi")
    assert [place.feature_class for place in found] == ["P", "P"]


def test_a_headline_says_nothing_of_the_dateline() -> None:
    text = "River floods towns in Córdoba province\n\nBUENOS AIRES - Six hundred people left their homes."
    assert [place.feature_class for place in places(text, "Córdoba", "BUENOS AIRES")] == ["A", "P"]


def test_a_plural_holds_for_the_whole_list() -> None:
    text = "Power failed in the Lviv, Ternopil and Rivne regions, and in the cities of Sumy and Poltava."
    found = places(text, "Lviv", "Ternopil", "Rivne", "Sumy", "Poltava")
    assert [place.feature_class for place in found] == ["A", "A", "A", "P", "P"]


def test_a_place_is_not_where_somebody_came_from_to_it() -> None:
    text = "Lorries crossed into Rafah from Egypt."
    assert [place.country_code for place in places(text, "Rafah", "Egypt")] == ["PS", "EG"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("in X province", "A"),
        ("villages across western X", "A"),
        ("the X regional governor", "A"),
        ("downtown X", "P"),
        ("the outskirts of X", "P"),
        ("X district court", ""),
        ("X said", ""),
    ],
)
def test_words_that_tell_the_kind(text: str, said: str) -> None:
    start = text.index("X")
    (one,) = stated_kinds(text, [Toponym(start, start + 1, "X", Usage.LITERAL)])
    assert one.classes == said
