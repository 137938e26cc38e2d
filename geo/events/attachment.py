"""To which act a phrase of place or time belongs: the way up the tree to a verb or an event noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.events.lexicon import lexicon
from geo.language import types_with
from geo.syntax import SUBJECTS, children, is_clause, lemma

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from geo.events.triggers import Trigger

OBJECT, SUBJECT, MODIFIER, POSSESSIVE, SAME, LOOSE = (
    "object",
    "subject",
    "modifier",
    "possessive",
    "same",
    "loose",
)
ROLES = {
    "dobj": OBJECT, "nsubjpass": OBJECT, "attr": OBJECT, "oprd": OBJECT, "dative": OBJECT,
    "nsubj": SUBJECT, "csubj": SUBJECT,
    "compound": MODIFIER, "nmod": MODIFIER, "amod": MODIFIER, "nummod": MODIFIER, "poss": POSSESSIVE,
    "conj": SAME, "appos": SAME,
}  # fmt: skip
NOT_PREPOSITIONS = frozenset({*ROLES.values(), LOOSE})
PARTITIVE = frozenset({"of", "including", "like", "as"})
SHARING = frozenset({"xcomp", "advcl", "acl", "dobj", "nsubj", "nsubjpass", "attr"})
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

    head: Token
    """The phrase's own head."""
    anchor: Token
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
        beside = {onto for how, onto in self.path if how == SAME and self.head.dep_ != "appos"}
        if self.head == other.head or self.head.i in other.names() or other.head.i in beside:
            return False
        for how, onto in self.path:
            if how not in {SAME, MODIFIER, POSSESSIVE}:
                return how not in NOT_PREPOSITIONS and onto in other.names()
            if onto == other.head.i or (how == MODIFIER and ("of", onto) in other.path):
                return True
        return False

    def names(self) -> set[int]:
        """Return the words that stand for the same place: its head, and what that qualifies."""
        same = {self.head.i}
        for how, reached in self.path:
            if how not in {MODIFIER, *PARTITIVE} or reached == self.anchor.i:
                break
            same.add(reached)
        return same


def link(token: Token) -> tuple[str, Token]:
    """Return how `token` hangs on its governor (a role, or the preposition between them), and that governor.

    Examples
    --------
    >>> from geo.syntax import analyse
    >>> link(analyse("Talks were held in Tbilisi.")[4])
    ('in', held)
    """
    if token.dep_ in {"pobj", "pcomp"} and token.head.pos_ in {"ADP", "SCONJ", "ADV", "PART"}:
        preposition = token.head
        governor = preposition.head
        while (
            governor.dep_ in {"prep", "agent"}
            and governor.pos_ in {"ADP", "ADV"}
            and governor.head != governor
        ):
            governor = governor.head
        return preposition.lower_, governor
    return ROLES.get(token.dep_, LOOSE), token.head


def climb(head: Token, is_act: Callable[[Token], bool]) -> Attachment | None:
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
        found = replace(found, path=(*found.path, (how, governor.i)))
        if how not in NOT_PREPOSITIONS and how not in PARTITIVE:
            found = replace(found, first=found.first or how, last=how)
        if how != SAME and (is_clause(governor) or is_act(governor)):
            in_subject = how == SUBJECT and bool(found.first)
            return replace(found, anchor=governor, first=found.first or _role(how), in_subject=in_subject)
        if how != SAME and not _is_site(governor):
            found = replace(found, direct=False)
        token = governor
    return None


def _role(how: str) -> str:
    """Name the role of a place that no preposition marks: *of* makes it the act's object."""
    return OBJECT if how in PARTITIVE else how


def _passes(how: str, token: Token, governor: Token, is_act: Callable[[Token], bool]) -> bool:
    """Tell whether a place lends itself to what it qualifies: *Kasese district* yes, *Baghdad police* no."""
    if how in PARTITIVE:
        return _is_site(governor) or is_act(governor)
    if how in {MODIFIER, POSSESSIVE}:
        return _is_site(governor) or is_act(governor) or (governor.pos_ == "PROPN" and token.pos_ == "PROPN")
    return how != LOOSE or is_clause(governor) or is_act(governor)


def _is_site(token: Token) -> bool:
    """Tell whether `token` is a kind of place, a proper name, or itself an act: *a deal in Doha*."""
    words, noun = lexicon(), lemma(token)
    named = token.pos_ == "PROPN" or words.of_class(token.lower_, "site")
    return named or any(words.of_class(noun, name) for name in ("site", "accord", "meeting"))


def climb_time(head: Token, is_act: Callable[[Token], bool]) -> Token | None:
    """Go up from a time expression's `head` to the verb or event noun whose time it tells.

    None where it only says which thing is meant: *spoke about the shots of Tuesday*.
    """
    token = head
    for _ in range(CLIMBING):
        how, governor = link(token)
        if governor == token:
            break
        token = governor
        if is_act(token) or is_clause(token):
            break
        if how == "of" and not is_of_time(token):
            return None
    return token


def is_of_time(token: Token) -> bool:
    """Tell whether *of* and a date only say when: *the end of May*, not *the shots of Tuesday*."""
    is_unit = token.ent_type_ in {"DATE", "TIME"} or lexicon().of_class(lemma(token), "time")
    return token.pos_ != "NOUN" or is_unit


def below(trigger: Trigger, apart: frozenset[str] = APART) -> Iterator[Token]:
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


def _is_to_come(token: Token, trigger: Trigger) -> bool:
    """Tell whether `token` is what an act only looks ahead to: *agreed to meet in Batumi in April*."""
    return trigger.sense.type in LOOKING_AHEAD and token.dep_ == "xcomp"


def _sharing(anchor: Token, apart: frozenset[str]) -> Iterator[Token]:
    """Yield the dependents of `anchor` that share its time and place."""
    for child in anchor.children:
        if opens_apart(child, apart):
            continue
        if child.dep_ in SHARING or (child.dep_ == "conj" and not _stands_alone(child)):
            yield child
        elif child.dep_ in {"prep", "agent"}:
            yield from children(child, "pobj", "pcomp")


def _stands_alone(verb: Token) -> bool:
    """Tell whether a conjoined verb has its own subject and tense; *and four others wounded* has no tense."""
    return bool(children(verb, *SUBJECTS)) and (verb.tag_ != "VBN" or bool(children(verb, "aux", "auxpass")))


def above(trigger: Trigger) -> Iterator[Token]:
    """Yield the words above an act of whose clause it is part, up to one that only reports it."""
    token = trigger.support if trigger.support is not None else trigger.token
    words = lexicon()
    while token.head != token:
        if opens_apart(token) or token.dep_ in {"ccomp", "relcl", "parataxis"}:
            return
        token = token.head
        if is_clause(token) and words.of_class(lemma(token), "reporting"):
            return
        yield token


def opens_apart(token: Token, apart: frozenset[str] = APART) -> bool:
    """Tell whether `token` opens a clause with its own time and place: *after X fell*, *since the war*."""
    if token.dep_ == "prep":
        return token.lower_ in APART
    return bool(clause_opening(token, apart))


def clause_opening(verb: Token, apart: frozenset[str] = APART) -> str:
    """Return the word of `apart` with which the clause of `verb` opens; nothing where it does with none."""
    marks = children(verb, "mark", "advmod") if verb.dep_ in {"advcl", "pcomp"} else []
    return next((mark.lower_ for mark in marks if mark.lower_ in apart), "")
