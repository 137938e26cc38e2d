"""The features from which the usage of a mention is learned: the words around it, and its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from geo.model import Match
from geo.recognise.features import shape
from geo.recognise.lexicon import AUXILIARIES, CLASSES, PREPOSITIONS, VERBS, classes, stem
from geo.recognise.name_context import EDGE, PLACE, POSSESSIVES, name_context

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.model import Span
    from geo.recognise.name_context import NameContext
    from geo.recognise.tokens import Token

WINDOW_TOKENS = 4
"""Tokens on either side of a mention that are features, whatever they are."""
CLASSED_TOKENS = 3
"""Of those, the nearest, whose classes are features too."""
MAX_TOKENS_TO_PREPOSITION = 6
MAX_TOKENS_TO_GOVERNOR = 3
MAX_TOKENS_TO_VERB = 8
"""How far these are looked for, at most to the end of the sentence."""
MAX_COUNT = 3
"""Higher counts are one feature."""


class Surroundings:
    """The mentions of a text among its tokens."""

    def __init__(
        self, text: str, words: Sequence[Token], mentions: Sequence[Span], gazetteer: Gazetteer
    ) -> None:
        self.words = words
        self.texts = [mention.of(text) for mention in mentions]
        starts, ends = [word.start for word in words], [word.end for word in words]
        self.begins = [bisect_right(ends, mention.start) for mention in mentions]
        self.stops = [bisect_left(starts, mention.end) for mention in mentions]
        self.kinds = [_kind(name, gazetteer) for name in self.texts]
        self.lower = [word.text.casefold()[:20] for word in words]
        for begin, stop in zip(self.begins, self.stops, strict=True):
            self.lower[begin:stop] = [PLACE] * (stop - begin)

    def __len__(self) -> int:
        """Return the number of mentions."""
        return len(self.texts)

    def kind(self, number: int) -> str:
        """Return the class of the best-known place of the mention's name, or ``demonym``."""
        return self.kinds[number]

    def features(self, number: int) -> list[str]:
        """Return the features of a mention."""
        begin, stop, kind = self.begins[number], self.stops[number], self.kinds[number]
        around = name_context(self.lower, begin, stop)
        name = self.texts[number]
        seen = [f"k={kind}", f"m={name.casefold()}", f"form={shape(name[:30])}"]
        seen += [f"around={kind}_{self._form(stop)}_{self._form(begin - 1)}"]
        seen += _window(around, kind)
        seen += _lists(around, kind)
        seen += _sentence(around)
        seen += _preposition(around)
        seen += _verb(around)
        seen += self._phrase(around)
        seen += _governed(around, kind)
        return seen

    def _form(self, index: int) -> str:
        return shape(self.words[index].text[:20]) if 0 <= index < len(self.words) else EDGE

    def _phrase(self, around: NameContext) -> Iterator[str]:
        """Yield the noun that the name goes with: *X's army*, *the X summit*."""
        following = around.at(around.stop)
        if following in POSSESSIVES:
            yield "own"
            yield f"own+{around.at(around.begin - 1)}"
            yield f"own+{around.begin == around.low}"
            yield from _classed("own", around.noun)
        elif self._is_beside(around.stop) and (noun := around.noun):
            yield from _classed("with", noun)

    def _is_beside(self, index: int) -> bool:
        """Return True if the token there is set apart by no more than a space."""
        return 0 < index < len(self.words) and self.words[index].start - self.words[index - 1].end <= 1


def _kind(name: str, gazetteer: Gazetteer) -> str:
    candidates = gazetteer.candidates(name)
    if not candidates:
        return "?"
    best = candidates[0]
    if best.match is Match.DEMONYM:
        return "demonym"
    code = best.place.feature_code
    return code if code in {"PCLI", "PPLC", "ADM1"} else best.place.feature_class


def _classed(label: str, word: str) -> Iterator[str]:
    """Yield a word, its stem and its classes."""
    yield f"{label}={word}"
    yield f"{label}s={stem(word)}"
    for name in classes(word):
        yield f"{label}c={name}"


