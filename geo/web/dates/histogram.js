/* Events by day, week, month or year as bars, stacked by kind; those not shown are pale. Drawn on one canvas. */

import { OPEN, isoDay } from "../data/numbers.js";
import * as dateWords from "../language/dates.js";
import { kinds } from "../language/kinds.js";
import { formatNumber } from "../language/say.js";
import { colour, familyColour } from "../map/colour.js";
import * as calendar from "./calendar.js";

/** Pixels on either side of the bars, so that the handles of the window stand beside the first and last of them. */
export const SIDE = 16;
const AXIS = 17;
const TOP = 14; // above the highest bar, for its number
const LANE = 5; // below the bars: lines for dates known only to a longer time
const NARROWEST = 3; // pixels of a bar that is still seen
const WIDEST = 42;
const APART = 62; // pixels from one date on the axis to the next
const LENGTH = { day: 1, week: 7, month: 30, year: 365 };
/** @type {[string, number][]} */
const TICKS = [["day", 1], ["day", 2], ["week", 1], ["week", 2], ["month", 1], ["month", 3], ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 20], ["year", 50], ["year", 100]];

/** The finest unit whose bars can be distinguished. */
export const fitting = (/** @type {number} */ days, /** @type {number} */ width) =>
  calendar.UNITS.find((unit) => LENGTH[unit] >= days / (width / NARROWEST)) ?? "year";

/** A month is said with its year where it is the first on the axis; January is said by its year. */
const tickLabel = (day, name, isFirst) => {
  const { year, monthShort, monthYear, dayShort } = dateWords;
  if (name === "year") return year(day);
  if (name !== "month") return dayShort(day);
  if (calendar.floor(day, "year") === day) return year(day);
  return isFirst ? monthYear(day) : monthShort(day);
};

const isRound = (day, name, step) => {
  if (name === "year") return Number(isoDay(day).slice(0, -6)) % step === 0;
  return name === "month" ? Number(isoDay(day).slice(-5, -3)) % step === 1 % step : true;
};

export class Histogram {
  unit = "day";
  #canvas;
  #data;
  #periods;
  /** @type {number[]} */
  #starts = [];
  #binOf = new Int32Array(0);
  /** @type {{ leaf: any, number: number }[]} */
  #long = [];
  #most = 1;
  #passing = /** @type {Uint8Array | null} */ (null);
  #all = new Int32Array(0);
  #open = new Int32Array(0);
  #width = 0;
  #height = 0;

  constructor(canvas, data, periods) {
    this.#canvas = canvas;
    this.#data = data;
    this.#periods = periods;
  }

  #days() {
    return calendar.next(this.#starts[this.#starts.length - 1], this.unit) - this.#starts[0];
  }

