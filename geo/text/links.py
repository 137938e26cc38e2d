"""By what link a word depends on its governor: a preposition, or one of a few roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text.relations import PartOfSpeech, Relation

if TYPE_CHECKING:
    from geo.text.word import Word

OBJECT, SUBJECT, MODIFIER, POSSESSIVE, SAME, LOOSE = (
    "object", "subject", "modifier", "possessive", "same", "loose",
)  # fmt: skip
"""Roles. *Same*: as in a row, what holds of one word holds of the other; *loose*: any other relation."""
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
AFTER_PREPOSITION = frozenset({Relation.PREPOSITIONAL_OBJECT, Relation.PREPOSITIONAL_CLAUSE})
PREPOSITIONS = frozenset(
    {PartOfSpeech.ADPOSITION, PartOfSpeech.SUBORDINATOR, PartOfSpeech.ADVERB, PartOfSpeech.PARTICLE}
)


def link(word: Word) -> tuple[str, Word]:
    """Return a word's link to its governor (the preposition between, or a role), and that governor.

    Of several prepositions in a row the last counts: *from within the town*.

    Examples
    --------
    >>> from geo.text import annotate
    >>> link(annotate("Talks were held in Tbilisi.").words[4])
    ('in', held)
    """
    if word.relation not in AFTER_PREPOSITION or word.head.part not in PREPOSITIONS:
        return ROLES.get(word.relation, LOOSE), word.head
    preposition = word.head
    governor = preposition.head
    while (
        governor.relation in {Relation.PREPOSITION, Relation.AGENT}
        and governor.part in {PartOfSpeech.ADPOSITION, PartOfSpeech.ADVERB}
        and governor.head is not governor
    ):
        governor = governor.head
    return preposition.lower, governor
