"""What the summary says of names that the gazetteer lacks."""

from __future__ import annotations

from geo.model import Article, Gist, Parse, Place, Resolution, Toponym, Usage
from geo.pipeline.gist import gist_of
from geo.pipeline.not_found import MIN_NAMES, names_not_found


def unknown(name: str, usage: Usage = Usage.LITERAL) -> Resolution:
    return Resolution(
        Toponym(0, len(name), name, usage), None, 0.0, f"the gazetteer has no place called {name!r}"
    )


def known(country: str) -> Resolution:
    place = Place("geonames:1", "Somewhere", 0, 0, "P", "PPL", country)
    return Resolution(Toponym(0, 9, "Somewhere", Usage.LITERAL), place, 0.9, "")


def gist(toponyms: list[Resolution]) -> Gist:
    return gist_of(Parse(Article("a", ""), tuple(toponyms)))


NAMES = [f"Velmisar {number}" for number in range(MIN_NAMES)]


def test_many_names_of_a_country_are_counted_once_each() -> None:
    report = [known("ML"), known("ML"), known("FR"), *map(unknown, NAMES)]
    assert names_not_found([gist(report)] * 2) == {"ML": MIN_NAMES}


def test_few_names_are_not_told() -> None:
    assert names_not_found([gist([known("ML"), *map(unknown, NAMES[1:])])]) == {}


def test_names_of_governments_and_refused_ones_do_not_count() -> None:
    refused = Resolution(Toponym(0, 5, "Paris", Usage.LITERAL), None, 0.0, "5 places of that name")
    teams = [unknown(name, Usage.ASSOCIATIVE) for name in NAMES]
    assert names_not_found([gist([known("ML"), refused, *teams])]) == {}


def test_a_report_without_any_known_place_is_of_no_country() -> None:
    assert names_not_found([gist(list(map(unknown, NAMES)))]) == {}
