"""Toponym resolution: golden places, scores, reasons, refusals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from golden_rows import golden

from geo.errors import GeoError, UsageError
from geo.gazetteer import Gazetteer
from geo.model import Article, Resolution, Toponym, Usage
from geo.resolve import read_focus, resolve

if TYPE_CHECKING:
    from pathlib import Path

    from geo.evaluation import Gold


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def mentions(text: str, *names: str) -> list[Toponym]:
    """Mark each name where it next stands."""
    toponyms, end = [], 0
    for name in names:
        start = text.index(name, end)
        end = start + len(name)
        toponyms.append(Toponym(start, end, name, Usage.LITERAL))
    return toponyms


def countries(text: str, gazetteer: Gazetteer, *names: str) -> list[str | None]:
    found = resolve(Article("a", text), mentions(text, *names), gazetteer)
    return [one.place.country_code if one.place else None for one in found]


@pytest.mark.parametrize(
    ("article", "gold"),
    [row for row in golden("toponyms") if row[1].toponyms],
    ids=lambda item: item.text[:40],
)
def test_golden_places(article: Article, gold: Gold, gazetteer: Gazetteer) -> None:
    marked = gold.toponyms or ()
    toponyms = [
        Toponym(one.span.start, one.span.end, one.span.of(gold.text), one.usage or Usage.LITERAL)
        for one in marked
    ]
    for one, resolution in zip(marked, resolve(article, toponyms, gazetteer), strict=True):
        assert resolution.place is not None, resolution.reason
        if one.place_id:
            assert resolution.place.id == one.place_id
        else:
            assert resolution.place.country_code == one.country_code


def test_stated_context_is_obeyed(gazetteer: Gazetteer) -> None:
    text = "Paris, Texas, is far from Paris, France."
    assert countries(text, gazetteer, "Paris", "Texas", "Paris", "France") == ["US", "US", "FR", "FR"]


def test_neighbours_tell_the_country_from_the_state(gazetteer: Gazetteer) -> None:
    assert countries("Georgia, Armenia and Turkey", gazetteer, "Georgia", "Armenia", "Turkey")[0] == "GE"
    assert (
        countries("from Alabama to Georgia and Florida", gazetteer, "Alabama", "Georgia", "Florida")[1]
        == "US"
    )


def test_each_mention_has_its_resolution_in_order(gazetteer: Gazetteer) -> None:
    text = "Baku and Yerevan and Xyzzyville"
    toponyms = mentions(text, "Baku", "Yerevan", "Xyzzyville")
    found = resolve(Article("a", text), toponyms, gazetteer)
    assert [one.toponym for one in found] == toponyms


def test_no_mentions_no_resolutions(gazetteer: Gazetteer) -> None:
    assert resolve(Article("a", ""), [], gazetteer) == ()


def test_an_unknown_name_is_refused_by_name(gazetteer: Gazetteer) -> None:
    text = "Xyzzyville"
    assert resolve(Article("a", text), mentions(text, text), gazetteer) == (
        Resolution(
            mentions(text, text)[0],
            None,
            0.0,
            "the gazetteer has no place called 'Xyzzyville' that fits the report",
        ),
    )


def test_a_doubtful_name_is_refused_with_its_candidates(gazetteer: Gazetteer) -> None:
    text = "Springfield"
    toponym = Toponym(0, len(text), text, Usage.LITERAL, certainty=0.02)
    (found,) = resolve(Article("a", text), [toponym], gazetteer)
    assert found.place is None
    assert "places of that name" in found.reason
    assert "Springfield in " in found.reason


def test_scores_are_probabilities_and_reasons_are_given(gazetteer: Gazetteer) -> None:
    text = "From Tbilisi the delegation flew to Washington, then to Cambridge."
    for one in resolve(Article("a", text), mentions(text, "Tbilisi", "Washington", "Cambridge"), gazetteer):
        assert 0 <= one.score <= 1
        assert one.reason
        assert (one.place is None) == (one.score == 0)


def test_a_possessive_and_a_shouted_name_are_looked_up(gazetteer: Gazetteer) -> None:
    text = "YEREVAN - Armenia’s and Yerevan's streets"
    assert countries(text, gazetteer, "YEREVAN", "Armenia’s", "Yerevan's") == ["AM", "AM", "AM"]


def test_the_outlets_country_speaks_for_its_towns(gazetteer: Gazetteer) -> None:
    text = "A fire broke out in Cambridge."
    at_home = Article("a", text, url="https://news.example.co.uk/fire")
    (found,) = resolve(at_home, mentions(text, "Cambridge"), gazetteer)
    assert found.place is not None
    assert found.place.country_code == "GB"


@pytest.mark.parametrize("source", ["PA", "AP", "us"])
def test_an_outlet_of_two_letters_is_no_address(source: str, gazetteer: Gazetteer) -> None:
    text = "A fire broke out in Santiago, not far from Georgia."
    toponyms = mentions(text, "Santiago", "Georgia")
    with_source = resolve(Article("a", text, source=source), toponyms, gazetteer)
    assert with_source == resolve(Article("a", text), toponyms, gazetteer)


def test_a_street_is_not_placed_in_its_namesake(gazetteer: Gazetteer) -> None:
    text = "a house in Memphis Street"
    (found,) = resolve(Article("a", text), mentions(text, "Memphis Street"), gazetteer)
    assert found.place is None


@pytest.mark.parametrize("content", [None, "{", "{}"])
def test_broken_weights_are_named(content: str | None, tmp_path: Path, gazetteer: Gazetteer) -> None:
    if content is not None:
        (tmp_path / "resolver.json").write_text(content, encoding="utf-8")
    with pytest.raises(GeoError, match=r"resolver\.json"):
        resolve(Article("a", "Baku"), mentions("Baku", "Baku"), gazetteer, models=tmp_path)


def test_a_name_bare_and_with_its_kind_may_have_other_candidates(gazetteer: Gazetteer) -> None:
    text = "He drove from Sao Paulo, Brazil, through the Sao Paulo state, and back to Sao Paulo."
    found = countries(text, gazetteer, "Sao Paulo", "Brazil", "Sao Paulo", "Sao Paulo")
    assert found == ["BR", "BR", "BR", "BR"]


def test_what_a_place_is_said_to_lie_in_outweighs_the_rest_of_the_article(gazetteer: Gazetteer) -> None:
    text = (
        "TRIPOLI, Lebanon - Officials in Beirut said the port of Tripoli let in a ship from Tripoli in Libya."
    )
    names = ("TRIPOLI", "Lebanon", "Beirut", "Tripoli", "Tripoli", "Libya")
    assert countries(text, gazetteer, *names) == ["LB", "LB", "LB", "LB", "LY", "LY"]


def placed(text: str, gazetteer: Gazetteer, focus: str, *names: str) -> list[str | None]:
    found = resolve(Article("a", text), mentions(text, *names), gazetteer, read_focus(focus, gazetteer))
    return [one.place.country_code if one.place else None for one in found]


def test_a_focus_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    text = "A fire broke out in Georgia."
    assert placed(text, gazetteer, "AM,GE", "Georgia") == ["GE"]
    assert placed(text, gazetteer, "US", "Georgia") == ["US"]
    assert placed(text, gazetteer, "-90,29,-80,36", "Georgia") == ["US"]


def test_a_focus_yields_to_what_the_text_says(gazetteer: Gazetteer) -> None:
    text = "The conference moved from Tripoli, Lebanon, to Birmingham, England."
    names = ("Tripoli", "Lebanon", "Birmingham", "England")
    assert placed(text, gazetteer, "US,LY", *names) == ["LB", "LB", "GB", "GB"]


def test_a_focus_says_that_it_decided(gazetteer: Gazetteer) -> None:
    text = "Shots were fired in Georgia."
    focus = read_focus("40,40,46,43", gazetteer)
    (found,) = resolve(Article("a", text), mentions(text, "Georgia"), gazetteer, focus)
    assert found.reason.startswith("it lies in the region of interest")


def test_a_focus_is_read_from_geojson(tmp_path: Path, gazetteer: Gazetteer) -> None:
    square = [[[44.0, 40.0], [45.0, 40.0], [45.0, 41.0], [44.0, 41.0], [44.0, 40.0]]]
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": square}}
    path = tmp_path / "area.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    focus = read_focus(str(path), gazetteer)
    yerevan, baku = (gazetteer.candidates(name)[0].place for name in ("Yerevan", "Baku"))
    armenia, azerbaijan = (gazetteer.candidates(name)[0].place for name in ("Armenia", "Azerbaijan"))
    assert [focus.covers(place) for place in (yerevan, baku, armenia, azerbaijan)] == [
        True,
        False,
        True,
        False,
    ]


def test_a_box_may_span_the_antimeridian(gazetteer: Gazetteer) -> None:
    focus = read_focus("170,-25,-170,-5", gazetteer)
    assert focus.covers(gazetteer.candidates("Suva")[0].place)
    assert not focus.covers(gazetteer.candidates("Baku")[0].place)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ZZ,AM", "'ZZ'"),
        ("1,2,3", "four numbers"),
        ("10,50,20,40", "S lies below N"),
        ("200,1,2,3", "between -180 and 180"),
        ("1.2.3,1,2,3", "four numbers"),
        ("no-such.geojson", "no-such.geojson"),
        ("", "none of countries"),
    ],
)
def test_a_focus_that_is_none_is_quoted(text: str, message: str, gazetteer: Gazetteer) -> None:
    with pytest.raises(UsageError, match=message):
        read_focus(text, gazetteer)


@pytest.mark.parametrize(
    "content",
    ["{", "[]", "7", '{"type": "Point", "coordinates": [1, 2]}', '{"type": "Feature"}', '{"type": 1}'],
)
def test_a_focus_without_polygon_is_named(content: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "area.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"area\.geojson"):
        read_focus(str(path), gazetteer)


def test_names_that_share_a_region_find_it_together(gazetteer: Gazetteer) -> None:
    text = "Crews from Kearney, Grand Island, North Platte and Lincoln helped in Columbus."
    found = resolve(
        Article("a", text),
        mentions(text, "Kearney", "Grand Island", "North Platte", "Lincoln", "Columbus"),
        gazetteer,
    )
    assert [one.place.admin1_name for one in found if one.place] == ["Nebraska"] * 5


def test_news_of_the_world_names_capitals(gazetteer: Gazetteer) -> None:
    text = "Envoys of France, Egypt, Turkey and Japan met in Washington."
    names = ("France", "Egypt", "Turkey", "Japan", "Washington")
    capital = resolve(Article("a", text), mentions(text, *names), gazetteer)[-1]
    assert capital.place is not None
    assert capital.place.feature_code == "PPLC"
    assert capital.score > 0.5
