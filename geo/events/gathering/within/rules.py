"""The rules that decide whether two mentions in one article are of one event: the first that fits decides.

Some keep two mentions apart whatever their words. The others say how similar their sentences must be, the
more the less is known to agree of their dates, places and types; the most demanding stand first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.gathering.within.pairs import (
    MIN_SHARED_PARTIES,
    MIN_SHARED_STEMS,
    DateRelation,
    Pair,
    PlaceRelation,
)
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from collections.abc import Callable

SIMILARITY_IF_ALL_AGREE = 0.1
"""Day, place and type are the same: one rare word in common keeps two crimes of a day apart.

On 12 made-up draws (tests/test_events_gather.py) 0.05 brings a quarter more false merges, 0.2 three times the
false splits."""
SIMILARITY_IF_DAY_AND_TOWN_AGREE = 0.15
"""Both state the day and name the town, but differ in type or placing: a little more than if all agree."""
SIMILARITY_IF_ONE_DIFFERS = 0.4
"""Date, place or type is only near: most of the rare words in common, as a rewritten report has them.

On the same draws 0.2 brings half as many false merges again; from 0.3 to 0.6 nothing changes."""
SIMILARITY_IF_ONE_IS_MISSING = 0.5
"""Date or place is not known: a copy or an abridged report reaches this, a report in other words does not."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of two mentions."""

    required_similarity: float
    """From which on they are of one event, 0 to 1; infinite where no words suffice."""
    is_contradiction: bool = False
    """Whether they also keep apart the events that other mentions have put them in."""


CONTRADICTION = Verdict(math.inf, is_contradiction=True)
UNRELATED = Verdict(math.inf)
SAME = Verdict(0.0)

UNPLACED = frozenset({PlaceRelation.UNKNOWN, PlaceRelation.SAME_NAME, PlaceRelation.OTHER_TOWN})

MONDAY = "2021-05-03"
"""When reports in examples appeared that do not state their date."""
BANK = "Gunmen attacked a bank in Peshawar on 3 May 2021, killing two guards."
TALKS = "Ministers of Chile and Peru held talks in Geneva on 3 May 2021."
MARCH = "Teachers marched in Arequipa on 3 May 2021 over unpaid wages."
RAID = "A raid on a dormitory in Arequipa on 3 May 2021 ended with the arrest of students."
ARREST = "Students in a dormitory were arrested in Arequipa on 3 May 2021."


def _are_parties_others(pair: Pair) -> bool:
    mine, theirs = pair.first.actors, pair.second.actors
    each_has_others = bool(mine - theirs) and bool(theirs - mine)
    return pair.is_of_talks and each_has_others and len(mine & theirs) < MIN_SHARED_PARTIES


def _is_within_sentence(pair: Pair) -> bool:
    is_one = pair.is_within_article and pair.first.mention.sentence == pair.second.mention.sentence
    return is_one and pair.are_types_equal


def _are_day_and_town_stated(pair: Pair) -> bool:
    """Return True if both state one day and name one place, and only type or the placing differs."""
    if pair.first.stated_day is None or pair.first.stated_day != pair.second.stated_day:
        return False
    if pair.is_either_set_apart or (pair.are_types_equal and pair.places is PlaceRelation.SHARED):
        return False
    is_place_shared = not pair.first.named_places.isdisjoint(pair.second.named_places)
    return is_place_shared and pair.shared_stems >= MIN_SHARED_STEMS


def _is_taken_up(pair: Pair) -> bool:
    return pair.is_within_article and (pair.first.is_taken_up or pair.second.is_taken_up)


def _share_parties(pair: Pair) -> bool:
    return pair.is_of_talks and not pair.first.actors.isdisjoint(pair.second.actors)


def _rule(  # noqa: PLR0913 - the fields of a rule
    name: str,
    says: str,
    when: Callable[[Pair], bool],
    verdict: Verdict,
    *,
    examples: tuple[Example, ...],
    counterexamples: tuple[Example, ...],
) -> Rule[Pair, Verdict]:
    return Rule(f"told.{name}", says, when, always(verdict), examples, counterexamples)


