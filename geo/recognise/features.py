"""The features of each token for the tagger: its form, its neighbours, the gazetteer, the article."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from geo.language import word_class
from geo.recognise.gazetteer_names import gazetteer_names
from geo.recognise.given_names import given_names
from geo.recognise.lexicon import body, classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.recognise.gazetteer_names import GazetteerName
    from geo.recognise.tokens import Token

OUTSIDE = "-"
PLACE_WORDS = word_class("tagger_before_place")
"""Words before a name that say a place follows."""
MAX_WORDS_TO_KIND = 5
"""Words before a name among which a kind of place is looked for."""
MAX_WORDS_TO_BODY = 3
"""Words behind a name among which the rest of a body's name is looked for."""
WINDOW_TOKENS = 2
"""Tokens on either side whose form is a feature: the weights are learned with as many."""
TITLES = word_class("tagger_title")
"""Words before the name of a person: *Sheriff West*."""
DESCRIBING = word_class("tagger_describing")
"""Capitalised words that make no person of the name behind them: *North Georgia*, *On Monday Paris …*."""


@lru_cache(maxsize=50_000)
def shape(word: str) -> str:
    """Return the form of a word, runs cut to two.

    Examples
    --------
    >>> shape("Baku"), shape("USSR"), shape("McAllen"), shape("2020")
    ('Xxx', 'XX', 'XxXxx', '00')
    """
    kinds = ("0" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in word)
    return "".join(kind * min(2, sum(1 for _ in run)) for kind, run in groupby(kinds))


