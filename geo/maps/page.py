"""One self-contained HTML file: folium's map, Leaflet, the base map, the events, and the page's own script.

Text from articles reaches the page in one block of JSON and nowhere else: folium and branca render what
elements return a second time as a template, and put popups and names into scripts, so neither sees it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

from geo.collector import resting
from geo.errors import OutputError
from geo.maps.about import about
from geo.maps.additions import Additions
from geo.maps.basemap import basemap
from geo.maps.beside import WordsFolder
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
from geo.maps.texts import CHUNK
from geo.maps.tiles import online_maps
from geo.maps.vocabulary import vocabulary

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
    from geo.maps.payload import Payload

PARAGRAPHS = re.compile(r"\n\s*\n")
ATTRIBUTION = "Outlines: Natural Earth. Place names: GeoNames, CC BY 4.0."


MANY = 100_000
"""Events from which a page that holds all words itself would be slow to open."""


class Words(Enum):
    """Where the words of events are: the sentences, titles and addresses of reports."""

    INSIDE = "inside"
    """In the page; of more than `MANY` events those of the most certain ones."""
    BESIDE = "beside"
    """In a folder beside the page, from which it reads what it shows."""


def write(  # noqa: PLR0913 - each is named
    events: gpd.GeoDataFrame,
    elsewhere: pd.DataFrame,
    path: Path,
    *,
    title: str,
    intro: str = "",
    additions: Additions | None = None,
    background: Background | None = None,
    words: Words = Words.INSIDE,
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
    additions
        What its maker adds besides: credit, notes.
    background
        What it says of places and rules besides the events.
    words
        Where the words of events are. Beside the page they are in a folder of its name with ``_words``, which
        goes where the page goes.

    Raises
    ------
    OutputError
        If a file can't be written.
    """
    html = _rendered(
        events,
        elsewhere,
        _Frame(title, intro, additions or Additions(), background),
        WordsFolder.of(path) if words is Words.BESIDE else None,
    )
    try:
        path.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"can't write the map {str(path)!r}: {error.strerror}") from error


def render(  # noqa: PLR0913 - each is named
    events: gpd.GeoDataFrame,
    elsewhere: pd.DataFrame,
    *,
    title: str,
    intro: str = "",
    additions: Additions | None = None,
    background: Background | None = None,
) -> str:
    """Return the map page as text, all of it in one file; the same input gives the same text."""
    return _rendered(events, elsewhere, _Frame(title, intro, additions or Additions(), background), None)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is on a page besides its events."""

    title: str
    intro: str
    additions: Additions
    background: Background | None


@resting()
def _rendered(
    events: gpd.GeoDataFrame, elsewhere: pd.DataFrame, frame: _Frame, folder: WordsFolder | None
) -> str:
    content = payload(events, elsewhere, frame.background, most_words=None if folder else MANY)
    data = {
        "title": frame.title,
        "perLine": CHUNK,
        "kinds": kinds(),
        "told": {"notes": [note.as_json() for note in frame.additions.notes]},
        **content.data,
        "online": online_maps(frame.additions.tiles),
    }
    blocks = {
        "strings": block(strings()),
        "data": block(data),
        "base": block(basemap(_extents(events))),
        **(_words_beside(content, folder) if folder else _words_inside(content)),
        "rules": block(list(content.rules)),
        "elsewhere": lines(content.elsewhere),
        "names": lines(content.names),
    }
    page = Page(about(events, title=frame.title), blocks, frame.intro, frame.additions)
    page.add_child(EventMap())
    return str(page.render())


def _words_inside(content: Payload) -> dict[str, DataBlock]:
    return {"events": lines(content.events), "articles": lines(content.articles)}


def _words_beside(content: Payload, folder: WordsFolder) -> dict[str, DataBlock]:
    """Write words and their index into a folder."""
    folder.prepare()
    index = vocabulary(content.searched)
    return {
        "events": folder.block("events", content.events),
        "articles": folder.block("articles", content.articles),
        "words": folder.block("words", [index.summary()], lines_a_file=1),
        "postings": folder.block("postings", index.shards(), lines_a_file=1),
    }


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

    def __init__(
        self, summary: About, blocks: Mapping[str, DataBlock], intro: str, additions: Additions
    ) -> None:
        super().__init__(title=clean(summary.title))
        self.about = summary.element()
        self._template = Template(web("map.html"))
        self.data = "\n".join(data.element(name) for name, data in blocks.items())
        self.blocks = tuple(blocks.values())
        self.styles = [leaflet_style(), own_style()]
        self.leaflet, self.boot, self.own = leaflet_script(), boot_script(), own_script()
        self.script_packed = packed(self.own)
        self.attribution = ATTRIBUTION
        self.intro = [clean(" ".join(part.split())) for part in PARAGRAPHS.split(intro) if part.strip()]
        self.credit = clean(additions.credit)
        self.tiles = additions.tiles

    def policy(self, *inline: str) -> str:
        """Return a content security policy under which only the page's own scripts run.

        Parameters
        ----------
        inline
            Further script of the page's own, besides what is in `geo/web`.
        """
        scripts = " ".join(digest(script) for script in (self.leaflet, self.boot, self.own, *inline))
        styles = " ".join(digest(style) for style in self.styles)
        hosts = " ".join(sorted({tiles["host"] for tiles in online_maps(self.tiles)}))
        if any(block.beside for block in self.blocks):
            scripts += " 'strict-dynamic'"  # what the page's own script loads: the words beside it
        return (
            f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob: {hosts}; "
            "base-uri 'none'; form-action 'none'"
        )


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
