"""What the tagger sees of each token: its form, its neighbours, the gazetteer, the rest of the article."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from geo.model import Match
from geo.recognise.tokens import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Candidate
    from geo.recognise.tokens import Token

OUTSIDE = "-"
CONSIDERED = 20
"""Candidates of a name that are asked where they lie."""
KINDS = word_set(
    "village villages town towns city cities district districts province region county corridor river",
    "lake mountain island capital settlement settlements enclave oblast near outside suburb port",
    "border",
)
"""Words before a name that say a place follows."""
KIND_WITHIN = 5
REACH = 2
"""Tokens on either side whose form is looked at."""
HONORIFICS = word_set(
    "mr mrs ms dr sir lord lady president minister premier chancellor secretary senator governor",
    "mayor general colonel captain major sergeant judge justice officer spokesman spokeswoman",
    "spokesperson professor king queen prince princess pope bishop sheriff coach ambassador diplomat",
    "leader chairman director",
)


@dataclass(frozen=True, slots=True)
class Known:
    """A stretch of tokens that the gazetteer has a name for."""

    begin: int
    end: int
    """Index past the last token."""
    flag: str
    """Class, kind of match and size of the best-known candidate."""
    names_area: str
    """Code of the country or first-order division that the best-known candidate is, or ``""``."""
    lies_in: frozenset[str]
    """Codes of the countries and divisions that hold its candidates."""


def known_names(text: str, words: Sequence[Token], gazetteer: Gazetteer) -> list[Known]:
    """Find the longest gazetteer name at each capitalised token, none inside another.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.recognise.tokens import tokens
    >>> text = "Talks in New York ended."
    >>> [(name.begin, name.end) for name in known_names(text, tokens(text), Gazetteer.open())]
    [(2, 4)]
    """
    found: list[Known] = []
    index = 0
    while index < len(words):
        end = _end_of_name(text, words, index, gazetteer)
        if end is None:
            index += 1
            continue
        name = text[words[index].start : words[end - 1].end]
        found.append(_known(index, end, gazetteer.candidates(name)))
        index = end
    return found


def _end_of_name(text: str, words: Sequence[Token], index: int, gazetteer: Gazetteer) -> int | None:
    """Return the index past the last token of the gazetteer's longest name at `index`."""
    first = words[index].text[0]
    if not first.isalpha() or first.islower():
        return None
    offset = gazetteer.longest(text, words[index].start)
    if offset is None:
        return None
    end = index + 1
    while end < len(words) and words[end].end <= offset:
        end += 1
    return end


def _known(begin: int, end: int, candidates: Sequence[Candidate]) -> Known:
    if not candidates:
        return Known(begin, end, "?", "", frozenset())
    best = candidates[0]
    size = int(math.log10(best.place.population + 1))
    kind = {Match.DEMONYM: "D", Match.ABBREVIATION: "a"}.get(best.match, "")
    flag = f"{best.place.feature_class}{_rank(best.place.feature_code)}{kind}{size}"
    area = _codes(best)[-1] if best.place.feature_code in {"PCLI", "ADM1"} else ""
    held = (code for candidate in candidates[:CONSIDERED] for code in _codes(candidate))
    return Known(begin, end, flag, area, frozenset(held))


def _codes(candidate: Candidate) -> tuple[str, ...]:
    """Return the codes of the country and, where it has one, the division: ``US``, ``US.GA``."""
    country, division = candidate.place.country_code, candidate.place.admin1_code
    return (country, f"{country}.{division}") if division else (country,)


def _rank(feature_code: str) -> str:
    """Countries, first-order divisions and capitals are spoken of in their own ways."""
    return {"PCLI": "0", "ADM1": "1", "PPLC": "c"}.get(feature_code, "")


def shape(word: str) -> str:
    """Return the form of a word, runs cut to two.

    Examples
    --------
    >>> shape("Baku"), shape("USSR"), shape("McAllen"), shape("2020")
    ('Xxx', 'XX', 'XxXxx', '00')
    """
    kinds = ("0" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in word)
    return "".join(kind * min(2, sum(1 for _ in run)) for kind, run in groupby(kinds))


class Document:
    """An article's tokens with what holds for all of it."""

    def __init__(self, text: str, words: Sequence[Token], gazetteer: Gazetteer) -> None:
        self.words = words
        self.lower = [word.text.casefold() for word in words]
        self.shapes = [shape(word.text[:20]) for word in words]
        names = known_names(text, words, gazetteer)
        self.flags = self._flags(names)
        self.homes = self._homes(names)
        self.common = {low for low, form in zip(self.lower, self.shapes, strict=True) if form.startswith("x")}
        self.persons = self._persons()
        self.counts = Counter(word.text for word in words)

    def _flags(self, names: Sequence[Known]) -> list[str]:
        flags = [OUTSIDE] * len(self.words)
        for name in names:
            flags[name.begin] = f"B{name.flag}"
            for index in range(name.begin + 1, name.end):
                flags[index] = f"I{name.flag}"
        return flags

    def _homes(self, names: Sequence[Known]) -> dict[int, str]:
        """Tell of each token of a known name whether the article names an area that it may lie in."""
        named = Counter(name.names_area for name in names if name.names_area)
        homes = {}
        for name in names:
            others = {code for code, count in named.items() if count > (code == name.names_area)}
            shared = name.lies_in & others
            home = "division" if any("." in code for code in shared) else "country" if shared else "elsewhere"
            homes.update(dict.fromkeys(range(name.begin, name.end), home if others else "unknown"))
        return homes

    def _persons(self) -> set[str]:
        """Find the words that somewhere follow a title or a capitalised word that is no known name."""
        persons = set()
        for index in range(1, len(self.words)):
            if not self.shapes[index].startswith("X"):
                continue
            before = self.lower[index - 1]
            unknown = (
                self.shapes[index - 1].startswith("Xx") and self.flags[index - 1] == OUTSIDE and index > 1
            )
            if before in HONORIFICS or unknown:
                persons.add(self.words[index].text)
        return persons

    def features(self, begin: int, end: int) -> list[list[str]]:
        """Return the features of each token from `begin` to `end`, a stretch of about a sentence."""
        near = [list(self._near(index)) for index in range(begin, end)]
        manner = self._manner(begin, end)
        return [[manner, *self._of(index, begin, end, near)] for index in range(begin, end)]

    def _manner(self, begin: int, end: int) -> str:
        """Tell a headline, where capital letters mean little, from running text."""
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
        for step in range(-REACH, REACH + 1):
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
        if form.startswith("X"):
            yield from self._surroundings(index, begin)
            if low in self.common:
                yield "common"
            if self.words[index].text in self.persons:
                yield f"person+{flag[:2]}"
            yield f"n={min(3, self.counts[self.words[index].text])}"

    def _surroundings(self, index: int, begin: int) -> Iterator[str]:
        """Tell whether the article is about where the name lies, and what kind of place goes before."""
        flag = self.flags[index]
        yield f"home={self.homes.get(index)}+{flag[:2]}"
        kinds = [
            self.lower[at] for at in range(max(begin, index - KIND_WITHIN), index) if self.lower[at] in KINDS
        ]
        if kinds:
            yield f"kind={kinds[-1]}"
            yield f"kind+{flag[:2]}"
