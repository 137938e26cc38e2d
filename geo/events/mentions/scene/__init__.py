"""The scene: where and when an event happened, by the whole report.

A report names a place once and goes on: *the city*, *there*, a section's label, the dateline. A place is
carried from where it is named to the events that have none, as a day is, and how likely either is right is
learned from marked reports.
"""

from geo.events.mentions.scene.candidates import SceneCandidate, Surroundings
from geo.events.mentions.scene.choice import Scene
from geo.events.mentions.scene.days import DayCandidate, DaysOfReport
from geo.events.mentions.scene.rules import CARRIED_PLACE, GIVEN_DAY

__all__ = [
    "CARRIED_PLACE",
    "GIVEN_DAY",
    "DayCandidate",
    "DaysOfReport",
    "Scene",
    "SceneCandidate",
    "Surroundings",
]
