/* The state of the page as the hash of its address, so that a link reopens what one saw. */

const FACETS = ["family", "kind", "subtype", "status", "country", "place", "actor", "source", "certainty"];
const TEXTS = ["range", "dates", "q", "at", "event", "tab", "view", "order", "sure", "symbols", "shade", "base", "theme", "unit", "lang", "embed"];

const viewOf = (text) => {
  const numbers = (text ?? "").split("/").map(Number);
  const [zoom, latitude, longitude] = numbers;
  const valid = numbers.length === 3 && numbers.every(Number.isFinite) && Math.abs(latitude) <= 90;
  return valid ? { zoom, centre: [latitude, longitude] } : null;
};

/** What is not in the address is null: then it is as on opening. @returns {any} */
const read = (/** @type {string} */ from = location.hash) => {
  const parts = new URLSearchParams(from.slice(1));
  const texts = Object.fromEntries(TEXTS.map((name) => [name, parts.get(name)]));
  const facets = Object.fromEntries(FACETS.map((name) => [name, parts.getAll(name)]));
  return { ...texts, facets, map: viewOf(parts.get("map")) };
};

const hash = (/** @type {any} */ { map, facets, ...texts }) => {
  const parts = new URLSearchParams();
  if (map) parts.set("map", [map.zoom, ...map.centre.map((degrees) => degrees.toFixed(3))].join("/"));
  for (const name of TEXTS) {
    if (texts[name] !== null && texts[name] !== undefined) parts.set(name, texts[name]);
  }
  for (const name of FACETS) facets[name]?.forEach((key) => parts.append(name, key));
  return `#${parts.toString().replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
};

const SOON = 80; // milliseconds: writing an address is slow, and many changes come at once
/** @type {{ state: () => any, isStep: boolean, timer: any } | null} */
let waiting = null;

const flush = () => {
  if (!waiting) return;
  const { state, isStep, timer } = waiting;
  waiting = null;
  clearTimeout(timer);
  const next = hash(state());
  if (next === location.hash) return;
  if (isStep) history.pushState(null, "", next);
  else history.replaceState(null, "", next);
};

/** Writes the state, soon; a step that a reader would want to take back is a step of the browser's history. */
const write = (state, isStep) => {
  if (waiting) clearTimeout(waiting.timer);
  waiting = { state, isStep: isStep || Boolean(waiting?.isStep), timer: setTimeout(flush, SOON) };
};

const forget = () => {
  if (waiting) clearTimeout(waiting.timer);
  waiting = null;
};

/** Sees to it that the last change is in the address when the page is left. */
const listen = () => addEventListener("pagehide", flush);

export { FACETS, listen, read, write, flush, forget, hash };
