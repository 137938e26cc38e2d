/* Places, links and dates in words, as a reader expects them. */

import { language, say } from "./say.js";

/** Both names of a place where two are in use. */
export const placeName = (place) => (place.other ? `${place.name} / ${place.other}` : place.name);

/** Region and country in words; of a contested place no country is named. */
export const placeWhere = (place) => {
  if (place.disputed) return say("contested");
  const country = countryName(place.country);
  return [place.region, country].filter((part, i, all) => part && part !== place.name && all.indexOf(part) === i).join(", ");
};

export const countryName = (() => {
  const names = new Map();
  const name = (code) => {
    try {
      return new Intl.DisplayNames([language.locale], { type: "region" }).of(code);
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
export const webLink = (text) => {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
};

