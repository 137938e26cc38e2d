"""Where an event happened, if its sentence says so: rules, of which one asks the encoder."""

from geo.events.placing.places import Places
from geo.events.placing.rules import PLACE
from geo.events.placing.unrecognised import find_unrecognised_places, is_place_of_event

__all__ = ["PLACE", "Places", "find_unrecognised_places", "is_place_of_event"]
