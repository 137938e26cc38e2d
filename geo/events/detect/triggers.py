"""Which words of a sentence tell of an act: verbs, nouns with or without a light verb, some adjectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.detect.arguments import actors, companions, described, named, objects, of, prepositional
from geo.events.detect.lexicon import ANY, EventSense, Lexicon, Sense, lexicon
from geo.events.detect.not_event import Sport, is_harmless, is_of_work
from geo.model import Span
from geo.text import Form, PartOfSpeech, Relation, lemmas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.text import Document, Word

NOUNS = frozenset({PartOfSpeech.NOUN, PartOfSpeech.PROPER_NOUN})
TELLING = NOUNS | {PartOfSpeech.VERB, PartOfSpeech.AUXILIARY, PartOfSpeech.ADJECTIVE, PartOfSpeech.PARTICLE}
"""Parts of speech among which words for acts are."""
ARGUMENTS = frozenset(
    {
        Relation.SUBJECT,
        Relation.PASSIVE_SUBJECT,
        Relation.OBJECT,
        Relation.PREPOSITIONAL_OBJECT,
        Relation.POSSESSOR,
        Relation.APPOSITION,
        Relation.NOMINAL_MODIFIER,
    }
)
"""Places in a clause for nouns: what is tagged a verb there is none, but for *-ing* forms."""
FINITE = frozenset({Form.PAST, Form.PRESENT, Form.PRESENT_THIRD_PERSON, Form.MODAL})
PAST, IRREGULAR = "ed", frozenset({"met", "shot", "fought", "slew"})
ENGAGING = frozenset({"be", "engage", "participate", "take", "come", "enter", "put"})
"""Verbs that make an act of a noun after a preposition: *are in talks*, *came under fire*."""
WITHIN = frozenset({"in", "by", "during", "with", "through", "at"})
"""Prepositions before the noun of the very act that the verb tells: *killed in an attack*."""
REACH = 8
"""Words between a noun and its supporting verb, beyond which the trigger is the noun alone."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an act, with the light verb that supports it, if any: *held* … *talks*."""

    word: Word
    sense: EventSense
    support: Word | None = None
    modifier: Word | None = None
    """A light verb of a clause upon the noun: *the talks, which took place in Bonn, ended*."""

    @property
    def verb(self) -> Word:
        """The verb whose tense and negation are the act's."""
        return self.support if self.support is not None else self.word.clause.predicate

    @property
    def is_noun(self) -> bool:
        """Tell whether a noun stands for the act."""
        return self.word.part in NOUNS

    @property
    def anchors(self) -> tuple[Word, ...]:
        """The words to which the act's date and place are attached."""
        return tuple(token for token in (self.word, self.support, self.modifier) if token is not None)

    @property
    def span(self) -> Span:
        """The characters of the trigger; with its supporting verb where that is near."""
        near = self.support is not None and abs(self.support.index - self.word.index) <= REACH
        ends = self.anchors[:2] if near else (self.word,)
        first, last = min(ends, key=lambda token: token.index), max(ends, key=lambda token: token.index)
        return Span(first.start, last.end)


def candidates(document: Document) -> Iterator[Trigger]:
    """Find the triggers of all sentences, in order; one for a light verb and its noun."""
    words, sport = lexicon(), Sport(document)
    for sentence in document.sentences:
        if not sentence.is_parsed:
            continue
        telling = (token for token in sentence.words if token.part in TELLING)
        found = [trigger for token in telling if (trigger := _trigger(token, words)) is not None]
        told = (trigger for trigger in found if not _told_by_another(trigger, found))
        yield from (trigger for trigger in told if not sport.is_played(trigger.word))


def _trigger(token: Word, words: Lexicon) -> Trigger | None:
    """Return the act that `token` tells of, if it tells of one."""
    if _opens_fragment(token) and (sense := _past_sense(token, words)):
        root = token.sentence.root  # to which the parser hangs the rest of a sentence without a verb
        return Trigger(root, sense, token if token != root else None)
    if token.part in NOUNS and token.relation not in {
        Relation.COMPOUND,
        Relation.NOMINAL_MODIFIER,
        Relation.POSSESSOR,
    }:
        sense = _noun_sense(token, words)
        if sense is None:
            return None
        support, modifier = _support(token, words), _modifier(token, words)
        return Trigger(token, sense, support or modifier, modifier if support else None)
    if sense := _complement_sense(token, words):
        return Trigger(token, sense, token.head.clause.predicate)
    if (
        token.part == PartOfSpeech.VERB
        and token.is_predicate
        and (token.relation not in ARGUMENTS or token.form == Form.GERUND)
    ):
        sense = _verb_sense(token, words)
        return Trigger(token, sense) if sense else None
    return None


