"""The rules that anchor date expressions, in ordered lists: the first rule of a list that fits decides.

`NEIGHBOURS` is asked of every expression. What its words mean where no neighbour decides, the list of its
kind of meaning says; an expression made of several (*Tuesday night*, *the week of 3 May*) is anchored by the
rule of its innermost part. What is stated whole needs no rule.
"""

from geo.dates.rules.counted import COUNTED
from geo.dates.rules.day_of_month import DAY_OF_MONTH
from geo.dates.rules.either import EITHER
from geo.dates.rules.hour import HOUR
from geo.dates.rules.neighbours import NEIGHBOURS
from geo.dates.rules.weekday import WEEKDAY
from geo.dates.rules.window import AHEAD, WINDOW
from geo.dates.rules.year_part import YEAR_PART

ANCHORING = (NEIGHBOURS, WEEKDAY, YEAR_PART, DAY_OF_MONTH, COUNTED, HOUR, WINDOW, AHEAD, EITHER)
"""All lists, whose ids are unique together and begin with ``anchor.``."""

__all__ = [
    "AHEAD",
    "ANCHORING",
    "COUNTED",
    "DAY_OF_MONTH",
    "EITHER",
    "HOUR",
    "NEIGHBOURS",
    "WEEKDAY",
    "WINDOW",
    "YEAR_PART",
]
