/* The rows of corrections.csv by which a person puts an event right. */

import { wordsFor } from "./basis.js";

const COLUMNS = ["article", "what", "text", "start", "answer"];

/** A cell as CSV has it; what a spreadsheet would run as a formula gets an apostrophe before it. */
export const cell = (/** @type {string} */ value) => {
  const safe = /^'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * One row for each thing that can be wrong: each name of its places in each report, the act itself, the day of
 * publication. The answer is left for the person.
 *
 * @returns {string[][]}
 */
export const rowsFor = (data, /** @type {number} */ event) => {
  const reported = data.reportsOf(event);
  const places = Array.from(data.columns.place.subarray(data.firstRow[event], data.firstRow[event + 1]));
  return reported.flatMap((report) => {
    const { article, trigger, triggerStart } = report;
    const names = places.flatMap((place) => wordsFor([report], place));
    return [
      ...[...new Set(names)].map((name) => [article.id, "place", name, "", ""]),
      ...(trigger ? [[article.id, "event", trigger, String(triggerStart), ""]] : []),
      [article.id, "published", "", "", ""],
    ];
  });
};

export const csvOf = (/** @type {string[][]} */ rows) =>
  `${[COLUMNS, ...rows].map((row) => row.map((value) => cell(value ?? "")).join(",")).join("\n")}\n`;
