"""What `geo eval` prints."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from geo.terminal.console import clean, count, out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.evaluation import Bin, Report, Scored

NAMES = {
    "gold": "marked",
    "f1": "F1",
    "accuracy_161_of_matched": "within 161 km, of those found and placed",
    "median_km": "median kilometres",
    "mean_km": "mean kilometres",
    "auc": "area under the curve of log kilometres",
    "end_to_end_precision_161": "end-to-end precision within 161 km",
    "end_to_end_recall_161": "end-to-end recall within 161 km",
    "end_to_end_f1_161": "end-to-end F1 within 161 km",
    "relaxed_f1": "F1 of overlapping words",
    "strict_f1": "F1 of the same words",
    "value_f1": "F1 of the same value",
    "day_value_recall": "recall of days",
    "false_place_where_none": "texts with a place where none is marked",
    "precision_where_complete": "precision, where all events are marked",
    "event_where_none": "events where none is marked",
    "usage_accuracy_of_found": "right usage, of those found",
    "place_precision": "right place, of those placed",
    "place_recall": "right place, of those marked",
}
"""Figures whose key doesn't say enough."""


def print_report(report: Report) -> None:
    """Show the figures of each task, corpus by corpus, and the reliability of the scores."""
    for kind, of_kind in groupby(report.scored, key=lambda scored: scored.kind):
        out.print(_table(str(kind), list(of_kind)), "", sep="\n", soft_wrap=False)
    if report.reliability:
        out.print(_reliability(report.reliability), soft_wrap=False)
        out.print(f"expected calibration error {report.calibration_error:.3f}", "", sep="\n")
    for scored in report.scored:
        if scored.learned_from:
            out.print(_caution(scored), soft_wrap=False)


def _table(title: str, scored: Sequence[Scored]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(title, no_wrap=True)
    for corpus in scored:
        table.add_column(clean(corpus.corpus), justify="right", overflow="fold")
    table.add_row("texts", *(str(corpus.texts) for corpus in scored))
    for name in scored[0].figures:
        figures = (_figure(name, corpus.figures[name]) for corpus in scored)
        table.add_row(NAMES.get(name, name.replace("_", " ")), *figures)
    return table


def _figure(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    if isinstance(value, int):
        return str(value)
    return f"{value:.0f}" if name.endswith("_km") else f"{value:.3f}"


def _reliability(bins: Sequence[Bin]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("scores of places", "places", "mean score", "within 161 km"):
        table.add_column(heading, justify="right")
    for filled in bins:
        span = f"{filled.low:.1f}–{filled.high:.1f}"
        table.add_row(span, str(filled.placed), f"{filled.mean_score:.3f}", f"{filled.right:.3f}")
    return table


def _caution(scored: Scored) -> Text:
    of_these = f"{scored.learned_from} of {count(scored.texts, 'text')}"
    caution = (
        f"{scored.kind}, {scored.corpus}: geo was trained or tuned on {of_these}; on others it does worse"
    )
    return Text.assemble(("caution  ", "yellow"), clean(caution))
