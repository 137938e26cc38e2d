"""Whether the text says that an act took place, will, may, or did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.detect.lexicon import lexicon
from geo.model import Status
from geo.text import Form, PartOfSpeech, Relation

if TYPE_CHECKING:
    from geo.events.detect.triggers import Trigger
    from geo.text import Word

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MODALS = frozenset({"could", "may", "might", "should", "can", "must", "ought", "ca"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
BOUNDS = frozenset({"until", "till"})
"""Before what is told as past they only say when something ended; before all else, what is awaited."""
NEXT = frozenset({"next", "upcoming", "planned", "scheduled", "forthcoming", "future", "proposed"})
POSSIBLE = frozenset({"possible", "potential", "alleged", "imminent", "likely", "would-be", "hypothetical"})
TENSED = frozenset({Form.PAST, Form.PRESENT_THIRD_PERSON, Form.PRESENT, Form.MODAL})
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
    >>> from geo.events.detect.triggers import candidates
    >>> from geo.text import annotate
    >>> for text in ("Talks will be held in Bonn.", "Talks were not held.", "They could hold talks in Bonn."):
    ...     print(status(next(candidates(annotate(text)))))
    planned
    negated
    hypothetical
    """
    own = _of_noun(trigger.word) if trigger.is_noun else None
    if own is not None:
        return own
    if trigger.is_noun and trigger.support is None:
        return _of_bare_noun(trigger.word)
    if _is_appointed(trigger):
        return Status.NEGATED if trigger.verb.dependents(Relation.NEGATION) else Status.PLANNED
    return _of_verb(trigger.verb)


def _is_appointed(trigger: Trigger) -> bool:
    """Tell whether an act is only set for later: *a strike is planned*, *called a rally*."""
    verb = trigger.verb
    if verb.lemma == "call" and trigger.sense.type == "PROTEST":
        return True
    if trigger.support is None or verb.lemma not in APPOINTING:
        return False
    return bool(verb.dependents(Relation.PASSIVE_SUBJECT, Relation.PASSIVE_AUXILIARY)) or (
        verb.relation == Relation.NOUN_CLAUSE and _is_set_for_later(verb)
    )


def _is_set_for_later(verb: Word) -> bool:
    """Tell whether a participle sets what it is said of for later: *talks scheduled for Monday*."""
    return verb.lemma in APPOINTING and verb.form == Form.PAST_PARTICIPLE


def _of_noun(noun: Word) -> Status | None:
    """Read an event noun's own words: *no talks*, *the next meeting*."""
    words = {
        child.lower
        for child in noun.dependents(
            Relation.DETERMINER, Relation.NEGATION, Relation.ADJECTIVAL_MODIFIER, Relation.COMPOUND
        )
    }
    if words & {"no", "neither"} or (
        noun.relation == Relation.PREPOSITIONAL_OBJECT and noun.head.lower == "without"
    ):
        return Status.NEGATED
    if words & NEXT:
        return Status.PLANNED
    return Status.HYPOTHETICAL if words & POSSIBLE else None


def _of_bare_noun(noun: Word) -> Status:
    """Read what governs an event noun: *called for talks*; *a demand for talks*; *after the talks*."""
    if any(_is_set_for_later(clause) for clause in noun.dependents(Relation.NOUN_CLAUSE)):
        return Status.PLANNED
    if noun.relation == Relation.PASSIVE_SUBJECT and lexicon().of_class(noun.head.lemma, "refusing"):
        return Status.NEGATED
    over = [word for word in noun.ancestors if word.part == PartOfSpeech.NOUN and word.index < noun.index]
    if any(lexicon().of_class(word.lemma, "request") for word in over):
        return Status.HYPOTHETICAL
    aimed_at = noun.relation == Relation.OBJECT or (
        noun.relation == Relation.PREPOSITIONAL_OBJECT and noun.head.lower in {"for", "to", "on"}
    )
    governor = noun.head
    while (
        governor.relation
        in {
            Relation.PREPOSITION,
            Relation.PREPOSITIONAL_OBJECT,
            Relation.CONJUNCT,
            Relation.PREPOSITIONAL_CLAUSE,
        }
        and not governor.is_predicate
    ):
        governor = governor.head
    if not aimed_at:
        return Status.OCCURRED
    unsaid = (
        _of_verb(governor) if noun.relation == Relation.OBJECT and not _is_known(noun) else Status.OCCURRED
    )
    return _made_by(governor) or unsaid


def _is_known(noun: Word) -> bool:
    """Tell whether a noun means an act told already: *will study the attack*, not *will collect aid*."""
    pointing = any(child.lower in POINTING for child in noun.dependents(Relation.DETERMINER))
    return pointing or bool(noun.dependents(Relation.POSSESSOR))


def _of_verb(verb: Word) -> Status:
    """Read a verb's negation and auxiliaries, then what governs it."""
    words = {
        child.lower
        for child in verb.dependents(
            Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY, Relation.MARKER, Relation.ADVERB
        )
    }
    if verb.dependents(Relation.NEGATION) or _of_nobody(verb) or words & HARDLY:
        return Status.NEGATED
    if words & CONDITIONS or (words & BOUNDS and not _has_ended(verb)) or _is_conditional(verb, words):
        return Status.HYPOTHETICAL
    if words & FUTURE or (verb.relation == Relation.ROOT and _is_infinitive(verb)) or _is_to_be(verb):
        return Status.PLANNED
    if words & MODALS:
        return Status.HYPOTHETICAL
    if "would" in words:
        return Status.PLANNED if verb.relation == Relation.CLAUSAL_COMPLEMENT else Status.HYPOTHETICAL
    return _of_governor(verb)


