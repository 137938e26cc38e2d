"""Gathering in its parts: what is compared, what an article reports, copies, wars, and the event's record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from made_reports import Act, area, made, reported, town

from geo.events import corroborate, gather
from geo.events.gathering.accounts import accounts_of, all_accounts
from geo.events.gathering.articles import ALONE, MAX_HELD, Articles
from geo.events.gathering.bare import BareEvent, KeptEvents
from geo.events.gathering.blocking import MAX_COMPARED, UNDATED, BlockKeys, pairs, weeks_of, weeks_of_article
from geo.events.gathering.clustering import digest_of_links
from geo.events.gathering.compared import Extents, OrderedExtents, mentions_of, reliability
from geo.events.gathering.joining import Clusters
from geo.events.gathering.likeness.copies import are_copies, origins, share_of_copy
from geo.events.gathering.likeness.counts import counts_in
from geo.events.gathering.likeness.stories import story_of
from geo.events.gathering.likeness.words import WordStatistics, WordVector, jaccard
from geo.events.gathering.linking import Link, compared, digest_of_week
from geo.events.gathering.memory import NoMemory
from geo.events.gathering.merging import make_event
from geo.events.gathering.sameness.features import FEATURES
from geo.events.gathering.sameness.odds import log_odds_of
from geo.events.gathering.sameness.scorer import Scorer
from geo.events.gathering.wars import War, WarPair, pairs_of_wars
from geo.events.gathering.within import blocking
from geo.events.gathering.within.report import Report
from geo.language import event_types
from geo.model import DateBasis, Interval, Parse, Precision, Span, Status, Timex, TimexType
from geo.model.event import PlaceBasis

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.gathering.accounts import Account

ADAN, BEREN = town("Adan"), town("Beren", 400, region="02")
SATURDAY = date(2022, 7, 16)
HIT = Act("Shells hit a mill in Adan.", "hit", at=(ADAN,), date="2022-07-16")
OWN = DateBasis.DOCUMENT


def week(day: date) -> int:
    return day.toordinal() // 7


def span(begin: date | None, until: date | None, precision: Precision = Precision.DAY) -> Interval:
    return Interval(begin, until, precision)


# Which accounts are compared.


def test_an_account_belongs_to_the_weeks_of_its_days_and_of_those_beside_them() -> None:
    first, last = date.fromordinal(7 * 105_000), date.fromordinal(7 * 105_000 + 6)
    assert list(weeks_of(Interval(first, first, Precision.DAY), None)) == [104_999, 105_000]
    assert list(weeks_of(Interval(last, last, Precision.DAY), None)) == [105_000, 105_001]
    middle = first + timedelta(days=3)
    assert list(weeks_of(Interval(middle, middle, Precision.DAY), None)) == [105_000]
    assert list(weeks_of(Interval(middle, middle + timedelta(days=14), Precision.DAY), None)) == [
        105_000,
        105_001,
        105_002,
    ]


def test_an_account_belongs_to_the_week_of_its_publication_too() -> None:
    long_ago = Interval.of("1992-08-14")
    assert set(weeks_of(long_ago, SATURDAY)) == {*weeks_of(long_ago, None), *weeks_of(None, SATURDAY)}
    assert list(weeks_of(None, None)) == [UNDATED]
    assert UNDATED not in weeks_of(None, SATURDAY)


def test_an_interval_longer_than_a_season_stands_in_the_weeks_of_its_begin() -> None:
    begin = date.fromordinal(7 * 105_000 + 3)
    season = list(weeks_of(span(begin, begin + timedelta(days=92)), None))
    assert season == list(range(season[0], season[0] + 14))
    assert list(weeks_of(span(begin, begin + timedelta(days=93)), None)) == season[:1]
    assert list(weeks_of(span(begin, None), None)) == list(weeks_of(span(None, begin), None)) == season[:1]
    assert list(weeks_of(span(None, None), None)) == []


def test_the_weeks_of_an_article_are_those_of_all_its_accounts() -> None:
    parse = made("a", HIT, replace(HIT, date="1992-08-14"), published=date(2022, 7, 30))
    assert weeks_of_article(parse) == set().union(*(account.weeks for account in accounts_of(parse)))
    within = made("b", HIT, published_within=span(date(2022, 8, 1), date(2022, 8, 20), Precision.WEEK))
    assert week(date(2022, 8, 20)) in weeks_of_article(within)
    assert week(date(2022, 8, 1)) not in weeks_of_article(within)


def key(
    number: int, *fine: str, article: str = "", coarse: tuple[str, ...] = (), weeks: tuple[int, ...] = (1,)
) -> BlockKeys:
    """Return the keys of an account of a day of its own."""
    coarse_keys = frozenset((one,) for one in coarse)
    day = date.fromordinal(1000 + number)
    return BlockKeys(article or f"a{number:03}", day, frozenset(weeks), frozenset(fine), coarse_keys)


def test_accounts_of_one_week_that_share_a_key_are_compared_once() -> None:
    fine = [key(0, "mill", "goris"), key(1, "mill", "goris"), key(2, "inn")]
    assert list(pairs(fine)) == [(0, 1)]
    assert list(pairs([key(0, coarse=("AM",)), key(1, coarse=("AM",)), key(2, coarse=("GE",))])) == [(0, 1)]
    assert list(pairs([key(0, "mill"), key(1, "mill", article="a000")])) == []
    assert list(pairs([key(0, "mill"), key(1, "mill", weeks=(2,))])) == []
    assert list(pairs([key(0, "mill", weeks=(1, 2)), key(1, "mill", weeks=(1, 2))])) == [(0, 1)]


def test_what_many_share_says_nothing_of_a_kind_and_asks_for_more_of_a_name() -> None:
    full = [key(number, coarse=("AM",)) for number in range(MAX_COMPARED)]
    assert len(list(pairs(full))) == MAX_COMPARED * (MAX_COMPARED - 1) / 2
    assert list(pairs([*full, key(MAX_COMPARED, coarse=("AM",))])) == []
    named = [key(number, "goris") for number in range(MAX_COMPARED)]
    assert len(list(pairs(named))) == MAX_COMPARED * (MAX_COMPARED - 1) / 2
    many = [key(number, "goris", f"word{number // 2}") for number in range(MAX_COMPARED + 2)]
    assert list(pairs(many)) == [(number, number + 1) for number in range(0, MAX_COMPARED + 2, 2)]


def test_where_too_many_share_two_keys_each_is_compared_with_the_next_three() -> None:
    many = [key(number, "goris", "mill") for number in range(MAX_COMPARED + 1)]
    last = MAX_COMPARED
    wanted = {(one, other) for one, other in combinations(range(last + 1), 2) if other - one <= 3}
    assert set(pairs(many)) == wanted
    backwards = [replace(one, day=date.fromordinal(9000 - number)) for number, one in enumerate(many)]
    assert set(pairs(backwards)) == wanted


# Which mentions of one article are compared.


def compared_within(*acts: Act) -> list[tuple[int, int]]:
    return list(blocking.pairs(Report.of(list(mentions_of(made("a", *acts))))))


def test_a_mention_is_compared_with_those_of_the_lead_and_of_four_sentences_before() -> None:
    found = compared_within(*(Act(f"Shells hit a mill of Golm {number}.", "hit") for number in range(12)))
    assert [one for one, other in found if other == 11] == [0, 1, 7, 8, 9, 10]
    assert [one for one, other in found if other == 3] == [0, 1, 2]


def test_of_one_place_and_day_the_last_four_are_compared_however_far_they_stand() -> None:
    others = [Act(f"Shells hit a barn {number}.", "hit") for number in range(12)]
    found = compared_within(*[HIT] * 8, *others, HIT)
    assert [one for one, other in found if other == 20] == [0, 1, 4, 5, 6, 7, 16, 17, 18, 19]
    elsewhere = replace(HIT, sentence="Shells hit a mill in Beren.", at=(BEREN,))
    assert [one for one, _ in compared_within(*[HIT] * 8, *others, elsewhere) if _ == 20] == [
        0, 1, 16, 17, 18, 19,
    ]  # fmt: skip


def test_in_two_sentences_types_must_be_akin_and_in_one_any_two_are_compared() -> None:
    march = Act("Teachers marched in Adan.", "marched", "CONSULT")
    assert compared_within(HIT, march) == []
    parse = made("a", replace(HIT, sentence="Shells hit a mill as envoys met in Adan."))
    met = replace(parse.events[0], id="b", trigger=Span(28, 31), type="CONSULT")
    both = replace(parse, events=(parse.events[0], met))
    assert list(blocking.pairs(Report.of(list(mentions_of(both))))) == [(0, 1)]


# What belongs together within one article.


def test_the_mentions_of_one_event_are_one_account_and_those_of_two_are_two() -> None:
    like = replace(HIT, sentence="The shells that hit the mill in Adan came at dawn.")
    other = Act("Teachers marched in Beren.", "marched", "PROTEST", at=(BEREN,), date="2022-07-16")
    found = accounts_of(made("a", other, HIT, like))
    assert [len(account.mentions) for account in found] == [1, 2]
    assert [account.mentions[0].mention.id for account in found] == ["a-0", "a-1"]
    assert found[1].rules == ("told.likely",)
    assert found[0].rules == ()


def test_accounts_come_in_the_order_of_article_ids_and_text() -> None:
    second = replace(HIT, date="2022-07-20")
    order = [one.order[:2] for one in all_accounts([made("b", HIT, second), made("a", HIT)])]
    assert order == sorted(order)
    assert [one[0] for one in order] == ["a", "b", "b"]


# What one article reports.


def test_of_nested_places_an_account_has_the_innermost() -> None:
    province = area("Corva", "ADM1")
    one = reported("a", replace(HIT, sentence="Shells hit a mill in Adan, Corva.", at=(ADAN, province)))
    assert [place.name for place in one.places] == ["Adan"]
    assert one.named_places >= {"own:adan", "?adan", "own:corva", "?corva"}


def test_a_town_that_was_not_recognised_is_named_behind_in_or_near() -> None:
    names = reported("a", Act("Shells hit a mill near Old Golm and Saturn.", "hit")).named_places
    assert names == {"?old golm"}
    country = area("Avaria", "PCLI", region="")
    besides = reported(
        "b", Act("Shells of Avaria hit a mill at Harn.", "hit", besides=(country, town("Harn")))
    )
    assert besides.named_places == {"own:harn", "?harn"}


def test_an_account_is_in_its_weeks_and_has_keys_by_which_it_is_found() -> None:
    one = reported("a", HIT, published=date(2022, 7, 30))
    assert one.weeks == {*weeks_of(Interval.of("2022-07-16"), date(2022, 7, 30))}
    assert {"own:adan", "?adan", "mill"} <= one.fine_keys
    assert {("XX", "01"), ("XX",)} < one.coarse_keys
    assert ("family", event_types()["ASSAULT"].family) in one.coarse_keys
    nowhere = reported("b", Act("Shells hit a mill.", "hit"))
    assert {code[0] for code in nowhere.coarse_keys} == {"family"}


def test_the_day_of_an_account_is_its_own_or_that_of_its_article() -> None:
    assert reported("a", HIT, published=date(2022, 7, 30)).day == SATURDAY
    assert reported("a", replace(HIT, date=""), published=date(2022, 7, 30)).day == date(2022, 7, 30)
    assert reported("a", replace(HIT, date="")).day == date.min
    assert reported(
        "a", replace(HIT, interval=span(None, SATURDAY)), published=date(2022, 7, 30)
    ).day == date(2022, 7, 30)


def test_an_account_is_of_talks_if_all_its_mentions_are() -> None:
    meeting = replace(HIT, sentence="Envoys met in Adan.", trigger="met", type="CONSULT")
    assert reported("a", meeting).is_of_talks
    assert reported("a", replace(meeting, type="AGREE")).is_of_talks
    assert not reported("a", HIT).is_of_talks


def test_a_sentence_counts_once_however_many_of_its_words_are_triggers() -> None:
    text = "Shells hit a mill and burned it in Adan."
    parse = made("a", replace(HIT, sentence=text))
    twice = replace(parse.events[0], id="b", trigger=Span(22, 28))
    (one,) = accounts_of(replace(parse, events=(parse.events[0], twice)))
    (alone,) = accounts_of(parse)
    assert len(one.mentions) == 2
    assert one.words.weights == alone.words.weights
    assert one.triggers == {"hit", "burn"}
    assert one.runs == alone.runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve died and 1,400 fled; 2 were held.", {12, 1400}),
        ("Three of 3 died; two fled.", {3}),
        ("It cost $40, 60% of 7/8 at 10:30.", set()),
        ("A toll of 12.5 and 1.200 and 18.", {18}),
        ("Fired 122mm shells, 40 in all", {40}),
        ("BM-21 launchers hit 14 homes.", {14}),
        ("", set()),
    ],
)
def test_numbers_of_a_sentence_are_those_that_count_something(text: str, expected: set[int]) -> None:
    assert counts_in(text, 0, len(text), lambda _: False) == expected
    assert counts_in(text, 0, len(text), lambda _: True) == frozenset()


def test_numbers_and_names_within_places_and_dates_count_nothing() -> None:
    text = "On 16 July 2022 shells of Kovalenko hit 14 homes in Harn."
    parse = made("a", replace(HIT, sentence=text, at=(town("Harn"),)))
    dated = replace(parse, timexes=(Timex(3, 15, "16 July 2022", TimexType.DATE, "2022-07-16"),))
    (one,) = accounts_of(dated)
    assert one.counts == {14}
    assert one.names == {"kovalenko"}


def test_a_story_has_the_names_of_people_and_not_those_of_places_and_actors() -> None:
    text = "Mayor Kovalenko said that forces of Cusk hit Harn on Friday. Petrosian left."
    story = story_of(made("a", replace(HIT, sentence=text, at=(town("Harn"),), actors=("Cusk",))))
    assert story.names == {"kovalenko", "friday"}


def test_a_story_is_headed_by_its_title_or_by_its_first_sentence() -> None:
    acts = (
        replace(HIT, sentence="Shells hit a mill in Adan."),
        replace(HIT, sentence="Bakers fled Adan.", trigger="fled"),
    )
    untitled, titled = story_of(made("a", *acts)), story_of(made("a", *acts, title="Bakers of Adan flee"))
    assert untitled.headline.weights.keys() == {"shelling", "hit", "mill"}
    assert titled.headline.weights.keys() == {"baker", "flee"}
    assert titled.words.weights["baker"] > untitled.words.weights["baker"]


def test_the_key_stems_of_a_story_are_its_four_weightiest() -> None:
    story = story_of(
        made("a", Act("Shells hit a mill, a bakery, a chapel, a viaduct and an orphanage.", "hit"))
    )
    assert len(story.key_stems) == 4
    lightest = min(story.words.weights[stem] for stem in story.key_stems)
    assert all(
        weight <= lightest for stem, weight in story.words.weights.items() if stem not in story.key_stems
    )


# Likeness.


def test_a_copy_has_half_of_the_runs_of_the_shorter_text() -> None:
    whole = frozenset(range(100))
    assert share_of_copy(whole, frozenset(range(96, 104))) == 0.5
    assert are_copies(whole, frozenset(range(96, 104)))
    assert not are_copies(whole, frozenset(range(97, 105)))
    assert not are_copies(whole, frozenset(range(93, 100))), "seven runs say nothing"
    assert are_copies(whole, frozenset(range(98, 100)), 2)
    assert not are_copies(whole, frozenset(range(99, 100)), 2)


def test_copies_have_the_origin_of_the_first() -> None:
    first, second, third = (frozenset(range(at, at + 20)) for at in (0, 8, 16))
    assert origins([[first], [second], [third]]) == [0, 0, 0], "each is a copy of the one before"
    assert origins([[first], [third]]) == [0, 1]
    assert origins([[], [first], []]) == [0, 1, 2]
    short = frozenset(range(3))
    assert origins([[first, short], [frozenset(range(100, 120)), short]]) == [0, 1], (
        "a sentence of three runs"
    )


def test_a_text_is_compared_with_the_three_that_have_most_in_common_with_it() -> None:
    longer = [
        frozenset([*range(5 * n, 5 * n + 5), *range(1000 * (n + 1), 1000 * (n + 1) + 95)]) for n in range(3)
    ]
    copied = frozenset(range(20, 24)) | frozenset(range(5000, 5004))
    late = frozenset([*range(15), *range(20, 24), *range(6000, 6003)])
    assert origins([[copied], *([one] for one in longer), [late]])[-1] == 4


def test_vectors_of_words() -> None:
    one, other = WordVector.of({"mill": 3.0, "fire": 4.0}), WordVector.of({"mill": 1.0})
    assert one.weights == {"mill": 0.6, "fire": 0.8}
    assert one.cosine(other) == other.cosine(one) == pytest.approx(0.6)
    assert WordVector.of({}).cosine(one) == 0
    both = WordVector.sum_of([WordVector({"mill": 1.0}), WordVector({"fire": 1.0})])
    assert both.weights == pytest.approx({"mill": 0.5**0.5, "fire": 0.5**0.5})


def test_rarity_runs_from_all_texts_to_none() -> None:
    counted = WordStatistics(99, {"said": 99, "mill": 9})
    assert (counted.rarity("said"), counted.rarity("velmisar")) == (0, 1)
    assert counted.rarity("mill") == pytest.approx(0.5)
    weights = counted.vector(["mill", "mill", "said"]).weights
    assert weights["mill"] > weights["said"] > 0
    once, twice = counted.vector(["mill", "said"]).weights, counted.vector(["mill", "mill", "said"]).weights
    assert twice["mill"] / twice["said"] == pytest.approx(
        once["mill"] / once["said"] * (1 + 0.6931), abs=0.01
    )


def test_what_two_sets_share_of_all_they_have() -> None:
    assert jaccard(["a", "b"], ["b", "c"]) == pytest.approx(1 / 3)
    assert jaccard([], ["b"]) == jaccard(["b"], []) == 0


def test_what_stands_in_order_is_found_by_where_it_overlaps() -> None:
    extents = OrderedExtents([0, 10, 20], [5, 15, 25])
    found = {
        (5, 10): [], (4, 10): [(0, 5)], (5, 11): [(10, 15)], (0, 25): [(0, 5), (10, 15), (20, 25)],
        (14, 15): [(10, 15)], (25, 30): [],
    }  # fmt: skip
    for (start, end), wanted in found.items():
        assert list(extents.overlapping_extents(Span(start, end))) == wanted
    assert Extents(extents, OrderedExtents([6], [9])).overlapping(Span(4, 8)) == [(0, 5), (6, 9)]


# Which mention is surest.


def test_a_given_date_is_surer_than_a_stated_and_a_stated_than_the_article_s() -> None:
    acts = [
        replace(HIT, basis=DateBasis.GIVEN, date="2022"),
        replace(HIT, at=(), status=Status.NEGATED),
        replace(HIT, date="2022-07"),
        replace(HIT, basis=OWN),
        replace(HIT, date="", at=()),
    ]
    ordered = [mention for act in acts for mention in mentions_of(made("a", act))]
    backwards = ordered[::-1]
    assert sorted(backwards, key=reliability) == ordered


def test_a_date_of_its_own_is_surer_than_a_finer_one_of_another_event() -> None:
    decade = replace(HIT, date="", interval=span(date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE))
    (own,) = mentions_of(made("a", decade))
    (carried,) = mentions_of(made("a", HIT))
    rules = ("date.of-the-report",)
    carried = replace(carried, mention=replace(carried.mention, rules=rules))
    assert carried.is_date_carried
    assert min((carried, own), key=reliability) is own


def test_of_one_date_what_is_placed_and_occurred_is_surer() -> None:
    acts = [
        HIT,
        replace(HIT, status=Status.PLANNED),
        replace(HIT, status=Status.NEGATED),
        replace(HIT, status=Status.HYPOTHETICAL),
        replace(HIT, at=()),
    ]
    ordered = [mention for act in acts for mention in mentions_of(made("a", act))]
    backwards = ordered[::-1]
    assert sorted(backwards, key=reliability) == ordered


@pytest.mark.parametrize(
    ("interval", "day"),
    [
        (Interval.of("2022-07-16"), SATURDAY),
        (Interval.of("2022-07"), None),
        (span(SATURDAY, date(2022, 7, 18)), None),
        (None, None),
    ],
)
def test_a_mention_has_a_day_if_it_is_known_to_the_day(interval: Interval | None, day: date | None) -> None:
    (mention,) = mentions_of(made("a", replace(HIT, date="", interval=interval)))
    assert mention.day == mention.stated_day == day
    (own,) = mentions_of(made("a", replace(HIT, date="", interval=interval, basis=OWN)))
    assert (own.day, own.stated_day, own.is_date_stated) == (day, None, False)


@pytest.mark.parametrize(
    ("sentence", "trigger", "is_taken_up"),
    [
        ("The attack wounded six.", "attack", True),
        ("The attacks wounded six.", "attacks", True),
        ("This deadly attack wounded six.", "attack", True),
        ("The attack on a school wounded six.", "attack", False),
        ("An attack wounded six.", "attack", False),
        ("The attack killed six.", "killed", True),
        ("Six died when the attack wounded others.", "wounded", False),
        ("Six died in the attack, police said.", "attack", True),
        ("The talks wounded six.", "wounded", False),
    ],
)
def test_a_bare_definite_noun_takes_up_an_event(sentence: str, trigger: str, *, is_taken_up: bool) -> None:
    (mention,) = mentions_of(made("a", Act(sentence, trigger)))
    assert mention.is_taken_up is is_taken_up


def test_a_mention_without_actors_has_the_two_that_its_article_names_most() -> None:
    names = [("Cusk",), ("Fosk", "Cusk"), ("Erand", "Fosk", "Cusk"), ()]
    parse = made("a", *(replace(HIT, actors=actors) for actors in names))
    assert [mention.parties for mention in mentions_of(parse)] == [*names[:3], ("Cusk", "Fosk")]
    assert [*mentions_of(parse)][-1].actors == frozenset()


# One war.


def war(interval: Interval | None, *places: str) -> War:
    return War(places or ("own:adan",), interval)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (Interval.of("1992-08-14"), Interval.of("1992"), True),
        (Interval.of("1992-08-14"), Interval.of("1992-08"), True),
        (Interval.of("1992-08-31"), Interval.of("1992-08"), True),
        (Interval.of("1992-08-01"), Interval.of("1992-08"), True),
        (Interval.of("1992-09-01"), Interval.of("1992-08"), False),
        (Interval.of("1992"), Interval.of("1992"), True),
        (Interval.of("1992-08-14"), Interval.of("1992-08-14"), False),
        (Interval.of("1992-08-14"), span(date(1992, 6, 1), date(1992, 8, 31), Precision.SEASON), True),
        (Interval.of("1992-08-14"), span(date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE), False),
        (Interval.of("1992-08-14"), None, False),
        (span(None, date(1992, 8, 14)), Interval.of("1992"), False),
        (Interval.of("1992"), span(date(1992, 1, 1), None, Precision.YEAR), False),
    ],
)
def test_a_war_of_some_days_lies_in_its_month_season_or_year(
    one: Interval | None,
    other: Interval | None,
    *,
    is_one: bool,
) -> None:
    assert WarPair(war(one), war(other)).is_one_war is is_one
    assert WarPair(war(other), war(one)).is_one_war is is_one
    assert not WarPair(war(one), None).is_one_war
    assert not WarPair(None, war(other)).is_one_war


def test_wars_are_compared_that_have_a_place_in_common() -> None:
    day, year = Interval.of("1992-08-14"), Interval.of("1992")
    wars = [war(day, "a", "b"), None, war(year, "c"), war(year, "b", "a"), war(day, "c")]
    assert list(pairs_of_wars(wars)) == [(0, 3), (2, 4)]


def test_a_war_is_named_so_and_has_occurred() -> None:
    act = Act("The war in Adan went on.", "war", at=(ADAN,), date="1992")
    assert War.of([reported("a", act)]) == War(("own:adan",), Interval.of("1992"))
    assert (
        War.of([reported("a", replace(act, sentence="The fight in Adan went on.", trigger="fight"))]) is None
    )
    assert War.of([reported("a", act), reported("b", replace(act, status=Status.NEGATED))]) is None
    assert War.of(
        [
            reported("a", act),
            reported(
                "b", replace(act, status=Status.OCCURRED, at=(BEREN,), sentence="The war in Beren went on.")
            ),
        ]
    ) == War(("own:adan", "own:beren"), Interval.of("1992"))


def test_two_reports_of_one_war_are_one_event_that_says_so() -> None:
    began = Act("The war in Adan began, killing nine soldiers.", "war", at=(ADAN,), date="1992-08-14")
    fled = Act("Thousands of families fled the war in Adan.", "war", at=(ADAN,), date="1992")
    (event,) = gather([made("a", began), made("b", fled)])
    assert event.rules[-1] == "same.war"
    assert event.interval == Interval.of("1992-08-14")
    assert [report.article.id for report in event.reports] == ["a", "b"]
    third = replace(fled, sentence="The war in Adan ruined farmers.", date="1992-08")
    (event,) = gather([made("a", began), made("b", fled), made("c", third)])
    assert len(event.reports) == 3


# Undated reports.


def saturday(name: str, day: date | None, sentence: str, **given: object) -> object:
    """Return a report of what happened on a Saturday, dated if a day is given, with its published day."""
    act = Act(sentence, "hit", at=(ADAN,), interval=Interval(day, day, Precision.DAY) if day else None)
    of_act = {name: given.pop(name) for name in ("actors", "status", "type") if name in given}
    parse = made(name, replace(act, **of_act), **given)  # type: ignore[arg-type]
    value = str(day) if day else "XXXX-WXX-6"
    timex = Timex(
        3, 11, "Saturday", TimexType.DATE, value, parse.events[0].interval, DateBasis.RELATIVE, weekday=5
    )
    return replace(parse, timexes=(timex,), events=(replace(parse.events[0], timex=0),))


TEXT = "On Saturday shells hit a mill in Adan."
BRIDGE = "On Saturday trucks hit a bridge in Adan."


@pytest.mark.parametrize(
    ("undated", "dated", "is_learnt"),
    [
        ({}, {}, True),
        ({"sentence": BRIDGE}, {}, False),
        ({"sentence": BRIDGE, "actors": ("Cusk", "Fosk")}, {"actors": ("Cusk", "Fosk")}, True),
        ({"sentence": BRIDGE, "actors": ("Cusk",)}, {"actors": ("Erand",)}, False),
        ({"actors": ("Cusk",)}, {"actors": ("Erand",)}, False),
        ({"actors": ("Cusk",)}, {}, True),
        ({"status": Status.PLANNED}, {}, False),
        ({}, {"status": Status.NEGATED}, False),
        ({"type": "COERCE"}, {}, False),
    ],
)  # fmt: skip
def test_an_undated_report_is_dated_by_like_words_or_two_actors(
    undated: dict[str, object],
    dated: dict[str, object],
    *,
    is_learnt: bool,
) -> None:
    parses = [
        saturday("undated", None, **{"sentence": TEXT, **undated}),  # type: ignore[arg-type]
        saturday("dated", SATURDAY, **{"sentence": TEXT, **dated}, published=date(2022, 7, 17)),  # type: ignore[arg-type]
    ]
    week_after = {"undated": Interval(SATURDAY, date(2022, 7, 22), Precision.WEEK)}
    assert corroborate(parses) == (week_after if is_learnt else {})  # type: ignore[arg-type]


@pytest.mark.parametrize(("stated", "is_learnt"), [(date(2022, 7, 22), True), (date(2022, 7, 23), False)])
def test_an_article_that_states_a_day_after_its_week_came_out_later(stated: date, *, is_learnt: bool) -> None:
    undated = saturday("undated", None, TEXT)
    timex = Timex(
        0, 2, "On", TimexType.DATE, str(stated), Interval(stated, stated, Precision.DAY), DateBasis.EXPLICIT
    )
    late = replace(undated, timexes=(*undated.timexes, timex))  # type: ignore[attr-defined, type-var]
    dated = saturday("dated", SATURDAY, TEXT, published=date(2022, 7, 17))
    assert bool(corroborate([late, dated])) is is_learnt  # type: ignore[list-item]


# The record of an event.


def test_an_event_has_the_type_subtype_and_actors_that_most_mentions_have() -> None:
    event = make_event(
        [
            reported("a", replace(HIT, type="COERCE", subtype="arrest", actors=("Fosk",))),
            reported("b", replace(HIT, subtype="shelling", actors=("Cusk", "Erand"))),
            reported("c", replace(HIT, subtype="arson", actors=("Cusk",))),
            reported("d", replace(HIT, subtype="arson")),
        ]
    )
    assert (event.type, event.subtype) == ("ASSAULT", "arson")
    assert event.actors == ("Cusk", "Fosk", "Erand")
    assert make_event([reported("a", HIT)]).subtype == ""


def test_what_occurred_outweighs_what_was_only_planned() -> None:
    plan = replace(HIT, status=Status.PLANNED, type="COERCE")
    event = make_event([reported("a", plan), reported("b", plan), reported("c", HIT)])
    assert (event.status, event.type) == (Status.OCCURRED, "ASSAULT")


@pytest.mark.parametrize(
    ("shorter", "longer", "is_longer_quoted"),
    [(39, 40, True), (40, 41, False), (41, 320, False), (321, 320, True), (321, 322, False)],
)
def test_quotes_have_a_length_that_can_be_read(shorter: int, longer: int, *, is_longer_quoted: bool) -> None:
    start = "Shells hit a mill in Adan and "
    first, second = (
        replace(HIT, sentence=f"{start}{'x' * (length - len(start) - 1)}.") for length in (shorter, longer)
    )
    event = make_event([reported("a", first), reported("b", second)])
    assert (event.summary == second.sentence) is is_longer_quoted


def test_the_quote_with_a_place_a_date_and_what_occurred_stands_first() -> None:
    long = "Shells hit a mill in Adan at the break of day, police said."
    best = replace(HIT, sentence=long)
    worse = [
        replace(best, sentence="Shells hit a mill at the break of that summer's day.", at=()),
        replace(best, sentence=long.replace("day", "May"), basis=OWN),
        replace(best, sentence=long.replace("day", "war"), status=Status.PLANNED),
        replace(best, sentence="Shells hit a mill in Adan."),
    ]
    for act in worse:
        event = make_event([reported("a", act), reported("b", best)])
        assert event.summary == long
        assert [report.article.id for report in event.reports] == ["a", "b"]
        (report,) = make_event(accounts_of(made("a", act, best))).reports
        assert report.quote == long


def test_reports_come_in_the_order_of_their_days_undated_ones_last() -> None:
    days = {"a": None, "b": date(2022, 7, 18), "c": date(2022, 7, 17), "d": None}
    event = make_event([reported(name, HIT, published=day) for name, day in days.items()])
    assert [report.article.id for report in event.reports] == ["c", "b", "a", "d"]


def test_the_date_that_most_articles_state_is_the_event_s() -> None:
    other = replace(HIT, date="2022-07-15")
    event = make_event([reported("a", other), reported("b", HIT), reported("c", HIT)])
    assert event.interval == Interval.of("2022-07-16")
    given = replace(other, basis=DateBasis.GIVEN)
    event = make_event([reported("a", given), reported("b", HIT), reported("c", HIT)])
    assert event.interval == Interval.of("2022-07-15")
    often = make_event(
        [
            *accounts_of(made("a", other, replace(other, sentence="Shells hit a mill in Adan again."))),
            reported("b", HIT),
        ]
    )
    assert often.interval == Interval.of("2022-07-15")
    assert make_event([reported("b", replace(HIT, date="", at=()))]).interval is None


def test_an_event_is_where_most_accounts_put_it() -> None:
    golm = town("Golm", 90, region="03")
    there = replace(HIT, sentence="Shells hit a mill in Golm.", at=(golm,))
    event = make_event([reported("a", there), reported("b", HIT), reported("c", HIT)])
    assert [at.place.name for at in event.places] == ["Adan"]
    given = replace(there, place_basis=PlaceBasis.GIVEN)
    event = make_event([reported("a", given), reported("b", HIT), reported("c", HIT)])
    assert [(at.place.name, at.basis) for at in event.places] == [("Golm", PlaceBasis.GIVEN)]
    surer = make_event([reported("a", replace(HIT, score=0.6)), reported("b", there)])
    assert [at.place.name for at in surer.places] == ["Golm"]
    both = replace(HIT, sentence="Shells hit mills in Adan and Golm.", at=(ADAN, golm))
    event = make_event([reported("a", both), reported("b", HIT)])
    assert [at.place.name for at in event.places] == ["Adan", "Golm"]


@pytest.mark.parametrize(("score", "is_placed"), [(0.5, True), (0.49, False)])
def test_a_place_that_is_likelier_wrong_than_right_is_named_in_the_reason(
    score: float, *, is_placed: bool
) -> None:
    province = replace(ADAN, admin1_name="Corva")
    event = make_event([reported("a", replace(HIT, at=(province,), score=score))])
    assert bool(event.places) is is_placed
    unsure = f"'Adan' may be Adan in Corva, XX, but that is too unsure ({score:.0%})"
    assert event.place_reason == ("" if is_placed else unsure)


def test_a_place_is_as_sure_as_its_surest_mention() -> None:
    event = make_event(
        [
            reported("a", replace(HIT, score=0.7, place_basis=PlaceBasis.DATELINE)),
            reported("b", replace(HIT, score=0.9, place_basis=PlaceBasis.CONTEXT)),
            reported(
                "c",
                replace(
                    HIT, sentence="Shells hit a mill near Adan.", score=0.8, place_basis=PlaceBasis.STATED
                ),
            ),
        ]
    )
    (at,) = event.places
    assert (at.score, at.basis, at.precision) == (0.9, PlaceBasis.STATED, 1)


def test_an_event_is_as_certain_as_what_has_its_date_and_place() -> None:
    sure_elsewhere = replace(HIT, sentence="Shells hit a mill.", at=(), certainty=0.9)
    event = make_event([reported("a", replace(HIT, certainty=0.6)), reported("b", sure_elsewhere)])
    assert event.certainty == 0.6
    other_day = replace(HIT, date="", certainty=0.95)
    event = make_event([reported("a", replace(HIT, certainty=0.6)), reported("b", other_day)])
    assert event.certainty == 0.6
    event = make_event(
        [reported("a", replace(HIT, certainty=0.6)), reported("b", replace(HIT, certainty=0.7))]
    )
    assert event.certainty == 0.7


def test_rules_are_those_of_mentions_of_accounts_and_of_what_joined_them() -> None:
    one = replace(reported("a", replace(HIT, rules=("date.own", "place.likely"))), rules=("told.x",))
    other = reported("b", replace(HIT, rules=("date.own",)))
    assert make_event([one, other], ["same.likely"]).rules == (
        "date.own",
        "place.likely",
        "told.x",
        "same.likely",
    )


def test_copies_and_versions_of_one_text_are_one_origin() -> None:
    wire = "Gunmen with rifles attacked a bank in Adan, killing two guards who had come on duty, police said."
    act = replace(HIT, sentence=wire, trigger="attacked")
    words = replace(
        HIT, sentence="A bank was raided in Adan and two of its guards were shot dead.", trigger="raided"
    )
    assert make_event([reported("a", act), reported("b", act), reported("c", words)]).origin_count == 2
    assert make_event([reported("a", act, origin="x"), reported("b", words, origin="x")]).origin_count == 1
    assert make_event([reported("a", act, origin="x"), reported("b", words, origin="y")]).origin_count == 2


# What is kept, and joined.


def test_an_event_that_was_kept_is_whole_again() -> None:
    parses = [made("a", HIT), made("b", replace(HIT, sentence="Shells hit Beren.", at=(BEREN,)), HIT)]
    event = make_event([accounts_of(parses[0])[0], accounts_of(parses[1])[1]])
    bare = BareEvent.of(event, parses)
    assert bare.event.reports == ()
    assert [(one.article, one.mention) for one in bare.reports] == [(0, 0), (1, 1)]
    whole = KeptEvents([made("z", HIT), *parses]).kept(bare, (1, 2), b"key")
    assert whole == event
    assert (whole.key, whole.report_count, whole.first_article.id) == (b"key", 2, "a")
    lost = whole.without_places("it is not sure")
    assert lost == replace(event, places=(), place_reason="it is not sure")
    assert lost.key == b""


def test_accounts_of_two_articles_are_joined_unless_one_contradicts() -> None:
    said = replace(HIT, sentence="Gunmen stormed a bakery in Adan, killing the baker.", trigger="stormed")
    numbers = {(number, 0): reported(f"a{number}", said) for number in range(3)}
    links = [Link(-2.0, (0, 0), (1, 0), "same.likely"), Link(-1.0, (1, 0), (2, 0), "same.copied")]
    (cluster,) = Clusters(numbers, log_odds_of(numbers)).joined(links)
    assert cluster.members == [(0, 0), (1, 0), (2, 0)]
    assert list(cluster.rules) == ["same.likely", "same.copied"]
    talks = Act("Envoys met in Adan.", "met", "CONSULT", at=(ADAN,), date="2022-07-16", actors=("Cusk",))
    others = replace(talks, actors=("Fosk",))
    contradicting = {
        (0, 0): reported("a", talks),
        (1, 0): reported("b", replace(talks, actors=())),
        (2, 0): reported("c", others),
    }
    joined = [one.members for one in Clusters(contradicting, log_odds_of(contradicting)).joined(links)]
    assert joined == [[(0, 0), (1, 0)], [(2, 0)]]


def test_accounts_of_one_article_may_be_joined_by_another_article_unless_time_or_place_differ() -> None:
    wire = "Gunmen with rifles stormed a bakery in Adan at dawn, killing the baker and his son, police said."
    act = replace(HIT, sentence=wire, trigger="stormed")
    vague = replace(act, date="2022-07-16", basis=OWN)
    links = [Link(-2.0, (0, 0), (1, 0), "x"), Link(-1.0, (0, 1), (1, 0), "y")]
    alike = {(0, 0): reported("a", act), (0, 1): reported("a", vague), (1, 0): reported("b", act)}
    assert len(list(Clusters(alike, log_odds_of(alike)).joined(links))) == 1
    apart = {**alike, (0, 1): reported("a", replace(act, date="2022-07-17"))}
    assert len(list(Clusters(apart, log_odds_of(apart)).joined(links))) == 2
    elsewhere = {
        **alike,
        (0, 1): reported("a", replace(act, sentence=wire.replace("Adan", "Beren"), at=(BEREN,))),
    }
    assert len(list(Clusters(elsewhere, log_odds_of(elsewhere)).joined(links))) == 2


def test_only_so_many_articles_are_held_and_the_last_asked_for_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_HELD >= 1000
    monkeypatch.setattr("geo.events.gathering.articles.MAX_HELD", 2)
    articles = Articles([made(name, HIT) for name in "cab"], NoMemory())
    assert [parse.article.id for parse in articles.parses] == ["a", "b", "c"]
    first, second = articles.accounts(0), articles.accounts(1)
    assert articles.accounts(0) is first
    articles.accounts(2)
    assert articles.accounts(0) is first
    assert articles.accounts(1) is not second


def test_what_articles_report_is_made_once_however_many_weeks_they_fill(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made_of: list[str] = []

    def counted(parse: Parse) -> list[Account]:
        made_of.append(parse.article.id)
        return accounts_of(parse)

    monkeypatch.setattr("geo.events.gathering.articles.MAX_HELD", 12)  # those of two weeks
    monkeypatch.setattr("geo.events.gathering.accounts.accounts_of", counted)
    weeks = [replace(HIT, date=str(SATURDAY + timedelta(7 * number))) for number in range(20)]
    parses = [made(f"{37 * number % 60:02}", weeks[number // 3]) for number in range(60)]
    assert [len(event.reports) for event in gather(parses)] == [3] * len(weeks)
    assert sorted(made_of) == sorted(parse.article.id for parse in parses)


def test_events_come_by_date_place_and_type_undated_last() -> None:
    bees, march = "A forum on beekeeping opened in Adan.", "Teachers marched in Beren."
    acts = [
        Act("Trucks brought blankets for refugees.", "brought", "AID"),
        replace(HIT, date="2022-07-17"),
        Act(march, "marched", "PROTEST", at=(BEREN,), date="2022-07-16"),
        HIT,
        Act(bees, "forum", "CONSULT", at=(ADAN,), date="2022-07-16"),
        Act("Thieves emptied a museum.", "emptied", "CRIME", interval=span(None, date(2022, 7, 15))),
        Act("A dam burst upstream.", "burst", "HAZARD", interval=span(date(2022, 7, 14), None)),
    ]
    events = gather([made(f"a{number}", act) for number, act in enumerate(acts)])
    assert [(str(event.interval), event.type) for event in events] == [
        ("2022-07-14/..", "HAZARD"),
        ("../2022-07-15", "CRIME"),
        ("2022-07-16", "ASSAULT"),
        ("2022-07-16", "CONSULT"),
        ("2022-07-16", "PROTEST"),
        ("2022-07-17", "ASSAULT"),
        ("None", "AID"),
    ]


def test_an_event_is_known_by_its_kind_days_places_and_first_report() -> None:
    acts = [HIT, replace(HIT, type="COERCE"), replace(HIT, date="2022-07-17"), replace(HIT, at=())]
    ids = [make_event([reported("a", act)]).id for act in acts]
    ids.append(make_event([reported("b", HIT)]).id)
    assert len(set(ids)) == len(ids)
    assert {len(one) for one in ids} == {12}
    assert make_event([reported("a", HIT), reported("b", HIT)]).id == ids[0]


class Digests(NoMemory):
    """Knows a parse by its article's text."""

    def digest_of(self, parse: Parse) -> bytes:
        return parse.article.text.encode()


