/* Filters: for each facet its values with counts, and what is chosen as chips that take themselves away. */

import { foldBoth } from "../language/fold.js";
import { familyOf, kinds } from "../language/kinds.js";
import { formatNumber, say } from "../language/say.js";
import { button, element, swatch } from "../page/dom.js";

const FEW = 8;
const FINDABLE = 14;
const LONGEST = 200;
const OPENED = ["kind", "status", "country", "certainty"];

/** The family whose mark stands before a value, if any. */
const familyFor = (facet, number) => {
  if (facet.name === "family") return kinds.families[number];
  return facet.name === "kind" ? kinds.families[familyOf(facet.keys[number])] : null;
};

/** One facet with its values. */
class Part {
  #facet;
  #onToggle;
  #isLong = false;
  #count;
  #list = element("ul", "options");
  #tally = element("span", "tally");
  #find;
  #more;

  /** @param {() => ArrayLike<number>} count */
  constructor(facet, onToggle, count) {
    this.#facet = facet;
    this.#onToggle = onToggle;
    this.#count = count;
    const name = say(`facets.${facet.name}`);
    this.#find = element("input", "facet-find");
    Object.assign(this.#find, { type: "search", placeholder: say("facetFind", { facet: name }), ariaLabel: say("facetFind", { facet: name }) });
    this.#more = button("more", "", () => {
      this.#isLong = true;
      this.fill();
      this.#list.querySelectorAll("input")[FEW]?.focus();
    });
    this.#more.hidden = true;
    this.#find.addEventListener("input", () => this.fill());
    this.details = element("details", "facet", element("summary", "", element("h3", "", name), " ", this.#tally), this.#find, this.#list, this.#more);
    Object.assign(this.details, { open: OPENED.includes(facet.name) });
    this.details.dataset.facet = facet.name;
    this.details.addEventListener("toggle", () => this.isOpen && this.fill());
  }

  get isOpen() {
    return /** @type {HTMLDetailsElement} */ (this.details).open;
  }

  #option(number, n) {
    const facet = this.#facet;
    const key = facet.keys[number];
    const tick = document.createElement("input");
    Object.assign(tick, { type: "checkbox", checked: facet.chosen.has(key) });
    tick.dataset.key = key;
    tick.addEventListener("change", () => this.#onToggle(facet, key));
    const family = familyFor(facet, number);
    const name = element("bdi", "name-of", facet.label(key, number));
    return element("li", n ? "" : "empty", element("label", "", tick, ...(family ? [swatch(family)] : []), name, element("span", "count", formatNumber(n))));
  }

  /** Chosen values first, then by count; only certainty keeps its own order. */
  #ordered(counts) {
    const all = this.#facet.keys.map((key, number) => ({ key, number, n: counts[number], chosen: this.#facet.chosen.has(key) }));
    const some = all.filter(({ n, chosen }) => n || chosen);
    if (["certainty", "family"].includes(this.#facet.name)) return some;
    return some.sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.n - a.n || a.number - b.number);
  }

  fill() {
    const values = this.#ordered(this.#count());
    const wanted = foldBoth(this.#find.value.trim());
    const found = wanted ? values.filter(({ key, number }) => foldBoth(this.#facet.label(key, number)).includes(wanted)) : values;
    const seen = this.#isLong || found.length <= FEW + 2 ? found.slice(0, LONGEST) : found.slice(0, FEW);
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const focused = this.#list.contains(active) ? active?.dataset.key : null;
    this.#list.replaceChildren(...seen.map(({ number, n }) => this.#option(number, n)));
    if (!seen.length) this.#list.append(element("li", "note", say("facetNothing")));
    if (focused) [...this.#list.querySelectorAll("input")].find(({ dataset }) => dataset.key === focused)?.focus();
    this.#find.hidden = values.length < FINDABLE && !wanted;
    this.#more.hidden = seen.length === found.length || this.#isLong;
    this.#more.textContent = say("facetMore", { n: found.length - seen.length });
    this.#tally.textContent = this.#facet.chosen.size ? formatNumber(this.#facet.chosen.size) : "";
  }
}

/** How certain events must be, as a slider. */
const slider = (facets, onChange) => {
  const input = element("input", "slider");
  const value = element("output", "tally");
  Object.assign(input, { type: "range", min: "0", max: "100", step: "5", id: "certain" });
  const tell = () => {
    value.textContent = say("percent", { n: facets.least });
    input.setAttribute("aria-valuetext", say("percent", { n: facets.least }));
  };
  input.addEventListener("input", () => {
    facets.setLeast(Number(input.value));
    tell();
    onChange();
  });
  const box = element("div", "facet certain", element("label", "", element("span", "", say("certainAtLeast")), " ", value), input);
  box.querySelector("label")?.setAttribute("for", "certain");
  const show = () => {
    input.value = String(facets.least);
    tell();
  };
  return { box, show };
};

/**
 * @param {import("./facets.js").Facets} facets
 * @param {{ onChange: () => void, onClear: () => void }} on What follows.
 */
export const createFilters = (box, chips, facets, on) => {
  const { onChange, onClear } = on;
  /** @type {Part[]} */
  let parts = [];
  let certain = /** @type {ReturnType<typeof slider> | null} */ (null);
  /** @type {(facet: any) => ArrayLike<number>} */
  let counter = () => new Int32Array(0);

  const toggle = (facet, key) => {
    facets.toggle(facet, key);
    onChange();
  };

  const chip = (names, remove) => {
    const made = button("chip", "", remove);
    made.append(element("bdi", "", say("chip", names)), element("span", "cross", "×"));
    made.setAttribute("aria-label", say("chipRemove", names));
    return made;
  };

  const chipOf = (facet, key) =>
    chip({ facet: say(`facets.${facet.name}`), value: facet.label(key, facet.keys.indexOf(key)) }, () => toggle(facet, key));

  const chipOfLeast = () =>
    chip({ facet: say("certainAtLeast"), value: say("percent", { n: facets.least }) }, () => {
      facets.setLeast(0);
      onChange();
    });

  const build = () => {
    certain = slider(facets, onChange);
    parts = facets.all.filter(({ keys }) => keys.length).map((facet) => new Part(facet, toggle, () => counter(facet)));
    box.append(certain.box, ...parts.map(({ details }) => details));
  };

  return {
    /** Writes the counts of the facets that are unfolded; built when they are first seen. */
    show: (counts) => {
      counter = counts;
      if (!parts.length) build();
      certain?.show();
      for (const part of parts) if (part.isOpen) part.fill();
    },
    showChips: (isSearching) => {
      const all = facets.all.flatMap((facet) => [...facet.chosen].map((key) => chipOf(facet, key)));
      if (facets.least) all.push(chipOfLeast());
      chips.replaceChildren(...all);
      if (all.length || isSearching) chips.append(button("chip clear", say("clearAll"), onClear));
      chips.hidden = !chips.children.length;
    },
  };
};
