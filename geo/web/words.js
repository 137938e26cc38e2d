"use strict";

/* Places, links and dates in words, as a reader expects them. */

/** Both names of a place where two are in use. */
geo.placeName = (place) => (place.other ? `${place.name} / ${place.other}` : place.name);

/** Region and country in words; of a contested place no country is named. */
geo.placeWhere = (place) => {
  if (place.disputed) return geo.say("contested");
  const country = geo.countryName(place.country);
  return [place.region, country].filter((part, i, all) => part && part !== place.name && all.indexOf(part) === i).join(", ");
};

geo.countryName = (() => {
  const names = new Map();
  const name = (code) => {
    try {
      return new Intl.DisplayNames([geo.locale], { type: "region" }).of(code);
    } catch {
      return code;
    }
  };
  return (code) => {
    if (!/^[A-Z]{2}$/.test(code)) return "";
    if (!names.has(code)) names.set(code, name(code));
    return names.get(code);
  };
})();

/** Accepts a link only to the web; everything else stays text. */
geo.webLink = (text) => {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
};

geo.dateWords = (() => {
  const format = (options) => {
    const formatter = new Intl.DateTimeFormat(geo.locale, { timeZone: "UTC", ...options });
    const said = new Map();
    return (day) => {
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
    if (year(begin) === year(until)) return geo.say("range", { begin: dayMonth(begin), until: full(until) });
    return geo.say("range", { begin: full(begin), until: full(until) });
  };

  const season = (begin, until) => {
    const last = new Date(until * 86400000).getUTCMonth() + 1;
    return geo.strings.season[last] ? geo.say(`season.${last}`, { year: year(begin) }) : span(begin, until);
  };

  const byPrecision = {
    week: (begin, until) => geo.say("weekOf", { date: span(begin, until) }),
    month: (begin, until) => (month(begin) === month(until) ? month(begin) : span(begin, until)),
    year: (begin, until) => (year(begin) === year(until) ? year(begin) : `${year(begin)}–${year(until)}`),
    decade: (begin) => geo.say("decade", { year: String(Math.floor(yearNumber(begin) / 10) * 10) }),
    season,
  };

  /** The unit of an interval that is exactly one month, year or decade; else none. */
  const unit = (begin, until) => {
    const { floor, next } = geo.days;
    if (floor(begin, "month") === begin && next(begin, "month") === until + 1) return "month";
    if (floor(begin, "year") !== begin || floor(until + 1, "year") !== until + 1) return "";
    return yearNumber(begin) % 10 === 0 && yearNumber(until + 1) - yearNumber(begin) === 10 ? "decade" : "year";
  };

  /** Says an interval in the unit in which it is known. */
  const say = (begin, until, precision, basis) => {
    if (begin === geo.OPEN && until === geo.OPEN) return geo.say("undated");
    if (until === geo.OPEN) return geo.say("since", { date: full(begin) });
    if (begin === geo.OPEN) return geo.say("until", { date: full(until) });
    if (begin === until) return basis === "document" ? geo.say("aboutDay", { date: full(begin) }) : long(begin);
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
    return named ?? geo.say("range", { begin: year(begin) === year(until) ? dayShort(begin) : fullShort(begin), until: fullShort(until) });
  };

  return { say, edge, period, full, monthName, monthShort, monthYear, dayName, dayShort, year };
})();
