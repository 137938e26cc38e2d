"""The grammatical vocabulary of the project: relations, parts of speech and forms of words.

The values are the labels of spaCy's English pipelines (ClearNLP relations, universal parts of speech, Penn
tags), which also stand in the features of the learned weights. A parser with other labels needs an adapter
that maps its labels to these names; no stage but `geo.text` knows which parser is behind them.
"""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """How a word depends on its head."""

    __hash__ = str.__hash__  # an enumeration's own is ten times as slow, and words are asked all the time

    SUBJECT = "nsubj"
    PASSIVE_SUBJECT = "nsubjpass"
    CLAUSAL_SUBJECT = "csubj"
    CLAUSAL_PASSIVE_SUBJECT = "csubjpass"
    EXPLETIVE = "expl"
    OBJECT = "dobj"
    INDIRECT_OBJECT = "dative"
    ATTRIBUTE = "attr"
    OBJECT_PREDICATE = "oprd"
    """*Was named envoy.*"""
    ADJECTIVAL_COMPLEMENT = "acomp"
    CLAUSAL_COMPLEMENT = "ccomp"
    OPEN_COMPLEMENT = "xcomp"
    """A clause without a subject of its own: *tried to enter*."""
    PREPOSITION = "prep"
    AGENT = "agent"
    """The *by* of a passive."""
    PREPOSITIONAL_OBJECT = "pobj"
    PREPOSITIONAL_CLAUSE = "pcomp"
    """A clause after a preposition: *accused of shelling*."""
    ADVERBIAL_CLAUSE = "advcl"
    RELATIVE_CLAUSE = "relcl"
    NOUN_CLAUSE = "acl"
    """A participle or an infinitive upon a noun: *talks scheduled for May*."""
    PARATAXIS = "parataxis"
    CONJUNCT = "conj"
    COORDINATOR = "cc"
    PRECONJUNCT = "preconj"
    APPOSITION = "appos"
    COMPOUND = "compound"
    NOMINAL_MODIFIER = "nmod"
    ADJECTIVAL_MODIFIER = "amod"
    NUMERAL = "nummod"
    QUANTIFIER = "quantmod"
    POSSESSOR = "poss"
    DETERMINER = "det"
    PREDETERMINER = "predet"
    CASE = "case"
    NEGATION = "neg"
    PARTICLE = "prt"
    AUXILIARY = "aux"
    PASSIVE_AUXILIARY = "auxpass"
    MARKER = "mark"
    ADVERB = "advmod"
    ADVERBIAL_NOUN = "npadvmod"
    """*Two days* after."""
    INTERJECTION = "intj"
    META = "meta"
    PUNCTUATION = "punct"
    ROOT = "ROOT"
    OTHER = "dep"
    """What the parser cannot name; also of each word of a sentence that was not parsed."""


class PartOfSpeech(StrEnum):
    """The universal parts of speech."""

    __hash__ = str.__hash__

    ADJECTIVE = "ADJ"
    ADPOSITION = "ADP"
    ADVERB = "ADV"
    AUXILIARY = "AUX"
    CONJUNCTION = "CCONJ"
    CONJ = "CONJ"
    DETERMINER = "DET"
    INTERJECTION = "INTJ"
    NOUN = "NOUN"
    NUMERAL = "NUM"
    PARTICLE = "PART"
    PRONOUN = "PRON"
    PROPER_NOUN = "PROPN"
    PUNCTUATION = "PUNCT"
    SUBORDINATOR = "SCONJ"
    SYMBOL = "SYM"
    VERB = "VERB"
    SPACE = "SPACE"
    OTHER = "X"
    NONE = ""
    """Of a word in a sentence that was not parsed."""


class Form(StrEnum):
    """The forms of words that stages ask for."""

    __hash__ = str.__hash__

    BASE = "VB"
    PAST = "VBD"
    GERUND = "VBG"
    PAST_PARTICIPLE = "VBN"
    PRESENT = "VBP"
    PRESENT_THIRD_PERSON = "VBZ"
    MODAL = "MD"
    PLURAL_NOUN = "NNS"
    OTHER = "other"
    """Any other."""
