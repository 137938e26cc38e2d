"""How the dates, places and words of two accounts relate, at the edges of what counts as near."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import Act, area, made, reported, town

from geo.events.gathering.compared import ComparedMention, mentions_of
from geo.events.gathering.sameness import dates, places
from geo.events.gathering.sameness.features import FEATURES, features
from geo.events.gathering.sameness.pair import AccountPair
from geo.events.gathering.sameness.scorer import Scorer, load, probability
from geo.events.gathering.within import relations
from geo.events.gathering.within.pairs import Pair
from geo.events.gathering.within.report import Report
from geo.gazetteer.distance import kilometres_between
from geo.language import event_types
from geo.model import DateBasis, Interval, Place, Precision, Status

if TYPE_CHECKING:
    from geo.events.gathering.accounts import Account

HIT = "Shells hit the mill."
STATED, OWN = DateBasis.EXPLICIT, DateBasis.DOCUMENT


def days(begin: str, until: str, precision: Precision = Precision.DAY) -> Interval:
    return Interval(date.fromisoformat(begin), date.fromisoformat(until), precision)


def dated(interval: Interval | str | None, basis: DateBasis) -> Account:
    given = Interval.of(interval) if isinstance(interval, str) else interval
    return reported("a", Act(HIT, "hit", interval=given, basis=basis))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2022-07-16", "2022-07-16", "SAME_DAY"),
        ("2022-07-16", "2022-07-17", "NEXT_DAY"),
        ("2022-07-31", "2022-08-01", "NEXT_DAY"),
        ("2022-07-16", "2022-07-18", "APART"),
        ("2022-07-31", "2022-07", "OVERLAP"),
        ("2022-08-01", "2022-07", "APART"),
        ("2022-06-30", "2022-07", "APART"),
        ("2022-07", "2022-07", "OVERLAP"),
        ("2022-07", "2022-08", "APART"),
        ("2022-07-16", days("2022-07-14", "2022-07-16"), "OVERLAP"),
        ("2022-07-16", days("2022-07-16", "2022-07-18"), "OVERLAP"),
        (days("2022-07-14", "2022-07-16"), days("2022-07-16", "2022-07-18"), "OVERLAP"),
        (days("2022-07-14", "2022-07-15"), days("2022-07-16", "2022-07-18"), "APART"),
        ("2022-07-16", days("2022-06-01", "2022-08-31", Precision.SEASON), "OVERLAP"),
        ("2022-07-16", "2022", "UNKNOWN"),
        ("2022", "2022", "UNKNOWN"),
        ("2022-07-16", days("2020-01-01", "2029-12-31", Precision.DECADE), "UNKNOWN"),
        ("2022-07-16", None, "UNKNOWN"),
        (None, None, "UNKNOWN"),
    ],
)  # fmt: skip
def test_dates_that_both_texts_state(
    one: Interval | str | None, other: Interval | str | None, expected: str
) -> None:
    mine, theirs = dated(one, STATED), dated(other, STATED)
    assert dates.relate_dates(mine, theirs).name == dates.relate_dates(theirs, mine).name == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2022-07-09", "APART"),
        ("2022-07-10", "OLDER_NEWS"),
        ("2022-07-14", "OLDER_NEWS"),
        ("2022-07-15", "NEWS"),
        ("2022-07-16", "NEWS"),
        ("2022-07", "NEWS"),
        ("2022-07-17", "AHEAD"),
        ("2022-07-22", "AHEAD"),
        ("2022-07-23", "APART"),
        ("2022", "UNKNOWN"),
    ],
)
def test_a_stated_date_and_that_of_an_article_of_16_july(stated: str, expected: str) -> None:
    mine, theirs = dated(stated, STATED), dated("2022-07-16", OWN)
    assert dates.relate_dates(mine, theirs).name == dates.relate_dates(theirs, mine).name == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2022-07-16", "SAME_PRINT"),
        ("2022-07-17", "SAME_PRINT"),
        ("2022-07-18", "WEEK_OF_PRINT"),
        ("2022-07-22", "WEEK_OF_PRINT"),
        ("2022-07-23", "APART"),
    ],
)
def test_dates_of_two_articles_of_which_neither_states_one(printed: str, expected: str) -> None:
    mine, theirs = dated("2022-07-16", OWN), dated(printed, OWN)
    assert dates.relate_dates(mine, theirs).name == dates.relate_dates(theirs, mine).name == expected


def test_an_interval_without_an_end_reaches_as_far_as_the_calendar() -> None:
    since = Interval(date(2022, 7, 16), None, Precision.DAY)
    before = Interval(None, date(2022, 7, 13), Precision.DAY)
    assert dates.days_between(since, Interval.of("2099-01-01")).days == 0
    assert dates.days_between(before, Interval.of("1900-01-01")).days == 0
    assert dates.days_between(since, before).days == dates.days_between(before, since).days == 3


def mention(interval: Interval | str | None, basis: DateBasis = STATED) -> ComparedMention:
    (one,) = dated(interval, basis).mentions
    return one


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2022-07-16", STATED), ("2022-07-16", STATED), "EQUAL"),
        (("2022-07-16", STATED), ("2022-07-17", STATED), "OTHER_DAY"),
        (("2022-07-16", STATED), ("2022-07-16", OWN), "EQUAL"),
        (("2022-07-16", STATED), ("2022-07-17", OWN), "WITHIN_LAG"),
        (("2022-07-17", STATED), ("2022-07-16", OWN), "WITHIN_LAG"),
        (("2022-07-16", STATED), ("2022-07-18", OWN), "SAME_NEWS"),
        (("2022-07-18", STATED), ("2022-07-16", OWN), "SAME_NEWS"),
        (("2022-07-16", OWN), ("2022-07-17", OWN), "WITHIN_LAG"),
        (("2022-07-16", OWN), ("2022-07-18", OWN), "SAME_NEWS"),
        (("2022-07-16", STATED), ("2022-07", STATED), "OVERLAP"),
        (("2022-07-31", STATED), ("2022-07", STATED), "OVERLAP"),
        (("2022-08-01", STATED), ("2022-07", STATED), "APART"),
        (("2022-07", STATED), ("2022-07", STATED), "EQUAL"),
        (("2022-07-16", STATED), ("2022", STATED), "APART"),
        (("2022-07", STATED), ("2022", STATED), "APART"),
        (("2022-07-16", STATED), (None, STATED), "UNKNOWN"),
        ((None, STATED), ("2022-07-16", OWN), "UNKNOWN"),
    ],
)
def test_dates_of_two_mentions(
    one: tuple[str | None, DateBasis], other: tuple[str | None, DateBasis], expected: str
) -> None:
    mine, theirs = mention(*one), mention(*other)
    assert relations.relate_dates(mine, theirs).name == relations.relate_dates(theirs, mine).name == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2022-07-09", "APART"),
        ("2022-07-10", "SAME_NEWS"),
        ("2022-07-22", "SAME_NEWS"),
        ("2022-07-23", "APART"),
    ],
)
def test_one_article_s_own_date_is_near_to_the_days_of_its_news(stated: str, expected: str) -> None:
    acts = Act(HIT, "hit", date=stated), Act("Shells hit the inn.", "hit", date="2022-07-16", basis=OWN)
    one, other = mentions_of(made("a", *acts))
    assert relations.relate_dates(one, other).name == relations.relate_dates(other, one).name == expected


HERE, DISTRICT = town("Adan"), area("Beren", "ADM2")
COUNTRY, PROVINCE = area("Avaria", "PCLI", region=""), area("Corva", "ADM1")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (HERE, HERE, "SAME_PLACE"),
        (DISTRICT, DISTRICT, "SAME_PLACE"),
        (PROVINCE, PROVINCE, "SAME_REGION"),
        (COUNTRY, COUNTRY, "SAME_COUNTRY"),
        (HERE, PROVINCE, "IN_REGION"),
        (HERE, area("Dorn", "ADM1", region="02", km_north=900), "APART"),
        (HERE, COUNTRY, "IN_COUNTRY"),
        (PROVINCE, COUNTRY, "IN_COUNTRY"),
        (HERE, area("Erand", "PCLI", region="", country="YY", km_north=900), "APART"),
        (HERE, town("Dorn", 24.9), "NEAR"),
        (HERE, town("Dorn", 25.1), "APART_IN_REGION"),
        (HERE, town("Dorn", 25.1, region="02"), "APART"),
        (HERE, town("Dorn", 25.1, country="YY"), "APART"),
        (town("Adan", region=""), town("Dorn", 25.1, region=""), "APART"),
        (HERE, town("Dorn", 34.9, radius_km=10.0), "NEAR"),
        (HERE, town("Dorn", 35.1, radius_km=10.0), "APART_IN_REGION"),
        (town("Adan", radius_km=5.0), town("Dorn", 39.9, radius_km=10.0), "NEAR"),
        (HERE, area("Dorn", "ADM2", 59.9), "NEAR"),
        (HERE, area("Dorn", "ADM2", 60.1), "APART_IN_REGION"),
        (DISTRICT, area("Dorn", "ADM2", 59.9), "NEAR"),
    ],
)  # fmt: skip
def test_places_of_two_accounts(one: Place, other: Place, expected: str) -> None:
    mine, theirs = (reported("a", Act(f"Shells hit {at.name}.", "hit", at=(at,))) for at in (one, other))
    assert places.relate_places(mine, theirs).name == places.relate_places(theirs, mine).name == expected


def test_of_several_places_those_that_agree_most_count() -> None:
    far = town("Golm", 700, region="02")
    one = reported("a", Act("Shells hit Adan and Golm.", "hit", at=(HERE, far)))
    other = reported("b", Act("Shells hit Adan.", "hit", at=(HERE,)))
    assert places.relate_places(one, other).name == "SAME_PLACE"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Act("Shells hit a mill in Golm.", "hit"), Act("Shells hit a mill in Golm.", "hit"), "SAME_NAME"),
        (
            Act("Shells hit a mill in Golm.", "hit"),
            Act("Shells hit Golm.", "hit", at=(town("Golm"),)),
            "SAME_NAME",
        ),
        (Act("Shells hit a mill in Golm.", "hit"), Act("Shells hit Adan.", "hit", at=(HERE,)), "OTHER_NAME"),
        (Act("Shells hit a mill in Golm.", "hit"), Act(HIT, "hit"), "UNKNOWN"),
        (Act(HIT, "hit"), Act(HIT, "hit"), "UNKNOWN"),
    ],
)
def test_places_of_accounts_of_which_one_is_not_placed(one: Act, other: Act, expected: str) -> None:
    mine, theirs = reported("a", one), reported("b", other)
    assert places.relate_places(mine, theirs).name == places.relate_places(theirs, mine).name == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Act("Shells hit Adan.", "hit", at=(HERE,)), Act("Shells hit Adan.", "hit", at=(HERE,)), "SHARED"),
        (
            Act("Shells hit Adan.", "hit", at=(HERE,)),
            Act("Shells hit Corva.", "hit", at=(PROVINCE,)),
            "NESTED",
        ),
        (
            Act("Shells hit Adan.", "hit", at=(HERE,)),
            Act("Shells hit Dorn.", "hit", at=(town("Dorn"),)),
            "APART",
        ),
        (
            Act("Shells hit Xant.", "hit", unknown=("Xant",)),
            Act("Shells hit Xant.", "hit", unknown=("Xant",)),
            "SHARED",
        ),
        (
            Act("Shells hit a mill in Golm.", "hit"),
            Act("Shells hit Golm.", "hit", at=(town("Golm"),)),
            "SAME_NAME",
        ),
        (Act("Shells hit a mill in Golm.", "hit"), Act("Shells hit Adan.", "hit", at=(HERE,)), "OTHER_TOWN"),
        (Act("Shells hit a mill in Golm.", "hit"), Act("Shells hit a mill in Harn.", "hit"), "OTHER_TOWN"),
        (Act(HIT, "hit"), Act("Shells hit Adan.", "hit", at=(HERE,)), "UNKNOWN"),
    ],
)
def test_places_of_two_mentions(one: Act, other: Act, expected: str) -> None:
    (mine,), (theirs,) = mentions_of(made("a", one)), mentions_of(made("b", other))
    assert (
        relations.relate_places(mine, theirs).name == relations.relate_places(theirs, mine).name == expected
    )


def test_a_village_is_part_of_a_district_of_its_division_that_is_near() -> None:
    district = area("Beren", "ADM2")
    assert places.is_part_of(town("Adan", 59.9), district)
    assert not places.is_part_of(town("Adan", 60.1), district)
    assert not places.is_part_of(town("Adan", 1, region="02"), district)
    assert not places.is_part_of(town("Adan", 1, country="YY"), district)
    assert not places.is_part_of(district, area("Dorn", "ADM2", 1))
    assert not places.is_part_of(town("Adan"), town("Dorn", 1))
    assert places.is_part_of(town("Adan", 900), PROVINCE)
    assert not places.is_part_of(town("Adan", 1, region="02"), PROVINCE)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_no_two_points_are_farther_apart_than_the_poles(latitude: float, longitude: float) -> None:
    here = Place("a", "a", latitude, longitude, "P", "PPL")
    there = Place("b", "b", -latitude, longitude + 180, "P", "PPL")
    assert kilometres_between(here, there) == pytest.approx(20015, abs=1)
    assert kilometres_between(here, here) == 0


def test_distances_are_those_of_the_globe() -> None:
    london, paris = (Place("x", "x", *at, "P", "PPL") for at in ((51.5074, -0.1278), (48.8566, 2.3522)))
    assert kilometres_between(london, paris) == pytest.approx(343.6, abs=0.5)
    assert kilometres_between(paris, london) == kilometres_between(london, paris)


def of(one: Account, other: Account) -> dict[str, float]:
    """Return the features of two accounts by their names."""
    row = features(one, other, dates.relate_dates(one, other), places.relate_places(one, other))
    return dict(zip(FEATURES, row, strict=True))


AT_ADAN = Act("Shells hit a mill in Adan.", "hit", at=(HERE,), date="2022-07-16")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ASSAULT", "ASSAULT", (1, 0, 0)),
        ("AGREE", "CONSULT", (0, 1, 0)),
        ("AID", "PROTEST", (0, 0, 0)),
        ("HAZARD", "CONSULT", (0, 0, 0)),
    ],
)
def test_types_are_the_same_or_kin_or_of_one_family(
    one: str, other: str, expected: tuple[float, ...]
) -> None:
    row = of(reported("a", replace(AT_ADAN, type=one)), reported("b", replace(AT_ADAN, type=other)))
    assert (row["type_same"], row["type_kin"], row["type_family"]) == expected
    is_other = not any(expected)
    assert row["type_other_place_and_day"] == is_other
    assert row["type_kin_place_and_day"] == expected[1]


def test_types_of_one_family_that_are_not_kin_are_known_as_such() -> None:
    traits = event_types()
    one, other = next(
        (a, b)
        for a in traits
        for b in traits
        if a != b and traits[a].family == traits[b].family and traits[a].kin.isdisjoint(traits[b].kin)
    )
    row = of(reported("a", replace(AT_ADAN, type=one)), reported("b", replace(AT_ADAN, type=other)))
    assert (row["type_same"], row["type_kin"], row["type_family"]) == (0, 0, 1)
    assert row["type_other_place_and_day"] == 0


@pytest.mark.parametrize(
    ("field", "one", "other", "shared", "others"),
    [
        ("subtype", "shelling", "shelling", 1, 0),
        ("subtype", "shelling", "arson", 0, 1),
        ("subtype", "shelling", "", 0, 0),
        ("actors", ("Cusk",), ("Cusk", "Fosk"), 1, 0),
        ("actors", ("Cusk",), ("Fosk",), 0, 1),
        ("actors", ("Cusk",), (), 0, 0),
        ("actors", (), (), 0, 0),
    ],
)
def test_what_both_have_is_shared_and_what_both_have_otherwise_speaks_against(
    field: str, one: object, other: object, shared: float, others: float
) -> None:
    mine, theirs = (replace(AT_ADAN, **{field: value}) for value in (one, other))  # type: ignore[arg-type]
    row = of(reported("a", mine), reported("b", theirs))
    same, differing = {
        "subtype": ("subtype_same", "subtype_other"),
        "actors": ("actors_shared", "actors_other"),
    }[field]
    assert (row[same], row[differing]) == (shared, others)


def test_words_names_numbers_and_triggers_of_sentences() -> None:
    one = reported("a", Act("Gunmen shot Kovalenko and 14 miners in Adan.", "shot", at=(HERE,)))
    like = reported("b", Act("A gunman shot 14 miners and Kovalenko in Adan.", "shot", at=(HERE,)))
    unlike = reported("c", Act("Police stabbed Petrosian and 19 farmers in Adan.", "stabbed", at=(HERE,)))
    near, far = of(one, like), of(one, unlike)
    assert (near["own_names_shared"], near["counts_shared"]) == (1, 1)
    assert (near["own_names_other"], near["counts_other"], near["trigger_same"]) == (0, 0, 1)
    assert (far["own_names_shared"], far["own_names_other"]) == (0, 1)
    assert (far["counts_shared"], far["counts_other"], far["trigger_same"]) == (0, 1, 0)
    assert far["words"] == far["rarest_shared"] == 0
    assert 0 < near["words"] <= 1
    assert 0.5 < near["rarest_shared"] <= 1
    assert of(one, one)["words"] == pytest.approx(1)


def test_words_of_the_actors_count_only_as_actors() -> None:
    one = reported("a", Act("Forces of Cusk hit Adan.", "hit", at=(HERE,), actors=("Cusk",)))
    other = reported("b", Act("Drones of Cusk burned Adan.", "burned", at=(HERE,), actors=("Cusk",)))
    assert of(one, other)["words"] == 0


def test_a_second_attack_is_set_apart_from_the_first() -> None:
    first = reported("a", AT_ADAN)
    second = reported("b", Act("Another shell hit a mill in Adan.", "hit", at=(HERE,), date="2022-07-16"))
    assert second.is_set_apart
    assert not first.is_set_apart
    assert (
        of(first, second)["set_apart"],
        of(second, second)["set_apart"],
        of(first, first)["set_apart"],
    ) == (1, 0, 0)


def test_what_stands_in_the_lead_of_both_of_one_or_of_neither() -> None:
    lead, later = reported("a", AT_ADAN), reported("b", late_by(250))
    both, one, neither = of(lead, lead), of(lead, later), of(later, later)
    assert (both["both_lead"], both["one_lead"]) == (1, 0)
    assert (one["both_lead"], one["one_lead"]) == (0, 1)
    assert (neither["both_lead"], neither["one_lead"]) == (0, 0)
    assert both["story_both_lead"] == both["story"] > 0 == both["story_neither_lead"]
    assert neither["story_neither_lead"] == neither["story"] > 0 == neither["story_both_lead"]
    assert one["story_both_lead"] == one["story_neither_lead"] == 0


def late_by(characters: int) -> Act:
    """Return an act whose trigger stands so far from the beginning of its article."""
    before = "mill " * 100
    sentence = before[: characters - len("Shells ")] + "Shells hit a mill in Adan."
    return Act(sentence, "hit", at=(HERE,), date="2022-07-16")


def test_the_lead_has_250_characters() -> None:
    assert reported("a", late_by(249)).is_in_lead
    assert not reported("a", late_by(250)).is_in_lead


@pytest.mark.parametrize(
    ("mine", "theirs", "days_between"),
    [
        (date(2022, 7, 16), date(2022, 7, 16), 0),
        (date(2022, 7, 16), date(2022, 7, 19), 3),
        (date(2022, 7, 19), date(2022, 7, 16), 3),
        (date(2022, 7, 16), date(2022, 8, 15), 30),
        (date(2022, 7, 16), date(2022, 10, 16), 30),
        (None, date(2022, 7, 16), 0),
    ],
)
def test_days_between_two_publications_count_up_to_30(
    mine: date | None, theirs: date, days_between: int
) -> None:
    row = of(reported("a", AT_ADAN, published=mine), reported("b", AT_ADAN, published=theirs))
    assert row["print_days"] == pytest.approx(math.log1p(days_between))


def test_one_relation_of_dates_and_one_of_places_is_marked() -> None:
    row = of(reported("a", AT_ADAN), reported("b", replace(AT_ADAN, date="2022-07-17")))
    assert [name for name in FEATURES if name.startswith("dates_") and row[name]] == ["dates_next_day"]
    assert [name for name in FEATURES if name.startswith("places_") and row[name]] == ["places_same"]
    assert row["bias"] == 1


def test_what_one_feature_says_depends_on_place_and_day() -> None:
    headed = {"title": "Mill burns", "published": date(2022, 7, 16)}
    text = "Shells hit a mill in Adan, mayor Kovalenko said."
    at_place = Act(text, "hit", at=(HERE,), date="2022-07-16")
    one = reported("a", at_place, **headed)
    known = of(one, one)
    elsewhere = of(
        one,
        reported(
            "b", replace(at_place, sentence=text.replace("Adan", "Golm"), at=(town("Golm", 900),)), **headed
        ),
    )
    week_old = of(one, reported("b", replace(at_place, date="2022-07-12", basis=OWN), **headed))
    assert (known["known_place_and_day"], elsewhere["known_place_and_day"]) == (1, 0)
    assert known["story_place_and_day"] == known["story"] > 0
    assert known["names_though_apart"] == known["story_though_apart"] == known["story_vague_date"] == 0
    assert elsewhere["names_though_apart"] == elsewhere["names"] > 0
    assert elsewhere["story_though_apart"] == elsewhere["story"] > 0
    assert elsewhere["story_place_and_day"] == 0
    assert week_old["dates_ahead"] == 1
    assert known["headline"] == pytest.approx(1)


def pair(one: Act, other: Act, **of_articles: tuple[object, object]) -> AccountPair:
    mine = {name: values[0] for name, values in of_articles.items()}
    theirs = {name: values[1] for name, values in of_articles.items()}
    return AccountPair(reported("a", one, **mine), reported("b", other, **theirs), load())


TALKS = Act("Envoys met in Adan.", "met", "CONSULT", at=(HERE,), date="2022-07-16")


@pytest.mark.parametrize(
    ("one", "other", "are_others"),
    [
        (("Cusk", "Fosk"), ("Cusk", "Fosk"), False),
        (("Cusk", "Fosk"), ("Cusk",), False),
        (("Cusk", "Fosk"), ("Cusk", "Erand"), True),
        (("Cusk", "Fosk", "Erand"), ("Cusk", "Fosk", "Delmar"), False),
        (("Cusk",), ("Fosk",), True),
        (("Cusk",), (), False),
    ],
)
def test_talks_are_known_by_who_meets(
    one: tuple[str, ...], other: tuple[str, ...], *, are_others: bool
) -> None:
    assert pair(replace(TALKS, actors=one), replace(TALKS, actors=other)).are_parties_others is are_others
    fights = replace(AT_ADAN, actors=one), replace(AT_ADAN, actors=other)
    assert not pair(*fights).are_parties_others
    assert not pair(replace(TALKS, actors=one), fights[1]).are_parties_others


def test_talks_without_a_party_or_a_word_in_common_are_others() -> None:
    bees = replace(TALKS, sentence="A forum on beekeeping opened in Adan.", trigger="forum")
    assert pair(TALKS, bees).are_other_talks
    assert not pair(replace(TALKS, actors=("Cusk",)), replace(bees, actors=("Cusk",))).are_other_talks
    assert not pair(TALKS, TALKS).are_other_talks
    assert not pair(replace(TALKS, type="ASSAULT"), bees).are_other_talks


@pytest.mark.parametrize(
    ("one", "other", "can_be"),
    [
        (Status.OCCURRED, Status.OCCURRED, True),
        (Status.OCCURRED, Status.PLANNED, True),
        (Status.PLANNED, Status.PLANNED, True),
        (Status.OCCURRED, Status.NEGATED, False),
        (Status.PLANNED, Status.NEGATED, False),
        (Status.PLANNED, Status.HYPOTHETICAL, False),
        (Status.NEGATED, Status.NEGATED, True),
    ],
)
def test_what_was_planned_may_have_occurred(one: Status, other: Status, *, can_be: bool) -> None:
    acts = replace(AT_ADAN, status=one), replace(AT_ADAN, status=other)
    assert pair(*acts).are_statuses_compatible is can_be
    (mine,), (theirs,) = mentions_of(made("a", acts[0])), mentions_of(made("b", acts[1]))
    assert Pair(mine, theirs, Report.of([mine, theirs])).are_statuses_compatible is can_be


@pytest.mark.parametrize(
    ("other", "day", "expected"),
    [
        (town("Golm", 90, region="02"), "2022-07-16", False),
        (town("Golm", 90, region="02"), "2022-07-17", True),
        (town("Golm", 90, region="02"), "2022-07-20", True),
        (town("Golm", 90), "2022-07-17", False),
        (town("Golm", 90), "2022-07-18", True),
        (town("Golm", 9), "2022-07-20", False),
    ],
)
def test_places_and_days_are_both_apart(other: Place, day: str, *, expected: bool) -> None:
    act = replace(AT_ADAN, sentence="Shells hit a mill in Golm.", at=(other,), date=day)
    assert pair(AT_ADAN, act).is_of_other_place_and_day is expected


def test_a_rare_name_in_both_articles_speaks_for_a_wrong_day_or_place() -> None:
    named = replace(AT_ADAN, sentence="Shells hit a mill of Kovalenko in Adan.")
    elsewhere = replace(
        named, sentence="Shells hit a mill of Kovalenko in Golm.", at=(town("Golm", 900, region="02"),)
    )
    assert pair(named, named).rarity_of_names > 0.75
    assert pair(AT_ADAN, named).rarity_of_names == 0
    assert not pair(named, replace(named, date="2022-07-20")).is_of_other_day
    assert pair(AT_ADAN, replace(AT_ADAN, date="2022-07-20")).is_of_other_day
    assert not pair(AT_ADAN, replace(AT_ADAN, date="2022-07-17")).is_of_other_day
    assert not pair(named, elsewhere).is_of_other_place
    assert pair(AT_ADAN, replace(elsewhere, sentence="Shells hit a mill in Golm.")).is_of_other_place
    assert not pair(AT_ADAN, AT_ADAN).is_of_other_place


def test_unplaced_accounts_that_name_other_towns_are_of_other_places_unless_they_share_a_word() -> None:
    one, other = Act("Shells hit a mill in Golm.", "hit"), Act("Bandits robbed travellers in Harn.", "robbed")
    assert pair(one, other).is_of_other_place
    assert not pair(one, Act("Shells hit a mill in Harn.", "hit")).is_of_other_place
    assert not pair(one, Act("Bandits robbed travellers.", "robbed")).is_of_other_place
    assert not pair(one, Act("Bandits robbed Harn.", "robbed", at=(town("Harn"),))).is_of_other_place


WIRE = (
    "Gunmen with rifles attacked a bank in Adan, killing two guards who had just come on duty, police said."
)
COPY = Act(WIRE, "attacked", at=(HERE,), date="2022-07-16")


def test_a_copy_is_known_by_its_text_and_its_sentences() -> None:
    day = date(2022, 7, 16)
    assert pair(COPY, COPY, published=(day, day)).are_copies
    assert pair(COPY, replace(COPY, sentence=WIRE.replace("two", "three"))).are_copies
    assert not pair(COPY, replace(COPY, sentence="A bank in Adan was attacked by men.")).are_copies
    assert not pair(COPY, replace(COPY, date="2022-07-17")).are_copies
    elsewhere = replace(COPY, sentence=WIRE.replace("Adan", "Golm"), at=(town("Golm", 900),))
    assert not pair(COPY, elsewhere).are_copies


@pytest.mark.parametrize(
    ("sources", "published", "is_copy"),
    [
        (("Wire", "Post"), (date(2022, 7, 16), date(2022, 7, 17)), True),
        (("Wire", "Wire"), (date(2022, 7, 16), date(2022, 7, 17)), False),
        (("Wire", "Wire"), (date(2022, 7, 16), date(2022, 7, 16)), True),
        (("Wire", ""), (date(2022, 7, 16), date(2022, 7, 17)), False),
    ],
)
def test_a_bulletin_that_one_publisher_prints_every_day_is_no_copy(
    sources: tuple[str, str],
    published: tuple[date, date],
    *,
    is_copy: bool,
) -> None:
    own = [replace(COPY, date=str(day), basis=OWN) for day in published]
    assert pair(own[0], own[1], source=sources, published=published).are_copies is is_copy
    stated = replace(COPY, date=str(published[0]))
    assert pair(stated, own[1], source=sources, published=published).are_copies


def test_log_odds_are_weights_times_features_and_make_a_probability() -> None:
    weights = dict.fromkeys(FEATURES, 0.0) | {"bias": -1.5, "words": 2.0}
    row = [float(name in {"bias", "words"}) * 3 for name in FEATURES]
    assert Scorer.of(weights).log_odds(row) == pytest.approx(1.5)
    assert probability(math.log(3)) == pytest.approx(0.75)
    assert probability(-math.log(3)) == pytest.approx(0.25)
