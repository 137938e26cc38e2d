/* Days and intervals in words, in the unit in which they are known. */

import { OPEN } from "../data/numbers.js";
import * as calendar from "../dates/calendar.js";
import { language, say } from "./say.js";

const format = (options) => {
  let formatter;
  const said = new Map();
  return (day) => {
    formatter ??= new Intl.DateTimeFormat(language.locale, { timeZone: "UTC", ...options });
    if (!said.has(day)) said.set(day, formatter.format(new Date(day * 86400000)));
    return said.get(day);
  };
};
const full = format({ day: "numeric", month: "long", year: "numeric" });
const long = format({ weekday: "short", day: "numeric", month: "long", year: "numeric" });
const month = format({ month: "long", year: "numeric" });
const monthName = format({ month: "long" });
const monthShort = format({ month: "short" });
const dayName = format({ weekday: "short", day: "numeric" });
const dayMonth = format({ day: "numeric", month: "long" });
const dayShort = format({ day: "numeric", month: "short" });
const monthYear = format({ month: "short", year: "numeric" });
const fullShort = format({ day: "numeric", month: "short", year: "numeric" });
const year = format({ year: "numeric" });
const yearNumber = (day) => new Date(day * 86400000).getUTCFullYear();

const span = (begin, until) => {
  if (month(begin) === month(until)) return `${new Date(begin * 86400000).getUTCDate()}–${full(until)}`;
  if (year(begin) === year(until)) return say("range", { begin: dayMonth(begin), until: full(until) });
  return say("range", { begin: full(begin), until: full(until) });
};

const season = (begin, until) => {
  const last = new Date(until * 86400000).getUTCMonth() + 1;
  return language.strings.season[last] ? say(`season.${last}`, { year: year(begin) }) : span(begin, until);
};

const byPrecision = {
  week: (begin, until) => (until - begin === 6 ? say("weekOf", { date: span(begin, until) }) : span(begin, until)),
  month: (begin, until) => (month(begin) === month(until) ? month(begin) : span(begin, until)),
  year: (begin, until) => (year(begin) === year(until) ? year(begin) : `${year(begin)}–${year(until)}`),
  decade: (begin) => say("decade", { year: String(Math.floor(yearNumber(begin) / 10) * 10) }),
  season,
};

/** The unit of an interval that is exactly one month, year or decade; else none. */
const unit = (begin, until) => {
  const { floor, next } = calendar;
  if (floor(begin, "month") === begin && next(begin, "month") === until + 1) return "month";
  if (floor(begin, "year") !== begin || floor(until + 1, "year") !== until + 1) return "";
  return yearNumber(begin) % 10 === 0 && yearNumber(until + 1) - yearNumber(begin) === 10 ? "decade" : "year";
};

/** Says an interval in the unit in which it is known. */
const interval = (begin, until, precision, basis) => {
  if (begin === OPEN && until === OPEN) return say("undated");
  if (until === OPEN) return say("since", { date: full(begin) });
  if (begin === OPEN) return say("until", { date: full(until) });
  if (begin === until) return basis === "document" ? say("aboutDay", { date: full(begin) }) : long(begin);
  return byPrecision[precision || unit(begin, until)]?.(begin, until) ?? span(begin, until);
};

/** Says one end of a period no more exactly than it is known. */
const edge = (day, precision) => {
  if (["year", "decade", "season"].includes(precision)) return year(day);
  return precision === "month" ? month(day) : full(day);
};

/** Says a window of time in short: a day, a whole month or year by its name, else from when to when. */
const period = (begin, until) => {
  if (begin === until) return fullShort(begin);
  const named = byPrecision[unit(begin, until)]?.(begin, until);
  return named ?? say("range", { begin: year(begin) === year(until) ? dayShort(begin) : fullShort(begin), until: fullShort(until) });
};

export { interval, edge, period, full, monthName, monthShort, monthYear, dayName, dayShort, year };
