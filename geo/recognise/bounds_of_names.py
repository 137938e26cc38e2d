"""Where a name begins and ends: one that was cut in two, two that ran together, words that are none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import alternatives, word_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Candidate
    from geo.recognise.tagger import Mention

ARTICLE = rf"(?i:{alternatives(word_class('latin_article'))})"
GOES_ON = re.compile(rf"[ -]{ARTICLE}[ -][A-Z][\w’'`]*(?:-[\w’'`]+)*")
"""What a name with an article in it goes on with: *Jisr* | * al-Shughur*."""
BEGINS = re.compile(r"(?<!\w)[A-Z][\w’'`]*[ -]$")
"""The word before a name that begins with an article: *Ras * | *al-Ayn*."""
HYPHENED_ARTICLE = re.compile(rf"(?<!\w){ARTICLE}-$")
"""The article that a name without it is cut off from: *al-* | *Haffah*."""
SPACED_ARTICLE = re.compile(r"(?<!\w)(?:Al|El) $")
"""The same where it is written as a word: *Al * | *Dhale*."""
OPENS_WITH_ARTICLE = re.compile(rf"{ARTICLE}[ -]")
NEXT_WORD = re.compile(r"[ -]([A-Z][\w’'`]*)")
"""What a name may go on with where the gazetteer has the whole in other letters: *Tal* | * Abyad*."""
VESSEL = re.compile(
    rf"\b(?:(?i:{alternatives(word_class('vessel'))})|{alternatives(word_class('vessel_prefix'))})\s[\"“'‘]?$"
)
"""Before the name of a ship: *the tanker Mersin*, *HMS Lancaster*."""
LONE_KINDS = word_class("lone_kind")
"""Words for kinds of places and bodies that are no names by themselves, or with a number."""
QUALIFIERS = word_class("kind_qualifier")
"""Words that may stand before such a word and make no name with it: *the Old Bridge*."""
MAX_WORDS = 6
"""Words of two names that may have run together."""
MAX_CHARACTERS_BEFORE = 30
"""Characters before a name in which its first word is looked for."""


def whole(text: str, mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield each mention with the rest of its name, where the gazetteer has the whole in some spelling.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.recognise.tagger import Mention
    >>> text = "shells fell on Jisr al-Shughur"
    >>> [mention.of(text) for mention in whole(text, [Mention(15, 19, 0.9)], Gazetteer.open())]
    ['Jisr al-Shughur']
    """
    for found in mentions:
        article = HYPHENED_ARTICLE.search(text, max(0, found.start - MAX_CHARACTERS_BEFORE), found.start)
        mention = replace(found, start=article.start()) if article else found
        longer = mention
        if after := GOES_ON.match(text, mention.end):
            longer = replace(longer, end=after.end())
        before = BEGINS.search(text, max(0, mention.start - MAX_CHARACTERS_BEFORE), mention.start)
        if before and OPENS_WITH_ARTICLE.match(text, mention.start):
            longer = replace(longer, start=before.start())
        if longer != mention and _is_known(longer.of(text), gazetteer):
            yield longer
        else:
            yield _with_word_beside(text, mention, gazetteer)


def _with_word_beside(text: str, mention: Mention, gazetteer: Gazetteer) -> Mention:
    """Return the mention with the article before or the word behind it, if the gazetteer has such a name."""
    begin = max(0, mention.start - MAX_CHARACTERS_BEFORE)
    article = SPACED_ARTICLE.search(text, begin, mention.start)
    following = NEXT_WORD.match(text, mention.end)
    for longer in (
        replace(mention, start=article.start()) if article else mention,
        replace(mention, end=following.end()) if following else mention,
    ):
        if longer != mention and gazetteer.candidates(longer.of(text)):
            return longer
    return mention


def apart(text: str, mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield each mention, two for one where a place and the area that holds it ran together.

    Examples
    --------
    >>> from geo.gazetteer import Gazetteer
    >>> from geo.recognise.tagger import Mention
    >>> text = "Toledo Ohio"
    >>> [mention.of(text) for mention in apart(text, [Mention(0, 11, 0.9)], Gazetteer.open())]
    ['Toledo', 'Ohio']
    """
    for mention in mentions:
        yield from _parted(text, mention, gazetteer)


def proper(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions but for ships and for those that only say a kind of place: *Road*, *Terminal 2*.

    Examples
    --------
    >>> from geo.recognise.tagger import Mention
    >>> text = "Parliament, Central Avenue"
    >>> [mention.of(text) for mention in proper(text, [Mention(0, 10, 0.9), Mention(12, 26, 0.9)])]
    ['Central Avenue']
    """
    for mention in mentions:
        begin = max(0, mention.start - MAX_CHARACTERS_BEFORE)
        if not (_is_kind(text, mention) or VESSEL.search(text[begin : mention.start])):
            yield mention


def _is_kind(text: str, mention: Mention) -> bool:
    first, *others = mention.of(text).casefold().split()
    if first in LONE_KINDS and all(word.isdigit() for word in others):
        return True
    qualified = len(others) == 1 and first in QUALIFIERS and others[0] in LONE_KINDS
    return qualified and text[: mention.start].casefold().endswith("the ")


def _parted(text: str, mention: Mention, gazetteer: Gazetteer) -> Sequence[Mention]:
    name = mention.of(text)
    gaps = [gap.span() for gap in re.finditer(r"\s+", name)]
    if not gaps or len(gaps) >= MAX_WORDS or gazetteer.candidates(name):
        return (mention,)
    for end, begin in gaps:
        inner, outer = gazetteer.candidates(name[:end]), gazetteer.candidates(name[begin:])
        if any(_holds(area, place) for area in outer for place in inner):
            at = mention.start
            return (replace(mention, end=at + end), replace(mention, start=at + begin))
    return (mention,)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Return True if what a name means best is a country or province that holds the other place."""
    area, place = outer.place, inner.place
    if area.country_code != place.country_code or place.feature_code.startswith("PCL"):
        return False
    is_division = area.feature_code == "ADM1" and area.admin1_code == place.admin1_code
    return area.feature_code.startswith("PCL") or (is_division and place.feature_code != "ADM1")


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    return bool(gazetteer.candidates(name) or gazetteer.respelled(name))
