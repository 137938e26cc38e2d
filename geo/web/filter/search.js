/* Search in sentences, titles, sources, places under all their names, and actors; the index is made at the first search. */

import { foldBoth, terms } from "../language/fold.js";
import { placeName, placeWhere } from "../language/words.js";
import { near, vocabulary } from "./near.js";

/** Which texts have all words that are wanted and none that is not. */
export const hits = (/** @type {string[]} */ texts, { wanted, unwanted }) =>
  Uint8Array.from(texts, (text) => Number(wanted.every((word) => text.includes(word)) && !unwanted.some((word) => text.includes(word))));

export class Search {
  #data;
  #index = /** @type {Promise<string[]> | null} */ (null);
  #lost = /** @type {Promise<string[]> | null} */ (null);
  #words = /** @type {Map<string, number> | null} */ (null);

  constructor(data) {
    this.#data = data;
  }

  /** All names of a place, in every script that the gazetteer has. */
  #namesOf(number) {
    const place = this.#data.places[number];
    return [placeName(place), placeWhere(place), ...(this.#data.otherNames.at(number) ?? [])].join("\n");
  }

  /** All that is searched of an event. */
  #textOf(event) {
    const { firstRow, columns, words } = this.#data;
    const places = [];
    for (let row = firstRow[event]; row < firstRow[event + 1]; row += 1) places.push(this.#namesOf(columns.place[row]));
    const reports = this.#data.reportsOf(event).flatMap(({ quote, article }) => [quote, article.title, article.source]);
    const actors = [...this.#data.actorsOf(event)].map((actor) => words.actor[actor]);
    return foldBoth([...reports, ...places, ...actors].join("\n"));
  }

  async #fold() {
    const { events, chunks, otherNames, places } = this.#data;
    await otherNames.need(places.map((_, number) => number));
    const texts = new Array(events);
    for (let number = 0; number < chunks; number += 1) {
      const { from, to } = await this.#data.chunk(number);
      for (let event = from; event < to; event += 1) texts[event] = this.#textOf(event);
    }
    return texts;
  }

  async #foldLost() {
    const rows = await this.#data.elsewhere.read(0, this.#data.elsewhere.size);
    return rows.map(({ text, reason, article }) => foldBoth([text, reason, article.title, article.source].join("\n")));
  }

  /** Finds events, and what is not on the map; no words find all. Where nothing is found, offers what is spelt alike. */
  async find(/** @type {string} */ query) {
    const asked = terms(query);
    if (!asked.wanted.length && !asked.unwanted.length) return null;
    this.#index ??= this.#fold();
    this.#lost ??= this.#foldLost();
    const [texts, lost] = [await this.#index, await this.#lost];
    const events = hits(texts, asked);
    const isNone = !events.includes(1);
    return { events, elsewhere: hits(lost, asked), alike: isNone ? this.#alike(texts, asked) : [] };
  }

  /** Queries in which the words that are nowhere are replaced by some that are. */
  #alike(texts, { wanted }) {
    const missing = wanted.filter((word) => !texts.some((text) => text.includes(word)));
    if (missing.length !== 1) return [];
    this.#words ??= vocabulary(texts);
    const quoted = (word) => (/\s/.test(word) ? `"${word}"` : word);
    return near(missing[0], this.#words).map((other) => wanted.map((word) => quoted(word === missing[0] ? other : word)).join(" "));
  }
}
