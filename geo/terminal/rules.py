"""The rules behind a parse, in words, and their figures on gold."""

from __future__ import annotations

from itertools import chain, groupby, repeat
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from geo.pipeline.rules import all_rules
from geo.terminal.console import clean, out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.evaluation import Report, RuleScore
    from geo.model import Parse

NEVER_FIRED = "never fired"
JOINING = frozenset({"told", "same"})
"""The lists of which only those rules leave their id that join mentions, not those that keep them apart."""
MOSTLY_WRONG = "more often wrong than right"


def rules_table(parse: Parse) -> Table:
    """Return the rules that gave an article its date, and each event its status, date and places.

    What a rule says stands where it appears first.
    """
    table = Table("word", "decided by rule", "which says", box=None, header_style="bold", pad_edge=False)
    rules, explained = all_rules(), set[str]()
    for subject, ids in _deciding(parse):
        known = [rule_id for rule_id in ids if rule_id in rules]
        for rule_id, shown in zip(known, chain([subject], repeat("")), strict=False):
            says = "" if rule_id in explained else rules[rule_id].says
            table.add_row(Text(clean(shown)), rule_id, Text(says))
            explained.add(rule_id)
    return table


def _deciding(parse: Parse) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield what was decided about, and the ids of the rules that did."""
    text = parse.article.text
    yield "its publication", (parse.article.published_rule,)
    for mention in parse.events:
        yield mention.trigger.of(text), mention.rules
    for dismissal in parse.dismissals:
        yield dismissal.trigger.of(text), (dismissal.rule,)


def print_rules(report: Report) -> None:
    """Show how often each rule decided and how often it was right, a table for each list."""
    for name, scores in groupby(report.rules, key=lambda score: score.rule.partition(".")[0]):
        out.print(_scores_table(name, scores), "", sep="\n", soft_wrap=False)


def _scores_table(name: str, scores: Iterable[RuleScore]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(name, no_wrap=True)
    for heading in ("fired", "judged", "right", "share"):
        table.add_column(heading, justify="right", no_wrap=True, min_width=len(heading))
    table.add_column("")
    for score in scores:
        share = "–" if score.accuracy is None else f"{score.accuracy:.3f}"
        unfired = "" if name in JOINING else NEVER_FIRED
        note = unfired if not score.fired else MOSTLY_WRONG if score.is_mostly_wrong else ""
        numbers = map(str, (score.fired, score.judged, score.right))
        table.add_row(score.rule, *numbers, share, Text(note, style="yellow"))
    return table
