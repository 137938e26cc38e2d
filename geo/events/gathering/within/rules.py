"""The rules that decide whether two mentions in one article are of one event: the first that fits decides.

Few things are certain; all others are weighed together, with weights that were learned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.gathering.joining import HARDLY, NEVER
from geo.events.gathering.within.relations import DateRelation, PlaceRelation
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from geo.events.gathering.within.pairs import Pair

"""When reports in examples appeared that do not state their date."""
BANK = "Gunmen attacked a bank in Peshawar on 3 May 2021, killing two guards."
TALKS = "Ministers of Chile and Peru held talks in Geneva on 3 May 2021."
MARCH = "Teachers marched in Arequipa on 3 May 2021 over unpaid wages."
FIRE = "A bakery burned down in Arequipa on 3 May 2021."


def _is_of_other_day(pair: Pair) -> bool:
    return pair.dates is DateRelation.OTHER_DAY and pair.are_distinguished


def _is_of_other_place(pair: Pair) -> bool:
    is_apart = pair.places is PlaceRelation.APART and pair.are_both_stated
    return is_apart and pair.are_distinguished


SAME_WITHIN_ARTICLE: RuleList[Pair, float] = RuleList(
    "told",
    "Do two mentions in one article report the same event?",
    (
        Rule(
            "told.other-day",
            "Two sentences that state different days report two events, and keep apart what they are in; so "
            "does one word with several days.",
            _is_of_other_day,
            always(NEVER),
            (
                Example(
                    BANK,
                    "different",
                    other="Gunmen attacked a bank in Peshawar on 5 May 2021, killing two guards.",
                ),
            ),
            (
                Example(
                    BANK,
                    "same",
                    other="The attack in Peshawar on Monday wounded a clerk, police said.",
                    other_published="2021-05-04",
                ),
            ),
        ),
        Rule(
            "told.other-place",
            "Two sentences that name the places of their events report two if neither happened at a place "
            "of the other or in a region around it, and keep apart what they are in.",
            _is_of_other_place,
            always(NEVER),
            (
                Example(
                    BANK,
                    "different",
                    other="Gunmen attacked a bank in Mombasa on 3 May 2021, killing two guards.",
                ),
            ),
            (
                Example(
                    BANK,
                    "same",
                    other="The attack in Peshawar on 3 May 2021 wounded a clerk, police said.",
                ),
            ),
        ),
        Rule(
            "told.other-parties",
            "Talks that each name a party which the other lacks, and share fewer than two, are two events, "
            "and keep apart what they are in.",
            lambda pair: pair.are_parties_others,
            always(NEVER),
            (
                Example(
                    TALKS,
                    "different",
                    other="Ministers of Kenya and Uganda held talks in Geneva on 3 May 2021.",
                ),
            ),
            (Example(TALKS, "same", other="The talks in Geneva on 3 May 2021 were on fishing, Chile said."),),
        ),
        Rule(
            "told.other-status",
            "Mentions of different statuses are of two events, but what was planned may have occurred.",
            lambda pair: not pair.are_statuses_compatible,
            always(HARDLY),
            (
                Example(
                    "Teachers did not march in Arequipa on 3 May 2021 over unpaid wages.",
                    "different",
                    other=MARCH,
                ),
            ),
            (
                Example(
                    MARCH,
                    "same",
                    other="The march in Arequipa on 3 May 2021 drew thousands.",
                ),
            ),
        ),
        Rule(
            "told.likely",
            "Otherwise types, dates, places, words, how the second takes up the first and where they stand "
            "are weighed together, as learned: here one event is likelier than two.",
            lambda pair: pair.log_odds >= 0,
            lambda pair, _: pair.log_odds,
            (
                Example(
                    BANK,
                    "same",
                    other="The attack in Peshawar on 3 May 2021 wounded a clerk, police said.",
                ),
            ),
            (Example(MARCH, "different", other=FIRE),),
        ),
        Rule(
            "told.unlikely",
            "Here two events are likelier than one.",
            lambda _pair: True,
            lambda pair, _: pair.log_odds,
            (Example(MARCH, "different", other=FIRE),),
            (
                Example(
                    BANK,
                    "same",
                    other="The attack in Peshawar on 3 May 2021 wounded a clerk, police said.",
                ),
            ),
        ),
    ),
)
