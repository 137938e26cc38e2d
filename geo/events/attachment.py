"""To which act a phrase of place or time belongs: the way up the tree to a verb or an event noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.events.detect.lexicon import lexicon
from geo.language import types_with
from geo.text import SUBJECTS, Form, PartOfSpeech, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.events.detect.triggers import Trigger
    from geo.text import Word

OBJECT, SUBJECT, MODIFIER, POSSESSIVE, SAME, LOOSE = (
    "object",
    "subject",
    "modifier",
    "possessive",
    "same",
    "loose",
)
ROLES = {
    Relation.OBJECT: OBJECT,
    Relation.PASSIVE_SUBJECT: OBJECT,
    Relation.ATTRIBUTE: OBJECT,
    Relation.OBJECT_PREDICATE: OBJECT,
    Relation.INDIRECT_OBJECT: OBJECT,
    Relation.SUBJECT: SUBJECT,
    Relation.CLAUSAL_SUBJECT: SUBJECT,
    Relation.COMPOUND: MODIFIER,
    Relation.NOMINAL_MODIFIER: MODIFIER,
    Relation.ADJECTIVAL_MODIFIER: MODIFIER,
    Relation.NUMERAL: MODIFIER,
    Relation.POSSESSOR: POSSESSIVE,
    Relation.CONJUNCT: SAME,
    Relation.APPOSITION: SAME,
}
NOT_PREPOSITIONS = frozenset({*ROLES.values(), LOOSE})
PARTITIVE = frozenset({"of", "including", "like", "as"})
SHARING = frozenset(
    {
        Relation.OPEN_COMPLEMENT,
        Relation.ADVERBIAL_CLAUSE,
        Relation.NOUN_CLAUSE,
        Relation.OBJECT,
        Relation.SUBJECT,
        Relation.PASSIVE_SUBJECT,
        Relation.ATTRIBUTE,
    }
)
"""Dependents of an act that happened where and when it did."""
APART = frozenset(
    {"after", "before", "since", "until", "because", "although", "though", "if", "unless", "once"}
)
"""Conjunctions whose clause has its own time and place."""
LOOKING_AHEAD = types_with("looks_ahead")
DEPTH = 3
"""Steps down the tree in which time and place are still shared."""
CLIMBING = 24
"""Steps up the tree after which a phrase is given up as too far from any act."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where the way up from a phrase ended, and what was met on it."""

    head: Word
    """The phrase's own head."""
    anchor: Word
    """The verb or event noun reached."""
    first: str = ""
    """The first preposition that is not *of*: *in* the city of Basra; or a role, where none was met."""
    last: str = ""
    """The preposition nearest to the anchor: an attack *on* a convoy in Basra."""
    direct: bool = True
    """No noun stands between but one for a kind of site: *at* the *entrance* to."""
    in_subject: bool = False
    """The phrase belongs to the subject's own words: *officials in Baku*."""
    path: tuple[tuple[str, int], ...] = ()
    """Each step: how, and the index of the word reached."""

    def lies_round(self, other: Attachment) -> bool:
        """Tell whether this may only say where `other` lies: *Baghdad* in *the Amil district of Baghdad*.

        Of *the West Bank city of Nablus* syntax allows either; then the gazetteer must tell which is larger.
        """
        beside = {
            onto for how, onto in self.path if how == SAME and self.head.relation != Relation.APPOSITION
        }
        if self.head == other.head or self.head.index in other.names() or other.head.index in beside:
            return False
        for how, onto in self.path:
            if how not in {SAME, MODIFIER, POSSESSIVE}:
                return how not in NOT_PREPOSITIONS and onto in other.names()
            if onto == other.head.index or (how == MODIFIER and ("of", onto) in other.path):
                return True
        return False

    def names(self) -> set[int]:
        """Return the words that stand for the same place: its head, and what that qualifies."""
        same = {self.head.index}
        for how, reached in self.path:
            if how not in {MODIFIER, *PARTITIVE} or reached == self.anchor.index:
                break
            same.add(reached)
        return same


def link(token: Word) -> tuple[str, Word]:
    """Return how `token` hangs on its governor (a role, or the preposition between them), and that governor.

    Examples
    --------
    >>> from geo.text import annotate
    >>> link(annotate("Talks were held in Tbilisi.").words[4])
    ('in', held)
    """
    if token.relation in {
        Relation.PREPOSITIONAL_OBJECT,
        Relation.PREPOSITIONAL_CLAUSE,
    } and token.head.part in {
        PartOfSpeech.ADPOSITION,
        PartOfSpeech.SUBORDINATOR,
        PartOfSpeech.ADVERB,
        PartOfSpeech.PARTICLE,
    }:
        preposition = token.head
        governor = preposition.head
        while (
            governor.relation in {Relation.PREPOSITION, Relation.AGENT}
            and governor.part in {PartOfSpeech.ADPOSITION, PartOfSpeech.ADVERB}
            and governor.head != governor
        ):
            governor = governor.head
        return preposition.lower, governor
    return ROLES.get(token.relation, LOOSE), token.head


