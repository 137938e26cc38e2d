"""Ranking in its parts, on made-up candidates: each feature by its name, what stands beside what."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

from geo.errors import GeoError
from geo.gazetteer.conflicts import is_at_war
from geo.gazetteer.near import distances_km
from geo.model import Article, Candidate, Match, Place, Toponym, Usage
from geo.resolve.candidates import Way
from geo.resolve.candidates.table import CandidateTable, candidate_table
from geo.resolve.context import CoMentions, adjacent_mentions, contains
from geo.resolve.features import FEATURES, OWN_FEATURES, MentionFeatures, mention_features
from geo.resolve.kind import StatedKind, is_joined, kind_in_name, lists, stated_kinds
from geo.resolve.ranker import CERTAINTY_FEATURES, Ranker, Weighed, evidence, load, softmax

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.gazetteer import Gazetteer

    Rows = list[list[dict[str, float]]]

KM = 180 / math.pi / 6371.0088
"""Degrees of latitude."""


def place(name: str, code: str = "PPL", **given: object) -> Place:
    """Return a place at 0° N, 0° E in a province of a country, if nothing else is said."""
    told: dict[str, Any] = {
        "id": f"geonames:{name}", "latitude": 0.0, "longitude": 0.0, "country_code": "XX",
        "admin1_code": "01", "feature_class": "A" if code.startswith(("ADM", "PCL")) else "P", **given,
    }  # fmt: skip
    return Place(name=name, feature_code=code, **told)


def candidate(
    name: str, code: str = "PPL", match: Match = Match.NAME, met: str = "", **given: object
) -> Candidate:
    return Candidate(place(name, code, **given), met or name, match)


def marked(text: str, usage: Usage = Usage.LITERAL) -> tuple[str, list[Toponym]]:
    """Return a text without its brackets, and the names that stood in them."""
    plain, toponyms = "", []
    for number, part in enumerate(text.replace("]", "[").split("[")):
        if number % 2:
            toponyms.append(Toponym(len(plain), len(plain) + len(part), part, usage))
        plain += part
    return plain, toponyms


class Weighing:
    """Works out features of names with given candidates."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch

    def features(
        self, text: str, *of_names: Sequence[Candidate], usage: Usage = Usage.LITERAL, focus: object = None,
        **of_article: object,
    ) -> MentionFeatures:  # fmt: skip
        """Return the features of the names in brackets, of which each has its candidates."""
        plain, toponyms = marked(text, usage)
        known: dict[str, CandidateTable] = {}
        tables = [
            known.setdefault(toponym.text.casefold(), candidate_table(of_name))
            for toponym, of_name in zip(toponyms, of_names, strict=True)
        ]
        self._patch.setattr("geo.resolve.features.candidate_tables", lambda *_: tuple(tables))
        article = Article("a", plain, **of_article)  # type: ignore[arg-type]
        return mention_features(article, toponyms, cast("Gazetteer", None), focus)  # type: ignore[arg-type]

    def own(self, text: str, *of_names: Sequence[Candidate], **given: Any) -> Rows:  # noqa: ANN401 - as above
        """Return for each name the features of each candidate by their names."""
        found = self.features(text, *of_names, **given).own
        return [[dict(zip(OWN_FEATURES, row, strict=True)) for row in rows.tolist()] for rows in found]

    def whole(self, text: str, *of_names: Sequence[Candidate], **given: Any) -> Rows:  # noqa: ANN401 - as above
        """Return all features, as if the first candidate of each name were meant."""
        found = self.features(text, *of_names, **given)
        beliefs = [np.eye(1, len(table))[0] if len(table) else np.zeros(0) for table in found.tables]
        return [
            [dict(zip(FEATURES, row, strict=True)) for row in rows.tolist()]
            for rows in found.with_co_mentions(beliefs)
        ]


@pytest.fixture
def weigh(monkeypatch: pytest.MonkeyPatch) -> Weighing:
    return Weighing(monkeypatch)


def column(rows: Sequence[dict[str, float]], name: str) -> list[float]:
    return [row[name] for row in rows]


# Features of a name.


def test_size_and_its_order(weigh: Weighing) -> None:
    sizes = [candidate(str(n), population=n) for n in (999, 9_999_999, 99_999)]
    (rows,) = weigh.own("Fire in [Adan].", sizes)
    assert column(rows, "log_population") == pytest.approx([3 / 7, 1, 5 / 7])
    assert column(rows, "log_rank") == pytest.approx(np.log1p([2, 0, 1]).tolist())
    assert column(rows, "first") == [0, 1, 0]
    assert column(rows, "dwarfed") == pytest.approx([(7 - 3 - 1.5) / 7, 0, (7 - 5 - 1.5) / 7])


def test_how_a_name_was_met(weigh: Weighing) -> None:
    (rows,) = weigh.own("Fire in [Adan].", [candidate("Adan", match=match) for match in Match])
    for match, name in zip(Match, ("primary", "alternate", "abbreviation", "demonym", "folded"), strict=True):
        assert column(rows, name) == [float(other is match) for other in Match]
    (rows,) = weigh.own("Fire in [Adan].", [candidate("Adan"), candidate("Adan", met="Aden")])
    assert column(rows, "whole_name") == [1, 0]


