/* The menus: map, symbols and colours, download, sharing, print. */

import { wordFor } from "../language/kinds.js";
import { language, say } from "../language/say.js";
import { Archive, archiveLayer, fromAddress, fromFile } from "../map/pmtiles.js";
import { MODES } from "../map/places.js";
import { FORMATS, save, saveData } from "../output/files.js";
import * as picture from "../output/picture.js";
import { createShare } from "../output/share.js";
import { button, byId } from "./dom.js";
import { createMenus } from "./menus.js";

export const SHADES = ["kind", "change"];

const PICTURES = { PNG: { suffix: "png" }, SVG: { suffix: "svg" } };

/** A choice from some words that the page says under one key. */
const fill = (id, names, key) => byId(id).append(...names.map((name) => new Option(say(`${key}.${name}`), name)));

export class Options {
  #data;
  #stage;
  #on;
  #menus = createMenus();
  #prefersDark = matchMedia("(prefers-color-scheme: dark)");

  /**
   * @param {{ repaint: () => void, changed: () => void, look: () => void, rows: () => number[], print: () => void, picture: () => any }} on
   */
  constructor(data, stage, on) {
    this.#data = data;
    this.#stage = stage;
    this.#on = on;
    fill("theme", Object.keys(language.strings.themes), "themes");
    fill("symbols", MODES.filter((mode) => mode !== "provinces" || data.provinces.length), "modes");
    fill("shade", SHADES, "shades");
    byId("background").append(new Option(say("drawn"), ""));
    data.online.forEach(({ name }, number) => byId("background").append(new Option(say("online", { name }), String(number))));
    this.#share = createShare(data.title);
    this.#listen();
    this.#downloads();
  }

  #share;

  #listen() {
    const { changed, look, print } = this.#on;
    byId("theme").addEventListener("change", () => { this.#paint(byId("theme").value); changed(); });
    this.#prefersDark.addEventListener("change", () => this.#paint(byId("theme").value));
    byId("background").addEventListener("change", () => { this.#background(byId("background").value); changed(); });
    byId("symbols").addEventListener("change", look);
    byId("shade").addEventListener("change", look);
    byId("tiles").addEventListener("change", () => this.#ownTiles(byId("tiles").files[0]));
    byId("tiles-open").addEventListener("click", () => byId("tiles").click());
    byId("print").addEventListener("click", () => { this.#menus.close(); print(); });
    byId("share-open").addEventListener("click", () => { this.#menus.close(); this.#share.open(); });
  }

  #paint(name) {
    document.documentElement.dataset.theme = name === "auto" ? (this.#prefersDark.matches ? "dark" : "light") : name;
    this.#on.repaint();
  }

  /** Paints in a theme for a while, as for print. */
  paint(name) {
    this.#paint(name);
  }

  setTheme(name) {
    byId("theme").value = Object.hasOwn(language.strings.themes, name ?? "") ? name : "auto";
    this.#paint(byId("theme").value);
  }

  theme() {
    return byId("theme").value === "auto" ? null : byId("theme").value;
  }

  /** The drawn map, or an online one by its name. */
  setBase(name) {
    const number = this.#data.online.findIndex((online) => online.name === name);
    byId("background").value = number < 0 ? "" : String(number);
    this.#background(byId("background").value);
    return name && number < 0 ? [name] : [];
  }

  base() {
    return this.#data.online[byId("background").value]?.name ?? null;
  }

  #background(number) {
    const chosen = this.#data.online[number];
    if (chosen?.archive) this.#show(() => fromAddress(chosen.url), chosen.attribution);
    else this.#stage.base.choose(number);
  }

  #ownTiles(file) {
    this.#menus.close();
    if (file) this.#show(() => fromFile(file), file.name);
  }

  async #show(reader, attribution) {
    byId("tiles-note").textContent = "";
    try {
      this.#stage.base.own(archiveLayer(await Archive.open(reader()), document.createTextNode(attribution).textContent ?? ""));
    } catch (error) {
      byId("tiles-note").textContent = say("tilesUnread", { reason: wordFor("tilesReasons", /** @type {Error} */ (error).message) });
      this.#stage.base.choose("");
    }
  }

  /** How places are drawn and coloured. */
  setLook({ symbols, shade }) {
    const known = (id, value) => [...byId(id).options].some((option) => option.value === value);
    byId("symbols").value = known("symbols", symbols) ? symbols : "auto";
    byId("shade").value = known("shade", shade) ? shade : "kind";
    return [["symbols", symbols], ["shade", shade]].filter(([id, value]) => value && !known(id, value)).map(([, value]) => value);
  }

  look() {
    return { mode: byId("symbols").value, shade: byId("shade").value };
  }

  async #download(format) {
    this.#menus.close();
    byId("downloads").querySelector("summary").focus();
    if (PICTURES[format]) {
      const svg = picture.svg(this.#on.picture());
      const blob = format === "PNG" ? await picture.png(svg) : new Blob([svg], { type: "image/svg+xml" });
      save(blob, PICTURES[format].suffix, this.#data.title);
      return;
    }
    const wanted = this.#on.rows();
    await this.#data.texts([...new Set(wanted.map((row) => this.#data.columns.event[row]))]);
    saveData(format, this.#data, wanted);
  }

  #downloads() {
    const box = byId("downloads").querySelector(".menu-box");
    for (const format of [...Object.keys(FORMATS), ...Object.keys(PICTURES)]) {
      const choice = button("", PICTURES[format] ? say("pictureAs", { format }) : format, () => this.#download(format));
      choice.dataset.format = format;
      choice.setAttribute("aria-label", say(PICTURES[format] ? "pictureAs" : "downloadAs", { format }));
      box.append(choice);
    }
    byId("downloads").addEventListener("toggle", () => {
      const n = new Set(this.#on.rows().map((row) => this.#data.columns.event[row])).size;
      byId("download-note").textContent = say("downloadNote", { n });
    });
  }
}
