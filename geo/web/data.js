"use strict";

/* The data block of the page, decoded: places, articles, and events by column. */

geo.read = () => {
  const data = JSON.parse(document.getElementById("geo-data").textContent);
  const empty = { event: [], place: [], begin: [], until: [], type: [], status: [] };
  const rows = Object.keys(data.events).length ? data.events : empty;
  return { ...data, rows, size: rows.event.length };
};

geo.families = ["cooperation", "dispute", "force", "protest", "other"];

geo.familyOf = (type) => {
  const families = {
    AGREE: 0, CONSULT: 0, SUPPORT: 0, CONCEDE: 0, COOPERATE: 0, AID: 0, RETREAT: 0,
    REQUEST: 1, ACCUSE: 1, REJECT: 1, THREATEN: 1, SANCTION: 1,
    ASSAULT: 2, COERCE: 2, MOBILIZE: 2,
    PROTEST: 3,
  };
  return Object.hasOwn(families, type) ? families[type] : 4;
};

/** Decodes a line written by geo/maps/encode.py into [latitude, longitude] pairs. */
geo.decode = (() => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const values = Object.fromEntries([...alphabet].map((character, value) => [character, value]));
  return (text) => {
    const numbers = [];
    let number = 0;
    let shift = 0;
    for (const character of text) {
      const value = values[character];
      number |= (value & 31) << shift;
      shift += 5;
      if (value < 32) {
        numbers.push(number & 1 ? -((number + 1) >> 1) : number >> 1);
        number = 0;
        shift = 0;
      }
    }
    const points = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      points.push([y / 1000, x / 1000]);
    }
    return points;
  };
})();

/** Both names of a place where two are in use. */
geo.placeName = (place) => (place.other ? `${place.name} / ${place.other}` : place.name);

/** Region and country in words; of a contested place no country is named. */
geo.placeWhere = (place) => {
  if (place.disputed) return geo.say("contested");
  const country = geo.countryName(place.country);
  return [place.region, country].filter((part, i, all) => part && part !== place.name && all.indexOf(part) === i).join(", ");
};

geo.countryName = (code) => {
  if (!/^[A-Z]{2}$/.test(code)) return "";
  try {
    return new Intl.DisplayNames([geo.locale], { type: "region" }).of(code);
  } catch {
    return code;
  }
};

/** Accepts a link only to the web; everything else stays text. */
geo.webLink = (text) => {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
};

/* Dates: ISO days as text; words as a reader expects them. */

geo.dateWords = (() => {
  const format = (options) => {
    const formatter = new Intl.DateTimeFormat(geo.locale, { timeZone: "UTC", ...options });
    return (day) => formatter.format(new Date(`${day}T00:00:00Z`));
  };
  const full = format({ day: "numeric", month: "long", year: "numeric" });
  const long = format({ weekday: "short", day: "numeric", month: "long", year: "numeric" });
  const month = format({ month: "long", year: "numeric" });
  const monthName = format({ month: "long" });
  const dayName = format({ weekday: "short", day: "numeric" });
  const dayMonth = format({ day: "numeric", month: "long" });

  const span = (begin, until) => {
    if (begin.slice(0, 7) === until.slice(0, 7)) return `${Number(begin.slice(8))}–${full(until)}`;
    if (begin.slice(0, 4) === until.slice(0, 4)) return geo.say("range", { begin: dayMonth(begin), until: full(until) });
    return geo.say("range", { begin: full(begin), until: full(until) });
  };

  const byPrecision = {
    week: (begin, until) => geo.say("weekOf", { date: span(begin, until) }),
    month: (begin, until) => (begin.slice(0, 7) === until.slice(0, 7) ? month(begin) : span(begin, until)),
    year: (begin, until) => (begin.slice(0, 4) === until.slice(0, 4) ? begin.slice(0, 4) : `${begin.slice(0, 4)}–${until.slice(0, 4)}`),
    decade: (begin) => geo.say("decade", { year: `${begin.slice(0, 3)}0` }),
    season: (begin, until) => {
      const key = `season.${Number(until.slice(5, 7))}`;
      return geo.strings.season[Number(until.slice(5, 7))] ? geo.say(key, { year: begin.slice(0, 4) }) : span(begin, until);
    },
  };

  /** The unit of an interval that is exactly one month, year or decade; else none. */
  const unit = (begin, until) => {
    const next = new Date(`${until}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    const after = next.toISOString().slice(0, 10);
    if (!begin.endsWith("-01") || !after.endsWith("-01")) return "";
    if (begin.slice(0, 7) === until.slice(0, 7)) return "month";
    if (!begin.endsWith("-01-01") || !after.endsWith("-01-01")) return "";
    const years = Number(after.slice(0, 4)) - Number(begin.slice(0, 4));
    return years === 10 && begin.slice(3, 4) === "0" ? "decade" : "year";
  };

  /** Says an interval in the unit in which it is known. */
  const say = (begin, until, precision, basis) => {
    if (!begin && !until) return geo.say("undated");
    if (!until) return geo.say("since", { date: full(begin) });
    if (!begin) return geo.say("until", { date: full(until) });
    if (begin === until) return basis === "document" ? geo.say("aboutDay", { date: full(begin) }) : long(begin);
    return byPrecision[precision || unit(begin, until)]?.(begin, until) ?? span(begin, until);
  };

  /** Says one end of a period no more exactly than it is known. */
  const edge = (day, precision) => {
    if (["year", "decade", "season"].includes(precision)) return day.slice(0, 4);
    return precision === "month" ? month(day) : full(day);
  };

  return { say, edge, full, month, monthName, dayName, span };
})();
