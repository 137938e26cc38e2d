/*
 * Which dates are shown. Events hang on the leaves of a tree of year, month and day; a date known only to the
 * month, the year or the decade is a leaf at that level. A leaf is open or not, whether a range of days opened it
 * or a hand did; the range follows the leaves where they are switched one by one.
 */

import { OPEN, dayOf, isoDay } from "../data/numbers.js";

/** @typedef {import("../types").Range} Range */
/** @typedef {{ key: string, parent: Branch | null, depth: number, children: Map<string, Branch>, events: number, leaf: number, begin: number, until: number, precision: string }} Branch */

const UNDATED = "undated";
const ALL = "all";
const DAY = /^-?\d{4,6}-\d\d-\d\d$/;

/** Where an interval belongs: the keys of its branches, and its own key. */
export const pathOf = (/** @type {number} */ first, /** @type {number} */ last) => {
  if (first === OPEN && last === OPEN) return [UNDATED];
  const from = isoDay(first === OPEN ? last : first);
  const to = isoDay(last === OPEN ? first : last);
  const own = first === last ? from : `${isoDay(first)}..${isoDay(last)}`;
  const [year, month] = [from.slice(0, -6), from.slice(0, -3)];
  if (first === OPEN || last === OPEN || month === to.slice(0, -3) || last - first < 14) return [year, month, own];
  return last - first < 370 ? [year, own] : [own];
};

/** The range that an address asks for: all dates, from one day to another, or none that can be read. */
export const rangeOf = (/** @type {string | null} */ asked) => {
  if (asked === ALL) return ALL;
  const [from, to] = (asked ?? "").split("..").map((day) => (DAY.test(day) ? dayOf(day) : NaN));
  return from <= to ? { from, to } : null;
};

const node = (key, parent, depth) =>
  /** @type {Branch} */ ({ key, parent, depth, children: new Map(), events: 0, leaf: -1, begin: OPEN, until: OPEN, precision: "" });

const firstOf = (leaf) => (leaf.begin === OPEN ? leaf.until : leaf.begin);
const lastOf = (leaf) => (leaf.until === OPEN ? leaf.begin : leaf.until);

/** The earliest and the latest of many numbers, without handing them all to one call. */
const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);

export class Periods {
  root = node("", null, -1);
  /** @type {Branch[]} */
  leaves = [];
  /** The leaf of each event. */
  leafOf;
  /** 1 for each leaf that is open. */
  open;
  /** The days of all events; none where no event is dated. */
  extent = /** @type {Range & { newest: number } | null} */ (null);
  #range = /** @type {Range | null} */ (null);
  #dated;
  #opensOnNewest = 0;

  constructor(data) {
    this.leafOf = new Int32Array(data.events);
    this.#hangAll(data);
    this.#dated = this.leaves.filter((leaf) => this.isDated(leaf));
    if (this.#dated.length) {
      const firsts = this.#dated.map(firstOf);
      this.extent = { from: least(firsts), to: most(this.#dated.map(lastOf)), newest: most(firsts) };
    }
    this.#range = this.#whole();
    this.open = new Uint8Array(this.leaves.length).fill(1);
  }

  #hangAll({ events, firstRow, columns: { begin, until, datePrecision }, words }) {
    const found = new Map();
    let [first, last, leaf] = [NaN, NaN, -1];
    for (let event = 0; event < events; event += 1) {
      const row = firstRow[event];
      if (begin[row] !== first || until[row] !== last) { // events come by date, most of them on the day of the one before
        [first, last] = [begin[row], until[row]];
        const key = `${first} ${last}`;
        if (!found.has(key)) found.set(key, this.#hang(first, last, words.datePrecision[datePrecision[row]]));
        leaf = found.get(key);
      }
      this.leafOf[event] = leaf;
    }
    const counts = new Int32Array(this.leaves.length);
    for (const number of this.leafOf) counts[number] += 1;
    this.leaves.forEach((from, number) => {
      for (let at = /** @type {Branch | null} */ (from); at; at = at.parent) at.events += counts[number];
    });
  }

  #hang(first, last, precision) {
    let at = this.root;
    pathOf(first, last).forEach((key, depth) => {
      if (!at.children.has(key)) at.children.set(key, node(key, at, depth));
      at = /** @type {Branch} */ (at.children.get(key));
    });
    if (at.leaf < 0) {
      at.leaf = this.leaves.length;
      Object.assign(at, { begin: first, until: last, precision });
      this.leaves.push(at);
    }
    return at.leaf;
  }

  isDated(leaf) {
    return leaf.key !== UNDATED;
  }

  #whole() {
    return this.extent && { from: this.extent.from, to: this.extent.to };
  }

