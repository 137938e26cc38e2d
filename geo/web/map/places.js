/*
 * The places of events: one symbol each, or joined where they would cover each other, sized by the root of the
 * count, all drawn as one layer of the canvas, so that a change of the window costs one drawing. Below them lie the
 * outlines of regions and lines.
 */

import { decodePoints } from "../data/numbers.js";
import { kinds } from "../language/kinds.js";
import { placeName } from "../language/words.js";
import { formatNumber, say } from "../language/say.js";
import { element } from "../page/dom.js";
import * as canvases from "./canvases.js";
import { cellRadius, cellsOf, isCrowded, project, sums, worldSize } from "./cells.js";
import { colour, familyColour } from "./colour.js";
import { Provinces } from "./provinces.js";
import { HALO, draw, drawChange, drawJoined, familiesOf } from "./symbols.js";

/** @typedef {import("../types").Symbol} Symbol */
/** @typedef {import("../types").Tally} Tally */

const LARGEST = 26;
const CROWD = 250; // places at which symbols are half as large, so that they don't become a mass
const ROOMY = 400000; // square pixels of map from which symbols have their full size
const SMALLEST = 4.5;
const UNIT = 5;
const RING = 6; // a ring's least radius: in a smaller one its dashes are a blot
const PAST = 2; // pixels of a place's trail: it had events before the window
const REACH = 3; // pixels around a symbol that answer a click; a finger needs more
const REACH_TOUCH = 9;

/** How places can be drawn: what fits, one by one, joined, as shaded provinces. */
export const MODES = ["auto", "each", "joined", "provinces"];

/** Smaller where there are many, and on a small map. */
export const radiusOf = (n, most, places, { x, y }) => {
  const room = Math.max(0.55, Math.min(1, Math.sqrt((x * y) / ROOMY)));
  const unit = Math.min(UNIT, LARGEST / (1 + places / CROWD) / Math.sqrt(most));
  return Math.max(SMALLEST * Math.sqrt(room), room * unit * Math.sqrt(n));
};

const shapeStyle = (place, sure, { counts, pale, selected }) => {
  const paint = familyColour(kinds.families[familiesOf(counts)[0].family].name);
  const strength = pale ? 0.5 : 1;
  if (place.lines) return { color: paint, opacity: 0.85 * strength, weight: selected ? 6 : 4, fill: false };
  if (sure === 4) return { stroke: selected, color: paint, weight: 1, dashArray: "1 4", fillColor: paint, fillOpacity: 0.04 };
  return { color: paint, opacity: 0.9 * strength, weight: selected ? 2.2 : 1.3, dashArray: "5 4", fillColor: paint, fillOpacity: selected ? 0.2 : 0.11 };
};

const outlineOf = (place, west, options) => {
  const ring = (text) => decodePoints(text, west);
  if (place.polygons) return L.polygon(place.polygons.map((rings) => rings.map(ring)), { ...options, smoothFactor: 0.8 });
  if (place.lines) return L.polyline(place.lines.map(ring), { ...options, lineCap: "round", smoothFactor: 0.5 });
  return null;
};

const paint = (context, x, y, symbol) => {
  if (symbol.isJoined) drawJoined(context, x, y, symbol.radius, symbol);
  else if (symbol.change !== undefined) drawChange(context, x, y, symbol.radius, symbol);
  else draw(context, x, y, symbol.radius, symbol);
};

/** A layer of Leaflet's canvas that draws many symbols; `symbols` come in the order of drawing. */
const symbolLayer = (options) => {
  const made = new (/** @type {any} */ (L.Path).extend({
    initialize(given) {
      L.setOptions(this, given);
      this.symbols = [];
      this.trail = [];
    },
    pointOf(x, y) {
      const [width, origin] = [worldSize(this._map.getZoom()), this._map.getPixelOrigin()];
      return L.point(x * width - origin.x, y * width - origin.y);
    },
    _project() {
      for (const symbol of this.symbols) symbol.point = this.pointOf(symbol.x, symbol.y);
      this._update();
    },
    _update() {
      this._pxBounds = this._renderer._bounds;
    },
    _updatePath() {
      const { _ctx: context, _bounds: bounds, _drawing: isDrawing } = this._renderer;
      if (!isDrawing) return;
      context.fillStyle = colour("muted");
      for (const past of this.trail) {
        const { x, y } = this.pointOf(past.x, past.y);
        context.beginPath();
        context.arc(x, y, PAST, 0, 2 * Math.PI);
        context.fill();
      }
      for (const symbol of this.symbols) {
        const { point: { x, y } } = symbol;
        if (bounds.contains([x, y])) paint(context, x, y, symbol);
      }
    },
    /** The symbols that a point touches, the topmost first. */
    at(point) {
      const reach = matchMedia("(pointer: coarse)").matches ? REACH_TOUCH : REACH;
      return this.symbols.filter((symbol) => point.distanceTo(symbol.point) <= symbol.radius + reach).reverse();
    },
    _containsPoint(point) {
      return this.at(point).length > 0;
    },
  }))(options);
  return made;
};

