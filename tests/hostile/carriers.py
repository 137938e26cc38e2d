"""How a record with given fields is written in each format."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pyarrow as pa
from pyarrow import parquet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def to_bytes(text: str) -> bytes:
    """Return bytes of a text as a careless program writes them: halves of surrogates too."""
    return text.encode("utf-8", "surrogatepass")


def front_matter(fields: Mapping[str, str]) -> bytes:
    lines = [f"{name}: {json.dumps(value)}" for name, value in fields.items() if name != "text"]
    return to_bytes("\n".join(["---", *lines, "---", fields["text"]]))


def raw_front_matter(fields: Mapping[str, str]) -> bytes:
    lines = [f"{name}: {value}" for name, value in fields.items() if name != "text"]
    return to_bytes("\n".join(["---", *lines, "---", fields["text"]]))


def json_lines(fields: Mapping[str, str]) -> bytes:
    return json.dumps(dict(fields)).encode() + b"\n"


def raw_json(fields: Mapping[str, str]) -> bytes:
    return to_bytes(json.dumps([dict(fields)], ensure_ascii=False))


def table(fields: Mapping[str, str]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([list(fields), list(fields.values())])
    return to_bytes(written.getvalue())


def columns(fields: Mapping[str, str]) -> bytes:
    whole = {name: [value.encode("utf-8", "replace").decode()] for name, value in fields.items()}
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.table(whole), sink)
    return bytes(sink.getvalue())


def page(fields: Mapping[str, str]) -> bytes:
    """Return a page into which the fields are put as they are."""
    head = "".join(
        f'<meta property="{name}" content="{fields[field]}">'
        for field, name in (
            ("title", "og:title"),
            ("published", "article:published_time"),
            ("source", "og:site_name"),
            ("url", "og:url"),
        )
        if field in fields
    )
    title = fields.get("title", "")
    return to_bytes(
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1><p>{fields['text']}</p></article></body></html>"
    )


def feed(fields: Mapping[str, str]) -> bytes:
    return raw_feed({name: escape(value) for name, value in fields.items()})


RSS = {"title": "title", "text": "description", "published": "pubDate", "url": "link", "id": "guid"}


def raw_feed(fields: Mapping[str, str]) -> bytes:
    named = ((name, fields[field]) for field, name in RSS.items() if field in fields)
    item = "".join(f"<{name}>{value}</{name}>" for name, value in named)
    return to_bytes(f"<rss version='2.0'><channel><item>{item}</item></channel></rss>")


def mail(fields: Mapping[str, str]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "a@b.example", "c@d.example"
    message["Date"] = "Fri, 14 May 2021 10:00:00 +0000"
    title = fields.get("title", "Talks").encode("utf-8", "replace").decode()
    message["Subject"] = " ".join(title.split())[:5000] or "Talks"
    message.set_content(fields["text"].encode("utf-8", "replace").decode())
    return message.as_bytes()


def rich_text(fields: Mapping[str, str]) -> bytes:
    units = fields["text"].encode("utf-16-le", "surrogatepass")
    letters = "".join(
        f"\\u{int.from_bytes(units[at : at + 2], 'little', signed=True)}?" for at in range(0, len(units), 2)
    )
    return b"{\\rtf1\\ansi " + letters.encode() + b"}"


def archive(fields: Mapping[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("a.jsonl", json_lines(fields))
    return written.getvalue()


CARRIERS: dict[str, Callable[[Mapping[str, str]], bytes]] = {
    "txt": front_matter,
    "md": raw_front_matter,
    "jsonl": json_lines,
    "json": raw_json,
    "csv": table,
    "parquet": columns,
    "html": page,
    "xml": feed,
    "rss": raw_feed,
    "eml": mail,
    "rtf": rich_text,
    "zip": archive,
}
SURE = frozenset(("txt", "jsonl", "csv", "parquet", "zip"))
"""Formats in which what is in one field can't spill into another: the article must be read and be right."""
FIELDS = [
    (suffix, field)
    for field, suffixes in {
        "title": "txt md jsonl json csv parquet html xml rss eml",
        "text": "txt jsonl json csv html xml rss eml rtf",
        "id": "txt md jsonl csv parquet xml zip",
        "source": "txt jsonl csv",
        "url": "txt jsonl",
        "language": "txt jsonl",
    }.items()
    for suffix in suffixes.split()
]
"""The fields of the formats; those of one name follow each other, so that each value meets each field."""
