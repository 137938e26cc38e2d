"""Which sentences may tell of an act: the others need no syntax."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geo.events.lexicon import ANY, Rule, lexicon
from geo.syntax import lemmas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HYPHEN = "-"


def may_tell(words: Sequence[str]) -> bool:
    """Tell whether a sentence has all the words that some rule of the lexicon asks for, in any role.

    `geo.events.triggers.find` finds nothing in a sentence of which this says no.

    Parameters
    ----------
    words
        The sentence's words in lower case.

    Examples
    --------
    >>> may_tell("rebels left the town".split()), may_tell("rebels like the town".split())
    (True, False)
    """
    found = frozenset().union(*map(_asked_for, words), *_hyphened(words))
    by_word, _ = _rules()
    return any(_may_hold(rule, found) for word in found for rule in by_word.get(word, ()))


def _may_hold(rule: Rule, found: frozenset[str]) -> bool:
    """Tell whether all that a rule asks for is among the words found."""
    return found.issuperset(rule.words) and all(
        not asked or ANY in asked or not asked.isdisjoint(found) for asked in (rule.objects, rule.subjects)
    )


@lru_cache(maxsize=1 << 16)
def _asked_for(form: str) -> frozenset[str]:
    """Return those lemmas of a form that a rule asks for."""
    return lemmas(form) & _rules()[1]


def _hyphened(words: Sequence[str]) -> Iterator[frozenset[str]]:
    """Yield what hyphened words may stand for: *cease-fires*."""
    asked = _rules()[1]
    for index in range(2, len(words)):
        if words[index - 1] == HYPHEN:
            pairs = ((one, other) for one in lemmas(words[index - 2]) for other in lemmas(words[index]))
            yield asked.intersection(f"{one}-{other}" for one, other in pairs)


@lru_cache(maxsize=1)
def _rules() -> tuple[dict[str, list[Rule]], frozenset[str]]:
    """Return the rules by the word that they are found by, and all words that any of them asks for."""
    by_word: dict[str, list[Rule]] = {}
    asked: set[str] = set()
    for (_, word), rules in lexicon().rules.items():
        by_word.setdefault(word, []).extend(rules)
        asked.update(*(rule.objects | rule.subjects | set(rule.words) for rule in rules))
    return by_word, frozenset(asked)
