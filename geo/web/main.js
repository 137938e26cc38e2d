/* The page's script begins here: it reads its strings and its data, and puts the page together. */

import * as blocks from "./data/blocks.js";
import { loadData } from "./data/load.js";
import { isoDay } from "./data/numbers.js";
import { chosen, language, say, speak } from "./language/say.js";
import { colour } from "./map/colour.js";
import * as address from "./page/address.js";
import { App } from "./page/app.js";
import { byId } from "./page/dom.js";

/** @type {App | undefined} */
let app;

/** Opens the page on a map of Leaflet's; what the browser can't read is said where the tally stands. */
export const open = async (/** @type {L.Map} */ map) => {
  const tables = await blocks.whole("strings");
  speak(tables, chosen(tables, [address.read().lang, ...navigator.languages]));
  Object.assign(document.documentElement, { lang: language.tag, dir: language.dir });
  try {
    app = new App(map, await loadData());
    await app.open();
  } catch (error) {
    byId("tally").textContent = say("unreadable", { reason: /** @type {Error} */ (error).message });
    throw error;
  }
};

/** What the map draws now. */
export const drawn = () => app?.stage.drawn;

export { address, colour, isoDay, loadData, say };
