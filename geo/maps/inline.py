"""The scripts and styles inside a page: Leaflet's from its package, the page's own from ``geo/web``."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from rcssmin import cssmin
from rjsmin import jsmin

from geo.language import cached_by_kinds
from geo.maps import kinds
from geo.maps.bundle import bundle

WEB = files("geo") / "web"
LEAFLET = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
STYLES = ("theme", "page", "map", "time", "panel", "small", "print")
ENTRY = "main.js"
RULE = re.compile(r"(?P<selectors>[^{}]+)\{[^{}]*\}")
UNUSED = re.compile("popup|marker|control-layers|div-icon|default-icon|svg|vml|oldie")
"""Leaflet's style of elements that the page does not have: it draws on canvases, and lists events."""


def digest(text: str) -> str:
    """Return the source expression by which a policy allows one inline script or style.

    Examples
    --------
    >>> digest("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def web(name: str) -> str:
    """Return the text of one of the page's files, by its path under ``geo/web``."""
    return WEB.joinpath(*name.split("/")).read_text(encoding="utf-8")


@cache
def own_script() -> str:
    """Return the page's own modules as one script, minified: it declares ``geo``."""
    return str(jsmin(bundle(ENTRY, web, "geo")))


@cache
def boot_script() -> str:
    """Return the script that unpacks and runs the page's own, minified."""
    return str(jsmin(web("boot.js")))


@cached_by_kinds
def own_style() -> str:
    """Return the page's own style sheets as one, minified, with the colours of families."""
    return str(
        cssmin("\n".join((kinds.style(kinds.families()), *(web(f"styles/{name}.css") for name in STYLES))))
    )


@cache
def strings() -> dict[str, dict[str, Any]]:
    """Return what the page says, by language and key."""
    tables = sorted((file.name.removesuffix(".json"), file) for file in (WEB / "strings").iterdir())
    return {tag: json.loads(file.read_text(encoding="utf-8")) for tag, file in tables}


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
