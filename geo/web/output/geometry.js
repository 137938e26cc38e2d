/* A place as GeoJSON's geometry (RFC 7946), as it is drawn: outlines are simplified for the map. */

import { decodePoints } from "../data/numbers.js";

const swapped = (line) => decodePoints(line).map(([latitude, longitude]) => [longitude, latitude]);

const several = (parts, one, many) =>
  parts.length === 1 ? { type: one, coordinates: parts[0] } : { type: many, coordinates: parts };

/** A longitude from 180° west to 180° east, also on a map that is turned about the Pacific. */
const wrapped = (longitude) => (longitude > 180 ? longitude - 360 : longitude);

export const geometry = (place) => {
  if (place.polygons) return several(place.polygons.map((rings) => rings.map(swapped)), "Polygon", "MultiPolygon");
  if (place.lines) return several(place.lines.map(swapped), "LineString", "MultiLineString");
  return { type: "Point", coordinates: [wrapped(place.longitude), place.latitude] };
};
