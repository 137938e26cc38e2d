/* The base map: land, lakes, rivers, borders, drawn from outlines inside the page; or an online one, by choice. */

import { decodePoints } from "../data/numbers.js";
import { say } from "../language/say.js";
import { byId } from "../page/dom.js";
import * as canvases from "./canvases.js";
import { colour } from "./colour.js";

const FAR = 5; // zoom below which a map is one of the world
const NEAR = 6.5; // zoom from which provinces are parted: they are known near the events only, and would be patches
const FINEST = 10.25; // zoom from which the drawn outlines show their corners

/** Leaves out the edges that only close a landmass at the antimeridian or at the pole. */
export const coastLines = (/** @type {[number, number][][]} */ rings) => {
  const edge = ([latitude, longitude]) => Math.abs(((longitude + 540) % 360) - 180) > 179.98 || latitude < -89;
  const lines = [];
  for (const ring of rings) {
    let line = [ring[0]];
    for (let i = 1; i < ring.length; i += 1) {
      if (edge(ring[i]) && edge(ring[i - 1])) {
        if (line.length > 1) lines.push(line);
        line = [];
      }
      line.push(ring[i]);
    }
    if (line.length > 1) lines.push(line);
  }
  return lines;
};

/** Thin lines from afar, and no small ones at all: a world map is not a region's map made small. */
export const styles = (/** @type {number} */ zoom) => {
  const [far, near] = [zoom < FAR, zoom >= NEAR];
  return {
    land: { stroke: false, fill: true, fillColor: colour("land"), fillOpacity: 1 },
    coast: { color: colour("coast"), weight: far ? 0.5 : 0.8 },
    division: { color: colour("division"), weight: 0.7, opacity: near ? 1 : 0 },
    lake: { color: colour("coast"), weight: 0.6, fill: true, fillColor: colour("sea"), fillOpacity: 1 },
    river: { color: colour("river"), weight: 0.8, opacity: far ? 0 : 1 },
    border: { color: colour("border"), weight: far ? 0.6 : 1.1, opacity: far ? 0.8 : 1 },
    contested: { color: colour("border"), weight: far ? 0.7 : 1.2, dashArray: far ? "3 3" : "5 4" },
  };
};

const shifted = (points) => points.map(([latitude, longitude]) => [latitude, longitude + 360]);

export class BaseMap {
  /** The drawn layers, from the lowest. @type {Record<string, any>} */
  layers;
  #map;
  #data;
  #group;
  #renderer;
  /** @type {L.Layer | null} */
  #tiles = null;

  constructor(map, data) {
    this.#map = map;
    this.#data = data;
    const pane = map.createPane("base");
    Object.assign(pane.style, { zIndex: 250, pointerEvents: "none" });
    this.#renderer = /** @type {any} */ (L.canvas({ pane: "base", padding: 0.2 }));
    this.layers = this.#built(data.base);
    this.#group = L.layerGroup(Object.values(this.layers));
    map.on("zoomend", () => this.restyle());
    canvases.follow(map, this.#renderer);
    byId("map-note").querySelector("button").addEventListener("click", () => byId("options").querySelector("summary").click());
  }

  /** All outlines; a second time east of 180° where the map is turned about the Pacific. */
  #built(outlines) {
    /** @type {any} */
    const options = { renderer: this.#renderer, pane: "base", interactive: false, smoothFactor: 0.6, lineJoin: "round" };
    const turned = this.#data.west > -180;
    const lines = (encoded) => {
      const found = encoded.map((text) => decodePoints(text));
      return turned ? [...found, ...found.map(shifted)] : found;
    };
    const polygons = (encoded) => {
      const found = encoded.map((rings) => rings.map((text) => decodePoints(text)));
      return turned ? [...found, ...found.map((rings) => rings.map(shifted))] : found;
    };
    const land = polygons(outlines.land);
    return {
      land: L.polygon(land, options),
      division: L.polyline(lines(outlines.division), options),
      river: L.polyline(lines(outlines.river), options),
      lake: L.polygon(polygons(outlines.lake), options),
      coast: L.polyline(/** @type {any} */ (coastLines(land.flat())), options),
      border: L.polyline(lines(outlines.border), options),
      contested: L.polyline(lines(outlines.contested), options),
    };
  }

  restyle() {
    const style = styles(this.#map.getZoom());
    for (const [name, layer] of Object.entries(this.layers)) layer.setStyle({ fill: false, ...style[name] });
  }

  /** Says where the drawn map has no more to show, and that there are others. */
  tell() {
    const note = byId("map-note");
    note.hidden = Boolean(this.#tiles) || this.#map.getZoom() < FINEST;
    if (!note.hidden) note.querySelector("span").textContent = say("mapEnds");
  }

  get isOnline() {
    return Boolean(this.#tiles);
  }

  /** Shows the drawn map, or the online map of that number. Nothing is asked of the network before. */
  choose(number) {
    const chosen = this.#data.online[number];
    if (!chosen) this.#show(null);
    else {
      const attribution = document.createElement("span");
      attribution.textContent = chosen.attribution;
      this.#show(L.tileLayer(chosen.url, { maxNativeZoom: chosen.maxZoom, maxZoom: 19, attribution: attribution.outerHTML }));
    }
  }

  /** Shows a person's own tiles. */
  own(/** @type {L.Layer} */ layer) {
    this.#show(layer);
  }

  #show(tiles) {
    this.#tiles?.remove();
    this.#tiles = tiles;
    document.documentElement.toggleAttribute("data-online", Boolean(tiles));
    if (tiles) {
      this.#group.remove();
      tiles.addTo(this.#map);
    } else {
      this.#group.addTo(this.#map);
      this.restyle();
    }
    this.tell();
  }

  settle() {
    if (this.#renderer._map) canvases.settle(this.#renderer);
  }
}
