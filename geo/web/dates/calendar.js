/* Days counted from 1970-01-01, and the days, weeks, months and years that they fall into. */

const UNITS = ["day", "week", "month", "year"];
const THURSDAY = 3; // 1970-01-01 was a Thursday; weeks begin on Monday

const date = (day) => new Date(day * 86400000);
const dayOf = (year, month) => {
  const first = new Date(Date.UTC(2000, month, 1)); // years below 100 must be set apart
  return first.setUTCFullYear(year) / 86400000;
};

/** The first day of the unit that a day lies in. */
const floor = (day, unit) => {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + THURSDAY) % 7) + 7) % 7);
  return dayOf(date(day).getUTCFullYear(), unit === "month" ? date(day).getUTCMonth() : 0);
};

/** The first day of the `steps`th unit after the one that a day lies in. */
const next = (day, unit, steps = 1) => {
  const first = floor(day, unit);
  if (unit === "day") return first + steps;
  if (unit === "week") return first + 7 * steps;
  const months = date(first).getUTCMonth() + steps * (unit === "month" ? 1 : 12);
  const month = ((months % 12) + 12) % 12;
  return dayOf(date(first).getUTCFullYear() + Math.floor(months / 12), month);
};

/** The first days of all units from one day to another. */
const starts = (from, to, unit) => {
  const all = [];
  for (let day = floor(from, unit); day <= to; day = next(day, unit)) all.push(day);
  return all;
};

export { UNITS, floor, next, starts };
