/* Provinces shaded by how many events they have, or by how many more than before. */

import { decodePoints } from "../data/numbers.js";
import { colour } from "./colour.js";

const STEPS = 5;

/**
 * Upper ends of classes that share values out evenly, in round numbers.
 *
 * @param {number[]} values
 */
export const classes = (values, most = STEPS) => {
  const sorted = values.filter(Boolean).sort((a, b) => a - b);
  if (!sorted.length) return [];
  const ends = Array.from({ length: most }, (_, i) => rounded(sorted[Math.ceil(((i + 1) * sorted.length) / most) - 1]));
  ends[most - 1] = Math.max(ends[most - 1], sorted.at(-1) ?? 0);
  return [...new Set(ends)];
};

/** Up to two figures that count: 137 is 140. */
const rounded = (n) => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return Math.ceil(n / unit) * unit;
};

const changeOf = (now, was) => {
  if (Math.abs(now - was) < Math.max(1, 0.1 * Math.max(now, was))) return "same";
  return now > was ? "more" : "fewer";
};

export class Provinces {
  #map;
  #data;
  #options;
  #onChoose;
  /** @type {Map<number, any>} */
  #layers = new Map();
  #places;
  /** @type {number[]} */
  steps = [];

  constructor(map, data, options, onChoose) {
    this.#map = map;
    this.#data = data;
    this.#options = options;
    this.#onChoose = onChoose;
    this.#places = data.provinces.map(() => []);
    data.places.forEach(({ province }, index) => province !== undefined && this.#places[province].push(index));
  }

  #layer(number) {
    if (!this.#layers.has(number)) {
      const rings = this.#data.provinces[number].polygons.map((polygon) => polygon.map((ring) => decodePoints(ring, this.#data.west)));
      const made = L.polygon(rings, { ...this.#options, smoothFactor: 0.8 });
      made.on("click", ({ containerPoint }) => {
        const { n } = this.#shown.tally;
        this.#onChoose(this.#places[number].filter((place) => n[place]).sort((a, b) => n[b] - n[a]), containerPoint);
      });
      this.#layers.set(number, made);
    }
    return this.#layers.get(number);
  }

  #shown = /** @type {any} */ (null);

  /** Draws them; returns the places that are in one, which need no symbol of their own. */
  show(given) {
    const { tally, before } = given;
    this.#shown = given;
    const sum = (number, values) => this.#places[number].reduce((all, place) => all + values[place], 0);
    const counts = this.#data.provinces.map((_, number) => sum(number, tally.n));
    const were = this.#data.provinces.map((_, number) => (before ? sum(number, before) : 0));
    this.steps = classes(counts);
    const inside = new Set();
    counts.forEach((n, number) => {
      if (!n && !were[number]) {
        this.#layers.get(number)?.remove();
        return;
      }
      this.#places[number].forEach((place) => inside.add(place));
      this.#layer(number).setStyle(this.#style(n, were[number], Boolean(before))).addTo(this.#map);
    });
    return inside;
  }

  #style(n, was, isChange) {
    const step = this.steps.findIndex((end) => n <= end);
    const fillColor = isChange ? colour(changeOf(n, was)) : colour(`step-${Math.max(0, step) + 1 + STEPS - this.steps.length}`);
    return { color: colour("border"), weight: 0.8, fillColor, fillOpacity: 0.85 };
  }

  hide() {
    for (const layer of this.#layers.values()) layer.remove();
    this.steps = [];
    return new Set();
  }
}
