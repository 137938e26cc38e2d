/*
 * The places of events: one symbol each, sized by the root of the count, all drawn as one layer of the canvas, so
 * that a change of the window costs one drawing; and below them the outlines of regions and lines.
 */

import { decodePoints } from "../data/numbers.js";
import { kinds } from "../language/kinds.js";
import { say } from "../language/say.js";
import { placeName } from "../language/words.js";
import * as canvases from "./canvases.js";
import { familyColour } from "./colour.js";
import * as symbolShape from "./symbols.js";
import { element } from "../page/dom.js";

const LARGEST = 26;
const CROWD = 250; // places at which symbols are half as large, so that they don't become a mass
const ROOMY = 400000; // square pixels of map from which symbols have their full size
const SMALLEST = 4.5;
const UNIT = 5;
const RING = 6; // a ring's least radius: in a smaller one its dashes are a blot
const REACH = 3; // pixels around a symbol that answer a click; a finger needs more
const REACH_TOUCH = 9;

/** Smaller where there are many, and on a small map. */
const radiusOf = (n, most, places, { x, y }) => {
  const room = Math.max(0.55, Math.min(1, Math.sqrt((x * y) / ROOMY)));
  const unit = Math.min(UNIT, LARGEST / (1 + places / CROWD) / Math.sqrt(most));
  return Math.max(SMALLEST * Math.sqrt(room), room * unit * Math.sqrt(n));
};

const strongest = (counts) => counts.indexOf(Math.max(...counts));

const shapeStyle = (place, sure, { counts, pale, selected }) => {
  const paint = familyColour(kinds.families[strongest(counts)].name);
  const strength = pale ? 0.5 : 1;
  if (place.lines) return { color: paint, opacity: 0.85 * strength, weight: selected ? 6 : 4, fill: false };
  if (sure === 4) return { stroke: selected, color: paint, weight: 1, dashArray: "1 4", fillColor: paint, fillOpacity: 0.04 };
  return { color: paint, opacity: 0.9 * strength, weight: selected ? 2.2 : 1.3, dashArray: "5 4", fillColor: paint, fillOpacity: selected ? 0.2 : 0.11 };
};

const outlineOf = (place, options) => {
  if (place.polygons) return L.polygon(place.polygons.map((rings) => rings.map(decodePoints)), { ...options, smoothFactor: 0.8 });
  if (place.lines) return L.polyline(place.lines.map(decodePoints), { ...options, lineCap: "round", smoothFactor: 0.5 });
  return null;
};

/** A layer of Leaflet's canvas that draws many symbols; `symbols` come in the order of drawing. */
const Symbols = L.Path.extend({
  initialize(options) {
    L.setOptions(this, options);
    this.symbols = [];
  },
  _project() {
    for (const symbol of this.symbols) symbol.point = this._map.latLngToLayerPoint(symbol.latLng);
    this._update();
  },
  _update() {
    this._pxBounds = this._renderer._bounds;
  },
  _updatePath() {
    const { _ctx: context, _bounds: bounds, _drawing: isDrawing } = this._renderer;
    if (!isDrawing) return;
    for (const symbol of this.symbols) {
      const { point: { x, y }, radius } = symbol;
      if (bounds.contains([x, y])) symbolShape.draw(context, x, y, radius, symbol);
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
});

const add = (map, data, onChoose) => {
  const options = { renderer: L.canvas({ padding: 0.2, tolerance: 6 }), bubblingMouseEvents: false };
  const layer = new Symbols(options);
  const outlines = new Map();
  const tip = L.tooltip({ direction: "top", offset: [0, -6] });
  let hovered = -1;

  const point = (index, latLng) => {
    const symbol = layer.symbols.find((one) => one.index === index);
    if (!symbol) return;
    const name = element("b", "", placeName(data.places[index]));
    name.dir = "auto";
    tip.setContent(element("span", "", name, ` ${say("events", { n: symbol.n })}`)).setLatLng(latLng);
    map.openTooltip(tip);
  };

  const leave = () => {
    hovered = -1;
    map.closeTooltip(tip);
  };

  layer.on("mousemove", ({ layerPoint }) => {
    const [symbol] = layer.at(layerPoint);
    if (!symbol || symbol.index === hovered) return;
    hovered = symbol.index;
    point(hovered, symbol.latLng);
  });
  layer.on("mouseout", leave);
  layer.on("click", ({ layerPoint, containerPoint }) => {
    leave();
    const touched = layer.at(layerPoint).sort((a, b) => b.n - a.n || a.index - b.index);
    onChoose(touched.map(({ index }) => index), containerPoint);
  });

  canvases.follow(map, options.renderer);

  /** An outline is made when its place is first shown. */
  const outline = (index) => {
    if (!outlines.has(index)) {
      const made = outlineOf(data.places[index], options);
      made?.on("click", ({ containerPoint }) => onChoose([index], containerPoint));
      made?.on("mousemove", ({ latlng }) => point(index, latlng));
      made?.on("mouseout", leave);
      outlines.set(index, made);
    }
    return outlines.get(index);
  };

  const showOutline = (index, tally, selected) => {
    const place = data.places[index];
    if (!place.polygons && !place.lines) return;
    if (tally.n) outline(index).setStyle(shapeStyle(place, Math.min(tally.sure, 4), { ...tally, selected })).addTo(map).bringToBack();
    else outlines.get(index)?.remove();
  };

  const symbolOf = (index, tally, radius, selected) => {
    const { latitude, longitude, lines } = data.places[index];
    return { ...tally, index, radius, selected, sure: lines ? 1 : Math.min(tally.sure, 4), latLng: L.latLng(latitude, longitude) };
  };

  /** Draws what is open, the largest below; `chosen` are the numbers of places to ring. */
  const update = (tallies, chosen) => {
    const most = Math.max(1, ...tallies.map(({ n }) => n));
    const order = tallies.map((_, index) => index).filter((index) => tallies[index].n);
    order.sort((a, b) => tallies[b].n - tallies[a].n);
    const size = (n) => radiusOf(n, most, order.length, map.getSize());
    const least = (sure, { lines }) => (sure > 1 && !lines ? RING : 0);
    const radii = tallies.map(({ n, sure }, index) => (n ? Math.max(size(n), least(sure, data.places[index])) : 0));
    tallies.forEach((tally, index) => showOutline(index, tally, chosen.has(index)));
    layer.symbols = order.map((index) => symbolOf(index, tallies[index], radii[index], chosen.has(index)));
    if (map.hasLayer(layer)) layer.redraw();
    else layer.addTo(map);
    layer.bringToFront();
    return { tallies, most, size, radius: (index) => radii[index] + (chosen.has(index) ? symbolShape.HALO : 0) };
  };

  return { update, settle: () => canvases.settle(options.renderer) };
};

export { add };
