/* Numbers, days and outlines, as geo/maps/encode.py and columns.py write them. */

/** Stands for a day that is not known. */
export const OPEN = -(2 ** 31);

/* Days, counted from 1970-01-01, and ISO dates. */

export const dayOf = (iso) => (iso ? Math.round(Date.parse(`${iso}T00:00:00Z`) / 86400000) : OPEN);

export const isoDay = (day) => (day === OPEN ? "" : new Date(day * 86400000).toISOString().slice(0, 10));

/** Reads whole numbers written by encode.py: zigzag, five bits a character, low bits first. */
export const decodeNumbers = (() => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const values = new Uint8Array(128);
  [...alphabet].forEach((character, value) => { values[character.charCodeAt(0)] = value; });
  return (text) => {
    const numbers = new Int32Array(text.length);
    let size = 0;
    let number = 0;
    let shift = 0;
    for (let i = 0; i < text.length; i += 1) {
      const value = values[text.charCodeAt(i)];
      number |= (value & 31) << shift;
      shift += 5;
      if (value < 32) {
        numbers[size] = (number >>> 1) ^ -(number & 1);
        size += 1;
        number = 0;
        shift = 0;
      }
    }
    return numbers.slice(0, size);
  };
})();

/**
 * Reads an outline into [latitude, longitude] pairs. A map whose middle is the Pacific begins at a meridian other
 * than 180° west: what lies before it comes after 180° east.
 */
export const decodePoints = (/** @type {string} */ text, west = -180) => {
  const numbers = decodeNumbers(text);
  /** @type {[number, number][]} */
  const points = new Array(numbers.length / 2);
  let [x, y, least, most] = [0, 0, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 1) {
    x += numbers[2 * i];
    y += numbers[2 * i + 1];
    points[i] = [y / 1000, x / 1000];
    least = Math.min(least, x / 1000);
    most = Math.max(most, x / 1000);
  }
  if ((least + most) / 2 >= west) return points;
  return points.map(([latitude, longitude]) => /** @type {[number, number]} */ ([latitude, longitude + 360]));
};

const SPARED = 60; // degrees by which a map must become narrower to be turned about the Pacific

/** The meridian at which a map of these longitudes begins: 180° west, unless that would tear apart what lies together. */
export const westOf = (/** @type {number[]} */ longitudes) => {
  const sorted = [...new Set(longitudes)].sort((a, b) => a - b);
  if (sorted.length < 2) return -180;
  const around = sorted[0] + 360 - sorted[sorted.length - 1];
  let [widest, at] = [0, 0];
  for (let i = 1; i < sorted.length; i += 1) {
    if (sorted[i] - sorted[i - 1] > widest) [widest, at] = [sorted[i] - sorted[i - 1], i];
  }
  return widest > around + SPARED ? (sorted[at] + sorted[at - 1]) / 2 : -180;
};
