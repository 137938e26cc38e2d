"""Fitting the resolver's weights: which candidate, how sure, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.resolve.ranker import softmax

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Vector = npt.NDArray[np.float64]
    Example = tuple[Vector, npt.NDArray[np.bool_], float]
    """A mention: the features of its candidates, which of them are right, and how much it counts."""

SHRINKAGE = 1.0
STEPS = 16
GROUPS = 12
"""As many points of calibration; each rests on some four hundred mentions."""


def fit_ranking(examples: Sequence[Example], fixed: int = 0) -> Vector:
    """Fit a conditional logit by damped Newton steps; of several right candidates any will do.

    The first `fixed` weights stay 1.
    """
    usable = [example for example in examples if example[1].any() and not example[1].all()]
    weights = np.zeros(usable[0][0].shape[1])
    weights[:fixed] = 1.0
    for _ in range(STEPS):
        gradient = -SHRINKAGE * weights
        curvature = SHRINKAGE * np.eye(len(weights))
        for rows, right, weight in usable:
            chance = softmax(rows @ weights)
            target = np.where(right, chance, 0.0)
            gradient += weight * ((target / target.sum() - chance) @ rows)
            mean = chance @ rows
            curvature += weight * ((rows * chance[:, None]).T @ rows - np.outer(mean, mean))
        free = slice(fixed, None)
        weights[free] += 0.7 * np.linalg.solve(curvature[free, free], gradient[free])
    return weights


def fit_logistic(rows: Vector, right: Vector) -> Vector:
    """Fit a logistic regression by Newton steps."""
    return fit_weighted_logistic(rows, right, np.ones(len(rows)))


def fit_weighted_logistic(rows: Vector, right: Vector, weights: Vector) -> Vector:
    """Fit a logistic regression by Newton steps, each row counting by its weight."""
    fitted = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(rows @ fitted)))
        gradient = rows.T @ (weights * (right - chance)) - SHRINKAGE * fitted
        curvature = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows
        fitted = fitted + np.linalg.solve(curvature + SHRINKAGE * np.eye(len(fitted)), gradient)
    return fitted


def calibrate(said: Vector, right: Vector) -> tuple[Vector, Vector]:
    """Return how often what the logistic said came true, from the least sure mentions to the surest.

    One point for each group of as many mentions, never falling.
    """
    order = np.argsort(said, kind="stable")
    groups = np.array_split(order, GROUPS)
    points = np.array([[said[group].mean(), right[group].mean()] for group in groups])
    came_true = np.maximum.accumulate(points[:, 1])
    return np.concatenate([[0.0], points[:, 0], [1.0]]), np.concatenate([[0.0], came_true, came_true[-1:]])