def climb(head: Word, is_act: Callable[[Word], bool]) -> Attachment | None:
    """Go up from a place's `head` to the act that it may place; None where it qualifies something else.

    Parameters
    ----------
    head
        The syntactic head of the words that name a place.
    is_act
        Tells the triggers of events from other words.
    """
    token, found = head, Attachment(head, head)
    for _ in range(CLIMBING):
        how, governor = link(token)
        if governor == token:
            return None
        if not found.first and not _passes(how, token, governor, is_act):
            return None
        found = replace(found, path=(*found.path, (how, governor.index)))
        if how not in NOT_PREPOSITIONS and how not in PARTITIVE:
            found = replace(found, first=found.first or how, last=how)
        if how != SAME and (governor.is_predicate or is_act(governor)):
            in_subject = how == SUBJECT and bool(found.first)
            return replace(found, anchor=governor, first=found.first or _role(how), in_subject=in_subject)
        if how != SAME and not _is_site(governor):
            found = replace(found, direct=False)
        token = governor
    return None


def _role(how: str) -> str:
    """Name the role of a place that no preposition marks: *of* makes it the act's object."""
    return OBJECT if how in PARTITIVE else how


def _passes(how: str, token: Word, governor: Word, is_act: Callable[[Word], bool]) -> bool:
    """Tell whether a place lends itself to what it qualifies: *Kasese district* yes, *Baghdad police* no."""
    if how in PARTITIVE:
        return _is_site(governor) or is_act(governor)
    if how in {MODIFIER, POSSESSIVE}:
        return (
            _is_site(governor)
            or is_act(governor)
            or (governor.part == PartOfSpeech.PROPER_NOUN and token.part == PartOfSpeech.PROPER_NOUN)
        )
    return how != LOOSE or governor.is_predicate or is_act(governor)


def _is_site(token: Word) -> bool:
    """Tell whether `token` is a kind of place, a proper name, or itself an act: *a deal in Doha*."""
    words, noun = lexicon(), token.lemma
    named = token.part == PartOfSpeech.PROPER_NOUN or words.of_class(token.lower, "site")
    return named or any(words.of_class(noun, name) for name in ("site", "accord", "meeting"))


def climb_time(head: Word, is_act: Callable[[Word], bool]) -> Word | None:
    """Go up from a time expression's `head` to the verb or event noun whose time it tells.

    None where it only says which thing is meant: *spoke about the shots of Tuesday*.
    """
    token = head
    for _ in range(CLIMBING):
        how, governor = link(token)
        if governor == token:
            break
        token = governor
        if is_act(token) or token.is_predicate:
            break
        if how == "of" and not is_of_time(token):
            return None
    return token


def is_of_time(token: Word) -> bool:
    """Tell whether *of* and a date only say when: *the end of May*, not *the shots of Tuesday*."""
    is_unit = lexicon().of_class(token.lemma, "time")
    return token.part != PartOfSpeech.NOUN or is_unit


def below(trigger: Trigger, apart: frozenset[str] = APART) -> Iterator[Word]:
    """Yield the words below an act that share its time and place, the nearest first.

    Clauses that open with a word of `apart`, and phrases that open with one of `APART`, are left out, and so
    is what a promise, a threat or a request is about: that comes later, and elsewhere.
    """
    level = list(trigger.anchors)
    for _ in range(DEPTH):
        level = [
            token for anchor in level for token in _sharing(anchor, apart) if not _is_to_come(token, trigger)
        ]
        yield from level


def _is_to_come(token: Word, trigger: Trigger) -> bool:
    """Tell whether `token` is what an act only looks ahead to: *agreed to meet in Batumi in April*."""
    return trigger.sense.type in LOOKING_AHEAD and token.relation == Relation.OPEN_COMPLEMENT


def _sharing(anchor: Word, apart: frozenset[str]) -> Iterator[Word]:
    """Yield the dependents of `anchor` that share its time and place."""
    for child in anchor.children:
        if opens_apart(child, apart):
            continue
        if child.relation in SHARING or (child.relation == Relation.CONJUNCT and not _stands_alone(child)):
            yield child
        elif child.relation in {Relation.PREPOSITION, Relation.AGENT}:
            yield from child.dependents(Relation.PREPOSITIONAL_OBJECT, Relation.PREPOSITIONAL_CLAUSE)


def _stands_alone(verb: Word) -> bool:
    """Tell whether a conjoined verb has its own subject and tense; *and four others wounded* has no tense."""
    return bool(verb.dependents(*SUBJECTS)) and (
        verb.form != Form.PAST_PARTICIPLE
        or bool(verb.dependents(Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY))
    )


def above(trigger: Trigger) -> Iterator[Word]:
    """Yield the words above an act of whose clause it is part, up to one that only reports it."""
    token = trigger.support if trigger.support is not None else trigger.word
    words = lexicon()
    while token.head != token:
        if opens_apart(token) or token.relation in {
            Relation.CLAUSAL_COMPLEMENT,
            Relation.RELATIVE_CLAUSE,
            Relation.PARATAXIS,
        }:
            return
        token = token.head
        if token.is_predicate and words.of_class(token.lemma, "reporting"):
            return
        yield token


def opens_apart(token: Word, apart: frozenset[str] = APART) -> bool:
    """Tell whether `token` opens a clause with its own time and place: *after X fell*, *since the war*."""
    if token.relation == Relation.PREPOSITION:
        return token.lower in APART
    return bool(clause_opening(token, apart))


def clause_opening(verb: Word, apart: frozenset[str] = APART) -> str:
    """Return the word of `apart` with which the clause of `verb` opens; nothing where it does with none."""
    marks = (
        verb.dependents(Relation.MARKER, Relation.ADVERB)
        if verb.relation in {Relation.ADVERBIAL_CLAUSE, Relation.PREPOSITIONAL_CLAUSE}
        else []
    )
    return next((mark.lower for mark in marks if mark.lower in apart), "")
