"""The rules by which a name of its sentence is, or is not, where an event happened.

Each name is judged by itself; then each at which the event happened is judged again, beside the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.placing.conditions import (
    is_at_line_end,
    is_destination,
    is_likely,
    is_only_partner,
    is_own_of_noun,
    is_surroundings,
)
from geo.model import Usage
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from geo.events.placing.case import PlaceCase

ACCEPTED, REFUSED = always(outcome=True), always(outcome=False)

PLACE: RuleList[PlaceCase, bool] = RuleList(
    "place",
    "Did it happen at this place of its sentence?",
    (
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
            "place.between",
            "What is likely at the ends of a road, or of what is between two places, happened between them.",
            lambda case: case.is_on_line and is_likely(case),
            ACCEPTED,
            (
                Example("Rebels [blocked] the road between Goma and Bukavu on Friday.", "Goma, Bukavu"),
                Example("A lorry [overturned] on the Sumy-Kharkiv road on Friday.", "Sumy, Kharkiv"),
            ),
            (Example("Talks between Goma and Bukavu traders [began] in Uvira on Friday.", "Uvira"),),
        ),
        Rule(
            "place.not-end-of-line",
            "One end of a road, a border or a flight, or of what is between two, is not where it happened.",
            is_at_line_end,
            REFUSED,
            (Example("Armed men [attacked] a bus on the Nairobi-Mombasa road.", "none"),),
            (Example("Armed men [attacked] a bus in Mombasa.", "Mombasa"),),
        ),
        Rule(
            "place.not-partner",
            "Those with whom one talks or agrees are no place, whatever their capital is called.",
            is_only_partner,
            REFUSED,
            (
                Example("Ministers [held talks] with Tehran on Monday.", "none"),
                Example("Baku in [talks] with Yerevan to ease border tensions", "none"),
            ),
            (
                Example("Ministers [held talks] with Tehran in Doha on Monday.", "Doha"),
                Example("Gunmen [exchanged fire] on the border with Libya on Monday.", "Libya"),
            ),
        ),
        Rule(
            "place.of-another-event",
            "A name that belongs to another event is not the place of one with a likely name of its own.",
            lambda case: case.is_of_another,
            REFUSED,
            (
                Example("Protesters [burned] tyres in Lagos and blocked a bridge in Ibadan.", "Lagos"),
                Example(
                    "A man was [arrested] in Lagos on Monday over a robbery in Ibadan on Sunday.", "Lagos"
                ),
                Example(
                    "A man was arrested in Lagos on Monday over a [robbery] in Ibadan on Sunday.", "Ibadan"
                ),
            ),
            (Example("Protesters [burned] tyres and blocked a bridge in Ibadan.", "Ibadan"),),
        ),
        Rule(
            "place.only-surroundings",
            "A place that only says where another of the event's places is gives way to that.",
            is_surroundings,
            REFUSED,
            (
                Example("Shells [fell] on Masisi in North Kivu and across Congo on Thursday.", "Masisi"),
                Example("In Daraa, a commander was [shot] in Inkhil on Wednesday.", "Inkhil"),
            ),
            (Example("Envoys [met] in Geneva and in Vienna on Sunday.", "Geneva, Vienna"),),
        ),
        Rule(
            "place.not-destination",
            "A place that somebody only makes for gives way to the event's other places.",
            is_destination,
            REFUSED,
            (Example("Nine families [fled] from Goma towards Bukavu on Monday.", "Goma"),),
            (Example("Nine families [fled] from Goma to Bukavu on Monday.", "Goma, Bukavu"),),
        ),
        Rule(
            "place.of-its-noun",
            "It happened where the phrase of its noun says, unless the encoder finds that unlikely.",
            is_own_of_noun,
            ACCEPTED,
            (
                Example(
                    "Police in Oslo held a man after the [theft] of a car in Kirkenes on Sunday.", "Kirkenes"
                ),
            ),
            (
                Example(
                    "Police in Oslo held a man after the [theft] of a car from Kirkenes on Sunday.", "Oslo"
                ),
            ),
        ),
        Rule(
            "place.likely",
            "It happened where the encoder finds that likelier than not.",
            is_likely,
            ACCEPTED,
            (
                Example("Rebels [shelled] Goma on Monday.", "Goma"),
                Example("A car bomb [exploded] near the market of Goma.", "Goma"),
                Example("Envoys of Kenya and Uganda [met] in Nairobi.", "Nairobi"),
            ),
            (Example("Two Goma traders were [arrested].", "none"),),
        ),
        Rule(
            "place.unlikely",
            "Any other place is too unlikely.",
            lambda _case: True,
            REFUSED,
            (
                Example("A Goma bank [sued] a trader.", "none"),
                Example("The governor of Goma was [killed].", "none"),
            ),
            (Example("Two traders were [jailed] in Goma.", "Goma"),),
        ),
    ),
)