def test_what_is_kept_of_a_week_or_of_links_is_known_by_all_that_it_came_from() -> None:
    other = replace(HIT, sentence="Shells hit an inn in Adan.")
    articles = Articles([made("a", HIT), made("b", other), made("c", HIT)], Digests())
    weeks = [digest_of_week(articles, *one) for one in ((1, [0]), (1, [0, 1]), (1, [1, 0]), (2, [0, 1]))]
    assert len(set(weeks)) == len(weeks)
    assert digest_of_week(articles, 1, [0, 1]) == digest_of_week(articles, 1, [2, 1])
    link = Link(-1.0, (0, 0), (1, 0), "x")
    changes: list[dict[str, object]] = [
        {"against": -2.0}, {"one": (0, 1)}, {"other": (1, 1)}, {"rule": "y"},
        {"one": (1, 0), "other": (0, 0)},
    ]  # fmt: skip
    changed = [replace(link, **change) for change in changes]  # type: ignore[arg-type]
    links = [[link], [], [link, link], *([one] for one in changed)]
    found = [digest_of_links(articles, [0, 1], some) for some in links]
    assert len(set(found)) == len(found)
    moved = [replace(link, one=(1, 0), other=(2, 0))]
    assert digest_of_links(articles, [1, 2], moved) != found[0]
    assert digest_of_links(articles, [2, 1], [replace(link, one=(2, 0))]) == found[0], (
        "the same texts elsewhere"
    )