  range() {
    return /** @type {Range} */ (this.#range);
  }

  isWhole() {
    return !this.extent || !this.#range || (this.#range.from <= this.extent.from && this.#range.to >= this.extent.to);
  }

  /** An open end reaches on: *since February* is in every later window. */
  #meets(leaf, { from, to }) {
    return this.isDated(leaf) && (leaf.begin === OPEN || leaf.begin <= to) && (leaf.until === OPEN || leaf.until >= from);
  }

  /** 1 for each leaf that a range meets. */
  meeting(/** @type {Range} */ range) {
    return Uint8Array.from(this.leaves, (leaf) => Number(this.#meets(leaf, range)));
  }

  /** What a range alone opens; all dates are also the unknown one. */
  #inRange(leaf) {
    return this.isWhole() || this.#meets(leaf, this.range());
  }

  setRange(from, to) {
    this.#range = this.extent ? { from: Math.max(from, this.extent.from), to: Math.min(to, this.extent.to) } : null;
    if (this.#range && this.#range.from > this.#range.to) this.#range = this.#whole();
    this.leaves.forEach((leaf, number) => { this.open[number] = Number(this.#inRange(leaf)); });
  }

  /** As many days before the window; none before all dates. */
  before() {
    if (this.isWhole() || !this.#range) return null;
    const { from, to } = this.#range;
    return { from: from - (to - from + 1), to: from - 1 };
  }

  #under(/** @type {Branch} */ branch) {
    /** @type {number[]} */
    const found = [];
    const visit = (at) => {
      if (at.leaf >= 0) found.push(at.leaf);
      at.children.forEach(visit);
    };
    visit(branch);
    return found;
  }

  /** What was open counts for the range as far as it was seen there; what is newly opened counts whole. */
  #follow(before) {
    const range = this.range();
    const seen = this.#dated.filter(({ leaf }) => this.open[leaf]).map((leaf) => ({
      from: before[leaf.leaf] ? Math.max(firstOf(leaf), range.from) : firstOf(leaf),
      to: before[leaf.leaf] ? Math.min(lastOf(leaf), range.to) : lastOf(leaf),
    }));
    if (seen.length) this.#range = { from: least(seen.map(({ from }) => from)), to: most(seen.map(({ to }) => to)) };
  }

  setBranch(branch, on) {
    const before = this.open.slice();
    for (const leaf of this.#under(branch)) this.open[leaf] = Number(on);
    this.#follow(before);
  }

  /** "all", "some" or "none" of a branch's leaves are open. */
  stateOf(branch) {
    const under = this.#under(branch);
    const count = under.filter((leaf) => this.open[leaf]).length;
    if (count === 0) return "none";
    return count === under.length ? "all" : "some";
  }

  /** The shortest list of keys that says what is open: a whole year by its year alone. */
  #keysOf(branch) {
    const state = this.stateOf(branch);
    if (state === "none") return [];
    if (state === "all" && branch.parent) return [branch.key];
    return [...(branch.leaf >= 0 && this.open[branch.leaf] ? [branch.key] : []), ...[...branch.children.values()].flatMap((child) => this.#keysOf(child))];
  }

  /** Opens the branches of these keys and no other; returns the keys that there are not. */
  #openKeys(keys) {
    const unknown = new Set(keys);
    const wanted = new Set(keys);
    const visit = (branch, opened) => {
      const now = opened || wanted.has(branch.key);
      unknown.delete(branch.key);
      if (branch.leaf >= 0) this.open[branch.leaf] = Number(now);
      branch.children.forEach((child) => visit(child, now));
    };
    visit(this.root, false);
    return [...unknown];
  }

  /** What a link says of the dates: nothing for those on opening, a range, and the groups where they are not the range's. */
  address() {
    const byHand = this.leaves.some((leaf, number) => this.open[number] !== Number(this.#inRange(leaf)));
    const range = this.range();
    const whole = this.#opensOnNewest ? ALL : null;
    return {
      range: this.isWhole() ? whole : `${isoDay(range.from)}..${isoDay(range.to)}`,
      dates: byHand ? this.#keysOf(this.root).join(",") : null,
    };
  }

  /** Makes a page open on its newest days where its address says nothing of dates. */
  opensOnNewest(/** @type {number} */ days) {
    this.#opensOnNewest = days;
  }

  /** Does what an address says of the dates; returns what it names that is not here. */
  obey({ range: asked, dates }) {
    const range = rangeOf(asked);
    if (range && range !== ALL) this.setRange(range.from, range.to);
    else if (!this.extent) this.open.fill(1);
    else if (!range && dates === null && this.#opensOnNewest) this.setRange(this.extent.newest - this.#opensOnNewest + 1, this.extent.to);
    else this.setRange(this.extent.from, this.extent.to);
    const unread = asked && !range ? [asked] : [];
    return dates === null ? unread : [...unread, ...this.#openKeys(dates.split(",").filter(Boolean))];
  }

  /** Tells whether any event meets a window: play and the arrows pass by what is empty. */
  any(from, to) {
    return this.#dated.some((leaf) => this.#meets(leaf, { from, to }));
  }
}
