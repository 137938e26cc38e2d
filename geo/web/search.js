"use strict";

/*
 * Search in any script: upper and lower case, diacritics of Latin and Greek letters and the marks of Arabic and
 * Hebrew vowels make no difference; other letters are compared as they are.
 */

geo.fold = (() => {
  const LETTERS = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ŋ": "n", "ß": "ss", "æ": "ae", "œ": "oe",
    "þ": "th", "և": "եվ", "ĸ": "k", "ς": "σ", "‘": "'", "’": "'", "ʻ": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "‐": "-", "–": "-",
    "“": '"', "”": '"', "\u00a0": " ", "\u200c": "",
  };
  const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
  const MARKED = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;
  const VOWELS = /[\u0591-\u05bd\u064b-\u0652\u0670]/g;
  const ASCII = /^[\0-\x7f]*$/;

  return (text) => {
    const lower = text.toLowerCase();
    if (ASCII.test(lower)) return lower;
    return lower.normalize("NFD").replace(MARKED, "$1").replace(VOWELS, "").normalize("NFC").replace(SPECIAL, (letter) => LETTERS[letter]);
  };
})();

/** Folds a text for the index: ə is written both a and e by those who have no key for it. */
geo.foldBoth = (text) => {
  const folded = geo.fold(text);
  return folded.includes("ə") ? `${folded}\n${folded.replaceAll("ə", "a")}\n${folded.replaceAll("ə", "e")}` : folded;
};

/** The words of a query, and what stands in quotation marks as one. */
geo.terms = (query) => [...geo.fold(query).matchAll(/"([^"]+)"|([^\s"]+)/g)].map(([, phrase, word]) => phrase ?? word);

geo.search = (data) => {
  let index = null;
  let lost = null;

  /** All that is searched of an event. */
  const textOf = (event) => {
    const places = [];
    for (let row = data.firstRow[event]; row < data.firstRow[event + 1]; row += 1) {
      const place = data.places[data.columns.place[row]];
      places.push(geo.placeName(place), geo.placeWhere(place));
    }
    const reports = data.reportsOf(event).flatMap(({ quote, article }) => [quote, article.title, article.source]);
    const actors = [...data.actorsOf(event)].map((actor) => data.words.actor[actor]);
    return geo.foldBoth([...reports, ...places, ...actors].join("\n"));
  };

  const fold = async () => {
    const texts = new Array(data.events);
    for (let number = 0; number < data.chunks; number += 1) {
      const { from, to } = await data.chunk(number);
      for (let event = from; event < to; event += 1) texts[event] = textOf(event);
    }
    return texts;
  };

  const foldLost = async () => {
    const rows = await data.elsewhere.read(0, data.elsewhere.size);
    return rows.map(({ text, reason, article }) => geo.foldBoth([text, reason, article.title, article.source].join("\n")));
  };

  const hits = (texts, terms) => Uint8Array.from(texts, (text) => Number(terms.every((term) => text.includes(term))));

  /** Finds events, and what is not on the map; no terms find all. The index is made at the first search. */
  return async (query) => {
    const terms = geo.terms(query);
    if (!terms.length) return null;
    index ??= fold();
    lost ??= foldLost();
    return { events: hits(await index, terms), elsewhere: hits(await lost, terms) };
  };
};
