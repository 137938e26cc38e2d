/* A link to what is shown, and the code by which another page embeds it. */

import { say } from "../language/say.js";
import * as address from "../page/address.js";
import { byId } from "../page/dom.js";

export const createShare = (title) => {
  const dialog = byId("share");

  /** From disk, the file stands beside the page that embeds it; from the web, it has an address. */
  const frameAddress = () => {
    const hash = `${location.hash || "#"}${location.hash.length > 1 ? "&" : ""}embed=1`;
    const file = location.protocol === "file:" ? location.pathname.split("/").pop() : location.origin + location.pathname + location.search;
    return file + hash;
  };

  const quoted = (text) => text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);

  const frame = () =>
    `<iframe src="${quoted(frameAddress())}" title="${quoted(title)}" width="100%" height="600" loading="lazy" style="border:0"></iframe>`;

  /** Pages from disk may not be given the clipboard; then what is selected is copied the old way. */
  const copy = async (field, button) => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError) || !document.execCommand("copy")) return;
    }
    button.textContent = say("copied");
    setTimeout(() => { button.textContent = say("copy"); }, 2000);
  };

  for (const name of ["link", "frame"]) {
    byId(`copy-${name}`).addEventListener("click", ({ currentTarget }) => copy(byId(`share-${name}`), currentTarget));
  }
  byId("share-close").addEventListener("click", () => dialog.close());

  return {
    open: () => {
      address.flush();
      byId("share-link").value = location.href;
      byId("share-frame").value = frame();
      dialog.showModal();
    },
  };
};
