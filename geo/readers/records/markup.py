"""HTML that stands where a text should: in a cell of a table, in an entry of a feed."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    [
        *("p", "div", "br", "hr", "li", "ul", "ol", "tr", "table", "blockquote", "section", "article"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "figure", "header", "footer", "dd", "dt", "pre", "aside"),
    ]
)
UNSHOWN = frozenset(("script", "style", "template", "noscript", "iframe", "head"))
IS_MARKUP = re.compile(
    r"</(?:p|div|span|li|ul|ol|h[1-6]|blockquote|table|td|a|strong|em|b|i|figure|article|section)\s*>"
    r"|<br\s*/?>|<p(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
SHORTCODE = re.compile(r"\[(caption|gallery|embed|audio|video|playlist)\b[^\]]*\](?:.*?\[/\1\])?", re.DOTALL)
SHORTCODE_OF_PLUGINS = re.compile(r"\[/?[a-z][a-z0-9_-]*_[a-z0-9_-]+(?:\s[^\]]*)?\]|\[/?vc_[^\]]*\]")


def is_markup(text: str) -> bool:
    """Return True if a text is HTML, not one that speaks of ``<`` and ``>``.

    Examples
    --------
    >>> is_markup("<p>Talks in Baku.</p>"), is_markup("The ratio was <1 and >0.5.")
    (True, False)
    """
    return IS_MARKUP.search(text) is not None


def plain(markup: str) -> str:
    r"""Return the text of a piece of HTML, a blank line between blocks.

    Examples
    --------
    >>> plain("<p>Talks in <b>Baku</b> &amp; Tbilisi.</p><p>No result.</p>")
    'Talks in Baku & Tbilisi.\n\nNo result.'
    """
    reader = _Plain()
    reader.feed(markup)
    reader.close()
    blocks = ("".join(reader.pieces)).split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks if block.strip())


def without_shortcodes(markup: str) -> str:
    """Take out what WordPress replaces by pictures and players when it shows a post.

    Examples
    --------
    >>> without_shortcodes('Talks. [caption id="a_3" width="300"]The gate[/caption] [sic]')
    'Talks.  [sic]'
    """
    return SHORTCODE_OF_PLUGINS.sub("", SHORTCODE.sub("", markup))


LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MAX_ATTRIBUTES = 500
"""Of an element: libraries compare each with all before it."""


def without_many_attributes(markup: str) -> str:
    """Take the attributes from elements that have more of them than any page has.

    Examples
    --------
    >>> many = " ".join(f"a{number}=1" for number in range(2000))
    >>> without_many_attributes(f"<p {many}>Talks</p>")
    '<p >Talks</p>'
    """
    return LONG_TAG.sub(_with_few, markup)


def _with_few(tag: re.Match[str]) -> str:
    bare = QUOTED.sub("", tag[0])
    is_plain = max(bare.count("="), len(bare.split())) <= MAX_ATTRIBUTES
    return tag[0] if is_plain else f"{tag[0].split(maxsplit=1)[0][:100]} "


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unshown = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in UNSHOWN:
            self._unshown += 1
        if tag in BLOCKS:
            self.pieces.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSHOWN:
            self._unshown = max(0, self._unshown - 1)
        if tag in BLOCKS:
            self.pieces.append("\n\n")

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in BLOCKS:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._unshown:
            self.pieces.append(data)
