"""What an act is told from that does not date it: *two days after it*, *during the war*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.syntax import children, lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from geo.events.triggers import Trigger

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

MEASURING = frozenset({"npadvmod", "advmod", "dep"})
WORDS = 6
"""Of a clause so many are quoted in a reason."""


def beside(trigger: Trigger, words: frozenset[str]) -> Iterator[Token]:
    """Yield the clauses and phrases beside an act that one of `words` opens: *after X fell*."""
    for anchor in dict.fromkeys((*trigger.anchors, trigger.verb)):
        for child in children(anchor, "prep", "advcl"):
            opening = [child] if child.dep_ == "prep" else children(child, "mark")
            if any(word.lower_ in words for word in opening):
                yield child


def is_before(opened: Token) -> bool:
    """Tell whether *before* opens a clause or a phrase."""
    return opened.lower_ in BEFORE or any(mark.lower_ in BEFORE for mark in children(opened, "mark"))


def told_at_once(opened: Token) -> bool:
    """Tell whether an act follows at once what `opened` tells: *hours after the president fled*."""
    return not AT_ONCE.isdisjoint(one.lower_.removesuffix("s") for one in _measures(opened))


def counted_from(trigger: Trigger) -> str:
    """Return the words that count days from another act: *two days after he was freed*; none if none do."""
    for opened in beside(trigger, AFTER | BEFORE):
        if {lemma(one) for one in _measures(opened)} & LONG:
            first = min(one.left_edge.i for one in (opened, *_measures(opened)))
            words = opened.doc[first : opened.right_edge.i + 1]
            return words[:WORDS].text + (" …" if len(words) > WORDS else "")
    return ""


def _measures(opened: Token) -> list[Token]:
    """Return the words that say how long before or after: *two days*, *shortly*."""
    beside_it = [one for one in opened.head.children if one.right_edge.i + 1 == opened.left_edge.i]
    return [one for one in (*opened.children, *beside_it) if one.dep_ in MEASURING]


def while_lasting(trigger: Trigger) -> str:
    """Return the words for a time of years that an act is told from: *during the war*; none if none are."""
    for anchor in dict.fromkeys((*trigger.anchors, trigger.verb)):
        for preposition in children(anchor, "prep"):
            for noun in children(preposition, "pobj"):
                during = preposition.lower_ == "during" or lemma(noun) == "war"
                if during and preposition.lower_ in {"during", "in"} and lemma(noun) in TIMES:
                    return f"{preposition.lower_} {_phrase(noun)}"
    return ""


def _phrase(noun: Token) -> str:
    return " ".join(token.text for token in noun.doc[noun.left_edge.i : noun.i + 1])


def when_somebody_was(trigger: Trigger) -> str:
    """Return the words for a part of somebody's life: *when he was a child*; none if there are none."""
    for clause in children(trigger.verb, "advcl"):
        opens = any(word.lower_ in {"when", "while"} for word in clause.children)
        if opens and lemma(clause) == "be" and any(noun.pos_ == "NOUN" for noun in children(clause, "attr")):
            return " ".join(token.text for token in clause.subtree)
    return ""
