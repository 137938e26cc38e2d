/* Boxes on the map, kept in the cells of a grid, so that a name is put only where there is room for it. */

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

const CELL = 64; // pixels
const EDGE = 2; // pixels of air to the edge of the map

export const grown = (/** @type {Box} */ { x, y, width, height }, /** @type {number} */ by) =>
  ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

export const overlaps = (/** @type {Box} */ a, /** @type {Box} */ b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export class Floor {
  /** @type {Map<number, Box[]>} */
  #cells = new Map();
  #size;

  /** @param {{ x: number, y: number }} size Of the map, in pixels. */
  constructor(size) {
    this.#size = size;
  }

  #keys(/** @type {Box} */ { x, y, width, height }) {
    const keys = [];
    for (let column = Math.floor(x / CELL); column <= (x + width) / CELL; column += 1) {
      for (let row = Math.floor(y / CELL); row <= (y + height) / CELL; row += 1) keys.push(column * 1000 + row);
    }
    return keys;
  }

  block(/** @type {Box} */ box) {
    for (const key of this.#keys(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  /**
   * Tells whether there is room for a box.
   *
   * @param {Box} box
   * @param {number} apart Pixels of air around it.
   * @param {Box | null} own A box that may be that near.
   */
  fits(box, apart = 0, own = null) {
    const { x, y, width, height } = box;
    if (x < EDGE || y < EDGE || x + width > this.#size.x - EDGE || y + height > this.#size.y - EDGE) return false;
    const wanted = grown(box, apart);
    return !this.#keys(wanted).some((key) => this.#cells.get(key)?.some((other) => other !== own && overlaps(wanted, other)));
  }
}

const GAP = 3;

/** Where a name can stand around a point, the best place first. */
export const around = (point, radius, { width, height }) => {
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

export const centred = (point, { width, height }) => [{ x: point.x - width / 2, y: point.y - height / 2, width, height }];
