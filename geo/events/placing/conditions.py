"""The conditions of the rules of place: what is asked of an event and a name of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.detect.charges import is_charge
from geo.events.placing.beside import is_end_of_line
from geo.events.placing.case import is_in_own_clause
from geo.events.placing.stated import NEARBY, PHYSICAL, Stated, can_be_stood_on
from geo.gazetteer.containment import is_coded_within
from geo.language import word_class
from geo.model import Usage
from geo.text.links import MODIFIER, OBJECT, PARTITIVE, POSSESSIVE, SAME, SUBJECT, is_preposition, link

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.placing.case import PlaceCase
    from geo.events.placing.names import PlaceName
    from geo.text.paths import TreePath

DIRECTIONS, SITES, REPORTING = word_class("direction"), word_class("site"), word_class("reporting")
MIN_PROBABILITY = 0.45
"""Of a place that only the model finds; of sentences that give no place, one in seven then gets one."""
MIN_PROBABILITY_IF_STATED = 0.35
"""Of a place that the syntax states too: two witnesses need less each."""


def on_path(judge: Callable[[PlaceCase, TreePath], object]) -> Callable[[PlaceCase], object]:
    """Return a condition that needs a path from the name to the trigger."""
    return lambda case: case.path is not None and judge(case, case.path)


def is_at_line_end(case: PlaceCase) -> bool:
    """Return True if the name is one end of what joins two places."""
    return case.name is not None and is_end_of_line(case.trigger.word.document.text, case.name.toponym)


def leads_away(_case: PlaceCase, path: TreePath) -> bool:
    """Return True if another event led to the place."""
    step, governor = next((one for one in path.governors if is_preposition(one[0])), ("", path.top))
    return step in DIRECTIONS and governor.is_predicate and governor is not path.top


def is_home_of_doers(_case: PlaceCase, path: TreePath) -> bool:
    """Return True if those who act come from the place."""
    return "from" in path.up and path.up[-1] == SUBJECT


def is_of_another_time(case: PlaceCase, path: TreePath) -> bool:
    """Return True if the name belongs to a clause or phrase with its own time.

    What stands behind *after* may have brought an attack about, there; but not a war, or talks.
    """
    opening = path.start_opening
    brought_about = opening == "after" and case.trigger.sense.type == "ASSAULT" and not case.trigger.is_noun
    return bool(opening) and not brought_about


def is_object_of_another(case: PlaceCase) -> bool:
    """Return True if another event was done to the place, and this one to one of its own places."""
    attachment = case.syntax.attachments.get(case.name) if case.name is not None else None
    if attachment is None or attachment.first != OBJECT or attachment.anchor in case.trigger.anchors:
        return False
    if not case.syntax.is_physical(attachment.anchor) or "object" not in case.trigger.sense.place:
        return False
    return any(other in case.others for other in case.syntax.objects(case.trigger))


def is_owner(case: PlaceCase, path: TreePath) -> bool:
    """Return True if the name only says whose something is that an event was done to."""
    return case.is_physical and case.usage is Usage.ASSOCIATIVE and path.up[:1] == (POSSESSIVE,)


def is_place_of_speaking(case: PlaceCase, path: TreePath) -> bool:
    """Return True if the place speaks of the event, or somebody spoke of it there."""
    if not case.is_physical or not path.down or path.is_to_conjunct:
        return False
    if case.syntax.event_types.get(path.top.index, case.trigger.sense.type) not in PHYSICAL:
        return True
    if not path.is_to_complement or path.top.lemma not in REPORTING:
        return False
    return _is_speaker(path) if path.up[-1:] == (SUBJECT,) else path.start.index > path.top.index


def _is_speaker(path: TreePath) -> bool:
    """Return True if a place speaks, or is the speaker's own: *the city of*, *mayor of*; not *police in*."""
    speaker = path.governors[-2][1] if len(path.governors) > 1 else None
    is_own = all(step in {*PARTITIVE, MODIFIER, POSSESSIVE, SAME} for step in path.up[:-1])
    return is_own or speaker is None or speaker.is_proper or speaker.lemma in SITES


def is_of_what_is_spoken_of(case: PlaceCase, path: TreePath) -> bool:
    """Return True if the name places an attack or the like of which the event only speaks."""
    return not case.is_physical and any(case.syntax.is_physical(word) for _, word in path.governors)


def is_place_of_charge(case: PlaceCase, path: TreePath) -> bool:
    """Return True if somebody is accused, tried or held there for what happened elsewhere."""
    return bool(path.down) and is_charge(case.trigger)


def is_topic(case: PlaceCase, path: TreePath) -> bool:
    """Return True if talks are *on* the place and it is none on which one can stand."""
    if case.is_physical or case.name is None or can_be_stood_on(case.name.place):
        return False
    return path.prepositions == ("on",) and path.top is case.trigger.word and case.trigger.is_noun


def is_surroundings(case: PlaceCase) -> bool:
    """Return True if the place is only where another of the event's places is."""
    return any(case.name is not None and _is_around(case, case.name, other) for other in case.others)


def _is_around(case: PlaceCase, name: PlaceName, other: PlaceName) -> bool:
    """Return True if the gazetteer puts one place in the other.

    Where it lacks one, and of what is only near (*Kuje, near Abuja*), the syntax decides.
    """
    if name.place is not None and other.place is not None and link(name.head)[0] not in NEARBY:
        return is_coded_within(other.place, name.place)
    return case.syntax.is_around(name, other)


def is_of_earlier_clause(case: PlaceCase, path: TreePath) -> bool:
    """Return True if the name is in the clause to which the event's is joined, and this has its own place."""
    if not any(is_in_own_clause(other, case.trigger) for other in case.others):
        return False
    is_in_top_clause = path.start.clause.predicate is path.top
    return is_in_top_clause and (path.is_to_conjunct or path.is_goal_apart)


def is_stated(clause: Stated) -> Callable[[PlaceCase], object]:
    """Return the condition that the syntax states the place of what is said in a clause."""
    return lambda case: not case.is_physical and case.stated is clause


def is_learned_and_stated(case: PlaceCase) -> bool:
    """Return True if model and syntax agree on a place."""
    return case.is_physical and case.stated is not None and case.probability >= MIN_PROBABILITY_IF_STATED


def is_learned(case: PlaceCase) -> bool:
    """Return True if the model alone finds a place likely."""
    return case.is_physical and case.probability >= MIN_PROBABILITY
