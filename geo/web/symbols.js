"use strict";

/* One symbol a place, on one canvas: sized by the root of the count, coloured by kind, shaped by certainty. */

geo.symbols = (() => {
  const LARGEST = 26;
  const CROWD = 250; // places at which symbols are half as large, so that they don't become a mass
  const SMALLEST = 4.5;
  const UNIT = 5;

  /** How a place that is not a point itself is drawn: near it, in a region, in a country. */
  const RINGS = {
    2: { width: 3, dash: [], tint: 0.08 },
    3: { width: 2, dash: [4, 2.5], tint: 0.25 },
    4: { width: 2, dash: [1.5, 2.5], tint: 0.12 },
  };

  const palette = () => geo.families.map((family) => geo.colour(family));

  /**
   * Draws a symbol: parts by kind in a ring round the centre.
   * sure: 1 solid, 2 ring, 3 dashed ring over a pale disc, 4 dotted ring.
   */
  const draw = (context, x, y, radius, { counts, sure, pale, selected }) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const colours = palette();
    context.save();
    context.setLineDash([]);
    if (selected) halo(context, x, y, radius);
    context.globalAlpha = pale ? 0.45 : 1;
    let angle = -Math.PI / 2;
    counts.forEach((count, family) => {
      if (!count) return;
      const end = angle + (2 * Math.PI * count) / total;
      (sure === 1 ? wedge : arc)(context, x, y, radius, angle, end, colours[family], sure);
      angle = end;
    });
    if (sure === 1) outline(context, x, y, radius);
    context.restore();
  };

  const circle = (context, x, y, radius) => {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
  };

  const halo = (context, x, y, radius) => {
    circle(context, x, y, radius + 4.5);
    context.strokeStyle = geo.colour("ink");
    context.lineWidth = 2;
    context.stroke();
  };

  const outline = (context, x, y, radius) => {
    circle(context, x, y, radius);
    context.strokeStyle = geo.colour("halo");
    context.lineWidth = 1.2;
    context.stroke();
  };

  const wedge = (context, x, y, radius, begin, end, colour) => {
    context.beginPath();
    if (end - begin < 2 * Math.PI) context.moveTo(x, y);
    context.arc(x, y, radius, begin, end);
    context.fillStyle = colour;
    context.fill();
  };

  const arc = (context, x, y, radius, begin, end, colour, sure) => {
    const { width, dash, tint } = RINGS[sure];
    const middle = Math.max(radius - width / 2, 2);
    context.save();
    context.globalAlpha *= tint;
    wedge(context, x, y, middle, begin, end, colour);
    context.restore();
    context.beginPath();
    context.arc(x, y, middle, begin, end);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.stroke();
    context.setLineDash([]);
  };

  const Symbol = L.CircleMarker.extend({
    _updatePath() {
      const renderer = this._renderer;
      if (!renderer._drawing || this._empty()) return;
      draw(renderer._ctx, this._point.x, this._point.y, this._radius, this.options);
    },
    /* Neighbours lie close: a symbol answers a click on itself and little around. */
    _containsPoint(point) {
      return point.distanceTo(this._point) <= this._radius + (L.Browser.mobile ? 8 : 3);
    },
    _updateBounds() {
      const reach = this._radius + 12;
      this._pxBounds = new L.Bounds(this._point.subtract([reach, reach]), this._point.add([reach, reach]));
    },
  });

  /** Makes the layers of one place, when it is first shown. */
  const make = (place, options) => {
    const symbol = new Symbol([place.latitude, place.longitude], { ...options, counts: [], sure: 1, radius: SMALLEST });
    let shape = null;
    if (place.polygons) shape = L.polygon(place.polygons.map((rings) => rings.map(geo.decode)), { ...options, smoothFactor: 0.8 });
    if (place.lines) shape = L.polyline(place.lines.map(geo.decode), { ...options, lineCap: "round", smoothFactor: 0.5 });
    return { symbol, shape };
  };

  const strongest = (counts) => counts.indexOf(Math.max(...counts));

  const shapeStyle = (place, sure, { counts, pale, selected }) => {
    const colour = palette()[strongest(counts)];
    const strength = pale ? 0.5 : 1;
    if (place.lines) return { color: colour, opacity: 0.85 * strength, weight: selected ? 6 : 4, fill: false };
    if (sure === 4) return { stroke: selected, color: colour, weight: 1, dashArray: "1 4", fillColor: colour, fillOpacity: 0.04 };
    return { color: colour, opacity: 0.9 * strength, weight: selected ? 2.2 : 1.3, dashArray: "5 4", fillColor: colour, fillOpacity: selected ? 0.2 : 0.11 };
  };

  /** Counts events by place and kind among the open rows. */
  const tally = (data, isOpen) => {
    const places = data.places.map(() => ({ counts: [0, 0, 0, 0, 0], n: 0, sure: 5, pale: true }));
    for (let row = 0; row < data.size; row += 1) {
      if (!isOpen(row)) continue;
      const place = places[data.rows.place[row]];
      place.counts[geo.familyOf(data.rows.type[row])] += 1;
      place.n += 1;
      place.sure = Math.min(place.sure, data.rows.placePrecision[row]);
      place.pale = place.pale && data.rows.status[row] !== "occurred";
    }
    return places;
  };

  const radiusOf = (n, most, places) => {
    const unit = Math.min(UNIT, LARGEST / (1 + places / CROWD) / Math.sqrt(most));
    return Math.max(SMALLEST, unit * Math.sqrt(n));
  };

  const add = (map, data, onChoose) => {
    const renderer = L.canvas({ padding: 0.4, tolerance: 6 });
    const layers = new Map();
    const shown = new Set();

    const layersOf = (index) => {
      if (!layers.has(index)) {
        const made = make(data.places[index], { renderer, bubblingMouseEvents: false });
        for (const layer of [made.symbol, made.shape]) {
          layer?.on("click", () => onChoose(index));
          layer?.bindTooltip(() => tooltip(index), { sticky: layer !== made.symbol, direction: "top", offset: [0, -8] });
        }
        layers.set(index, made);
      }
      return layers.get(index);
    };

    let tallies = [];

    const tooltip = (index) => {
      const box = document.createElement("span");
      const name = document.createElement("b");
      name.textContent = geo.placeName(data.places[index]);
      box.append(name, ` ${geo.say("events", { n: tallies[index].n })}`);
      return box;
    };

    /** Draws what is open; `selected` is the number of a place or -1. */
    const update = (isOpen, selected) => {
      tallies = tally(data, isOpen);
      const most = Math.max(1, ...tallies.map((place) => place.n));
      const order = tallies.map((_, index) => index).filter((index) => tallies[index].n);
      order.sort((a, b) => tallies[b].n - tallies[a].n);
      for (const index of shown) {
        if (!tallies[index].n) hide(index);
      }
      const radius = (index) => radiusOf(tallies[index].n, most, order.length);
      for (const index of order) show(index, radius(index), index === selected);
      for (const index of order) layers.get(index).shape?.bringToBack();
      return { tallies, radius };
    };

    const hide = (index) => {
      const { symbol, shape } = layers.get(index);
      symbol.remove();
      shape?.remove();
      shown.delete(index);
    };

    const show = (index, radius, selected) => {
      const place = data.places[index];
      const { symbol, shape } = layersOf(index);
      const found = { ...tallies[index], selected };
      const sure = place.lines ? 1 : Math.min(found.sure, 4);
      Object.assign(symbol.options, found, { sure });
      symbol.setRadius(radius);
      symbol.addTo(map).bringToFront();
      shape?.setStyle(shapeStyle(place, sure, found)).addTo(map);
      shown.add(index);
    };

    return { update, redraw: () => shown.forEach((index) => layers.get(index).symbol.redraw()) };
  };

  return { add, draw };
})();