@pytest.fixture
def weighing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return what gives features their weights."""

    def weigh(**weights: float) -> None:
        scorer = Scorer.of(dict.fromkeys(FEATURES, 0.0) | weights)
        for module in ("geo.events.gathering.sameness.scorer", "geo.events.gathering.sameness.odds"):
            monkeypatch.setattr(f"{module}.load", lambda: scorer)

    return weigh


@pytest.mark.parametrize(("odds", "is_link"), [(0.5, True), (0.0, True), (-0.001, False)])
def test_what_is_likelier_one_event_than_two_is_linked(
    odds: float, weighing: Callable[..., None], *, is_link: bool
) -> None:
    weighing(bias=odds)
    acts = (HIT, replace(HIT, sentence="Rebels burned a barn in Adan.", trigger="burned"))
    one, other = (((number, 0), reported(f"a{number}", act)) for number, act in enumerate(acts))
    rule = "same.likely"
    assert list(compared([(one, other)])) == ([Link(-odds, (0, 0), (1, 0), rule)] if is_link else [])


def test_one_contradiction_outweighs_two_sure_pairs(weighing: Callable[..., None]) -> None:
    weighing(bias=-3.9, counts_shared=10.0)
    sentences = (
        "Shells hit 14 homes and 19 barns in Adan.",
        "Shells hit 14 homes in Adan.",
        "Shells hit 19 barns in Adan.",
    )
    numbers = {
        (number, 0): reported(f"a{number}", replace(HIT, sentence=sentence))
        for number, sentence in enumerate(sentences)
    }
    links = [Link(-6.1, (0, 0), (1, 0), "x"), Link(-6.1, (0, 0), (2, 0), "y")]
    assert [one.members for one in Clusters(numbers, log_odds_of(numbers)).joined(links)] == [
        [(0, 0), (1, 0)],
        [(2, 0)],
    ]
    weighing(bias=-1.9, counts_shared=10.0)
    assert [one.members for one in Clusters(numbers, log_odds_of(numbers)).joined(links)] == [
        [(0, 0), (1, 0), (2, 0)]
    ]


def test_six_accounts_of_an_event_are_compared(weighing: Callable[..., None]) -> None:
    weighing(bias=1.0)
    acts = [HIT] * 6 + [replace(HIT, date="2022-07-25")] * 6
    numbers = {(number, 0): reported(f"a{number:02}", act) for number, act in enumerate(acts)}
    firsts = [Link(-1.0, (0, 0), (number, 0), "x") for number in range(1, 6)]
    apart = [Link(-1.0, (0, 0), (6, 0), "x")]
    assert len(list(Clusters(numbers, log_odds_of(numbers)).joined([*firsts, *apart]))) == 7
    within = {**numbers, (5, 0): numbers[6, 0]}
    found = [
        one.members
        for one in Clusters(within, log_odds_of(within)).joined(
            [*firsts[:4], Link(-1.0, (5, 0), (6, 0), "x")]
        )
    ]
    assert [(5, 0), (6, 0)] in found


class Keeping(NoMemory):
    """Keeps results in this process."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, bytes], object] = {}

    def digest_of(self, parse: Parse) -> bytes:
        return parse.article.id.encode()

    def find(self, kind: str, digest: bytes, shape: type[Any]) -> Any:  # noqa: ANN401, ARG002 - any result
        return self.kept.get((kind, digest))

    def keep(self, kind: str, digest: bytes, result: object) -> None:
        self.kept[kind, digest] = result


