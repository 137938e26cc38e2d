/* What is shown as GeoJSON (RFC 7946), with the properties of the command's own file. */

import { geometry } from "./geometry.js";
import { placeOf, record } from "./records.js";

export const geojson = (data, /** @type {number[]} */ rows) => {
  const features = rows.map((row) => ({ type: "Feature", geometry: geometry(placeOf(data, row)), properties: record(data, row) }));
  return `${JSON.stringify({ type: "FeatureCollection", features })}\n`;
};
