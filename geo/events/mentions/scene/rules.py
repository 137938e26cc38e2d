"""On what a place or a day rests that the report gives, not the event's own sentence.

Which of a report's places and days an event has is learned; these rules say what kind of evidence that was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.dating.rules import example
from geo.model import PlaceBasis
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class CarriedPlace:
    """A place that an event has from elsewhere in the report."""

    has_own_name: bool
    """The event's sentence names a place for it that the gazetteer lacks."""
    is_in_dateline: bool
    """The place is named in the report's dateline."""


CARRIED_PLACE: RuleList[CarriedPlace, PlaceBasis] = RuleList(
    "place",
    "What does a place rest on that the event's own sentence does not give?",
    (
        Rule(
            "place.enclosing",
            "The gazetteer lacks the place that the sentence names: the likeliest other place stands for it.",
            lambda carried: carried.has_own_name,
            always(PlaceBasis.ENCLOSING),
            (Example("Rebels [attacked] the village of Velmisarak in Masisi.", "Masisi, Velmisarak"),),
            (Example("Rebels [attacked] the town of Masisi.", "Masisi"),),
        ),
        Rule(
            "place.dateline",
            "The report's dateline names the likeliest place.",
            lambda carried: carried.is_in_dateline,
            always(PlaceBasis.DATELINE),
            (
                Example(
                    "GOMA, Congo (Agency) — Gunmen [killed] nine traders at a market here on Tuesday.", "GOMA"
                ),
            ),
            (Example("GOMA, May 3 (Agency) — Police [shot] two men in Bukavu.", "Bukavu"),),
        ),
        Rule(
            "place.context",
            "Another sentence, or another part of its own, names the likeliest place.",
            lambda _carried: True,
            always(PlaceBasis.CONTEXT),
            (Example("Police shot a man in Goma. The [shooting] on Monday angered traders.", "Goma"),),
            (Example("Police shot a man in Goma. The [shooting] in Bukavu angered traders.", "Bukavu"),),
        ),
    ),
)

GIVEN_DAY: RuleList[Mapping[str, float], str] = RuleList(
    "date",
    "Which of the days that a report gives is an event's likeliest?",
    (
        Rule(
            "date.of-its-sentence",
            "It is that of a time expression of its sentence.",
            lambda features: "in sentence" in features,
            always("a time expression of its sentence"),
            (example("Ministers left on Monday after [talks] with rebels in Goma.", "2022-11-07"),),
            (example("Ministers [met] in Goma on Monday.", "2022-11-07"),),
        ),
        Rule(
            "date.entry",
            "It is that of the dated entry in which it stands.",
            lambda features: "entry" in features,
            always("the entry in which it stands"),
            (
                example(
                    "Timeline of the war\n\n3 May 2022: Rebels [shell] Goma.\n\n5 May 2022: Troops left.",
                    "2022-05-03",
                ),
            ),
            (example("Rebels [shelled] Goma on 3 May.", "2022-05-03"),),
        ),
        Rule(
            "date.period",
            "It is the period that the report states.",
            lambda features: "period" in features,
            always("the stated period"),
            (
                example(
                    "Situation report, 1-7 November 2022\n\nRebels [shelled] Goma.", "2022-11-01/2022-11-07"
                ),
            ),
            (example("Rebels [shelled] Goma on 3 May.", "2022-05-03"),),
        ),
        Rule(
            "date.of-the-report",
            "It is that of another event of the report.",
            lambda _features: True,
            always("another event of the report"),
            (example("Police [shot] a man in Goma. The shooting on Monday angered traders.", "2022-11-07"),),
            (example("Police [shot] a man in Goma on Sunday. They left on Monday.", "2022-11-06"),),
        ),
    ),
)
