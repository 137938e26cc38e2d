/* The data blocks of the page: JSON, compressed where it is long. */

import { linesBeside } from "./beside.js";

/** What is told of a file of words that can't be read. @type {(file: string) => void} */
let onMissing = () => {};

/** Has files that can't be read told of. */
const listen = (/** @type {(file: string) => void} */ listener) => { onMissing = listener; };

const fromBase64 = /** @type {any} */ (Uint8Array).fromBase64;

const bytes = fromBase64 ? (/** @type {string} */ text) => fromBase64.call(Uint8Array, text) : (/** @type {string} */ text) => {
  const binary = atob(text);
  const read = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) read[i] = binary.charCodeAt(i);
  return read;
};

/** Inflates without a Blob, which would be handed to another process and back. */
const inflate = (/** @type {string} */ text) => {
  const { writable, readable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  for (const step of [writer.write(bytes(text)), writer.close()]) step.catch(() => {}); // told by what is read
  return new Response(readable).text();
};

const find = (name) => {
  const { textContent: text, dataset } = /** @type {HTMLElement} */ (document.getElementById(`geo-${name}`));
  const packed = "packed" in dataset;
  return { text, dataset, read: async (part) => JSON.parse(packed ? await inflate(part) : part) };
};

/** Reads a whole block. */
const whole = async (name) => {
  const { text, read } = find(name);
  return read(text);
};

/** Whether the page has a block. */
const has = (name) => document.getElementById(`geo-${name}`) !== null;

/** The lines of a block, in the page or in files beside it: how many, and each when it is asked for. */
const source = (name) => {
  const { text, dataset, read } = find(name);
  if (dataset.beside) {
    const lineOf = linesBeside(text, dataset);
    return { count: Number(dataset.lines), get: async (number) => read(await lineOf(number)) };
  }
  const waiting = text === "" ? [] : text.split("\n");
  const get = async (number) => {
    const found = await read(waiting[number]);
    waiting[number] = "";
    return found;
  };
  return { count: waiting.length, get };
};

/** A block of many entries, a few hundred in each line: a line is read when an entry of it is wanted. */
const lines = (name, size, perLine) => {
  const { count, get } = source(name);
  const asked = new Array(count);
  const entries = new Array(size);

  const fill = (number, found) => found.forEach((entry, i) => { entries[number * perLine + i] = entry; });

  const line = (number) => {
    asked[number] ??= get(number).then((found) => fill(number, found), (error) => {
      onMissing(error.message);
      fill(number, new Array(Math.min(perLine, size - number * perLine)).fill(0));
    });
    return asked[number];
  };

  const linesOf = (numbers) => [...new Set(Array.from(numbers, (number) => Math.floor(number / perLine)))];

  return {
    count,
    perLine,
    line,
    has: (numbers) => Array.prototype.every.call(numbers, (number) => number in entries),
    need: (numbers) => Promise.all(linesOf(numbers).map(line)),
    at: (number) => entries[number],
  };
};

export { whole, has, source, lines, listen };