def _complement_sense(token: Word, words: Lexicon) -> EventSense | None:
    """Return the sense of a word that tells of an act through its clause: *is ready*, *must leave*."""
    if token.part == PartOfSpeech.ADJECTIVE and token.relation in {
        Relation.ADJECTIVAL_COMPLEMENT,
        Relation.OBJECT_PREDICATE,
        Relation.CLAUSAL_COMPLEMENT,
    }:
        return next(iter(words.event_senses_of("adjective", token.lemma)), None)
    if (
        token.relation == Relation.AUXILIARY
        and token.head.part in {PartOfSpeech.VERB, PartOfSpeech.AUXILIARY}
        and token.head.relation == Relation.CLAUSAL_COMPLEMENT
    ):
        return next(iter(words.event_senses_of("aux", token.lemma)), None)
    return None


def _opens_fragment(token: Word) -> bool:
    """Tell whether `token` may be a verb without a subject, taken for a name: *Met envoys in Cairo*."""
    if not token.opens_sentence or token.part != PartOfSpeech.PROPER_NOUN:
        return False
    return not any(other.form in FINITE and other.index > token.index + 1 for other in token.sentence.words)


def _past_sense(token: Word, words: Lexicon) -> EventSense | None:
    """Return the sense of what is a verb's past by its form, if it asks for nothing beside it."""
    found = (
        sense for word in lemmas(token.lower) - {token.lower} for sense in words.event_senses_of("verb", word)
    )
    bare = (sense for sense in found if len(sense.words) == 1 and not sense.objects and not sense.subjects)
    return next(bare, None) if token.lower.endswith(PAST) or token.lower in IRREGULAR else None


def _noun_sense(noun: Word, words: Lexicon) -> EventSense | None:
    """Return the sense of an event noun; a trigger of several words must stand whole before it."""
    senses = words.senses_of("noun", noun.lemma)
    if senses and noun.lemma == "strike" and is_of_work(noun, words):
        senses = words.senses_of("noun", "walkout")
    for sense in senses:
        if _stands_before(noun, sense.words[:-1]) and _is_upon(noun, sense.objects):
            return sense if isinstance(sense, EventSense) else None
    return None


def _stands_before(noun: Word, words: Sequence[str]) -> bool:
    """Tell whether a noun has these words right before it."""
    first = noun.index - len(words)
    return not words or (
        first >= 0 and [token.lemma for token in noun.document.words[first : noun.index]] == list(words)
    )


def _is_upon(noun: Word, asked: frozenset[str]) -> bool:
    """Tell whether an event noun is an act upon one of the words asked for, or none is asked for."""
    return not asked or _meets(asked, {token.lemma for token in of(noun)})


def _verb_sense(verb: Word, words: Lexicon) -> EventSense | None:
    """Return the strictest sense of `verb` that all it asks for stands with, if that is an act."""
    senses = words.senses_of("verb", verb.lemma)
    if not senses:
        return None
    sense = _sense(verb, senses, words)
    return sense if isinstance(sense, EventSense) and not is_harmless(verb, sense, words) else None


def _sense(verb: Word, senses: Sequence[Sense], words: Lexicon) -> Sense | None:
    """Return the first of a verb's senses that fits what stands with it."""
    beside = companions(verb) if any(len(sense.words) > 1 for sense in senses) else set()
    near = [sense for sense in senses if beside.issuperset(sense.words[1:])]
    direct = named(objects(verb), words) if any(sense.objects for sense in near) else set()
    widely = any(len(sense.words) > 1 and sense.objects for sense in near)
    further = direct | named(prepositional(verb), words) if widely else direct
    acting = actors(verb) if any(sense.subjects for sense in near) else []
    who, heads = described(acting), {actor.lemma for actor in acting}
    for sense in near:
        found = further if len(sense.words) > 1 else direct
        # A car kills by accident, a *car* bomb does not: what is no act is told by the noun itself.
        by = who if isinstance(sense, EventSense) else heads
        if _meets(sense.objects, found) and _meets(sense.subjects, by):
            return sense
    return None


def _meets(asked: frozenset[str], found: set[str]) -> bool:
    """Tell whether one of the words asked for is there, or none is asked for."""
    return not asked or bool(asked & found) or (ANY in asked and bool(found))


