/* Search in sentences, titles, sources, places and actors; the index is made at the first search. */

import { foldBoth, terms } from "../language/fold.js";
import { placeName, placeWhere } from "../language/words.js";

export const createSearch = (data) => {
  let index = null;
  let lost = null;

  /** All that is searched of an event. */
  const textOf = (event) => {
    const places = [];
    for (let row = data.firstRow[event]; row < data.firstRow[event + 1]; row += 1) {
      const place = data.places[data.columns.place[row]];
      places.push(placeName(place), placeWhere(place));
    }
    const reports = data.reportsOf(event).flatMap(({ quote, article }) => [quote, article.title, article.source]);
    const actors = [...data.actorsOf(event)].map((actor) => data.words.actor[actor]);
    return foldBoth([...reports, ...places, ...actors].join("\n"));
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
    return rows.map(({ text, reason, article }) => foldBoth([text, reason, article.title, article.source].join("\n")));
  };

  const hits = (texts, wanted) => Uint8Array.from(texts, (text) => Number(wanted.every((term) => text.includes(term))));

  /** Finds events, and what is not on the map; no terms find all. The index is made at the first search. */
  return async (query) => {
    const wanted = terms(query);
    if (!wanted.length) return null;
    index ??= fold();
    lost ??= foldLost();
    return { events: hits(await index, wanted), elsewhere: hits(await lost, wanted) };
  };
};
