"""``index.html``: the maps of a folder, each with its range, its counts and a small picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from rcssmin import cssmin

from geo.files import is_regular
from geo.maps import kinds
from geo.maps.about import read_about
from geo.maps.blocks import clean
from geo.maps.inline import digest, web
from geo.maps.page import ATTRIBUTION
from geo.maps.picture import picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.maps.about import About
    from geo.maps.kinds import Family

NAME = "index.html"
OURS = '<meta name="generator" content="geo index">'
"""By this a list of maps is known: another ``index.html`` is somebody's own and stays."""
DARK = re.compile(r':root\[data-theme="dark"\] (\{[^}]*\})')
"""The theme that a reader of a map chooses by script."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A map as the list shows it."""

    href: str
    title: str
    days: str
    counts: str
    picture: Markup


def write_index(folders: Sequence[Path], path: Path) -> None:
    """Write the list of all maps in some folders.

    Parameters
    ----------
    folders
        Where maps are; of two files of one name the one in the later folder counts.
    path
        The file; it is overwritten.
    """
    files = {
        file.name: file
        for folder in folders
        for file in folder.glob("*.html")
        if file.name != NAME and is_regular(file)
    }
    summaries = ((name, read_about(file)) for name, file in sorted(files.items()))
    path.write_text(
        render([(name, summary) for name, summary in summaries if summary]), encoding="utf-8", newline="\n"
    )


def is_ours(path: Path) -> bool:
    """Return True if a file may be overwritten by a list of maps: it is one, or it is not there."""
    if not path.exists():
        return True
    return is_regular(path) and OURS in path.read_text(encoding="utf-8", errors="replace")


def render(maps: Sequence[tuple[str, About]]) -> str:
    """Return the page, the newest events first; the same maps give the same text."""
    families = _families([summary for _, summary in maps])
    style = _style(families)
    order = sorted(maps, key=lambda entry: (entry[1].until, entry[1].begin, entry[0]), reverse=True)
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        web("index.html")
    )
    page = template.render(
        generator=Markup(OURS),  # noqa: S704 - a constant
        style=Markup(style),  # noqa: S704 - a file of ours
        policy=f"default-src 'none'; style-src {digest(style)}; base-uri 'none'; form-action 'none'",
        maps=[_listed(name, summary) for name, summary in order],
        attribution=ATTRIBUTION,
        families=families,
    )
    return clean(page)


def _families(summaries: Sequence[About]) -> tuple[Family, ...]:
    """Return geo's families and those of the maps' own kinds that they show; of one name the first counts."""
    own = {
        summary.families[symbol.family].name: summary.families[symbol.family]
        for summary in reversed(summaries)
        for symbol in summary.symbols
        if symbol.family >= len(kinds.FAMILIES)
    }
    return kinds.FAMILIES + tuple(own.values())


def _style(families: Sequence[Family]) -> str:
    """Return the style, with dark colours where the reader's system wants them: this page has no script."""
    theme = DARK.sub(
        r"@media (prefers-color-scheme: dark) { :root \1 }", kinds.style(families) + web("styles/theme.css")
    )
    return str(cssmin(theme + kinds.classes(families) + web("styles/index.css")))


def _listed(name: str, summary: About) -> Listed:
    counts = (("event", summary.events), ("place", summary.places), ("report", summary.reports))
    return Listed(
        quote(name),
        summary.title,
        _days(summary),
        " · ".join(f"{number:,} {word}{'' if number == 1 else 's'}" for word, number in counts),
        Markup(picture(summary.symbols, summary.families)),  # noqa: S704 - made of numbers alone
    )


def _days(summary: About) -> str:
    """Return the days from first to last, in words.

    Examples
    --------
    >>> from geo.maps.about import About
    >>> _days(About("", "2022-07-01", "2022-09-30", 3, 2, 1, ()))
    '1 July 2022 – 30 September 2022'
    """
    days = [date.fromisoformat(day) for day in (summary.begin, summary.until) if day]
    return " – ".join(dict.fromkeys(f"{day.day} {day:%B} {day.year}" for day in days))
