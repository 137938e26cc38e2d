"""What a time expression means before it is known when it was written: one class a kind of meaning.

The grammar builds meanings. Each says for itself which period it is in a context, how TIMEX3 writes it with
and without an anchor, and which days it covers; `Meaning` lists what a new one must and may implement.
"""

from geo.dates.meanings.base import Meaning
from geo.dates.meanings.clock import Clock
from geo.dates.meanings.counted import Counted, Spread
from geo.dates.meanings.feasts import EasterDay, HijriDay
from geo.dates.meanings.nearby import Around, Offset, WeekEnding
from geo.dates.meanings.nth import NthOf
from geo.dates.meanings.partial import InWeek, OfMonth, PartOf
from geo.dates.meanings.stated import Either, Fixed, StatedPeriod
from geo.dates.meanings.weekday import Weekday
from geo.dates.meanings.window import Ahead, Length, Window
from geo.dates.meanings.year_part import YearPart

__all__ = [
    "Ahead",
    "Around",
    "Clock",
    "Counted",
    "EasterDay",
    "Either",
    "Fixed",
    "HijriDay",
    "InWeek",
    "Length",
    "Meaning",
    "NthOf",
    "OfMonth",
    "Offset",
    "PartOf",
    "Spread",
    "StatedPeriod",
    "WeekEnding",
    "Weekday",
    "Window",
    "YearPart",
]