  x(day) {
    return SIDE + ((day - this.#starts[0]) / this.#days()) * this.#width;
  }

  dayAt(pixel) {
    const part = (pixel - SIDE) / this.#width;
    return Math.floor(this.#starts[0] + Math.max(0, Math.min(1 - 1e-9, part)) * this.#days());
  }

  hasLong() {
    return this.#long.length > 0;
  }

  /** The bar in which an event stands; -1 where its date is known only to a longer time, or not at all. */
  #bin(first, last) {
    if (first === OPEN || last === OPEN) return -1;
    const start = calendar.floor(first, this.unit);
    if (calendar.next(start, this.unit) <= last) return -1;
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= start) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #binLeaves() {
    const { leaves, leafOf } = this.#periods;
    const bins = Int32Array.from(leaves, (leaf) => this.#bin(leaf.begin, leaf.until));
    this.#binOf = new Int32Array(leafOf.length);
    for (let event = 0; event < leafOf.length; event += 1) this.#binOf[event] = bins[leafOf[event]];
    this.#long = leaves.map((leaf, number) => ({ leaf, number })).filter(({ leaf, number }) => bins[number] < 0 && this.#periods.isDated(leaf));
  }

  /** Cuts the time into bars of a unit, or of one that fits. */
  cut(asked) {
    const { extent } = this.#periods;
    const box = this.#canvas.parentElement.getBoundingClientRect();
    [this.#width, this.#height] = [Math.max(1, box.width - 2 * SIDE), Math.max(30, box.height)];
    const wanted = calendar.UNITS.includes(asked) ? asked : fitting(extent.to - extent.from + 1, this.#width);
    if (wanted === this.unit && this.#starts.length) return;
    this.unit = wanted;
    this.#starts = calendar.starts(extent.from, extent.to, this.unit);
    this.#binLeaves();
    if (this.#passing) this.count(this.#passing);
  }

  /** Counts bars: of all events that pass filters and search, and of those shown. */
  #countIn(mask) {
    const families = kinds.families.length;
    const { firstRow, columns: { family }, events } = this.#data;
    const binOf = this.#binOf;
    const counts = new Int32Array(this.#starts.length * families);
    for (let event = 0; event < events; event += 1) {
      if (mask[event] && binOf[event] >= 0) counts[binOf[event] * families + family[firstRow[event]]] += 1;
    }
    return counts;
  }

  #total(counts, number) {
    const families = kinds.families.length;
    let sum = 0;
    for (let kind = 0; kind < families; kind += 1) sum += counts[number * families + kind];
    return sum;
  }

  count(passing) {
    this.#passing = passing;
    this.#all = this.#countIn(passing);
    this.#most = 1;
    for (let number = 0; number < this.#starts.length; number += 1) this.#most = Math.max(this.#most, this.#total(this.#all, number));
  }

  #bars(context, base) {
    const families = kinds.families.length;
    const high = (base - TOP) / this.#most;
    this.#starts.forEach((start, number) => {
      const n = this.#total(this.#all, number);
      if (!n) return;
      const slot = this.x(calendar.next(start, this.unit)) - this.x(start);
      const wide = Math.min(Math.max(slot - (slot > 5 ? 1 : 0), 1), WIDEST);
      const left = this.x(start) + (slot - wide) / 2;
      let top = base;
      for (let kind = 0; kind < families; kind += 1) {
        const part = this.#open[number * families + kind] * high;
        context.fillStyle = familyColour(kinds.families[kind].name);
        context.fillRect(left, top - part, wide, part);
        top -= part;
      }
      context.fillStyle = colour("faint");
      context.fillRect(left, base - Math.max(n * high, 2), wide, Math.max(n * high, 2) - (base - top));
    });
  }

  /** How many events the highest bar stands for: the scale of all. */
  #scale(context) {
    context.font = `11px ${colour("sans")}`;
    context.textBaseline = "alphabetic";
    context.fillStyle = colour("muted");
    context.fillText(formatNumber(this.#most), SIDE, TOP - 3);
    context.fillStyle = colour("rule");
    context.fillRect(SIDE, TOP - 0.5, this.#width, 1);
  }

  #lanes(context, base) {
    for (const { leaf, number } of this.#long) {
      const left = leaf.begin === OPEN ? SIDE : this.x(leaf.begin);
      const right = leaf.until === OPEN ? SIDE + this.#width : this.x(leaf.until + 1);
      context.fillStyle = colour(this.#periods.open[number] ? "muted" : "faint");
      context.fillRect(left, base + 2, right - left - 1, 2);
    }
  }

  #axis(context, base) {
    const perDay = this.#width / this.#days();
    const [name, step] = TICKS.find(([kind, number]) => LENGTH[kind] * number * perDay >= APART) ?? TICKS[TICKS.length - 1];
    const end = SIDE + this.#width;
    context.fillStyle = colour("muted");
    context.font = `11px ${colour("sans")}`;
    context.textBaseline = "bottom";
    let free = -Infinity;
    for (let day = calendar.floor(this.#starts[0], name); this.x(day) < end; day = calendar.next(day, name, name === "day" || name === "week" ? step : 1)) {
      const text = tickLabel(day, name, free === -Infinity);
      const wide = context.measureText(text).width;
      const left = Math.max(SIDE, this.x(day));
      const at = Math.min(left + 3, end + SIDE - wide);
      if (!isRound(day, name, step) || this.x(day) < SIDE - 1 || at < free) continue;
      context.fillRect(left, base, 1, 4);
      context.fillText(text, at, this.#height);
      free = at + wide + 12;
    }
  }

  draw(shownEvents) {
    if (shownEvents) this.#open = this.#countIn(shownEvents);
    const ratio = window.devicePixelRatio || 1;
    const [wide, height] = [this.#width + 2 * SIDE, this.#height];
    const canvas = this.#canvas;
    if (canvas.width !== Math.round(wide * ratio) || canvas.height !== Math.round(height * ratio)) {
      Object.assign(canvas, { width: Math.round(wide * ratio), height: Math.round(height * ratio) });
    }
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, wide, height);
    const base = height - AXIS - LANE;
    if (this.#all.some(Boolean)) this.#scale(context);
    this.#bars(context, base);
    context.fillStyle = colour("muted");
    context.fillRect(SIDE, base, this.#width, 1);
    this.#lanes(context, base);
    this.#axis(context, base + LANE - 1);
  }

  /** The days of the bar at a day, and how many events it shows. */
  barAt(day) {
    const start = calendar.floor(day, this.unit);
    const number = this.#bin(start, start);
    return { from: start, to: calendar.next(start, this.unit) - 1, n: this.#total(this.#open, number) };
  }
}
