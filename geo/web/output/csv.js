/* What is shown as CSV, with the columns of the command's own file. */

import { cell } from "../list/corrections.js";
import { geometry } from "./geometry.js";
import { placeOf, record } from "./records.js";

/** JSON with a space after each comma and colon, as the command writes it. */
export const spaced = (/** @type {any} */ value) => {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, one]) => JSON.stringify(key) + ": " + spaced(one)).join(", ")}}`;
};

const flat = (value) => {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return spaced(value);
  return typeof value === "boolean" ? (value ? "True" : "False") : value;
};

const written = (value) => (typeof value === "number" ? String(value) : cell(String(value)));

/** With a byte order mark, by which spreadsheets know UTF-8. */
export const csv = (data, /** @type {number[]} */ rows) => {
  const records = rows.map((row) => {
    const { longitude, latitude } = placeOf(data, row);
    return { ...record(data, row), longitude: pointOf(data, row)?.[0] ?? longitude, latitude };
  });
  const names = [...data.schema.events.map(({ name }) => name), "longitude", "latitude"];
  const lines = records.map((made) => names.map((name) => written(flat(made[name]))).join(","));
  return `\ufeff${[names.join(","), ...lines].join("\r\n")}\r\n`;
};

const pointOf = (data, row) => {
  const { type, coordinates } = geometry(placeOf(data, row));
  return type === "Point" ? coordinates : null;
};
