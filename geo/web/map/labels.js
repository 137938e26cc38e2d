/* Names on the map, placed so that none lies over another: places of events first, then countries, seas, towns. */

import { language } from "../language/say.js";
import { countryName, placeName } from "../language/words.js";

const GAP = 3;
const CELL = 64; // pixels
const FAR = 5; // towns are named from this zoom on
const CROWD = 28000; // square pixels of map for each name of a town
const APART = 10; // pixels of air around the name of a town or a country
const AIR = 7; // pixels from an event's name to the symbol of another place, where there is room: it is no name of that

const context = document.createElement("canvas").getContext("2d");

const FONTS = {
  event: { font: "600 12.5px sans", spacing: 0 },
  country: { font: "600 12px sans", spacing: 2.2, upper: true },
  water: { font: "italic 13px serif", spacing: 0.6 },
  town: { font: "11px sans", spacing: 0 },
  capital: { font: "11.5px sans", spacing: 0 },
};

const family = { sans: "", serif: "" };

const sizes = new Map();

const sizeOf = (text, kind) => {
  const key = `${kind} ${text}`;
  if (!sizes.has(key)) sizes.set(key, measured(text, kind));
  return sizes.get(key);
};

const measured = (text, kind) => {
  const { font, spacing, upper } = FONTS[kind];
  context.font = font.replace(/sans|serif/, (name) => family[name]);
  const width = context.measureText(upper ? text.toLocaleUpperCase(language.locale) : text).width;
  return { width: width + spacing * text.length, height: parseFloat(font.match(/[\d.]+px/)[0]) * 1.25 };
};

const grown = ({ x, y, width, height }, by) => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

const overlaps = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Keeps boxes in the cells of a grid, and says whether there is room for another. */
const floor = (size) => {
  const cells = new Map();
  const inside = (box) => box.x >= 2 && box.y >= 2 && box.x + box.width <= size.x - 2 && box.y + box.height <= size.y - 2;
  const cellsOf = ({ x, y, width, height }) => {
    const keys = [];
    for (let column = Math.floor(x / CELL); column <= (x + width) / CELL; column += 1) {
      for (let row = Math.floor(y / CELL); row <= (y + height) / CELL; row += 1) keys.push(column * 1000 + row);
    }
    return keys;
  };
  const block = (box) => cellsOf(box).forEach((key) => {
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(box);
  });
  const isFree = (box, own) => !cellsOf(box).some((key) => cells.get(key)?.some((other) => other !== own && overlaps(box, other)));
  return { block, fits: (box, apart = 0, own = null) => inside(box) && isFree(grown(box, apart), own) };
};

const around = (point, radius, { width, height }) => {
  const gap = radius + GAP;
  return [
    { x: point.x + gap, y: point.y - height / 2 },
    { x: point.x - gap - width, y: point.y - height / 2 },
    { x: point.x - width / 2, y: point.y - gap - height },
    { x: point.x - width / 2, y: point.y + gap },
    { x: point.x + gap * 0.8, y: point.y - gap - height * 0.6 },
    { x: point.x + gap * 0.8, y: point.y + gap - height * 0.4 },
  ].map((corner) => ({ ...corner, width, height }));
};

const centred = (point, { width, height }) => [{ x: point.x - width / 2, y: point.y - height / 2, width, height }];

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

