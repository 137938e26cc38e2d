"""A hook of mkdocs: pages from other folders and notebooks join the site, and links between all of them hold.

In the repository a page may link to any file. On the site a link to a page leads to that page, and a link to
any other file outside docs/ becomes its path, since the file isn't there.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jupytext
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
DOCS = "docs"
PAGES = {
    "CONTRIBUTING.md": "project/contributing.md",
    "CHANGELOG.md": "project/changes.md",
    "gazetteer/SOURCES.md": "project/sources.md",
    "geo/models/README.md": "project/models.md",
    "README.md": "project/readme.md",
    "SECURITY.md": "project/security.md",
    "examples/README.md": "project/examples.md",
}
"""Pages of other folders, by their path in the repository, and where the site has them."""
NOTEBOOK = ".ipynb"
ORIGINS = {site: origin for origin, site in PAGES.items()}
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s#]*)(#[^)\s]+)?\)")
CODE = re.compile(r"(```.*?```)", re.DOTALL)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages of other folders, and a page for each notebook."""
    for origin, site in PAGES.items():
        files.append(File.generated(config, site, abs_src_path=str(ROOT / origin)))
    for file in [file for file in files if file.src_uri.endswith(NOTEBOOK)]:
        page = file.src_uri.removesuffix(NOTEBOOK) + ".md"
        files.append(File.generated(config, page, content=notebook_page(Path(str(file.abs_src_path)))))
    return files


def notebook_page(path: Path) -> str:
    """Return a notebook as a page of Markdown, with a link to the file below its heading."""
    notebook = jupytext.read(path)
    notebook.metadata = {"jupytext": {"notebook_metadata_filter": "-all"}}
    head, _, rest = jupytext.writes(notebook, "md").partition("\n\n")
    return f"{head}\n\n[This notebook as a file]({path.name})\n\n{rest}"


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - as mkdocs calls it
    """Return a page's text with its links as the site needs them."""
    return for_site(markdown, page.file.src_uri)


def for_site(markdown: str, page: str) -> str:
    """Return a page's text with its links as the site needs them.

    Parameters
    ----------
    markdown
        The page as the repository has it.
    page
        Its path on the site.

    Examples
    --------
    >>> for_site("[sources](../../gazetteer/SOURCES.md#names)", "reference/gazetteer.md")
    '[sources](../project/sources.md#names)'
    >>> for_site("[the tables](../../geo/language)", "reference/kinds.md")
    'the tables (`geo/language`)'
    """
    parts = CODE.split(markdown)
    return "".join(part if index % 2 else _linked(part, page) for index, part in enumerate(parts))


def _linked(text: str, page: str) -> str:
    return LINK.sub(lambda match: _link(match, page), text)


def _link(match: re.Match[str], page: str) -> str:
    words, target, anchor = match[1], match[2], match[3] or ""
    if not target or "://" in target:
        return match[0]
    origin = ORIGINS.get(page, f"{DOCS}/{page}")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target))
    path_on_site = PAGES.get(path, path.removeprefix(f"{DOCS}/") if path.startswith(f"{DOCS}/") else "")
    if not path_on_site:
        return words if words.strip("`") == path else f"{words} (`{path}`)"
    return f"[{words}]({posixpath.relpath(path_on_site, posixpath.dirname(page) or '.')}{anchor})"
