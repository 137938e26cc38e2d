"""What stands with a verb or an event noun: whom it is done to, who does it, and what goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.detect.lexicon import EventSense
from geo.text import SUBJECTS, Form, PartOfSpeech, Relation
from geo.text.clause import RELATIVE_PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.events.detect.lexicon import Lexicon, Sense
    from geo.text import Word

OBJECTS = (
    Relation.OBJECT,
    Relation.PASSIVE_SUBJECT,
    Relation.ATTRIBUTE,
    Relation.OBJECT_PREDICATE,
    Relation.INDIRECT_OBJECT,
    Relation.ADJECTIVAL_COMPLEMENT,
)
NAME = "NAME"
"""What tables call a proper name of several words, mostly a person's."""


def objects(verb: Word) -> list[Word]:
    """Return what `verb` is done to: objects, passive subjects, antecedents, and what is conjoined with them.

    A quantity stands aside for what is counted: *hundreds of prisoners* gives both words.
    """
    direct = verb.dependents(*OBJECTS)
    direct += [
        token
        for clause in verb.dependents(Relation.CLAUSAL_COMPLEMENT)
        for token in clause.dependents(Relation.SUBJECT)
    ]
    direct += [
        token
        for clause in verb.dependents(Relation.OPEN_COMPLEMENT)
        for token in (clause, *clause.dependents(*OBJECTS))
    ]
    if verb.relation == Relation.NOUN_CLAUSE and verb.form == Form.PAST_PARTICIPLE:
        direct.append(verb.head)
    if (
        verb.relation == Relation.CONJUNCT
        and verb.dependents(Relation.PASSIVE_AUXILIARY)
        and not verb.dependents(*SUBJECTS)
    ):
        direct += verb.document.clause(verb).subjects
    antecedent = verb.document.clause(verb).antecedent
    if antecedent is not None:
        direct.append(antecedent)
    return [token for first in direct for token in with_parts(first)]


def prepositional(verb: Word) -> list[Word]:
    """Return what stands after the prepositions of `verb`: *took part in a march*."""
    within = [
        token
        for phrase in verb.dependents(
            Relation.PREPOSITION, Relation.PARTICLE, Relation.OBJECT, Relation.AGENT
        )
        for token in (phrase, *phrase.dependents(Relation.PREPOSITION))
    ]
    return [
        token for preposition in within for token in preposition.dependents(Relation.PREPOSITIONAL_OBJECT)
    ]


def with_parts(noun: Word) -> Iterator[Word]:
    """Yield `noun`, what is conjoined with it, and what it is a quantity of; of a name, its titles too."""
    for token in (noun, *noun.conjuncts):
        yield token
        if token.part == PartOfSpeech.PROPER_NOUN:
            yield from token.dependents(Relation.COMPOUND, Relation.APPOSITION)
        for preposition in token.dependents(Relation.PREPOSITION):
            if preposition.lower == "of":
                yield from preposition.dependents(Relation.PREPOSITIONAL_OBJECT)


def companions(verb: Word) -> set[str]:
    """Lemmas of the particles, prepositions and short complements beside `verb`."""
    near = verb.dependents(
        Relation.PARTICLE,
        Relation.PREPOSITION,
        Relation.AGENT,
        Relation.OBJECT,
        Relation.ADJECTIVAL_COMPLEMENT,
        Relation.OBJECT_PREDICATE,
        Relation.ADVERB,
        Relation.ATTRIBUTE,
        Relation.CLAUSAL_COMPLEMENT,
        Relation.OPEN_COMPLEMENT,
    )
    within = [
        token
        for preposition in verb.dependents(Relation.PREPOSITION)
        for token in preposition.dependents(Relation.PREPOSITIONAL_OBJECT, Relation.PREPOSITION)
    ]
    return {token.lemma for token in (*near, *within)} | {
        word.lower for word in [verb.neighbour(1)] if word is not None
    }


def named(tokens: Iterable[Word], words: Lexicon) -> set[str]:
    """Return what nouns are called: each lemma, and with the word before it, as in *tear gas*.

    Where the two together mean something else (*scathing attack*), the lemma alone is left out.
    """
    called: set[str] = set()
    for token in tokens:
        word, pair = token.lemma, ""
        if token.index > token.sentence.first:
            pair = f"{token.document.words[token.index - 1].lemma} {word}"
        called |= {pair} if _means_another(pair, words) else {word, pair}
        if token.part == PartOfSpeech.PROPER_NOUN and any(
            child.part == PartOfSpeech.PROPER_NOUN for child in token.dependents(Relation.COMPOUND)
        ):
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


def actors(verb: Word) -> list[Word]:
    """Return who acts: the subject, or *by* whom; for *that* and *which* what they stand for."""
    passive = any(token.relation == Relation.PASSIVE_SUBJECT for token in verb.children)
    agents = [
        token
        for by in verb.dependents(Relation.AGENT)
        for token in by.dependents(Relation.PREPOSITIONAL_OBJECT)
    ]
    acting = agents if passive else [*verb.document.clause(verb).subjects, *agents]
    relative = verb.relation == Relation.RELATIVE_CLAUSE
    return [verb.head if relative and token.lower in RELATIVE_PRONOUNS else token for token in acting]


def described(acting: Iterable[Word]) -> set[str]:
    """Lemmas of who acts and of the words before: *police* and *officer* of *police officers*."""
    return {
        word.lemma
        for actor in acting
        for word in actor.subtree
        if word.index <= actor.index or word in actor.conjuncts
    }


def of(noun: Word) -> list[Word]:
    """Return what an event noun is an act upon: *suspension of aid*."""
    return [
        token
        for preposition in noun.dependents(Relation.PREPOSITION)
        for token in preposition.dependents(Relation.PREPOSITIONAL_OBJECT)
    ]
