/* Windows of time and where they can go: pure sums of days, which the timeline moves by. */

import * as calendar from "./calendar.js";

/** @typedef {import("../types").Range} Range */

export const LONGER = { day: "week", week: "month", month: "year", year: "year" };

/** One end of a window moved by some units; it does not pass the other. @returns {[number, number]} */
export const moved = (/** @type {Range} */ { from, to }, /** @type {string} */ end, /** @type {string} */ unit, /** @type {number} */ steps) => {
  if (end === "from") return [Math.min(calendar.next(steps < 0 ? from - 1 : from, unit, steps < 0 ? steps + 1 : steps), to), to];
  return [from, Math.max(calendar.next(steps < 0 ? to : to + 1, unit, steps < 0 ? steps + 1 : steps) - 1, from)];
};

/** A window widened to whole units. @returns {[number, number]} */
export const snap = (/** @type {[number, number]} */ [from, to], /** @type {string} */ unit) =>
  [calendar.floor(from, unit), calendar.next(to, unit) - 1];

/** The longest unit of which a window is made up; at the ends of the data a bar may be cut short. */
export const unitOf = (/** @type {Range} */ { from, to }, /** @type {Range} */ extent, /** @type {string} */ bar) => {
  const { UNITS, floor } = calendar;
  const whole = UNITS.slice(1).filter((unit) => floor(from, unit) === from && floor(to + 1, unit) === to + 1).pop();
  const isCut = (from === extent.from || floor(from, bar) === from) && (to === extent.to || floor(to + 1, bar) === to + 1);
  return whole ?? (isCut ? bar : "day");
};

/** The window of as many units before or after. */
export const shifted = (/** @type {Range} */ range, /** @type {boolean} */ forward, /** @type {Range} */ extent, /** @type {string} */ bar) => {
  const unit = unitOf(range, extent, bar);
  const count = calendar.starts(range.from, range.to, unit).length;
  const first = calendar.next(range.from, unit, forward ? count : -count);
  return { from: first, to: calendar.next(first, unit, count) - 1 };
};

/** The nearest window before or after in which there is anything; none where there is none. */
export const beside = (/** @type {Range} */ range, /** @type {boolean} */ forward, /** @type {Range} */ extent, /** @type {string} */ bar, /** @type {(from: number, to: number) => boolean} */ any) => {
  let next = shifted(range, forward, extent, bar);
  while (next.from <= extent.to && next.to >= extent.from && !any(next.from, next.to)) next = shifted(next, forward, extent, bar);
  return next.from <= extent.to && next.to >= extent.from ? next : null;
};

/** What a drag of the pointer makes of a window: an end is moved, the window is, or a new one is drawn. */
export const dragged = (/** @type {string} */ part, /** @type {number} */ day, /** @type {Range} */ { from, to }, /** @type {Range} */ extent, /** @type {boolean} */ isWhole) => {
  /** @type {(now: number) => [number, number]} */
  let drag = (now) => [Math.min(day, now), Math.max(day, now)];
  if (part === "from") drag = (now) => [Math.min(now, to), to];
  else if (part === "to") drag = (now) => [from, Math.max(now, from)];
  else if (!isWhole && day >= from && day <= to) {
    drag = (now) => {
      const by = Math.max(extent.from - from, Math.min(extent.to - to, now - day));
      return [from + by, to + by];
    };
  }
  return drag;
};
