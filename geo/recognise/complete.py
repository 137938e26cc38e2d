"""What the tagger leaves out though the gazetteer or the article itself vouches for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import alternatives, word_class
from geo.model import Match
from geo.recognise.given_names import given_names
from geo.recognise.tagger import Mention
from geo.recognise.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Candidate
    from geo.recognise.tokens import Token

ABBREVIATED = re.compile(r", ?([A-Z][A-Za-z.]{1,6}\.|[A-Z]{2})(?!\w)")
KIND = alternatives(word_class("described"))
SAID_TO_BE = re.compile(rf"\b{KIND}s? of ([A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w){{0,2}})")
"""*The hamlet of Velmisarak*."""
NAME = r"[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30})?"
IS_A_PLACE = re.compile(
    rf" (?:is|was) an? (?:[a-z-]{{2,20}} ){{0,2}}{KIND}"
    rf"(?=[,.]| {alternatives(word_class('after_description'))}\b)"
)
"""*Velmisarak is a village in the north*."""
NAMED_BEFORE = re.compile(rf"(?<!\w)(?!(?i:{alternatives(word_class('sentence_subject'))})\b)({NAME})$")
ARE_AREAS = re.compile(rf" {alternatives(word_class('listed_area'))}\b")
"""*Cooke, Grayson and Love counties*."""
LISTED_BEFORE = re.compile(rf"(?<!\w)({NAME}(?:, {NAME}){{0,5}},? (?:and|or|to) {NAME})$")
LONGEST_BEFORE = 160
"""Code points before such words in which the names they are said of are looked for."""
SHORTEST_REPEATED = 4
"""Code points of a name that is looked for again; shorter ones are too often something else."""
MOST_WORDS_REPEATED = 6
SURE = 0.8
"""A name is looked for again only if it is as certain as this somewhere."""
WELL_KNOWN = 100_000
"""People in a place of which a name of several words is taken without the tagger's word."""


def complete(
    text: str, words: Sequence[Token], found: Sequence[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """Add to the tagger's mentions: whole names for parts, certain names, and names found elsewhere.

    Also what the text itself calls a place, known to the gazetteer or not, so that it is told and not lost.
    """
    whole = _disjoint(_whole_names(text, words, found, gazetteer))
    certain = _beside(whole, _certain_names(text, words, gazetteer))
    certain = _beside(certain, _abbreviated_parents(text, certain, gazetteer))
    certain = _beside(certain, _said_to_be_places(text))
    return _beside(certain, _repeated(text, words, certain))


def _whole_names(
    text: str, words: Sequence[Token], found: Sequence[Mention], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Lengthen a mention to the gazetteer's name of which it is part: *Lachin* to *Lachin corridor*.

    Also to the left, by one word: *Caucasus* to *South Caucasus*.
    """
    starts = [word.start for word in words]
    for mention in found:
        index = bisect_left(starts, mention.start)
        before = words[index - 1] if index else None
        if before is not None and before.text[0].isupper() and text[before.end : mention.start] == " ":
            end = gazetteer.longest(text, before.start) or 0
            if end >= mention.end:
                yield replace(mention, start=before.start, end=end)
                continue
        end = gazetteer.longest(text, mention.start) or 0
        yield replace(mention, end=max(mention.end, end))


def _certain_names(text: str, words: Sequence[Token], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield names that hardly mean anything else: demonyms, curated villages, well-known phrases."""
    starts = {word.start for word in words}
    for span in gazetteer.scan(text):
        name = span.of(text)
        if span.start in starts and name[0].isupper() and _is_certain(name, gazetteer.candidates(name)):
            yield Mention(span.start, span.end, SURE)


def _is_certain(name: str, candidates: Sequence[Candidate]) -> bool:
    if not candidates or candidates[0].match is Match.DEMONYM:
        return bool(candidates)
    place, match = candidates[0].place, candidates[0].match
    curated = place.id.startswith("geo:")
    if name.isalpha():  # rivers and regions of one word share it with people and firms: Hudson, Amazon
        country = place.feature_code == "PCLI" and name.casefold() not in given_names()  # Jordan, Chad
        union = match is Match.ABBREVIATION and curated  # the EU
        return union or (match is Match.NAME and (country or (curated and place.feature_class == "P")))
    return match in {Match.NAME, Match.ALTERNATE} and (curated or place.population >= WELL_KNOWN)


def _abbreviated_parents(text: str, found: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield what a mention is said to lie in by an abbreviation: *CA* in *Long Beach, CA*."""
    for mention in found:
        match = ABBREVIATED.match(text, mention.end)
        if match and _lies_in(gazetteer.candidates(mention.of(text)), gazetteer.candidates(match[1])):
            yield Mention(match.start(1), match.end(1), SURE)


def _said_to_be_places(text: str) -> Iterator[Mention]:
    """Yield what the text calls a place: *the hamlet of Velmisarak*, *Cooke and Love counties*."""
    for match in SAID_TO_BE.finditer(text):
        yield Mention(match.start(1), match.end(1), SURE)
    for said, before in ((IS_A_PLACE, NAMED_BEFORE), (ARE_AREAS, LISTED_BEFORE)):
        for match in said.finditer(text):
            begin = max(0, match.start() - LONGEST_BEFORE)
            if names := before.search(text[begin : match.start()]):
                yield from _each(begin + names.start(1), names[1])


def _each(begin: int, names: str) -> Iterator[Mention]:
    for name in re.finditer(NAME, names):
        yield Mention(begin + name.start(), begin + name.end(), SURE)


def _lies_in(inner: Sequence[Candidate], outer: Sequence[Candidate]) -> bool:
    areas = {
        (one.place.country_code, one.place.admin1_code)
        for one in outer
        if one.match is Match.ABBREVIATION and one.place.feature_code == "ADM1"
    }
    return any((one.place.country_code, one.place.admin1_code) in areas for one in inner)


def _repeated(text: str, words: Sequence[Token], found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield further places where a name stands that was found once, unless part of a longer one."""
    sure = (mention.of(text) for mention in found if mention.certainty >= SURE)
    names = {name for name in sure if len(name) >= SHORTEST_REPEATED}
    firsts = {tokens(name)[0].text for name in names}
    for index, word in enumerate(words):
        if word.text not in firsts:
            continue
        for last in reversed(words[index : index + MOST_WORDS_REPEATED]):
            span = Mention(word.start, last.end, SURE)
            if span.of(text) in names and _stands_alone(text, words, index, span):
                yield span
                break


def _stands_alone(text: str, words: Sequence[Token], index: int, span: Mention) -> bool:
    """Return True if no capitalised word goes before or after: *Paris Ellwood*, *Georgia Smith*."""
    before = words[index - 1] if index else None
    if before and before.text[0].isupper() and text[before.end : span.start] == " ":
        return False
    after = text[span.end : span.end + 2]
    return not (after[:1].isalnum() or (after[:1] == " " and after[1:].isupper()))


def _disjoint(spans: Iterable[Mention]) -> list[Mention]:
    """Sort, and of those that overlap keep the first, the longer of two that begin together."""
    kept: list[Mention] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def _beside(taken: Sequence[Mention], offered: Iterable[Mention]) -> list[Mention]:
    """Return all spans in order, those offered only where nothing was taken before."""
    covered = {offset for span in taken for offset in range(span.start, span.end)}
    free = [span for span in offered if covered.isdisjoint(range(span.start, span.end))]
    return _disjoint([*taken, *free])
