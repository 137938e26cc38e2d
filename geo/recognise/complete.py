"""Mentions that the tagger misses though the gazetteer or the article itself confirms them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import alternatives, word_class
from geo.model import Match
from geo.recognise.bounds_of_names import apart, proper, whole
from geo.recognise.given_names import given_names
from geo.recognise.persons import without_persons
from geo.recognise.tagger import Mention
from geo.recognise.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Candidate
    from geo.recognise.tokens import Token

ABBREVIATED = re.compile(r", ?([A-Z][A-Za-z.]{1,6}\.|[A-Z]{2})(?!\w)")
KIND = alternatives(word_class("described"))
DESCRIBED = re.compile(rf"\b{KIND}s? of ([A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w){{0,2}})")
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
ARTICLE = rf"(?:(?i:{alternatives(word_class('latin_article'))})[ -])"
UNKNOWN = rf"(?!(?i:{alternatives(word_class('calendar_name'))})\b){ARTICLE}?{NAME}(?:[ -]{ARTICLE}{NAME})?"
WITHIN = re.compile(rf"\b{alternatives(word_class('before_unknown_place'))} ({UNKNOWN})(?:, | in )$")
"""*Near Velmisarak,* before a country; *in Jisr al-Shughur in* as well."""
ARTICLED = re.compile(rf"(?<![\w-])([A-Z]\w+)[ -]{ARTICLE}[A-Z]\w+(?![\w-])")
"""*Ayn al-Arab*: a name with an article in it."""
MAX_CHARACTERS_BEFORE = 160
"""Characters before a description in which the names that it describes are looked for: a list of six."""
MIN_CHARACTERS_REPEATED = 4
"""Characters of a name that is looked for again; shorter ones are too often something else."""
MAX_WORDS_REPEATED = 6
"""Words of a name that is looked for again."""
SURE_PROBABILITY = 0.8
"""A name is looked for again only if it is as certain as this somewhere."""
MIN_PEOPLE_WELL_KNOWN = 100_000
"""Inhabitants of a place whose name, if it has several words, is taken without the tagger."""


def complete(
    text: str, words: Sequence[Token], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """Return the tagger's mentions with whole names for parts, certain names, and names repeated elsewhere.

    Also what the text itself calls a place, known to the gazetteer or not, so that it is not lost.
    """
    known = whole(text, _whole_names(text, words, mentions, gazetteer), gazetteer)
    certain = _added(_disjoint(apart(text, known, gazetteer)), _articled_names(text, gazetteer))
    certain = _added(certain, _certain_names(text, words, gazetteer))
    certain = _added(certain, _abbreviated_parents(text, certain, gazetteer))
    certain = _added(certain, _described_places(text))
    certain = _added(certain, _within_areas(text, certain, gazetteer))
    found = _added(certain, _repeated(text, words, certain))
    return list(without_persons(text, proper(text, found), gazetteer))


def _whole_names(
    text: str, words: Sequence[Token], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """Yield each mention as the gazetteer's whole name: *Lachin corridor* for *Lachin*.

    Also to the left, by one word: *South Caucasus* for *Caucasus*.
    """
    starts = [word.start for word in words]
    for mention in mentions:
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
            yield Mention(span.start, span.end, SURE_PROBABILITY)


def _articled_names(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the names with an Arabic article inside that the gazetteer has, but for persons."""
    for match in ARTICLED.finditer(text):
        if match[1].casefold() not in given_names() and gazetteer.candidates(match[0]):
            yield Mention(match.start(), match.end(), SURE_PROBABILITY)


def _is_certain(name: str, candidates: Sequence[Candidate]) -> bool:
    if not candidates or candidates[0].match is Match.DEMONYM:
        return bool(candidates)
    place, match = candidates[0].place, candidates[0].match
    curated = place.id.startswith("geo:")
    if name.isalpha():  # rivers and regions of one word share it with people and firms: Hudson, Amazon
        country = place.feature_code == "PCLI" and name.casefold() not in given_names()  # Jordan, Chad
        union = match is Match.ABBREVIATION and curated  # the EU
        village = curated and place.feature_class == "P" and name.casefold() not in given_names()
        return union or (match is Match.NAME and (country or village))
    return match in {Match.NAME, Match.ALTERNATE} and (curated or place.population >= MIN_PEOPLE_WELL_KNOWN)


def _abbreviated_parents(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield what a mention is said to lie in by an abbreviation: *CA* in *Long Beach, CA*."""
    for mention in mentions:
        match = ABBREVIATED.match(text, mention.end)
        if match and _lies_in(gazetteer.candidates(mention.of(text)), gazetteer.candidates(match[1])):
            yield Mention(match.start(1), match.end(1), SURE_PROBABILITY)


def _described_places(text: str) -> Iterator[Mention]:
    """Yield the names that the text calls places: *the hamlet of Velmisarak*, *Cooke and Love counties*."""
    for match in DESCRIBED.finditer(text):
        yield Mention(match.start(1), match.end(1), SURE_PROBABILITY)
    for description, before in ((IS_A_PLACE, NAMED_BEFORE), (ARE_AREAS, LISTED_BEFORE)):
        for match in description.finditer(text):
            begin = max(0, match.start() - MAX_CHARACTERS_BEFORE)
            if names := before.search(text[begin : match.start()]):
                yield from _each(begin + names.start(1), names[1])


def _within_areas(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the names that a text says lie in a country or province: *near Velmisarak, Armenia*."""
    for mention in mentions:
        begin = max(0, mention.start - MAX_CHARACTERS_BEFORE)
        inner = WITHIN.search(text[begin : mention.start])
        if inner and any(_is_area(candidate) for candidate in gazetteer.candidates(mention.of(text))[:1]):
            yield Mention(begin + inner.start(1), begin + inner.end(1), SURE_PROBABILITY)


def _is_area(candidate: Candidate) -> bool:
    return candidate.place.feature_code == "ADM1" or candidate.place.feature_code.startswith("PCL")


def _each(begin: int, names: str) -> Iterator[Mention]:
    for name in re.finditer(NAME, names):
        yield Mention(begin + name.start(), begin + name.end(), SURE_PROBABILITY)


def _lies_in(inner: Sequence[Candidate], outer: Sequence[Candidate]) -> bool:
    areas = {
        (candidate.place.country_code, candidate.place.admin1_code)
        for candidate in outer
        if candidate.match is Match.ABBREVIATION and candidate.place.feature_code == "ADM1"
    }
    return any((inside.place.country_code, inside.place.admin1_code) in areas for inside in inner)


def _repeated(text: str, words: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield further occurrences of a name that is certain once, unless part of a longer one."""
    sure = (mention.of(text) for mention in mentions if mention.certainty >= SURE_PROBABILITY)
    names = {name for name in sure if len(name) >= MIN_CHARACTERS_REPEATED}
    firsts = {tokens(name)[0].text for name in names}
    for index, word in enumerate(words):
        if word.text not in firsts:
            continue
        for last in reversed(words[index : index + MAX_WORDS_REPEATED]):
            span = Mention(word.start, last.end, SURE_PROBABILITY)
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
    """Return the spans in order, of those that overlap the first, the longer of two that begin together."""
    kept: list[Mention] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def _added(taken: Sequence[Mention], offered: Iterable[Mention]) -> list[Mention]:
    """Return all spans in order, those offered only where none is taken."""
    covered = {offset for span in taken for offset in range(span.start, span.end)}
    free = [span for span in offered if covered.isdisjoint(range(span.start, span.end))]
    return _disjoint([*taken, *free])
