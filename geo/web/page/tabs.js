/* Tabs of the panel, moved through by arrow keys. */

import { byId } from "./dom.js";

export const createTabs = (bar, onChange) => {
  const tabs = [...bar.querySelectorAll("[role=tab]")];
  const nameOf = (tab) => tab.id.replace("tab-", "");
  let current = "";

  const show = (name) => {
    const chosen = tabs.find((tab) => nameOf(tab) === name) ?? tabs[0];
    current = nameOf(chosen);
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      byId(tab.getAttribute("aria-controls")).hidden = tab !== chosen;
    }
  };

  const choose = (name) => {
    if (name === current) return;
    show(name);
    onChange();
  };

  bar.addEventListener("click", ({ target }) => {
    const tab = target.closest("[role=tab]");
    if (tab) choose(nameOf(tab));
  });
  bar.addEventListener("keydown", (event) => {
    const at = tabs.findIndex((tab) => nameOf(tab) === current);
    const forward = document.documentElement.dir === "rtl" ? -1 : 1;
    const next = { ArrowRight: at + forward, ArrowLeft: at - forward, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs[(next + tabs.length) % tabs.length];
    choose(nameOf(tab));
    tab.focus();
  });

  return { show, choose, current: () => current };
};
