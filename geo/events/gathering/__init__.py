"""Gathering: the event mentions of many articles become events, and reports of one event date each other.

In the order of the work: `compared` prepares what is compared; `within` joins the mentions of one article to
`tellings`; `blocking` finds which tellings of two articles are worth comparing, `likeness` compares their
words, numbers and whole texts, `sameness` decides, `linking` does so week by week, `clustering` puts events
together, `wars` those dated by a year, and `merging` makes their records. Results of earlier runs come from a
`memory`, in which an event is `bare`. `corroboration` is a question of its own: when articles without a date
came out.
"""

from geo.events.gathering.clustering import gather
from geo.events.gathering.corroboration import corroborate
from geo.events.gathering.sameness.rules import SAME_EVENT
from geo.events.gathering.wars import ONE_WAR
from geo.events.gathering.within.rules import SAME_TELLING

__all__ = ["ONE_WAR", "SAME_EVENT", "SAME_TELLING", "corroborate", "gather"]
