"""Front matter: the fields of a report, between two lines of three hyphens above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.readers.records.names import field_of

if TYPE_CHECKING:
    from collections.abc import Iterator

FENCE = "---"
KEY_AND_VALUE = re.compile(r"([\w ]+): +(.*)", re.MULTILINE)
EMPTY = ("", "~", "null")
LATER = re.compile(
    r"^---[ \t]*\n(?P<matter>(?:[^\W\d_][\w ]*:(?:[ \t].*)?\n(?:[ \t]+.*\n|- .*\n)*)+)---[ \t]*\n",
    re.MULTILINE,
)
"""Front matter further down, known by its keys; other texts have rules of hyphens too."""


def front_matters(whole: str) -> Iterator[tuple[dict[str, object], str]]:
    r"""Yield the fields and the text of each report in a text; one without fields if it has no front matter.

    Examples
    --------
    >>> reports = front_matters("---\ntitle: A\n---\nTalks.\n\n---\ntitle: B\n---\nNo talks.")
    >>> [(fields["title"], text) for fields, text in reports]
    [('A', 'Talks.'), ('B', 'No talks.')]
    """
    starts = [found.start() for found in LATER.finditer(whole) if _is_ours(_mapping(found["matter"]))]
    if len(starts) < 2 or whole[: starts[0]].strip():  # noqa: PLR2004 - several
        yield split(whole)
        return
    for start, end in zip(starts, [*starts[1:], len(whole)], strict=True):
        fields, text = split(whole[start:end])
        yield fields, text.rstrip("\n")


def split(whole: str) -> tuple[dict[str, object], str]:
    r"""Split front matter from the text under it.

    Values stay as they are written: an id of ``007``, the language ``no``. A text that merely opens with a
    rule has no front matter.

    Examples
    --------
    >>> split("---\npublished: 2022-11-09\n---\nTalks were held in Baku.")
    ({'published': '2022-11-09'}, 'Talks were held in Baku.')
    """
    if not whole.startswith(FENCE):
        return {}, whole
    from frontmatter.default_handlers import YAMLHandler  # noqa: PLC0415 - only where it is needed

    try:
        matter, text = YAMLHandler().split(whole)
    except ValueError:  # no second fence
        return {}, whole
    given = {key: value for key, value in _mapping(matter).items() if value not in EMPTY}
    fields = {key: value for key, value in given.items() if field_of(key) not in {None, "text"}}
    return (fields, text.lstrip("\n")) if fields else ({}, whole)


def _is_ours(fields: dict[str, object]) -> bool:
    return any(field_of(str(key)) not in {None, "text"} for key in fields)


def _mapping(matter: str) -> dict[str, object]:
    import yaml  # noqa: PLC0415 - only where it is needed

    strings_only = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the one in C is six times as fast
    try:
        fields = yaml.load(matter, Loader=strings_only)  # noqa: S506 - it makes nothing but strings
    except (yaml.YAMLError, RecursionError):
        # `title: Baku: talks resume` is no YAML, yet plain to a reader
        return {key: value.strip() for key, value in KEY_AND_VALUE.findall(matter)}
    return {str(key): value for key, value in fields.items()} if isinstance(fields, dict) else {}
