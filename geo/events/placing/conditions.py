"""The conditions of the rules of place: what is asked of an event and a name of its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.events.placing.beside import is_end_of_line, is_partner
from geo.events.placing.prepositions import is_locative
from geo.gazetteer.containment import is_coded_within
from geo.language import alternatives, event_types, word_class

if TYPE_CHECKING:
    from geo.events.placing.case import PlaceCase
    from geo.events.placing.names import PlaceName

MIN_PROBABILITY = 0.5
"""It is likelier that the event happened there than not."""
MIN_PROBABILITY_IF_OWN = 0.3
"""Of a name behind *in* or the like in the phrase of the event's noun, which the encoder doubts too often."""
MIN_PROBABILITY_IF_UNREAD = 0.6
"""Of a name that was not recognised as a place: most of these are people and organisations."""
BETWEEN = re.compile(
    rf"(?:,|,? {alternatives(word_class('surrounding'))})(?: [a-z]+){{0,3}} "
    rf"|,? [^.;,]{{1,60}} {alternatives(word_class('part_of_place'))} of (?:the )?"
)
"""What stands between a place and its surroundings: *Masisi, Congo*; *Kuje, near Abuja*."""
LOCATIVE = re.compile(rf"\b(?:{alternatives(word_class('locative'))}|of) (?:the )?\Z")
DESTINATION = re.compile(rf"\b{alternatives(word_class('destination'))} (?:the )?(?:[a-z]+ of )?\Z")
LETTERS_BEFORE = 28
"""Before a name, within which its preposition stands."""


def is_at_line_end(case: PlaceCase) -> bool:
    """Return True if the name is one end of what joins two places."""
    return case.name is not None and is_end_of_line(case.trigger.word.document.text, case.name.toponym)


def is_only_partner(case: PlaceCase) -> bool:
    """Return True if the name is of those with whom an event of words is held, not of where it was."""
    if case.name is None or event_types()[case.trigger.sense.type].is_physical:
        return False
    return is_partner(case.trigger.word.document.text, case.name.toponym)


def is_surroundings(case: PlaceCase) -> bool:
    """Return True if the place is only where another of the event's places is."""
    return any(case.name is not None and _is_around(case, case.name, other) for other in case.others)


def is_destination(case: PlaceCase) -> bool:
    """Return True if somebody only makes for the place, and the event has another."""
    if case.name is None or not case.others:
        return False
    start = case.name.toponym.start
    before = case.trigger.word.document.text[max(0, start - LETTERS_BEFORE) : start]
    return DESTINATION.search(before) is not None


def is_likely(case: PlaceCase) -> bool:
    """Return True if the encoder finds it likely that the event happened there."""
    is_unread = case.name is not None and case.name.index is None
    return case.probability >= (MIN_PROBABILITY_IF_UNREAD if is_unread else MIN_PROBABILITY)


def is_own_of_noun(case: PlaceCase) -> bool:
    """Return True if the phrase of the event's noun says that it was there: *a theft in Kirkenes*."""
    if case.name is None or case.name.index is None or not case.is_own:
        return False
    text, start = case.trigger.word.document.text, case.name.toponym.start
    return case.probability >= MIN_PROBABILITY_IF_OWN and is_locative(text, start)


def _is_around(case: PlaceCase, name: PlaceName, other: PlaceName) -> bool:
    """Return True if the gazetteer or, of what it lacks, the text puts one place in the other."""
    if name.place is not None and other.place is not None and is_coded_within(other.place, name.place):
        return True
    text = case.trigger.word.document.text
    if BETWEEN.fullmatch(text[other.toponym.end : name.toponym.start]) is not None:
        return True
    is_followed = name.toponym.end <= other.toponym.start and other.head not in name.head.conjuncts
    before = text[max(0, other.toponym.start - LETTERS_BEFORE) : other.toponym.start]
    return is_followed and LOCATIVE.search(before) is not None and _may_hold(name, other)


def _may_hold(name: PlaceName, other: PlaceName) -> bool:
    """Return True if a name may be that of the province or the waters in which another place lies.

    A province is often called like its seat: *In Daraa, a man was shot in Tafas*.
    """
    outer, inner = name.place, other.place
    if outer is None or inner is None or inner.feature_class != "P":
        return False
    if outer.feature_class == "H":
        return True
    is_of_province = bool(inner.admin1_code) and (inner.country_code, inner.admin1_code) == (
        outer.country_code,
        outer.admin1_code,
    )
    is_of_district = is_of_province and bool(inner.admin2_code) and inner.admin2_code == outer.admin2_code
    return outer.population > inner.population and (
        (is_of_province and outer.name == outer.admin1_name)
        or (is_of_district and outer.name == outer.admin2_name)
    )