def test_what_an_article_tells_by_itself_is_kept_and_not_made_again() -> None:
    memory = Keeping()
    articles = Articles([made("a", HIT)], memory)
    at_once = articles.alone(0)
    assert [one.bare.event.type for one in at_once] == ["ASSAULT"]
    assert memory.kept[ALONE, b"a"] == at_once
    assert articles.alone(0) is at_once
    assert Articles([made("a", Act("Nothing.", "Nothing"))], memory).alone(0) is at_once


def test_what_was_gathered_is_found_again_and_comes_out_the_same() -> None:
    memory = Keeping()
    said = replace(HIT, sentence="Gunmen stormed a bakery in Adan, killing the baker.", trigger="stormed")
    parses = [made("a", said), made("b", said), made("c", HIT)]
    first = gather(parses, memory)
    kinds = {kind for kind, _ in memory.kept}
    assert {"links", "joined", "alone"} <= kinds
    before = dict(memory.kept)
    assert gather(parses, memory) == first == gather(parses)
    assert memory.kept == before


def test_articles_that_come_and_go_are_gathered_as_if_all_were_new() -> None:
    memory = Keeping()
    sentences = (
        "Gunmen stormed a bakery in Adan, killing the baker.",
        "A baker was killed in Adan when gunmen stormed his shop.",
        "Bandits robbed a jeweller in Adan.",
        "Gunmen stormed a bakery in Adan and killed the baker, police said.",
        "A jeweller was robbed in Adan by bandits.",
    )
    words = ("stormed", "killed", "robbed", "stormed", "robbed")
    parses = [
        made(name, replace(HIT, sentence=sentence, trigger=word))
        for name, sentence, word in zip("acebd", sentences, words, strict=True)
    ]
    for some in ([0, 1, 2], [0, 1, 2, 3], [4, 0, 1, 2, 3], [1, 3, 4], [0, 1, 2, 3, 4], [0, 2]):
        run = [parses[number] for number in some]
        assert gather(run, memory) == gather(run), some
