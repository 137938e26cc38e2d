"""Of which type a word of force is that nobody means: nature and accidents do harm, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.detect.closures import find_causes, is_closed
from geo.events.detect.fires import burns
from geo.events.detect.strikes import is_of_workers
from geo.language import word_class
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from geo.events.detect.not_event import SenseCase
    from geo.text import Clause, Word

ACCIDENTS = word_class("accidents")
ANIMALS = word_class("animals")
BLOCKED = word_class("blocked")
HOUSES = word_class("built")
DISEASES = word_class("diseases")
HAZARDS = word_class("hazards")
MISHAPS = word_class("mishap")
STOPPAGES = word_class("stoppages")
MAY_BE_MEANT = word_class("accidents_that_may_be_meant")
"""Of these the encoder says what they were: a bomb explodes, too."""
CAUSE = ("in", "by")
"""Before what kills: *killed in a fire*."""
WHEN = frozenset(("when", "after", "as"))


def is_of_workers_strike(case: SenseCase) -> bool:
    """Return True if a strike of workers does it: *the strike by nurses hit hospitals*."""
    actors = case.clause.actors if case.is_forceful else ()
    return any(actor.lemma in STOPPAGES and is_of_workers(actor) for actor in actors)


def is_of_nature(case: SenseCase) -> bool:
    """Return True if nature does it, or is fought: *a landslide blocked the road*."""
    return any(map(_is_of_nature, _involved(case)))


def is_of_animal(case: SenseCase) -> bool:
    """Return True if an animal does it: *was killed by a bear*."""
    does_harm = case.is_forceful or case.is_harm
    return does_harm and any(word.lemma in ANIMALS for word in case.clause.actors)


def is_closed_by_nature(case: SenseCase) -> bool:
    """Return True if something was closed because of what nature did: *was closed because of snow*."""
    return is_closed(case.clause) and any(map(_is_of_nature, find_causes(case.clause)))


def is_closed_after_accident(case: SenseCase) -> bool:
    """Return True if something was closed because of an accident: *was closed after a crash*."""
    return is_closed(case.clause) and any(word.lemma in ACCIDENTS for word in find_causes(case.clause))


def is_way_closed(case: SenseCase) -> bool:
    """Return True if a road, a border or the like was closed, by whomever."""
    return is_closed(case.clause) and any(word.lemma in BLOCKED for word in case.clause.patients)


def is_house_closed(case: SenseCase) -> bool:
    """Return True if a school, an office or the like was closed, by whomever."""
    return is_closed(case.clause) and any(word.lemma in HOUSES for word in case.clause.patients)


def _is_of_nature(word: Word) -> bool:
    return word.lemma in HAZARDS or word.lemma in DISEASES


def is_of_accident(case: SenseCase) -> bool:
    """Return True if an accident or a fire does it, or a fire is fought: *crews fought a fire*."""
    return any(burns(word) if word.lemma == "fire" else word.lemma in ACCIDENTS for word in _involved(case))


def is_of_mishap(case: SenseCase) -> bool:
    """Return True if the harm came of what nobody did: *nine were killed when a bus crashed*."""
    if not case.is_forceful:
        return False
    clause = case.clause
    if clause.is_adverbial and case.word.is_gerund:
        return _is_mishap(case.word.head.as_predicate)
    if not clause.passive_subjects or clause.agents:
        return False
    return any(
        _reports_mishap(other) for other in clause.adverbial_clauses if not WHEN.isdisjoint(other.marks)
    )


def _involved(case: SenseCase) -> list[Word]:
    """Return who or what does a forceful act, and of a fight also what is fought; of harm also its cause."""
    if case.is_harm:
        causes = (word for name in CAUSE for word in case.word.after_prepositions(name))
        found = (word for actor in (*case.clause.actors, *causes) for word in actor.referents)
        return [word for word in found if word.lemma not in MAY_BE_MEANT]
    if not case.is_forceful:
        return []
    involved = [word for actor in case.clause.actors for word in actor.referents]
    return [*involved, *case.clause.patients] if case.is_attack else involved


def _is_mishap(clause: Clause) -> bool:
    """Return True if something goes wrong by itself: *crashed*, not *was crashed*, nor *crashed a car*."""
    return clause.predicate.lemma in MISHAPS and not (
        clause.objects or clause.passive_subjects or clause.agents
    )


def _reports_mishap(clause: Clause) -> bool:
    """Return True if a clause reports a mishap, also one read as a participle: *when a bus overturned*."""
    if _is_mishap(clause):
        return True
    return any(word.lemma in MISHAPS and not word.as_predicate.agents for word in clause.predicate.children)


KIND = RuleList["SenseCase", str](
    "kind",
    "Of which type is a word of force that nobody means?",
    (
        Rule(
            "kind.strike-of-workers",
            "A strike of workers does it.",
            is_of_workers_strike,
            always("PROTEST"),
            (Example("A strike by dockers [blocked] the port of Goma on Monday.", "PROTEST"),),
            (Example("An air strike [hit] a hospital in Goma on Monday."),),
        ),
        Rule(
            "kind.nature",
            "Nature does it.",
            is_of_nature,
            always("HAZARD"),
            (
                Example("A mudslide [besieged] the village of Goma on Monday.", "HAZARD"),
                Example("An earthquake [killed] nine miners in Goma on Monday.", "HAZARD"),
                Example("Nine miners were [killed] in a landslide in Goma on Monday.", "HAZARD"),
            ),
            (Example("Protesters [blocked] the road to Goma on Monday."),),
        ),
        Rule(
            "kind.accident",
            "An accident or a fire does it, or a fire is fought.",
            is_of_accident,
            always("ACCIDENT"),
            (
                Example("Crews [fought] a fire in Goma on Monday.", "ACCIDENT"),
                Example("A fire [killed] nine weavers in Goma on Monday.", "ACCIDENT"),
                Example("Nine weavers were [killed] in a fire in Goma on Monday.", "ACCIDENT"),
            ),
            (
                Example("Mortar fire [destroyed] nine houses in Goma on Monday."),
                Example("Jets [struck] nine houses in Goma on Monday."),
                Example("Mortar fire [killed] nine weavers in Goma on Monday."),
                Example("Nine weavers were [killed] in an explosion in Goma on Monday."),
            ),
        ),
        Rule(
            "kind.mishap",
            "The harm came of what went wrong by itself.",
            is_of_mishap,
            always("ACCIDENT"),
            (Example("Nine people were [killed] when a bus overturned in Goma on Monday.", "ACCIDENT"),),
            (
                Example("Nine people were [killed] by soldiers when a bus stopped in Goma on Monday."),
                Example("Gunmen stormed a hotel in Goma on Monday, [killing] nine guests."),
            ),
        ),
        Rule(
            "kind.animal",
            "An animal does it.",
            is_of_animal,
            always("HAZARD"),
            (
                Example("A hunter was [killed] by a bear near Goma on Monday.", "HAZARD"),
                Example("An elephant [attacked] nine farmers near Goma on Monday.", "HAZARD"),
            ),
            (Example("A hunter [killed] a trader near Goma on Monday."),),
        ),
        Rule(
            "kind.closed-by-nature",
            "Something was closed because of what nature did.",
            is_closed_by_nature,
            always("HAZARD"),
            (
                Example("The road to Goma was [closed] on Monday because of snow.", "HAZARD"),
                Example("A school in Goma was [closed] on Monday after nine cases of measles.", "HAZARD"),
            ),
            (Example("Roads in Goma were [closed] on Monday."),),
        ),
        Rule(
            "kind.closed-after-accident",
            "Something was closed because of an accident.",
            is_closed_after_accident,
            always("ACCIDENT"),
            (Example("The road to Goma was [closed] on Monday after a crash.", "ACCIDENT"),),
            (Example("Roads in Goma were [closed] on Monday."),),
        ),
        Rule(
            "kind.way-closed",
            "A road, a border or the like was closed, nothing says by whom, and no protest is near.",
            is_way_closed,
            always("COERCE"),
            (Example("Roads in Goma were [closed] on Monday.", "COERCE"),),
            (Example("Protesters marched in Goma on Monday. Roads were [closed] for hours."),),
        ),
        Rule(
            "kind.house-closed",
            "A school, an office or the like was closed, nothing says by whom, and no protest is near.",
            is_house_closed,
            always("CIVIC"),
            (Example("Schools in Goma were [closed] on Monday.", "CIVIC"),),
            (Example("Police [closed] a newspaper in Goma on Monday."),),
        ),
    ),
)
