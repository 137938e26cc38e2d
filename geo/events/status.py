"""Whether the text says that an act took place, will, may, or did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.lexicon import lexicon
from geo.model import Status
from geo.syntax import children, clause_of, is_clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.events.triggers import Trigger

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MODALS = frozenset({"could", "may", "might", "should", "can", "must", "ought", "ca"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
BOUNDS = frozenset({"until", "till"})
"""Before what is told as past they only say when something ended; before all else, what is awaited."""
NEXT = frozenset({"next", "upcoming", "planned", "scheduled", "forthcoming", "future", "proposed"})
POSSIBLE = frozenset({"possible", "potential", "alleged", "imminent", "likely", "would-be", "hypothetical"})
TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
POINTING = frozenset({"the", "this", "that", "these", "those"})
HARDLY = frozenset({"hardly", "scarcely", "barely", "never"})
NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
APPOINTING = frozenset({"plan", "schedule", "expect", "slate", "due"})
GOVERNED = {"refusing": Status.NEGATED, "wishing": Status.HYPOTHETICAL, "planning": Status.PLANNED}
"""What words of these classes of ``classes.csv`` make of the act that they govern."""


def status(trigger: Trigger) -> Status:
    """Tell whether the act of `trigger` is told as past, to come, possible or not done.

    Examples
    --------
    >>> from geo.events.triggers import find
    >>> from geo.syntax import analyse
    >>> for text in ("Talks will be held in Bonn.", "Talks were not held.", "They could hold talks in Bonn."):
    ...     print(status(next(find(analyse(text)))))
    planned
    negated
    hypothetical
    """
    own = _of_noun(trigger.token) if trigger.is_noun else None
    if own is not None:
        return own
    if trigger.is_noun and trigger.support is None:
        return _of_bare_noun(trigger.token)
    if _is_appointed(trigger):
        return Status.NEGATED if children(trigger.verb, "neg") else Status.PLANNED
    return _of_verb(trigger.verb)


def _is_appointed(trigger: Trigger) -> bool:
    """Tell whether an act is only set for later: *a strike is planned*, *called a rally*."""
    verb = trigger.verb
    if lemma(verb) == "call" and trigger.sense.type == "PROTEST":
        return True
    if trigger.support is None or lemma(verb) not in APPOINTING:
        return False
    return bool(children(verb, "nsubjpass", "auxpass")) or (verb.dep_ == "acl" and _is_set_for_later(verb))


def _is_set_for_later(verb: Token) -> bool:
    """Tell whether a participle sets what it is said of for later: *talks scheduled for Monday*."""
    return lemma(verb) in APPOINTING and verb.tag_ == "VBN"


def _of_noun(noun: Token) -> Status | None:
    """Read an event noun's own words: *no talks*, *the next meeting*."""
    words = {child.lower_ for child in children(noun, "det", "neg", "amod", "compound")}
    if words & {"no", "neither"} or (noun.dep_ == "pobj" and noun.head.lower_ == "without"):
        return Status.NEGATED
    if words & NEXT:
        return Status.PLANNED
    return Status.HYPOTHETICAL if words & POSSIBLE else None


def _of_bare_noun(noun: Token) -> Status:
    """Read what governs an event noun: *called for talks*; *a demand for talks*; *after the talks*."""
    if any(_is_set_for_later(clause) for clause in children(noun, "acl")):
        return Status.PLANNED
    if noun.dep_ == "nsubjpass" and lexicon().of_class(lemma(noun.head), "refusing"):
        return Status.NEGATED
    over = [word for word in noun.ancestors if word.pos_ == "NOUN" and word.i < noun.i]
    if any(lexicon().of_class(lemma(word), "request") for word in over):
        return Status.HYPOTHETICAL
    aimed_at = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ in {"for", "to", "on"})
    governor = noun.head
    while governor.dep_ in {"prep", "pobj", "conj", "pcomp"} and not is_clause(governor):
        governor = governor.head
    if not aimed_at:
        return Status.OCCURRED
    unsaid = _of_verb(governor) if noun.dep_ == "dobj" and not _is_known(noun) else Status.OCCURRED
    return _made_by(governor) or unsaid


def _is_known(noun: Token) -> bool:
    """Tell whether a noun means an act told already: *will study the attack*, not *will collect aid*."""
    pointing = any(child.lower_ in POINTING for child in children(noun, "det"))
    return pointing or bool(children(noun, "poss"))


def _of_verb(verb: Token) -> Status:
    """Read a verb's negation and auxiliaries, then what governs it."""
    words = {child.lower_ for child in children(verb, "aux", "auxpass", "mark", "advmod")}
    if children(verb, "neg") or _of_nobody(verb) or words & HARDLY:
        return Status.NEGATED
    if words & CONDITIONS or (words & BOUNDS and not _has_ended(verb)) or _is_conditional(verb, words):
        return Status.HYPOTHETICAL
    if words & FUTURE or (verb.dep_ == "ROOT" and _is_infinitive(verb)) or _is_to_be(verb):
        return Status.PLANNED
    if words & MODALS:
        return Status.HYPOTHETICAL
    if "would" in words:
        return Status.PLANNED if verb.dep_ == "ccomp" else Status.HYPOTHETICAL
    return _of_governor(verb)


