"""How a name is meant: the place itself, those who act in its name, or its people."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from geo.model import Match, Usage
from geo.recognise.features import shape
from geo.recognise.tagger import open_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.model import Span
    from geo.recognise.tokens import Token

AFTER, BEFORE = 4, 4
"""Tokens looked at on either side of a mention."""
EDGE = "|"
JOINTS = frozenset({"PLACE", "and", "or", ",", "the", "both", "–", "-"})
LONGEST_LIST = 12


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
        self.gazetteer = gazetteer
        self.lower = [word.text.casefold()[:20] for word in words]
        for begin, stop in zip(self.begins, self.stops, strict=True):
            self.lower[begin:stop] = ["PLACE"] * (stop - begin)

    def kind(self, number: int) -> str:
        """Class of the best-known place of the mention's name, and whether it is met as a demonym."""
        candidates = self.gazetteer.candidates(self.texts[number])
        if not candidates:
            return "?"
        best = candidates[0]
        if best.match is Match.DEMONYM:
            return "demonym"
        code = best.place.feature_code
        return code if code in {"PCLI", "PPLC", "ADM1"} else best.place.feature_class

    def features(self, number: int) -> list[str]:
        """Return what speaks for one usage or another of a mention."""
        begin, stop = self.begins[number], self.stops[number]
        kind = self.kind(number)
        before = [self._at(begin - step) for step in range(1, BEFORE + 1)]
        after = [self._at(stop + step) for step in range(AFTER)]
        governor, rest = self._beyond(begin - 1, -1), self._beyond(stop, 1)
        seen = [f"k={kind}", f"m={self.texts[number].casefold()}", f"form={shape(self.texts[number][:30])}"]
        seen += [f"-{step}={word}" for step, word in enumerate(before, 1)]
        seen += [f"+{step}={word}" for step, word in enumerate(after, 1)]
        seen += [f"+{step}e={word[-2:]}" for step, word in enumerate(after[:2], 1)]
        seen += [
            f"-1+1={before[0]}_{after[0]}",
            f"-2-1={before[1]}_{before[0]}",
            f"+1+2={after[0]}_{after[1]}",
        ]
        seen += [f"k-1={kind}_{before[0]}", f"k+1={kind}_{after[0]}"]
        seen += [f"around={kind}_{self._form(stop)}_{self._form(begin - 1)}"]
        seen += [f"L={governor}", f"R={rest}", f"Re={rest[-2:]}"]
        seen += [f"L+R={governor}_{rest}", f"L+Re={governor}_{rest[-2:]}"]
        seen += [f"near-={word}" for word in sorted({*before})]
        seen += [f"near+={word}" for word in sorted({*after})]
        return seen

    def _beyond(self, index: int, step: int) -> str:
        """Return the first word on one side past other names and what joins them: *between X and Y*."""
        for _ in range(LONGEST_LIST):
            if self._at(index) not in JOINTS:
                break
            index += step
        return self._at(index)

    def _at(self, index: int) -> str:
        return self.lower[index] if 0 <= index < len(self.lower) else EDGE

    def _form(self, index: int) -> str:
        return shape(self.words[index].text[:20]) if 0 <= index < len(self.words) else EDGE


def usages(surroundings: Surroundings, models: Path) -> Iterator[Usage]:
    """Tell the usage of each mention of a text, in order."""
    tagger = open_model(models / "usage.crfsuite")
    for number in range(len(surroundings.texts)):
        if surroundings.kind(number) == "demonym":
            yield Usage.DEMONYM
        else:
            yield Usage(tagger.tag([surroundings.features(number)])[0])
