"""What an act is told from that does not date it: *two days after it*, *during the war*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text import PartOfSpeech, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.events.detect import Trigger
    from geo.text import Word

AFTER = frozenset({"after", "following"})
BEFORE = frozenset({"before"})
LONG = frozenset({"day", "week", "fortnight", "month", "year", "decade"})
AT_ONCE = frozenset(
    {"second", "minute", "moment", "hour", "shortly", "soon", "immediately", "right", "just", "directly"}
)
"""*Hours after* an act is as good as its day."""
TIMES = frozenset(
    {
        "war",
        "occupation",
        "dictatorship",
        "genocide",
        "reign",
        "regime",
        "era",
        "rule",
        "insurgency",
        "empire",
    }
)
"""What lasts for years: *during the occupation* says no day, nor that it is the article's."""

MEASURING = frozenset({Relation.ADVERBIAL_NOUN, Relation.ADVERB, Relation.OTHER})
WORDS = 6
"""Of a clause so many are quoted in a reason."""


def beside(trigger: Trigger, words: frozenset[str]) -> Iterator[Word]:
    """Yield the clauses and phrases beside an act that one of `words` opens: *after X fell*."""
    for anchor in dict.fromkeys((*trigger.anchors, trigger.verb)):
        for child in anchor.dependents(Relation.PREPOSITION, Relation.ADVERBIAL_CLAUSE):
            opening = [child] if child.relation == Relation.PREPOSITION else child.dependents(Relation.MARKER)
            if any(word.lower in words for word in opening):
                yield child


def is_before(opened: Word) -> bool:
    """Tell whether *before* opens a clause or a phrase."""
    return opened.lower in BEFORE or any(mark.lower in BEFORE for mark in opened.dependents(Relation.MARKER))


def told_at_once(opened: Word) -> bool:
    """Tell whether an act follows at once what `opened` tells: *hours after the president fled*."""
    return not AT_ONCE.isdisjoint(one.lower.removesuffix("s") for one in _measures(opened))


def counted_from(trigger: Trigger) -> str:
    """Return the words that count days from another act: *two days after he was freed*; none if none do."""
    for opened in beside(trigger, AFTER | BEFORE):
        if {one.lemma for one in _measures(opened)} & LONG:
            first = min(one.first_below.index for one in (opened, *_measures(opened)))
            words = opened.document.words[first : opened.last_below.index + 1]
            return opened.document.text_of(words[:WORDS]) + (" …" if len(words) > WORDS else "")
    return ""


def _measures(opened: Word) -> list[Word]:
    """Return the words that say how long before or after: *two days*, *shortly*."""
    beside_it = [one for one in opened.head.children if one.last_below.index + 1 == opened.first_below.index]
    return [one for one in (*opened.children, *beside_it) if one.relation in MEASURING]


def while_lasting(trigger: Trigger) -> str:
    """Return the words for a time of years that an act is told from: *during the war*; none if none are."""
    for anchor in dict.fromkeys((*trigger.anchors, trigger.verb)):
        for preposition in anchor.dependents(Relation.PREPOSITION):
            for noun in preposition.dependents(Relation.PREPOSITIONAL_OBJECT):
                during = preposition.lower == "during" or noun.lemma == "war"
                if during and preposition.lower in {"during", "in"} and noun.lemma in TIMES:
                    return f"{preposition.lower} {_phrase(noun)}"
    return ""


def _phrase(noun: Word) -> str:
    return " ".join(token.text for token in noun.document.words[noun.first_below.index : noun.index + 1])


def when_somebody_was(trigger: Trigger) -> str:
    """Return the words for a part of somebody's life: *when he was a child*; none if there are none."""
    for clause in trigger.verb.dependents(Relation.ADVERBIAL_CLAUSE):
        opens = any(word.lower in {"when", "while"} for word in clause.children)
        if (
            opens
            and clause.lemma == "be"
            and any(noun.part == PartOfSpeech.NOUN for noun in clause.dependents(Relation.ATTRIBUTE))
        ):
            return " ".join(token.text for token in clause.subtree)
    return ""
