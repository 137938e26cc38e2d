"""Which words of a sentence tell of an act: verbs, nouns with or without a light verb, some adjectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.lexicon import ANY, Lexicon, Rule, lexicon
from geo.model import EventType, Span
from geo.syntax import SUBJECTS, children, clause_of, is_clause, is_parsed, lemma, relative_object, subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "dative", "acomp")
NOUNS = frozenset({"NOUN", "PROPN"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "nmod"})
"""Places in a clause for nouns: what is tagged a verb there is none, but for *-ing* forms."""
ENGAGING = frozenset({"be", "engage", "participate", "take", "come", "enter", "put"})
"""Verbs that make an act of a noun after a preposition: *are in talks*, *came under fire*."""
WITHIN = frozenset({"in", "by", "during", "with", "through", "at"})
"""Prepositions before the noun of the very act that the verb tells: *killed in an attack*."""
HOSTILE = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.THREATEN, EventType.MOBILIZE,
     EventType.PROTEST}
)  # fmt: skip
FIGHTING = frozenset({"fight", "battle"})
COUNTED = frozenset({"a", "another", "one", "two", "three", "several", "many"})
"""Words before a *fire* that burns; that of weapons is not counted."""
ARMS = frozenset(
    {"air", "drone", "missile", "rocket", "military", "artillery", "bomb", "retaliatory", "nuclear", "first",
     "preemptive", "pre-emptive", "precision", "deadly", "aerial"}
)  # fmt: skip
"""Words before a *strike* that kills."""
CALLING = frozenset({"call", "plan", "stage", "join", "suspend", "ballot", "declare", "avert", "schedule"})
"""Verbs for a *strike* of workers: armies launch and carry out theirs."""
REACH = 8
"""Words between a noun and its supporting verb, beyond which the trigger is the noun alone."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an act, with the light verb that supports it, if any: *held* … *talks*."""

    token: Token
    rule: Rule
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
    words = lexicon()
    for sentence in filter(is_parsed, doc.sents):
        found = [trigger for token in sentence if (trigger := _trigger(token, words)) is not None]
        yield from (trigger for trigger in found if not _told_by_another(trigger, found))


def _trigger(token: Token, words: Lexicon) -> Trigger | None:
    """Return the act that `token` tells of, if it tells of one."""
    if token.pos_ in NOUNS and token.dep_ not in {"compound", "nmod", "poss"}:
        rule = _noun_rule(token, words)
        if rule is None:
            return None
        support, modifier = _support(token, words), _modifier(token, words)
        return Trigger(token, rule, support or modifier, modifier if support else None)
    if token.pos_ == "ADJ" and token.dep_ in {"acomp", "oprd", "ccomp"}:
        rule = next(iter(words.rules_for("adjective", lemma(token))), None)
        return Trigger(token, rule, clause_of(token.head)) if rule else None
    if token.dep_ == "aux" and token.head.pos_ in {"VERB", "AUX"} and token.head.dep_ == "ccomp":
        rule = next(iter(words.rules_for("aux", lemma(token))), None)
        return Trigger(token, rule, clause_of(token.head)) if rule else None
    if token.pos_ == "VERB" and is_clause(token) and (token.dep_ not in ARGUMENTS or token.tag_ == "VBG"):
        rule = _verb_rule(token, words)
        return Trigger(token, rule) if rule else None
    return None


def _noun_rule(noun: Token, words: Lexicon) -> Rule | None:
    """Return the sense of an event noun; a trigger of several words must stand whole before it."""
    rules = words.rules_for("noun", lemma(noun))
    if rules and lemma(noun) == "strike" and _is_of_work(noun, words):
        rules = words.rules_for("noun", "walkout")
    for rule in rules:
        before = [lemma(token) for token in noun.doc[max(0, noun.i - len(rule.words) + 1) : noun.i]]
        if tuple(before) == rule.words[:-1] and rule.objects <= _of(noun):
            return rule
    return None


