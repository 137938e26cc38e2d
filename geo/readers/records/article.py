"""One record of named fields → one article."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from geo.errors import UnreadableError
from geo.limits import limits
from geo.model import Article, Interval, Precision, PublishedBasis, Unread
from geo.readers.options import ReadOptions
from geo.readers.records.dates import is_nothing, published
from geo.readers.records.headline import headline
from geo.readers.records.names import ALIASES, bare, by_bare_name, field_of, given_for
from geo.readers.records.values import flat, line_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geo.readers.records.dates import Order
    from geo.readers.records.record import Record

FIELDS_SHOWN = 12
NO_OPTIONS = ReadOptions()


def article(
    record: Record, options: ReadOptions = NO_OPTIONS, order: Order | None = None
) -> Iterator[Article | Unread]:
    """Yield the article of one record, after a note on any value that had to be left out.

    Parameters
    ----------
    record
        Fields under our names or their aliases. The text is kept as it is.
    options
        Which columns hold what, and when all were published that don't say so.
    order
        Whether the day or the month stands first in its dates, where those beside it show it.

    Examples
    --------
    >>> from geo.readers.records.record import Record
    >>> fields = {"Headline": "Talks resume", "Opening Text": "Talks were held.", "Date": "16/07/2022"}
    >>> (found,) = article(Record(fields, "monitor.csv#1"))
    >>> found.title, found.text, str(found.published)
    ('Talks resume', 'Talks were held.', '2022-07-16')
    """
    fields = known(record, options)
    try:
        text = _text(fields, record)
    except UnreadableError as error:
        yield Unread(record.name, str(error))
        return
    within = None
    if not record.dates_disagree:
        try:
            within = published(_value(fields, "published"), order)
        except UnreadableError as error:
            yield Unread(record.name, f"{error} (the article is kept, without it)", partial=True)
    lines = {field: line_of(_value(fields, field), is_row=record.is_row) for field in ALIASES}
    yield Article(
        id=lines["id"] or record.name,
        text=text,
        title=lines["title"] or headline(text),
        published=within.begin if within and within.precision is Precision.DAY else None,
        published_within=_unless_a_day(within),
        published_basis=record.basis if within else PublishedBasis.UNKNOWN,
        published_reason=record.dates_disagree,
        published_bounds=options.published,
        source=lines["source"],
        url=lines["url"],
        language=lines["language"],
        file=record.name,
    )


def known(record: Record, options: ReadOptions = NO_OPTIONS) -> dict[str, tuple[str, object]]:
    """Pick the fields that mean something to us: the name that each goes by, and its value.

    Examples
    --------
    >>> from geo.readers.records.record import Record
    >>> known(Record({"Headline": "Talks resume", "body": "…", "tags": ["peace"]}, "a.json"))
    {'text': ('body', '…'), 'title': ('Headline', 'Talks resume')}
    """
    given = flat(record.fields)
    by_name = by_bare_name(given)
    found: dict[str, tuple[str, object]] = {}
    for field in ALIASES:
        column = bare(options.columns.get(field, ""))
        named = [(key, given[key]) for key in given if column and bare(str(key)) == column]
        candidates = chain(named, given_for(field, by_name))
        chosen = next((one for one in candidates if not _is_empty(one[1], record.is_row)), None)
        if chosen is not None:
            found[field] = chosen
    return found


def has_no_text_of_ours(names: list[str], options: ReadOptions) -> bool:
    """Return True if none of the columns of a table holds a text or a headline."""
    said = {bare(column) for field, column in options.columns.items() if field in {"text", "title"}}
    return not any(field_of(name) in {"text", "title"} or bare(name) in said for name in names)


def _is_empty(value: object, is_row: bool) -> bool:  # noqa: FBT001 - a predicate of two arguments
    if isinstance(value, str) and not value.strip():
        return True
    return value in (None, [], {}) or (is_nothing(value) if is_row or isinstance(value, float) else False)


def _text(fields: Mapping[str, tuple[str, object]], record: Record) -> str:
    if "text" in fields:
        name, value = fields["text"]
        text = text_of(value, name, is_row=record.is_row)
    elif "title" in fields and not record.is_whole:  # a headline alone is a short report
        text = line_of(fields["title"][1], is_row=record.is_row)
    else:
        raise UnreadableError(_no_text(record))
    if not text.strip():
        raise UnreadableError("its text is empty")
    if len(text) > limits().characters:
        raise UnreadableError(
            f"its text has {len(text):,} characters, more than {limits().characters:,}; split it, or allow "
            "more with --limit characters=N"
        )
    return text


def _no_text(record: Record) -> str:
    names = [str(key) for key in flat(record.fields)]
    if any(field_of(name) in {"text", "title"} for name in names):
        return "its text is empty"
    keys = ", ".join(repr(name) for name in names[:FIELDS_SHOWN]) or "none"
    return f"no field 'text'; the fields found are {keys}; name one with --column text=NAME"


def _value(fields: Mapping[str, tuple[str, object]], field: str) -> object:
    return fields[field][1] if field in fields else None


def _unless_a_day(within: Interval | None) -> Interval | None:
    return None if within is None or within.precision is Precision.DAY else within
