/*
 * The data of the page: events, places and articles by column, in typed arrays. The words of reports stay in
 * their blocks until they are wanted.
 */

import * as blocks from "./blocks.js";
import { OPEN, decodeNumbers, decodePoints, isoDay, westOf } from "./numbers.js";
import { familyOf, setKinds } from "../language/kinds.js";

const running = (numbers) => {
  for (let i = 1; i < numbers.length; i += 1) numbers[i] += numbers[i - 1];
  return numbers;
};

/** First and last days; OPEN where an end is not known. */
const intervals = ({ first, length, open }) => {
  const begin = running(decodeNumbers(first));
  const until = decodeNumbers(length);
  const ends = decodeNumbers(open);
  for (let i = 0; i < begin.length; i += 1) {
    until[i] = ends[i] & 2 ? OPEN : begin[i] + until[i];
    if (ends[i] & 1) begin[i] = OPEN;
  }
  return { begin, until };
};

/** Where each of several lists begins among all their numbers, and after them the end. */
const starts = (lengths) => {
  const at = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i += 1) at[i + 1] = at[i] + lengths[i];
  return at;
};

const lists = ({ lengths, values }) => {
  const at = starts(decodeNumbers(lengths));
  const all = running(decodeNumbers(values));
  return Object.assign((number) => all.subarray(at[number], at[number + 1]), { starts: at, values: all });
};

/** Columns of the events: days, whole numbers, and the numbers of words. */
const columns = (raw) => {
  const numbers = ["placePrecision", "score", "certainty", ...Object.keys(raw.words)];
  const read = Object.fromEntries(numbers.map((name) => [name, narrow(decodeNumbers(raw[name]))]));
  const families = raw.words.type.map(familyOf);
  const family = new Uint8Array(read.type.length);
  for (let row = 0; row < family.length; row += 1) family[row] = families[read.type[row]];
  return { ...intervals(raw), ...read, place: decodeNumbers(raw.place), family };
};

/** As bytes where all of them fit. */
const narrow = (numbers) => {
  for (const number of numbers) if (number < 0 || number > 255) return numbers;
  return new Uint8Array(numbers);
};

/** Places; on a map turned about the Pacific, those before its first meridian come after 180° east. */
const turned = (places, west) => {
  if (west === -180) return places;
  const after = (longitude) => (longitude < west ? longitude + 360 : longitude);
  return places.map((place) => {
    const made = { ...place, longitude: after(place.longitude) };
    if (place.bounds) made.bounds = boundsOf(place, west);
    return made;
  });
};

