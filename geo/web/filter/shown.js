/* What is shown: the rows whose date is open, that pass the filters, and that the search finds; and what they add up to. */

import { OPEN } from "../data/numbers.js";
import * as dateWords from "../language/dates.js";
import { kinds } from "../language/kinds.js";

/** Orders of the list. */
export const ORDERS = ["newest", "oldest", "certain", "reports"];

export class Shown {
  /** 1 for each row that is shown. */
  rows;
  /** 1 for each event that is shown. */
  events;
  #data;
  #periods;
  #facets;
  #happened;
  #found = null;
  #orders = new Map();
  /** Rows of events that have several. */
  #several;
  /** The first row that is shown, and the one after the last: rows come sorted by day, so a window is some of them. */
  #from = 0;
  #end = 0;

  constructor(data, periods, facets) {
    this.#data = data;
    this.#periods = periods;
    this.#facets = facets;
    this.#happened = data.words.status.indexOf("occurred");
    this.rows = new Uint8Array(data.size);
    this.events = new Uint8Array(data.events);
    const several = [];
    const { firstRow } = data;
    for (let event = 0; data.size > data.events && event < data.events; event += 1) {
      const [first, end] = [firstRow[event], firstRow[event + 1]];
      for (let row = first; end - first > 1 && row < end; row += 1) several.push(row);
    }
    this.#several = Int32Array.from(several);
  }

  find(hits) {
    this.#found = hits;
  }

  isFound(row) {
    return !this.#found || this.#found[this.#data.columns.event[row]] === 1;
  }

  isDateOpen(row) {
    return this.#periods.open[this.#periods.leafOf[this.#data.columns.event[row]]] === 1;
  }

