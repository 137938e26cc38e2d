"""A made-up crawl (WARC) of pages of news, bare or with as much around the article as pages of news have.

python benchmarks/made_up_crawl.py 1000 news.warc.gz --whole
"""

from __future__ import annotations

import argparse
import html
from io import BytesIO
from pathlib import Path

from made_up_reports import PARAGRAPHS, report
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

MENU = "".join(
    f'<li class="menu-item"><a href="/section/{number}" data-track="nav-{number}">Section {number}</a></li>'
    for number in range(120)
)
TEASERS = "".join(
    f'<div class="teaser card"><a href="/news/{number}"><img src="/img/{number}.jpg" '
    f'srcset="/img/{number}-2x.jpg 2x" alt=""><h3>Headline number {number} of another report</h3></a>'
    f'<span class="time">{number} h</span></div>'
    for number in range(60)
)
HEAD = (
    f"<style>{'.card{color:red;margin:0 auto}' * 400}</style>"
    f"<script>{'window.layer=document.body||[];' * 600}</script>"
)
"""What stands around the article of a page: 50 kB, as on the page of a newspaper."""


def page(number: int, paragraphs: int = PARAGRAPHS, *, whole: bool = False) -> bytes:
    """Return the page of a made-up report.

    Parameters
    ----------
    number
        Of the report.
    paragraphs
        Of its text.
    whole
        Whether menus, teasers, styles and scripts stand around it.
    """
    front, _, body = report(number, paragraphs).partition("---\n")[2].partition("---\n")
    day = front.partition("published: ")[2][:10]
    text = "".join(f"<p>{html.escape(one)}</p>" for one in body.strip().split("\n\n"))
    head, menu, teasers = (
        (HEAD, f"<ul>{MENU}</ul>", f"<aside>{TEASERS}</aside>") if whole else ("", "Home", "")
    )
    return (
        f"<html><head><title>Report {number}</title>{head}"
        f'<meta property="article:published_time" content="{day}"></head><body><nav>{menu}</nav>'
        f"<article><h1>Report {number}</h1>{text}</article>{teasers}</body></html>"
    ).encode()


def write_crawl(path: Path, pages: int, paragraphs: int = PARAGRAPHS, *, whole: bool = False) -> None:
    """Write a crawl of so many pages."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(pages):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            payload = BytesIO(page(number, paragraphs, whole=whole))
            url = f"https://news.example/{number}"
            writer.write_record(
                writer.create_warc_record(url, "response", payload=payload, http_headers=headers)
            )


def main() -> None:
    """Write a crawl."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--paragraphs", type=int, default=PARAGRAPHS)
    parser.add_argument("--whole", action="store_true", help="with menus, teasers, styles and scripts")
    options = parser.parse_args()
    write_crawl(options.path, options.pages, options.paragraphs, whole=options.whole)


if __name__ == "__main__":
    main()
