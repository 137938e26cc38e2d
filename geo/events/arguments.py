"""What stands with a verb or an event noun: whom it is done to, who does it, and what goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.lexicon import EventSense
from geo.syntax import RELATIVES, SUBJECTS, children, lemma, relative_object, subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from geo.events.lexicon import Lexicon, Sense

OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "dative", "acomp")
NAME = "NAME"
"""What tables call a proper name of several words, mostly a person's."""


def objects(verb: Token) -> list[Token]:
    """Return what `verb` is done to: objects, passive subjects, antecedents, and what is conjoined with them.

    A quantity stands aside for what is counted: *hundreds of prisoners* gives both words.
    """
    direct = children(verb, *OBJECTS)
    direct += [token for clause in children(verb, "ccomp") for token in children(clause, "nsubj")]
    direct += [token for clause in children(verb, "xcomp") for token in (clause, *children(clause, *OBJECTS))]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        direct.append(verb.head)
    if verb.dep_ == "conj" and children(verb, "auxpass") and not children(verb, *SUBJECTS):
        direct += subjects(verb)
    antecedent = relative_object(verb)
    if antecedent is not None:
        direct.append(antecedent)
    return [token for first in direct for token in with_parts(first)]


def prepositional(verb: Token) -> list[Token]:
    """Return what stands after the prepositions of `verb`: *took part in a march*."""
    within = [
        token
        for phrase in children(verb, "prep", "prt", "dobj", "agent")
        for token in (phrase, *children(phrase, "prep"))
    ]
    return [token for preposition in within for token in children(preposition, "pobj")]


def with_parts(noun: Token) -> Iterator[Token]:
    """Yield `noun`, what is conjoined with it, and what it is a quantity of; of a name, its titles too."""
    for token in (noun, *noun.conjuncts):
        yield token
        if token.pos_ == "PROPN":
            yield from children(token, "compound", "appos")
        for preposition in children(token, "prep"):
            if preposition.lower_ == "of":
                yield from children(preposition, "pobj")


def companions(verb: Token) -> set[str]:
    """Lemmas of the particles, prepositions and short complements beside `verb`."""
    near = children(verb, "prt", "prep", "agent", "dobj", "acomp", "oprd", "advmod", "attr", "ccomp", "xcomp")
    within = [
        token for preposition in children(verb, "prep") for token in children(preposition, "pobj", "prep")
    ]
    return {lemma(token) for token in (*near, *within)} | {
        verb.nbor().lower_ for _ in range(verb.i + 1 < len(verb.doc))
    }


def named(tokens: Iterable[Token], words: Lexicon) -> set[str]:
    """Return what nouns are called: each lemma, and with the word before it, as in *tear gas*.

    Where the two together mean something else (*scathing attack*), the lemma alone is left out.
    """
    called: set[str] = set()
    for token in tokens:
        word, pair = lemma(token), ""
        if token.i > token.sent.start:
            pair = f"{lemma(token.nbor(-1))} {word}"
        called |= {pair} if _means_another(pair, words) else {word, pair}
        if token.pos_ == "PROPN" and any(child.pos_ == "PROPN" for child in children(token, "compound")):
            called.add(NAME)
    return called


def _means_another(pair: str, words: Lexicon) -> bool:
    """Tell whether two words together have a sense of another type than the second alone."""
    whole, noun = tuple(pair.split()), pair.rpartition(" ")[2]
    senses = words.senses_of("noun", noun)
    if not senses:
        return False
    together = {_type(sense) for sense in senses if sense.words == whole}
    return bool(together) and together.isdisjoint(_type(sense) for sense in senses if sense.words == (noun,))


def _type(sense: Sense) -> str | None:
    """Return the type of the act that a sense tells of; None if of none."""
    return sense.type if isinstance(sense, EventSense) else None


def actors(verb: Token) -> list[Token]:
    """Return who acts: the subject, or *by* whom; for *that* and *which* what they stand for."""
    passive = any(token.dep_ == "nsubjpass" for token in verb.children)
    agents = [token for by in children(verb, "agent") for token in children(by, "pobj")]
    acting = agents if passive else [*subjects(verb), *agents]
    relative = verb.dep_ == "relcl"
    return [verb.head if relative and token.lower_ in RELATIVES else token for token in acting]


def described(acting: Iterable[Token]) -> set[str]:
    """Lemmas of who acts and of the words before: *police* and *officer* of *police officers*."""
    return {
        lemma(word)
        for actor in acting
        for word in actor.subtree
        if word.i <= actor.i or word in actor.conjuncts
    }


def of(noun: Token) -> list[Token]:
    """Return what an event noun is an act upon: *suspension of aid*."""
    return [token for preposition in children(noun, "prep") for token in children(preposition, "pobj")]
