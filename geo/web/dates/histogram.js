/* Events by day, week, month or year as bars, stacked by kind; those not shown are pale. Drawn on one canvas. */

import { OPEN, isoDay } from "../data/numbers.js";
import * as calendar from "./calendar.js";
import * as dateWords from "../language/dates.js";
import { kinds } from "../language/kinds.js";
import { formatNumber } from "../language/say.js";
import { colour, familyColour } from "../map/colour.js";

export const createHistogram = (canvas, data, periods) => {
  const AXIS = 17;
  const TOP = 14; // above the highest bar, for its number
  const LANE = 5; // below the bars: lines for dates known only to a longer time
  const NARROWEST = 3; // pixels of a bar that is still seen
  const WIDEST = 42;
  const APART = 62; // pixels from one date on the axis to the next
  const LENGTH = { day: 1, week: 7, month: 30, year: 365 };
  const FAMILIES = kinds.families.length;
  const { family } = data.columns;
  const { extent } = periods;

  let unit = "day";
  let starts = [];
  let binOf = new Int32Array(0);
  let long = [];
  let most = 1;
  let [all, open] = [[], []];
  let width = 0;
  let height = 0;

  const from = () => starts[0];
  const days = () => calendar.next(starts.at(-1), unit) - from();
  const x = (day) => ((day - from()) / days()) * width;
  const dayAt = (pixel) => Math.floor(from() + Math.max(0, Math.min(1 - 1e-9, pixel / width)) * days());

  /** The finest unit whose bars can be distinguished. */
  const fitting = () => {
    const least = (extent.to - extent.from + 1) / (width / NARROWEST);
    return calendar.UNITS.find((name) => LENGTH[name] >= least) ?? "year";
  };

  /** The bar in which an event stands; -1 where its date is known only to a longer time, or not at all. */
  const bin = (first, last) => {
    if (first === OPEN || last === OPEN) return -1;
    const start = calendar.floor(first, unit);
    if (calendar.next(start, unit) <= last) return -1;
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= start) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const binLeaves = () => {
    const bins = periods.leaves.map((leaf) => bin(leaf.begin, leaf.until));
    binOf = Int32Array.from(periods.leafOf, (leaf) => bins[leaf]);
    long = periods.leaves.map((leaf, number) => ({ leaf, number })).filter(({ leaf, number }) => bins[number] < 0 && periods.isDated(leaf));
  };

  const cut = (asked) => {
    const box = canvas.parentElement.getBoundingClientRect();
    [width, height] = [Math.max(1, box.width), Math.max(30, box.height)];
    const wanted = calendar.UNITS.includes(asked) ? asked : fitting();
    if (wanted !== unit || !starts.length) {
      unit = wanted;
      starts = calendar.starts(extent.from, extent.to, unit);
      binLeaves();
    }
    return unit;
  };

  /** Counts bars: of all events that pass filters and search, and of those shown. */
  const countIn = (mask) => {
    const counts = new Int32Array(starts.length * FAMILIES);
    for (let event = 0; event < data.events; event += 1) {
      if (mask[event] && binOf[event] >= 0) counts[binOf[event] * FAMILIES + family[data.firstRow[event]]] += 1;
    }
    return counts;
  };

  const total = (counts, number) => {
    let sum = 0;
    for (let kind = 0; kind < FAMILIES; kind += 1) sum += counts[number * FAMILIES + kind];
    return sum;
  };

  const count = (passing) => {
    all = countIn(passing);
    most = 1;
    for (let number = 0; number < starts.length; number += 1) most = Math.max(most, total(all, number));
  };

  const bars = (context, base) => {
    const unitHigh = (base - TOP) / most;
    starts.forEach((start, number) => {
      const n = total(all, number);
      if (!n) return;
      const slot = x(calendar.next(start, unit)) - x(start);
      const wide = Math.min(Math.max(slot - (slot > 5 ? 1 : 0), 1), WIDEST);
      const left = x(start) + (slot - wide) / 2;
      let top = base;
      for (let kind = 0; kind < FAMILIES; kind += 1) {
        const part = open[number * FAMILIES + kind] * unitHigh;
        context.fillStyle = familyColour(kinds.families[kind].name);
        context.fillRect(left, top - part, wide, part);
        top -= part;
      }
      context.fillStyle = colour("faint");
      context.fillRect(left, base - Math.max(n * unitHigh, 2), wide, Math.max(n * unitHigh, 2) - (base - top));
    });
  };

  /** How many events the highest bar stands for: the scale of all. */
  const scale = (context) => {
    const text = formatNumber(most);
    const left = 16;
    context.font = `11px ${colour("sans")}`;
    context.textBaseline = "alphabetic";
    context.fillStyle = colour("muted");
    context.fillText(text, left, TOP - 3);
    context.fillStyle = colour("rule");
    context.fillRect(0, TOP - 0.5, width, 1);
  };

  const lanes = (context, base) => {
    for (const { leaf, number } of long) {
      const left = leaf.begin === OPEN ? 0 : x(leaf.begin);
      const right = leaf.until === OPEN ? width : x(leaf.until + 1);
      context.fillStyle = colour(periods.open[number] ? "muted" : "faint");
      context.fillRect(left, base + 2, right - left - 1, 2);
    }
  };

  const TICKS = [["day", 1], ["day", 2], ["week", 1], ["week", 2], ["month", 1], ["month", 3], ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 20], ["year", 50], ["year", 100]];

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

  const axis = (context, base) => {
    const perDay = width / days();
    const [name, step] = TICKS.find(([kind, number]) => LENGTH[kind] * number * perDay >= APART) ?? TICKS.at(-1);
    context.fillStyle = colour("muted");
    context.font = `11px ${colour("sans")}`;
    context.textBaseline = "bottom";
    let free = -Infinity;
    for (let day = calendar.floor(from(), name); x(day) < width; day = calendar.next(day, name, name === "day" || name === "week" ? step : 1)) {
      const text = tickLabel(day, name, free === -Infinity);
      const wide = context.measureText(text).width;
      const left = Math.max(0, x(day));
      if (!isRound(day, name, step) || x(day) < -1 || left < free || left + wide > width) continue;
      context.fillRect(left, base, 1, 4);
      context.fillText(text, left + 3, height);
      free = left + wide + 12;
    }
  };

  const draw = (shownEvents) => {
    if (shownEvents) open = countIn(shownEvents);
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    }
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const base = height - AXIS - LANE;
    if (all.some(Boolean)) scale(context);
    bars(context, base);
    context.fillStyle = colour("muted");
    context.fillRect(0, base, width, 1);
    lanes(context, base);
    axis(context, base + LANE - 1);
  };

  return {
    cut, count, draw, x, dayAt,
    unit: () => unit,
    hasLong: () => long.length > 0,
    /** The days of the bar at a day, and how many events it shows. */
    barAt: (day) => {
      const start = calendar.floor(day, unit);
      const number = bin(start, start);
      return { from: start, to: calendar.next(start, unit) - 1, n: total(open, number) };
    },
  };
};
