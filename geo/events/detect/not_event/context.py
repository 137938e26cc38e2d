"""Triggers that are no event of their own where they stand: another names it, or they are part of a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.detect.evidence import is_event
from geo.language import types_with, word_class
from geo.model import Timex
from geo.rules import Example, Rule, RuleList, always
from geo.text import BlockKind
from geo.text.sharing import OWN_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.detect.not_event.games import Games
    from geo.events.detect.trigger import Trigger
    from geo.model import Toponym

UNINTENDED = types_with("unintended")
FORCEFUL = types_with("force")
HELPFUL = types_with("help")
WITHIN_EVENT = word_class("within_event")


@dataclass(frozen=True, slots=True)
class TriggerCase:
    """A trigger among the others of its sentence."""

    trigger: Trigger
    others: Sequence[Trigger]
    """All triggers of the sentence."""
    games: Games
    name: Toponym | Timex | None
    """The place mention or time expression in which it stands."""

    @property
    def nouns(self) -> Iterator[Trigger]:
        """The triggers of the sentence that are nouns."""
        return (other for other in self.others if other.is_noun)

    @property
    def verbs(self) -> Iterator[Trigger]:
        """The triggers of the sentence that are no nouns."""
        return (other for other in self.others if not other.is_noun)

    def is_like(self, other: Trigger) -> bool:
        """Return True if another trigger is of the same type."""
        return self.trigger.sense.type == other.sense.type


def is_purpose(case: TriggerCase) -> bool:
    """Return True if the verb only says to what end an event of its type was: *marched to protest*."""
    if case.trigger.is_noun:
        return False
    clause = case.trigger.word.as_predicate
    if not (clause.is_infinitive and (clause.is_adverbial or clause.is_open_complement)):
        return False
    return any(case.is_like(other) and clause.predicate.head in other.anchors for other in case.others)


def is_light_verb(case: TriggerCase) -> bool:
    """Return True if the verb supports an event noun of its type, or has no sense that asks for an object."""
    if case.trigger.is_noun:
        return False
    supported = [noun for noun in case.nouns if noun.support is case.trigger.word]
    if case.trigger.sense.type in FORCEFUL and any(is_aimed_at(noun) for noun in supported):
        return False
    return any(case.is_like(noun) or not case.trigger.sense.objects for noun in supported)


def is_aimed_at(noun: Trigger) -> bool:
    """Return True if a noun of help undergoes what its verb says: *struck an aid convoy*."""
    return noun.sense.type in HELPFUL and (noun.word.is_object or noun.word.is_passive_subject)


def is_consequence(case: TriggerCase) -> bool:
    """Return True if a participle states the harm of a mishap: *a ferry sank, killing nine*."""
    word = case.trigger.word
    clause = word.as_predicate
    is_participle = word.is_gerund and (clause.is_adverbial or clause.modifies_noun)
    if not is_participle or not (
        case.trigger.sense.type in FORCEFUL or case.trigger.sense.type in UNINTENDED
    ):
        return False
    mishaps = [other for other in case.others if other.sense.type in UNINTENDED and other.word is not word]
    return any(word.head in (*other.anchors, other.word.head) for other in mishaps)


def is_target(case: TriggerCase) -> bool:
    """Return True if force is done to what a noun names: *looted an aid delivery*, *a raid on a convoy*."""
    noun, word = case.trigger, case.trigger.word
    if not noun.is_noun or noun.sense.type not in HELPFUL:
        return False
    if not (is_aimed_at(noun) or word.is_after("on", "against")):
        return False
    governor = word.preposition.head if word.preposition is not None else word.head
    done = (other for other in case.others if other is not noun and other.sense.type in FORCEFUL)
    return any(governor in other.anchors for other in done)


def is_second_noun(case: TriggerCase) -> bool:
    """Return True if a noun is named together with one of its type: *explosions and gunfire*."""
    noun = case.trigger.word
    if not (case.trigger.is_noun and noun.is_conjunct) or noun.prepositions or noun.modifying_clauses:
        return False
    return any(case.is_like(other) and noun.head is other.word for other in case.nouns)


def is_asked_for(case: TriggerCase) -> bool:
    """Return True if a verb has a sense of its own with the noun: *called off the strike*."""
    if not case.trigger.is_noun:
        return False
    return any(_asks_for(verb, case.trigger) for verb in case.verbs if verb.sense.objects)


def _asks_for(verb: Trigger, noun: Trigger) -> bool:
    """Return True if a noun is what the sense of a verb, which asks for objects, is said of."""
    if noun.support is verb.word:
        return verb.sense.type != noun.sense.type
    if noun.word.head is verb.word:
        return True
    is_after_preposition = noun.word.head.head is verb.word
    return is_after_preposition and len(verb.sense.words) > 1 and noun.word.lemma in verb.sense.objects


def find_named_again(case: TriggerCase) -> Trigger | None:
    """Return the verb whose event a noun names again: *were killed in an attack*."""
    noun = case.trigger
    if not noun.is_noun:
        return None
    return next(
        (
            verb
            for verb in case.verbs
            if case.is_like(verb) and noun.support is not verb.word and _is_within(verb, noun)
        ),
        None,
    )


def is_within_event(case: TriggerCase) -> bool:
    """Return True if a noun names the event of its verb again: *were killed in an attack*."""
    return find_named_again(case) is not None


def _is_within(verb: Trigger, noun: Trigger) -> bool:
    preposition = noun.word.preposition
    if preposition is not None and preposition.lower in WITHIN_EVENT and preposition.head is verb.word:
        return True
    return noun.word.head is verb.word


def is_furniture(context: TriggerCase) -> bool:
    """Return True if the word stands in a line of the page's furniture."""
    block = context.trigger.word.block
    return block is not None and block.kind is BlockKind.FURNITURE