def _support(noun: Word, words: Lexicon) -> Word | None:
    """Return the light verb that makes an event noun a told act: *held* two rounds of *talks*."""
    while noun.relation == Relation.CONJUNCT and noun.head.part in NOUNS:
        noun = noun.head
    if noun.head.lower == "of" and words.of_class(noun.head.head.lemma, "quantity"):
        noun = noun.head.head
    governor = noun.head
    if noun.relation == Relation.PREPOSITIONAL_OBJECT and governor.relation in {
        Relation.PREPOSITION,
        Relation.AGENT,
    }:
        governor = governor.head
        return governor if governor.lemma in ENGAGING else None
    is_argument = noun.relation in {
        Relation.SUBJECT,
        Relation.PASSIVE_SUBJECT,
        Relation.OBJECT,
        Relation.ATTRIBUTE,
    }
    light = is_argument and words.of_class(governor.lemma, "light")
    return governor if light or is_spread(noun, governor) or _is_witnessed(noun, governor, words) else None


def is_spread(noun: Word, verb: Word) -> bool:
    """Tell whether `verb` says where the act of `noun` went on: *unrest engulfed Lille*, *spread to it*."""
    spread = noun.relation == Relation.SUBJECT and lexicon().of_class(verb.lemma, "spreading")
    return spread and any(
        token.part == PartOfSpeech.PROPER_NOUN
        for token in (*verb.dependents(Relation.OBJECT), *prepositional(verb))
    )


def _is_witnessed(noun: Word, verb: Word, words: Lexicon) -> bool:
    """Tell whether `verb` only says that the act of `noun` was met with: *shots were heard*."""
    return noun.relation == Relation.PASSIVE_SUBJECT and words.of_class(verb.lemma, "witnessing")


def _modifier(noun: Word, words: Lexicon) -> Word | None:
    """Return the light verb of a clause upon an event noun: *clashes that broke out in Orda*."""
    clauses = noun.dependents(Relation.RELATIVE_CLAUSE, Relation.NOUN_CLAUSE)
    return next((token for token in clauses if words.of_class(token.lemma, "light")), None)


def _told_by_another(trigger: Trigger, found: list[Trigger]) -> bool:
    """Tell whether another trigger already tells of the act.

    Of *held talks* the noun stays; of *called off the strike*, which has a sense of its own, and of *the raid
    killed two*, the verb; of *used tear gas to disperse a crowd* the first.
    """
    if not trigger.is_noun:
        if any(
            _is_purpose(trigger.word, other) and other.sense.type == trigger.sense.type for other in found
        ):
            return True
        nouns = [other for other in found if other.support == trigger.word and other.is_noun]
        return any(other.sense.type == trigger.sense.type or not trigger.sense.objects for other in nouns)
    return any(_is_named_with(other, trigger) if other.is_noun else _tells(other, trigger) for other in found)


def _is_purpose(verb: Word, other: Trigger) -> bool:
    """Tell whether `verb` only says to what end an act was done: *marched to protest*."""
    infinitive = any(child.lower == "to" for child in verb.dependents(Relation.AUXILIARY))
    return (
        infinitive
        and verb.relation in {Relation.ADVERBIAL_CLAUSE, Relation.OPEN_COMPLEMENT}
        and verb.head in other.anchors
    )


def _is_named_with(first: Trigger, noun: Trigger) -> bool:
    """Tell whether two nouns stand for one act: *explosions and gunfire were heard in Orda*."""
    joined = noun.word.relation == Relation.CONJUNCT and noun.word.head == first.word
    return (
        joined
        and noun.sense.type == first.sense.type
        and not noun.word.dependents(Relation.PREPOSITION, Relation.NOUN_CLAUSE, Relation.RELATIVE_CLAUSE)
    )


def _tells(verb: Trigger, noun: Trigger) -> bool:
    """Tell whether the act of `noun`, an argument of `verb`, is what `verb` tells."""
    if verb.word == noun.support:
        return bool(verb.sense.objects) and verb.sense.type != noun.sense.type
    preposition = noun.word.head
    within = (
        preposition.relation in {Relation.PREPOSITION, Relation.AGENT}
        and preposition.lower in WITHIN
        and preposition.head == verb.word
    )
    argument = noun.word.head == verb.word
    if preposition.head == verb.word and len(verb.sense.words) > 1 and noun.word.lemma in verb.sense.objects:
        return True
    same = verb.sense.type == noun.sense.type
    return (same and (argument or within)) or (argument and bool(verb.sense.objects))
