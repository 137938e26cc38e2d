/* What is shown as GeoJSON (RFC 7946), CSV and KML, made in the page: one record for each event and place. */

import { decodePoints, isoDay } from "../data/numbers.js";
import { kindName, kinds } from "../language/kinds.js";
import { placeName } from "../language/words.js";

const report = ({ article, quote }) => {
  const { id, title, source, url, published } = article;
  return { id, title, source, url, published: published || null, quote };
};

/** A record under the names that `geo build` gives its own files. */
const record = (data, row) => {
  const { columns, words } = data;
  const event = columns.event[row];
  const place = data.places[columns.place[row]];
  const word = (name) => words[name][columns[name][row]];
  const articles = data.reportsOf(event).map(report);
  return {
    event_id: data.idOf(event),
    date_begin: isoDay(columns.begin[row]) || null,
    date_until: isoDay(columns.until[row]) || null,
    date_precision: word("datePrecision") || null,
    date_basis: word("dateBasis") || null,
    status: word("status"),
    event_type: word("type"),
    subtype: word("subtype"),
    summary: data.summaryOf(event),
    place_id: place.id,
    place_name: place.name,
    place_other_name: place.other,
    place_radius_km: place.radius,
    disputed: place.disputed,
    feature_class: place.class,
    feature_code: place.code,
    country_code: place.country,
    admin1_name: place.region,
    place_precision: columns.placePrecision[row],
    score: columns.score[row] / 100,
    actors: Array.from(data.actorsOf(event), (actor) => words.actor[actor]),
    article_count: articles.length,
    articles,
  };
};

const swapped = (line) => decodePoints(line).map(([latitude, longitude]) => [longitude, latitude]);

const several = (parts, one, many) =>
  parts.length === 1 ? { type: one, coordinates: parts[0] } : { type: many, coordinates: parts };

/** A place as it is drawn: outlines are simplified for the map. */
const geometry = (place) => {
  if (place.polygons) return several(place.polygons.map((rings) => rings.map(swapped)), "Polygon", "MultiPolygon");
  if (place.lines) return several(place.lines.map(swapped), "LineString", "MultiLineString");
  return { type: "Point", coordinates: [place.longitude, place.latitude] };
};

const placeOf = (data, row) => data.places[data.columns.place[row]];

const geojson = (data, rows) => {
  const features = rows.map((row) => ({ type: "Feature", geometry: geometry(placeOf(data, row)), properties: record(data, row) }));
  return `${JSON.stringify({ type: "FeatureCollection", features })}\n`;
};

/** A text cell that a spreadsheet would run as a formula gets an apostrophe before it. */
const cell = (value) => {
  if (typeof value === "number") return String(value);
  const text = String(value ?? "");
  const safe = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Lists become JSON text, as in the GeoPackage. */
const flat = ({ articles, actors, ...rest }, { longitude, latitude }) =>
  ({ ...rest, actors: JSON.stringify(actors), articles: JSON.stringify(articles), longitude, latitude });

/** With a byte order mark, by which spreadsheets know UTF-8. */
const csv = (data, rows) => {
  const records = rows.map((row) => flat(record(data, row), placeOf(data, row)));
  const names = Object.keys(records[0] ?? {});
  const lines = records.map((made) => names.map((name) => cell(made[name])).join(","));
  return `\ufeff${[names.join(","), ...lines].join("\r\n")}\r\n`;
};

const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const xml = (text) => String(text ?? "").replace(NOT_XML, "\ufffd").replace(/[&<>"']/g, (character) => ENTITIES[character]);

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

const span = ({ date_begin: begin, date_until: until }) => {
  if (!begin && !until) return "";
  return tag("TimeSpan", (begin ? tag("begin", begin) : "") + (until ? tag("end", until) : ""));
};

/** The description is escaped twice: Google Earth reads it as HTML once it is out of the XML. */
const placemark = (data, row) => {
  const made = record(data, row);
  const { type, coordinates: at } = geometry(placeOf(data, row));
  const reports = made.articles.map(({ quote, title, source, url }) => [quote, [title, source].filter(Boolean).join(", "), url].filter(Boolean).join("\n"));
  const fields = Object.entries({ ...made, actors: made.actors.join("; "), articles: JSON.stringify(made.articles) });
  const extended = fields.map(([name, value]) => tag("Data", tag("value", xml(value)), ` name="${name}"`)).join("");
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

const kml = (data, rows) => {
  const body = tag("name", xml(data.title)) + kinds.families.map(style).join("") + rows.map((row) => placemark(data, row)).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("kml", tag("Document", body), ' xmlns="http://www.opengis.net/kml/2.2"')}\n`;
};

const FORMATS = {
  GeoJSON: { suffix: "geojson", kind: "application/geo+json", make: geojson },
  CSV: { suffix: "csv", kind: "text/csv;charset=utf-8", make: csv },
  KML: { suffix: "kml", kind: "application/vnd.google-earth.kml+xml", make: kml },
};

const nameOf = (title) => decodeURIComponent(location.pathname.split("/").pop() || "").replace(/\.html?$/i, "") || title || "events";

const save = (format, data, rows) => {
  const { suffix, kind, make } = FORMATS[format];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([make(data, rows)], { type: kind }));
  link.download = `${nameOf(data.title)}.${suffix}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

const formats = Object.keys(FORMATS);

export { formats, save };