const add = (map, data) => {
  const pane = map.createPane("names");
  pane.style.zIndex = 450;
  pane.style.pointerEvents = "none";
  pane.setAttribute("aria-hidden", "true");
  let shown = { tallies: [], radius: () => 0 };

  const put = (kind, text, box, room, dot) => {
    const label = document.createElement("span");
    label.className = `name name-${kind}`;
    label.dir = "auto";
    label.textContent = text;
    L.DomUtil.setPosition(label, map.containerPointToLayerPoint([box.x, box.y]).round());
    pane.append(label);
    room.block(box);
    if (!dot) return;
    const mark = document.createElement("span");
    mark.className = `dot dot-${kind}`;
    L.DomUtil.setPosition(mark, map.containerPointToLayerPoint(dot).round());
    pane.append(mark);
  };

  const tryPut = (kind, text, boxes, room, dot, apart = 0) => {
    const box = boxes.find((place) => room.fits(place, apart));
    if (box) put(kind, text, box, room, dot);
    return Boolean(box);
  };

  /** Keeps names from under what lies over the map. */
  const controls = (room) => {
    const { left, top } = map.getContainer().getBoundingClientRect();
    for (const control of document.querySelectorAll(".leaflet-control, #outside, #legend")) {
      const { x, y, width, height } = control.getBoundingClientRect();
      if (width) room.block({ x: x - left, y: y - top, width, height });
    }
  };

  const inView = (point, size) => point.x > -20 && point.y > -20 && point.x < size.x + 20 && point.y < size.y + 20;

  const events = (room, size) => {
    const order = shown.tallies.map((_, index) => index).filter((index) => shown.tallies[index].n);
    order.sort((a, b) => shown.tallies[b].n - shown.tallies[a].n);
    const points = new Map();
    for (const index of order) {
      const place = data.places[index];
      const point = map.latLngToContainerPoint([place.latitude, place.longitude]);
      if (!inView(point, size)) continue;
      const radius = shown.radius(index) + 1;
      const symbol = { x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius };
      room.block(symbol);
      points.set(index, { point, radius, symbol });
    }
    for (const [index, { point, radius, symbol }] of points) {
      const text = placeName(data.places[index]);
      const boxes = around(point, radius, sizeOf(text, "event"));
      const airy = boxes.filter((box) => room.fits(box, AIR, symbol));
      tryPut("event", text, airy.length ? airy : boxes, room);
    }
  };

  /** The names of places that have events on the map: they are not written a second time. */
  const namedPlaces = () => new Set(data.places.filter((_, i) => shown.tallies[i]?.n).flatMap(({ name, other }) => [name, other]));

  const countries = (room, size) => {
    const named = namedPlaces();
    for (const { name, point, room: space } of bestAnchors(data.base.countries, map, size)) {
      if (named.has(name)) continue;
      const label = sizeOf(name, "country");
      if (label.width < 2.6 * space) tryPut("country", name, centred(point, label), room, null, APART);
    }
  };

  const waters = (room, size) => {
    const zoom = map.getZoom();
    const done = new Set();
    for (const [name, longitude, latitude, from] of data.base.waters) {
      const point = map.latLngToContainerPoint([latitude, longitude]);
      if (zoom < from || zoom > from + 5 || done.has(name) || !inView(point, size)) continue;
      if (tryPut("water", name, centred(point, sizeOf(name, "water")), room)) done.add(name);
    }
  };

  const towns = (room, size) => {
    if (map.getZoom() < FAR) return;
    const least = worth(map.getZoom());
    let left = (size.x * size.y) / CROWD;
    const named = namedPlaces();
    for (const [name, longitude, latitude, population, capital] of data.base.towns) {
      if (population * (capital ? 8 : 1) < least || name.split(" / ").some((part) => named.has(part))) continue;
      const point = map.latLngToContainerPoint([latitude, longitude]);
      const dot = { x: point.x - 2, y: point.y - 2, width: 4, height: 4 };
      if (!inView(point, size) || !room.fits(dot)) continue;
      const kind = capital ? "capital" : "town";
      if (left > 0 && tryPut(kind, name, around(point, 2, sizeOf(name, kind)), room, point, APART)) left -= 1;
    }
  };

  const place = () => {
    const style = getComputedStyle(document.documentElement);
    family.sans = style.getPropertyValue("--sans");
    family.serif = style.getPropertyValue("--serif");
    const size = map.getSize();
    const room = floor(size);
    controls(room);
    pane.replaceChildren();
    events(room, size);
    countries(room, size);
    waters(room, size);
    towns(room, size);
  };

  let waiting = 0;
  const soon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(place);
  };

  map.on("zoomstart", () => pane.classList.add("away"));
  map.on("moveend zoomend resize", () => {
    pane.classList.remove("away");
    soon();
  });
  return {
    settle: () => {
      cancelAnimationFrame(waiting);
      place();
    },
    update: (tallied) => {
      shown = tallied;
      soon();
    },
  };
};

export { add };
