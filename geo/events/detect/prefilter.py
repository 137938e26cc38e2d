"""Which sentences may name an event, by the tables or by the encoder: the others are not parsed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.events.detect.arguments import NAME
from geo.events.detect.evidence import least_by_encoder
from geo.events.detect.lexicon import ANY, lexicon
from geo.language import cached_by_kinds, own_kinds
from geo.text import lemmas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.detect.lexicon import EventSense
    from geo.events.encoder import Encoding
    from geo.language import OwnKinds
    from geo.text import Tokenised

HYPHEN = "-"


def sentences_to_parse(tokenised: Tokenised, encoding: Encoding) -> list[bool]:
    """Return for each sentence of a text whether the tables or the encoder may find an event in it.

    Examples
    --------
    >>> from geo.events.encoder import encode_all
    >>> from geo.text import tokenise_all
    >>> texts = tokenise_all(["Rebels left the town. He likes the town."])
    >>> sentences_to_parse(texts[0], encode_all(texts)[0])
    [True, False]
    """
    has_own = own_kinds() is not None  # a person's own rows need no encoder
    least_alone, least_with_tables = (least_by_encoder(in_tables=known) for known in (False, True))
    return [
        encoding.is_likely(number, least_alone)
        or ((has_own or encoding.is_likely(number, least_with_tables)) and may_name_event(words))
        for number, words in enumerate(tokenised.lower_words)
    ]


def may_name_event(words: Sequence[str]) -> bool:
    """Return True if a sentence has all the words that some event sense asks for, in any role.

    `geo.events.detect.detect` finds no trigger in a sentence of which this is False.

    Parameters
    ----------
    words
        The sentence's words in lower case.

    Examples
    --------
    >>> may_name_event("rebels left the town".split()), may_name_event("rebels like the town".split())
    (True, False)
    """
    found = frozenset().union(*map(_asked_for, words), *_hyphened(words))
    by_word, _ = _senses()
    return any(_may_fit(sense, found) for word in found for sense in by_word.get(word, ()))


@dataclass(frozen=True, slots=True)
class Asked:
    """The words that a sense asks for, each by itself."""

    words: frozenset[str]
    either: tuple[frozenset[str], ...]
    """Of each of these sets one."""


def _asked_by(sense: EventSense) -> Asked:
    """Return what a sense asks for; of *tear gas* only the last word, of a name nothing."""
    sets = (frozenset(word.rpartition(" ")[2] for word in asked) for asked in (sense.objects, sense.subjects))
    return Asked(
        frozenset(sense.words), tuple(asked for asked in sets if asked and asked.isdisjoint((ANY, NAME)))
    )


def _may_fit(asked: Asked, lemmas_present: frozenset[str]) -> bool:
    """Return True if all that a sense asks for is among the lemmas of a sentence."""
    return lemmas_present.issuperset(asked.words) and not any(
        words.isdisjoint(lemmas_present) for words in asked.either
    )


def _asked_for(form: str) -> frozenset[str]:
    """Return those lemmas of a form that a sense asks for."""
    return _lemmas_asked_for(form, own_kinds())


@lru_cache(maxsize=1 << 16)
def _lemmas_asked_for(form: str, _kinds: OwnKinds | None) -> frozenset[str]:
    return lemmas(form) & _senses()[1]


def _hyphened(words: Sequence[str]) -> Iterator[frozenset[str]]:
    """Yield what hyphened words may stand for: *cease-fires*."""
    asked = _senses()[1]
    for index in range(2, len(words)):
        if words[index - 1] == HYPHEN:
            pairs = ((one, other) for one in lemmas(words[index - 2]) for other in lemmas(words[index]))
            yield asked.intersection(f"{one}-{other}" for one, other in pairs)


@cached_by_kinds
def _senses() -> tuple[dict[str, list[Asked]], frozenset[str]]:
    """Return what the senses ask for, by the word that they are found by, and all words that they ask for."""
    by_word: dict[str, list[Asked]] = {}
    for (_, word), senses in lexicon().event_senses.items():
        by_word.setdefault(word, []).extend(_asked_by(sense) for sense in senses)
    every = [asked for found in by_word.values() for asked in found]
    return by_word, frozenset().union(*(asked.words.union(*asked.either) for asked in every))
