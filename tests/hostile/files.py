"""Files that are hostile as a whole: bombs, nests, traversals, encodings that are none, what has no end."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

INCLUDE = "http://www.w3.org/2001/XInclude"
TALKS = "Rebels shelled Baku on 14 May 2021, killing two people."
ENCODINGS = (
    *("undefined", "idna", "punycode", "base64", "zlib", "rot13", "unicode_escape", "raw_unicode_escape"),
    *("utf-7", "mbcs", "oem", "hex", "bz2", "uu", "quopri", "utf-16", "utf-32", "latin-1", "x", "\u00e9", ""),
)


def zipped(members: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return written.getvalue()


def tarred(members: dict[str, tuple[bytes, str]]) -> bytes:
    """Return a tar archive of files, links and devices: by name the type, and the content or the target."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as packed:
        for name, (kind, content) in members.items():
            info = tarfile.TarInfo(name)
            info.type = kind
            if kind == tarfile.REGTYPE:
                info.size = len(content)
                packed.addfile(info, io.BytesIO(content.encode()))
            else:
                info.linkname = content
                packed.addfile(info)
    return written.getvalue()


def _nest(levels: int) -> bytes:
    content = TALKS.encode()
    for level in range(levels):
        content = zipped({f"{level}.zip" if level else "a.txt": content})
    return content


def _laughs() -> str:
    entities = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    return f"<!DOCTYPE x [<!ENTITY a0 'ha'>{entities}]>"


def _feed(body: str, head: str = "") -> bytes:
    item = f"<item><title>Talks</title><description>{body}</description></item>"
    return f"<?xml version='1.0'?>{head}<rss><channel>{item}</channel></rss>".encode()


def _references() -> str:
    anchors = "".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]\n" for n in range(1, 9))
    return f"---\nb0: &b0 [x, x]\n{anchors}title: *b8\n---\n{TALKS}"


def _encodings() -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for number, name in enumerate(ENCODINGS):
        found[f"charset-{number}.html"] = f"<meta charset={name}><p>{TALKS} \u2019".encode(
            "cp1252", "replace"
        )
        found[f"encoding-{number}.xml"] = (
            f"<?xml version='1.0' encoding='{name}'?><rss><channel><item><title>Talks</title>"
            f"<description>{TALKS}</description></item></channel></rss>"
        ).encode()
        found[f"charset-{number}.eml"] = (
            f"From: a@b.example\nTo: c@d.example\nSubject: =?{name}?q?Talks?=\n"
            f'Date: Fri, 14 May 2021 10:00:00 +0000\nContent-Type: text/plain; charset="{name}"\n\n{TALKS}\n'
        ).encode()
    return found


def _nests() -> dict[str, bytes]:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2000))
    mail = "From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Fri, 14 May 2021 10:00:00 +0000\n"
    return {
        "nest.json": b"[" * 100_000,
        "nest.jsonl": b'{"text":' + b"[" * 100_000 + b"\n",
        "nest-of-objects.json": b'{"a":' * 50_000,
        "nest.html": b"<div>" * 20_000 + TALKS.encode(),
        "nest-of-spans.html": b"<b><i>" * 20_000 + TALKS.encode(),
        "nest.xml": b"<rss><channel><item>" + b"<a>" * 20_000 + TALKS.encode(),
        "nest.rtf": b"{\\rtf1 " + b"{" * 50_000 + TALKS.encode(),
        "nest.eml": (mail + "MIME-Version: 1.0\n" + parts + f"Content-Type: text/plain\n\n{TALKS}").encode(),
        "nest.txt": b"---\ntitle: " + b"[" * 5000 + b"\n---\n" + TALKS.encode(),
        "nest.zip": _nest(8),
        "nest.ld.html": b'<script type="application/ld+json">'
        + b"[" * 50_000
        + b"</script><p>"
        + TALKS.encode(),
        "number.jsonl": b'{"text": "Talks.", "id": 1' + b"0" * 5000 + b"}\n",
        "exponent.jsonl": b'{"text": "Talks.", "published": 1e999}\n',
        "twice.jsonl": b'{"text": "Talks.", "text": ["Talks."], "text": {"text": 1}}\n',
    }


def bomb(name: str) -> bytes:
    """Return a small file that unpacks to 70 MB, made when it is wanted."""
    zeros = b"0" * (70 << 20)
    return BOMBS[name](zeros)


BOMBS: dict[str, Callable[[bytes], bytes]] = {
    "bomb.txt.gz": gzip.compress,
    "bomb.jsonl.gz": lambda zeros: gzip.compress(b'{"text": "' + zeros),
    "bomb.txt.bz2": bz2.compress,
    "bomb.txt.xz": lambda zeros: lzma.compress(zeros, preset=0),
    "bomb.zip": lambda zeros: zipped({"a.txt": zeros}),
}


