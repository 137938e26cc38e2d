"""A person's table of kinds as rows: any usual delimiter and encoding, a size that can be read at once."""

from __future__ import annotations

import codecs
import csv
import difflib
import io
from typing import TYPE_CHECKING

from geo.language.own.kinds import Fault
from geo.language.tables import TableRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Protocol

    class Reader(Protocol):
        """A reader of CSV: its rows, and the line at which it is."""

        line_num: int

        def __iter__(self) -> Iterator[list[str]]: ...


NEEDED = ("type", "trigger")
COLUMNS = ("type", "family", "label", "colour", "pos", "trigger", "object", "subject", "subtype")
MAX_BYTES = 5_000_000
"""Some hundred times what geo's own triggers take: a file that is larger is another file."""
DELIMITERS = ",;\t"
ENCODINGS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def rows_of(path: Path, content: bytes) -> tuple[list[TableRow], list[Fault]]:
    r"""Return the rows of a file that are whole, with all columns, and what is wrong with others.

    Examples
    --------
    >>> from pathlib import Path
    >>> rows, faults = rows_of(Path("mine.csv"), b"type;trigger\nPOACHING;snare\n")
    >>> rows[0]["trigger"], rows[0]["label"], faults
    ('snare', '', [])
    """
    if len(content) > MAX_BYTES:
        return [], [Fault(str(path), f"it has more than {MAX_BYTES:,} bytes: it is no table of kinds")]
    encoding = next((name for mark, name in ENCODINGS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return [], [Fault(f"{path}:{line}", "it is not in UTF-8: save it as CSV UTF-8")]
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(MAX_BYTES)  # one for all readers of a process, and another may have lowered it
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return _read(path, reader)


def _read(path: Path, reader: Reader) -> tuple[list[TableRow], list[Fault]]:
    rows: list[TableRow] = []
    faults: list[Fault] = []
    begins, header = 1, None
    try:
        for cells in reader:
            where, begins = f"{path}:{begins}", reader.line_num + 1
            if not any(map(str.strip, cells)):
                continue
            if header is None:
                header = [cell.strip().lower() for cell in cells]
                if faults := _faults_of_header(where, header):
                    return [], faults
            elif len(cells) > len(header):
                faults.append(Fault(where, f"{len(cells)} cells for {len(header)} columns"))
            else:
                rows.append(_row(path, int(where.rpartition(":")[2]), header, cells))
    except csv.Error as error:
        faults.append(Fault(f"{path}:{begins}", f"it can't be read as CSV from here on: {error}"))
    if header is None and not faults:
        faults.append(Fault(str(path), "it has no header: its columns are " + ", ".join(COLUMNS)))
    return rows, faults


def _row(path: Path, line: int, header: Sequence[str], cells: Sequence[str]) -> TableRow:
    given = dict(zip(header, map(str.strip, cells), strict=False))
    return TableRow({column: given.get(column, "") for column in COLUMNS}, path, line)


def _faults_of_header(where: str, header: Sequence[str]) -> list[Fault]:
    faults = [Fault(where, f"no column {name!r}") for name in NEEDED if name not in header]
    for name in dict.fromkeys(header):
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, n=1)
            hint = f"; {near[0]!r} is one" if near else ""
            faults.append(Fault(where, f"the column {name!r} is none of {', '.join(COLUMNS)}{hint}"))
        elif header.count(name) > 1:
            faults.append(Fault(where, f"the column {name!r} stands twice"))
    return faults
