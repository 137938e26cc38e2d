"""One self-contained HTML file: folium's map, Leaflet, the base map, the events, and the page's own script.

Text from articles reaches the page in one block of JSON and nowhere else: folium and branca render what
elements return a second time as a template, and put popups and names into scripts, so neither sees it.
"""

from __future__ import annotations

import re
from itertools import starmap
from typing import TYPE_CHECKING

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

from geo.collector import resting
from geo.errors import OutputError
from geo.maps.about import about
from geo.maps.basemap import basemap
from geo.maps.blocks import block, clean, lines, packed
from geo.maps.extent import extents
from geo.maps.inline import (
    boot_script,
    digest,
    leaflet_script,
    leaflet_style,
    own_script,
    own_style,
    strings,
    web,
)
from geo.maps.kinds import kinds
from geo.maps.payload import payload
from geo.maps.telling import Telling
from geo.maps.texts import CHUNK
from geo.maps.tiles import online_maps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

    from geo.maps.about import About
    from geo.maps.background import Background
    from geo.maps.blocks import DataBlock
    from geo.maps.extent import Box

PARAGRAPHS = re.compile(r"\n\s*\n")
ATTRIBUTION = "Outlines: Natural Earth. Place names: GeoNames, CC BY 4.0."


def write(  # noqa: PLR0913 - each is named
    events: gpd.GeoDataFrame,
    elsewhere: pd.DataFrame,
    path: Path,
    *,
    title: str,
    intro: str = "",
    telling: Telling | None = None,
    background: Background | None = None,
) -> None:
    """Write the map page.

    Parameters
    ----------
    events
        One row per event and place, as `geo.export.events_frame` returns them; geometry in EPSG:4326.
    elsewhere
        What is not on the map, with the reason: events without a place, names that no place was found for.
    path
        The HTML file; to replace one without a moment of half a page, write it beside and move it.
    title
        Heading of the page.
    intro
        What stands below it: paragraphs of plain text, parted by empty lines.
    telling
        What its maker adds besides: credit, notes.
    background
        What it tells of places and rules besides the events.

    Raises
    ------
    OutputError
        If the file can't be written.
    """
    html = render(events, elsewhere, title=title, intro=intro, telling=telling, background=background)
    try:
        path.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"can't write the map {str(path)!r}: {error.strerror}") from error


@resting()
def render(  # noqa: PLR0913 - each is named
    events: gpd.GeoDataFrame,
    elsewhere: pd.DataFrame,
    *,
    title: str,
    intro: str = "",
    telling: Telling | None = None,
    background: Background | None = None,
) -> str:
    """Return the map page as text; the same input gives the same text."""
    telling = telling or Telling()
    content = payload(events, elsewhere, background)
    data = {
        "title": title,
        "perLine": CHUNK,
        "kinds": kinds(),
        "told": {"notes": [note.as_json() for note in telling.notes]},
        **content.data,
        "online": online_maps(),
    }
    blocks = {
        "strings": block(strings()),
        "data": block(data),
        "base": block(basemap(_extents(events))),
        "events": lines(content.events),
        "articles": lines(content.articles),
        "elsewhere": lines(content.elsewhere),
        "names": lines(content.names),
    }
    page = Page(about(events, title=title), blocks, intro, telling)
    page.add_child(EventMap())
    return str(page.render())


class EventMap(folium.Map):
    """A folium map that loads nothing: Leaflet is in the page, and the page's script draws the layers."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - as folium declares it
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 - likewise
    _template = Template(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id="{{ this.get_name() }}"></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        const {{ this.get_name() }} = L.map("{{ this.get_name() }}", {{ this.options|tojavascript }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__(
            tiles=None,
            prefer_canvas=True,
            zoom_control=False,
            zoom_snap=0.25,
            zoom_delta=0.5,
            wheel_px_per_zoom_level=90,
            max_bounds=True,
            min_lat=-86,
            max_lat=86,
            min_lon=-220,
            max_lon=220,
            max_bounds_viscosity=1.0,
            attribution_control=True,
        )
        self.options |= {"minZoom": 1, "maxZoom": 16}  # folium has these for its own tiles only
        self._id = "events"
        self.add_child(EventLayers())


class EventLayers(MacroElement):
    """All layers of the page, made by its own script from its own data."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        geo.open({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types here
        self._name, self._id = "Layers", "events"


class Page(Figure):
    """The document around the map, from ``geo/web/map.html``."""

    def __init__(self, summary: About, blocks: Mapping[str, DataBlock], intro: str, telling: Telling) -> None:
        super().__init__(title=clean(summary.title))
        self.about = summary.element()
        self._template = Template(web("map.html"))
        self.data = "\n".join(starmap(_element, blocks.items()))
        self.styles = [leaflet_style(), own_style()]
        self.leaflet, self.boot, self.own = leaflet_script(), boot_script(), own_script()
        self.script_packed = packed(self.own)
        self.attribution = ATTRIBUTION
        self.intro = [clean(" ".join(part.split())) for part in PARAGRAPHS.split(intro) if part.strip()]
        self.credit = clean(telling.credit)

    def policy(self, *inline: str) -> str:
        """Return a content security policy under which only the page's own scripts run.

        Parameters
        ----------
        inline
            Further script of the page's own, besides what is in `geo/web`.
        """
        scripts = " ".join(digest(script) for script in (self.leaflet, self.boot, self.own, *inline))
        styles = " ".join(digest(style) for style in self.styles)
        hosts = " ".join(sorted({tiles["host"] for tiles in online_maps()}))
        return (
            f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob: {hosts}; "
            "base-uri 'none'; form-action 'none'"
        )


def _element(name: str, block: DataBlock) -> str:
    """Return the element that holds a data block."""
    packed = " data-packed" if block.packed else ""
    return f'<script type="application/json" id="geo-{name}"{packed}>{block.text}</script>'


def _extents(events: gpd.GeoDataFrame) -> list[Box]:
    """Return the bounds of each place, the one with most events first; of a country only its middle."""
    counts = events["place_id"].value_counts()
    first = events.drop_duplicates("place_id")
    columns = (first[name].tolist() for name in ("place_id", "place_precision", "geometry"))
    rows = sorted(zip(*columns, strict=True), key=lambda row: (-counts[row[0]], str(row[0])))
    return [box for _, precision, geometry in rows for box in _reach(precision, geometry)]


def _reach(precision: int, geometry: BaseGeometry) -> list[Box]:
    is_country = precision >= 4  # noqa: PLR2004 - the code of a country
    return extents(geometry.representative_point() if is_country else geometry)
