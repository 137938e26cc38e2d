"""Which kind of place the words around a name say: the town, or the province of the same name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geo.language import alternatives, word_class
from geo.resolve.words import CLASSES_OF_WORD, SINGULARS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Toponym
    from geo.resolve.candidates import CandidateTable

MAX_CHARACTERS_ASIDE = 48
"""Characters on either side that are read: enough for the longest of these phrases."""
JOINT = re.compile(r"\s*(?:,|,?\s*\b(?:and|or)\b|&)\s*(?:the\s+)?")
"""Between the names of a list: *Lviv, Ternopil and Rivne regions*."""
SPACE = r"[ \t]*(?:[ \t]|\n)[ \t]*"
"""Between words of one paragraph, in which lines may be broken."""
WORD_AFTER = re.compile(rf"{SPACE}([\w]{{2,20}})(?!\s{alternatives(word_class('court_word'))})")
OF_BEFORE = re.compile(rf"\b(\w{{2,20}}){SPACE}of{SPACE}(?:the{SPACE})?\Z")
WORD_BEFORE = re.compile(rf"\b(\w{{2,20}}){SPACE}\Z")
RANK = rf"(?:['’]s?)?\s(?:{alternatives(word_class('office_rank'))}\s)?"
"""Between a name and an office: *Lviv's former mayor*."""
AREA_BEFORE = re.compile(
    rf"\b(?:{alternatives(word_class('within_area'))}|a (?:\w+ )?town)\s+"
    r"(?:in|across|throughout)\s+(?:the\s+)?(?:\w+ern\s+|rural\s+|\w+-\w+ern\s+)?\Z"
    rf"|\b{alternatives(word_class('area_office'))}\s+of\s+(?:the\s+)?\Z"
    r"|\brural\s+\Z",
    re.IGNORECASE,
)
"""A town has no villages and no governor."""
AREA_AFTER = re.compile(rf"{RANK}{alternatives(word_class('after_area'))}\b", re.IGNORECASE)
TOWN_BEFORE = re.compile(
    rf"\b{alternatives(word_class('before_of_town'))}\s+of\s+(?:the\s+)?\Z"
    rf"|\b{alternatives(word_class('before_town'))}\s+\Z",
    re.IGNORECASE,
)
TOWN_AFTER = re.compile(rf"{RANK}{alternatives(word_class('after_town'))}\b", re.IGNORECASE)


class StatedKind(NamedTuple):
    """What the words beside a mention say of its kind."""

    classes: str = ""
    """Letters of the feature classes spoken of; none where nothing is said."""
    word: str = ""
    """The feature word that follows and may belong to the name, in the singular: *county*."""


def stated_kinds(text: str, toponyms: Sequence[Toponym]) -> Iterator[StatedKind]:
    """Yield for each mention the kind of place that the words beside it say.

    A word beside a list holds for each of its names.

    Examples
    --------
    >>> from geo.model import Toponym, Usage
    >>> text = "roads in the Lviv and Rivne regions, and the mayor of Sumy"
    >>> names = [(13, 17, "Lviv"), (22, 27, "Rivne"), (54, 58, "Sumy")]
    >>> [said.classes for said in stated_kinds(text, [Toponym(*name, Usage.LITERAL) for name in names])]
    ['AL', 'AL', 'P']
    """
    for names in lists(text, toponyms):
        shared = _of_list(text, names)
        for name in names:
            yield shared or _of_one(text, name)


def lists(text: str, toponyms: Sequence[Toponym]) -> Iterator[Sequence[Toponym]]:
    """Yield the mentions in lists, whose names are separated by nothing but commas, *and*, *or*."""
    begin = 0
    for index, (before, after) in enumerate(pairwise(toponyms), 1):
        if not JOINT.fullmatch(text, before.end, after.start):
            yield toponyms[begin:index]
            begin = index
    if toponyms:
        yield toponyms[begin:]


def is_joined(text: str, names: Sequence[Toponym]) -> bool:
    """Return True if *and* or *or* stands between names of a list; commas alone may say what lies in what."""
    gaps = (text[before.end : after.start] for before, after in pairwise(names))
    return any(gap.strip(" \n,") for gap in gaps)


def _of_list(text: str, names: Sequence[Toponym]) -> StatedKind | None:
    """Return what the plural beside a list says: *the provinces of X and Y*, *X and Y counties*."""
    if len(names) < 2:  # noqa: PLR2004 - a list
        return None
    following = WORD_AFTER.match(text, names[-1].end)
    if following and (singular := SINGULARS.get(following[1].casefold())):
        return StatedKind(CLASSES_OF_WORD[singular], singular)
    preceding = OF_BEFORE.search(text, max(0, names[0].start - MAX_CHARACTERS_ASIDE), names[0].start)
    if preceding and (singular := SINGULARS.get(preceding[1].casefold())):
        return StatedKind(CLASSES_OF_WORD[singular])
    return None


def _of_one(text: str, name: Toponym) -> StatedKind:
    low, high = max(0, name.start - MAX_CHARACTERS_ASIDE), name.end + MAX_CHARACTERS_ASIDE
    following = WORD_AFTER.match(text, name.end, high)
    word = following[1].casefold() if following else ""
    if word in CLASSES_OF_WORD:
        return StatedKind(CLASSES_OF_WORD[word], word)
    before = text[low : name.start]
    preceding = OF_BEFORE.search(before) or WORD_BEFORE.search(before)
    if preceding and (letters := CLASSES_OF_WORD.get(preceding[1].casefold())):
        return StatedKind(letters)
    if AREA_BEFORE.search(before) or AREA_AFTER.match(text, name.end, high):
        return StatedKind("A")
    if TOWN_BEFORE.search(before) or TOWN_AFTER.match(text, name.end, high):
        return StatedKind("P")
    return StatedKind()


def kind_in_name(name: str, table: CandidateTable) -> StatedKind:
    """Return the kind that a name's own words say, where no place has them in its name.

    *Idlib province* says something of Idlib, *Kansas City* nothing of Kansas City.
    """
    words = name.casefold().split()
    if len(words) < 2:  # noqa: PLR2004 - a feature word and something it is said of
        return StatedKind()
    word = next((end for end in (words[-1], words[0]) if end in CLASSES_OF_WORD), "")
    if not word or any(word in candidate.name.casefold() for candidate in table.candidates):
        return StatedKind()
    return StatedKind(CLASSES_OF_WORD[word], word)
