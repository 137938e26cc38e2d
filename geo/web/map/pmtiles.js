/*
 * A person's own tiles: pictures in a PMTiles archive (version 3), from disk or from an address. Of an archive only
 * the directories and the tiles in view are read.
 */

const HEADER = 127;
const MAGIC = "PMTiles";
const PICTURES = { 2: "image/png", 3: "image/jpeg", 4: "image/webp", 5: "image/avif" };
const VECTOR = 1;
const GZIP = 2;
const PLAIN = [0, 1];
const DEPTH = 4; // directories that lead to a tile, at most

/** Reads part of a file that the reader chose. */
export const fromFile = (/** @type {Blob} */ file) => (offset, length) => file.slice(offset, offset + length).arrayBuffer();

/** Reads part of what is at an address. */
export const fromAddress = (/** @type {string} */ url) => async (offset, length) => {
  const answer = await fetch(url, { headers: { Range: `bytes=${offset}-${offset + length - 1}` } });
  if (answer.status !== 206) throw new Error(`${url}: ${answer.status}`);
  return answer.arrayBuffer();
};

/** Numbers of any length, seven bits a byte, low bits first. */
export const varints = (/** @type {Uint8Array} */ bytes) => {
  let at = 0;
  return () => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
};

/** The number of a tile: those of lower zooms first, of a zoom along Hilbert's curve. */
export const tileId = (/** @type {number} */ z, /** @type {number} */ x, /** @type {number} */ y) => {
  let id = (4 ** z - 1) / 3;
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const [right, down] = [(x & side) > 0 ? 1 : 0, (y & side) > 0 ? 1 : 0];
    id += side * side * ((3 * right) ^ down);
    if (down === 0) {
      if (right === 1) [x, y] = [side - 1 - (x & (side - 1)), side - 1 - (y & (side - 1))];
      [x, y] = [y & (side - 1), x & (side - 1)];
    }
  }
  return id;
};

/** Entries of a directory, sorted by the first tile that each stands for. */
export const directory = (/** @type {Uint8Array} */ bytes) => {
  const next = varints(bytes);
  const entries = Array.from({ length: next() }, () => ({ id: 0, run: 0, length: 0, offset: 0 }));
  let id = 0;
  for (const entry of entries) entry.id = id += next();
  for (const entry of entries) entry.run = next();
  for (const entry of entries) entry.length = next();
  entries.forEach((entry, i) => {
    const offset = next();
    entry.offset = offset === 0 && i ? entries[i - 1].offset + entries[i - 1].length : offset - 1;
  });
  return entries;
};

/** The last entry that begins at or before a tile. */
export const entryFor = (/** @type {ReturnType<typeof directory>} */ entries, /** @type {number} */ id) => {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle].id <= id) low = middle + 1;
    else high = middle;
  }
  const found = entries[low - 1];
  return found && (found.run === 0 || id < found.id + found.run) ? found : null;
};

const inflated = async (buffer, compression) => {
  if (PLAIN.includes(compression)) return new Uint8Array(buffer);
  if (compression !== GZIP) throw new Error("compression");
  const stream = new Blob([buffer]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

/** Reads the header; an error where this is no archive of pictures. */
export const header = (/** @type {ArrayBuffer} */ buffer) => {
  const bytes = new Uint8Array(buffer);
  const view = new DataView(buffer);
  if (buffer.byteLength < HEADER || new TextDecoder().decode(bytes.subarray(0, 7)) !== MAGIC || bytes[7] !== 3) throw new Error("format");
  const long = (at) => Number(view.getBigUint64(at, true));
  if (bytes[99] === VECTOR) throw new Error("vector");
  const kind = PICTURES[bytes[99]];
  if (!kind) throw new Error("pictures");
  return { rootOffset: long(8), rootLength: long(16), leafOffset: long(40), dataOffset: long(56), inner: bytes[97], outer: bytes[98], kind, minZoom: bytes[100], maxZoom: bytes[101] };
};

export class Archive {
  #read;
  #head;
  /** @type {Map<number, Promise<ReturnType<typeof directory>>>} */
  #directories = new Map();

  /** @param {(offset: number, length: number) => Promise<ArrayBuffer>} read */
  constructor(read, head) {
    this.#read = read;
    this.#head = head;
  }

  static async open(/** @type {(offset: number, length: number) => Promise<ArrayBuffer>} */ read) {
    return new Archive(read, header(await read(0, HEADER)));
  }

  get zooms() {
    return { minZoom: this.#head.minZoom, maxZoom: this.#head.maxZoom };
  }

  #directory(offset, length) {
    const read = async () => directory(await inflated(await this.#read(offset, length), this.#head.inner));
    if (!this.#directories.has(offset)) this.#directories.set(offset, read());
    return /** @type {ReturnType<typeof read>} */ (this.#directories.get(offset));
  }

  /** A tile as a picture; nothing where the archive has none. @returns {Promise<Blob | null>} */
  async tile(z, x, y) {
    const id = tileId(z, x, y);
    let [offset, length] = [this.#head.rootOffset, this.#head.rootLength];
    for (let depth = 0; depth < DEPTH; depth += 1) {
      const entry = entryFor(await this.#directory(offset, length), id);
      if (!entry) return null;
      if (entry.run > 0) {
        const bytes = await inflated(await this.#read(this.#head.dataOffset + entry.offset, entry.length), this.#head.outer);
        return new Blob([bytes], { type: this.#head.kind });
      }
      [offset, length] = [this.#head.leafOffset + entry.offset, entry.length];
    }
    return null;
  }
}

/** A layer of Leaflet's that shows an archive. */
export const archiveLayer = (/** @type {Archive} */ archive, attribution = "") => {
  const Layer = /** @type {any} */ (L.GridLayer).extend({
    createTile({ x, y, z }, done) {
      const image = document.createElement("img");
      image.alt = "";
      archive.tile(z, x, y).then(
        (blob) => {
          if (blob) image.src = URL.createObjectURL(blob);
          image.onload = () => URL.revokeObjectURL(image.src);
          done(null, image);
        },
        (error) => done(error, image),
      );
      return image;
    },
  });
  const { minZoom, maxZoom } = archive.zooms;
  return new Layer({ minNativeZoom: minZoom, maxNativeZoom: maxZoom, maxZoom: 19, attribution });
};
