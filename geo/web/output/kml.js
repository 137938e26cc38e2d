/* What is shown as KML. */

import { kindName, kinds } from "../language/kinds.js";
import { placeName } from "../language/words.js";
import { geometry } from "./geometry.js";
import { placeOf, record } from "./records.js";

const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** A text as XML can hold it. */
export const xml = (/** @type {any} */ text) => String(text ?? "").replace(NOT_XML, "\ufffd").replace(/[&<>"']/g, (character) => ENTITIES[character]);

const html = (text) => String(text ?? "").replace(/[&<>]/g, (character) => ENTITIES[character]);

const tag = (name, content, attributes = "") => `<${name}${attributes}>${content}</${name}>`;
const coordinates = (points) => tag("coordinates", points.map((point) => point.join(",")).join(" "));
const ring = (points) => tag("LinearRing", coordinates(points));
const line = (points) => tag("LineString", coordinates(points));
const polygon = ([outer, ...holes]) =>
  tag("Polygon", tag("outerBoundaryIs", ring(outer)) + holes.map((hole) => tag("innerBoundaryIs", ring(hole))).join(""));

const kmlGeometry = {
  Point: (point) => tag("Point", coordinates([point])),
  LineString: line,
  Polygon: polygon,
  MultiLineString: (lines) => tag("MultiGeometry", lines.map(line).join("")),
  MultiPolygon: (polygons) => tag("MultiGeometry", polygons.map(polygon).join("")),
};

const span = (/** @type {any} */ { date_begin: begin, date_until: until }) => {
  if (!begin && !until) return "";
  return tag("TimeSpan", (begin ? tag("begin", begin) : "") + (until ? tag("end", until) : ""));
};

const valueOf = (value) => (Array.isArray(value) && value.every((one) => typeof one === "string") ? value.join("; ") : typeof value === "object" && value ? JSON.stringify(value) : value);

/** The description is escaped twice: Google Earth reads it as HTML once it is out of the XML. */
const placemark = (data, row) => {
  const made = record(data, row);
  const { type, coordinates: at } = geometry(placeOf(data, row));
  const reports = made.articles.map(({ quote, title, source, url }) => [quote, [title, source].filter(Boolean).join(", "), url].filter(Boolean).join("\n"));
  const extended = Object.entries(made).map(([name, value]) => tag("Data", tag("value", xml(valueOf(value))), ` name="${name}"`)).join("");
  const name = `${kindName(made.event_type)}, ${placeName(placeOf(data, row))}`;
  return tag("Placemark", [
    tag("name", xml(name)), tag("description", xml(html(reports.join("\n\n")))), span(made),
    tag("styleUrl", `#${kinds.families[data.columns.family[row]].name}`), tag("ExtendedData", extended), kmlGeometry[type](at),
  ].join(""));
};

/** KML has its colours as alpha, blue, green, red. */
const style = ({ name, light }) => {
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(light) ?? ["", "70", "70", "70"];
  const paint = tag("color", `ff${blue}${green}${red}`);
  return tag("Style", tag("IconStyle", paint) + tag("LineStyle", paint + tag("width", "2")) + tag("PolyStyle", tag("color", `33${blue}${green}${red}`)), ` id="${name}"`);
};

export const kml = (data, /** @type {number[]} */ rows) => {
  const body = tag("name", xml(data.title)) + kinds.families.map(style).join("") + rows.map((row) => placemark(data, row)).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("kml", tag("Document", body), ' xmlns="http://www.opengis.net/kml/2.2"')}\n`;
};
