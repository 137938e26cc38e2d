"""Crawls, made by wget and warcio."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from reading import articles, dates, told, write
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from geo.model import Article
from geo.readers import read

FILES = Path(__file__).parent / "files"
PAGE = (
    '<html lang="en"><head><title>Talks {n}</title><meta property="article:published_time" '
    'content="2022-07-{n:02}T10:00:00Z"></head><body><article><h1>Talks resume in town {n}</h1>'
    "<p>Talks on the crossing were held in Tbilisi on Saturday, number {n}, and went on for three hours.</p>"
    "</article></body></html>"
)


def crawl(pages: int, *, encoding: str = "", kind: str = "text/html; charset=utf-8") -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "example"}))
    for number in range(1, pages + 1):
        content = PAGE.format(n=number).encode()
        headers = [("Content-Type", kind)]
        if encoding == "gzip":
            content = gzip.compress(content)
            headers.append(("Content-Encoding", "gzip"))
        for status, body in (("404 Not Found", b"<p>Nothing is here.</p>"), ("200 OK", content)):
            answer = StatusAndHeaders(status, headers, protocol="HTTP/1.0")
            url = f"https://wire.example/{number}"
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=answer)
            )
    return stream.getvalue()


def test_a_crawl_of_wget_gives_its_pages_and_says_what_else_it_holds() -> None:
    (found,) = articles(FILES / "wget.warc.gz")
    assert (found.title, str(found.published)) == ("Ferry runs aground off Batumi", "2022-09-17")
    assert found.url.endswith("/ferry.html")
    reasons = [item.reason for item in told(FILES / "wget.warc.gz")]
    assert reasons == [
        "it holds no sentence: a menu, a list of links",
        "what is no page in it: 2 text/plain, 1 answer 404",
    ]


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_day_of_a_page_is_its_own_not_that_of_the_crawl(tmp_path: Path, encoding: str) -> None:
    found = articles(write(tmp_path / "a.warc.gz", crawl(3, encoding=encoding)))
    assert dates(found) == ["2022-07-01", "2022-07-02", "2022-07-03"]
    assert [item.url for item in found] == [f"https://wire.example/{n}" for n in (1, 2, 3)]
    assert [item.id.rpartition("#")[2] for item in found] == ["1", "2", "3"]


def test_the_charset_of_the_server_counts(tmp_path: Path) -> None:
    content = crawl(1, kind="text/html; charset=utf-8")
    assert "Tbilisi" in articles(write(tmp_path / "a.warc.gz", content))[0].text


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_of_half_a_crawl_the_whole_pages_are_read_and_the_end_is_told(tmp_path: Path, share: float) -> None:
    content = crawl(40)
    path = write(tmp_path / "a.warc.gz", content[: int(len(content) * share)])
    items = list(read([path]))
    found = sum(isinstance(item, Article) for item in items)
    assert 40 * share * 0.8 <= found <= 40 * share + 1
    assert any("damaged" in item.reason for item in told(path))


def test_a_damaged_record_in_the_middle_ends_no_process(tmp_path: Path) -> None:
    content = bytearray(gzip.decompress(crawl(5)))
    at = content.index(b"WARC/1.0", len(content) // 2)
    content[at : at + 8] = b"XARC/9.9"
    path = write(tmp_path / "a.warc", bytes(content))
    assert any(isinstance(item, Article) for item in read([path]))
    assert any("damaged" in item.reason for item in told(path))
