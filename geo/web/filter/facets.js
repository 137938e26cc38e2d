/*
 * What events can be filtered by. A row is one event at one place; it fails a facet of which other values are
 * chosen, and each facet has a bit in which that is kept, so that counts can leave the facet itself aside.
 */

import { kindName, wordFor } from "../language/kinds.js";
import { say } from "../language/say.js";
import { countryName, placeName } from "../language/words.js";

export const createFacets = (data) => {
  const { columns, words, places } = data;

  /** Numbers the different values of an array, in the order in which they come. */
  const numbered = (values) => {
    const keys = [...new Set(values)];
    const numbers = new Map(keys.map((key, number) => [key, number]));
    return { keys, of: Int32Array.from(values, (value) => numbers.get(value)) };
  };

  /** Of a contested place no country is named, here neither. */
  const countries = numbered(places.map(({ country, disputed }) => (disputed ? "contested" : country || "none")));
  const sourceNames = words.source.map((name) => name || "");
  const ordinary = { contested: say("contested"), none: say("noCountry") };

  const sourcesOf = (event) => [...new Set(Array.from(data.articlesOf(event), (article) => data.articles.source[article]))];

  /** `row` gives the value of a row; `event` those of an event, of which there may be none or many. */
  const facets = [
    { name: "kind", keys: words.type, label: kindName, row: (row) => columns.type[row] },
    { name: "status", keys: words.status, label: (word) => wordFor("statuses", word), row: (row) => columns.status[row] },
    { name: "country", keys: countries.keys, label: (key) => ordinary[key] ?? countryName(key), row: (row) => countries.of[columns.place[row]] },
    { name: "place", keys: places.map(({ id }) => id), label: (_, number) => placeName(places[number]), row: (row) => columns.place[row] },
    { name: "actor", keys: words.actor, label: (name) => name, event: (event) => data.actorsOf(event) },
    { name: "source", keys: sourceNames, label: (name) => name || say("noSource"), event: sourcesOf },
    { name: "certainty", keys: ["1", "2", "3", "4"], label: (key) => say(`certainties.${key}`), row: (row) => columns.placePrecision[row] - 1 },
  ].map((facet, bit) => ({ ...facet, bit: 1 << bit, chosen: new Set() }));

  const fails = new Uint8Array(data.size);

  /** The numbers of a facet's values that a row has. */
  const valuesOf = (facet, row) => (facet.row ? [facet.row(row)] : facet.event(columns.event[row]));

  const mark = (facet) => {
    const wanted = new Set(facet.keys.flatMap((key, number) => (facet.chosen.has(key) ? [number] : [])));
    for (let row = 0; row < data.size; row += 1) {
      let has = wanted.size === 0 && facet.chosen.size === 0;
      if (!has) has = facet.row ? wanted.has(facet.row(row)) : Array.prototype.some.call(facet.event(columns.event[row]), (value) => wanted.has(value));
      fails[row] = has ? fails[row] & ~facet.bit : fails[row] | facet.bit;
    }
  };

  const choose = (facet, keys) => {
    const same = keys.length === facet.chosen.size && keys.every((key) => facet.chosen.has(key));
    if (same) return;
    facet.chosen = new Set(keys);
    mark(facet);
  };

  return {
    all: facets,
    fails,
    choose,
    toggle: (facet, key) => choose(facet, facet.chosen.has(key) ? [...facet.chosen].filter((other) => other !== key) : [...facet.chosen, key]),
    clear: () => facets.forEach((facet) => choose(facet, [])),
    any: () => facets.some(({ chosen }) => chosen.size),
    /** Counts the events that each value would show, the facet's own choice aside. `open` says of a row's date and search. */
    counts: (facet, open) => {
      const counts = new Int32Array(facet.keys.length);
      const last = new Int32Array(facet.keys.length).fill(-1);
      for (let row = 0; row < data.size; row += 1) {
        if (fails[row] & ~facet.bit || !open(row)) continue;
        for (const value of valuesOf(facet, row)) {
          if (last[value] !== columns.event[row]) counts[value] += 1;
          last[value] = columns.event[row];
        }
      }
      return counts;
    },
  };
};
