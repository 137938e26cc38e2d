/* One event in words: when, what, where, its sentences with their places marked, and the sources. */

import { OPEN, dayOf } from "../data/numbers.js";
import * as dateWords from "../language/dates.js";
import { familyOf, kindName, kinds, statusName } from "../language/kinds.js";
import { language, say } from "../language/say.js";
import { placeName, placeWhere, webLink } from "../language/words.js";
import { button as makeButton, element, swatch } from "../page/dom.js";


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

/** The reports of an event: each different sentence once, with the sources that have it. */
const reports = (reported) => {
  const sentences = new Map();
  for (const { quote: text, mentions, article } of reported) {
    if (!sentences.has(text)) sentences.set(text, { mentions, articles: [] });
    sentences.get(text).articles.push(article);
  }
  return [...sentences].flatMap(([text, { mentions, articles }]) => [
    ...(text ? [quote(text, mentions)] : []),
    element("ul", "sources", ...articles.map(source)),
  ]);
};

/** Kind with its family's colour, and the status where it is not the usual one. */
const kind = (type, family, status) => {
  const made = element("span", "kind", swatch(kinds.families[family]), element("bdi", "", kindName(type)));
  const word = statusName(status);
  return word ? [made, element("bdi", "status", word)] : [made];
};

const sureness = (data, row) => {
  const { placePrecision, place, score } = data.columns;
  const where = data.places[place[row]];
  return [
    say(`placeBasis.${placePrecision[row]}`, { place: placeName(where) }),
    where.radius ? say("radius", { km: where.radius }) : "",
    say("score", { percent: score[row] }),
  ].filter(Boolean).join(" ");
};

const basis = (data, rows) => {
  const box = element("details", "basis", element("summary", "", say("basis")));
  const date = say(`dateBasis.${data.words.dateBasis[data.columns.dateBasis[rows[0]]]}`);
  box.append(...[date, ...rows.map((row) => sureness(data, row))].map((line) => element("p", "", line)));
  return box;
};

const placeLine = (data, row, onPlace) => {
  const number = data.columns.place[row];
  const place = data.places[number];
  const button = makeButton("place", placeName(place), () => onPlace(number));
  Object.assign(button, { dir: "auto", title: say("onTheMap", { place: placeName(place) }) });
  button.dataset.place = String(number);
  const vague = { 2: "near", 3: "inRegion" }[data.columns.placePrecision[row]];
  const before = vague && !place.lines ? `${say(vague)} ` : "";
  return element("p", "where", before, button, " ", element("bdi", "where-rest", placeWhere(place)));
};

const when = (data, row) => {
  const { begin, until, datePrecision, dateBasis } = data.columns;
  return dateWords.interval(begin[row], until[row], data.words.datePrecision[datePrecision[row]], data.words.dateBasis[dateBasis[row]]);
};

const names = (data, event) => {
  const list = new Intl.ListFormat(language.locale, { type: "unit" });
  return list.format(Array.from(data.actorsOf(event), (actor) => data.words.actor[actor]));
};

/** Makes an event's card; its words must be ready. */
const make = (data, event, { onPlace, onEvent }) => {
  const rows = Array.from({ length: data.firstRow[event + 1] - data.firstRow[event] }, (_, i) => data.firstRow[event] + i);
  const { type, status, family } = data.columns;
  const date = makeButton("when", when(data, rows[0]), () => onEvent(event));
  date.title = say("chooseEvent");
  const head = element("p", "head", date, ...kind(data.words.type[type[rows[0]]], family[rows[0]], data.words.status[status[rows[0]]]));
  const reported = data.reportsOf(event);
  const made = element("li", "event", head, ...rows.map((row) => placeLine(data, row, onPlace)), ...reports(reported));
  if (reported.length > 1) made.append(element("p", "note", say("reportedIn", { n: reported.length })));
  if (data.actorsOf(event).length) made.append(element("p", "note", say("actors", { names: names(data, event) })));
  made.append(basis(data, rows));
  made.dataset.event = String(event);
  return made;
};

/** What is not on the map: what was found, the reason, and where. */
const lost = (row) => {
  const isEvent = row.kind === "event";
  const head = element("p", "head");
  const days = [row.begin, row.until].map((iso) => dayOf(iso));
  if (isEvent) head.append(element("span", "when", dateWords.interval(...days, "", "")));
  if (isEvent && row.type) head.append(...kind(row.type, familyOf(row.type), row.status));
  if (!isEvent) head.append(element("span", "kind", say(row.kind === "article" ? "elsewhereArticle" : "elsewhereToponym")));
  const text = element(isEvent ? "blockquote" : "p", isEvent ? "" : "name-found", row.text);
  const reason = element("p", "reason", row.reason);
  text.dir = "auto";
  reason.dir = "auto";
  return element("li", "event", head, text, reason, element("ul", "sources", source(row.article)));
};

export { make, lost };
