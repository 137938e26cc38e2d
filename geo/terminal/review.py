"""What `geo review` says."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from geo.corrections import What
from geo.terminal.console import clean, count, notices
from geo.terminal.summary import correction_lines, print_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.corrections import Row
    from geo.pipeline import Reviewed

HEADINGS = {
    What.PUBLISHED: "Articles whose day of publication is unknown",
    What.PLACE: "Names without a place, or with one that is not sure",
    What.EVENT: "Events whose date is unknown",
}
NAME_WIDTH = 20
FEW = 20
"""Questions of a kind that are shown; the file has all."""


def print_review(reviewed: Reviewed) -> None:
    """Show what a person is asked, and say where to answer."""
    for what, heading in HEADINGS.items():
        asked = [row for row in reviewed.questions if row.what == what]
        if asked:
            notices.print(Text(heading, "bold"))
            _print_rows(asked[:FEW])
            notices.print(f"… and {len(asked) - FEW} more in {reviewed.path}\n" if len(asked) > FEW else "")
    print_lines(_summary_lines(reviewed))


def _print_rows(rows: Sequence[Row]) -> None:
    """Print questions under the article that they are about."""
    for article, of_article in groupby(rows, key=lambda row: row.article):
        notices.print(Text(f"  {clean(article)}", "dim"))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=NAME_WIDTH, overflow="fold")
        table.add_column(overflow="fold")
        for row in of_article:
            table.add_row(clean(row.text), clean(f"{row.now}: {row.why}" if row.now else row.why))
        notices.print(Padding(table, (0, 0, 0, 4)), soft_wrap=False)


def _summary_lines(reviewed: Reviewed) -> Iterator[tuple[str, str]]:
    yield "Read", count(len(reviewed.corpus.parses), "article")
    yield from correction_lines(reviewed.corpus)
    if not reviewed.questions:
        yield "Asked", "nothing: every report is dated, and every name has a place that is sure"
        return
    yield "Asked", f"{count(len(reviewed.questions), 'question')}, in {reviewed.path}"
    yield (
        "",
        "Write what you know into its column `answer` and leave the rest empty: later builds obey it.",
    )
