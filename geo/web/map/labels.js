/* Names on the map, placed so that none lies over another: places of events first, then countries, seas, towns. */

import { language } from "../language/say.js";
import { countryName, placeName } from "../language/words.js";
import { worldSize } from "./cells.js";
import { Floor, around, centred } from "./floor.js";

const FAR = 5; // towns are named from this zoom on
const CROWD = 28000; // square pixels of map for each name of a town
const APART = 10; // pixels of air around the name of a town or a country
const AIR = 7; // pixels from an event's name to the symbol of another place, where there is room: it is no name of that
const NAMED = 300; // places of events for which a name is tried, the strongest
const CHIEF = 0.5; // share of a joined symbol's events from which its chief place names it

/** Fonts of names by kind, as styles/map.css has them. */
export const FONTS = {
  event: { weight: "600", size: 12.5, family: "sans", spacing: 0 },
  country: { weight: "600", size: 12, family: "sans", spacing: 2.2, upper: true },
  water: { weight: "italic", size: 13, family: "serif", spacing: 0.6 },
  town: { weight: "", size: 11, family: "sans", spacing: 0 },
  capital: { weight: "", size: 11.5, family: "sans", spacing: 0 },
};

const families = { sans: "", serif: "" };
/** @type {Map<string, { width: number, height: number }>} */
const sizes = new Map();
/** @type {CanvasRenderingContext2D | null} */
let context = null;

const measured = (text, kind) => {
  const { weight, size, family, spacing, upper } = FONTS[kind];
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return { width: text.length * size, height: size };
  context.font = `${weight} ${size}px ${families[family]}`;
  const width = context.measureText(upper ? text.toLocaleUpperCase(language.locale) : text).width;
  return { width: width + spacing * text.length, height: size * 1.25 };
};

const sizeOf = (text, kind) => {
  const key = `${kind} ${text}`;
  let size = sizes.get(key);
  if (!size) sizes.set(key, (size = measured(text, kind)));
  return size;
};

/** Of the points at which a country's name may stand, takes the one with most room in view. */
const bestAnchors = (countries, map, size) => {
  const best = new Map();
  for (const [code, longitude, latitude, radius] of countries) {
    const name = countryName(code);
    const point = map.latLngToContainerPoint([latitude, longitude]);
    const degree = Math.abs(map.latLngToContainerPoint([latitude, longitude + 1]).x - point.x);
    const room = Math.min(radius * degree, point.x, size.x - point.x, 3 * point.y, 3 * (size.y - point.y));
    if (room > 0 && room > (best.get(name)?.room ?? 0)) best.set(name, { name, point, room });
  }
  return [...best.values()].sort((a, b) => b.room - a.room);
};

/** The smallest town worth a name at a zoom; a capital counts as eight times its size. */
const worth = (zoom) => 7e6 / 3.2 ** Math.max(0, zoom - 3);

const inView = (point, size) => point.x > -20 && point.y > -20 && point.x < size.x + 20 && point.y < size.y + 20;

export class NameLayer {
  /** The names that stand on the map now. @type {{ kind: string, text: string, box: import("./floor.js").Box, dot: any }[]} */
  placed = [];
  #map;
  #data;
  #pane;
  #waiting = 0;
  #shown = { symbols: /** @type {any[]} */ ([]), radius: /** @type {(symbol: any) => number} */ (() => 0) };

