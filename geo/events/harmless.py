"""Words of force that tell of none: nature, an accident, a player or a figure of speech is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.arguments import actors, objects, with_parts
from geo.events.lexicon import lexicon
from geo.language import event_types
from geo.syntax import SUBJECTS, children, is_clause, lemma, subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from geo.events.lexicon import EventSense, Lexicon

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


def is_harmless(verb: Token, sense: EventSense, words: Lexicon) -> bool:
    """Tell whether a word of force is none here."""
    if not event_types()[sense.type].is_force:
        return False
    played = any(words.of_class(lemma(actor), "players") for actor in actors(verb))
    return played or _is_simile(verb) or _is_of_mishap(verb, words) or _is_of_nature(verb, sense, words)


def _is_simile(verb: Token) -> bool:
    """Tell whether nobody is fought, but somebody strives: *fought like lions*."""
    like = any(child.lower_ == "like" for child in children(verb, "prep"))
    against = any(child.lower_ in {"against", "with"} for child in children(verb, "prep"))
    return like and not against and lemma(verb) in FIGHTING and not objects(verb)


def _is_of_mishap(verb: Token, words: Lexicon) -> bool:
    """Tell whether harm came of what nobody did: *a bus crashed, killing nine*, not *was crashed*."""
    clause = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not words.of_class(lemma(clause), "mishap"):
        return False
    return not any(child.dep_ in {"dobj", "nsubjpass", "agent"} for child in clause.children)


def _is_of_nature(verb: Token, sense: EventSense, words: Lexicon) -> bool:
    """Tell whether nature acts, or is fought: *a landslide blocked the road*, *crews fought a fire*."""
    done_to = objects(verb) if sense.type == "ASSAULT" else []
    involved = [part for token in actors(verb) for part in with_parts(token)] + done_to
    return any(words.of_class(lemma(token), "nature") or _is_blaze(token) for token in involved)


def _is_blaze(token: Token) -> bool:
    """Tell whether *fire* burns: it is counted, or fought; that of weapons is not: *mortar fire killed*."""
    if lemma(token) != "fire":
        return False
    words = {child.lower_ for child in children(token, "det", "nummod")}
    subject = token.dep_ in SUBJECTS and "the" in words
    bare = subject and not children(token, "compound", "amod", "prep", "poss")
    return bare or token.tag_ == "NNS" or bool(words & COUNTED) or lemma(token.head) in FIGHTING


def is_of_work(noun: Token, words: Lexicon) -> bool:
    """Tell whether a *strike* is of workers: called, theirs, or of so many days; not one on a depot."""
    if any(child.lower_ in {"on", "against"} for child in children(noun, "prep")):
        return False
    before = [lemma(word) for child in children(noun, "compound", "amod", "nummod") for word in child.subtree]
    if any(word in ARMS for word in before):
        return False
    if any(words.of_class(word.rpartition("-")[2], "time") for word in before):
        return True
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    theirs = [word for child in children(noun, "prep", "poss", "compound", "amod") for word in child.subtree]
    workers = any(words.of_class(lemma(word), "workers") for word in [*theirs, *_with_subjects(governor)])
    return workers or lemma(governor) in CALLING


def _with_subjects(verb: Token) -> list[Token]:
    """Return the words of who acts."""
    return [word for subject in subjects(verb) for word in subject.subtree] if is_clause(verb) else []


class Sport:
    """Which sentences of an article report of a game, where sides attack and shoot without force.

    Parameters
    ----------
    doc
        The parsed article.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._article: int | None = None

    def is_played(self, token: Token) -> bool:
        """Tell whether a word of force or meeting belongs to a game; not where police or soldiers come in."""
        if lemma(token) not in PLAYED:
            return False
        told = _sporting(token.sent)
        return (told >= SPORTING or self._in_all >= ARTICLE) and not _is_forceful(token.sent)

    @property
    def _in_all(self) -> int:
        """How many different words of sport the article has, counted once."""
        if self._article is None:
            self._article = _sporting(self._doc[:])
        return self._article


def _sporting(words: Span) -> int:
    """Count the different words of sport."""
    return len({lemma(token) for token in words if lexicon().of_class(lemma(token), "sport")})


def _is_forceful(sentence: Span) -> bool:
    """Tell whether police, soldiers or the like are named in a sentence."""
    return any(token.pos_ == "NOUN" and lexicon().of_class(lemma(token), "forces") for token in sentence)
