/* Filters: for each facet its values with counts, and what is chosen as chips that take themselves away. */

import { fold, foldBoth } from "../language/fold.js";
import { familyOf, kinds } from "../language/kinds.js";
import { formatNumber, say } from "../language/say.js";
import { button, element, swatch as makeSwatch } from "../page/dom.js";

export const createFilters = (box, chips, facets, { onChange, onClear }) => {
  const FEW = 8;
  const FINDABLE = 14;
  const parts = new Map();

  const swatch = (facet, number) => {
    if (facet.name !== "kind") return [];
    return [makeSwatch(kinds.families[familyOf(facet.keys[number])])];
  };

  const toggle = (facet, key) => {
    facets.toggle(facet, key);
    onChange();
  };

  const option = (facet, number, n) => {
    const key = facet.keys[number];
    const tick = document.createElement("input");
    tick.type = "checkbox";
    tick.checked = facet.chosen.has(key);
    tick.dataset.key = key;
    tick.addEventListener("change", () => toggle(facet, key));
    const name = element("bdi", "name-of", facet.label(key, number));
    return element("li", n ? "" : "empty", element("label", "", tick, ...swatch(facet, number), name, element("span", "count", formatNumber(n))));
  };

  /** Chosen values first, then by count; only certainty keeps its own order. */
  const ordered = (facet, counts) => {
    const all = facet.keys.map((key, number) => ({ key, number, n: counts[number], chosen: facet.chosen.has(key) }));
    const some = all.filter(({ n, chosen }) => n || chosen);
    if (facet.name === "certainty") return some;
    return some.sort((a, b) => b.chosen - a.chosen || b.n - a.n || a.number - b.number);
  };

  const fill = (facet, counts) => {
    const part = parts.get(facet);
    const values = ordered(facet, counts);
    const wanted = fold(part.find.value.trim());
    const found = wanted ? values.filter(({ key, number }) => foldBoth(facet.label(key, number)).includes(wanted)) : values;
    const seen = part.isLong || found.length <= FEW + 2 ? found.slice(0, 200) : found.slice(0, FEW);
    const focused = part.list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    part.list.replaceChildren(...seen.map(({ number, n }) => option(facet, number, n)));
    if (!seen.length) part.list.append(element("li", "note", say("facetNothing")));
    if (focused !== null) [...part.list.querySelectorAll("input")].find(({ dataset }) => dataset.key === focused)?.focus();
    part.find.hidden = values.length < FINDABLE && !wanted;
    part.more.hidden = seen.length === found.length || part.isLong;
    part.more.textContent = say("facetMore", { n: found.length - seen.length });
    part.tally.textContent = facet.chosen.size ? formatNumber(facet.chosen.size) : "";
  };

  let counter = () => new Int32Array(0);

  const build = (facet) => {
    const name = say(`facets.${facet.name}`);
    const find = document.createElement("input");
    Object.assign(find, { type: "search", className: "facet-find", placeholder: say("facetFind", { facet: name }), ariaLabel: say("facetFind", { facet: name }) });
    const tally = element("span", "tally");
    const list = element("ul", "options");
    const part = { find, tally, list, isLong: false };
    part.more = button("more", "", () => {
      part.isLong = true;
      fill(facet, counter(facet));
      list.querySelectorAll("input")[FEW]?.focus();
    });
    part.more.hidden = true;
    find.addEventListener("input", () => fill(facet, counter(facet)));
    parts.set(facet, part);
    const details = element("details", "facet", element("summary", "", element("h3", "", name), " ", tally), find, list, part.more);
    details.open = ["kind", "status", "country", "certainty"].includes(facet.name);
    details.dataset.facet = facet.name;
    details.addEventListener("toggle", () => details.open && fill(facet, counter(facet)));
    return { details, facet };
  };

  let built = null;

  const chip = (facet, key) => {
    const names = { facet: say(`facets.${facet.name}`), value: facet.label(key, facet.keys.indexOf(key)) };
    const made = button("chip", "", () => toggle(facet, key));
    made.append(element("bdi", "", say("chip", names)), element("span", "cross", "×"));
    made.setAttribute("aria-label", say("chipRemove", names));
    return made;
  };

  return {
    /** Writes the counts of the facets that are unfolded; built when they are first seen. */
    show: (counts) => {
      counter = counts;
      if (!built) {
        built = facets.all.filter(({ keys }) => keys.length).map(build);
        box.append(...built.map(({ details }) => details));
      }
      for (const { details, facet } of built) if (details.open) fill(facet, counts(facet));
    },
    showChips: (isSearching) => {
      const all = facets.all.flatMap((facet) => [...facet.chosen].filter((key) => facet.keys.includes(key)).map((key) => chip(facet, key)));
      chips.replaceChildren(...all);
      if (all.length || isSearching) chips.append(button("chip clear", say("clearAll"), onClear));
      chips.hidden = !chips.children.length;
    },
  };
};
