"""Online maps that a reader may choose; none is asked for before."""

from __future__ import annotations

import re
from typing import TypedDict
from urllib.parse import urlsplit

import xyzservices.providers as xyz

from geo.errors import UsageError

MAX_ZOOM = 19
"""Of a map of a person's own, whose server does not say how far it goes."""
ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?/[^\s\"'<>;,\\]+")
"""What may stand in the page's policy as well: no blank, quotation mark or separator."""
PARTS = ("{z}", "{x}", "{y}")


class OnlineMap(TypedDict):
    """A tiled map, with the options that Leaflet takes."""

    name: str
    url: str
    attribution: str
    maxZoom: int
    host: str


CHOICES = {
    "Grey map (Esri)": xyz.Esri.WorldGrayCanvas,
    "Topographic map (Esri)": xyz.Esri.WorldTopoMap,
    "Satellite images (Esri)": xyz.Esri.WorldImagery,
}
"""Providers that answer pages opened from disk and ask for no key."""


def own_map(address: str) -> OnlineMap:
    """Return a map from a server of a person's own.

    Parameters
    ----------
    address
        Where its tiles are, with ``{z}``, ``{x}`` and ``{y}`` for zoom, column and row.

    Raises
    ------
    UsageError
        If it is no such address.

    Examples
    --------
    >>> own_map("https://tiles.example/{z}/{x}/{y}.png")["host"]
    'https://tiles.example'
    """
    if ADDRESS.fullmatch(address) is None or not all(part in address for part in PARTS):
        raise UsageError(
            f"tiles {address!r}: write the address of tiles with {{z}}, {{x}} and {{y}} in it, such as "
            "https://tiles.example/{z}/{x}/{y}.png"
        )
    parts = urlsplit(address)
    return {
        "name": parts.netloc,
        "url": address,
        "attribution": parts.netloc,
        "maxZoom": MAX_ZOOM,
        "host": f"{parts.scheme}://{parts.netloc}",
    }


def online_maps(own: OnlineMap | None = None) -> list[OnlineMap]:
    """Return name, URL template, attribution, greatest zoom and host of each online map, an own one first.

    Parameters
    ----------
    own
        As `own_map` gives it.

    Examples
    --------
    >>> {choice["host"] for choice in online_maps()}
    {'https://server.arcgisonline.com'}
    """
    choices: list[OnlineMap] = [
        {
            "name": name,
            "url": provider.build_url(x="{x}", y="{y}", z="{z}"),
            "attribution": provider["attribution"],
            "maxZoom": provider.get("max_zoom", 18),
            "host": "https://" + urlsplit(provider["url"]).netloc,
        }
        for name, provider in CHOICES.items()
    ]
    return choices if own is None else [own, *choices]
