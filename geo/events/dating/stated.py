"""The time expressions from which an event may have its date, by where they stand in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, islice, takewhile
from typing import TYPE_CHECKING

from geo.events.dating.background import has_gone_on, is_background
from geo.events.detect.charges import CHARGE_PREPOSITIONS, CHARGING, is_judged
from geo.events.detect.sharing import words_above, words_below
from geo.language import types_with, word_class
from geo.text.links import link
from geo.text.sharing import clauses_above, is_subordinate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.events.dating.times import ArticleTimes
    from geo.events.detect.trigger import Trigger
    from geo.model import Timex
    from geo.text import Word
    from geo.text.clause import Clause

PHYSICAL = types_with("physical")
BOUNDS = word_class("range_bound")
BOUNDARIES = word_class("event_boundary")
AHEAD_OF_VERB = word_class("auxiliary_of_what_follows")
TOPIC_OPENINGS, HARM = word_class("topic_opening"), word_class("harm")
PICTURES, REMEMBRANCE = word_class("picture_noun"), word_class("remembrance")
MAX_WORDS_BACK = 60
"""Before a clause in which the earlier clauses of its sentence are asked for a time: longer are lists."""


@dataclass(frozen=True, eq=False)
class StatedTimes:
    """The time expressions of a trigger's sentence, each by its index; None where none stands so."""

    trigger: Trigger
    times: ArticleTimes

    @cached_property
    def of_when_clause(self) -> int | None:
        """The date to which a clause is joined by *when*: *in 1991, when troops occupied the town*."""
        clause = self.trigger.verb.as_predicate
        if not (clause.is_relative or clause.is_adverbial):
            return None
        when = next((word for word in clause.predicate.children if word.lower == "when"), None)
        if when is None:
            return None
        index = self.times.attached.headed_by(clause.predicate.head)
        return self.times.attached.ending_before(when) if index is None else index

    @cached_property
    def is_topic(self) -> bool:
        """Return True if the event is only what words are about: *condemned the coup on Tuesday*.

        A date after it may be that of the words; one before it is its own: *condemned Tuesday's coup*.
        """
        if not self.trigger.is_noun or self.trigger.support is not None:
            return False
        return any(map(self._is_of_words, self._words_about_it()))

    def _words_about_it(self) -> Iterator[Word]:
        """Yield the verb of its clause, and the noun that *on* or *about* joins it to: *talks on the war*."""
        yield self.trigger.word.head.clause.predicate
        before = self.trigger.word.preposition
        if before is not None and before.lower in TOPIC_OPENINGS:
            yield before.head

    def _is_of_words(self, word: Word) -> bool:
        """Return True if a word names another event, of words."""
        kind = self.times.event_types.get(word.index)
        return kind is not None and kind != self.trigger.sense.type and kind not in PHYSICAL

    @cached_property
    def is_recalled(self) -> bool:
        """Return True if the rest of the sentence recalls or judges the event, and so is of another day."""
        word = self.trigger.word
        if self.trigger.is_bare_noun and not word.is_subject and _is_remembered(word):
            return True
        return is_judged(self.trigger)

    @cached_property
    def of_topic(self) -> int | None:
        """What stands before an event that words are about, or right after it: *the riot of 8 January*."""
        if not self.is_topic:
            return None
        text, span = self.times.article.text, self.trigger.span
        for index in self.times.attached.at(self.trigger.anchors):
            timex = self.times.timexes[index]
            if timex.end <= span.start or text[span.end : timex.start].strip() == "of":
                return index
        return None

    @cached_property
    def own(self) -> int | None:
        """What depends on the trigger itself."""
        return self._first(self.times.attached.at(self.trigger.anchors))

    @cached_property
    def beside(self) -> int | None:
        """What follows the trigger with no comma and no verb between, whatever the parse says."""
        return self._first(self._following())

    @cached_property
    def of_parts(self) -> int | None:
        """What belongs to the words below the trigger, which share its time."""
        below = (word for word in words_below(self.trigger) if not self._names_earlier_state(word))
        return self._first(self._lent_by(below))

    @cached_property
    def of_antecedent(self) -> int | None:
        """What belongs to the event that a relative clause is about: *the 2012 raid that killed nine*."""
        clause, noun = self.trigger.verb.as_predicate, self.trigger.verb.head
        if not (clause.is_relative and clause.is_past) or clause.is_perfect or self.trigger.is_bare_noun:
            return None
        if noun not in clause.actors:
            return None
        # Its place comes between, which kills nobody: *the raid on a clinic in Goma that killed nine*.
        is_of_thing = clause.predicate.lemma in HARM and all(
            one.lower != "who" for one in clause.own_subjects
        )
        nouns = (noun, *noun.ancestors) if noun.is_proper or is_of_thing else (noun,)
        events = (word for word in takewhile(_is_no_verb, nouns) if word.index in self.times.event_types)
        return self._first(self.times.attached.at(islice(events, 1)))

    @cached_property
    def of_clause(self) -> int | None:
        """What belongs to the clause of which the trigger is part."""
        if self.is_recalled:
            return None
        return self._first(self._lent_by(words_above(self.trigger)))

    @cached_property
    def of_report(self) -> int | None:
        """What belongs to the verbs that report the event; what they say will be is not of their day."""
        clause = self.trigger.verb.as_predicate
        if clause.is_future or self.is_recalled or _lacks_subject(clause):
            return None
        return self._first(self._lent_by(above.predicate for above in clauses_above(clause.predicate)))

    @cached_property
    def of_earlier_clause(self) -> int | None:
        """What belongs to a main clause before that of the event: *On 3 May X left; Y was shot*."""
        clause = self.trigger.verb.as_predicate
        is_main = clause.is_statement and clause.own_subjects and not clause.conjunctions
        if not is_main or clause.is_future or is_background(self.trigger) or self.is_recalled:
            return None
        return self._first(self._before(clause.predicate))

    @cached_property
    def of_picture(self) -> int | None:
        """When the picture was taken that shows the event."""
        if self.is_topic:
            return None
        for above in self.trigger.word.ancestors:
            for subject in above.as_predicate.own_subjects:
                if subject.is_active_subject and subject.lemma in PICTURES:
                    return next(self.times.attached.at(subject.subtree), None)
        return None

    @cached_property
    def of_others(self) -> frozenset[int]:
        """What dates other parts of its sentence alone: the words that are about it, those who are meant."""
        attached = self.times.attached
        if self.is_topic:
            words = [word for word in self._words_about_it() if self._is_of_words(word)]
            verbs = [word.clause.predicate for word in words]
            return frozenset(attached.at((*words, *verbs))).difference(attached.at(self.trigger.anchors))
        return frozenset(attached.at(filter(self._names_earlier_state, words_below(self.trigger))))

    def is_own(self, index: int) -> bool:
        """Return True if a time expression stands with the trigger, not with another part of the sentence."""
        return index in self.times.attached.at(self.trigger.anchors)

    def along_with(self, index: int) -> Iterator[int]:
        """Yield the other time expressions given together with one: *met in April and May*, *from … to*."""
        attached = self.times.attached
        last = attached.end_of_range(index)
        if last is not None:
            yield last
            return
        for other in attached.beside(index):
            if self.times.timexes[other].interval and self._may_date(other):
                yield other

    def _first(self, indices: Iterable[int]) -> int | None:
        """Return the first that may be when it happened; None for an event that words are only about."""
        return None if self.is_topic else next(filter(self._may_date, indices), None)

    def _following(self) -> Iterator[int]:
        word = self.trigger.word
        for following in word.document.words[word.index + 1 : word.sentence.last]:
            if following.is_punctuation or following.is_predicate:
                return
            index = self.times.attached.headed_by(following)
            is_of_thing = link(following)[0] == "of" or self._is_of_event(following)
            if index is not None and not is_of_thing:
                yield index

    def _is_of_event(self, word: Word) -> bool:
        """Return True if a date says which of other events is meant: *condemned Friday's arrest*."""
        noun = word.head
        is_before = word.index < noun.index and noun not in self.trigger.anchors
        return is_before and noun.is_common_noun and noun.index in self.times.event_types

    def _names_earlier_state(self, word: Word) -> bool:
        """Return True for words of a participle that says who is meant: *the men found last week*.

        What was done to an event is of its time: *an attack carried out on Monday*.
        """
        between = (above for above in (word, *word.ancestors) if above.index != self.trigger.word.index)
        participle = next((above for above in between if above.as_predicate.modifies_noun), None)
        if participle is None or not participle.is_past_participle:
            return False
        is_below = self.trigger.word in participle.ancestors
        return is_below and participle.head.index not in self.times.event_types

    def _lent_by(self, words: Iterable[Word]) -> Iterator[int]:
        """Yield what belongs to `words`, but to no other event that is only argued about or remembered.

        What an event is only about keeps its time: *condemned Friday's attack*.
        """
        kind, types = self.trigger.sense.type, self.times.event_types
        for word in words:
            is_of_another = types.get(word.index, kind) != kind and self._is_argued_about(word)
            if not is_of_another and not _is_remembered(word):
                yield from self.times.attached.at([word])

    def _is_argued_about(self, word: Word) -> bool:
        """Return True for what is done to or by whom, or named within that: *condemned the lead of the raid*.

        What is not of words has the date of whom it is done to: *shot the head of Friday's march*.
        """
        arguments = [one for anchor in self.trigger.anchors for one in anchor.as_predicate.arguments]
        is_within = self.trigger.sense.type not in PHYSICAL and any(
            one in arguments for one in word.ancestors
        )
        return word in arguments or is_within

    def _before(self, verb: Word) -> Iterator[int]:
        """Yield what belongs to the main clauses before a verb, the nearest first."""
        first = max(verb.sentence.first, verb.index - MAX_WORDS_BACK)
        for word in reversed(verb.document.words[first : verb.index]):
            index = self.times.attached.headed_by(word)
            anchor = None if index is None else self.times.attached.anchor(index)
            if index is None or anchor is None or not anchor.is_predicate or _is_remembered(word):
                continue
            if not any(map(is_subordinate, word.ancestors)):
                yield index

    def _may_date(self, index: int) -> bool:
        """Return True if a time expression is when the event happened.

        *Since Friday* is so only for what has gone on from then.
        """
        attached, timex = self.times.attached, self.times.timexes[index]
        if self._is_of_charge(index) or self._is_of_what_follows(timex):
            return False
        if attached.end_of_range(index) is not None:
            return True
        words = {attached.word_before(index), timex.text.split()[0].lower()}
        if timex.opens_with_hour:
            words -= {"before", "after"}
        preposition = self.trigger.word.preposition
        if preposition is not None and preposition.start < timex.start < self.trigger.word.start:
            words.discard(preposition.lower)  # it joins the event: *before next week's talks*
        if "since" in words or "from" in words:
            is_verbal = self.trigger.support is not None or not self.trigger.is_noun
            return is_verbal and has_gone_on(self.trigger)
        return words.isdisjoint(BOUNDS) and not self._is_of_another(timex)

    def _is_of_charge(self, index: int) -> bool:
        """Return True if it dates what somebody is held for: *is charged with a raid in May*."""
        head, verb = self.times.attached.head(index), self.trigger.verb
        if head is None or self.trigger.is_bare_noun or verb.lemma not in CHARGING:
            return False
        below = takewhile(lambda above: above != verb, head.ancestors)
        events = self.times.event_types
        above_event = dropwhile(lambda above: not (above.is_predicate or above.index in events), below)
        return any(above.lower in CHARGE_PREPOSITIONS for above in above_event)

    def _is_of_what_follows(self, timex: Timex) -> bool:
        """Return True if it is to come, and of what the event leads to: *agreed to meet on Friday*."""
        interval, word = timex.interval, self.trigger.word
        if (
            interval is None
            or not self.times.is_to_come(interval)
            or self.trigger.verb.as_predicate.is_future
        ):
            return False
        words = word.document.words[word.index + 1 : word.sentence.last]
        between = [one for one in words if one.start < timex.start]
        return any(one.lower in AHEAD_OF_VERB and one.head.is_predicate for one in between)

    def _is_of_another(self, timex: Timex) -> bool:
        """Return True if *since* or *after* parts it from the event: *the first since a war in 2020*."""
        last = max(self.trigger.anchors, key=lambda anchor: anchor.index)
        if timex.start < last.start:
            return False
        words = last.document.words[last.index : last.sentence.last]
        between = [word for word in words if word.start < timex.start]
        comma = max((number for number, word in enumerate(between) if word.text == ","), default=-1)
        between = between[comma + 1 :]
        if timex.opens_with_hour and between and between[-1].lower in {"before", "after"}:
            between.pop()
        return any(word.lower in BOUNDARIES and self._bounds_time(word, timex) for word in between)

    def _bounds_time(self, boundary: Word, timex: Timex) -> bool:
        """Return False for *brought before a court on Friday*, where it stands before no event or time."""
        objects = [child for child in boundary.children if child.is_after_preposition]
        if not objects:
            return True
        below = [word for noun in objects for word in noun.subtree]
        return any(
            word.start >= timex.start
            or word.is_predicate
            or word.index in self.times.event_types
            or self.times.attached.headed_by(word) is not None
            for word in below
        )


def _is_remembered(word: Word) -> bool:
    """Return True if another day recalls or judges an event: *an anniversary of*, *a trial over*."""
    return any(above.lemma in REMEMBRANCE for above in word.ancestors)


def _lacks_subject(clause: Clause) -> bool:
    """Return True if the parse gave a clause's subject to a participle: *men found last week were freed*."""
    has_subject = clause.own_subjects or clause.conjunctions or clause.predicate.is_conjunct
    return clause.is_finite and not has_subject


def _is_no_verb(word: Word) -> bool:
    return not word.is_predicate
