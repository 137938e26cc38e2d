/*
 * One record for each event and place, under the names and in the order of the files of `geo build`: the columns come
 * from geo/model/schema.py, in the page's data.
 */

import { isoDay } from "../data/numbers.js";

/** Offsets count code points in the files, and UTF-16 units here. */
export const codePoints = (/** @type {string} */ text) => [...text].length;

const spansOf = ({ quote, mentions }, place) =>
  mentions.filter((mention) => mention.place === place).map(({ start, end }) => {
    const begin = codePoints(quote.slice(0, start));
    return [begin, begin + codePoints(quote.slice(start, end))];
  });

/** Values of a report's columns, by their names. */
const REPORT = {
  id: ({ article }) => article.id,
  title: ({ article }) => article.title,
  source: ({ article }) => article.source,
  url: ({ article }) => article.url,
  published: ({ article }) => article.published || null,
  published_from: ({ article }) => article.publishedFrom || null,
  published_until: ({ article }) => article.publishedUntil || null,
  quote: ({ quote }) => quote,
  mention: (report, place) => spansOf(report, place)[0] ?? null,
  mentions: spansOf,
  trigger: ({ trigger }) => trigger,
  trigger_start: ({ triggerStart }) => triggerStart,
};

const firstWords = (reported, place) => {
  for (const { quote, mentions } of reported) {
    const found = mentions.find((mention) => mention.place === place);
    if (found) return quote.slice(found.start, found.end);
  }
  return "";
};

/** Values of an event's columns that are not simply a number or a word of it. */
const EVENT = {
  event_id: (data, { event }) => data.idOf(event),
  date_begin: (data, { row }) => isoDay(data.columns.begin[row]) || null,
  date_until: (data, { row }) => isoDay(data.columns.until[row]) || null,
  summary: (data, { event }) => data.summaryOf(event),
  mention: (data, { event, place }) => firstWords(data.reportsOf(event), place),
  actors: (data, { event }) => Array.from(data.actorsOf(event), (actor) => data.words.actor[actor]),
  article_count: (data, { event }) => data.reportsOf(event).length,
  origin_count: (data, { event }) => data.originsOf(event) || data.reportsOf(event).length,
  rules: (data, { event }) => data.rulesOf(event).map((number) => data.rules[number].id),
  drawn: () => true,
  articles: (data, { event, place }) => data.reportsOf(event).map((report) => reportRecord(data, report, place)),
};

const reportRecord = (data, report, place) =>
  Object.fromEntries(data.schema.reports.filter((name) => REPORT[name]).map((name) => [name, REPORT[name](report, place)]));

const valueOf = (data, { name, kind, page, isPlace }, at) => {
  if (EVENT[name]) return EVENT[name](data, at);
  if (isPlace) return data.places[at.place][page];
  const value = data.columns[page]?.[at.row];
  if (value === undefined) return null;
  if (kind === "word") return data.words[page][value] || null;
  return kind === "probability" ? value / 100 : value;
};

/** @returns {Record<string, any>} */
export const record = (data, /** @type {number} */ row) => {
  const at = { row, event: data.columns.event[row], place: data.columns.place[row] };
  return Object.fromEntries(data.schema.events.map((column) => [column.name, valueOf(data, column, at)]));
};

export const placeOf = (data, /** @type {number} */ row) => data.places[data.columns.place[row]];
