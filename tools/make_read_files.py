"""Make the files of tests/read/files that programs write: Chromium, wget, zip.

python tools/make_read_files.py
"""

from __future__ import annotations

import base64
import functools
import os
import subprocess
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver

FILES = Path(__file__).parents[1] / "tests" / "read" / "files"
TITLE = "Ferry runs aground off Batumi"
PARAGRAPHS = (
    (
        "A ferry ran aground off Batumi on Friday, and the coast guard took all of its forty passengers "
        "ashore, the harbour office said."
    ),
    "Divers found a crack of two metres below the waterline; nobody was hurt, and no oil has leaked so far.",
    "The captain told officials that a gust had pushed the ship on to a bank that no chart shows.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Ferry runs aground off Batumi | Harbour Gazette</title>
<meta property="article:published_time" content="2022-09-17T08:00:00+04:00"></head>"""
FRAME = '<iframe srcdoc="<p>Cheap flights from Lisbon and Geneva, book before Sunday and save.</p>"></iframe>'
PAGE = f"""{HEAD}<body><nav><a href="/">Front page</a> <a href="/lisbon">Lisbon</a></nav>
<article><h1>{TITLE}</h1><p class="date">17 September 2022</p>{BODY}</article>{FRAME}</body></html>"""
PRINTED = (
    f'<!doctype html><meta charset="utf-8"><title>Print</title><h1>{TITLE}</h1><p>17 September 2022</p>{BODY}'
)
PICTURE = (
    "<canvas id=c width=400 height=300></canvas>"
    "<script>const g=document.getElementById('c').getContext('2d');g.fillText('Ferry',50,50);"
    "const i=new Image();i.src=document.getElementById('c').toDataURL();"
    "document.body.replaceChildren(i);</script>"
)


def main() -> None:
    """Write all files."""
    FILES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "ferry.html").write_text(PAGE, encoding="utf-8")
        (site / "print.html").write_text(PRINTED, encoding="utf-8")
        (site / "scan.html").write_text(PICTURE, encoding="utf-8")
        by_browser(site)
        by_wget(site)
        by_zip(site)


def by_browser(site: Path) -> None:
    """Save a page as MHTML, print one, and print a picture."""
    os.environ["SE_OFFLINE"] = "true"
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox"):
        options.add_argument(argument)
    with webdriver.Chrome(options=options) as browser:
        browser.get((site / "ferry.html").as_uri())
        saved = browser.execute_cdp_cmd("Page.captureSnapshot", {"format": "mhtml"})
        page = saved["data"].replace((site / "ferry.html").as_uri(), "https://harbour-gazette.example/ferry")
        (FILES / "chromium.mhtml").write_bytes(page.encode())
        for name, page in (("chromium.pdf", "print.html"), ("scan.pdf", "scan.html")):
            browser.get((site / page).as_uri())
            printed = browser.execute_cdp_cmd("Page.printToPDF", {})
            (FILES / name).write_bytes(base64.b64decode(printed["data"]))


def by_wget(site: Path) -> None:
    """Crawl a page and what isn't there."""
    handler = functools.partial(SimpleHTTPRequestHandler, directory=site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    at = f"http://127.0.0.1:{server.server_address[1]}"
    wget = ["wget", "-q", "--no-proxy", f"--warc-file={site / 'wget'}", f"--directory-prefix={site / 'got'}"]
    subprocess.run([*wget, f"{at}/ferry.html", f"{at}/missing.html", f"{at}/"], check=False)
    server.shutdown()
    (FILES / "wget.warc.gz").write_bytes((site / "wget.warc.gz").read_bytes())


def by_zip(site: Path) -> None:
    """Pack a page with a password beside one without."""
    (site / "open.txt").write_text(f"{TITLE}\n\n{PARAGRAPHS[0]}\n", encoding="utf-8")
    packed = FILES / "encrypted.zip"
    packed.unlink(missing_ok=True)
    for names in (["open.txt"], ["-P", "secret", "ferry.html"]):
        options, files = names[:-1], names[-1:]
        subprocess.run(["zip", "-q", "-X", *options, str(packed), *files], cwd=site, check=True)


if __name__ == "__main__":
    main()