/** The bounds of an outline, ring by ring: those of one across 180° would go round the world. */
const boundsOf = ({ polygons, lines }, west) => {
  const points = (polygons ?? [lines]).flat().flatMap((ring) => decodePoints(ring, west));
  return points.reduce(
    ([left, bottom, right, top], [y, x]) => [Math.min(left, x), Math.min(bottom, y), Math.max(right, x), Math.max(top, y)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
};

/** Which event each row is of, and which rows are each event's. */
const events = (lengths) => {
  const firstRow = starts(lengths);
  const event = new Int32Array(firstRow[lengths.length]);
  for (let i = 0; i < lengths.length; i += 1) for (let row = firstRow[i]; row < firstRow[i + 1]; row += 1) event[row] = i;
  return { firstRow, event };
};

/** The words of an event that the page does not have. */
const NOTHING = ["", "", []];

/** Articles: what is counted and filtered by at once, the words when they are ready. */
const articles = (raw, perLine) => {
  const { begin, until } = intervals(raw);
  const source = decodeNumbers(raw.source);
  const words = blocks.lines("articles", source.length, perLine);
  const published = begin.map((day, i) => (day === until[i] ? day : OPEN));
  const get = (number) => {
    const [id, title, url] = words.at(number) || ["", "", ""];
    const days = { published: published[number], publishedFrom: begin[number], publishedUntil: until[number] };
    const iso = Object.fromEntries(Object.entries(days).map(([name, day]) => [name, isoDay(day)]));
    return { number, id, title, url, source: raw.words[source[number]], ...iso };
  };
  return { size: source.length, source, published, publishedFrom: begin, publishedUntil: until, words, get };
};

/** What is not on the map; its words and the articles' are read a part at a time. */
const elsewhere = (raw, perLine, press) => {
  const { begin, until } = intervals(raw);
  const [kind, type, status, article] = ["kind", "type", "status", "article"].map((name) => decodeNumbers(raw[name]));
  const words = blocks.lines("elsewhere", article.length, perLine);
  const get = (i) => {
    const [text, reason] = words.at(i);
    return {
      kind: raw.words.kind[kind[i]], type: raw.words.type[type[i]], status: raw.words.status[status[i]],
      begin: isoDay(begin[i]), until: isoDay(until[i]), text, reason, article: press.get(article[i]),
    };
  };
  const read = async (from, to) => {
    const numbers = Array.from({ length: Math.max(0, Math.min(to, article.length) - from) }, (_, i) => from + i);
    await Promise.all([words.need(numbers), press.words.need(numbers.map((i) => article[i]))]);
    return numbers.map(get);
  };
  return { size: article.length, read };
};

/** The words of events: an id, a summary, and the sentences of its reports. */
const texts = (size, perLine, press, numbersOf) => {
  const words = blocks.lines("events", size, perLine);
  const articlesOf = (numbers) => Array.from(numbers).flatMap((number) => [...numbersOf(number)]);
  const need = (numbers) => Promise.all([words.need(numbers), press.words.need(articlesOf(numbers))]);
  const mentions = (spans) =>
    Array.from({ length: spans.length / 3 }, (_, i) => ({ start: spans[3 * i], end: spans[3 * i] + spans[3 * i + 1], place: spans[3 * i + 2] }));
  const of = (event) => words.at(event) || NOTHING;
  const reportsOf = (event) =>
    of(event)[2].map(([quote, ...spans], i) => {
      const [trigger, triggerStart] = of(event)[5]?.[i] ?? ["", 0];
      return { article: press.get(numbersOf(event)[i]), quote, mentions: mentions(spans), trigger, triggerStart };
    });
  const summaryOf = (event) => {
    const [, summary, reports] = of(event);
    return typeof summary === "number" ? reports[summary][0] : summary;
  };
  const chunk = async (number) => {
    const [from, to] = [number * perLine, Math.min((number + 1) * perLine, size)];
    await need(Array.from({ length: to - from }, (_, i) => from + i));
    return { from, to };
  };
  const findEvent = async (id) => {
    for (let number = 0; number < words.count; number += 1) {
      await words.line(number);
      const end = Math.min((number + 1) * perLine, size);
      for (let event = number * perLine; event < end; event += 1) if (of(event)[0] === id) return event;
    }
    return -1;
  };
  return {
    texts: need,
    hasTexts: (numbers) => words.has(numbers) && press.words.has(articlesOf(numbers)),
    hasWords: (event) => Boolean(words.at(event)),
    idOf: (event) => of(event)[0],
    originsOf: (event) => of(event)[3] ?? 0,
    rulesOf: (event) => of(event)[4] ?? [],
    chunks: words.count, chunk, summaryOf, reportsOf, findEvent,
  };
};

/** Names that can stand on the base map: rows of [name or code, longitude, latitude, what counts]. */
const names = ({ towns, countries, waters, ...outlines }, west) => {
  const after = (longitude) => (longitude < west ? longitude + 360 : longitude);
  const codes = decodeNumbers(countries.code);
  const [radius, population, capital] = [countries.radius, towns.population, towns.capital].map(decodeNumbers);
  const anchor = ([latitude, longitude], i) => [countries.codes[codes[i]], after(longitude), latitude, radius[i] / 100];
  const town = ([latitude, longitude], i) => [towns.name[i], after(longitude), latitude, population[i] * 100, capital[i]];
  return {
    ...outlines, countries: decodePoints(countries.at).map(anchor), towns: decodePoints(towns.at).map(town),
    waters: waters.map(([name, longitude, ...rest]) => [name, after(longitude), ...rest]),
  };
};

/** Reads what the page needs at once into typed arrays, and leaves the words of reports for later. */
export const loadData = async () => {
  const [raw, base, rules] = await Promise.all(["data", "base", "rules"].map(blocks.whole));
  setKinds(raw.kinds);
  const { firstRow, event } = events(decodeNumbers(raw.rows));
  const size = event.length;
  const press = articles(raw.articles, raw.perLine);
  const numbersOf = lists(raw.reports);
  const west = westOf(raw.places.map(({ longitude }) => longitude));
  const places = turned(raw.places, west);
  return {
    title: raw.title, told: raw.told, schema: raw.schema, rules, wordless: raw.wordless, online: raw.online, west, base: names(base, west), places,
    provinces: raw.provinces, outlined: places.flatMap(({ polygons, lines }, index) => (polygons || lines ? [index] : [])),
    index: blocks.has("words") ? { words: blocks.source("words"), postings: blocks.source("postings") } : null,
    otherNames: blocks.lines("names", places.length, raw.perLine),
    size, events: firstRow.length - 1, firstRow,
    columns: { event, ...columns(raw) },
    words: { ...raw.words, actor: raw.actors.words, source: raw.articles.words },
    actorsOf: lists(raw.actors), articlesOf: numbersOf, articles: press,
    elsewhere: elsewhere(raw.elsewhere, raw.perLine, press),
    ...texts(firstRow.length - 1, raw.perLine, press, numbersOf),
  };
};