def _heaps() -> dict[str, bytes]:
    attributes = " ".join(f"a{number}='1'" for number in range(20_000))
    return {
        "laughs.xml": _feed(f"{TALKS} &a9;", _laughs()),
        "laughs.html": f"{_laughs()}<html><body><p>{TALKS} &a9;</p>".encode(),
        "references.txt": _references().encode(),
        "attributes.html": f"<p {attributes}>{TALKS}</p>".encode(),
        "attributes.xml": f"<rss><channel><item {attributes}><title>Talks</title></item></channel>".encode(),
        "columns.csv": b"text" + b"," * 100_000 + b"\n" + TALKS.replace(",", "").encode() + b"," * 100_000,
        "quote.csv": b'text,published\n"' + TALKS.encode() * 2000,
        "acts.txt": b"shelled Baku " * 190,
        "rows.csv": b"text\n" + b"\n" * 200_000 + TALKS.encode(),
    }


def _outside() -> dict[str, bytes]:
    outside = "file:///etc/passwd"
    entity = f"<!DOCTYPE x [<!ENTITY e SYSTEM '{outside}'>]>"
    parameter = "<!DOCTYPE x [<!ENTITY % e SYSTEM 'http://127.0.0.1:9/e.dtd'> %e;]>"
    regular, link, hard, device = tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE
    return {
        "entity.xml": _feed(f"{TALKS} &e;", entity),
        "parameter.xml": _feed(TALKS, parameter),
        "style.xml": _feed(TALKS, f"<?xml-stylesheet href='{outside}'?>"),
        "include.xml": _feed(
            f"{TALKS}<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='{outside}'/>"
        ),
        "entity.html": f"{entity}<html><body><p>{TALKS} &e;</p><img src='http://127.0.0.1:9/a'>".encode(),
        "entity.docx": zipped(
            {
                "[Content_Types].xml": b"<Types/>",
                "word/document.xml": f"{entity}<document><body><p>&e;</p></body></document>".encode(),
            }
        ),
        "tag.txt": f"---\ntitle: !!python/object/apply:os.system ['touch ran']\n---\n{TALKS}".encode(),
        "above.zip": zipped({"../../ran.txt": b"ran", "/ran.txt": b"ran", "a/../../ran.txt": b"ran"}),
        "windows.zip": zipped({"..\\ran.txt": b"ran", "C:\\ran.txt": b"ran", "CON.txt": TALKS.encode()}),
        "links.tar": tarred(
            {
                "a.txt": (link, "/etc/passwd"),
                "b.txt": (hard, "/etc/passwd"),
                "c.txt": (device, ""),
                "../ran.txt": (regular, "ran"),
                "d.txt": (regular, TALKS),
            }
        ),
        "remote.rtf": b'{\\rtf1{\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}}' + TALKS.encode() + b"}",
    }


def _damaged() -> dict[str, bytes]:
    whole = gzip.compress(TALKS.encode() * 1000)
    archive = zipped({"a.txt": TALKS.encode() * 100})
    return {
        "cut.txt.gz": whole[:-20],
        "changed.txt.gz": whole[:50] + b"\xff\xff" + whole[52:],
        "cut.zip": archive[: len(archive) // 2],
        "changed.zip": archive[:60] + b"\xff" * 20 + archive[80:],
        "cut.parquet": b"PAR1" + b"\0" * 100,
        "head.parquet": b"PAR1PAR1",
        "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R",
        "cut.docx": zipped({"[Content_Types].xml": b"<"}),
        "cut.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200",
        "length.warc": b"WARC/1.0\r\nContent-Length: -1\r\n\r\n",
        "cut.xml": b"<rss><channel><item><title>Talks</title><description>" + TALKS.encode(),
        "cut.atom": b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>a<entry><content type='xhtml'>",
        "reference.xml": _feed(f"{TALKS} &#99999999999999999999; &#xD800; &nothing;"),
        "cut.mbox": b"From a Fri May 14 00:00:00 2021\nContent-Type: multipart/mixed; boundary=\n\n--",
        "base64.eml": b"From: a\nTo: b\nSubject: c\nDate: x\nContent-Transfer-Encoding: base64\n\n!!!!",
        "bytes.txt": bytes(range(256)) * 20,
        "halves.txt": b"\xff\xfe" + "Talks.".encode("utf-16-le") + b"\xd8",
        "marks.txt": b"\xef\xbb\xbf" * 100 + TALKS.encode(),
        "empty.txt": b"",
        "blank.json": b" \n",
        "empty.zip": zipped({}),
        "nameless.zip": zipped({"X.txt": TALKS.encode(), "b.txt": TALKS.encode()}).replace(b"X", b"\0"),
        "cut.json": b'[{"text": "Talks."}, {"text": ',
        "line.jsonl": b'{"text": "Talks."}\n{"text": \n[]\n3\nnull\n"x"\n{}\n{"text": null}\n',
        "rows.tsv": b"text\tpublished\n" + TALKS.encode() + b'\t2021-05-15\nx\ty\tz\n"\n',
    }


FILES: dict[str, bytes] = _encodings() | _nests() | _heaps() | _outside() | _damaged()