def _is_to_be(verb: Token) -> bool:
    """Tell whether *be* and an infinitive set an act for later: *talks are to resume*."""
    return lemma(verb) == "be" and any(_is_infinitive(clause) for clause in children(verb, "xcomp"))


def _is_conditional(verb: Token, words: set[str]) -> bool:
    """Tell whether a condition is set to what will be: *will attack if talks fail*."""
    if not words & FUTURE:
        return False
    clauses = children(verb, "advcl")
    return any(child.lower_ in {"if", "unless"} for clause in clauses for child in children(clause, "mark"))


def _of_governor(verb: Token) -> Status:
    """Read the verb, adjective or preposition on which `verb` depends."""
    governor = verb.head
    if verb.dep_ == "pcomp":
        return Status.NEGATED if governor.lower_ == "without" else _governed(governor.head, verb)
    if verb.dep_ == "conj" and governor.pos_ in {"VERB", "AUX"} and not _is_finite(verb):
        return _of_verb(governor)
    if verb.dep_ == "ccomp" and _is_beside(verb):
        return Status.OCCURRED
    if verb.dep_ in {"xcomp", "ccomp", "acl"}:
        return _governed(governor, verb)
    if verb.dep_ != "advcl" or not _is_infinitive(verb):
        return Status.OCCURRED
    wished = lexicon().of_class(lemma(governor), "wishing")
    return Status.HYPOTHETICAL if wished else Status.PLANNED


def _is_beside(clause: Token) -> bool:
    """Tell whether a clause only stands before another: *Bern blamed the rebels; they denied it*."""
    between = clause.doc[clause.i : clause.head.i] if clause.i < clause.head.i else ()
    return any(token.text == ";" for token in between)


def _governed(governor: Token, verb: Token) -> Status:
    """Tell what a governing word makes of the act that depends on it."""
    words, word = lexicon(), lemma(governor)
    if word in {"be", "go"} and _is_infinitive(verb):
        return Status.PLANNED
    if words.of_class(word, "passing"):
        return _of_verb(clause_of(governor))
    if words.of_class(word, "reporting") and _is_perfect_infinitive(verb):
        return Status.OCCURRED
    if _is_finite(verb) and verb.dep_ == "ccomp" and not words.of_class(word, "doubting"):
        return Status.OCCURRED
    unsaid = Status.HYPOTHETICAL if _is_infinitive(verb) else Status.OCCURRED
    return _made_by(governor) or unsaid


def _is_perfect_infinitive(verb: Token) -> bool:
    """Tell whether an act is told as past by hearsay: *is said to have met*."""
    return _is_infinitive(verb) and any(lemma(child) == "have" for child in children(verb, "aux"))


def _made_by(governor: Token) -> Status | None:
    """Return the status that a governing word gives: *refuse*, *plan*, *urge*; None for any other."""
    words, word = lexicon(), lemma(governor)
    return next((made for name, made in GOVERNED.items() if words.of_class(word, name)), None)


def _of_nobody(verb: Token) -> bool:
    """Tell whether *no* or *nobody* stands as the subject or object."""
    arguments = children(verb, "nsubj", "nsubjpass", "dobj")
    words = {token.lower_ for token in arguments}
    words |= {child.lower_ for token in arguments for child in children(token, "det", "neg")}
    return bool(words & NOBODY)


def is_present(verb: Token) -> bool:
    """Tell whether `verb` is in the present, which also tells what is set for later: *meet next week*."""
    tags = {verb.tag_, *(child.tag_ for child in children(verb, "aux", "auxpass"))}
    return bool(tags & {"VBZ", "VBP"}) and verb.tag_ in {"VBZ", "VBP", "VBG"}


def _is_finite(verb: Token) -> bool:
    """Tell whether `verb` has a tense: by its own form or its auxiliary's."""
    return verb.tag_ in TENSED or any(child.tag_ in TENSED for child in children(verb, "aux", "auxpass"))


def _has_ended(verb: Token) -> bool:
    """Tell whether an act is told as what ended another: *marched until police fired*.

    Not in *until police fire*, nor where the other is only to come: *would march until police fired*.
    """
    tensed = [verb, *children(verb, "aux", "auxpass")]
    past = any(token.tag_ == "VBD" for token in tensed)
    if not past or verb.head == verb:
        return past
    return _of_verb(clause_of(verb.head)) not in {Status.PLANNED, Status.HYPOTHETICAL}


def _is_infinitive(verb: Token) -> bool:
    """Tell whether *to* stands before `verb`; of a headline's main verb it makes a future."""
    return any(child.lower_ == "to" for child in children(verb, "aux", "auxpass"))
