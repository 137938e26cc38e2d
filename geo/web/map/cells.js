/* Places that lie close together on the screen, joined in cells, and whether that is needed at all. */

/** @typedef {import("../types").Tally} Tally */

const TILE = 256; // pixels of the world's width at zoom 0
const CLOSE = 13; // pixels: nearer places' symbols cover each other
const FEW = 60; // places in view that are always drawn one by one
const COVERED = [0.2, 0.33]; // share of places covered by others: joined no longer, joined from
const SIDE = 46; // pixels of a cell
const LEAST = 10.5; // pixels of a joined symbol's radius, so that a number has room
const LARGEST = 27;
const TOUCH = 0.95; // of two radii: symbols may lie over each other by so little
const PASSES = 8;
const COLUMN = 4294967; // a cell's key: its column times this, plus its row
const NEIGHBOURS = [-1, 0, 1].flatMap((column) => [-1, 0, 1].map((row) => column * COLUMN + row)).filter(Boolean);

/** @typedef {{ places: number[], x: number, y: number, n: number }} Cell */

/** Pixels of the world's width at a zoom. */
export const worldSize = (/** @type {number} */ zoom) => TILE * 2 ** zoom;

/** Where a place lies in Mercator's projection, in parts of the world's width from the antimeridian and the north. */
export const project = (/** @type {number} */ latitude, /** @type {number} */ longitude) => {
  const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, latitude)) * Math.PI) / 180);
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
};

/**
 * Tells whether symbols of places would cover each other.
 *
 * @param {{ x: Float64Array, y: Float64Array }} at Where the places lie.
 * @param {ArrayLike<number>} n Events at each; none where there is nothing to draw.
 * @param {number} zoom
 * @param {{ west: number, east: number, north: number, south: number }} view In parts of the world's width.
 * @param {boolean} wasJoined What it was before: it does not change at every small step.
 */
export const isCrowded = (at, n, zoom, view, wasJoined) => {
  const cells = new Set();
  const scale = worldSize(zoom) / CLOSE;
  let seen = 0;
  for (let place = 0; place < n.length; place += 1) {
    const [x, y] = [at.x[place], at.y[place]];
    if (!n[place] || x < view.west || x > view.east || y < view.north || y > view.south) continue;
    seen += 1;
    cells.add(Math.floor(x * scale) * COLUMN + Math.floor(y * scale));
  }
  return seen > FEW && 1 - cells.size / seen > COVERED[wasJoined ? 0 : 1];
};

/** Radius of a joined symbol, by the root of its count. */
export const cellRadius = (/** @type {number} */ n, /** @type {number} */ most) => Math.max(LEAST, LARGEST * Math.sqrt(n / Math.max(1, most)));

/**
 * Joins places in cells of the screen; the same at a zoom wherever the view is moved.
 *
 * @param {{ x: Float64Array, y: Float64Array }} at
 * @param {Tally} tally
 * @param {number} zoom
 * @returns {Cell[]} The most events first.
 */
export const cellsOf = (at, tally, zoom) => {
  /** @type {Cell[]} */
  let cells = [];
  for (let place = 0; place < tally.size; place += 1) {
    if (tally.n[place]) cells.push({ places: [place], x: at.x[place], y: at.y[place], n: tally.n[place] });
  }
  // Joining moves the middle of a symbol, which may bring it to another's: again, until nothing moves.
  for (let pass = 0, before = Infinity; pass < PASSES && cells.length < before; pass += 1) {
    before = cells.length;
    cells = joinedOnce(cells, worldSize(zoom));
  }
  const order = (a, b) => tally.n[b] - tally.n[a] || a - b;
  for (const cell of cells) cell.places.sort(order);
  return cells.sort((a, b) => b.n - a.n || a.places[0] - b.places[0]);
};

/** Joins what lies in one cell, and then neighbours whose symbols would cover each other, the strongest first. */
const joinedOnce = (/** @type {Cell[]} */ given, /** @type {number} */ width) => {
  const scale = width / SIDE;
  const keyOf = ({ x, y }) => Math.floor(x * scale) * COLUMN + Math.floor(y * scale);
  /** @type {Map<number, Cell>} */
  const cells = new Map();
  for (const cell of given) {
    const same = cells.get(keyOf(cell));
    if (same) add(same, cell);
    else cells.set(keyOf(cell), cell);
  }
  const keyed = [...cells].sort(([, a], [, b]) => b.n - a.n || a.places[0] - b.places[0]);
  const most = keyed[0]?.[1].n ?? 1;
  for (const [key, cell] of keyed) {
    if (cells.get(key) !== cell) continue;
    for (const other of NEIGHBOURS.map((step) => key + step)) {
      const near = cells.get(other);
      if (!near || Math.hypot(cell.x - near.x, cell.y - near.y) * width >= TOUCH * (cellRadius(cell.n, most) + cellRadius(near.n, most))) continue;
      cells.delete(other);
      add(cell, near);
    }
  }
  return [...cells.values()];
};

/** Adds one cell to another, whose middle moves by its weight. */
const add = (/** @type {Cell} */ cell, /** @type {Cell} */ { places, x, y, n }) => {
  cell.x = (cell.x * cell.n + x * n) / (cell.n + n);
  cell.y = (cell.y * cell.n + y * n) / (cell.n + n);
  cell.n += n;
  for (const place of places) cell.places.push(place);
};

/**
 * Adds up cells exactly: an event at several places of one cell counts there once.
 *
 * @param {{ places: number[] }[]} cells
 * @param {Tally} tally
 * @param {number} families
 * @param {{ event: ArrayLike<number>, place: ArrayLike<number>, family: ArrayLike<number> }} columns
 * @param {Iterable<number>} shared Rows shown of events that have several, those of an event one after the other.
 */
export const sums = (cells, tally, families, columns, shared) => {
  const cellOf = new Int32Array(tally.size).fill(-1);
  const found = cells.map(({ places }, number) => {
    const counts = new Int32Array(families);
    let n = 0;
    for (const place of places) {
      cellOf[place] = number;
      n += tally.n[place];
      for (let family = 0; family < families; family += 1) counts[family] += tally.counts[place * families + family];
    }
    return { n, counts };
  });
  let event = -1;
  let seen = new Set();
  for (const row of shared) {
    if (columns.event[row] !== event) [event, seen] = [columns.event[row], new Set()];
    const cell = cellOf[columns.place[row]];
    if (cell >= 0 && seen.has(cell)) {
      found[cell].n -= 1;
      found[cell].counts[columns.family[row]] -= 1;
    }
    seen.add(cell);
  }
  return found;
};
