"""Which sense a word has where it stands: of an event, or another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.detect.arguments import lemmas_of_actors, lemmas_of_objects
from geo.events.detect.lexicon import ANY, EventSense, lexicon
from geo.events.detect.strikes import is_of_workers
from geo.language import types_with, word_class
from geo.text import lemmas

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from geo.events.detect.lexicon import Sense
    from geo.text import Word

IRREGULAR_PAST = word_class("irregular_past")
MISHAPS = word_class("mishap")
UNINTENDED = types_with("unintended")


def sense_of_noun(noun: Word) -> Sense | None:
    """Return the sense of an event noun; a trigger of several words must stand whole before it.

    Examples
    --------
    >>> from geo.text import annotate
    >>> words = annotate("A strike of teachers began after an air strike.").words
    >>> sense_of_noun(words[1]).type, sense_of_noun(words[8]).type
    ('PROTEST', 'ASSAULT')
    """
    senses = lexicon().senses_of("noun", noun.lemma)
    if senses and noun.lemma == "strike" and is_of_workers(noun):
        senses = lexicon().senses_of("noun", "walkout")
    for sense in senses:
        if _has_before(noun, sense.words[:-1]) and _is_upon(noun, sense.objects):
            return sense
    return None


def sense_of_verb(verb: Word) -> Sense | None:
    """Return the strictest sense of a verb of which all that it asks for stands in the clause.

    Examples
    --------
    >>> from geo.text import annotate
    >>> sense_of_verb(annotate("Police fired tear gas.").words[1]).type
    'COERCE'
    """
    senses = lexicon().senses_of("verb", verb.lemma)
    if not senses:
        return None
    clause = verb.as_predicate
    has_phrases = any(len(sense.words) > 1 for sense in senses)
    near = [sense for sense in senses if not has_phrases or clause.companions.issuperset(sense.words[1:])]
    objects = lemmas_of_objects(clause.patients) if any(sense.objects for sense in near) else set()
    is_wide = any(len(sense.words) > 1 and sense.objects for sense in near)
    wide = objects | lemmas_of_objects(clause.prepositional_nouns) if is_wide else objects
    actors = clause.actors if any(sense.subjects for sense in near) else []
    described, heads = lemmas_of_actors(actors), lemmas_of_objects([*actors, *_taken_for_undergoers(verb)])
    for sense in near:
        by = described if _is_meant(sense) else heads
        if _has_any(sense.objects, wide if len(sense.words) > 1 else objects) and _has_any(
            sense.subjects, by
        ):
            return sense
    return None


def _taken_for_undergoers(verb: Word) -> list[Word]:
    """Return the noun of which a mishap is read as a participle: *a bus overturned in Goma*."""
    is_of_mishap = verb.lemma in MISHAPS and verb.as_predicate.modifies_noun and verb.is_past_participle
    return [verb.head] if is_of_mishap and not verb.as_predicate.agents else []


def _is_meant(sense: Sense) -> bool:
    """Return True if somebody means it; else the noun itself must speak, for a *car* bomb is no car."""
    return isinstance(sense, EventSense) and sense.type not in UNINTENDED


def sense_of_complement(word: Word) -> EventSense | None:
    """Return the sense of a word that names an event through its clause: *is ready*, *said it must leave*."""
    if word.is_adjective and word.is_predicative:
        return next(iter(lexicon().event_senses_of("adjective", word.lemma)), None)
    if word.is_auxiliary and word.head.is_verb and word.head.as_predicate.is_content_clause:
        return next(iter(lexicon().event_senses_of("aux", word.lemma)), None)
    return None


def sense_of_fragment(word: Word) -> EventSense | None:
    """Return the sense of a verb without a subject that was taken for a name: *Met envoys in Cairo*.

    It is known by the form of a past, and only senses that ask for nothing beside the verb are considered.
    """
    if not (_opens_fragment(word) and _looks_past(word.lower)):
        return None
    senses = (
        sense
        for lemma in lemmas(word.lower) - {word.lower}
        for sense in lexicon().event_senses_of("verb", lemma)
    )
    return next((one for one in senses if len(one.words) == 1 and not (one.objects or one.subjects)), None)


def _opens_fragment(word: Word) -> bool:
    """Return True if a proper name opens a sentence in which no tense follows."""
    if not (word.opens_sentence and word.is_proper):
        return False
    return not any(other.is_tensed and other.index > word.index + 1 for other in word.sentence.words)


def _looks_past(form: str) -> bool:
    return form.endswith("ed") or form in IRREGULAR_PAST


def _has_before(noun: Word, words: Sequence[str]) -> bool:
    """Return True if a noun has these words right before it."""
    first = noun.index - len(words)
    before = noun.document.words[max(first, 0) : noun.index]
    return [word.lemma for word in before] == list(words)


def _is_upon(noun: Word, asked: AbstractSet[str]) -> bool:
    """Return True if one of the words asked for stands after a noun's preposition, or none is asked for."""
    return not asked or _has_any(asked, {word.lemma for word in noun.after_prepositions()})


def _has_any(asked: AbstractSet[str], present: AbstractSet[str]) -> bool:
    """Return True if one of the words asked for is there, or none is asked for."""
    return not asked or bool(asked & present) or (ANY in asked and bool(present))
