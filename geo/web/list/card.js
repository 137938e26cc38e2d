/* One event in words: when, what, where, its sentences with their places marked, the sources, and what it rests on. */

import { OPEN, dayOf } from "../data/numbers.js";
import * as dateWords from "../language/dates.js";
import { fold } from "../language/fold.js";
import { familyOf, kindName, kinds, statusName, subtypeName } from "../language/kinds.js";
import { language, say } from "../language/say.js";
import { placeName, placeWhere, webLink } from "../language/words.js";
import { button, element, swatch } from "../page/dom.js";
import { basisOf } from "./basis.js";

/** @typedef {{ quote: string, mentions: { start: number, end: number, place: number }[], article: any }} Report */

/** The day of publication; where only the days around it are known, those. */
const published = ({ published: day, publishedFrom, publishedUntil }) => {
  const [begin, until] = [day || publishedFrom, day || publishedUntil].map((iso) => dayOf((iso || "").slice(0, 10)));
  if (begin === OPEN || until === OPEN) return say("unpublished");
  return say("published", { date: begin === until ? dateWords.full(begin) : dateWords.interval(begin, until, "day", "") });
};

/** One report: its title as a link where it has one to the web, its source, its day. */
const source = (article) => {
  const link = webLink(article.url);
  const title = element(link ? "a" : "span", "source-title", article.title || article.id || say("untitled"));
  title.dir = "auto";
  if (link) Object.assign(title, { href: link, rel: "noopener noreferrer", target: "_blank" });
  const item = element("li", "", title, " ");
  if (article.source) item.append(element("bdi", "source-rest", article.source), element("span", "source-rest", ", "));
  item.append(element("span", "source-rest", published(article)));
  if (article.url && !link) item.append(" ", element("bdi", "source-rest", article.url));
  return item;
};

