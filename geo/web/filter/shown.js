/* What is shown: the rows whose date is open, that pass the filters, and that the search finds; and what they add up to. */

import { OPEN } from "../data/numbers.js";
import * as dateWords from "../language/dates.js";
import { kinds } from "../language/kinds.js";

export const createShown = (data, periods, facets) => {
  const FAMILIES = kinds.families.length;
  const { place, family, placePrecision, status, begin, until, event: eventOf, datePrecision } = data.columns;
  const happened = data.words.status.indexOf("occurred");
  const rows = new Uint8Array(data.size);
  const events = new Uint8Array(data.events);
  let found = null;

  const passes = (row) => !facets.fails[row] && (!found || found[eventOf[row]] === 1);
  const isDateOpen = (row) => periods.open[periods.leafOf[eventOf[row]]] === 1;

  const tally = () => {
    const places = data.places.map(() => ({ counts: new Array(FAMILIES).fill(0), n: 0, sure: 5, pale: true }));
    for (let row = 0; row < data.size; row += 1) {
      if (!rows[row]) continue;
      const at = places[place[row]];
      at.counts[family[row]] += 1;
      at.n += 1;
      if (placePrecision[row] < at.sure) at.sure = placePrecision[row];
      if (status[row] === happened) at.pale = false;
    }
    return places;
  };

  /** Events and their kinds, reports, first and last day of what is open. */
  const sum = () => {
    const sums = new Array(FAMILIES).fill(0);
    const articles = new Uint8Array(data.articles.size);
    let [first, last] = [-1, -1];
    for (let event = 0; event < data.events; event += 1) {
      if (!events[event]) continue;
      const row = data.firstRow[event];
      sums[family[row]] += 1;
      for (const article of data.articlesOf(event)) articles[article] = 1;
      if (begin[row] !== OPEN && (first < 0 || begin[row] < begin[first])) first = row;
      if (until[row] !== OPEN && (last < 0 || until[row] > until[last])) last = row;
    }
    const word = (row) => data.words.datePrecision[datePrecision[row]];
    const edges = first < 0 || last < 0 ? [] : [dateWords.edge(begin[first], word(first)), dateWords.edge(until[last], word(last))];
    return { kinds: sums, events: sums.reduce((a, b) => a + b, 0), reports: articles.reduce((a, b) => a + b, 0), edges };
  };

  const count = () => {
    events.fill(0);
    for (let row = 0; row < data.size; row += 1) {
      rows[row] = Number(isDateOpen(row) && passes(row));
      if (rows[row]) events[eventOf[row]] = 1;
    }
    return { tallies: tally(), ...sum() };
  };

  /** The events that pass filters and search, whatever their date. */
  const passing = () => {
    const all = new Uint8Array(data.events);
    for (let row = 0; row < data.size; row += 1) {
      if (passes(row)) all[eventOf[row]] = 1;
    }
    return all;
  };

  /** Event numbers newest first, those without a date last: rows come sorted by date, the undated at the end. */
  const newestFirst = (() => {
    const isUndated = (event) => !periods.isDated(periods.leaves[periods.leafOf[event]]);
    const numbers = Int32Array.from({ length: data.events }, (_, event) => event);
    const dated = numbers.filter((event) => !isUndated(event)).reverse();
    return Int32Array.from([...dated, ...numbers.filter(isUndated)]);
  })();

  const isAt = (event, chosen) => {
    for (let row = data.firstRow[event]; row < data.firstRow[event + 1]; row += 1) {
      if (rows[row] && place[row] === chosen) return true;
    }
    return false;
  };

  return {
    rows, events, count, passing, isDateOpen,
    find: (hits) => { found = hits; },
    isFound: (row) => !found || found[eventOf[row]] === 1,
    /** The events shown, newest first; of one place only, where one is chosen. */
    list: (chosen) => newestFirst.filter((event) => events[event] && (chosen < 0 || isAt(event, chosen))),
  };
};