def _window(around: NameContext, kind: str) -> Iterator[str]:
    """Yield the words right beside the name, alone and in pairs."""
    before = [around.at(around.begin - step) for step in range(1, WINDOW_TOKENS + 1)]
    after = [around.at(around.stop + step) for step in range(WINDOW_TOKENS)]
    yield from (f"-{step}={word}" for step, word in enumerate(before, 1))
    yield from (f"+{step}={word}" for step, word in enumerate(after, 1))
    yield from (f"+{step}e={word[-2:]}" for step, word in enumerate(after[:2], 1))
    yield f"-1+1={before[0]}_{after[0]}"
    yield f"-2-1={before[1]}_{before[0]}"
    yield f"+1+2={after[0]}_{after[1]}"
    yield f"k-1={kind}_{before[0]}"
    yield f"k+1={kind}_{after[0]}"
    yield from (f"near-={word}" for word in sorted({*before}))
    yield from (f"near+={word}" for word in sorted({*after}))
    for side, words in (("-", before[:CLASSED_TOKENS]), ("+", after[:CLASSED_TOKENS])):
        for step, word in enumerate(words, 1):
            yield from (f"{side}{step}c={name}" for name in classes(word))


def _lists(around: NameContext, kind: str) -> Iterator[str]:
    """Yield the words past other names: *between X and Y*."""
    left = around.at(around.beyond(around.begin - 1, -1))
    right = around.at(around.beyond(around.stop, 1))
    yield from (f"L+R={left}_{right}", f"L+Re={left}_{right[-2:]}", f"Re={right[-2:]}")
    yield from (f"Lk={kind}_{left}", f"Rk={kind}_{right}")
    yield from _classed("L", left)
    yield from _classed("R", right)
    yield from (f"L+Rc={left}_{name}" for name in classes(right))


def _sentence(around: NameContext) -> Iterator[str]:
    """Yield the classes of words in the whole sentence, by side."""
    left = _counts(around.words[around.low : around.begin])
    right = _counts(around.words[around.stop : around.high])
    for name in CLASSES:
        if left[name]:
            yield f"left={name}"
        if right[name]:
            yield f"right={name}"
        yield f"all={name}{min(MAX_COUNT, left[name] + right[name])}"
    yield f"places={min(MAX_COUNT + 1, around.words[around.low : around.high].count(PLACE))}"


def _counts(words: Sequence[str]) -> Counter[str]:
    return Counter(name for word in words for name in classes(word))


def _preposition(around: NameContext) -> Iterator[str]:
    """Yield the nearest preposition before the name, with the first word of a class before that."""
    if around.opens:
        yield "opens"
    first = max(around.low, around.begin - MAX_TOKENS_TO_PREPOSITION)
    at = next((i for i in range(around.begin - 1, first - 1, -1) if around.words[i] in PREPOSITIONS), None)
    yield f"P={around.words[at] if at is not None else ''}"
    if at is None:
        return
    for index in range(at - 1, max(around.low, at - MAX_TOKENS_TO_GOVERNOR) - 1, -1):
        named = classes(around.words[index])
        yield f"Pg={around.words[at]}_{around.words[index]}"
        yield from (f"Pgc={around.words[at]}_{name}" for name in named)
        if named:
            break


def _verb(around: NameContext) -> Iterator[str]:
    """Yield the class of the first verb that follows, and whether an auxiliary goes before it."""
    for index in range(around.stop, min(around.high, around.stop + MAX_TOKENS_TO_VERB)):
        word = around.words[index]
        if word in AUXILIARIES:
            yield "aux"
            yield f"aux={index - around.stop}"
        if found := VERBS.intersection(classes(word)):
            yield from (f"V={name}" for name in sorted(found))
            break


def _governed(around: NameContext, kind: str) -> Iterator[str]:
    """Yield what governs the name, or the list it stands in, and the verb that it may be the subject of."""
    preposition, governor = around.preposition
    yield f"PP={preposition}"
    yield f"PPk={kind}_{preposition}"
    if preposition:
        yield f"PPg={preposition}_{stem(governor)}"
        yield from _classed("PPg", governor)
        yield from (f"PPgc={preposition}_{name}" for name in classes(governor))
    role = "object" if preposition else "subject"
    verb = around.verb
    yield f"{role}+R={around.at(around.beyond(around.stop, 1))}"
    yield f"v={stem(verb)}"
    yield f"ve={verb[-3:]}"
    yield f"{role}={stem(verb)}"
    yield f"{role}e={verb[-2:]}_{kind}"
    yield f"{role}k={stem(verb)}_{kind}"
    yield from (f"{role}c={name}" for name in classes(verb))
