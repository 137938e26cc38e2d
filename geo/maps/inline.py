"""The scripts and styles inside a page: Leaflet's from its package, the page's own from ``geo/web``."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from rcssmin import cssmin
from rjsmin import jsmin

from geo.maps.kinds import labels_script

WEB = files("geo") / "web"
LEAFLET = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
STYLES = ("theme", "page", "chart", "time", "panel", "small", "print")
SCRIPTS = (
    "strings",
    "say",
    "dom",
    "numbers",
    "blocks",
    "data",
    "days",
    "kinds",
    "words",
    "canvas",
    "base",
    "symbols",
    "places",
    "labels",
    "legend",
    "view",
    "pick",
    "stage",
    "periods",
    "facets",
    "shown",
    "search",
    "address",
    "histogram",
    "time",
    "dates",
    "card",
    "list",
    "filters",
    "files",
    "share",
    "print",
    "options",
    "tabs",
    "sheet",
    "map",
)
"""The page's own scripts under ``geo/web``, in the order in which they build on each other.

Behind the first, the strings, come the labels of types and families of events.
"""
RULE = re.compile(r"(?P<selectors>[^{}]+)\{[^{}]*\}")
UNUSED = re.compile("popup|marker|control-layers|div-icon|default-icon|svg|vml|oldie")
"""Leaflet's style of elements that the page does not have: it draws on canvases, and lists events."""
STRICT = '"use strict";'


def digest(text: str) -> str:
    """Return the source expression by which a policy allows one inline script or style.

    Examples
    --------
    >>> digest("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def web(name: str) -> str:
    """Return the text of one of the page's files under ``geo/web``."""
    return (WEB / name).read_text(encoding="utf-8")


@cache
def own_script() -> str:
    """Return the page's own scripts as one, minified."""
    first, *others = (web(f"{name}.js").removeprefix(STRICT) for name in SCRIPTS)
    return str(jsmin("\n".join((STRICT, first, labels_script(), *others))))


@cache
def own_style() -> str:
    """Return the page's own style sheets as one, minified."""
    return str(cssmin("\n".join(web(f"{name}.css") for name in STYLES)))


@cache
def leaflet_script() -> str:
    """Return Leaflet, its notice included, without the reference to a source map that isn't there."""
    text = (LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    return re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", text)


@cache
def leaflet_style() -> str:
    """Return Leaflet's style without images, and without the rules for what the page does not have."""
    text = (LEAFLET / "leaflet.css").read_text(encoding="utf-8")
    return RULE.sub(_if_used, str(cssmin(re.sub(r"url\(images/[\w.-]+\)", "none", text))))


def _if_used(rule: re.Match[str]) -> str:
    """Return a rule of a style sheet, or nothing if none of its selectors can match.

    Examples
    --------
    >>> RULE.sub(_if_used, ".leaflet-popup{color:red}.leaflet-bar,.leaflet-popup{color:blue}")
    '.leaflet-bar,.leaflet-popup{color:blue}'
    """
    return "" if all(map(UNUSED.search, rule["selectors"].split(","))) else rule[0]
