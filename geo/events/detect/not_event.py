"""Words of force that tell of none: nature, an accident, a player or a figure of speech is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.detect.arguments import actors, objects, with_parts
from geo.events.detect.lexicon import lexicon
from geo.language import event_types
from geo.text import SUBJECTS, Form, PartOfSpeech, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.detect.lexicon import EventSense, Lexicon
    from geo.text import Document, Sentence, Word

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
PLAYED = frozenset(
    {"attack", "battle", "beat", "blast", "capture", "clash", "explode", "fight", "fire", "hit", "kill",
     "meet", "meeting", "press", "rally", "seize", "shoot", "storm", "strike", "target", "war"}
)  # fmt: skip
"""Words of force and of meeting that reports of games are full of; *injure* and *protest* are meant."""
SPORTING, ARTICLE = 2, 4
"""Different words of sport that make a sentence one about a game, and an article."""


def is_harmless(verb: Word, sense: EventSense, words: Lexicon) -> bool:
    """Tell whether a word of force is none here."""
    if not event_types()[sense.type].is_force:
        return False
    played = any(words.of_class(actor.lemma, "players") for actor in actors(verb))
    return played or _is_simile(verb) or _is_of_mishap(verb, words) or _is_of_nature(verb, sense, words)


def _is_simile(verb: Word) -> bool:
    """Tell whether nobody is fought, but somebody strives: *fought like lions*."""
    like = any(child.lower == "like" for child in verb.dependents(Relation.PREPOSITION))
    against = any(child.lower in {"against", "with"} for child in verb.dependents(Relation.PREPOSITION))
    return like and not against and verb.lemma in FIGHTING and not objects(verb)


def _is_of_mishap(verb: Word, words: Lexicon) -> bool:
    """Tell whether harm came of what nobody did: *a bus crashed, killing nine*, not *was crashed*."""
    clause = verb.head
    if (
        verb.relation != Relation.ADVERBIAL_CLAUSE
        or verb.form != Form.GERUND
        or not words.of_class(clause.lemma, "mishap")
    ):
        return False
    return not any(
        child.relation in {Relation.OBJECT, Relation.PASSIVE_SUBJECT, Relation.AGENT}
        for child in clause.children
    )


def _is_of_nature(verb: Word, sense: EventSense, words: Lexicon) -> bool:
    """Tell whether nature acts, or is fought: *a landslide blocked the road*, *crews fought a fire*."""
    done_to = objects(verb) if sense.type == "ASSAULT" else []
    involved = [part for token in actors(verb) for part in with_parts(token)] + done_to
    return any(words.of_class(token.lemma, "nature") or _is_blaze(token) for token in involved)


def _is_blaze(token: Word) -> bool:
    """Tell whether *fire* burns: it is counted, or fought; that of weapons is not: *mortar fire killed*."""
    if token.lemma != "fire":
        return False
    words = {child.lower for child in token.dependents(Relation.DETERMINER, Relation.NUMERAL)}
    subject = token.relation in SUBJECTS and "the" in words
    bare = subject and not token.dependents(
        Relation.COMPOUND, Relation.ADJECTIVAL_MODIFIER, Relation.PREPOSITION, Relation.POSSESSOR
    )
    return bare or token.form == Form.PLURAL_NOUN or bool(words & COUNTED) or token.head.lemma in FIGHTING


def is_of_work(noun: Word, words: Lexicon) -> bool:
    """Tell whether a *strike* is of workers: called, theirs, or of so many days; not one on a depot."""
    if any(child.lower in {"on", "against"} for child in noun.dependents(Relation.PREPOSITION)):
        return False
    before = [
        word.lemma
        for child in noun.dependents(Relation.COMPOUND, Relation.ADJECTIVAL_MODIFIER, Relation.NUMERAL)
        for word in child.subtree
    ]
    if any(word in ARMS for word in before):
        return False
    if any(words.of_class(word.rpartition("-")[2], "time") for word in before):
        return True
    governor = noun.head.head if noun.relation == Relation.PREPOSITIONAL_OBJECT else noun.head
    theirs = [
        word
        for child in noun.dependents(
            Relation.PREPOSITION, Relation.POSSESSOR, Relation.COMPOUND, Relation.ADJECTIVAL_MODIFIER
        )
        for word in child.subtree
    ]
    workers = any(words.of_class(word.lemma, "workers") for word in [*theirs, *_with_subjects(governor)])
    return workers or governor.lemma in CALLING


def _with_subjects(verb: Word) -> list[Word]:
    """Return the words of who acts."""
    return (
        [word for subject in verb.document.clause(verb).subjects for word in subject.subtree]
        if verb.is_predicate
        else []
    )


class Sport:
    """Which sentences of an article report of a game, where sides attack and shoot without force.

    Parameters
    ----------
    document
        The parsed article.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._article: int | None = None

    def is_played(self, token: Word) -> bool:
        """Tell whether a word of force or meeting belongs to a game; not where police or soldiers come in."""
        if token.lemma not in PLAYED:
            return False
        told = _sporting(token.sentence.words)
        return (told >= SPORTING or self._in_all >= ARTICLE) and not _is_forceful(token.sentence)

    @property
    def _in_all(self) -> int:
        """How many different words of sport the article has, counted once."""
        if self._article is None:
            self._article = _sporting(self._document.words)
        return self._article


def _sporting(words: Sequence[Word]) -> int:
    """Count the different words of sport."""
    return len({token.lemma for token in words if lexicon().of_class(token.lemma, "sport")})


def _is_forceful(sentence: Sentence) -> bool:
    """Tell whether police, soldiers or the like are named in a sentence."""
    return any(
        token.part == PartOfSpeech.NOUN and lexicon().of_class(token.lemma, "forces")
        for token in sentence.words
    )