SAME_TELLING: RuleList[Pair, Verdict] = RuleList(
    "told",
    "Do two mentions in one article tell the same event?",
    (
        _rule(
            "other-day",
            "Two mentions whose texts state different days are of two events, and keep apart what "
            "they are in.",
            lambda pair: pair.dates is DateRelation.OTHER_DAY,
            CONTRADICTION,
            examples=(
                Example(
                    BANK,
                    "different",
                    other="Gunmen attacked a bank in Peshawar on 5 May 2021, killing two guards.",
                ),
            ),
            counterexamples=(
                Example(
                    BANK,
                    "same",
                    other="On Monday gunmen attacked a bank in Peshawar, police said.",
                    other_published="2021-05-04",
                ),
            ),
        ),
        _rule(
            "other-place",
            "Two mentions are of two events if neither happened at a place of the other or in a region "
            "around it, and keep apart what they are in.",
            lambda pair: pair.places is PlaceRelation.APART,
            CONTRADICTION,
            examples=(
                Example(
                    BANK,
                    "different",
                    other="Gunmen attacked a bank in Mombasa on 3 May 2021, killing two guards.",
                ),
            ),
            counterexamples=(
                Example(
                    BANK,
                    "same",
                    other="Gunmen attacked a bank in Khyber Pakhtunkhwa on 3 May 2021, killing two guards.",
                ),
            ),
        ),
        _rule(
            "other-parties",
            "Talks that each name a party which the other lacks, and share fewer than two, are two events, "
            "and keep apart what they are in.",
            _are_parties_others,
            CONTRADICTION,
            examples=(
                Example(
                    TALKS,
                    "different",
                    other="Ministers of Kenya and Uganda held talks in Geneva on 3 May 2021.",
                ),
            ),
            counterexamples=(
                Example(
                    TALKS, "same", other="Ministers of Peru, Chile and Bolivia met in Geneva on 3 May 2021."
                ),
                Example(
                    "Ministers of Chile, Kenya and Peru held talks in Geneva on 3 May 2021.",
                    "same",
                    other="Ministers of Peru, Chile and Bolivia met in Geneva on 3 May 2021.",
                ),
            ),
        ),
        _rule(
            "other-type",
            "Mentions of types which no two reporters would give to one event are of two events.",
            lambda pair: not pair.are_types_kin,
            UNRELATED,
            examples=(
                Example(MARCH, "different", other="Soldiers shelled a market in Arequipa on 3 May 2021."),
            ),
            counterexamples=(Example(RAID, "same", other=ARREST),),
        ),
        _rule(
            "dates-apart",
            "Mentions that share no day are of two events; a date coarser than a month shares none.",
            lambda pair: pair.dates is DateRelation.APART,
            UNRELATED,
            examples=(
                Example(
                    "Teachers marched in Arequipa in March 2021 over unpaid wages.", "different", other=MARCH
                ),
                Example("Teachers marched in Arequipa in 2021 over unpaid wages.", "different", other=MARCH),
            ),
            counterexamples=(
                Example("Teachers marched in Arequipa in May 2021 over unpaid wages.", "same", other=MARCH),
            ),
        ),
        _rule(
            "other-status",
            "Mentions of different statuses are of two events, but what was planned may have occurred.",
            lambda pair: not pair.are_statuses_compatible,
            UNRELATED,
            examples=(
                Example(
                    "Teachers did not march in Arequipa on 3 May 2021 over unpaid wages.",
                    "different",
                    other=MARCH,
                ),
            ),
            counterexamples=(
                Example(
                    "Teachers will march in Arequipa on 3 May 2021 over unpaid wages.",
                    "same",
                    "2021-05-01",
                    other=MARCH,
                ),
            ),
        ),
        _rule(
            "one-sentence",
            "Mentions of one type in one sentence are of one event, if nothing above keeps them apart.",
            _is_within_sentence,
            SAME,
            examples=(
                Example("On 3 May 2021 gunmen stormed a bakery in Peshawar and shot two bakers.", "same"),
            ),
            counterexamples=(
                Example(
                    "Gunmen stormed a bakery in Peshawar on 3 May 2021.\n\n"
                    "Police shot a burglar in Peshawar on 3 May 2021.",
                    "different",
                ),
            ),
        ),
        _rule(
            "stated-day-and-town",
            "If both texts state the day and name the place, a similarity of "
            f"{SIMILARITY_IF_DAY_AND_TOWN_AGREE} and two words in common suffice, even for kin types or if "
            "one is not placed.",
            _are_day_and_town_stated,
            Verdict(SIMILARITY_IF_DAY_AND_TOWN_AGREE),
            examples=(
                Example(
                    "A bomb exploded at a gas plant in Arequipa on 3 May 2021.",
                    "same",
                    other="A gas explosion at a plant in Arequipa killed nine on 3 May 2021.",
                ),
            ),
            counterexamples=(),
        ),
        _rule(
            "date-missing",
            f"If one has no date, a similarity of {SIMILARITY_IF_ONE_IS_MISSING} is required.",
            lambda pair: pair.dates is DateRelation.UNKNOWN,
            Verdict(SIMILARITY_IF_ONE_IS_MISSING),
            examples=(
                Example(
                    "Gunmen stormed a bakery in Peshawar.\n\nGunmen stormed the bakery in Peshawar.",
                    "same",
                ),
                Example(
                    "On 3 May 2021 gunmen stormed a bakery in Peshawar.\n\n"
                    "Thieves shot a jeweller in Peshawar.",
                    "different",
                ),
            ),
            counterexamples=(
                Example(
                    "Gunmen attacked a bank in Peshawar, killing two guards.", "same", MONDAY, other=BANK
                ),
            ),
        ),
        _rule(
            "place-missing",
            f"If one has no place, a similarity of {SIMILARITY_IF_ONE_IS_MISSING} is required.",
            lambda pair: pair.places in UNPLACED,
            Verdict(SIMILARITY_IF_ONE_IS_MISSING),
            examples=(
                Example(
                    "Gunmen attacked a bank on 3 May 2021, killing two guards.\n\n"
                    "Gunmen attacked the bank on 3 May 2021, killing two guards.",
                    "same",
                ),
                Example(
                    "Gunmen attacked a bank on 3 May 2021.\n\nThieves attacked a jeweller on 3 May 2021.",
                    "different",
                ),
            ),
            counterexamples=(
                Example("Gunmen attacked a bank in Peshawar on 3 May 2021.", "same", other=BANK),
            ),
        ),
        _rule(
            "kin-types",
            "If the types differ, but two reporters may give them to one event, a similarity of "
            f"{SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: not pair.are_types_equal,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
            examples=(
                Example(
                    "Teachers protested in Arequipa on 3 May 2021.",
                    "different",
                    other="Police arrested a driver in Arequipa on 3 May 2021.",
                ),
            ),
            counterexamples=(Example(RAID, "same", other=ARREST),),
        ),
        _rule(
            "set-apart",
            "If a sentence sets its event off from another (*a second attack*), a similarity of "
            f"{SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: pair.is_either_set_apart,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
            examples=(
                Example(
                    "A bomb exploded at a market in Peshawar on 3 May 2021.",
                    "different",
                    other="A second bomb wounded a farmer near a school in Peshawar on 3 May 2021.",
                ),
                Example(
                    "A second bomb exploded at a market in Peshawar on 3 May 2021.",
                    "same",
                    other="A second bomb exploded near the market of Peshawar on 3 May 2021, police said.",
                ),
            ),
            counterexamples=(
                Example(
                    "A bomb exploded at a market in Peshawar on 3 May 2021.",
                    "same",
                    other="A bomb wounded a farmer at a market in Peshawar on 3 May 2021.",
                ),
            ),
        ),
        _rule(
            "same-news",
            "If a sentence without a date, such as a headline, stands in one article with a day of the week "
            f"before publication, a similarity of {SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: pair.dates is DateRelation.SAME_NEWS,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
            examples=(
                Example(
                    "Gunmen have attacked a bank in Peshawar.\n\n"
                    "On Monday gunmen attacked a bank in Peshawar, police said.",
                    "same",
                    "2021-05-06",
                ),
            ),
            counterexamples=(
                Example(
                    "Gunmen have attacked a bank in Peshawar.\n\n"
                    "On Monday gunmen attacked a bank in Peshawar, police said.",
                    "same",
                    "2021-05-04",
                ),
            ),
        ),
        _rule(
            "coarser-date",
            "If one gives the week or the month of the other's day, a similarity of "
            f"{SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: pair.dates is DateRelation.OVERLAP,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
            examples=(
                Example("Teachers marched in Arequipa in May 2021 over unpaid wages.", "same", other=MARCH),
                Example("Nurses marched in Arequipa in May 2021 for peace.", "different", other=MARCH),
            ),
            counterexamples=(
                Example("Teachers marched in Arequipa in 2021 over unpaid wages.", "different", other=MARCH),
            ),
        ),
        _rule(
            "town-and-region",
            "If the place of one lies in the region or country of the other, a similarity of "
            f"{SIMILARITY_IF_ONE_DIFFERS} is required.",
            lambda pair: pair.places is PlaceRelation.NESTED,
            Verdict(SIMILARITY_IF_ONE_DIFFERS),
            examples=(
                Example(
                    BANK,
                    "same",
                    other="Gunmen attacked a bank in Khyber Pakhtunkhwa on 3 May 2021, killing two guards.",
                ),
                Example(
                    BANK,
                    "different",
                    other="Rebels attacked a jeweller in Khyber Pakhtunkhwa on 3 May 2021.",
                ),
            ),
            counterexamples=(
                Example(
                    BANK,
                    "different",
                    other="Gunmen attacked a bank in Mombasa on 3 May 2021, killing two guards.",
                ),
            ),
        ),
        _rule(
            "taken-up",
            "In one article, a bare definite noun (*the attack*) refers back to the event of that type, day "
            "and place.",
            _is_taken_up,
            SAME,
            examples=(
                Example(
                    "Gunmen stormed a bakery in Peshawar on 3 May 2021.\n\n"
                    "The attack in Peshawar on 3 May 2021 wounded six people.",
                    "same",
                ),
            ),
            counterexamples=(
                Example(
                    "Gunmen stormed a bakery in Peshawar on 3 May 2021.\n\n"
                    "The attack on a school in Peshawar on 3 May 2021 wounded six people.",
                    "different",
                ),
            ),
        ),
        _rule(
            "same-parties",
            "Talks of one type, day and place are one event if they share a party: who meets is enough to "
            "know them by.",
            _share_parties,
            SAME,
            examples=(
                Example(
                    TALKS, "same", other="Ministers of Chile met in Geneva on 3 May 2021 to speak of fish."
                ),
            ),
            counterexamples=(
                Example(TALKS, "different", other="Kenya held a summit on fishing in Geneva on 3 May 2021."),
            ),
        ),
        _rule(
            "day-place-and-type",
            "Mentions of one day, place and type are of one event from a similarity of "
            f"{SIMILARITY_IF_ALL_AGREE}: a rare word in common.",
            lambda _pair: True,
            Verdict(SIMILARITY_IF_ALL_AGREE),
            examples=(
                Example(
                    BANK,
                    "same",
                    other="A bank in Peshawar was attacked by gunmen on 3 May 2021; three guards died.",
                ),
                Example(BANK, "different", other="A soldier stabbed a farmer in Peshawar on 3 May 2021."),
            ),
            counterexamples=(
                Example(
                    BANK,
                    "different",
                    other="Gunmen attacked a bank in Peshawar on 5 May 2021, killing two guards.",
                ),
            ),
        ),
    ),
)
