"""Where an act happened, if its sentence tells: by what was learned, and by rules of syntax."""

from geo.events.placing.places import Places
from geo.events.placing.rules import PHYSICAL

__all__ = ["PHYSICAL", "Places"]
