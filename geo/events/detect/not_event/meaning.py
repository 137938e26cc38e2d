"""Words that have another meaning where they stand: a figure of speech, an accident, nature at work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.detect.lexicon import EventSense
from geo.language import event_types, word_class
from geo.rules import Example, Rule, RuleList, always

if TYPE_CHECKING:
    from geo.events.detect.lexicon import Sense
    from geo.text import Clause, Word

COUNTING = word_class("counting")
MISHAPS = word_class("mishap")
NATURE = word_class("nature")
PLAYERS = word_class("players")
STRIVING = word_class("striving")


@dataclass(frozen=True, slots=True)
class SenseCase:
    """A word with the sense that fits best what stands beside it."""

    word: Word
    sense: Sense

    @property
    def is_forceful(self) -> bool:
        """Return True if it is a verb of an event type whose words are also used of nature and games."""
        if not (self.word.is_full_verb and isinstance(self.sense, EventSense)):
            return False
        return event_types()[self.sense.type].is_force

    @property
    def clause(self) -> Clause:
        """The clause of which it is the predicate."""
        return self.word.as_predicate


def has_other_sense(case: SenseCase) -> bool:
    """Return True if the sense that fits is no event."""
    return not isinstance(case.sense, EventSense)


def has_player(case: SenseCase) -> bool:
    """Return True if a player or a team acts."""
    return case.is_forceful and any(actor.lemma in PLAYERS for actor in case.clause.actors)


def is_simile(case: SenseCase) -> bool:
    """Return True if nobody is fought, but somebody strives: *fought like lions*."""
    if not case.is_forceful or case.word.lemma not in STRIVING or case.clause.patients:
        return False
    prepositions = {preposition.lower for preposition in case.word.prepositions}
    return "like" in prepositions and prepositions.isdisjoint({"against", "with"})


def is_of_mishap(case: SenseCase) -> bool:
    """Return True if the harm came of what nobody did: *a bus crashed, killing nine*, not *was crashed*."""
    clause = case.clause
    if not (case.is_forceful and clause.is_adverbial and case.word.is_gerund):
        return False
    mishap = case.word.head
    cause = mishap.as_predicate
    return mishap.lemma in MISHAPS and not (cause.objects or cause.passive_subjects or cause.agents)


def is_of_nature(case: SenseCase) -> bool:
    """Return True if nature acts, or is fought: *a landslide blocked the road*, *crews fought a fire*."""
    if not case.is_forceful:
        return False
    involved = [word for actor in case.clause.actors for word in actor.referents]
    if isinstance(case.sense, EventSense) and case.sense.type == "ASSAULT":
        involved += case.clause.patients
    return any(word.lemma in NATURE or _is_blaze(word) for word in involved)


def _is_blaze(noun: Word) -> bool:
    """Return True if *fire* burns: it is counted, or fought; that of weapons is not: *mortar fire killed*."""
    if noun.lemma != "fire":
        return False
    before = {word.lower for word in (*noun.determiners, *noun.modifiers)}
    is_alone = not (noun.modifiers or noun.prepositions or noun.possessors)
    is_known = noun.is_subject and is_alone and "the" in before
    return is_known or noun.is_plural_noun or bool(before & COUNTING) or noun.head.lemma in STRIVING


OTHER_MEANING = RuleList[SenseCase, str](
    "not_event",
    "Does the word have another meaning where it stands?",
    (
        Rule(
            "not_event.other-sense",
            "What stands beside the word gives it a sense that is no event.",
            has_other_sense,
            always("the word has another sense"),
            (
                Example("The director [shot] a film in Goma."),
                Example("A price [war] broke out between two supermarkets on Monday."),
            ),
            (Example("A soldier [shot] a farmer in Goma."),),
        ),
        Rule(
            "not_event.player",
            "A player or a team does it.",
            has_player,
            always("it belongs to a game"),
            (Example("The goalkeeper [stormed] the pitch in Leipzig."),),
            (Example("The gunmen [attacked] the village on Saturday."),),
        ),
        Rule(
            "not_event.simile",
            "Nobody is fought, but somebody strives like something.",
            is_simile,
            always("it is a figure of speech"),
            (Example("The miners [fought] like lions in Goma on Monday."),),
            (Example("Like their fathers, the rebels [fought] against the army in Goma on Monday."),),
        ),
        Rule(
            "not_event.mishap",
            "The harm came of an accident.",
            is_of_mishap,
            always("it is an accident"),
            (Example("A ferry sank off Goma on Monday, [killing] nine passengers."),),
            (Example("Gunmen stormed a hotel in Goma on Monday, [killing] nine guests."),),
        ),
        Rule(
            "not_event.nature",
            "Nature does it, or a fire or a flood is fought.",
            is_of_nature,
            always("nature is at work"),
            (
                Example("A landslide [blocked] the road to Goma on Monday."),
                Example("Two fires [destroyed] nine houses in Goma on Monday."),
            ),
            (Example("Protesters [blocked] the road to Goma on Monday."),),
        ),
    ),
)
