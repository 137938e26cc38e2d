/* What the date and the place of an event rest on: the words, the rules in plain words, and how sure that is. */

import { wordFor } from "../language/kinds.js";
import { say } from "../language/say.js";
import { placeName } from "../language/words.js";
import { element } from "../page/dom.js";

/** The words by which reports name a place, each once. */
export const wordsFor = (/** @type {{ quote: string, mentions: { start: number, end: number, place: number }[] }[]} */ reported, /** @type {number} */ place) => {
  const found = reported.flatMap(({ quote, mentions }) =>
    mentions.filter((mention) => mention.place === place).map(({ start, end }) => quote.slice(start, end)));
  return [...new Set(found)];
};

const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

const placeLines = (data, reported, row) => {
  const { placePrecision, place, score, placeBasis } = data.columns;
  const where = data.places[place[row]];
  const words = wordsFor(reported, place[row]);
  const basis = data.words.placeBasis?.[placeBasis?.[row]];
  return [
    say(`placeBasis.${placePrecision[row]}`, { place: placeName(where) }),
    basis && basis !== "stated" ? wordFor("placeFrom", basis) : "",
    words.length ? say("namedAs", { words: quoted(words) }) : "",
    where.radius ? say("radius", { km: where.radius }) : "",
    say("score", { percent: score[row] }),
  ].filter(Boolean).join(" ");
};

/** The rules that decided one question, in plain words; their ids are there for who wants to look them up. */
const ruleLines = (data, event, about) =>
  data.rulesOf(event).map((number) => data.rules[number]).filter((rule) => rule.about === about).map(({ id, says }) => {
    const made = element("p", "rule", Object.assign(element("span", "", says || id), { dir: "auto", lang: "en" }));
    made.title = say("rule", { id });
    return made;
  });

export const basisOf = (data, event, /** @type {number[]} */ rows) => {
  const { columns, words } = data;
  const box = element("details", "basis", element("summary", "", say("basis")));
  const reported = data.reportsOf(event);
  const line = (text) => element("p", "", text);
  box.append(line(say(`dateBasis.${words.dateBasis[columns.dateBasis[rows[0]]]}`)), ...ruleLines(data, event, "date"));
  box.append(...rows.map((row) => line(placeLines(data, reported, row))), ...ruleLines(data, event, "place"));
  const others = ruleLines(data, event, "status");
  if (others.length) box.append(line(say("statusBasis")), ...others);
  box.append(line(say("certain", { percent: columns.certainty[rows[0]] })));
  return box;
};
