"""Which words of a sentence tell of an act: verbs, nouns with or without a light verb, some adjectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.arguments import actors, companions, described, named, objects, of, prepositional
from geo.events.harmless import Sport, is_harmless, is_of_work
from geo.events.lexicon import ANY, EventSense, Lexicon, Sense, lexicon
from geo.model import Span
from geo.syntax import children, clause_of, is_clause, is_parsed, lemma, lemmas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

NOUNS = frozenset({"NOUN", "PROPN"})
TELLING = NOUNS | {"VERB", "AUX", "ADJ", "PART"}
"""Parts of speech among which words for acts are."""
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "nmod"})
"""Places in a clause for nouns: what is tagged a verb there is none, but for *-ing* forms."""
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
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

    token: Token
    sense: EventSense
    support: Token | None = None
    modifier: Token | None = None
    """A light verb of a clause upon the noun: *the talks, which took place in Bonn, ended*."""

    @property
    def verb(self) -> Token:
        """The verb whose tense and negation are the act's."""
        return self.support if self.support is not None else clause_of(self.token)

    @property
    def is_noun(self) -> bool:
        """Tell whether a noun stands for the act."""
        return self.token.pos_ in NOUNS

    @property
    def anchors(self) -> tuple[Token, ...]:
        """The words to which the act's date and place are attached."""
        return tuple(token for token in (self.token, self.support, self.modifier) if token is not None)

    @property
    def span(self) -> Span:
        """The characters of the trigger; with its supporting verb where that is near."""
        near = self.support is not None and abs(self.support.i - self.token.i) <= REACH
        ends = self.anchors[:2] if near else (self.token,)
        first, last = min(ends, key=lambda token: token.i), max(ends, key=lambda token: token.i)
        return Span(first.idx, last.idx + len(last))


def find(doc: Doc) -> Iterator[Trigger]:
    """Find the triggers of all sentences, in order; one for a light verb and its noun."""
    words, sport = lexicon(), Sport(doc)
    for sentence in filter(is_parsed, doc.sents):
        telling = (token for token in sentence if token.pos_ in TELLING)
        found = [trigger for token in telling if (trigger := _trigger(token, words)) is not None]
        told = (trigger for trigger in found if not _told_by_another(trigger, found))
        yield from (trigger for trigger in told if not sport.is_played(trigger.token))


def _trigger(token: Token, words: Lexicon) -> Trigger | None:
    """Return the act that `token` tells of, if it tells of one."""
    if _opens_fragment(token) and (sense := _past_sense(token, words)):
        root = token.sent.root  # to which the parser hangs the rest of a sentence without a verb
        return Trigger(root, sense, token if token != root else None)
    if token.pos_ in NOUNS and token.dep_ not in {"compound", "nmod", "poss"}:
        sense = _noun_sense(token, words)
        if sense is None:
            return None
        support, modifier = _support(token, words), _modifier(token, words)
        return Trigger(token, sense, support or modifier, modifier if support else None)
    if sense := _complement_sense(token, words):
        return Trigger(token, sense, clause_of(token.head))
    if token.pos_ == "VERB" and is_clause(token) and (token.dep_ not in ARGUMENTS or token.tag_ == "VBG"):
        sense = _verb_sense(token, words)
        return Trigger(token, sense) if sense else None
    return None


def _complement_sense(token: Token, words: Lexicon) -> EventSense | None:
    """Return the sense of a word that tells of an act through its clause: *is ready*, *must leave*."""
    if token.pos_ == "ADJ" and token.dep_ in {"acomp", "oprd", "ccomp"}:
        return next(iter(words.event_senses_of("adjective", lemma(token))), None)
    if token.dep_ == "aux" and token.head.pos_ in {"VERB", "AUX"} and token.head.dep_ == "ccomp":
        return next(iter(words.event_senses_of("aux", lemma(token))), None)
    return None


def _opens_fragment(token: Token) -> bool:
    """Tell whether `token` may be a verb without a subject, taken for a name: *Met envoys in Cairo*."""
    if not token.is_sent_start or token.pos_ != "PROPN":
        return False
    return not any(other.tag_ in FINITE and other.i > token.i + 1 for other in token.sent)


def _past_sense(token: Token, words: Lexicon) -> EventSense | None:
    """Return the sense of what is a verb's past by its form, if it asks for nothing beside it."""
    found = (
        sense
        for word in lemmas(token.lower_) - {token.lower_}
        for sense in words.event_senses_of("verb", word)
    )
    bare = (sense for sense in found if len(sense.words) == 1 and not sense.objects and not sense.subjects)
    return next(bare, None) if token.lower_.endswith(PAST) or token.lower_ in IRREGULAR else None


def _noun_sense(noun: Token, words: Lexicon) -> EventSense | None:
    """Return the sense of an event noun; a trigger of several words must stand whole before it."""
    senses = words.senses_of("noun", lemma(noun))
    if senses and lemma(noun) == "strike" and is_of_work(noun, words):
        senses = words.senses_of("noun", "walkout")
    for sense in senses:
        if _stands_before(noun, sense.words[:-1]) and _is_upon(noun, sense.objects):
            return sense if isinstance(sense, EventSense) else None
    return None


def _stands_before(noun: Token, words: Sequence[str]) -> bool:
    """Tell whether a noun has these words right before it."""
    first = noun.i - len(words)
    return not words or (first >= 0 and [lemma(token) for token in noun.doc[first : noun.i]] == list(words))


