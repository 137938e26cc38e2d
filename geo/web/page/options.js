/* The menus: map and colours, download, sharing, print. */

import { language, say } from "../language/say.js";
import * as files from "../output/files.js";
import { createPrint } from "../output/print.js";
import { createShare } from "../output/share.js";
import { button as makeButton, byId } from "./dom.js";

export const createOptions = (map, data, base, { repaint, changed, rows, fill, lay }) => {
  const root = document.documentElement;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const theme = byId("theme");
  const background = byId("background");
  const share = createShare(data.title);
  const print = createPrint(map, { paint: (name) => paint(name), theme: () => theme.value, fill, lay });
  const menus = [...document.querySelectorAll(".menu")];

  const paint = (name) => {
    root.dataset.theme = name === "auto" ? (prefersDark.matches ? "dark" : "light") : name;
    repaint();
  };

  const setTheme = (name) => {
    theme.value = Object.hasOwn(language.strings.themes, name ?? "") ? name : "auto";
    paint(theme.value);
  };

  /** The drawn map, or an online one by its name. */
  const setBase = (name) => {
    const number = data.online.findIndex((online) => online.name === name);
    background.value = number < 0 ? "" : String(number);
    base.choose(background.value);
  };

  const closeMenus = (except) => menus.forEach((menu) => { if (menu !== except) menu.open = false; });

  const menuKeys = (menu) => {
    menu.addEventListener("toggle", () => menu.open && closeMenus(menu));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.stopPropagation();
      closeMenus();
      menu.querySelector("summary").focus();
    });
  };

  const download = async (format) => {
    closeMenus();
    byId("downloads").querySelector("summary").focus();
    const wanted = rows();
    await data.texts([...new Set(wanted.map((row) => data.columns.event[row]))]);
    files.save(format, data, wanted);
  };

  const downloads = () => {
    const box = byId("downloads").querySelector(".menu-box");
    for (const format of files.formats) {
      const choice = makeButton("", format, () => download(format));
      choice.dataset.format = format;
      choice.setAttribute("aria-label", say("downloadAs", { format }));
      box.append(choice);
    }
    byId("downloads").addEventListener("toggle", () => {
      const n = new Set(rows().map((row) => data.columns.event[row])).size;
      byId("download-note").textContent = say("downloadNote", { n });
    });
  };

  theme.append(...Object.keys(language.strings.themes).map((name) => new Option(say(`themes.${name}`), name)));
  background.append(new Option(say("drawn"), ""));
  data.online.forEach(({ name }, number) => background.append(new Option(say("online", { name }), String(number))));

  theme.addEventListener("change", () => { paint(theme.value); changed(); });
  prefersDark.addEventListener("change", () => paint(theme.value));
  background.addEventListener("change", () => { base.choose(background.value); changed(); });
  byId("print").addEventListener("click", () => { closeMenus(); print(); });
  byId("share-open").addEventListener("click", () => { closeMenus(); share.open(); });
  addEventListener("pointerdown", ({ target }) => closeMenus(menus.find((menu) => menu.contains(target))));
  menus.forEach(menuKeys);
  downloads();

  return {
    setTheme,
    setBase,
    theme: () => (theme.value === "auto" ? null : theme.value),
    base: () => data.online[background.value]?.name ?? null,
  };
};