  #passes(row) {
    return !this.#facets.fails[row] && this.isFound(row);
  }

  /** @returns {import("../types").Tally} */
  #tally() {
    const { place, family, placePrecision, certainty, status } = this.#data.columns;
    const size = this.#data.places.length;
    const families = kinds.families.length;
    const tally = {
      size, n: new Int32Array(size), counts: new Int32Array(size * families), sure: new Uint8Array(size).fill(5),
      certain: new Uint8Array(size), happened: new Uint8Array(size),
    };
    const { rows } = this;
    for (let row = this.#from; row < this.#end; row += 1) {
      if (!rows[row]) continue;
      const at = place[row];
      tally.n[at] += 1;
      tally.counts[at * families + family[row]] += 1;
      if (placePrecision[row] < tally.sure[at]) tally.sure[at] = placePrecision[row];
      if (certainty[row] > tally.certain[at]) tally.certain[at] = certainty[row];
      if (status[row] === this.#happened) tally.happened[at] = 1;
    }
    return tally;
  }

  /** Events and their kinds, reports, first and last day of what is open. */
  #sum() {
    const { family, begin, until, datePrecision } = this.#data.columns;
    const sums = new Int32Array(kinds.families.length);
    const articles = new Uint8Array(this.#data.articles.size);
    const { starts, values } = this.#data.articlesOf;
    let [first, last, reports, events] = [-1, -1, 0, 0];
    const { event: number } = this.#data.columns;
    const end = this.#end ? number[this.#end - 1] + 1 : 0;
    for (let event = number[this.#from]; event < end; event += 1) {
      if (!this.events[event]) continue;
      const row = this.#data.firstRow[event];
      events += 1;
      sums[family[row]] += 1;
      for (let at = starts[event]; at < starts[event + 1]; at += 1) {
        reports += 1 - articles[values[at]];
        articles[values[at]] = 1;
      }
      if (begin[row] !== OPEN && (first < 0 || begin[row] < begin[first])) first = row;
      if (until[row] !== OPEN && (last < 0 || until[row] > until[last])) last = row;
    }
    const word = (row) => this.#data.words.datePrecision[datePrecision[row]];
    const edges = first < 0 || last < 0 ? [] : [dateWords.edge(begin[first], word(first)), dateWords.edge(until[last], word(last))];
    return { sums, events, reports, edges };
  }

  count() {
    const { size, columns: { event } } = this.#data;
    const { rows, events } = this;
    const [found, { open, leafOf }, { fails }] = [this.#found, this.#periods, this.#facets];
    events.fill(0);
    [this.#from, this.#end] = [size, 0];
    for (let row = 0; row < size; row += 1) {
      const number = event[row];
      const is = open[leafOf[number]] & Number(!fails[row]) & (found ? found[number] : 1);
      rows[row] = is;
      if (!is) continue;
      events[number] = 1;
      if (row < this.#from) this.#from = row;
      this.#end = row + 1;
    }
    return { tally: this.#tally(), ...this.#sum() };
  }

  /** Rows shown of events that have several. */
  shared() {
    return this.#several.filter((row) => this.rows[row]);
  }

  /** How many events are shown at places outside alone. */
  countOutside(away) {
    const { event, place } = this.#data.columns;
    let [n, current, isIn] = [0, -1, true];
    for (let row = 0; row < this.#data.size; row += 1) {
      if (!this.rows[row]) continue;
      if (event[row] !== current) {
        n += Number(!isIn);
        [current, isIn] = [event[row], false];
      }
      if (!away[place[row]]) isIn = true;
    }
    return n + Number(!isIn);
  }

  /** Events at each place in another range of days, by the same filters. */
  countIn(range) {
    const { place } = this.#data.columns;
    const counts = new Int32Array(this.#data.places.length);
    const meets = this.#periods.meeting(range);
    for (let row = 0; row < this.#data.size; row += 1) {
      if (meets[this.#periods.leafOf[this.#data.columns.event[row]]] && this.#passes(row)) counts[place[row]] += 1;
    }
    return counts;
  }

  /** The events that pass filters and search, whatever their date. */
  passing() {
    const { event } = this.#data.columns;
    const all = new Uint8Array(this.#data.events);
    for (let row = 0; row < this.#data.size; row += 1) {
      if (this.#passes(row)) all[event[row]] = 1;
    }
    return all;
  }

  /** All events by date, the undated ones last. */
  #byDate(isOldestFirst) {
    const { leaves, leafOf } = this.#periods;
    const isDated = Uint8Array.from(leaves, (leaf) => Number(this.#periods.isDated(leaf)));
    const dated = new Int32Array(this.#data.events);
    const undated = [];
    let size = 0;
    for (let event = 0; event < dated.length; event += 1) {
      if (isDated[leafOf[event]]) dated[size++] = event;
      else undated.push(event);
    }
    if (!isOldestFirst) dated.subarray(0, size).reverse();
    dated.set(undated, size);
    return dated;
  }

  /** All events in an order; rows come sorted by date, the undated at the end, and undated ones are last in each. */
  #ordered(order) {
    if (!this.#orders.has(order)) {
      const all = this.#byDate(order === "oldest");
      const { firstRow, columns } = this.#data;
      if (order === "certain") all.sort((a, b) => columns.certainty[firstRow[b]] - columns.certainty[firstRow[a]]);
      if (order === "reports") all.sort((a, b) => this.#data.articlesOf(b).length - this.#data.articlesOf(a).length);
      this.#orders.set(order, all);
    }
    return this.#orders.get(order);
  }

  #isAt(event, chosen) {
    for (let row = this.#data.firstRow[event]; row < this.#data.firstRow[event + 1]; row += 1) {
      if (this.rows[row] && this.#data.columns.place[row] === chosen) return true;
    }
    return false;
  }

  /** The events shown, in an order; of one place only, where one is chosen. */
  list(chosen, order = "newest") {
    const { events } = this;
    const all = this.#ordered(order);
    const found = new Int32Array(all.length);
    let size = 0;
    for (const event of all) if (events[event] && (chosen < 0 || this.#isAt(event, chosen))) found[size++] = event;
    return found.subarray(0, size);
  }
}
