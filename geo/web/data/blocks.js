/* The data blocks of the page: JSON, compressed where it is long. */

const bytes = (text) => {
  const binary = atob(text);
  const read = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) read[i] = binary.charCodeAt(i);
  return read;
};

const inflate = (text) =>
  new Response(new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream("deflate"))).text();

const find = (name) => {
  const { textContent: text, dataset } = /** @type {HTMLElement} */ (document.getElementById(`geo-${name}`));
  const packed = "packed" in dataset;
  return { text, read: async (part) => JSON.parse(packed ? await inflate(part) : part) };
};

/** Reads a whole block. */
const whole = async (name) => {
  const { text, read } = find(name);
  return read(text);
};

/** A block of many entries, a few hundred in each line: a line is read when an entry of it is wanted. */
const lines = (name, size, perLine) => {
  const { text, read } = find(name);
  const waiting = text === "" ? [] : text.split("\n");
  const asked = new Array(waiting.length);
  const entries = new Array(size);

  const line = (number) => {
    asked[number] ??= read(waiting[number]).then((found) => {
      found.forEach((entry, i) => { entries[number * perLine + i] = entry; });
      waiting[number] = "";
    });
    return asked[number];
  };

  const linesOf = (numbers) => [...new Set(Array.from(numbers, (number) => Math.floor(number / perLine)))];

  return {
    count: waiting.length,
    perLine,
    line,
    has: (numbers) => Array.prototype.every.call(numbers, (number) => number in entries),
    need: (numbers) => Promise.all(linesOf(numbers).map(line)),
    at: (number) => entries[number],
  };
};

export { whole, lines };
