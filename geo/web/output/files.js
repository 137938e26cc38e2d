/* Files made in the page, of what is shown. */

import { csv } from "./csv.js";
import { geojson } from "./geojson.js";
import { kml } from "./kml.js";

/** Formats of data, by the name on their button. */
export const FORMATS = {
  GeoJSON: { suffix: "geojson", kind: "application/geo+json", make: geojson },
  CSV: { suffix: "csv", kind: "text/csv;charset=utf-8", make: csv },
  KML: { suffix: "kml", kind: "application/vnd.google-earth.kml+xml", make: kml },
};

/** What a file is called: as the page's own file, else by its title. */
export const nameOf = (/** @type {string} */ path, /** @type {string} */ title) =>
  decodeURIComponent(path.split("/").pop() ?? "").replace(/\.html?$/i, "") || title || "events";

/** Hands a file to the reader. */
export const save = (/** @type {Blob} */ blob, /** @type {string} */ suffix, /** @type {string} */ title) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${nameOf(location.pathname, title)}.${suffix}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

export const saveData = (/** @type {string} */ format, data, /** @type {number[]} */ rows) => {
  const { suffix, kind, make } = FORMATS[format];
  save(new Blob([make(data, rows)], { type: kind }), suffix, data.title);
};