def is_game(case: TriggerCase) -> bool:
    """Return True if the sentence reports a game."""
    return case.games.has(case.trigger.word)


def is_part_of_date(case: TriggerCase) -> bool:
    """Return True if a time expression holds the word, and no clause within it: *a day after police left*."""
    word, timex = case.trigger.word, case.name
    if not isinstance(timex, Timex):
        return False
    before = word.document.words_over(timex.start, word.start)
    return not any(other.lower in OWN_TIME for other in before)


def is_part_of_name(case: TriggerCase) -> bool:
    """Return True if a place's name holds the word; a plural all by itself was only taken for one."""
    word, name = case.trigger.word, case.name
    if name is None or isinstance(name, Timex):
        return False
    return not word.is_plural_noun or len(word.text) < name.end - name.start


NO_EVENT_OF_ITS_OWN = RuleList[TriggerCase, str](
    "not_event",
    "Is the word no event of its own in its sentence?",
    (
        Rule(
            "not_event.purpose",
            "The verb says to what end an event of its own type was done.",
            is_purpose,
            always("another word names the event"),
            (Example("Thousands marched in Goma on Monday to [protest] against the tax."),),
            (Example("Soldiers flew to Goma on Monday to [fight] the rebels."),),
        ),
        Rule(
            "not_event.light-verb",
            "The verb only supports an event noun.",
            is_light_verb,
            always("a noun names the event"),
            (Example("Students staged a protest and workers [joined] the talks in Goma on Monday."),),
        ),
        Rule(
            "not_event.consequence",
            "A participle states what harm a mishap did.",
            is_consequence,
            always("the mishap is the event"),
            (Example("A ferry sank off Goma on Monday, [killing] nine passengers."),),
            (Example("Gunmen stormed a hotel in Goma on Monday, [killing] nine guests."),),
        ),
        Rule(
            "not_event.target",
            "Force is done to what the noun names.",
            is_target,
            always("it is the target"),
            (
                Example("Gunmen looted an [aid delivery] in Goma on Monday."),
                Example("A raid on an [aid convoy] in Goma on Monday left two drivers wounded."),
            ),
            (Example("An [aid convoy] arrived in Goma on Monday after rebels raided a depot."),),
        ),
        Rule(
            "not_event.second-noun",
            "The noun is named together with another of its type, and nothing is said of it alone.",
            is_second_noun,
            always("another noun names the event"),
            (Example("Explosions and [gunfire] were heard in Goma on Monday."),),
            (Example("Bombings in Goma and [attacks] on Bukavu were reported on Monday."),),
        ),
        Rule(
            "not_event.object-of-verb",
            "The noun is the object of a verb whose sense needs it.",
            is_asked_for,
            always("the verb names the event"),
            (Example("Unions called off the [strike] in Goma on Monday."),),
            (Example("The [strike] in Goma ended on Monday."),),
        ),
        Rule(
            "not_event.within-event",
            "The noun names again the event of the verb on which it depends.",
            is_within_event,
            always("the verb names the event"),
            (Example("Nine people were killed in an [attack] in Goma on Monday."),),
            (Example("Ministers met in Goma on Monday after an [attack] in Bukavu on Sunday."),),
        ),
        Rule(
            "not_event.furniture",
            "The line belongs to the page, not to the report: *Read more*, *Share this*.",
            is_furniture,
            always("the line belongs to the page"),
            (Example("Rebels shelled Goma.\n\nRead more: Police [arrest] two men in Bukavu"),),
            (Example("Rebels shelled Goma.\n\nPolice [arrested] two men in Bukavu."),),
        ),
        Rule(
            "not_event.game",
            "The sentence or the article reports a game, and names no police or soldiers.",
            is_game,
            always("it belongs to a game"),
            (Example("The visitors [attacked] after half-time, and the referee gave a penalty."),),
            (Example("Police [attacked] fans after the match when the referee gave a penalty."),),
        ),
        Rule(
            "not_event.part-of-date",
            "A time expression holds the word.",
            is_part_of_date,
            always("it is part of a date"),
            (Example("Ministers will meet again in [March]."),),
            (Example("The minister resigned a day after police [attacked] the crowd."),),
        ),
        Rule(
            "not_event.part-of-name",
            "A place's name holds the word.",
            is_part_of_name,
            always("it is part of a name"),
            (Example("Tourists visited the Gulf of [Riot] on Monday."),),
            (Example("[Marches] were held in Tbilisi on Monday."),),
        ),
        Rule(
            "not_event.unlikely",
            "Tables and encoder together find it unlikely that the word names an event.",
            lambda case: not is_event(case.trigger),
            always("it is unlikely to be one"),
            (Example("Police arrested nine men in Goma after a clerk [supported] his chin."),),
            (Example("Rebels [shelled] Tbilisi."),),
        ),
    ),
)