def _is_upon(noun: Token, asked: frozenset[str]) -> bool:
    """Tell whether an event noun is an act upon one of the words asked for, or none is asked for."""
    return not asked or _meets(asked, {lemma(token) for token in of(noun)})


def _verb_sense(verb: Token, words: Lexicon) -> EventSense | None:
    """Return the strictest sense of `verb` that all it asks for stands with, if that is an act."""
    senses = words.senses_of("verb", lemma(verb))
    if not senses:
        return None
    sense = _sense(verb, senses, words)
    return sense if isinstance(sense, EventSense) and not is_harmless(verb, sense, words) else None


def _sense(verb: Token, senses: Sequence[Sense], words: Lexicon) -> Sense | None:
    """Return the first of a verb's senses that fits what stands with it."""
    beside = companions(verb) if any(len(sense.words) > 1 for sense in senses) else set()
    near = [sense for sense in senses if beside.issuperset(sense.words[1:])]
    direct = named(objects(verb), words) if any(sense.objects for sense in near) else set()
    widely = any(len(sense.words) > 1 and sense.objects for sense in near)
    further = direct | named(prepositional(verb), words) if widely else direct
    acting = actors(verb) if any(sense.subjects for sense in near) else []
    who, heads = described(acting), {lemma(actor) for actor in acting}
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


def _support(noun: Token, words: Lexicon) -> Token | None:
    """Return the light verb that makes an event noun a told act: *held* two rounds of *talks*."""
    while noun.dep_ == "conj" and noun.head.pos_ in NOUNS:
        noun = noun.head
    if noun.head.lower_ == "of" and words.of_class(lemma(noun.head.head), "quantity"):
        noun = noun.head.head
    governor = noun.head
    if noun.dep_ == "pobj" and governor.dep_ in {"prep", "agent"}:
        governor = governor.head
        return governor if lemma(governor) in ENGAGING else None
    is_argument = noun.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}
    light = is_argument and words.of_class(lemma(governor), "light")
    return governor if light or is_spread(noun, governor) or _is_witnessed(noun, governor, words) else None


def is_spread(noun: Token, verb: Token) -> bool:
    """Tell whether `verb` says where the act of `noun` went on: *unrest engulfed Lille*, *spread to it*."""
    spread = noun.dep_ == "nsubj" and lexicon().of_class(lemma(verb), "spreading")
    return spread and any(token.pos_ == "PROPN" for token in (*children(verb, "dobj"), *prepositional(verb)))


def _is_witnessed(noun: Token, verb: Token, words: Lexicon) -> bool:
    """Tell whether `verb` only says that the act of `noun` was met with: *shots were heard*."""
    return noun.dep_ == "nsubjpass" and words.of_class(lemma(verb), "witnessing")


def _modifier(noun: Token, words: Lexicon) -> Token | None:
    """Return the light verb of a clause upon an event noun: *clashes that broke out in Orda*."""
    clauses = children(noun, "relcl", "acl")
    return next((token for token in clauses if words.of_class(lemma(token), "light")), None)


def _told_by_another(trigger: Trigger, found: list[Trigger]) -> bool:
    """Tell whether another trigger already tells of the act.

    Of *held talks* the noun stays; of *called off the strike*, which has a sense of its own, and of *the raid
    killed two*, the verb; of *used tear gas to disperse a crowd* the first.
    """
    if not trigger.is_noun:
        if any(
            _is_purpose(trigger.token, other) and other.sense.type == trigger.sense.type for other in found
        ):
            return True
        nouns = [other for other in found if other.support == trigger.token and other.is_noun]
        return any(other.sense.type == trigger.sense.type or not trigger.sense.objects for other in nouns)
    return any(_is_named_with(other, trigger) if other.is_noun else _tells(other, trigger) for other in found)


def _is_purpose(verb: Token, other: Trigger) -> bool:
    """Tell whether `verb` only says to what end an act was done: *marched to protest*."""
    infinitive = any(child.lower_ == "to" for child in children(verb, "aux"))
    return infinitive and verb.dep_ in {"advcl", "xcomp"} and verb.head in other.anchors


def _is_named_with(first: Trigger, noun: Trigger) -> bool:
    """Tell whether two nouns stand for one act: *explosions and gunfire were heard in Orda*."""
    joined = noun.token.dep_ == "conj" and noun.token.head == first.token
    return joined and noun.sense.type == first.sense.type and not children(noun.token, "prep", "acl", "relcl")


def _tells(verb: Trigger, noun: Trigger) -> bool:
    """Tell whether the act of `noun`, an argument of `verb`, is what `verb` tells."""
    if verb.token == noun.support:
        return bool(verb.sense.objects) and verb.sense.type != noun.sense.type
    preposition = noun.token.head
    within = (
        preposition.dep_ in {"prep", "agent"}
        and preposition.lower_ in WITHIN
        and preposition.head == verb.token
    )
    argument = noun.token.head == verb.token
    if (
        preposition.head == verb.token
        and len(verb.sense.words) > 1
        and lemma(noun.token) in verb.sense.objects
    ):
        return True
    same = verb.sense.type == noun.sense.type
    return (same and (argument or within)) or (argument and bool(verb.sense.objects))