/** A sentence with the places of its event marked; all parts are text and nothing else. */
const quote = (text, mentions) => {
  const block = element("blockquote", "");
  block.dir = "auto";
  let at = 0;
  for (const { start, end } of mentions) {
    block.append(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  block.append(text.slice(at));
  return block;
};

const plain = (text) => fold(text ?? "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Whether a report's sentence is no more than its own headline. */
export const isHeadline = (/** @type {Report} */ { quote: text, article }) => Boolean(text) && plain(text) === plain(article.title);

/**
 * The sentences of reports, each once with the articles that have it; a headline is not quoted where a body tells the
 * event, nor where its own title says it just below.
 *
 * @param {Report[]} reported
 */
export const sentencesOf = (reported) => {
  /** @type {Map<string, { text: string, mentions: Report["mentions"], articles: any[] }>} */
  const found = new Map();
  const told = [...reported].sort((a, b) => Number(isHeadline(a)) - Number(isHeadline(b)));
  for (const report of told) {
    const text = isHeadline(report) ? "" : report.quote;
    const entry = found.get(text) ?? { text, mentions: report.mentions, articles: [] };
    entry.articles.push(report.article);
    found.set(text, entry);
  }
  return [...found.values()];
};

const reports = (reported) =>
  sentencesOf(reported).flatMap(({ text, mentions, articles }) => [
    ...(text ? [quote(text, mentions)] : []),
    element("ul", "sources", ...articles.map(source)),
  ]);

/** A label inside a phrase. */
const lowered = (/** @type {string} */ label) => label.charAt(0).toLocaleLowerCase(language.locale) + label.slice(1);

/** Kind with its family's mark, and the status where it is not the usual one. */
const kind = (type, family, status, subtype = "") => {
  const [whole, part] = [kindName(type), subtype && lowered(subtypeName(type, subtype))];
  const name = part && part !== lowered(whole) ? say("kindAndSubtype", { kind: whole, subtype: part }) : whole;
  const made = element("span", "kind", swatch(kinds.families[family]), element("bdi", "", name));
  const word = statusName(status);
  return word ? [made, element("bdi", "status", word)] : [made];
};

const placeLine = (data, row, onPlace) => {
  const number = data.columns.place[row];
  const place = data.places[number];
  const made = button("place", placeName(place), () => onPlace(number));
  Object.assign(made, { dir: "auto", title: say("onTheMap", { place: placeName(place) }) });
  made.dataset.place = String(number);
  const vague = { 2: "near", 3: "inRegion" }[data.columns.placePrecision[row]];
  const before = vague && !place.lines ? `${say(vague)} ` : "";
  return element("p", "where", before, made, " ", element("bdi", "where-rest", placeWhere(place)));
};

/** When an event was, in words. */
export const when = (data, row) => {
  const { begin, until, datePrecision, dateBasis } = data.columns;
  return dateWords.interval(begin[row], until[row], data.words.datePrecision[datePrecision[row]], data.words.dateBasis[dateBasis[row]]);
};

const actors = (data, event) => {
  const list = new Intl.ListFormat(language.locale, { type: "unit" });
  return list.format(Array.from(data.actorsOf(event), (actor) => data.words.actor[actor]));
};

/** How many reports, and how many texts these are copies of. */
const tallyOf = (n, origins) => {
  if (origins && origins < n) return say("reportsAndOrigins", { reports: say("reports", { n }), origins: say("origins", { n: origins }) });
  return n > 1 ? say("reportedIn", { n }) : "";
};

/** What a person has added to an event: a picture, a text, a link. */
export const note = ({ text, image, link }) => {
  const made = element("div", "added");
  if (image) made.append(Object.assign(element("img", ""), { src: image, alt: text || "", loading: "lazy" }));
  if (text) made.append(Object.assign(element("p", "", text), { dir: "auto" }));
  const href = webLink(link);
  if (href) made.append(Object.assign(element("a", "", link), { href, rel: "noopener noreferrer", target: "_blank", dir: "auto" }));
  return made;
};

/**
 * Makes an event's card; its words must be ready.
 *
 * @param {{ onPlace: (place: number) => void, onEvent: (event: number) => void, onCorrect: (event: number) => void }} on What follows.
 */
export const make = (data, event, on) => {
  const { onPlace, onEvent, onCorrect } = on;
  const [first, end] = [data.firstRow[event], data.firstRow[event + 1]];
  const rows = Array.from({ length: end - first }, (_, i) => first + i);
  const { type, status, family, subtype } = data.columns;
  const date = button("when", when(data, first), () => onEvent(event));
  date.title = say("chooseEvent");
  const head = element("p", "head", date, ...kind(data.words.type[type[first]], family[first], data.words.status[status[first]], data.words.subtype?.[subtype?.[first]]));
  const reported = data.reportsOf(event);
  const added = data.told.notes.filter((one) => one.event === data.idOf(event));
  const tally = tallyOf(data.articlesOf(event).length, data.originsOf(event));
  const made = element("li", "event", head, ...rows.map((row) => placeLine(data, row, onPlace)), ...added.map(note), ...reports(reported));
  if (!data.hasWords(event)) made.append(element("p", "note", say("noWords")));
  if (tally) made.append(element("p", "note", tally));
  if (data.actorsOf(event).length) made.append(element("p", "note", say("actors", { names: actors(data, event) })));
  const correct = button("correct", say("correct"), () => onCorrect(event));
  made.append(element("div", "foot", basisOf(data, event, rows), correct));
  made.dataset.event = String(event);
  made.addEventListener("click", (clicked) => {
    const isOwn = clicked.target.closest("a, button, summary, details, input");
    if (!isOwn && !getSelection()?.toString()) onEvent(event);
  });
  return made;
};

/** What is not on the map: what was found, the reason, and where. */
export const lost = (row) => {
  const isEvent = row.kind === "event";
  const head = element("p", "head");
  const [begin, until] = [row.begin, row.until].map((iso) => dayOf(iso));
  if (isEvent) head.append(element("span", "when", dateWords.interval(begin, until, "", "")));
  if (isEvent && row.type) head.append(...kind(row.type, familyOf(row.type), row.status));
  if (!isEvent) head.append(element("span", "kind", say(row.kind === "article" ? "elsewhereArticle" : "elsewhereToponym")));
  const text = element(isEvent ? "blockquote" : "p", isEvent ? "" : "name-found", row.text);
  const reason = element("p", "reason", row.reason);
  text.dir = "auto";
  reason.dir = "auto";
  return element("li", "event", head, text, reason, element("ul", "sources", source(row.article)));
};
