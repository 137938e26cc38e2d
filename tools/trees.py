"""Learning sums of decision trees, and writing them as `geo.events.mentions.trees` reads them.

Needs requirements/train.txt.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import lightgbm
import numpy as np
from onnx import TensorProto, helper, save

from geo.events.mentions.trees import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    Table = npt.NDArray[np.float32]

PARAMETERS = {
    "objective": "binary",
    "min_data_in_leaf": 30,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}


@dataclass(frozen=True, slots=True)
class Size:
    """How large a model is, and what is known of it beforehand."""

    trees: int
    leaves: int = 15
    rate: float = 0.05
    """How much each tree counts."""
    rising: Sequence[str] = ()
    """Features of which a larger value never makes a row less likely right."""
    falling: Sequence[str] = ()
    """Those of which it never makes one likelier."""


LEAF, BRANCH = "LEAF", "BRANCH_LEQ"
NOTHING = {"mode": LEAF, "feature": -1, "threshold": 0.0, "yes": 0, "no": 0}
"""Of a leaf, what a branch asks and where it leads."""
OPERATIONS, TREE_OPERATIONS, FORMAT = 17, 3, 8
"""Versions of ONNX's sets of operations, and of its format."""


def table_of(rows: Sequence[Mapping[str, float]], columns: Sequence[str]) -> Table:
    """Return features by name as a table, shape (rows, columns); what a row lacks is 0."""
    column = {name: number for number, name in enumerate(columns)}
    table = np.zeros((len(rows), len(columns)), np.float32)
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in column:
                table[number, column[name]] = value
    return table


def learn(
    rows: Sequence[Mapping[str, float]],
    right: Sequence[bool],
    weights: Sequence[float],
    size: Size,
) -> tuple[lightgbm.Booster, list[str]]:
    """Fit trees that predict which rows are right; return them with their columns."""
    columns = sorted({name for row in rows for name in row})
    data = lightgbm.Dataset(table_of(rows, columns), np.array(right, float), weight=np.array(weights))
    directions = [(name in size.rising) - (name in size.falling) for name in columns]
    chosen = {"num_leaves": size.leaves, "learning_rate": size.rate, "monotone_constraints": directions}
    return lightgbm.train(PARAMETERS | chosen, data, size.trees), columns


def write(trees: lightgbm.Booster, columns: Sequence[str], path: Path) -> None:
    """Write trees as ONNX, without the columns that none of them asks."""
    used = [name for name, count in zip(columns, trees.feature_importance(), strict=True) if count]
    number = {columns.index(name): at for at, name in enumerate(used)}
    nodes = [
        node
        for tree in trees.dump_model()["tree_info"]
        for node in _nodes(tree["tree_structure"], tree["tree_index"])
    ]
    leaves = [node for node in nodes if node["mode"] == LEAF]
    ensemble = helper.make_node(
        "TreeEnsembleRegressor",
        ["features"],
        ["log-odds"],
        domain="ai.onnx.ml",
        n_targets=1,
        nodes_treeids=[node["tree"] for node in nodes],
        nodes_nodeids=[node["id"] for node in nodes],
        nodes_modes=[node["mode"] for node in nodes],
        nodes_featureids=[number.get(node["feature"], 0) for node in nodes],
        nodes_values=[node["threshold"] for node in nodes],
        nodes_truenodeids=[node["yes"] for node in nodes],
        nodes_falsenodeids=[node["no"] for node in nodes],
        target_treeids=[node["tree"] for node in leaves],
        target_nodeids=[node["id"] for node in leaves],
        target_ids=[0] * len(leaves),
        target_weights=[node["value"] for node in leaves],
    )
    graph = helper.make_graph(
        [ensemble, helper.make_node("Sigmoid", ["log-odds"], ["probabilities"])],
        "trees",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, [None, len(used)])],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [None, 1])],
    )
    sets = [helper.make_opsetid("", OPERATIONS), helper.make_opsetid("ai.onnx.ml", TREE_OPERATIONS)]
    model = helper.make_model(graph, opset_imports=sets, ir_version=FORMAT, producer_name="geo")
    helper.set_model_props(model, {COLUMNS: json.dumps(used)})
    save(model, str(path))


def _nodes(tree: Mapping[str, Any], index: int) -> Iterator[dict[str, Any]]:
    """Yield the nodes of a tree, numbered in the order in which they are reached."""
    reached = [tree]
    for number, node in enumerate(reached):
        found = {
            "tree": index,
            "id": number,
            "mode": LEAF,
            "feature": -1,
            "threshold": 0.0,
            "yes": 0,
            "no": 0,
        }
        if "leaf_value" in node:
            yield {**found, "value": float(node["leaf_value"])}
            continue
        reached += [node["left_child"], node["right_child"]]
        yield {
            **found,
            "mode": BRANCH,
            "feature": node["split_feature"],
            "threshold": _rounded_down(node["threshold"]),
            "yes": len(reached) - 2,
            "no": len(reached) - 1,
        }


def _rounded_down(threshold: float) -> float:
    """Return the largest number of 32 bits that is no larger: no feature of 32 bits changes sides."""
    rounded = np.float32(threshold)
    return float(rounded if float(rounded) <= threshold else np.nextafter(rounded, np.float32(-np.inf)))
