"""Where an event happened, if its sentence says so: rules, of which one asks what was learned from gold."""

from geo.events.placing.places import Places
from geo.events.placing.rules import PLACE
from geo.events.placing.stated import PHYSICAL
from geo.events.placing.unrecognised import find_unrecognised_places

__all__ = ["PHYSICAL", "PLACE", "Places", "find_unrecognised_places"]
