/* Places that lie close together on the screen, joined in cells, and whether that is needed at all. */

/** @typedef {import("../types").Tally} Tally */

const TILE = 256; // pixels of the world's width at zoom 0
const CLOSE = 13; // pixels: nearer places' symbols cover each other
const FEW = 60; // places in view that are always drawn one by one
const COVERED = [0.2, 0.33]; // share of places covered by others: joined no longer, joined from
const SIDE = 46; // pixels of a cell
const LEAST = 10.5; // pixels of a joined symbol's radius, so that a number has room
const LARGEST = 27;

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
    cells.add(Math.floor(x * scale) * 4294967 + Math.floor(y * scale));
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
 * @returns {{ places: number[], x: number, y: number, n: number }[]} The most events first.
 */
export const cellsOf = (at, tally, zoom) => {
  const scale = worldSize(zoom) / SIDE;
  /** @type {Map<number, { places: number[], x: number, y: number, n: number, column: number, row: number }>} */
  const cells = new Map();
  for (let place = 0; place < tally.size; place += 1) {
    const n = tally.n[place];
    if (!n) continue;
    const [column, row] = [Math.floor(at.x[place] * scale), Math.floor(at.y[place] * scale)];
    const key = column * 4294967 + row;
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = { places: [], x: 0, y: 0, n: 0, column, row }));
    add(cell, [place], at.x[place], at.y[place], n);
  }
  merge(cells, worldSize(zoom));
  const order = (a, b) => tally.n[b] - tally.n[a] || a - b;
  return [...cells.values()].map(({ places, x, y, n }) => ({ places: places.sort(order), x, y, n })).sort((a, b) => b.n - a.n);
};

const add = (cell, places, x, y, n) => {
  cell.x = (cell.x * cell.n + x * n) / (cell.n + n);
  cell.y = (cell.y * cell.n + y * n) / (cell.n + n);
  cell.n += n;
  for (const place of places) cell.places.push(place);
};

/** Joins neighbouring cells whose symbols would cover each other, the strongest first. */
const merge = (cells, width) => {
  const sorted = [...cells.values()].sort((a, b) => b.n - a.n || a.column - b.column || a.row - b.row);
  const most = sorted[0]?.n ?? 1;
  for (const cell of sorted) {
    if (cells.get(cell.column * 4294967 + cell.row) !== cell) continue;
    for (const other of neighbours(cells, cell)) {
      const apart = Math.hypot(cell.x - other.x, cell.y - other.y) * width;
      if (apart >= 0.95 * (cellRadius(cell.n, most) + cellRadius(other.n, most))) continue;
      cells.delete(other.column * 4294967 + other.row);
      add(cell, other.places, other.x, other.y, other.n);
    }
  }
};

const neighbours = (cells, { column, row }) => {
  const found = [];
  for (let x = column - 1; x <= column + 1; x += 1) {
    for (let y = row - 1; y <= row + 1; y += 1) {
      const other = cells.get(x * 4294967 + y);
      if (other && (x !== column || y !== row)) found.push(other);
    }
  }
  return found;
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
