"""The rules that decide whether accounts of two articles are of one event: the first that fits decides.

Few things are certain; all others are weighed together, with weights that were learned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.gathering.joining import HARDLY, NEVER
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from geo.events.gathering.sameness.pair import AccountPair

SURELY = 4.0

BANK = "Gunmen attacked a bank in Peshawar on 3 May 2021, killing two guards."
TALKS = "Ministers of Chile and Peru held talks in Geneva on 3 May 2021."
MARCH = "Teachers marched in Arequipa on 3 May 2021 over unpaid wages."
WIRE = (
    "Gunmen with rifles attacked a bank in Peshawar on 3 May 2021, killing two guards who had just come on "
    "duty, police said."
)

SAME_EVENT: RuleList[AccountPair, float] = RuleList(
    "same",
    "Do two articles report the same event?",
    (
        Rule(
            "same.other-parties",
            "Talks that each name a party which the other lacks, and share fewer than two, are two "
            "events, and keep apart what they are in.",
            lambda pair: pair.are_parties_others,
            always(NEVER),
            (
                Example(
                    TALKS,
                    "different",
                    other="Ministers of Kenya and Uganda held talks in Geneva on 3 May 2021.",
                ),
            ),
            (
                Example(
                    TALKS, "same", other="Ministers of Peru, Chile and Bolivia met in Geneva on 3 May 2021."
                ),
            ),
        ),
        Rule(
            "same.other-status",
            "Accounts of different statuses are of two events, but what was planned may have occurred.",
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
                    "Teachers will march in Arequipa on 3 May 2021 over unpaid wages.",
                    "same",
                    "2021-05-01",
                    other=MARCH,
                ),
            ),
        ),
        Rule(
            "same.copied",
            "Accounts in copies of one text, syndicated, reprinted or brought up to date, are of one "
            "event if its sentences are copied too.",
            lambda pair: pair.are_copies,
            always(SURELY),
            (Example(WIRE, "same", other=WIRE.replace("two guards", "three guards")),),
            (Example(WIRE, "different", other=WIRE.replace("Peshawar", "Mombasa")),),
        ),
        Rule(
            "same.other-place-and-day",
            "Accounts whose places and days are both apart are of two events, whatever names they have in "
            "common: both would have to be wrong.",
            lambda pair: pair.is_of_other_place_and_day,
            always(HARDLY),
            (
                Example(
                    "The Danube flooded the harbour of Linz on 5 June 2023.",
                    "different",
                    other="The Danube flooded vineyards and cellars in Krems on 6 June 2023.",
                ),
            ),
            (Example(BANK, "same", other=BANK.replace("guards", "clerks")),),
        ),
        Rule(
            "same.other-day",
            "Accounts whose days lie apart are of two events, unless both articles have a rare name in "
            "common: then one day may be wrong.",
            lambda pair: pair.is_of_other_day,
            always(HARDLY),
            (Example(BANK, "different", other=BANK.replace("3 May", "7 May")),),
            (
                Example(
                    BANK,
                    "same",
                    other="On Monday gunmen attacked a bank in Peshawar.",
                    other_published="2021-05-04",
                ),
            ),
        ),
        Rule(
            "same.other-place",
            "Accounts of which neither happened at a place of the other, near it or in a region around it"
            " are of two events, likewise if both lack a place and their sentences name other towns and "
            "share no word;  unless both articles have a rare name in common: then one place may be "
            "wrong.",
            lambda pair: pair.is_of_other_place,
            always(HARDLY),
            (Example(BANK, "different", other=BANK.replace("Peshawar", "Mombasa")),),
            (
                Example(
                    BANK,
                    "same",
                    other=BANK.replace("Peshawar", "Khyber Pakhtunkhwa"),
                ),
            ),
        ),
        Rule(
            "same.other-talks",
            "Talks that have neither a party nor a word in common are two events.",
            lambda pair: pair.are_other_talks,
            always(HARDLY),
            (
                Example(
                    TALKS, "different", other="A conference on beekeeping was held in Geneva on 3 May 2021."
                ),
            ),
            (Example(TALKS, "same", other="Ministers of Peru and Chile met in Geneva on 3 May 2021."),),
        ),
        Rule(
            "same.likely",
            "Otherwise date, place, type, words, names, numbers and the articles as a whole are weighed "
            "together, as learned: here one event is likelier than two.",
            lambda pair: pair.log_odds >= 0,
            lambda pair, _: pair.log_odds,
            (
                Example(
                    BANK,
                    "same",
                    other="A bank in Peshawar was attacked by gunmen on 3 May 2021; three guards died.",
                ),
            ),
            (Example(BANK, "different", other=BANK.replace("3 May", "7 May")),),
        ),
        Rule(
            "same.unlikely",
            "Here two events are likelier than one.",
            lambda _pair: True,
            lambda pair, _: pair.log_odds,
            (
                Example(
                    BANK,
                    "different",
                    other="Thieves stole a van in Peshawar.",
                    other_published="2021-05-09",
                ),
                Example(MARCH, "different", other="Soldiers shelled a market in Arequipa on 3 May 2021."),
            ),
            (Example(BANK, "same", other="Gunmen attacked a bank in Peshawar on 3 May 2021."),),
        ),
    ),
)
