"""Where a run's reports are at home speaks for the places of the short ones among them."""

from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer
from geo.model import Article, Parse
from geo.pipeline import assemble, parse
from geo.resolve.outlets import homes

WORLD = Gazetteer.open()
SOUTH_SUDAN = [
    "The army shelled villages near Juba in South Sudan on Monday, officials in Malakal said.",
    "Floods cut the road from Juba to Torit, in South Sudan, a minister said in Juba.",
    "South Sudan will hold talks with rebels in Juba, the government in Juba said.",
    "Cattle raiders killed nine near Rumbek, in South Sudan, the governor of Rumbek said.",
    "Aid was flown from Juba to Malakal and Bentiu, in South Sudan.",
]
FRANCE = [
    "Farmers blocked roads near Lyon and Dijon in France on Monday.",
    "France will hold elections, a minister said in Paris and Lille.",
    "A fire destroyed a market in Nantes, in western France.",
    "Nurses in Bordeaux and Toulouse walked out, a union in France said.",
    "Police in Marseille, France, arrested nine people from Toulon.",
]


def bor(others: list[str]) -> tuple[str, str]:
    """Return the country of *Bor* in a headline among other reports, and the reason."""
    texts = [*others, "Gunmen attacked soldiers in Bor on Thursday."]
    articles = (Article(str(number), text) for number, text in enumerate(texts))
    corpus = assemble(parse(articles, WORLD), WORLD)
    (found,) = corpus.parses[-1].toponyms
    return (found.place.country_code if found.place else "", found.reason)


def test_a_short_report_is_of_the_country_that_the_others_are_of() -> None:
    country, reason = bor(SOUTH_SUDAN)
    assert country == "SS"
    assert "other reports of the run" in reason or "candidate" in reason


def test_reports_of_another_country_do_not_make_it_theirs() -> None:
    assert bor(FRANCE)[0] != "FR"


def test_a_few_reports_make_no_setting() -> None:
    assert bor(SOUTH_SUDAN[:2]) == bor([])


def test_a_report_that_names_its_country_is_not_touched() -> None:
    articles = [Article(str(n), text) for n, text in enumerate([*SOUTH_SUDAN, "A mine shut in Bor, Serbia."])]
    corpus = assemble(parse(articles, WORLD), WORLD)
    assert corpus.parses[-1].article.setting == ()
    assert [one.place.country_code for one in corpus.parses[-1].toponyms if one.place] == ["RS", "RS"]


@pytest.mark.parametrize(
    ("article", "name", "country", "province"),
    [
        (
            Article("1", "A fire broke out in Alexandria.", url="https://www.thetowntalk.com/a"),
            "",
            "US",
            "LA",
        ),
        (Article("1", "A fire broke out in Springfield.", url="http://sj-r.com/a/b"), "", "US", "IL"),
        (Article("1", "Shots were fired in Malakal and Bor.", source="Sudans Post"), "Malakal", "SS", ""),
    ],
)
def test_an_outlet_at_home_says_which_town_is_meant(
    article: Article, name: str, country: str, province: str
) -> None:
    (parsed,) = parse([article], WORLD)
    assert isinstance(parsed, Parse)
    (place, *_) = [one.place for one in parsed.toponyms if one.toponym.text == name or not name]
    assert place is not None
    assert place.country_code == country
    assert province in {"", place.admin1_code}


def test_every_outlet_has_a_town_that_the_gazetteer_knows() -> None:
    assert [host for host, place_id in homes().items() if WORLD.find(place_id) is None] == []
