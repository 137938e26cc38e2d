/* A link to what is shown, and the code by which another page embeds it. */

import { language, say } from "../language/say.js";
import { byId } from "../page/dom.js";
import * as address from "../page/address.js";

/** Widths and heights of a frame; a width of 100% fits the page around it. */
const SIZES = { fit: ["100%", "600"], small: ["360", "480"], medium: ["640", "520"], large: ["960", "640"] };

const escaped = (text) => text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The code of a frame. */
export const frame = (/** @type {string} */ source, /** @type {string} */ title, /** @type {string} */ size) => {
  const [width, height] = SIZES[size] ?? SIZES.fit;
  return `<iframe src="${escaped(source)}" title="${escaped(title)}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
};

/** From disk, the file stands beside the page that embeds it; from the web, it has an address. */
export const frameAddress = (/** @type {Pick<Location, "hash" | "protocol" | "pathname" | "origin" | "search">} */ { hash, protocol, pathname, origin, search }) => {
  const file = protocol === "file:" ? pathname.split("/").pop() : origin + pathname + search;
  return `${file}${hash || "#"}${hash.length > 1 ? "&" : ""}embed=1`;
};

/** Whether a link works on this machine only: from disk, or from a server of this machine's own. */
export const isLocal = (/** @type {{ protocol: string, hostname: string }} */ { protocol, hostname }) =>
  protocol === "file:" || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Pages from disk may not be given the clipboard; then what is selected is copied the old way. */
export const copy = async (field, made) => {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError) || !document.execCommand("copy")) return;
  }
  made.textContent = say("copied");
  setTimeout(() => { made.textContent = say("copy"); }, 2000);
};

export const createShare = (/** @type {string} */ title) => {
  const dialog = byId("share");
  const write = () => { byId("share-frame").value = frame(frameAddress(location), title, byId("share-size").value); };
  byId("share-size").append(...Object.keys(SIZES).map((size) => new Option(language.strings.sizes[size] ?? size, size)));
  byId("share-size").addEventListener("change", write);
  for (const name of ["link", "frame"]) {
    byId(`copy-${name}`).addEventListener("click", ({ currentTarget }) => copy(byId(`share-${name}`), currentTarget));
  }
  byId("share-close").addEventListener("click", () => dialog.close());
  return {
    open: () => {
      address.flush();
      byId("share-link").value = location.href;
      byId("share-local").hidden = !isLocal(location);
      write();
      dialog.showModal();
    },
  };
};
