/*
 * What events can be filtered by. A row is one event at one place; it fails a facet of which other values are
 * chosen, and each facet has a bit in which that is kept, so that counts can leave the facet itself aside.
 */

import { familyName, kindName, kinds, subtypeName, wordFor } from "../language/kinds.js";
import { say } from "../language/say.js";
import { countryName, placeName } from "../language/words.js";

/** Numbers the different values of an array, in the order in which they come. */
export const numbered = (/** @type {any[]} */ values) => {
  const keys = [...new Set(values)];
  const numbers = new Map(keys.map((key, number) => [key, number]));
  return { keys, of: Int32Array.from(values, (value) => numbers.get(value) ?? -1) };
};

/** What each subtype is called: where several types have it, by all their labels. @returns {string[]} */
const namesOfSubtypes = ({ columns, words, size }) => {
  const found = words.subtype.map(() => new Set());
  for (let row = 0; row < size; row += 1) found[columns.subtype[row]].add(columns.type[row]);
  const name = (subtype) => (/** @type {number} */ type) => subtypeName(words.type[type], subtype);
  return found.map((types, number) =>
    (words.subtype[number] ? [...new Set([...types].map(name(words.subtype[number])))].join(", ") : say("noSubtype")));
};

const CERTAINTY_BIT = 1 << 15;

/** `row` gives the value of a row; `event` those of an event, of which there may be none or many. */
const described = (data) => {
  const { columns, words, places } = data;
  /** Of a contested place no country is named, here neither. */
  const countries = numbered(places.map(({ country, disputed }) => (disputed ? "contested" : country || "none")));
  const ordinary = { contested: say("contested"), none: say("noCountry") };
  const sourcesOf = (event) => [...new Set(Array.from(data.articlesOf(event), (article) => data.articles.source[article]))];
  const subtypeNames = words.subtype?.some(Boolean) ? namesOfSubtypes(data) : null;
  const subtypes = subtypeNames
    ? [{ name: "subtype", keys: words.subtype, label: (_, number) => subtypeNames[number], row: (row) => columns.subtype[row] }]
    : [];
  return [
    { name: "family", keys: kinds.families.map(({ name }) => name), label: (_, family) => familyName(family), row: (row) => columns.family[row] },
    { name: "kind", keys: words.type, label: kindName, row: (row) => columns.type[row] },
    ...subtypes,
    { name: "status", keys: words.status, label: (word) => wordFor("statuses", word), row: (row) => columns.status[row] },
    { name: "country", keys: countries.keys, label: (key) => ordinary[key] ?? countryName(key), row: (row) => countries.of[columns.place[row]] },
    { name: "place", keys: places.map(({ id }) => id), label: (_, number) => placeName(places[number]), row: (row) => columns.place[row] },
    { name: "actor", keys: words.actor, label: (name) => name, event: (event) => data.actorsOf(event) },
    { name: "source", keys: words.source.map((name) => name || ""), label: (name) => name || say("noSource"), event: sourcesOf },
    { name: "certainty", keys: ["1", "2", "3", "4"], label: (key) => say(`certainties.${key}`), row: (row) => columns.placePrecision[row] - 1 },
  ];
};

export class Facets {
  /** Bits of the facets that each row fails. */
  fails;
  /** Per cent of certainty that is asked for. */
  least = 0;
  all;
  #data;

  constructor(data) {
    this.#data = data;
    this.fails = new Uint16Array(data.size);
    this.all = described(data).map((facet, bit) => ({ ...facet, bit: 1 << bit, chosen: new Set() }));
  }

  /** The facet of families, which the legend filters by. */
  get family() {
    return this.all[0];
  }

  /** The numbers of a facet's values that a row has. */
  #valuesOf(facet, row) {
    return facet.row ? [facet.row(row)] : facet.event(this.#data.columns.event[row]);
  }

  #mark(facet) {
    const wanted = new Set(facet.keys.flatMap((key, number) => (facet.chosen.has(key) ? [number] : [])));
    const isFree = facet.chosen.size === 0;
    for (let row = 0; row < this.#data.size; row += 1) {
      const has = isFree || Array.prototype.some.call(this.#valuesOf(facet, row), (value) => wanted.has(value));
      this.fails[row] = has ? this.fails[row] & ~facet.bit : this.fails[row] | facet.bit;
    }
  }

  /** Chooses some of a facet's values and no other; returns those that the map does not have. */
  choose(facet, keys) {
    const known = new Set(facet.keys);
    const [wanted, unknown] = [keys.filter((key) => known.has(key)), keys.filter((key) => !known.has(key))];
    if (wanted.length !== facet.chosen.size || !wanted.every((key) => facet.chosen.has(key))) {
      facet.chosen = new Set(wanted);
      this.#mark(facet);
    }
    return unknown;
  }

  toggle(facet, key) {
    this.choose(facet, facet.chosen.has(key) ? [...facet.chosen].filter((other) => other !== key) : [...facet.chosen, key]);
  }

  /** Asks for so many per cent of certainty at least. */
  setLeast(percent) {
    this.least = Math.max(0, Math.min(100, Math.round(percent) || 0));
    const { certainty } = this.#data.columns;
    for (let row = 0; row < this.#data.size; row += 1) {
      this.fails[row] = certainty[row] >= this.least ? this.fails[row] & ~CERTAINTY_BIT : this.fails[row] | CERTAINTY_BIT;
    }
  }

  clear() {
    for (const facet of this.all) this.choose(facet, []);
    this.setLeast(0);
  }

  /** Counts the events that each value would show, the facet's own choice aside. `open` says of a row's date and search. */
  counts(facet, open) {
    const { event } = this.#data.columns;
    const counts = new Int32Array(facet.keys.length);
    const last = new Int32Array(facet.keys.length).fill(-1);
    for (let row = 0; row < this.#data.size; row += 1) {
      if (this.fails[row] & ~facet.bit || !open(row)) continue;
      for (const value of this.#valuesOf(facet, row)) {
        if (last[value] !== event[row]) counts[value] += 1;
        last[value] = event[row];
      }
    }
    return counts;
  }
}
