"""What a word is: its part of speech, its form, and its role in the sentence, as questions."""

from __future__ import annotations

from geo.text.relations import Form, PartOfSpeech, Relation

SUBJECTS = frozenset(
    {
        Relation.SUBJECT,
        Relation.PASSIVE_SUBJECT,
        Relation.CLAUSAL_SUBJECT,
        Relation.CLAUSAL_PASSIVE_SUBJECT,
        Relation.EXPLETIVE,
    }
)
NOT_A_CLAUSE = frozenset(
    {Relation.AUXILIARY, Relation.PASSIVE_AUXILIARY, Relation.ADJECTIVAL_MODIFIER, Relation.COMPOUND}
)
"""Relations in which a verb heads no clause of its own."""
NOUN_POSITIONS = frozenset(
    {
        Relation.SUBJECT,
        Relation.PASSIVE_SUBJECT,
        Relation.OBJECT,
        Relation.PREPOSITIONAL_OBJECT,
        Relation.POSSESSOR,
        Relation.APPOSITION,
        Relation.NOMINAL_MODIFIER,
    }
)
"""Relations of nouns: what is tagged a verb there is none, but for *-ing* forms."""
VERBS = frozenset({PartOfSpeech.VERB, PartOfSpeech.AUXILIARY})
TENSED = frozenset({Form.PAST, Form.PRESENT, Form.PRESENT_THIRD_PERSON, Form.MODAL})
NOUNS = frozenset({PartOfSpeech.NOUN, PartOfSpeech.PROPER_NOUN})


class Categories:
    """The questions to a word of a document that its own labels answer."""

    __slots__ = ()

    part: PartOfSpeech
    form: Form
    relation: Relation
    """How it depends on its head."""

    @property
    def is_noun(self) -> bool:
        """Return True if it is a common or a proper noun."""
        return self.part in NOUNS

    @property
    def is_common_noun(self) -> bool:
        """Return True if it is a noun and no proper name."""
        return self.part is PartOfSpeech.NOUN

    @property
    def is_proper(self) -> bool:
        """Return True if it is part of a proper name."""
        return self.part is PartOfSpeech.PROPER_NOUN

    @property
    def is_verb(self) -> bool:
        """Return True if it is a verb or an auxiliary."""
        return self.part in VERBS

    @property
    def is_full_verb(self) -> bool:
        """Return True if it is a verb and no auxiliary."""
        return self.part is PartOfSpeech.VERB

    @property
    def is_adjective(self) -> bool:
        """Return True if it is an adjective."""
        return self.part is PartOfSpeech.ADJECTIVE

    @property
    def is_tensed(self) -> bool:
        """Return True if its form has a tense: *left*, *leaves*, *will*."""
        return self.form in TENSED

    @property
    def is_gerund(self) -> bool:
        """Return True if it is an *-ing* form."""
        return self.form is Form.GERUND

    @property
    def is_past_participle(self) -> bool:
        """Return True if it is a past participle."""
        return self.form is Form.PAST_PARTICIPLE

    @property
    def is_plural_noun(self) -> bool:
        """Return True if it is a common noun in the plural."""
        return self.form is Form.PLURAL_NOUN

    @property
    def is_subject(self) -> bool:
        """Return True if it is the subject of its head."""
        return self.relation in SUBJECTS

    @property
    def is_active_subject(self) -> bool:
        """Return True if it is the noun that does what an active verb says."""
        return self.relation is Relation.SUBJECT

    @property
    def is_passive_subject(self) -> bool:
        """Return True if it is the noun to which something *is done*."""
        return self.relation is Relation.PASSIVE_SUBJECT

    @property
    def is_object(self) -> bool:
        """Return True if it is a verb's direct object."""
        return self.relation is Relation.OBJECT

    @property
    def is_attribute(self) -> bool:
        """Return True if it says what the subject of *be* is: *it was an attack*."""
        return self.relation is Relation.ATTRIBUTE

    @property
    def is_predicative(self) -> bool:
        """Return True if it says what the subject or the object is like: *is ready*, *made it public*."""
        return self.relation in {
            Relation.ADJECTIVAL_COMPLEMENT,
            Relation.OBJECT_PREDICATE,
            Relation.CLAUSAL_COMPLEMENT,
        }

    @property
    def is_auxiliary(self) -> bool:
        """Return True if it is the auxiliary of an active verb."""
        return self.relation is Relation.AUXILIARY

    @property
    def is_after_preposition(self) -> bool:
        """Return True if it is the noun after a preposition."""
        return self.relation is Relation.PREPOSITIONAL_OBJECT

    @property
    def is_in_noun_position(self) -> bool:
        """Return True if it stands where only nouns do: as a subject, an object, or after a preposition."""
        return self.relation in NOUN_POSITIONS

    @property
    def is_noun_modifier(self) -> bool:
        """Return True if it is part of a compound, or modifies or possesses a noun: *peace talks*."""
        return self.relation in {Relation.COMPOUND, Relation.NOMINAL_MODIFIER, Relation.POSSESSOR}

    @property
    def is_appended(self) -> bool:
        """Return True if it stands beside a noun or a clause with nothing to join it: *Homs, Syria*."""
        return self.relation in {Relation.APPOSITION, Relation.ADVERBIAL_NOUN}

    @property
    def is_conjunct(self) -> bool:
        """Return True if it is coordinated with its head: *Hama* in *Homs and Hama*."""
        return self.relation is Relation.CONJUNCT

    @property
    def is_predicate(self) -> bool:
        """Return True if it heads a clause: a verb, or a copula."""
        return self.part in VERBS and self.relation not in NOT_A_CLAUSE