KINDS = (
    candidate("a", "PCLI", admin1_code=""),
    candidate("b", "ADM1"),
    candidate("c", "ADM2"),
    candidate("d", "PPLC"),
    candidate("e", "RGN", feature_class="L"),
    candidate("f", "MT", feature_class="T"),
    candidate("g", "STM", feature_class="H"),
    candidate("h", "AIRP", feature_class="S"),
)


def test_what_kind_of_place_a_candidate_is(weigh: Weighing) -> None:
    (rows,) = weigh.own("Fire in [Adan].", KINDS)
    assert column(rows, "country") == [1, 0, 0, 0, 0, 0, 0, 0]
    assert column(rows, "admin1") == [0, 1, 0, 0, 0, 0, 0, 0]
    assert column(rows, "lower_division") == [0, 0, 1, 0, 0, 0, 0, 0]
    assert column(rows, "settlement") == [0, 0, 0, 1, 0, 0, 0, 0]
    assert column(rows, "area") == [0, 0, 0, 0, 1, 0, 0, 0]
    assert column(rows, "nature") == [0, 0, 0, 0, 0, 1, 1, 0]
    assert column(rows, "shadowed") == [0, 1, 1, 1, 1, 1, 1, 1]
    (alone,) = weigh.own("Fire in [Adan].", KINDS[1:])
    assert column(alone, "shadowed") == [0] * 7


def test_usage_tells_peoples_and_governments(weigh: Weighing) -> None:
    both = [candidate("a", "PCLI", Match.DEMONYM), candidate("b", "PPLC"), candidate("c")]
    for usage, demonym, seat in (
        (Usage.LITERAL, [0, 0, 0], [0, 0, 0]),
        (Usage.ASSOCIATIVE, [0, 0, 0], [1, 1, 0]),
        (Usage.DEMONYM, [1, 0, 0], [0, 0, 0]),
    ):
        (rows,) = weigh.own("[Adan] warned.", both, usage=usage)
        assert (column(rows, "demonym_meant"), column(rows, "associative_seat")) == (demonym, seat)


def test_words_beside_a_name_agree_with_its_kind_or_differ(weigh: Weighing) -> None:
    both = [candidate("a", "ADM1"), candidate("b")]
    for text, agrees, differs in (
        ("in [Adan] province", [1, 0], [0, 1]),
        ("the mayor of [Adan]", [0, 1], [1, 0]),
        ("in [Adan]", [0, 0], [0, 0]),
    ):
        (rows,) = weigh.own(text, both)
        assert (column(rows, "said_agrees"), column(rows, "said_differs")) == (agrees, differs)
    (rows,) = weigh.own("in [Adan province]", both)
    assert column(rows, "said_agrees") == [1, 0]


def test_what_stands_beside_a_name_confirms_it(weigh: Weighing) -> None:
    towns = [candidate("a"), candidate("b", admin1_code="02")]
    areas = [candidate("x", "ADM1"), candidate("y", "ADM1", admin1_code="03")]
    inner, outer = weigh.own("[Adan], [Corva]", towns, areas)
    assert (column(inner, "stated_beside"), column(outer, "parent_of_stated")) == ([1, 0], [1, 0])
    outer, inner = weigh.own("[Corva]'s [Adan]", areas, towns)
    assert (column(inner, "stated_owner"), column(outer, "parent_of_stated")) == ([1, 0], [1, 0])
    inner, outer = weigh.own("into [Adan] from [Corva]", towns, areas)
    assert (column(inner, "come_from"), column(outer, "parent_of_stated")) == ([1, 0], [0, 0])


