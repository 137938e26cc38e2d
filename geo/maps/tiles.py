"""Online maps that a reader may choose; none is asked for before."""

from __future__ import annotations

from typing import TypedDict
from urllib.parse import urlsplit

import xyzservices.providers as xyz


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


def online_maps() -> list[OnlineMap]:
    """Return name, URL template, attribution, greatest zoom and host of each online map.

    Examples
    --------
    >>> {choice["host"] for choice in online_maps()}
    {'https://server.arcgisonline.com'}
    """
    return [
        {
            "name": name,
            "url": provider.build_url(x="{x}", y="{y}", z="{z}"),
            "attribution": provider["attribution"],
            "maxZoom": provider.get("max_zoom", 18),
            "host": "https://" + urlsplit(provider["url"]).netloc,
        }
        for name, provider in CHOICES.items()
    ]