/** The layer of places on a map. */
export class PlaceLayer {
  #map;
  #data;
  #onChoose;
  #options;
  #layer;
  #outlines = new Map();
  #tip = L.tooltip({ direction: "top", offset: [0, -6] });
  #hovered = /** @type {any} */ (null);
  #provinces;
  #isJoined = false;
  /** @type {any} */
  #last = null;

  /** @param {(places: number[], point: L.Point, symbol: Symbol | null) => void} onChoose */
  constructor(map, data, onChoose) {
    this.#map = map;
    this.#data = data;
    this.#onChoose = onChoose;
    this.#options = { renderer: /** @type {any} */ (L.canvas({ padding: 0.2, tolerance: 6 })), bubblingMouseEvents: false };
    this.#layer = symbolLayer(this.#options);
    this.#provinces = new Provinces(map, data, this.#options, (places, point) => onChoose(places, point, null));
    this.at = placesAt(data.places);
    this.#listen();
  }

  #listen() {
    this.#layer.on("mousemove", ({ layerPoint }) => {
      const [symbol] = this.#layer.at(layerPoint);
      if (!symbol || symbol === this.#hovered) return;
      this.#hovered = symbol;
      this.#point(symbol);
    });
    this.#layer.on("mouseout", () => this.#leave());
    this.#layer.on("click", ({ layerPoint, containerPoint }) => {
      this.#leave();
      const touched = this.#layer.at(layerPoint).sort((a, b) => b.n - a.n || a.places[0] - b.places[0]);
      const joined = touched.find(({ isJoined }) => isJoined);
      if (joined) this.#onChoose(joined.places, containerPoint, joined);
      else this.#onChoose(touched.flatMap(({ places }) => places), containerPoint, null);
    });
    canvases.follow(this.#map, this.#options.renderer);
  }

  #leave() {
    this.#hovered = /** @type {any} */ (null);
    this.#map.closeTooltip(this.#tip);
  }

  #point(/** @type {any} */ { places, n, x, y, before, change }, /** @type {L.LatLng | null} */ latLng = null) {
    const name = element("b", "", placeName(this.#data.places[places[0]]));
    name.dir = "auto";
    const more = places.length > 1 ? ` ${say("andMore", { n: places.length - 1 })}` : "";
    const was = change === undefined ? "" : ` ${say("beforeTally", { n: formatNumber(before) })}`;
    const text = element("span", "", name, more, ` ${say("events", { n })}`, was);
    const width = worldSize(0);
    this.#tip.setContent(text).setLatLng(latLng ?? this.#map.unproject([x * width, y * width], 0));
    this.#map.openTooltip(this.#tip);
  }

  /** An outline is made when its place is first shown. */
  #outline(index) {
    if (!this.#outlines.has(index)) {
      const made = outlineOf(this.#data.places[index], this.#data.west, this.#options);
      made?.on("click", ({ containerPoint }) => this.#onChoose([index], containerPoint, null));
      made?.on("mousemove", ({ latlng }) => this.#point({ places: [index], n: this.#last.tally.n[index], x: 0, y: 0 }, latlng));
      made?.on("mouseout", () => this.#leave());
      this.#outlines.set(index, made);
    }
    return this.#outlines.get(index);
  }

  #showOutlines({ tally, chosen }, isEach) {
    for (const index of this.#data.outlined) {
      const selected = chosen.has(index);
      if (!tally.n[index] || !(isEach || selected)) {
        this.#outlines.get(index)?.remove();
        continue;
      }
      const look = { counts: countsOf(tally, index), pale: !tally.happened[index], selected };
      const style = shapeStyle(this.#data.places[index], Math.min(tally.sure[index], 4), look);
      this.#outline(index).setStyle(style).addTo(this.#map).bringToBack();
    }
  }

  /** One symbol for each place, the largest first. @returns {Symbol[]} */
  #each({ tally, chosen, before }, size, only) {
    const { places } = this.#data;
    const symbols = [];
    for (let index = 0; index < tally.size; index += 1) {
      const n = tally.n[index];
      const was = before?.[index] ?? 0;
      if (!(n || was) || !only(index)) continue;
      const sure = places[index].lines ? 1 : Math.min(tally.sure[index], 4);
      const radius = Math.max(size(Math.max(n, was)), sure > 1 && !before ? RING : 0);
      symbols.push({
        places: [index], n, counts: countsOf(tally, index), sure, certain: tally.certain[index], pale: !tally.happened[index],
        selected: chosen.has(index), radius, x: this.at.x[index], y: this.at.y[index], isJoined: false,
        ...(before ? { before: was, change: n - was } : {}),
      });
    }
    return symbols.sort((a, b) => b.n - a.n);
  }

  /** One symbol for each cell of places. @returns {Symbol[]} */
  #joined(given) {
    const { tally, chosen, before, shared } = given;
    const drawn = before ? withBefore(tally, before) : tally;
    const cells = cellsOf(this.at, drawn, this.#map.getZoom());
    const exact = sums(cells, tally, kinds.families.length, this.#data.columns, shared);
    const most = exact.reduce((all, { n }) => Math.max(all, n), 1);
    const single = (n) => Math.max(SMALLEST, cellRadius(n, most) * 0.6);
    const symbols = cells.map(({ places, x, y }, number) => {
      const { n, counts } = exact[number];
      const selected = places.some((place) => chosen.has(place));
      const was = before ? places.reduce((sum, place) => sum + before[place], 0) : 0;
      const one = places.length === 1 && n === 1 && !before ? this.#each(given, single, (index) => index === places[0])[0] : null;
      return one ?? {
        places, n, counts, sure: 1, certain: 100, pale: false, selected, radius: cellRadius(Math.max(n, was), most), x, y, isJoined: true,
        ...(before ? { before: was, change: n - was } : {}),
      };
    });
    return symbols;
  }

  /** Where there was something before the window and is nothing now. */
  #trail({ trail, tally }) {
    const found = [];
    for (let place = 0; trail && place < tally.size; place += 1) {
      if (trail[place] && !tally.n[place]) found.push({ x: this.at.x[place], y: this.at.y[place] });
    }
    return found;
  }

  /** What is drawn now: what the reader chose, or else what fits. */
  #mode({ mode, tally }) {
    if (mode === "provinces" && !this.#data.provinces.length) return "joined";
    if (mode !== "auto") return mode;
    const size = this.#map.getSize();
    const [a, b] = [[0, 0], [size.x, size.y]].map((corner) => this.#map.containerPointToLatLng(/** @type {any} */ (corner)));
    const [[west, north], [east, south]] = [a, b].map(({ lat, lng }) => project(lat, lng));
    this.#isJoined = isCrowded(this.at, tally.n, this.#map.getZoom(), { west, east, north, south }, this.#isJoined);
    return this.#isJoined ? "joined" : "each";
  }

  /**
   * Draws what is open.
   *
   * @param {{ tally: Tally, chosen: Set<number>, mode: string, before: Int32Array | null, trail: Int32Array | null, shared: Iterable<number> }} given
   *   `chosen` are the numbers of places to ring; `before` the events at each place in the period before.
   */
  update(given) {
    this.#last = given;
    const { tally } = given;
    let [most, shown] = [1, 0];
    for (let index = 0; index < tally.size; index += 1) {
      most = Math.max(most, tally.n[index]);
      shown += Number(tally.n[index] > 0);
    }
    const mode = this.#mode(given);
    const size = (n) => radiusOf(n, most, shown, this.#map.getSize());
    const provinces = mode === "provinces" ? this.#provinces.show(given) : this.#provinces.hide();
    const symbols = mode === "each" ? this.#each(given, size, () => true) : this.#joined({ ...given, tally: without(tally, provinces) });
    this.#showOutlines(given, mode === "each");
    this.#layer.symbols = symbols;
    this.#layer.trail = this.#trail(given);
    if (this.#map.hasLayer(this.#layer)) this.#layer.redraw();
    else this.#layer.addTo(this.#map);
    this.#layer.bringToFront();
    const largest = symbols.reduce((all, { n }) => Math.max(all, n), most);
    return {
      tally, symbols, mode, most: largest, isJoined: mode !== "each",
      size: mode !== "each" ? (n) => cellRadius(n, largest) : size,
      steps: this.#provinces.steps,
      radius: (symbol) => symbol.radius + (symbol.selected ? HALO : 0),
    };
  }

  /** Whether another view is drawn in another way: joined, or no longer so. */
  isStale() {
    const was = this.#isJoined;
    return Boolean(this.#last) && this.#last.mode === "auto" && this.#mode(this.#last) !== (was ? "joined" : "each");
  }

  settle() {
    canvases.settle(this.#options.renderer);
  }
}

const countsOf = (tally, index) => {
  const families = kinds.families.length;
  return tally.counts.subarray(index * families, (index + 1) * families);
};

/** A tally without the places that are shown by their provinces. */
const without = (tally, places) => (places.size ? { ...tally, n: tally.n.map((n, place) => (places.has(place) ? 0 : n)) } : tally);

/** A tally in which places that had events before are drawn too. */
const withBefore = (tally, before) => ({ ...tally, n: tally.n.map((n, place) => Math.max(n, before[place])) });

/** Where all places lie, in parts of the world's width. */
export const placesAt = (places) => {
  const at = { x: new Float64Array(places.length), y: new Float64Array(places.length) };
  places.forEach(({ latitude, longitude }, index) => {
    [at.x[index], at.y[index]] = project(latitude, longitude);
  });
  return at;
};
