"""Cut the sentences of all sources into pieces of words, with what the encoder is to say of each.

    python -m encoder.write_lessons --corpora CORPORA --reports REPORTS --out lessons.jsonl

Needs no more than `geo` itself; the training reads nothing but its output.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tokenizers import Tokenizer

from encoder.corpora import read_all
from encoder.lesson import STATUSES, TYPES, UNKNOWN, Lesson, Pairs, Question
from geo.events.encoder import Role
from geo.models import MODELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from encoder.corpora import Answer, Related, Sentence
    from geo.model import Span

MAX_PIECES = 128
MIN_PIECES = 5
"""Of a sentence to learn from, both marks of its ends included."""


def read_tokenizer() -> Any:  # noqa: ANN401 - the library has no types
    """Return what cuts a sentence into pieces, as the encoder does when it runs."""
    tokenizer = Tokenizer.from_file(str(MODELS / "encoder_pieces.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    return tokenizer


class Pieces:
    """A sentence in pieces.

    Parameters
    ----------
    text
        The sentence.
    tokenizer
        What cuts it.
    """

    def __init__(self, text: str, tokenizer: Any) -> None:  # noqa: ANN401 - the library has no types
        cut = tokenizer.encode(text)
        self.ids: list[int] = cut.ids
        self._offsets: list[tuple[int, int]] = cut.offsets
        self.firsts = [
            number for number, (start, end) in enumerate(self._offsets)
            if end > start and not text[max(start - 1, 0) : start].isalnum()
        ]  # fmt: skip
        """Pieces with which a word begins."""
        self.capitals = [number for number in self.firsts if text[self._offsets[number][0]].isupper()]

    def at(self, offset: int) -> int | None:
        """Return the piece that an offset lies in."""
        return next((n for n, (start, end) in enumerate(self._offsets) if start <= offset < end), None)

    def within(self, span: Span) -> list[int]:
        """Return the pieces with which the words of a stretch begin."""
        return [number for number in self.firsts if span.start <= self._offsets[number][0] < span.end]

    def labels(self, offsets: Iterable[int] | None) -> list[int]:
        """Return labels that are 1 at some offsets and 0 where other words begin; unknown if None."""
        labels = [UNKNOWN] * len(self.ids)
        if offsets is not None:
            for number in self.firsts:
                labels[number] = 0
            for found in map(self.at, offsets):
                if found is not None:
                    labels[found] = 1
        return labels


def lesson(sentence: Sentence, tokenizer: Any) -> Lesson:  # noqa: ANN401 - the library has no types
    """Return what is to be learned from a sentence."""
    pieces = Pieces(sentence.text, tokenizer)
    return Lesson(
        sentence.source,
        sentence.is_held_out,
        pieces.ids,
        _event_labels(sentence, pieces),
        pieces.labels(sentence.happening),
        pieces.labels(sentence.occurring),
        list(_questions(sentence, pieces)),
        list(_pairs(sentence, pieces)),
    )


def _event_labels(sentence: Sentence, pieces: Pieces) -> list[int]:
    """Return where events of ours are named; a word of a quotation may be one or not."""
    labels = pieces.labels(() if sentence.is_complete else None)
    for start, _ in sentence.triggers:
        number = pieces.at(start)
        if number is not None:
            labels[number] = 1
    for quoted in sentence.quoted:
        for number in pieces.within(quoted.span):
            labels[number] = UNKNOWN
    return labels


def _questions(sentence: Sentence, pieces: Pieces) -> Iterator[Question]:
    for start, answer in sentence.triggers:
        number = pieces.at(start)
        if number is not None:
            yield _question([number], answer, is_quoted=False)
    for quoted in sentence.quoted:
        numbers = pieces.within(quoted.span)
        if numbers and quoted.is_whole:
            yield _question(numbers, quoted.answer, is_quoted=True)


def _question(numbers: list[int], answer: Answer, *, is_quoted: bool) -> Question:
    return Question(
        numbers,
        _columns(TYPES, answer.types),
        _columns(STATUSES, answer.statuses),
        answer.is_background,
        is_quoted,
    )


def _columns(names: Sequence[str], right: frozenset[str] | None) -> list[int] | None:
    return sorted(names.index(name) for name in right) if right is not None else None


def _pairs(sentence: Sentence, pieces: Pieces) -> Iterator[Pairs]:
    for related in sentence.related:
        trigger = pieces.at(related.trigger)
        if trigger is not None:
            label = _place_labels if related.role is Role.PLACE else _time_labels
            yield Pairs(related.role, trigger, label(related, pieces, trigger))


def _place_labels(related: Related, pieces: Pieces, trigger: int) -> list[int]:
    """Return 1 where a place's name begins, 0 at the other words with a capital."""
    labels = [UNKNOWN] * len(pieces.ids)
    for number in pieces.capitals:
        labels[number] = 0
    for span in related.spans:
        for number in pieces.within(span):
            labels[number] = UNKNOWN
        first = pieces.at(span.start)
        if first is not None:
            labels[first] = 1
    labels[trigger] = UNKNOWN
    return labels


def _time_labels(related: Related, pieces: Pieces, _: int) -> list[int]:
    """Return 1 where an expression of the event's time begins, 0 at the other expressions."""
    labels = [UNKNOWN] * len(pieces.ids)
    for label, spans in ((1, related.spans), (0, related.others)):
        for number in (pieces.at(span.start) for span in spans):
            if number is not None:
                labels[number] = label
    return labels


def main(arguments: Sequence[str] | None = None) -> None:
    """Read all sources, write the lessons, and print how many each source gives."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--reports", type=Path, required=True, help="the folder of the reports")
    parser.add_argument("--out", type=Path, required=True, help="the lessons, JSONL")
    options = parser.parse_args(arguments)
    tokenizer = read_tokenizer()
    lessons = [lesson(sentence, tokenizer) for sentence in read_all(options.corpora, options.reports)]
    kept = [one for one in lessons if len(one.pieces) >= MIN_PIECES]
    with options.out.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(one)) + "\n" for one in kept)
    for text, held in (("to learn from", False), ("held out", True)):
        print(text, dict(Counter(one.source for one in kept if one.is_held_out is held)))


if __name__ == "__main__":
    main()