def test_an_outlet_speaks_for_its_country_province_and_neighbourhood(
    weigh: Weighing, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = place("Home", latitude=10.0, longitude=10.0)
    monkeypatch.setattr("geo.resolve.features.home_of", lambda *_: home)
    near = candidate("Oldtown", latitude=10 + 150 * KM, longitude=10.0)
    found = [
        near,
        candidate("Bar", admin1_code="02", latitude=10.0, longitude=10.0),
        candidate("c", country_code="YY"),
    ]
    (rows,) = weigh.own("Fire in [Adan].", found, url="https://old-town-bar.example/1")
    assert column(rows, "outlet_country") == [1, 1, 0]
    assert column(rows, "outlet_admin1") == [1, 0, 0]
    assert column(rows, "outlet_name") == [1, 0, 0], "three letters are in any word"
    assert column(rows, "outlet_near")[:2] == pytest.approx([0.5, 1])
    monkeypatch.setattr("geo.resolve.features.home_of", lambda *_: None)
    (rows,) = weigh.own(
        "Fire in [Adan].",
        [candidate("a", country_code="AM"), candidate("b", admin1_code="")],
        source="news.am",
    )
    assert column(rows, "outlet_country") == [1, 0]
    assert column(rows, "outlet_admin1") == column(rows, "outlet_near") == [0, 0]
    (rows,) = weigh.own("Fire in [Adan].", [candidate("a", country_code="")])
    assert column(rows, "outlet_country") == [0]


def test_a_homeless_province_of_an_outlet_is_no_province(
    weigh: Weighing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.resolve.features.home_of", lambda *_: place("Home", admin1_code=""))
    (rows,) = weigh.own("Fire in [Adan].", [candidate("a", admin1_code="")], url="https://x.example")
    assert column(rows, "outlet_admin1") == [0]


def test_focus_and_the_other_reports_of_a_run(weigh: Weighing) -> None:
    class Here:
        def covers(self, found: Place) -> bool:
            return found.name == "b"

    both = [candidate("a", "PCLI"), candidate("b"), candidate("c", country_code="YY")]
    (rows,) = weigh.own("Fire in [Adan].", both, focus=Here(), setting=("XX",))
    assert column(rows, "in_focus") == [0, 1, 0]
    assert column(rows, "in_run") == [0, 1, 0]
    (rows,) = weigh.own("Fire in [Adan].", both)
    assert column(rows, "in_focus") == column(rows, "in_run") == [0, 0, 0]


def test_news_of_the_world_and_local_news(weigh: Weighing) -> None:
    states = [[candidate(f"s{n}", "PCLI", country_code=f"S{n}")] for n in range(4)]
    capital = [candidate("c", "PPLC"), candidate("d", "ADM1")]
    text = " met ".join(f"[{name}]" for name in ("Avaria", "Borland", "Cusk", "Adan"))
    rows = weigh.own(text, *states[:2], [candidate("t")], capital)[-1]
    assert column(rows, "world_capital") == [0.75, 0]
    assert column(rows, "world_admin1") == [0, 0.75]
    assert column(rows, "local_capital") == [0.25 * 4 / 8, 0]
    rows = weigh.own(text, *states[:3], capital)[-1]
    assert (column(rows, "world_capital"), column(rows, "local_capital")) == ([1, 0], [0, 0])
    towns = [[candidate(f"t{n}")] for n in range(9)]
    text = " met ".join(f"[T{n}]" for n in range(9))
    rows = weigh.own(text, *towns[:8], [candidate("c", "PPL"), candidate("d", "PCLI")])[-1]
    assert column(rows, "local_country") == [0, 0.75]
    rows = weigh.own(" met ".join(["[T0]"] * 9), *[towns[0]] * 9)[-1]
    assert column(rows, "local_capital") == [0]
    rows = weigh.own("[T0] met [Adan]", towns[0], [candidate("d", "PPLC")])[-1]
    assert column(rows, "local_capital") == [0.75 * 2 / 8]


def test_names_of_a_list_are_alike(weigh: Weighing) -> None:
    georgia = [
        candidate("Georgia", "PCLI", country_code="GE"),
        candidate("Georgia", "ADM1", country_code="US"),
    ]
    armenia, turkey = ([candidate(name, "PCLI", country_code=name[:2])] for name in ("Armenia", "Turkey"))
    states = [[candidate(name, "ADM1", country_code="US")] for name in ("Alabama", "Florida")]
    first = weigh.own("[Georgia], [Armenia] and [Turkey]", georgia, armenia, turkey)
    assert column(first[0], "alike") == [1, 0]
    middle = weigh.own("[Alabama], [Georgia] and [Florida]", states[0], georgia, states[1])
    assert column(middle[1], "alike") == [0, 1]
    assert column(middle[0], "alike") == [1]
    mixed = weigh.own("[Armenia], [Georgia] and [Adan]", armenia, georgia, [candidate("Adan")])
    assert (column(mixed[1], "alike"), column(mixed[2], "alike")) == ([0.5, 0], [0])
    apart = weigh.own("[Armenia] met [Georgia]", armenia, georgia)
    assert column(apart[1], "alike") == [0, 0]


def test_in_a_short_text_size_and_wars_count(weigh: Weighing) -> None:
    assert is_at_war("UA", "05")
    here = [candidate("a", population=9999, country_code="UA"), candidate("b", country_code="CH")]
    (rows,) = weigh.own("Troops shelled [Adan].", here)
    assert column(rows, "short_log_population") == pytest.approx([4 / 7, 2.7 / 7])
    assert (column(rows, "short_of_war"), column(rows, "size_unknown")) == ([1, 0], [0, 1])
    (rows,) = weigh.own("Bakers met in [Adan].", here)
    assert column(rows, "short_of_war") == [0, 0]
    names = [[candidate(f"t{n}")] for n in range(4)]
    *_, rows = weigh.own("[A] met [B] of [Adan]. Troops left.", *names[:2], here)
    assert column(rows, "short_log_population") == pytest.approx([0.5 * 4 / 7, 0.5 * 2.7 / 7])
    assert column(rows, "short_of_war") == [0.5, 0]
    *_, rows = weigh.own("[A] met [B] met [C] met [D] of [Adan]. Troops left.", *names, here)
    assert column(rows, "short_log_population") == column(rows, "short_of_war") == [0, 0]
    *_, rows = weigh.own("[A] met [B] of [Adan]. Troops left.", [], [], here)
    assert column(rows, "short_of_war") == [1, 0], "names without candidates are no company"


def test_company_is_how_many_other_names_have_candidates(weigh: Weighing) -> None:
    towns = [[candidate(f"t{n}")] for n in range(7)]
    for count, company in ((1, 0), (2, 0.25), (3, 0.5), (5, 1), (7, 1)):
        text = " met ".join(f"[T{n}]" for n in range(count))
        assert weigh.features(text, *towns[:count]).company == company
    assert weigh.features("[T0] met [T0]", towns[0], towns[0]).company == 0
    assert weigh.features("[T0] met [T1]", [], []).company == 0
    assert weigh.features("No name.").company == 0


# Features of the rest of an article.


def test_other_names_speak_for_their_country_and_province(weigh: Weighing) -> None:
    both = [candidate("a"), candidate("b", country_code="YY")]
    rows = weigh.whole("[Avaria] met [Adan]", [candidate("x", "PCLI", admin1_code="")], both)[1]
    assert (column(rows, "country_named"), column(rows, "admin1_named")) == ([1, 0], [0, 0])
    assert (column(rows, "country_share"), column(rows, "admin1_share")) == ([1, 0], [0, 0])
    rows = weigh.whole("[Corva] met [Adan]", [candidate("x", "ADM1")], both)[1]
    assert (column(rows, "country_named"), column(rows, "admin1_named")) == ([0, 0], [1, 0])
    assert (column(rows, "country_share"), column(rows, "admin1_share")) == ([1, 0], [1, 0])
    two = weigh.whole(
        "[Beren] met [Dorn] met [Adan]",
        [candidate("x")],
        [candidate("y", country_code="YY", admin1_code="")],
        both,
    )[2]
    assert (column(two, "country_share"), column(two, "admin1_share")) == ([0.5, 0.5], [0.5, 0])
    alone = weigh.whole("[Adan] met [Adan]", both, both)
    for name in FEATURES[len(OWN_FEATURES) :]:
        assert column(alone[0], name) == [0, 0], name


def test_other_names_speak_for_what_is_near(weigh: Weighing) -> None:
    both = [candidate("a"), candidate("b", latitude=450 * KM)]
    rows = weigh.whole(
        "[Beren] met [Dorn] met [Adan]", [candidate("x")], [candidate("y", latitude=150 * KM)], both
    )[2]
    assert column(rows, "nearest") == pytest.approx([1, 1 / 3])
    assert column(rows, "nearness") == pytest.approx([0.75, (1 / 4 + 1 / 3) / 2])
    assert column(rows, "near_countries") == [0, 0]
    rows = weigh.whole("[Avaria] met [Adan]", [candidate("x", "PCLI", latitude=-1000 * KM)], both)[1]
    assert column(rows, "nearest") == [0, 0]
    assert column(rows, "near_countries") == pytest.approx([1 / 2, 1 / 2.45])


def test_a_town_named_like_a_country_has_half_of_the_credit(weigh: Weighing) -> None:
    other = [candidate("x")]
    plain = weigh.whole("[Beren] met [Adan]", other, [candidate("a"), candidate("b", "ADM1")])[1]
    shadowed = weigh.whole(
        "[Beren] met [Adan]", other, [candidate("a"), candidate("b", "ADM1"), candidate("c", "PCLI")]
    )[1]
    for name in ("country_share", "admin1_share", "nearest", "nearness"):
        assert column(shadowed, name)[:2] == pytest.approx([plain[0][name] / 2, plain[1][name]]), name
        assert plain[0][name] > 0
    assert shadowed[2]["country_share"] == plain[0]["country_share"]


def test_a_country_named_twice_speaks_once(weigh: Weighing) -> None:
    both, avaria = [candidate("a")], [candidate("x", "PCLI", admin1_code="")]
    named = weigh.whole(
        "[Avaria] met [Xland] met [Adan]", avaria, [candidate("y", "PCLI", admin1_code="")], both
    )
    assert column(named[2], "country_named") == [1]


def codes(*given: str) -> np.ndarray[Any, np.dtype[np.str_]]:
    return np.array(given, dtype=np.str_)


def test_a_name_counts_once_however_often_it_stands_and_never_for_itself() -> None:
    town, other = (
        candidate_table([candidate("a"), candidate("b", country_code="YY")]),
        candidate_table([candidate("x")]),
    )
    sure, half = np.array([1.0, 0.0]), np.array([0.5, 0.5])
    said = CoMentions(["adan", "adan", "beren"], [town, town, other], [sure, half, np.ones(1)])
    assert len(said) == 2
    assert said.others("beren", "in", codes("XX", "YY", "")).tolist() == [0.75, 0.25, 0]
    assert said.others("adan", "in", codes("XX", "YY", "XX.01")).tolist() == [1, 0, 1]
    assert said.others("golm", "in", codes("XX")).tolist() == [1.75]
    assert said.others("beren", "named", codes("XX")).tolist() == [0]
    assert said.points("beren").tolist() == said.points("adan").tolist() == [[0, 0]]
    assert said.points("golm").tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize(("belief", "is_known"), [(0.51, True), (0.5, False)])
def test_only_what_is_likelier_than_not_has_a_point(belief: float, *, is_known: bool) -> None:
    town = candidate_table([candidate("a", latitude=3.0), candidate("b")])
    said = CoMentions(["adan"], [town], [np.array([belief, 1 - belief])])
    assert (len(said.points("golm")) == 1) is is_known
    state = candidate_table([candidate("a", "PCLI", latitude=3.0, longitude=4.0), candidate("b")])
    said = CoMentions(["adan"], [state], [np.array([belief, 1 - belief])])
    assert said.countries("golm").tolist() == ([[3, 4]] if is_known else [])
    assert said.points("golm").tolist() == []


@pytest.mark.parametrize(("belief", "expected"), [(0.021, 0.021), (0.02, 0)])
def test_what_is_hardly_likely_is_left_out(belief: float, expected: float) -> None:
    town = candidate_table([candidate("a"), candidate("b", country_code="YY")])
    said = CoMentions(["adan"], [town], [np.array([1 - belief, belief])])
    assert said.others("golm", "in", codes("YY")).tolist() == pytest.approx([expected])


def test_two_hundred_points_are_enough() -> None:
    one = candidate_table([candidate("a")])
    names = [f"n{number}" for number in range(202)]
    said = CoMentions(names, [one] * 202, [np.ones(1)] * 202)
    assert said.points("golm").shape == (200, 2)


def test_what_lies_in_what_by_its_codes() -> None:
    outer = candidate_table(
        [
            candidate("country", "PCLI", admin1_code=""), candidate("province", "ADM1"),
            candidate("district", "ADM2", admin2_code="7"), candidate("town"),
            candidate("nowhere", "PCLI", country_code="", admin1_code=""),
        ]
    )  # fmt: skip
    inner = candidate_table(
        [
            candidate("a", admin2_code="7"), candidate("b", admin2_code="8"),
            candidate("c", admin1_code="02", admin2_code="7"),
            candidate("d", country_code="YY"), candidate("e", "PCLI", admin1_code=""), candidate("f", "ADM1"),
            candidate("g", "ADM2", admin2_code="7"), candidate("h", country_code="", admin1_code=""),
        ]
    )  # fmt: skip
    assert contains(outer, inner).astype(int).tolist() == [
        [1, 1, 1, 0, 0, 1, 1, 0],
        [1, 1, 0, 0, 0, 0, 1, 0],
        [1, 0, 0, 0, 0, 0, 0, 0],
        [0] * 8,
        [0] * 8,
    ]


# Names beside each other.


@pytest.mark.parametrize(
    ("text", "stated", "owner", "origin"),
    [
        ("[Goris], [Armenia]", {0: [1]}, {}, {}),
        ("[Goris] ([Armenia])", {0: [1]}, {}, {}),
        ("[Tavush] in north-eastern [Armenia]", {0: [1]}, {1: [0]}, {}),
        ("[Tavush], in the [Caucasus]", {0: [1]}, {}, {}),
        ("[Toledo] [Ohio]", {0: [1]}, {1: [0]}, {}),
        ("[Armenia]'s [Syunik]", {}, {1: [0]}, {}),
        ("[Armenia]'s southern province of [Syunik]", {}, {1: [0]}, {}),
        ("the [Georgian] capital of [Tbilisi]", {}, {1: [0]}, {}),
        ("into [Rafah] from [Egypt]", {}, {1: [0]}, {0: [1]}),
        ("into [Rafah] from the [Sinai]", {}, {1: [0]}, {0: [1]}),
        ("[Goris] and then, [Armenia]", {}, {}, {}),
        ("[Goris]. [Armenia]", {}, {}, {}),
        ("[Okuku], [Odo Otin], [Osun], [Nigeria]", {0: [1, 2, 3], 1: [2, 3], 2: [3]}, {}, {}),
        ("[A] in [B] in [C]", {0: [1, 2], 1: [2]}, {1: [0], 2: [1]}, {}),
        ("[A] in [B], [C] in [D]", {0: [1, 2], 1: [2, 3], 2: [3]}, {1: [0], 3: [2]}, {}),
        (
            "[A], [B], [C], [D], [E], [F], [G]",
            {0: [1, 2, 3, 4, 5], 1: [2, 3, 4, 5, 6], 2: [3, 4, 5, 6], 3: [4, 5, 6], 4: [5, 6], 5: [6]},
            {}, {},
        ),
    ],
)  # fmt: skip
def test_who_stands_beside_whom(
    text: str, stated: dict[int, list[int]], owner: dict[int, list[int]], origin: dict[int, list[int]]
) -> None:
    beside = adjacent_mentions(*marked(text))
    assert (dict(beside.stated), dict(beside.owner), dict(beside.origin)) == (stated, owner, origin)


@pytest.mark.parametrize(("letters", "is_beside"), [(60, True), (61, False)])
def test_no_more_than_sixty_characters_stand_between(letters: int, *, is_beside: bool) -> None:
    gap = f"'s {'x' * (letters - 4)} "
    assert len(gap) == letters
    assert (dict(adjacent_mentions(*marked(f"[Armenia]{gap}[Syunik]")).owner) == {1: [0]}) is is_beside


def test_distances_are_those_of_the_globe() -> None:
    latitude, longitude = np.array([0.0, 51.5074, 0.0]), np.array([0.0, -0.1278, 179.0])
    found = distances_km(latitude, longitude, np.array([[0.0, 0.0], [48.8566, 2.3522], [0.0, -179.0]]))
    assert found.shape == (3, 3)
    assert found[0, 0] == 0
    assert found[1, 1] == pytest.approx(343.6, abs=0.5)
    assert found[2, 2] == pytest.approx(2 * 111.195, abs=0.01)
    poles = distances_km(np.array([90.0]), np.array([0.0]), np.array([[-90.0, 45.0]]))
    assert poles.item() == pytest.approx(math.pi * 6371.0088)


# The kind that words say.


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("in [Lviv] province", ["A"]),
        ("in [Lviv] court", [""]),
        ("in [Cook] county court", [""]),
        ("in [Cook] county police", [""]),
        ("in the province of [Lviv]", ["A"]),
        ("in the province of the [Lakes]", ["A"]),
        ("Province [Lviv]", ["A"]),
        ("[Lviv]'s former mayor", ["P"]),
        ("[Lviv]'s deputy governor", ["A"]),
        ("[Lviv] mayor", ["P"]),
        ("the governor of [Lviv]", ["A"]),
        ("villages in the northern [Lviv]", ["A"]),
        ("rural [Lviv]", ["A"]),
        ("downtown [Lviv]", ["P"]),
        ("the outskirts of the [Lviv]", ["P"]),
        ("[Lviv] said", [""]),
        ("[Lviv] and [Rivne] provinces", ["A", "A"]),
        ("[Lviv], [Sumy] or [Rivne] provinces", ["A", "A", "A"]),
        ("the provinces of [Lviv] & [Rivne]", ["A", "A"]),
        ("[Lviv] and [Rivne] province", ["", "A"]),
        ("[Lviv] met [Rivne] provinces", ["", ""]),
        ("[Lviv], [Rivne] province", ["", "A"]),
    ],
)
def test_words_say_the_kind(text: str, classes: list[str]) -> None:
    assert [said.classes for said in stated_kinds(*marked(text))] == classes


