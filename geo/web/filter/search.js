/* Search in sentences, titles, sources, places under all their names, and actors; the index is made at the first search. */

import { foldBoth, terms } from "../language/fold.js";
import { placeName, placeWhere } from "../language/words.js";
import { near, vocabulary } from "./near.js";
import { WordIndex } from "./wordindex.js";

const VERIFIED = 200; // events whose words are read to see whether a phrase stands in them

/** Which texts have all words that are wanted and none that is not. */
export const hits = (/** @type {string[]} */ texts, { wanted, unwanted }) =>
  Uint8Array.from(texts, (text) => Number(wanted.every((word) => text.includes(word)) && !unwanted.some((word) => text.includes(word))));

export class Search {
  #data;
  #index = /** @type {Promise<string[]> | null} */ (null);
  #lost = /** @type {Promise<string[]> | null} */ (null);
  #words = /** @type {Map<string, number> | null} */ (null);
  #wordIndex;
  #columns = /** @type {Promise<any> | null} */ (null);

  constructor(data) {
    this.#data = data;
    this.#wordIndex = data.index ? new WordIndex(data.index, data.events) : null;
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

  /** What is searched of events in their columns, folded once: places under all their names, sources, actors. */
  async #foldColumns() {
    const { otherNames, places, words } = this.#data;
    await otherNames.need(places.map((_, number) => number));
    return {
      places: places.map((_, number) => foldBoth(this.#namesOf(number))),
      sources: words.source.map((name) => foldBoth(name ?? "")),
      actors: words.actor.map(foldBoth),
    };
  }

  /** Marks the events whose places, sources or actors have a text. */
  async #markColumns(/** @type {Uint8Array} */ found, /** @type {string} */ text) {
    this.#columns ??= this.#foldColumns();
    const { firstRow, columns, articles, articlesOf, actorsOf } = this.#data;
    const having = (texts) => Uint8Array.from(texts, (one) => Number(one.includes(text)));
    const folded = await this.#columns;
    const [places, sources, actors] = [having(folded.places), having(folded.sources), having(folded.actors)];
    if (places.includes(1)) for (let row = 0; row < columns.place.length; row += 1) if (places[columns.place[row]]) found[columns.event[row]] = 1;
    for (let event = 0; sources.includes(1) && event + 1 < firstRow.length; event += 1) if (articlesOf(event).some((article) => sources[articles.source[article]])) found[event] = 1;
    for (let event = 0; actors.includes(1) && event + 1 < firstRow.length; event += 1) if (actorsOf(event).some((actor) => actors[actor])) found[event] = 1;
  }

  /** Of few events, takes away those in which the pieces of a phrase do not stand together. */
  async #verify(/** @type {Uint8Array} */ found, /** @type {string} */ text) {
    const numbers = [];
    for (let event = found.indexOf(1); event >= 0 && numbers.length <= VERIFIED; event = found.indexOf(1, event + 1)) numbers.push(event);
    if (numbers.length > VERIFIED) return;
    await this.#data.texts(numbers);
    for (const event of numbers) found[event] = Number(this.#textOf(event).includes(text));
  }

  async #eventsWith(/** @type {string} */ text) {
    const index = /** @type {WordIndex} */ (this.#wordIndex);
    const found = await index.eventsWith(text);
    await this.#markColumns(found, text);
    if (await index.isPhrase(text)) await this.#verify(found, text);
    return found;
  }

  /** Finds by the index, without reading the words of events. */
  async #findByIndex({ wanted, unwanted }) {
    const events = new Uint8Array(this.#data.events).fill(1);
    const missing = [];
    for (const text of wanted) {
      const having = await this.#eventsWith(text);
      if (!having.includes(1)) missing.push(text);
      for (let event = 0; event < events.length; event += 1) events[event] &= having[event];
    }
    for (const text of unwanted) {
      const having = await this.#eventsWith(text);
      for (let event = 0; event < events.length; event += 1) events[event] &= 1 - having[event];
    }
    return { events, missing };
  }

  async #findByTexts(asked) {
    this.#index ??= this.#fold();
    const texts = await this.#index;
    const events = hits(texts, asked);
    const missing = events.includes(1) ? [] : asked.wanted.filter((word) => !texts.some((text) => text.includes(word)));
    return { events, missing };
  }

  /** Finds events, and what is not on the map; no words find all. Where nothing is found, offers what is spelt alike. */
  async find(/** @type {string} */ query) {
    const asked = terms(query);
    if (!asked.wanted.length && !asked.unwanted.length) return null;
    this.#lost ??= this.#foldLost();
    const { events, missing } = await (this.#wordIndex ? this.#findByIndex(asked) : this.#findByTexts(asked));
    const alike = events.includes(1) ? [] : await this.#alike(missing, asked);
    return { events, elsewhere: hits(await this.#lost, asked), alike };
  }

  /** Queries in which the word that is nowhere is replaced by one that is somewhere. */
  async #alike(/** @type {string[]} */ missing, { wanted }) {
    if (missing.length !== 1) return [];
    this.#words ??= this.#wordIndex ? await this.#wordIndex.counts() : vocabulary(await /** @type {Promise<string[]>} */ (this.#index));
    const quoted = (word) => (/\s/.test(word) ? `"${word}"` : word);
    return near(missing[0], this.#words).map((other) => wanted.map((word) => quoted(word === missing[0] ? other : word)).join(" "));
  }
}