def _verb_rule(verb: Token, words: Lexicon) -> Rule | None:
    """Return the strictest sense whose particle, object and subject all stand with `verb`."""
    rules = words.rules_for("verb", lemma(verb))
    if not rules:
        return None
    beside, actors = _companions(verb), _actor_lemmas(verb)
    direct = {lemma(token) for token in objects(verb)}
    further = direct | {lemma(token) for token in _prepositional(verb)}
    for rule in rules:
        found = further if len(rule.words) > 1 else direct
        if set(rule.words[1:]) <= beside and _meets(rule.objects, found) and _meets(rule.subjects, actors):
            return None if _is_harmless(verb, rule, words) else rule
    return None


def _is_harmless(verb: Token, rule: Rule, words: Lexicon) -> bool:
    """Tell whether a word of force is none here: nature, an accident or a player is at work."""
    if rule.type not in HOSTILE:
        return False
    played = any(words.of_class(lemma(actor), "players") for actor in subjects(verb))
    return played or _is_of_mishap(verb, words) or _is_of_nature(verb, rule, words)


def _is_of_mishap(verb: Token, words: Lexicon) -> bool:
    """Tell whether harm came of what nobody did: *a bus crashed, killing nine*, not *was crashed*."""
    clause = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not words.of_class(lemma(clause), "mishap"):
        return False
    return not any(child.dep_ in {"dobj", "nsubjpass", "agent"} for child in clause.children)


def _is_of_nature(verb: Token, rule: Rule, words: Lexicon) -> bool:
    """Tell whether nature acts, or is fought: *a landslide blocked the road*, *crews fought a fire*."""
    passive = any(token.dep_ == "nsubjpass" for token in verb.children)
    acting = [token for by in children(verb, "agent") for token in children(by, "pobj")]
    acting += [] if passive else subjects(verb)
    done_to = objects(verb) if rule.type is EventType.ASSAULT else []
    involved = [part for token in acting for part in _with_parts(token)] + done_to
    return any(words.of_class(lemma(token), "nature") or _is_blaze(token) for token in involved)


def _is_blaze(token: Token) -> bool:
    """Tell whether *fire* burns: it is counted, or fought; that of weapons is not: *mortar fire killed*."""
    if lemma(token) != "fire":
        return False
    words = {child.lower_ for child in children(token, "det", "nummod")}
    subject = token.dep_ in SUBJECTS and "the" in words
    bare = subject and not children(token, "compound", "amod", "prep", "poss")
    return bare or token.tag_ == "NNS" or bool(words & COUNTED) or lemma(token.head) in FIGHTING


def _meets(asked: frozenset[str], found: set[str]) -> bool:
    """Tell whether one of the words asked for is there, or none is asked for."""
    return not asked or bool(asked & found) or (ANY in asked and bool(found))


def _companions(verb: Token) -> set[str]:
    """Lemmas of the particles, prepositions and short complements beside `verb`."""
    near = children(verb, "prt", "prep", "dobj", "acomp", "oprd", "advmod", "attr", "ccomp", "xcomp")
    within = [
        token for preposition in children(verb, "prep") for token in children(preposition, "pobj", "prep")
    ]
    return {lemma(token) for token in (*near, *within)} | {
        verb.nbor().lower_ for _ in range(verb.i + 1 < len(verb.doc))
    }


def objects(verb: Token) -> list[Token]:
    """Return what `verb` is done to: objects, passive subjects, antecedents, and what is conjoined with them.

    A quantity stands aside for what is counted: *hundreds of prisoners* gives both words.
    """
    direct = children(verb, *OBJECTS)
    direct += [token for clause in children(verb, "ccomp") for token in children(clause, "nsubj")]
    direct += [token for clause in children(verb, "xcomp") for token in (clause, *children(clause, *OBJECTS))]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        direct.append(verb.head)
    antecedent = relative_object(verb)
    if antecedent is not None:
        direct.append(antecedent)
    return [token for first in direct for token in _with_parts(first)]


