"use strict";

/* The menus: map and colours, download, sharing, print. */

geo.options = (map, data, base, { repaint, changed, rows, fill, lay }) => {
  const { by } = geo;
  const root = document.documentElement;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const theme = by("theme");
  const background = by("background");
  const share = geo.share(data.title);
  const print = geo.print(map, { paint: (name) => paint(name), theme: () => theme.value, fill, lay });
  const menus = [...document.querySelectorAll(".menu")];

  const paint = (name) => {
    root.dataset.theme = name === "auto" ? (prefersDark.matches ? "dark" : "light") : name;
    repaint();
  };

  const setTheme = (name) => {
    theme.value = Object.hasOwn(geo.strings.themes, name ?? "") ? name : "auto";
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
    by("downloads").querySelector("summary").focus();
    const wanted = rows();
    await data.texts([...new Set(wanted.map((row) => data.columns.event[row]))]);
    geo.files.save(format, data, wanted);
  };

  const downloads = () => {
    const box = by("downloads").querySelector(".menu-box");
    for (const format of geo.files.formats) {
      const button = geo.button("", format, () => download(format));
      button.dataset.format = format;
      button.setAttribute("aria-label", geo.say("downloadAs", { format }));
      box.append(button);
    }
    by("downloads").addEventListener("toggle", () => {
      const n = new Set(rows().map((row) => data.columns.event[row])).size;
      by("download-note").textContent = geo.say("downloadNote", { n });
    });
  };

  theme.append(...Object.keys(geo.strings.themes).map((name) => new Option(geo.say(`themes.${name}`), name)));
  background.append(new Option(geo.say("drawn"), ""));
  data.online.forEach(({ name }, number) => background.append(new Option(geo.say("online", { name }), String(number))));

  theme.addEventListener("change", () => { paint(theme.value); changed(); });
  prefersDark.addEventListener("change", () => paint(theme.value));
  background.addEventListener("change", () => { base.choose(background.value); changed(); });
  by("print").addEventListener("click", () => { closeMenus(); print(); });
  by("share-open").addEventListener("click", () => { closeMenus(); share.open(); });
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
