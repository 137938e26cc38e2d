"""Train the encoder.

    python -m encoder.train --lessons lessons.jsonl --out encoder.pt

Needs requirements/train.txt; three quarters of an hour on one core. The same lessons give the same weights on
one machine and one version of torch.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from encoder.lesson import read
from encoder.loss import loss_of
from encoder.network import Network

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from encoder.lesson import Lesson

SEED, EPOCHS, BATCH = 1, 3, 24
LAYERS_RATE, HEADS_RATE, DECAY = 1.5e-4, 1e-3, 0.01
WARM_UP, LEAST_RATE = 0.06, 0.02
"""Part of the steps over which the rates rise, and the part of them that is left at the end."""
MAX_NORM = 1.0
TOGETHER = 50
"""Batches that are sorted by length together, so that little is padded."""
MANY, KEPT = "event_places, one event", 0.55
"""Of the largest source, which says the least of a sentence, this part is learned from."""
FEW = frozenset({"reports", "own"})
"""Reports in which everything is marked count twice."""
EVERY = 100


def chosen(lessons: Sequence[Lesson]) -> list[Lesson]:
    """Return what is learned from, of what is not held out."""
    some = [one for one in lessons if one.source != MANY or random.random() < KEPT]  # noqa: S311 - no secret
    return [*some, *(one for one in some if one.source in FEW)]


def batches(lessons: Sequence[Lesson]) -> Iterator[list[Lesson]]:
    """Yield all lessons in batches of like length, in a random order."""
    order = list(range(len(lessons)))
    random.shuffle(order)
    chunks = (order[at : at + BATCH * TOGETHER] for at in range(0, len(order), BATCH * TOGETHER))
    order = [row for chunk in chunks for row in sorted(chunk, key=lambda row: len(lessons[row].pieces))]
    rows = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    random.shuffle(rows)
    return ([lessons[row] for row in batch] for batch in rows)


class Training:
    """The network, its optimiser and what it has learned from so far.

    Parameters
    ----------
    steps
        Batches to learn from in all, by which the rates rise and fall.
    """

    def __init__(self, steps: int) -> None:
        self.network = Network()
        layers = [one for one in self.network.layers.parameters() if one.requires_grad]
        groups = [
            {"params": layers, "lr": LAYERS_RATE},
            {"params": self.network.head_parameters(), "lr": HEADS_RATE},
        ]
        self._optimiser = torch.optim.AdamW(groups, weight_decay=DECAY, foreach=True)
        self._rates = torch.optim.lr_scheduler.LambdaLR(
            self._optimiser,
            lambda step: min(1, (step + 1) / (WARM_UP * steps)) * max(LEAST_RATE, 1 - step / steps),
        )
        self._steps, self._started, self._losses = steps, time.monotonic(), list[float]()

    def learn(self, batch: Sequence[Lesson]) -> None:
        """Learn from one batch."""
        loss = loss_of(self.network, batch)
        self._optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), MAX_NORM)
        self._optimiser.step()
        self._rates.step()
        self._losses.append(float(loss.detach()))
        if len(self._losses) % EVERY == 0:
            self.report()

    @property
    def done(self) -> int:
        """Batches learned from."""
        return len(self._losses)

    def report(self) -> None:
        """Print the mean loss of the last batches."""
        last = self._losses[-EVERY:]
        seconds = time.monotonic() - self._started
        print(f"{self.done}/{self._steps} loss {sum(last) / len(last):.3f} {seconds:.0f} s", flush=True)

    def held_out_loss(self, lessons: Sequence[Lesson]) -> float:
        """Return the mean loss of a batch that was not learned from."""
        self.network.eval()
        parts = [lessons[at : at + BATCH] for at in range(0, len(lessons), BATCH)]
        with torch.no_grad():
            total = sum(float(loss_of(self.network, part)) for part in parts)
        self.network.train()
        return total / len(parts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, print the loss on what is held out after each epoch, write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lessons", type=Path, required=True, help="as write_lessons.py writes them")
    parser.add_argument("--out", type=Path, required=True, help="the weights, as torch saves them")
    parser.add_argument("--most", type=int, default=None, help="stop after so many batches, for a trial")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    random.seed(SEED)
    torch.manual_seed(SEED)
    lessons = read(options.lessons)
    held_out = [one for one in lessons if one.is_held_out]
    learned = chosen([one for one in lessons if not one.is_held_out])
    print(dict(Counter(one.source for one in learned)), len(held_out), "held out", flush=True)
    training = Training(EPOCHS * math.ceil(len(learned) / BATCH))
    for epoch in range(1, EPOCHS + 1):
        for batch in batches(learned):
            if training.done == options.most:
                training.report()
                return
            training.learn(batch)
        torch.save(training.network.state_dict(), options.out)
        print(f"epoch {epoch}: loss {training.held_out_loss(held_out):.3f} on what is held out", flush=True)


if __name__ == "__main__":
    main()
