"""How far the network's answers are from what is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import binary_cross_entropy_with_logits as binary_loss
from torch.nn.functional import log_softmax, logsigmoid

from encoder.lesson import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from encoder.lesson import Lesson, Pairs, Question
    from encoder.network import Network, Output

POINT_WEIGHTS = {"event": 3.0, "happening": 2.0, "occurring": 1.0}
TYPE_WEIGHT, STATUS_WEIGHT, BACKGROUND_WEIGHT, QUOTED_WEIGHT, PAIR_WEIGHT = 0.8, 0.4, 0.15, 0.3, 0.8
"""How much each question counts; those of `POINT_WEIGHTS` are asked of every piece."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the log-probabilities that the network gives its answers at each piece."""

    question: Question
    event: Tensor
    types: Tensor
    statuses: Tensor
    background: Tensor

    def piece(self) -> int:
        """Return the piece that the network takes for the event's word."""
        pieces = self.question.pieces
        if len(pieces) == 1:
            return pieces[0]
        with torch.no_grad():
            right = torch.logsumexp(self.types[pieces][:, self.question.types], -1)
            return pieces[int((logsigmoid(self.event[pieces]) + right).argmax())]


class Losses:
    """The losses of each kind of question, of which the mean counts."""

    def __init__(self) -> None:
        self.types: list[Tensor] = []
        self.statuses: list[Tensor] = []
        self.background: list[Tensor] = []
        self.quoted: list[Tensor] = []
        self.pairs: list[Tensor] = []

    def add(self, asked: Asked) -> None:
        """Add what the network says of one event."""
        question, piece = asked.question, asked.piece()
        if question.is_quoted:
            self.quoted.append(-logsigmoid(asked.event[piece]))
        if question.types:
            self.types.append(-torch.logsumexp(asked.types[piece, question.types], -1))
        if question.statuses:
            self.statuses.append(-torch.logsumexp(asked.statuses[piece, question.statuses], -1))
        if question.is_background is not None:
            right = torch.tensor(float(question.is_background))
            self.background.append(binary_loss(asked.background[piece], right))

    def add_pairs(self, scores: Tensor, labels: Tensor) -> None:
        """Add what the network says of the places or times of one event."""
        known = labels != UNKNOWN
        if known.any():
            self.pairs.append(binary_loss(scores[known], labels[known].float(), reduction="sum") / 2)

    def total(self) -> Tensor | float:
        """Return the sum of the means, weighted."""
        weighted = (
            (TYPE_WEIGHT, self.types),
            (STATUS_WEIGHT, self.statuses),
            (BACKGROUND_WEIGHT, self.background),
            (QUOTED_WEIGHT, self.quoted),
            (PAIR_WEIGHT, self.pairs),
        )
        return sum(weight * torch.stack(losses).mean() for weight, losses in weighted if losses)


def loss_of(network: Network, lessons: Sequence[Lesson]) -> Tensor:
    """Return the loss over a batch of sentences."""
    pieces, mask = _padded(lessons)
    output = network(pieces, mask)
    points = [
        weight * _point_loss(output.points[..., column], lessons, name)
        for column, (name, weight) in enumerate(POINT_WEIGHTS.items())
    ]
    losses = Losses()
    types, statuses = log_softmax(output.types, -1), log_softmax(output.statuses, -1)
    for row, lesson in enumerate(lessons):
        event, background = output.points[row, :, 0], output.background[row, :, 0]
        for question in lesson.questions:
            losses.add(Asked(question, event, types[row], statuses[row], background))
        for pairs in lesson.pairs:
            losses.add_pairs(*_related(network, output, row, pairs))
    return sum(points) + losses.total()


def _padded(lessons: Sequence[Lesson]) -> tuple[Tensor, Tensor]:
    longest = max(len(lesson.pieces) for lesson in lessons)
    pieces, mask = (torch.zeros(len(lessons), longest, dtype=torch.long) for _ in range(2))
    for row, lesson in enumerate(lessons):
        pieces[row, : len(lesson.pieces)] = torch.tensor(lesson.pieces)
        mask[row, : len(lesson.pieces)] = 1
    return pieces, mask


def _point_loss(scores: Tensor, lessons: Sequence[Lesson], name: str) -> Tensor:
    longest = scores.shape[1]
    rows = [_filled(getattr(lesson, name), longest) for lesson in lessons]
    labels = torch.tensor(rows)
    known = labels != UNKNOWN
    if not known.any():
        return scores.sum() * 0
    return binary_loss(scores[known], labels[known].float())


def _related(network: Network, output: Output, row: int, pairs: Pairs) -> tuple[Tensor, Tensor]:
    scores = network.relate(pairs.relation, output.asking[row], output.answering[row], pairs.trigger)
    return scores, torch.tensor(_filled(pairs.labels, len(scores)))


def _filled(labels: list[int], length: int) -> list[int]:
    return labels + [UNKNOWN] * (length - len(labels))
