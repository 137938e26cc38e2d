"""Copies: the same text under several addresses, reprints, edits and updates are one origin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from geo.model import Article, Parse
from geo.pipeline.copies import find_copies
from geo.readers.copies import find_origins
from geo.store import ParseStore

if TYPE_CHECKING:
    from pathlib import Path

AGENCY = (
    "Dockers in Batumi went on strike on Thursday, and no ship was unloaded until the evening. They want the "
    "night bonus back that was struck from their contracts in the spring. The harbour company offered talks, "
    "yet named no day for them. Some forty lorries with fruit waited outside the gates at noon."
)
OTHER = (
    "Delegates from six districts opened talks on shared wells in Gori on Thursday, the first such meeting "
    "since the drought began. They agreed on a common gauge for the river, and on little else. The next "
    "round is to be held in four weeks, after the harvest, a spokeswoman said."
)
DAY = date(2022, 8, 11)


def article(name: str, text: str, version_of: str = "") -> Article:
    return Article(name, text, published=DAY, version_of=version_of)


@pytest.mark.parametrize(
    "copy",
    [
        AGENCY,
        AGENCY.upper(),
        f"BATUMI (ABC) - {AGENCY}",
        AGENCY.replace("Some forty lorries", "Over fifty trucks").replace("offered", "has offered"),
        f"{AGENCY} The strike was called off on Friday after the company had given in on two points of five.",
        ". ".join(AGENCY.split(". ")[:3]) + ".",
        f"{AGENCY}\n\nCopyright 2022 Example Gazette. All rights reserved. Read more on our site.",
    ],
)
def test_copies_and_states_of_a_text_have_one_origin(copy: str) -> None:
    found = find_origins([article("a", AGENCY), article("x", OTHER), article("b", copy)])
    assert found.origin == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        "Dockers in Batumi went on strike on Thursday. The government called it illegal and sent the police.",
        f"{OTHER} A union leader said: the harbour company offered talks, yet named no day for them.",
        " ".join(f"item{n}" for n in range(400)) + AGENCY,
    ],
)
def test_reports_that_share_a_sentence_are_no_copies(other: str) -> None:
    assert find_origins([article("a", AGENCY), article("b", other)]).origin == {}


def test_a_formula_that_returns_every_day_is_no_copy() -> None:
    formula = "Police dispersed pickets outside the bus depot of {} on the eve of the holiday."
    towns = [formula.format(town) for town in ("Gyumri", "Vanadzor", "Kapan", "Gori")]
    assert find_origins([article(str(n), text) for n, text in enumerate(towns)]).origin == {}


def test_an_edited_text_that_comes_back_after_months_is_another() -> None:
    again = AGENCY.replace(
        "Some forty lorries with fruit waited", "More than fifty trucks were seen"
    ).replace("the spring. The harbour", "the autumn. The")
    assert find_origins([article("a", AGENCY), article("b", again)]).origin
    later = replace(article("b", again), published=date(2023, 8, 11))
    assert find_origins([article("a", AGENCY), later]).origin == {}


def test_a_hundred_copies_are_one_origin() -> None:
    many = [article(str(n), f"{AGENCY} Number {n} of the town of {n}.") for n in range(100)]
    assert set(find_origins(many).origin.values()) == {"0"}


def test_a_newer_state_with_the_same_id_takes_the_place_of_the_older() -> None:
    update = f"{AGENCY} The strike was called off on Friday."
    parses = [
        Parse(article("a", AGENCY)),
        Parse(article("b", AGENCY)),
        Parse(replace(article("a~2", update, version_of="a"), published=date(2022, 8, 12))),
    ]
    found = find_copies(parses)
    assert [parse.article.id for parse in found.parses] == ["b", "a~2"]
    assert [old.id for old in found.outdated] == ["a"]
    assert found.number == 1


def test_two_reports_with_one_id_are_both_kept() -> None:
    found = find_copies([Parse(article("1", AGENCY)), Parse(article("1~2", OTHER, version_of="1"))])
    assert len(found.parses) == 2
    assert found.outdated == ()


FORMULAS = [
    f"{town} town council met on Thursday in the hall beside the church and passed the budget for the year. "
    f"The mayor of {town} said {number} times that nothing else was on the list. {extra}"
    for number, (town, extra) in enumerate(
        [("Velm", ""), ("Orsk", "Rain fell on the roof."), ("Tarn", ""), ("Velm", "A dog was heard outside.")]
    )
]


def test_two_texts_are_compared_once_and_come_out_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []
    module = import_module("geo.readers.copies.origins")
    plain = module.shared

    def shared(*texts: object) -> object:
        compared.append(1)
        return plain(*texts)

    monkeypatch.setattr(module, "shared", shared)
    parses = [Parse(article(str(number), text)) for number, text in enumerate([AGENCY, *FORMULAS, OTHER])]
    late = Parse(replace(parses[2].article, id="9", published=date(1999, 1, 1)))
    new = Parse(article("10", f"{FORMULAS[0]} Two chairs broke."))

    def kept(some: list[Parse]) -> object:
        with ParseStore(tmp_path, b"1") as store:
            return find_copies(some, store)

    assert kept(parses) == find_copies(parses)
    compared.clear()
    assert kept(parses) == kept(parses[:])
    assert not compared
    found = kept([*parses, late, new])
    assert 0 < len(compared) <= 4  # those of the new text alone
    assert found == kept([*parses, late, new]) == find_copies([*parses, late, new])
    assert kept([new, *parses[::-1]]) == find_copies([new, *parses[::-1]])
