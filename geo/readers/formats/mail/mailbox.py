"""Mailboxes (mbox): mails under one another, one of them in memory at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.limits import limits
from geo.model import Unread
from geo.readers.inputs.archives import refuse_a_nest
from geo.readers.inputs.bounds import too_long
from geo.readers.inputs.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

BYTES_AT_ONCE = 1 << 20
BEGINS = re.compile(rb"From \S.*\d{4}\s*$|From - ")
ESCAPED = re.compile(rb"^>(?=>*From )")


def from_mailbox(source: Source) -> Iterator[Source | Unread]:
    """Yield the mails of a mailbox."""
    refuse_a_nest(source)
    with source.open() as stream:
        for number, content in enumerate(_mails(_lines(stream)), 1):
            name = f"{source.name}#{number}"
            if content is None:
                yield Unread(name, too_long("the mail"))
            else:
                yield Source.of_bytes(content, name, ".eml", source.depth + 1)


def _lines(stream: BufferedReader) -> Iterator[bytes]:
    """Yield lines; those without an end in pieces."""
    return iter(lambda: stream.readline(BYTES_AT_ONCE), b"")


def _mails(lines: Iterable[bytes]) -> Iterator[bytes | None]:
    """Yield the bytes of each mail; None for one that is too long to be held."""
    mail: list[bytes] = []
    size, is_begun, is_after_blank = 0, False, True
    for line in lines:
        if is_after_blank and BEGINS.match(line):
            if is_begun:
                yield b"".join(mail) if size <= limits().record else None
            mail, size, is_begun = [], 0, True
        else:
            size += len(line)
            if size <= limits().record:
                mail.append(ESCAPED.sub(b"", line))
            else:
                mail.clear()
        is_after_blank = not line.strip()
    if is_begun:
        yield b"".join(mail) if size <= limits().record else None
