"""The rules by which a name of its sentence is, or is not, where an event happened.

Each name is judged by itself; then each at which the event happened is judged again, beside the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.placing.conditions import (
    is_at_line_end,
    is_home_of_doers,
    is_learned,
    is_learned_and_stated,
    is_object_of_another,
    is_of_another_time,
    is_of_earlier_clause,
    is_of_what_is_spoken_of,
    is_owner,
    is_place_of_charge,
    is_place_of_speaking,
    is_stated,
    is_surroundings,
    is_topic,
    leads_away,
    on_path,
)
from geo.events.placing.stated import Stated
from geo.model import Usage
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from geo.events.placing.case import PlaceCase

ACCEPTED, REFUSED = always(outcome=True), always(outcome=False)

FOR_ANY_EVENT: tuple[Rule[PlaceCase, bool], ...] = (
    Rule(
        "place.no-name",
        "Where the sentence names nothing, no place is known.",
        lambda case: case.name is None,
        REFUSED,
        (
            Example("Gunmen [killed] four farmers before dawn.", "none"),
            Example("Ministers [held talks] for six hours.", "none"),
        ),
        (Example("Gunmen [killed] four farmers in Garissa.", "Garissa"),),
    ),
    Rule(
        "place.not-demonym",
        "A people's name is no place.",
        lambda case: case.usage is Usage.DEMONYM,
        REFUSED,
        (Example("Two Kenyan soldiers were [killed] on Sunday.", "none"),),
        (Example("Two Kenyan soldiers were [killed] in Garissa on Sunday.", "Garissa"),),
    ),
    Rule(
        "place.not-end-of-line",
        "One end of a road, a border or a flight is not where it happened.",
        is_at_line_end,
        REFUSED,
        (
            Example("Armed men [attacked] a bus on the Nairobi-Mombasa road.", "none"),
            Example("Rebels [ambushed] a convoy on the Goma-Bukavu road on Friday.", "none"),
        ),
        (Example("Armed men [attacked] a bus in Mombasa.", "Mombasa"),),
    ),
    Rule(
        "place.leads-away",
        "It did not happen where somebody went before or after it.",
        on_path(leads_away),
        REFUSED,
        (
            Example("Gunmen [killed] two guards and fled to Uganda.", "none"),
            Example("Gunmen [killed] two guards before escaping into Uganda.", "none"),
        ),
        (Example("Troops [moved] to Kisumu on Sunday.", "Kisumu"),),
    ),
    Rule(
        "place.not-home-of-doers",
        "It did not happen where those who act come from.",
        on_path(is_home_of_doers),
        REFUSED,
        (
            Example("Soldiers from Uganda [killed] two farmers on Sunday.", "none"),
            Example("Militants from the city of Goma [attacked] a convoy on Sunday.", "none"),
        ),
        (Example("Gunmen from Uganda [killed] two farmers in Kisumu.", "Kisumu"),),
    ),
    Rule(
        "place.of-another-time",
        "A place in a clause or phrase with its own time, as after *since*, is not the event's; but behind "
        "*after* may stand what brought an attack about.",
        on_path(is_of_another_time),
        REFUSED,
        (
            Example("Rebels [killed] six hostages before troops reached Bukavu.", "none"),
            Example("Four farmers were [killed] before the ceasefire in Bukavu.", "none"),
        ),
        (Example("Two guards were [killed] after gunmen stormed a bank in Kisumu.", "Kisumu"),),
    ),
)
FOR_WHAT_IS_DONE: tuple[Rule[PlaceCase, bool], ...] = (
    Rule(
        "place.not-owner",
        "Whose something is that an event was done to does not say where it happened.",
        on_path(is_owner),
        REFUSED,
        (
            Example("Police [raided] Uganda's embassy on Sunday.", "none"),
            Example("Gunmen [kidnapped] Uganda's envoy on Sunday.", "none"),
        ),
        (Example("Gunmen [burned] Uganda's embassy in Nairobi.", "Nairobi"),),
    ),
    Rule(
        "place.where-it-is-said",
        "Who speaks of an event, and where this is said, does not say where it happened.",
        on_path(is_place_of_speaking),
        REFUSED,
        (
            Example("A bomb [killed] two soldiers on Sunday, the police said in Kampala.", "none"),
            Example("Kampala said that gunmen [killed] two soldiers on Sunday.", "none"),
        ),
        (Example("Gunmen [killed] two guards in Nairobi, police said on Sunday.", "Nairobi"),),
    ),
    Rule(
        "place.where-it-is-tried",
        "Where somebody is accused, tried or held for an event does not say where it happened.",
        on_path(is_place_of_charge),
        REFUSED,
        (
            Example(
                "A court in Kampala sentenced nine men on Sunday for [shooting] a guard in March.", "none"
            ),
        ),
        (Example("A court in Kampala sentenced nine men for [shooting] a guard in Nairobi.", "Nairobi"),),
    ),
)
FOR_WHAT_IS_SAID: tuple[Rule[PlaceCase, bool], ...] = (
    Rule(
        "place.of-what-is-spoken-of",
        "What is said was not said at the place of the attack that it is about.",
        on_path(is_of_what_is_spoken_of),
        REFUSED,
        (
            Example("The envoy [condemned] the bombing in Kampala.", "none"),
            Example("The rebels [threatened] to shell Goma.", "none"),
        ),
        (Example("The envoy [condemned] the bombing at a meeting in Kampala.", "Kampala"),),
    ),
    Rule(
        "place.topic-of-talks",
        "What talks are on is their topic, unless it is an island or the like.",
        on_path(is_topic),
        REFUSED,
        (
            Example("Envoys [held talks] on Malawi on Sunday.", "none"),
            Example("Envoys held a [conference] on Malawi.", "none"),
        ),
        (Example("Envoys held a [conference] in Lilongwe.", "Lilongwe"),),
    ),
)
BESIDE_OTHERS: tuple[Rule[PlaceCase, bool], ...] = (
    Rule(
        "place.object-of-another",
        "A place that another event was done to gives way to the one that this event was done to.",
        is_object_of_another,
        REFUSED,
        (
            Example("Troops bombed Bukavu before [seizing] Goma.", "Goma"),
            Example("Rebels [attacked] Goma after capturing Bukavu on Monday.", "Goma"),
        ),
        (Example("Rebels [attacked] Goma and Bukavu on Monday.", "Bukavu, Goma"),),
    ),
    Rule(
        "place.only-surroundings",
        "A place that only says where another of the event's places is gives way to that.",
        is_surroundings,
        REFUSED,
        (
            Example("A bomb [exploded] in a market in Kisumu in Kenya on Sunday.", "Kisumu"),
            Example("Gunmen [attacked] soldiers in Masisi, Congo, on Thursday.", "Masisi"),
        ),
        (Example("Envoys [met] in Geneva and in Vienna on Sunday.", "Geneva, Vienna"),),
    ),
    Rule(
        "place.of-earlier-clause",
        "An event that has a place in its own clause takes none from the clause that it is joined to.",
        on_path(is_of_earlier_clause),
        REFUSED,
        (
            Example("Protesters burned cars in Goma and [killed] an officer in Bukavu on Friday.", "Bukavu"),
            Example("Men looted shops in Nairobi and [burned] a church in Kisumu.", "Kisumu"),
        ),
        (Example("Protesters burned cars in Goma and [killed] an officer on Friday.", "Goma"),),
    ),
)
ACCEPTING: tuple[Rule[PlaceCase, bool], ...] = (
    Rule(
        "place.learned-and-stated",
        "What is done happens where both the syntax and the learned model put it.",
        is_learned_and_stated,
        ACCEPTED,
        (
            Example("Rebels [shelled] Goma on Monday.", "Goma"),
            Example("A car bomb [exploded] near the market of Goma.", "Goma"),
        ),
        (Example("Two Bukavu traders were [killed] on Monday.", "none"),),
    ),
    Rule(
        "place.learned",
        "What is done happens where the learned model finds it likely.",
        is_learned,
        ACCEPTED,
        (
            Example("Residents fled the town of Masisi, where a bomb [killed] two.", "Masisi"),
            Example("Bukavu residents [protested] on Monday.", "Bukavu"),
        ),
        (Example("The governor of Goma was [killed].", "none"),),
    ),
    Rule(
        "place.own-clause",
        "What is said is said at the place that its own clause gives.",
        is_stated(Stated.OWN),
        ACCEPTED,
        (
            Example("Envoys [met] in Lilongwe on Sunday.", "Lilongwe"),
            Example("Envoys of Kenya and Uganda [met] in Nairobi.", "Nairobi"),
        ),
        (Example("A minister in Lilongwe [rejected] the offer.", "none"),),
    ),
    Rule(
        "place.shared-clause-below",
        "What is said is said at the place of what depends on its clause and shares its time.",
        is_stated(Stated.BELOW),
        ACCEPTED,
        (
            Example("The minister [rejected] the offer at a meeting in Lilongwe.", "Lilongwe"),
            Example("Speaking in Lilongwe, the minister [rejected] the offer.", "Lilongwe"),
        ),
        (Example("Envoys [agreed] to meet in Lilongwe.", "none"),),
    ),
    Rule(
        "place.clause-above",
        "What is said is said at the place of the clause on which its own depends.",
        is_stated(Stated.ABOVE),
        ACCEPTED,
        (
            Example("Leaders met in Lilongwe to [sign] a treaty.", "Lilongwe"),
            Example("Ministers gathered in Lilongwe to [hold talks] on trade.", "Lilongwe"),
        ),
        (Example("The minister [rejected] Malawi's offer.", "none"),),
    ),
    Rule(
        "place.unlikely",
        "Any other place is too unlikely.",
        lambda _case: True,
        REFUSED,
        (
            Example("A Goma court [jailed] two officers.", "none"),
            Example("The governor of Goma was [killed].", "none"),
        ),
        (Example("Two traders were [jailed] in Goma.", "Goma"),),
    ),
)

PLACE: RuleList[PlaceCase, bool] = RuleList(
    "place",
    "Did it happen at this place?",
    (*FOR_ANY_EVENT, *FOR_WHAT_IS_DONE, *FOR_WHAT_IS_SAID, *BESIDE_OTHERS, *ACCEPTING),
)
"""First what speaks against a place, then what speaks for it."""
