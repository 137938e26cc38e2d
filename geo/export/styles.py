"""How QGIS draws the layers: colours by the kind of event, and the days on which each is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geo.model.schema import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

STYLE_COLUMNS = (
    Column("f_table_catalog", Cell.TEXT, "", unknown=None),
    Column("f_table_schema", Cell.TEXT, "", unknown=None),
    Column("f_table_name", Cell.TEXT, ""),
    Column("f_geometry_column", Cell.TEXT, ""),
    Column("styleName", Cell.TEXT, ""),
    Column("styleQML", Cell.TEXT, ""),
    Column("styleSLD", Cell.TEXT, "", unknown=None),
    Column("useAsDefault", Cell.FLAG, ""),
    Column("description", Cell.TEXT, ""),
    Column("owner", Cell.TEXT, "", unknown=None),
    Column("update_time", Cell.TEXT, ""),
)
"""Of the table ``layer_styles``, in which QGIS looks for styles."""
GEOMETRY = "geom"
"""The column of geometries in a GeoPackage of GDAL's: QGIS asks for styles by it."""
UNCHANGED = "1970-01-01T00:00:00.000Z"
"""When a style was last changed: the same input gives the same bytes."""
DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
VERSION = "3.22.0"
"""Of QGIS whose notation this is; later ones read it."""
OTHER = "#777777"
PLACES = "#8a8a8a"
EVENT_MM = 3.2
"""Diameter of an event's circle."""
FROM_TWO_FIELDS = "2"
"""QGIS's number of the mode in which a feature is shown from the day in one field to that in another."""


def style_rows(colours: Mapping[str, str], kinds: Collection[str]) -> list[dict[str, object]]:
    """Return the styles of the layers ``events`` and ``places``.

    Parameters
    ----------
    colours
        The colour of each type of event, as ``#rrggbb``.
    kinds
        The types of geometry that places have: of several no one style can be drawn, and QGIS's own is left.
    """
    rows = [
        _row("events", _events(colours), "Coloured by the kind of event; in time from first to last day.")
    ]
    if kinds in ({"Polygon"}, {"LineString"}):
        rows.append(
            _row("places", _places("fill" if kinds == {"Polygon"} else "line"), "Outlines of places.")
        )
    return rows


def _row(layer: str, qml: str, says: str) -> dict[str, object]:
    cells: dict[str, object] = dict.fromkeys((column.name for column in STYLE_COLUMNS), "")
    return cells | {
        "f_table_name": layer,
        "f_geometry_column": GEOMETRY,
        "styleName": f"geo {layer}",
        "styleQML": qml,
        "useAsDefault": True,
        "description": says,
        "update_time": UNCHANGED,
    }


def _events(colours: Mapping[str, str]) -> str:
    root = ET.Element("qgis", version=VERSION, styleCategories="Symbology|Temporal")
    days = {"startField": "date_begin", "endField": "date_until", "durationUnit": "days"}
    days |= {"enabled": "1", "mode": FROM_TWO_FIELDS, "limitMode": "1", "accumulate": "0"}
    ET.SubElement(root, "temporal", days)
    renderer = ET.SubElement(
        root, "renderer-v2", type="categorizedSymbol", attr="event_type", enableorderby="0"
    )
    categories, symbols = ET.SubElement(renderer, "categories"), ET.SubElement(renderer, "symbols")
    for number, (name, colour) in enumerate([*colours.items(), ("", OTHER)]):
        label = name.capitalize() or "Other"
        ET.SubElement(
            categories, "category", value=name, symbol=str(number), label=label, render="true", type="string"
        )
        _symbol(symbols, str(number), "marker", "SimpleMarker", _marker(colour))
    return DOCTYPE + ET.tostring(root, encoding="unicode")


def _places(kind: str) -> str:
    root = ET.Element("qgis", version=VERSION, styleCategories="Symbology")
    renderer = ET.SubElement(root, "renderer-v2", type="singleSymbol", enableorderby="0")
    layer = "SimpleFill" if kind == "fill" else "SimpleLine"
    options = {"style": "no", "outline_color": _rgba(PLACES), "outline_style": "dash", "outline_width": "0.3"}
    line = {"line_color": _rgba(PLACES), "line_style": "dash", "line_width": "0.5"}
    _symbol(ET.SubElement(renderer, "symbols"), "0", kind, layer, options if kind == "fill" else line)
    return DOCTYPE + ET.tostring(root, encoding="unicode")


def _marker(colour: str) -> dict[str, str]:
    return {
        "name": "circle",
        "color": _rgba(colour),
        "outline_color": "255,255,255,255",
        "outline_width": "0.2",
        "size": str(EVENT_MM),
        "size_unit": "MM",
    }


def _symbol(symbols: ET.Element, name: str, kind: str, layer: str, options: Mapping[str, str]) -> None:
    symbol = ET.SubElement(symbols, "symbol", name=name, type=kind, alpha="1", clip_to_extent="1")
    drawn = ET.SubElement(symbol, "layer", {"class": layer, "enabled": "1", "pass": "0", "locked": "0"})
    table = ET.SubElement(drawn, "Option", type="Map")
    for key, value in options.items():
        ET.SubElement(table, "Option", name=key, type="QString", value=value)
        ET.SubElement(drawn, "prop", k=key, v=value)


def _rgba(colour: str) -> str:
    """Write a colour as QGIS does.

    Examples
    --------
    >>> _rgba("#ff8000")
    '255,128,0,255'
    """
    parts: Iterable[int] = bytes.fromhex(colour.removeprefix("#"))
    return ",".join(map(str, (*parts, 255)))