def test_the_word_that_follows_may_belong_to_the_name() -> None:
    assert [said.word for said in stated_kinds(*marked("[Lviv] province"))] == ["province"]
    assert [said.word for said in stated_kinds(*marked("[Lviv] and [Rivne] provinces"))] == ["province"] * 2
    assert [said.word for said in stated_kinds(*marked("the provinces of [Lviv] and [Rivne]"))] == ["", ""]
    assert [said.word for said in stated_kinds(*marked("province of [Lviv]"))] == [""]


@pytest.mark.parametrize(("spaces", "classes"), [(37, "A"), (38, "")])
def test_so_many_characters_before_a_name_are_read(spaces: int, classes: str) -> None:
    assert len(f"governor of{' ' * 37}") == 48
    text = f"the governor of{' ' * spaces}[Lviv]"
    assert [said.classes for said in stated_kinds(*marked(text))] == [classes]


@pytest.mark.parametrize(
    ("text", "groups", "joined"),
    [
        ("[A], [B] and [C] met [D]", [3, 1], [True, False]),
        ("[A] met [B] met [C]", [1, 1, 1], [False] * 3),
        ("[A], [B]", [2], [False]),
        ("[A] or the [B]", [2], [True]),
        ("[A] & [B]", [2], [True]),
        ("[A],\\n[B]", [2], [False]),
        ("", [], []),
        ("[A]", [1], [False]),
    ],
)
def test_lists_of_names(text: str, groups: list[int], joined: list[bool]) -> None:
    plain, toponyms = marked(text.replace("\\n", "\n"))
    found = list(lists(plain, toponyms))
    assert [len(names) for names in found] == groups
    assert [name for names in found for name in names] == toponyms
    assert [is_joined(plain, names) for names in found] == joined