class TaggerInput:
    """An article's tokens with what holds for all of it."""

    def __init__(self, text: str, words: Sequence[Token], gazetteer: Gazetteer) -> None:
        self.words = words
        self.lower = [word.text.casefold() for word in words]
        self.shapes = [shape(word.text[:20]) for word in words]
        names = gazetteer_names(text, words, gazetteer)
        self.flags = self._flags(names)
        self.homes = self._homes(names)
        self.given = self._given()
        self.common = {low for low, form in zip(self.lower, self.shapes, strict=True) if form.startswith("x")}
        self.persons = self._persons()
        self.counts = Counter(word.text for word in words)

    def _flags(self, names: Sequence[GazetteerName]) -> list[str]:
        flags = [OUTSIDE] * len(self.words)
        for name in names:
            flags[name.begin] = f"B{name.flag}"
            for index in range(name.begin + 1, name.end):
                flags[index] = f"I{name.flag}"
        return flags

    def _homes(self, names: Sequence[GazetteerName]) -> dict[int, str]:
        """Return, by token of a known name, whether the article names an area that it may lie in."""
        named = Counter(name.names_area for name in names if name.names_area)
        homes = {}
        for name in names:
            others = {code for code, count in named.items() if count > (code == name.names_area)}
            shared = name.lies_in & others
            home = "division" if any("." in code for code in shared) else "country" if shared else "elsewhere"
            homes.update(dict.fromkeys(range(name.begin, name.end), home if others else "unknown"))
        return homes

    def _given(self) -> list[bool]:
        """Return of each token whether it is a capitalised given name."""
        names = given_names()
        return [form[0] == "X" and low in names for low, form in zip(self.lower, self.shapes, strict=True)]

    def _persons(self) -> set[str]:
        """Return the words that somewhere follow a title, a given name, or a capitalised unknown word."""
        persons = set()
        for index in range(1, len(self.words)):
            if not self.shapes[index].startswith("X"):
                continue
            unknown = index > 1 and self._is_unknown(index - 1)
            if self._is_titled(index) or unknown or self._is_surname(index):
                persons.add(self.words[index].text)
        return persons

    def _is_unknown(self, index: int) -> bool:
        """Return True if a capitalised word may be the first of a person's names, as far as is known."""
        named = self.shapes[index].startswith("Xx") and self.flags[index] == OUTSIDE
        return named and self.lower[index] not in DESCRIBING

    def _is_titled(self, index: int) -> bool:
        """Return True if a title goes before, with or without a full stop: *Sheriff West*, *Gov. West*."""
        before = index - 1 - (index > 1 and self.lower[index - 1] == ".")
        return before >= 0 and self.lower[before] in TITLES

    def _is_surname(self, index: int) -> bool:
        """Return True if a given name goes before, with or without an initial: *Ann West*, *Ann B. West*."""
        if self.flags[index].startswith("I"):  # *San Jose*, *Santiago de Cuba*
            return False
        initial = self.shapes[index - 1] == "X"
        return self.given[index - 1] or (initial and index > 1 and self.given[index - 2])

    def features(self, begin: int, end: int) -> list[list[str]]:
        """Return the features of each token from `begin` to `end`, about a sentence."""
        near = [list(self._near(index)) for index in range(begin, end)]
        manner = self._manner(begin, end)
        return [[manner, *self._of(index, begin, end, near)] for index in range(begin, end)]

    def _manner(self, begin: int, end: int) -> str:
        """Return the manner of a sentence: in a headline capital letters say little, in running text much."""
        forms = [form for form in self.shapes[begin:end] if form[0] in "Xx"]
        loud = sum(form in {"X", "XX"} for form in forms)
        capitalised = sum(form[0] == "X" for form in forms)
        if 2 * loud > len(forms):
            return "loud"
        return "headline" if len(forms) > 3 and 3 * capitalised > 2 * len(forms) else "running"  # noqa: PLR2004

    def _near(self, index: int) -> Iterator[str]:
        """Yield what a token shows to its neighbours as well as to itself."""
        yield f"w={self.lower[index][:20]}"
        yield f"s={self.shapes[index]}"
        yield f"g={self.flags[index]}"

    def _of(self, index: int, begin: int, end: int, near: Sequence[Sequence[str]]) -> Iterator[str]:
        low, form, flag = self.lower[index], self.shapes[index], self.flags[index]
        for step in range(-WINDOW_TOKENS, WINDOW_TOKENS + 1):
            if begin <= index + step < end:
                for seen in near[index + step - begin]:
                    yield f"{step}{seen}"
            else:
                yield f"{step}w=|"
        yield f"p={low[:3]}"
        yield f"e={low[-3:]}"
        yield f"e={low[-2:]}"
        before = self.lower[index - 1] if index > begin else "|"
        after = self.lower[index + 1] if index + 1 < end else "|"
        yield f"b={before}+{flag}"
        yield f"a={flag}+{after}"
        form_before = self.shapes[index - 1] if index > begin else "|"
        form_after = self.shapes[index + 1] if index + 1 < end else "|"
        yield f"f={form_before}+{form}+{form_after}"
        yield from self._naming(index, begin, end)
        if form.startswith("X"):
            yield from self._surroundings(index, begin)
            yield from self._meaning(index, begin, end)
            if low in self.common:
                yield "common"
            if self.words[index].text in self.persons:
                yield f"person+{flag[:2]}"
            yield f"n={min(3, self.counts[self.words[index].text])}"

    def _naming(self, index: int, begin: int, end: int) -> Iterator[str]:
        """Yield whether a token is a given name, has a title, or stands beside a given name."""
        flag = self.flags[index]
        if index > begin and self.shapes[index].startswith("X") and self._is_titled(index):
            yield f"titled+{flag[:2]}"
        if self.given[index]:
            yield "given"
            yield f"given+{flag[:2]}"
            if index + 1 < end:
                yield f"given+s={self.shapes[index + 1]}"
                if self.shapes[index + 1].startswith("X"):
                    yield f"given+g={self.flags[index + 1][:1]}"
        if index > begin and self.given[index - 1]:
            yield "-1given"
            yield f"-1given+{flag[:2]}"
            if self.shapes[index].startswith("X"):
                yield "-1given+X"
        if index + 1 < end and self.given[index + 1]:
            yield "+1given"

    def _meaning(self, index: int, begin: int, end: int) -> Iterator[str]:
        """Yield the classes of the words beside a capitalised one, and the bodies it may be the name of."""
        for step in (-2, -1, 1, 2):
            if begin <= index + step < end:
                for name in classes(self.lower[index + step]):
                    yield f"{step}c={name}"
        for step in range(1, min(MAX_WORDS_TO_BODY, end - index - 1) + 1):
            if kind := body(self.lower[index + step]):
                yield f"{step}{self.shapes[index + step][0]}={kind}"

    def _surroundings(self, index: int, begin: int) -> Iterator[str]:
        """Yield whether the article is about where the name lies, and the kind of place before it."""
        flag = self.flags[index]
        yield f"home={self.homes.get(index)}+{flag[:2]}"
        kinds = [
            self.lower[at]
            for at in range(max(begin, index - MAX_WORDS_TO_KIND), index)
            if self.lower[at] in PLACE_WORDS
        ]
        if kinds:
            yield f"kind={kinds[-1]}"
            yield f"kind+{flag[:2]}"
