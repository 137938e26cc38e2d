"""A map that was built: a page that shows itself in a notebook, and can be saved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import OutputError
from geo.pipeline.writing import page_of, tables_of

if TYPE_CHECKING:
    import os

    import folium
    import geopandas as gpd
    import pandas as pd

    from geo.gazetteer import Gazetteer
    from geo.model import Event
    from geo.pipeline import Plan

FRAME_HEIGHT_PX = 640
UNKNOWN_COLOUR = "#666666"
SHOWN = {"days": "When", "place_name": "Where", "event_type": "What", "summary": "Report"}
"""The columns that a folium layer shows of an event, and their headings."""


@dataclass(frozen=True, repr=False)
class Map:
    """The map of the events of a range of dates.

    In a notebook it draws itself. `save` writes the page, which opens from disk without a network; `folium`
    gives a folium map for who wants to add layers.
    """

    plan: Plan
    """What is drawn."""
    gazetteer: Gazetteer
    files: tuple[Path, ...] = ()
    """The files that were written, the map's first if there is one; none if no folder was given."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events of the range; those without a place are listed on the map with the reason."""
        return self.plan.events

    @property
    def title(self) -> str:
        """What heads the map."""
        return self.plan.title

    @cached_property
    def frame(self) -> gpd.GeoDataFrame:
        """One row an event and place that is drawn, in EPSG:4326."""
        return tables_of(self.plan, self.gazetteer).events

    @cached_property
    def html(self) -> str:
        """The page, whole."""
        return page_of(self.plan, tables_of(self.plan, self.gazetteer), self.gazetteer)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page into one HTML file, and return its path.

        Raises
        ------
        OutputError
            If it can't be written.
        """
        target = Path(path)
        try:
            target.write_text(self.html, encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"can't write the map {str(target)!r}: {error.strerror}") from error
        return target

    def to_folium(self, **options: Any) -> folium.Map:  # noqa: ANN401 - whatever folium.Map takes
        """Return a folium map with a layer of the events of each first day, for who wants to add layers.

        Text of articles is escaped and stands in data, where folium runs none of it. The base map and the
        scripts are folium's, so that this map needs a network, unlike the page.

        Parameters
        ----------
        **options
            What `folium.Map` takes, such as ``tiles``.
        """
        return folium_map(self.frame, **options)

    def __repr__(self) -> str:
        drawn = sum(bool(event.places) for event in self.events)
        return f"<Map {self.title!r}: {drawn} events drawn, {len(self.events) - drawn} listed>"

    def _repr_html_(self) -> str:
        page = escape(self.html, quote=True)
        style = f"width:100%;height:{FRAME_HEIGHT_PX}px;border:0"
        return f'<iframe title="{escape(self.title, quote=True)}" style="{style}" srcdoc="{page}"></iframe>'


def folium_map(frame: gpd.GeoDataFrame, **options: Any) -> folium.Map:  # noqa: ANN401 - as folium.Map
    """Return a folium map with a layer of the rows of each first day."""
    import folium  # noqa: PLC0415 - only who asks for it waits for it

    drawn = folium.Map(**options)
    for day, rows in frame.groupby("date_begin", sort=True):
        layer = folium.FeatureGroup(name=str(day))
        layer.add_child(_layer_of(rows))
        drawn.add_child(layer)
    if len(frame):
        west, south, east, north = frame.total_bounds
        drawn.fit_bounds([[south, west], [north, east]])
    drawn.add_child(folium.LayerControl())
    return drawn


def _layer_of(rows: pd.DataFrame) -> folium.GeoJson:
    import folium  # noqa: PLC0415 - likewise

    from geo.maps import event_colours  # noqa: PLC0415 - likewise

    colours = event_colours()
    days = rows["date_begin"].where(
        rows["date_begin"] == rows["date_until"], rows["date_begin"] + "/" + rows["date_until"]
    )
    texts = rows.assign(days=days)[[*SHOWN]].map(lambda text: escape(str(text)))
    shown = rows[["geometry"]].join(texts)
    shown["colour"] = [colours.get(name, UNKNOWN_COLOUR) for name in rows["event_type"]]
    return folium.GeoJson(
        shown,
        marker=folium.CircleMarker(radius=7, fill=True, fill_opacity=0.7),
        style_function=lambda feature: {"color": feature["properties"]["colour"], "weight": 2},
        tooltip=folium.GeoJsonTooltip(fields=list(SHOWN), aliases=list(SHOWN.values())),
    )