@pytest.mark.parametrize(
    ("name", "of_place", "classes", "word"),
    [
        ("Idlib province", "Idlib", "A", "province"),
        ("Province Idlib", "Idlib", "A", "province"),
        ("Idlib Province", "Idlib Province", "", ""),
        ("Idlib", "Idlib", "", ""),
        ("Province", "Idlib", "", ""),
        ("Upper Idlib", "Idlib", "", ""),
    ],
)
def test_the_kind_in_a_name_s_own_words(name: str, of_place: str, classes: str, word: str) -> None:
    table = candidate_table([candidate("Other"), candidate(of_place)])
    assert kind_in_name(name, table) == StatedKind(classes, word)


# The ranker.


def test_scores_become_probabilities() -> None:
    assert softmax(np.array([])).tolist() == []
    assert softmax(np.array([math.log(3), 0.0])).tolist() == pytest.approx([0.75, 0.25])
    assert softmax(np.array([1000.0, 1000.0])).tolist() == [0.5, 0.5]


def weights(names: Sequence[str], **given: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([given.get(name, 0.0) for name in names])


def ranker(**given: Any) -> Ranker:  # noqa: ANN401 - fields
    zero = {
        "alone": weights(OWN_FEATURES),
        "together": weights(FEATURES),
        "certainty": weights(CERTAINTY_FEATURES),
    }
    return Ranker(**{**zero, "threshold": 0.5, **given})


def test_each_mention_is_weighed_alone_and_then_by_the_others(weigh: Weighing) -> None:
    here, there = (
        candidate("a", population=9),
        candidate("b", population=999, latitude=50.0, country_code="YY"),
    )
    mentions = weigh.features("[Beren] met [Adan]", [candidate("x", country_code="YY")], [here, there])
    alone = ranker(
        alone=weights(OWN_FEATURES, first=math.log(3)), together=weights(FEATURES, country_share=math.log(4))
    )
    assert alone.beliefs(mentions)[1].tolist() == pytest.approx([0.2, 0.8])


def test_names_are_weighed_twice_in_the_light_of_each_other(weigh: Weighing) -> None:
    one, other = ([candidate(f"{name}1"), candidate(f"{name}2", country_code="YY")] for name in "ab")
    mentions = weigh.features("[A] met [B] met [C]", one, other, [candidate("c", country_code="YY")])
    by_others = ranker(together=weights(FEATURES, country_share=math.log(4)))
    # First each other name is as likely here as there, C surely there: a share of 3/4 against 1/4, so odds of
    # 2 to 1. In that light it is 5/6 against 1/6.
    odds = 4 ** (5 / 6 - 1 / 6)
    for belief in by_others.beliefs(mentions)[:2]:
        assert belief.tolist() == pytest.approx([1 / (1 + odds), odds / (1 + odds)])


def test_what_is_stated_beside_a_name_rules_the_others_out(weigh: Weighing) -> None:
    towns = [
        candidate("a", population=10**6, latitude=50.0, admin1_code="02"),
        candidate("b"),
        candidate("c", latitude=9.0),
    ]
    area = [candidate("x", "ADM1")]
    sized = ranker(together=weights(FEATURES, log_population=7.0))
    bare = sized.beliefs(weigh.features("[Adan] met [Corva]", towns, area))[0]
    assert bare[0] > 0.9
    stated = sized.beliefs(weigh.features("[Adan], [Corva]", towns, area))[0]
    assert stated.tolist() == pytest.approx([0, 0.5, 0.5])
    come_from = sized.beliefs(weigh.features("into [Adan] from [Corva]", towns, area))[0]
    assert come_from.tolist() == pytest.approx([1, 0, 0])
    nothing_else = sized.beliefs(weigh.features("into [Adan] from [Corva]", towns[1:], area))[0]
    assert nothing_else.tolist() == pytest.approx([0.5, 0.5])


def test_a_score_is_read_off_the_calibration_and_never_certain() -> None:
    sure = weights(CERTAINTY_FEATURES, bias=1.0)
    plain = ranker(certainty=sure * 0)
    assert plain.score(sure) == 0.5
    bent = ranker(certainty=sure * 0, calibration=(np.array([0.0, 0.5, 1.0]), np.array([0.0, 0.8, 1.0])))
    assert bent.score(sure) == 0.8
    assert ranker(certainty=sure * math.log(3)).score(sure) == pytest.approx(0.75)
    assert ranker(certainty=sure * -math.log(3)).score(sure) == pytest.approx(0.25)
    assert ranker(certainty=sure * 100).score(sure) == 0.99


def judged(
    *candidates: Candidate, belief: Sequence[float], certainty: float = 0.5, company: float = 0.5,
    way: Way = Way.NAME, **row: float,
) -> dict[str, float]:  # fmt: skip
    """Return the evidence for the likeliest of some candidates, all of whose rows have these features."""
    table = candidate_table(candidates, way)
    rows = np.array([[row.get(name, 0.0) for name in FEATURES]] * len(candidates))
    found = evidence(Weighed(table, rows, np.array(belief)), certainty, company)
    return dict(zip(CERTAINTY_FEATURES, found.tolist(), strict=True))


FAR = candidate("b", latitude=50.0)


def test_the_odds_of_the_likeliest_are_those_of_all_that_are_one_place_with_it() -> None:
    told = judged(candidate("a"), FAR, belief=[0.8, 0.2])
    assert told["log_odds"] == pytest.approx(math.log(4) / 7)
    assert told["bias"] == 1
    near = judged(candidate("a"), candidate("c", latitude=160.9 * KM), FAR, belief=[0.5, 0.3, 0.2])
    assert near["log_odds"] == pytest.approx(math.log(4) / 7)
    apart = judged(candidate("a"), candidate("c", latitude=161.1 * KM), FAR, belief=[0.5, 0.3, 0.2])
    assert apart["log_odds"] == pytest.approx(0)
    assert judged(candidate("a"), belief=[1.0])["log_odds"] == 1
    hopeless = judged(candidate("a"), FAR, FAR, belief=[0.34, 0.33, 0.33])
    assert hopeless["log_odds"] == pytest.approx(math.log(0.34 / 0.66) / 7)


def test_how_sure_it_is_that_a_name_is_one() -> None:
    told = judged(candidate("a"), FAR, belief=[0.8, 0.2], certainty=0.75)
    assert told["mention"] == 0.75
    assert told["mention_odds"] == pytest.approx(math.log(3) / 7)
    assert told["sure"] == pytest.approx(math.log(3) / 7 * math.log(4) / 7)
    assert judged(candidate("a"), belief=[1.0], certainty=1.0)["mention_odds"] == 1


def test_a_candidate_without_rivals() -> None:
    alone = judged(candidate("a"), belief=[1.0], log_population=0.6, country=0.0)
    assert (alone["alone"], alone["alone_log_population"]) == (1, 0.6)
    assert alone["log_candidates"] == pytest.approx(math.log(2))
    rivals = judged(candidate("a"), FAR, belief=[0.8, 0.2], log_population=0.6)
    assert (rivals["alone"], rivals["alone_log_population"]) == (0, 0)
    assert rivals["log_candidates"] == pytest.approx(math.log(3))


@pytest.mark.parametrize(
    ("row", "name", "value"),
    [
        ({"stated_beside": 1.0}, "stated", 1), ({"stated_owner": 1.0}, "stated", 1),
        ({"parent_of_stated": 0.5}, "stated", 0.5), ({"country_named": 0.4}, "named", 0.4),
        ({"admin1_named": 0.4}, "named", 0.4), ({"country_share": 0.4}, "share", 0.2),
        ({"admin1_share": 0.4}, "share", 0.2), ({"nearest": 0.3}, "near", 0.3),
        ({"admin1_covers": 0.3}, "covered", 0.3), ({"near_covers": 0.3}, "covered", 0.3),
        ({"country": 1.0}, "country", 1), ({"log_population": 0.7}, "log_population", 0.7),
        ({}, "part", 0), ({}, "respelt", 0), ({}, "short", 0.5), ({}, "foreign", 1),
        ({"country": 1.0}, "foreign", 0), ({"log_population": 0.7}, "foreign_log_population", 0.7),
        ({"stated_beside": 1.0}, "foreign", 0), ({"stated_owner": 1.0}, "foreign", 0),
        ({"country_named": 0.4}, "foreign", 0.6), ({"admin1_named": 0.4}, "foreign", 0.6),
        ({"country_share": 0.1}, "foreign", 0.6), ({"admin1_share": 0.1}, "foreign", 0.6),
        ({"country_share": 0.25}, "foreign", 0), ({"nearest": 0.3}, "foreign", 0.7),
        ({"in_focus": 1.0}, "foreign", 0), ({"in_run": 1.0}, "foreign", 0),
        ({"outlet_country": 1.0}, "foreign", 0),
        ({"world_capital": 0.5}, "foreign", 0.5),
    ],
)  # fmt: skip
def test_what_the_article_says_of_the_likeliest(row: dict[str, float], name: str, value: float) -> None:
    found = judged(candidate("a"), FAR, belief=[0.8, 0.2], **row)  # type: ignore[arg-type]
    assert found[name] == pytest.approx(value)


def test_a_short_text_has_nothing_foreign() -> None:
    short = judged(candidate("a"), FAR, belief=[0.8, 0.2], company=0.0)
    assert (short["foreign"], short["short"]) == (0, 1)
    assert short["short_odds"] == pytest.approx(math.log(4) / 7)
    full = judged(candidate("a"), FAR, belief=[0.8, 0.2], company=1.0)
    assert (full["short"], full["short_odds"]) == (0, 0)


def test_how_a_name_was_met_is_evidence() -> None:
    ways = {way: judged(candidate("a"), FAR, belief=[0.8, 0.2], way=way) for way in Way}
    assert [way for way in Way if ways[way]["part"]] == [Way.NESTED, Way.PART]
    assert [way for way in Way if ways[way]["respelt"]] == [Way.SPELLING]
    for row in ({"stated_beside": 1.0}, {"country_named": 1.0}):
        assert judged(candidate("a"), FAR, belief=[0.8, 0.2], way=Way.SPELLING, **row)["respelt"] == 0


def test_a_world_city_outnumbers_its_namesakes() -> None:
    def lead(*others: Candidate) -> float:
        city = candidate("a", population=10**6 - 1)
        return judged(city, *others, belief=[0.9, *[0.1 / max(1, len(others))] * len(others)])["dominant"]

    assert lead(candidate("b", population=10**5 - 1, latitude=50.0)) == pytest.approx(1 / 1.5)
    assert lead(candidate("b", population=10**5 - 1)) == 1, "one place with it"
    assert lead() == 1
    assert lead(candidate("b", population=10**6 - 1, latitude=50.0)) == 0
    assert lead(candidate("b", population=10**7 - 1, latitude=50.0)) == 0
    small = judged(candidate("a", population=10**4 - 1), belief=[1.0])
    assert small["dominant"] == 0
    assert judged(candidate("a", population=10**6 - 1), belief=[1.0])["foreign_dominant"] == 1


def test_the_weights_are_those_of_the_file(tmp_path: Path) -> None:
    names = {"alone": OWN_FEATURES, "together": FEATURES, "certainty": CERTAINTY_FEATURES}
    table: dict[str, Any] = {
        kind: {name: float(n) for n, name in enumerate(of)} for kind, of in names.items()
    }
    table |= {"threshold": 0.3, "said": [0.0, 1.0], "came_true": [0.1, 0.9]}
    path = tmp_path / "resolver.json"
    path.write_text(json.dumps(table), encoding="utf-8")
    read = load(tmp_path)
    for kind, of in names.items():
        assert getattr(read, kind).tolist() == [*range(len(of))]
    assert read.threshold == 0.3
    assert [points.tolist() for points in read.calibration] == [[0, 1], [0.1, 0.9]]
    other = tmp_path / "other"
    other.mkdir()
    (other / "resolver.json").write_text(json.dumps({**table, "threshold": None}), encoding="utf-8")
    with pytest.raises((GeoError, TypeError)):
        load(other)


def test_the_likeliest_is_the_first_of_the_best() -> None:
    table = candidate_table([candidate("a"), candidate("b"), candidate("c")])
    assert Weighed(table, np.zeros((3, 1)), np.array([0.2, 0.4, 0.4])).best == 1