def _prepositional(verb: Token) -> list[Token]:
    """Return what stands after the prepositions of `verb`: *took part in a march*."""
    within = [
        token
        for phrase in children(verb, "prep", "prt", "dobj")
        for token in (phrase, *children(phrase, "prep"))
    ]
    return [token for preposition in within for token in children(preposition, "pobj")]


def _with_parts(noun: Token) -> Iterator[Token]:
    """Yield `noun`, what is conjoined with it, and what it is a quantity of."""
    for token in (noun, *noun.conjuncts):
        yield token
        for preposition in children(token, "prep"):
            if preposition.lower_ == "of":
                yield from children(preposition, "pobj")


def _actor_lemmas(verb: Token) -> set[str]:
    """Lemmas of the words of who acts: the subject, or *by* whom."""
    passive = any(token.dep_ == "nsubjpass" for token in verb.children)
    agents = [token for by in children(verb, "agent") for token in children(by, "pobj")]
    actors: Iterable[Token] = agents if passive else [*subjects(verb), *agents]
    return {
        lemma(word)
        for actor in actors
        for word in actor.subtree
        if word.i <= actor.i or word in actor.conjuncts
    }


def _is_of_work(noun: Token, words: Lexicon) -> bool:
    """Tell whether a *strike* is of workers: called, or theirs; an air strike and one on a depot are not."""
    if any(child.lower_ in {"on", "against"} for child in children(noun, "prep")):
        return False
    if any(lemma(child) in ARMS for child in children(noun, "compound", "amod")):
        return False
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    theirs = [word for child in children(noun, "prep", "poss", "compound", "amod") for word in child.subtree]
    workers = any(words.of_class(lemma(word), "workers") for word in [*theirs, *_with_subjects(governor)])
    return workers or lemma(governor) in CALLING


def _with_subjects(verb: Token) -> list[Token]:
    """Return the words of who acts."""
    return [word for subject in subjects(verb) for word in subject.subtree] if is_clause(verb) else []


def _of(noun: Token) -> set[str]:
    """Lemmas of what an event noun is an act upon: *suspension of aid*."""
    return {lemma(token) for preposition in children(noun, "prep") for token in children(preposition, "pobj")}


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
    return governor if is_argument and words.of_class(lemma(governor), "light") else None


def _modifier(noun: Token, words: Lexicon) -> Token | None:
    """Return the light verb of a clause upon an event noun: *clashes that broke out in Orda*."""
    clauses = children(noun, "relcl", "acl")
    return next((token for token in clauses if words.of_class(lemma(token), "light")), None)


def _told_by_another(trigger: Trigger, found: list[Trigger]) -> bool:
    """Tell whether another trigger already tells of the act.

    Of *held talks* the noun stays; of *called off the strike*, which has a sense of its own, and of *the raid
    killed two*, the verb.
    """
    if not trigger.is_noun:
        nouns = [other for other in found if other.support == trigger.token and other.is_noun]
        return any(other.rule.type is trigger.rule.type or not trigger.rule.objects for other in nouns)
    return any(_tells(other, trigger) for other in found if not other.is_noun)


def _tells(verb: Trigger, noun: Trigger) -> bool:
    """Tell whether the act of `noun`, an argument of `verb`, is what `verb` tells."""
    if verb.token == noun.support:
        return bool(verb.rule.objects) and verb.rule.type is not noun.rule.type
    preposition = noun.token.head
    within = (
        preposition.dep_ in {"prep", "agent"}
        and preposition.lower_ in WITHIN
        and preposition.head == verb.token
    )
    argument = noun.token.head == verb.token
    if preposition.head == verb.token and len(verb.rule.words) > 1 and lemma(noun.token) in verb.rule.objects:
        return True
    same = verb.rule.type is noun.rule.type
    return (same and (argument or within)) or (argument and bool(verb.rule.objects))