def _is_to_be(verb: Word) -> bool:
    """Tell whether *be* and an infinitive set an act for later: *talks are to resume*."""
    return verb.lemma == "be" and any(
        _is_infinitive(clause) for clause in verb.dependents(Relation.OPEN_COMPLEMENT)
    )


def _is_conditional(verb: Word, words: set[str]) -> bool:
    """Tell whether a condition is set to what will be: *will attack if talks fail*."""
    if not words & FUTURE:
        return False
    clauses = verb.dependents(Relation.ADVERBIAL_CLAUSE)
    return any(
        child.lower in {"if", "unless"} for clause in clauses for child in clause.dependents(Relation.MARKER)
    )


def _of_governor(verb: Word) -> Status:
    """Read the verb, adjective or preposition on which `verb` depends."""
    governor = verb.head
    if verb.relation == Relation.PREPOSITIONAL_CLAUSE:
        return Status.NEGATED if governor.lower == "without" else _governed(governor.head, verb)
    if (
        verb.relation == Relation.CONJUNCT
        and governor.part in {PartOfSpeech.VERB, PartOfSpeech.AUXILIARY}
        and not _is_finite(verb)
    ):
        return _of_verb(governor)
    if verb.relation == Relation.CLAUSAL_COMPLEMENT and _is_beside(verb):
        return Status.OCCURRED
    if verb.relation in {Relation.OPEN_COMPLEMENT, Relation.CLAUSAL_COMPLEMENT, Relation.NOUN_CLAUSE}:
        return _governed(governor, verb)
    if verb.relation != Relation.ADVERBIAL_CLAUSE or not _is_infinitive(verb):
        return Status.OCCURRED
    wished = lexicon().of_class(governor.lemma, "wishing")
    return Status.HYPOTHETICAL if wished else Status.PLANNED


def _is_beside(clause: Word) -> bool:
    """Tell whether a clause only stands before another: *Bern blamed the rebels; they denied it*."""
    between = (
        clause.document.words[clause.index : clause.head.index] if clause.index < clause.head.index else ()
    )
    return any(token.text == ";" for token in between)


def _governed(governor: Word, verb: Word) -> Status:
    """Tell what a governing word makes of the act that depends on it."""
    words, word = lexicon(), governor.lemma
    if word in {"be", "go"} and _is_infinitive(verb):
        return Status.PLANNED
    if words.of_class(word, "passing"):
        return _of_verb(governor.clause.predicate)
    if words.of_class(word, "reporting") and _is_perfect_infinitive(verb):
        return Status.OCCURRED
    if (
        _is_finite(verb)
        and verb.relation == Relation.CLAUSAL_COMPLEMENT
        and not words.of_class(word, "doubting")
    ):
        return Status.OCCURRED
    unsaid = Status.HYPOTHETICAL if _is_infinitive(verb) else Status.OCCURRED
    return _made_by(governor) or unsaid


def _is_perfect_infinitive(verb: Word) -> bool:
    """Tell whether an act is told as past by hearsay: *is said to have met*."""
    return _is_infinitive(verb) and any(
        child.lemma == "have" for child in verb.dependents(Relation.AUXILIARY)
    )


def _made_by(governor: Word) -> Status | None:
    """Return the status that a governing word gives: *refuse*, *plan*, *urge*; None for any other."""
    words, word = lexicon(), governor.lemma
    return next((made for name, made in GOVERNED.items() if words.of_class(word, name)), None)


def _of_nobody(verb: Word) -> bool:
    """Tell whether *no* or *nobody* stands as the subject or object."""
    arguments = verb.dependents(Relation.SUBJECT, Relation.PASSIVE_SUBJECT, Relation.OBJECT)
    words = {token.lower for token in arguments}
    words |= {
        child.lower
        for token in arguments
        for child in token.dependents(Relation.DETERMINER, Relation.NEGATION)
    }
    return bool(words & NOBODY)


def is_present(verb: Word) -> bool:
    """Tell whether `verb` is in the present, which also tells what is set for later: *meet next week*."""
    tags = {
        verb.form,
        *(child.form for child in verb.dependents(Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY)),
    }
    return bool(tags & {Form.PRESENT_THIRD_PERSON, Form.PRESENT}) and verb.form in {
        Form.PRESENT_THIRD_PERSON,
        Form.PRESENT,
        Form.GERUND,
    }


def _is_finite(verb: Word) -> bool:
    """Tell whether `verb` has a tense: by its own form or its auxiliary's."""
    return verb.form in TENSED or any(
        child.form in TENSED for child in verb.dependents(Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY)
    )


def _has_ended(verb: Word) -> bool:
    """Tell whether an act is told as what ended another: *marched until police fired*.

    Not in *until police fire*, nor where the other is only to come: *would march until police fired*.
    """
    tensed = [verb, *verb.dependents(Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY)]
    past = any(token.form == Form.PAST for token in tensed)
    if not past or verb.head == verb:
        return past
    return _of_verb(verb.head.clause.predicate) not in {Status.PLANNED, Status.HYPOTHETICAL}


def _is_infinitive(verb: Word) -> bool:
    """Tell whether *to* stands before `verb`; of a headline's main verb it makes a future."""
    return any(
        child.lower == "to" for child in verb.dependents(Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY)
    )