  constructor(map, data) {
    this.#map = map;
    this.#data = data;
    this.#pane = map.createPane("names");
    Object.assign(this.#pane.style, { zIndex: 450, pointerEvents: "none" });
    this.#pane.setAttribute("aria-hidden", "true");
    map.on("zoomstart", () => this.#pane.classList.add("away"));
    map.on("moveend zoomend resize", () => {
      this.#pane.classList.remove("away");
      this.#soon();
    });
  }

  update(drawn) {
    this.#shown = drawn;
    this.#soon();
  }

  settle() {
    cancelAnimationFrame(this.#waiting);
    this.#place();
  }

  #soon() {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = requestAnimationFrame(() => this.#place());
  }

  #place() {
    const style = getComputedStyle(document.documentElement);
    families.sans = style.getPropertyValue("--sans");
    families.serif = style.getPropertyValue("--serif");
    const size = this.#map.getSize();
    const room = new Floor(size);
    this.placed = [];
    this.#controls(room);
    const named = this.#events(room, size);
    this.#countries(room, size, named);
    this.#waters(room, size);
    this.#towns(room, size, named);
    this.#pane.replaceChildren(...this.placed.flatMap((name) => this.#made(name)));
  }

  #made({ kind, text, box, dot }) {
    const label = document.createElement("span");
    label.className = `name name-${kind}`;
    label.dir = "auto";
    label.textContent = text;
    L.DomUtil.setPosition(label, this.#map.containerPointToLayerPoint([box.x, box.y]).round());
    if (!dot) return [label];
    const mark = document.createElement("span");
    mark.className = `dot dot-${kind}`;
    L.DomUtil.setPosition(mark, this.#map.containerPointToLayerPoint(dot).round());
    return [label, mark];
  }

  #try(kind, text, boxes, room, dot = null, apart = 0) {
    const box = boxes.find((place) => room.fits(place, apart));
    if (!box) return false;
    this.placed.push({ kind, text, box, dot });
    room.block(box);
    return true;
  }

  /** Keeps names from under what lies over the map. */
  #controls(room) {
    const { left, top } = this.#map.getContainer().getBoundingClientRect();
    for (const control of document.querySelectorAll(".leaflet-control, #outside, #legend, .map-note")) {
      const { x, y, width, height } = control.getBoundingClientRect();
      if (width) room.block({ x: x - left, y: y - top, width, height });
    }
  }

  /** What a symbol is called: its place, or of joined ones the place that most of the events are at. */
  #nameOf({ places, n, isJoined }) {
    const { data, tally } = { data: this.#data, tally: /** @type {any} */ (this.#shown).tally };
    return isJoined && tally.n[places[0]] < CHIEF * n ? "" : placeName(data.places[places[0]]);
  }

  /** Names the strongest symbols in view; returns the names of places that are on the map, not to be written twice. */
  #events(room, size) {
    const [width, origin] = [worldSize(this.#map.getZoom()), this.#map.getPixelOrigin().subtract(this.#map._getMapPanePos?.() ?? L.point(0, 0))];
    const named = new Set();
    const tried = [];
    for (const symbol of this.#shown.symbols) {
      const point = { x: symbol.x * width - origin.x, y: symbol.y * width - origin.y };
      if (!inView(point, size)) continue;
      const radius = this.#shown.radius(symbol) + 1;
      const box = { x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius };
      room.block(box);
      if (tried.length < NAMED) tried.push({ symbol, point, radius, box });
    }
    for (const { symbol, point, radius, box } of tried) {
      const text = this.#nameOf(symbol);
      if (!text) continue;
      const { name, other } = this.#data.places[symbol.places[0]];
      named.add(name).add(other);
      const boxes = around(point, radius, sizeOf(text, "event"));
      const airy = boxes.filter((one) => room.fits(one, AIR, box));
      this.#try("event", text, airy.length ? airy : boxes, room);
    }
    return named;
  }

  #countries(room, size, named) {
    for (const { name, point, room: space } of bestAnchors(this.#data.base.countries, this.#map, size)) {
      if (named.has(name)) continue;
      const label = sizeOf(name, "country");
      if (label.width < 2.6 * space) this.#try("country", name, centred(point, label), room, null, APART);
    }
  }

  #waters(room, size) {
    const zoom = this.#map.getZoom();
    const done = new Set();
    for (const [name, longitude, latitude, from] of this.#data.base.waters) {
      const point = this.#map.latLngToContainerPoint([latitude, longitude]);
      if (zoom < from || zoom > from + 5 || done.has(name) || !inView(point, size)) continue;
      if (this.#try("water", name, centred(point, sizeOf(name, "water")), room)) done.add(name);
    }
  }

  #towns(room, size, named) {
    if (this.#map.getZoom() < FAR) return;
    const least = worth(this.#map.getZoom());
    let left = (size.x * size.y) / CROWD;
    for (const [name, longitude, latitude, population, capital] of this.#data.base.towns) {
      if (population * (capital ? 8 : 1) < least || name.split(" / ").some((part) => named.has(part))) continue;
      const point = this.#map.latLngToContainerPoint([latitude, longitude]);
      const dot = { x: point.x - 2, y: point.y - 2, width: 4, height: 4 };
      if (!inView(point, size) || !room.fits(dot)) continue;
      const kind = capital ? "capital" : "town";
      if (left > 0 && this.#try(kind, name, around(point, 2, sizeOf(name, kind)), room, point, APART)) left -= 1;
    }
  }
}
