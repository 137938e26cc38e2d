"""Places and days of the whole report: what is offered, how it is described, and what is taken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo.errors import GeoError
from geo.events.mentions.trees import PLACES, load
from geo.gazetteer import Gazetteer
from geo.model import Article, Parse
from geo.models import MODELS
from geo.pipeline.article import annotated, parse_article

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = date(2024, 3, 14)
GAZETTEER = Gazetteer.open()


def parse(text: str) -> Parse:
    article = Article("a", text, published=PUBLISHED)
    ((document, encoding),) = annotated([article])
    return parse_article(article, document, encoding, GAZETTEER)


def places_of(text: str, word: str) -> list[str]:
    """Return the names of the places of the event that a word names."""
    found = parse(text)
    (event,) = [one for one in found.events if one.trigger.start <= text.index(word) < one.trigger.end]
    places = [found.toponyms[index].place for index in event.places]
    return [place.name for place in places if place is not None]


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Asian leaders gathered in the Lao capital on Wednesday for talks.", "gathered", "Vientiane"),
        ("Thousands protested in Armenia's capital on Wednesday.", "protested", "Yerevan"),
        ("Thousands protested in the capital of Georgia on Wednesday.", "protested", "Tbilisi"),
    ],
)
def test_a_capital_without_its_name_is_a_place(text: str, word: str, place: str) -> None:
    assert places_of(text, word) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Armenia's capital gains tax was attacked by traders on Wednesday.",
        "A court in Georgia debated capital punishment on Wednesday.",
        "Thousands protested in the capital of Lori, Armenia, on Wednesday.",
        "The fund raised capital in Armenia on Wednesday.",
    ],
)
def test_other_capital_is_none(text: str) -> None:
    names = {one.place.name for one in parse(text).toponyms if one.place and one.toponym.text == "capital"}
    assert not names


def test_a_capital_where_nothing_happened_is_no_mention() -> None:
    found = parse("Lawmakers from the Lao capital arrived. Rebels shelled Goma on Monday.")
    assert "capital" not in [one.toponym.text for one in found.toponyms if one.place is None]
    assert all(one.toponym.text != "capital" or _is_used(found, at) for at, one in enumerate(found.toponyms))


def _is_used(found: Parse, index: int) -> bool:
    return any(index in event.places for event in found.events)


def test_a_site_that_the_gazetteer_lacks_is_drawn_in_its_town() -> None:
    text = (
        "Rennes\n\nStudents marched through Rennes on Wednesday.\n\n"
        "Two officers were wounded when police attacked them on Rue Quelmarin in Rennes."
    )
    assert "Rennes" in places_of(text, "attacked")


def test_a_stated_period_excludes_the_day_of_publication() -> None:
    found = parse("Situation report, 1-7 March 2024\n\nRebels shelled Goma.\n\nTroops attacked Bukavu.")
    intervals = {str(event.interval) for event in found.events}
    assert intervals == {"2024-03-01/2024-03-07"}


def test_features_that_a_model_lacks_are_unused() -> None:
    trees = load(PLACES)
    row = {"same sentence": 1.0, "places": 3.0}
    assert trees.probabilities([row]) == trees.probabilities([row | {"no feature": 7.0}])
    assert trees.probabilities([]) == []


def test_a_row_does_not_depend_on_the_others() -> None:
    trees = load(PLACES)
    rows = [{"same sentence": 1.0, "sentences back": float(back)} for back in range(20)]
    assert trees.probabilities(rows) == [trees.probabilities([row])[0] for row in rows]


def test_an_altered_model_is_refused_by_name(tmp_path: Path) -> None:
    for path in MODELS.iterdir():
        if path.name in {PLACES, "CHECKSUMS"}:
            (tmp_path / path.name).write_bytes(path.read_bytes() + b"\0" * (path.name == PLACES))
    with pytest.raises(GeoError, match=rf"{PLACES}: altered"):
        load(PLACES, tmp_path)
    with pytest.raises(GeoError, match="no usable model"):
        load("missing.onnx", tmp_path)


def test_three_capitals_are_no_consonants_of_a_name() -> None:
    found = parse("Supporters of the party danced in the VDN area on Wednesday. Fighters left GAO on Monday.")
    places = {one.toponym.text: one.place.name for one in found.toponyms if one.place is not None}
    assert "VDN" not in places
    assert places.get("GAO") == "Gao"


def test_a_city_known_to_all_needs_no_support() -> None:
    text = "Officials from Montreal arrived in Beirut on Wednesday. The ambassador of Lebanon met them."
    found = parse(text)
    (place,) = [one.place for one in found.toponyms if one.toponym.text == "Montreal"]
    assert place is not None
    assert place.country_code == "CA"
