"""Gathering: the event mentions of many articles become events, and reports of one event date each other.

In the order of the work: `compared` prepares what is compared, `similarity` compares words, `blocking` finds
what is worth comparing, `pairs` relates the dates, places and actors of two mentions, `rules` decides what is
required of them, `matching` how well they meet it, `clustering` puts events together, `merging` makes their
records. `corroboration` is a question of its own: when articles without a date came out.
"""

from geo.events.gathering.clustering import gather
from geo.events.gathering.corroboration import corroborate
from geo.events.gathering.rules import SAME_EVENT

__all__ = ["SAME_EVENT", "corroborate", "gather"]
