"""Misspelt names: whichever letters are wrong, the place that was meant is among the first."""

import pytest

from geo.gazetteer import Gazetteer
from geo.gazetteer.normal import folded_key
from geo.gazetteer.suggest import near_keys

GAZETTEER = Gazetteer.open()


@pytest.mark.parametrize(
    ("misspelt", "name"),
    [
        ("Zerevan", "Yerevan"),
        ("Jashington", "Washington"),
        ("Tbilissy", "Tbilisi"),
        ("Wasington", "Washington"),
        ("Bagdahd", "Baghdad"),
        ("Nakchivan", "Nakhchivan"),
        ("Gumry", "Gyumri"),
        ("Dushanby", "Dushanbe"),
        ("Johanesberg", "Johannesburg"),
        ("Uagadugu", "Ouagadougou"),
        ("Xarabakh", "Nagorno-Karabakh"),
        ("Karabakh Nagorno", "Nagorno-Karabakh"),
        ("San Fransisco", "San Francisco"),
        ("Еревон", "Yerevan"),
    ],
)
def test_a_slip_in_any_letter_is_forgiven(misspelt: str, name: str) -> None:
    assert name in [candidate.place.name for candidate in GAZETTEER.suggest(misspelt)][:3]


def test_of_equally_near_names_the_best_known_comes_first() -> None:
    first, *_ = GAZETTEER.suggest("Parix")
    assert (first.place.name, first.place.country_code) == ("Paris", "FR")


@pytest.mark.parametrize("name", ["", "qqqqxzv", "!?", "x" * 500])
def test_what_is_near_to_nothing_has_no_near_misses(name: str) -> None:
    assert GAZETTEER.suggest(name) == ()


def test_all_names_with_two_slips_are_found() -> None:
    """The variants of a name's head reach every key that comparing all keys would find."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - one test's own

    (names,) = (layer.names for layer in GAZETTEER.layers)
    keys = names.folded_keys("")
    for misspelt in ("Stepanekrt", "Tskinvalli", "Kapann"):
        key = folded_key(misspelt)
        wanted = {other for other in keys if 0 < OSA.distance(key, other, score_cutoff=2) <= 2}
        found = {
            other for distance, others in near_keys(key, [names]).items() for other in others if distance <= 2
        }
        assert wanted
        assert wanted <= found
