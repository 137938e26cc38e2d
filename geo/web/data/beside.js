/*
 * Files of words beside the page. A page opened from disk may load nothing but scripts: each file is a call with its
 * name and its text, which is taken only if it has the digest that the page knows.
 */

/** @type {Map<string, string>} */
const arrived = new Map();

/** Receives the text of a file; the files call it. */
window.geoWords = (name, text) => { arrived.set(name, text); };

const load = (/** @type {string} */ address) =>
  new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address, async: true });
    script.addEventListener("load", () => { script.remove(); resolve(null); });
    script.addEventListener("error", () => { script.remove(); reject(new Error(decodeURIComponent(address))); });
    document.head.append(script);
  });

/** The first bytes of a text's SHA-256, in base64; none where the browser hashes nothing, as on an address without TLS. */
const digestOf = async (/** @type {string} */ text, /** @type {number} */ length) => {
  if (!globalThis.crypto?.subtle) return null;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash))).slice(0, length);
};

/** Reads one file. */
const read = async (/** @type {string} */ source, /** @type {number} */ number, /** @type {string} */ digest) => {
  const address = `${source}-${number}.js`;
  const name = address.slice(address.lastIndexOf("/") + 1, -3);
  await load(address);
  const text = arrived.get(name) ?? "";
  arrived.delete(name);
  const found = await digestOf(text, digest.length);
  if (found !== null && found !== digest) throw new Error(decodeURIComponent(address));
  return text;
};

/**
 * The lines of a block whose files are beside the page.
 *
 * @param {string} digests Of each file, a line each.
 * @param {{ beside?: string, perFile?: string }} traits Where the files are, and how many lines each has.
 */
export const linesBeside = (digests, { beside = "", perFile = "1" }) => {
  const known = digests.split("\n");
  /** @type {Map<number, Promise<string[]>>} */
  const files = new Map();
  const fileOf = (/** @type {number} */ number) => {
    const asked = files.get(number) ?? read(beside, number, known[number]).then((text) => text.split("\n"));
    files.set(number, asked);
    return asked;
  };
  return async (/** @type {number} */ line) => {
    const lines = await fileOf(Math.floor(line / Number(perFile)));
    return lines[line % Number(perFile)];
  };
};
